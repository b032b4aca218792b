"""A worker process does imports beside the jobs of deposits, until it is asked to stop."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from catalog import manuscripts
from catalog.clock import now
from catalog.exchange import asking, batches
from catalog.exchange.asking import ask
from catalog.exchange.batches import Settings
from catalog.exchange.intake import Received, receive
from catalog.exchange.tables import BatchState, BatchWork
from catalog.identifiers import mint
from tests.catalog.tei.reading.descriptions import tei
from tests.migrated import sqlite_copy
from viewer import import_work
from viewer.assembly import House, build
from viewer.import_work import ImportWork
from viewer.settings import load_settings


def test_what_is_asked_is_done_although_the_database_was_away_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sqlite_copy(tmp_path / "kitabdar.sqlite")
    house = build(load_settings(data_dir=tmp_path))
    house.vault.root.ensure()
    (tmp_path / "1.xml").write_bytes(tei(""))
    with house.sessions.begin() as session:
        manuscripts.ensure_holder(session, "nlx", {"en": ["National Library"]})
    batch_id = receive(
        house.sessions, house.vault.root, [Received("1.xml", tmp_path / "1.xml")], kind=None,
        holder_id="nlx", settings=Settings(), by="Aisha", at=now(), new_id=mint,
    )  # fmt: skip
    with house.sessions.begin() as session:
        ask(session, batch_id, BatchWork.READ, by="Aisha", at=now())
    _fail_once(monkeypatch)
    stop = threading.Event()
    with ImportWork(house, "worker-0", stop):
        state = _wait(house, batch_id)
    assert state is BatchState.READ
    assert stop.is_set()
    assert [one.message for one in caplog.records if one.levelname == "ERROR"] == ["imports.away"]
    house.engine.dispose()


def _fail_once(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asking.work_waiting
    calls = iter(range(1000))

    def work_waiting(*given: Any, **more: Any) -> int:
        if next(calls) == 0:
            raise ConnectionError("away")
        return whole(*given, **more)

    monkeypatch.setattr("viewer.import_work.work_waiting", work_waiting)
    monkeypatch.setattr(import_work, "GLANCE_S", 0.01)


def _wait(house: House, batch_id: str) -> BatchState:
    for _ in range(1000):
        with house.sessions() as session:
            state = batches.find(session, batch_id).state
        if state is BatchState.READ:
            break
        time.sleep(0.01)
    return state
