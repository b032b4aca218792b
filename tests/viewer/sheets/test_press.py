"""Large reports: they wait, are printed once, tell how far they are, and are taken up again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from storage.errors import BlobNotFound
from storage.vault import Vault
from tests.catalog.conservation.condition.book import a_book, leaves
from tests.viewer.sheets.surveyed import Surveyed
from viewer.sheets import press
from viewer.sheets.report import Report


@pytest.fixture
def report(sqlite_session: Session, disk_vault: Vault) -> Report:
    book = a_book(sqlite_session, disk_vault, leaves(1, 1))
    return Surveyed(book, book.open()).report("en")


def test_a_report_is_sent_once_and_kept_by_what_it_says(disk_vault: Vault, report: Report) -> None:
    store, key, sent = disk_vault.blobs, press.key_of(report, "s1-en-latn"), []
    assert press.progress(store, key) is None
    for _ in range(2):
        told = press.queue(store, report, key, lambda *job: sent.append(job))
        assert told.phase == "queued"
    assert sent == [(key, 1)]
    with pytest.raises(BlobNotFound):
        press.kept(store, key)
    press.print_waiting(store, key, 1)
    press.print_waiting(store, key, 1)
    assert press.progress(store, key) == press.Progress("ready", 1, 1)
    assert press.kept(store, key).startswith(b"%PDF-")
    assert press.queue(store, report, key, lambda *job: sent.append(job)).phase == "ready"
    assert len(sent) == 1


def test_a_newer_report_takes_the_place_of_the_older_one(disk_vault: Vault, report: Report) -> None:
    store, old = disk_vault.blobs, press.key_of(report, "s1-en-latn")
    press.queue(store, report, old, lambda *job: None)
    newer = replace(report, data={**report.data, "foot": "Another day"})
    press.queue(store, newer, press.key_of(newer, "s1-en-latn"), lambda *job: None)
    assert press.progress(store, old) is None
    press.print_waiting(store, old, 1)
    assert press.progress(store, old) is None


def test_what_failed_says_so_and_can_be_asked_for_again(disk_vault: Vault, report: Report) -> None:
    store, sent = disk_vault.blobs, []
    broken = replace(report, template="no_such.typ")
    key = press.key_of(broken, "s1-en-latn")
    press.queue(store, broken, key, lambda *job: sent.append(job))
    press.print_waiting(store, key, 1)
    failed = press.progress(store, key)
    assert failed is not None
    assert failed.phase == "failed"
    press.queue(store, broken, key, lambda *job: sent.append(job))
    assert sent == [(key, 1), (key, 2)]
