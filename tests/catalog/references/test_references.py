"""References of a book: added, changed, taken away, put back, and made again from the vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import count

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.errors import BadLanguageMap, ManuscriptNotFound
from catalog.identifiers import Kind
from catalog.manuscripts import Description
from catalog.rebuilding import reference_rows
from catalog.references import archive, references
from catalog.references.errors import (
    BadManifest,
    ReferenceChanged,
    ReferenceExists,
    ReferenceNotFound,
)
from catalog.references.references import Hand, Why
from catalog.references.tables import OutsideReference, Reason
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.references.manifests import ADDRESS, as_bytes, version_3

BOOK = "m0000000001"
WHY = Why(Reason.SISTER_LEAVES, "  The same quire?  ", "en")
DATA = as_bytes(version_3())


@pytest.fixture
def hand(disk_vault: Vault, at: datetime) -> Hand:
    numbers = count(1)
    made: Callable[[Kind], str] = lambda kind: f"{kind.value}{next(numbers):010}"  # noqa: E731
    return Hand(disk_vault.root, "Aigerim", at, made, "https://books.example.org")


@pytest.fixture
def book(session: Session, at: datetime) -> str:
    told = {"shelfmark": "MS 1", "titles": {"en": "A"}, "holder": {"id": "nlx", "name": "X"}}
    manuscripts.create(session, Description.from_mapping(told), new_id=BOOK, at=at)
    return BOOK


def test_a_manifest_is_kept_as_it_came_and_its_pictures_are_not(
    session: Session, book: str, hand: Hand, disk_vault: Vault
) -> None:
    row = references.add(session, book, WHY, hand, manifest=DATA)
    assert (row.address, row.version, row.note) == (ADDRESS, 3, "The same quire?")
    assert [label for _, label in row.sides] == ["1r", "2r"]
    kept = disk_vault.root.object(archive.object_id(row.id)).inventory()
    assert sorted(kept.state) == ["manifest.json", "reference.json"]
    assert archive.manifest(disk_vault.root, row) == DATA
    assert references.has_any(session, book)


def test_of_an_address_alone_only_the_address_is_known(
    session: Session, book: str, hand: Hand
) -> None:
    row = references.add(session, book, WHY, hand, address=f" {ADDRESS} ")
    assert (row.address, row.sha256, row.version) == (ADDRESS, None, None)
    assert row.hosts == ["https://partner.example"]


def test_a_reference_may_stand_beside_no_book_yet(session: Session, hand: Hand) -> None:
    row = references.add(session, None, WHY, hand, manifest=DATA)
    assert row.manuscript_id is None


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({}, "nothing"),
        ({"address": "partner.example"}, "address"),
        ({"address": "https://user:secret@partner.example/"}, "address"),
        ({"address": "https://partner.example/" + "x" * 2000}, "long"),
        ({"address": "https://other.example/", "manifest": DATA}, "other-address"),
        ({"address": "https://books.example.org/iiif/m1/manifest.json"}, "own"),
    ],
)
def test_what_cannot_be_a_reference_is_refused(
    session: Session, book: str, hand: Hand, given: dict[str, str], key: str
) -> None:
    with pytest.raises(BadManifest) as caught:
        references.add(session, book, WHY, hand, **given)  # type: ignore[arg-type]
    assert caught.value.key == key


def test_the_reason_can_be_changed_by_who_saw_what_stands(
    session: Session, book: str, hand: Hand
) -> None:
    row = references.add(session, book, WHY, hand, manifest=DATA)
    changed = references.change(session, row, Why(Reason.SAME_SCRIBE), hand, edition=1)
    assert (changed.reason, changed.note, changed.edition) == (Reason.SAME_SCRIBE, "", 2)
    with pytest.raises(ReferenceChanged):
        references.change(session, row, WHY, hand, edition=1)
    with pytest.raises(BadManifest):
        references.change(session, row, Why(Reason.OTHER, "x" * 2001), hand, edition=2)
    with pytest.raises(BadLanguageMap):
        references.change(session, row, Why(Reason.OTHER, "x", "no language"), hand, edition=2)


def test_what_was_taken_away_stays_in_the_vault_and_can_be_put_back(
    session: Session, book: str, hand: Hand, disk_vault: Vault
) -> None:
    row = references.add(session, book, WHY, hand, manifest=DATA)
    references.set_removed(session, row, hand, edition=1, is_removed=True)
    assert references.of_manuscript(session, book) == []
    assert not references.has_any(session, book)
    assert archive.manifest(disk_vault.root, row) == DATA
    again = references.add(session, book, WHY, hand, manifest=DATA)
    with pytest.raises(ReferenceExists):
        references.set_removed(session, row, hand, edition=2, is_removed=False)
    references.set_removed(session, again, hand, edition=1, is_removed=True)
    references.set_removed(session, row, hand, edition=2, is_removed=False)
    assert references.of_manuscript(session, book) == [row]
    assert [one["what"] for one in row.log] == ["added", "removed", "restored"]


def test_the_same_address_is_not_added_twice(session: Session, book: str, hand: Hand) -> None:
    references.add(session, book, WHY, hand, manifest=DATA)
    with pytest.raises(ReferenceExists):
        references.add(session, book, WHY, hand, address=ADDRESS)


def test_a_reference_is_found_at_its_own_book_only(session: Session, book: str, hand: Hand) -> None:
    row = references.add(session, book, WHY, hand, manifest=DATA)
    assert references.find(session, book, row.id) is row
    with pytest.raises(ReferenceNotFound):
        references.find(session, "m0000000002", row.id)
    with pytest.raises(ManuscriptNotFound):
        references.add(session, "m0000000002", WHY, hand, manifest=DATA)


def test_rows_are_made_again_from_the_vault(
    engine: Engine, session: Session, book: str, hand: Hand, disk_vault: Vault
) -> None:
    row = references.add(session, book, WHY, hand, manifest=DATA)
    references.change(session, row, Why(Reason.SAME_OWNER, "Ex-libris", "en"), hand, edition=1)
    session.commit()
    before = _columns(row)
    session.delete(row)
    session.commit()
    sessions = session_factory(engine)
    assert reference_rows.rebuild(sessions, disk_vault.root, disk_vault.root.object_ids()) == 1
    with sessions() as reader:
        (again,) = references.of_manuscript(reader, book)
        assert _columns(again) == before


def _columns(row: OutsideReference) -> dict[str, object]:
    return {column.name: getattr(row, column.name) for column in OutsideReference.__table__.columns}
