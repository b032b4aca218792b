"""What the database says when it cannot be used, by its own mouth, and what people are told."""

from __future__ import annotations

import contextlib
import pickle
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError

from ingest import heartbeats
from ingest.database_faults import database_fault
from ingest.errors import DatabaseAway, DatabaseFull
from ingest.faults import may_pass_soon, notice_of
from ingest.workflow import PATIENCE_S
from storage.database import make_engine, session_factory
from tests.ingest.conftest import House
from tests.servers import PostgresServer

Scans = Callable[..., Path]


@contextlib.contextmanager
def held(engine: Engine) -> Iterator[None]:
    """Another program holds the write lock of the SQLite database, and nobody waits long."""
    other = sqlite3.connect(str(engine.url.database), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def impatient(engine: Engine) -> None:
    event.listen(
        engine, "checkout", lambda connection, *_: connection.execute("PRAGMA busy_timeout=20")
    )


def locked_error(engine: Engine) -> DBAPIError:
    impatient(engine)
    with (
        held(engine),
        pytest.raises(DBAPIError) as raised,
        session_factory(engine).begin() as session,
    ):
        session.execute(text("SELECT 1"))
    return raised.value


def full_error(folder: Path) -> DBAPIError:
    """SQLite's own word for a full disk: the file may not grow."""
    engine = make_engine(f"sqlite:///{folder / 'small.sqlite'}")
    event.listen(
        engine, "checkout", lambda connection, *_: connection.execute("PRAGMA max_page_count=4")
    )
    table = "CREATE TABLE t AS SELECT zeroblob(100000)"
    with pytest.raises(DBAPIError) as raised, engine.begin() as connection:
        connection.execute(text(table))
    engine.dispose()
    return raised.value


def test_a_database_that_somebody_else_holds_may_be_free_soon(sqlite_engine: Engine) -> None:
    error = locked_error(sqlite_engine)

    assert may_pass_soon(error)
    assert notice_of(error, "1r.tif").key == "database-unavailable"
    assert "locked" in str(database_fault(error))


def test_a_database_whose_disk_is_full_needs_room(tmp_path: Path) -> None:
    error = full_error(tmp_path)

    assert not may_pass_soon(error)
    assert notice_of(error, "1r.tif").key == "storage-full"
    assert isinstance(database_fault(error), DatabaseFull)


def test_a_statement_that_is_wrong_is_our_own_fault(engine: Engine) -> None:
    with pytest.raises(DBAPIError) as raised, engine.connect() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))

    assert database_fault(raised.value) is None
    assert not may_pass_soon(raised.value)
    assert notice_of(raised.value, "1r.tif").key == "unexpected"


@pytest.mark.servers
def test_a_connection_that_the_server_cut_may_be_made_again(postgres: PostgresServer) -> None:
    engine = make_engine(postgres.create_database())
    with engine.connect() as victim, engine.connect() as other:
        pid = victim.scalar(text("SELECT pg_backend_pid()"))
        other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
        with pytest.raises(DBAPIError) as raised:
            victim.execute(text("SELECT 1"))
    engine.dispose()

    assert may_pass_soon(raised.value)


@pytest.mark.parametrize("step", ["begin", "characterise 1 done", "register 1", "publish"])
def test_a_database_held_for_a_while_stops_no_page(
    house: House, scans: Scans, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr("ingest.workflow.PATIENCE_S", tuple(0.01 for _ in PATIENCE_S))
    error = locked_error(house.engine)
    deposit_id = house.send(scans("1r.png", "1v.png"))
    met: list[str] = []

    def hold_once(name: str) -> None:
        if name == step and len(met) < len(PATIENCE_S):
            met.append(name)
            raise error

    object.__setattr__(house.pipeline, "checkpoint", hold_once)
    done = house.work(deposit_id)

    assert (done.state, done.pages_registered) == ("done", 2)
    assert met == [step] * len(PATIENCE_S)


@pytest.mark.parametrize("step", ["begin", "page"])
def test_a_job_the_full_database_does_not_take_ends_the_work_and_the_next_start_finishes_it(
    house: House, scans: Scans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    error = full_error(tmp_path)
    deposit_id = house.send(scans("1r.png", "1v.png"))

    def fail(*_: Any) -> None:
        raise error

    with monkeypatch.context() as full:
        full.setattr(f"ingest.pipeline.Pipeline.{step}", fail)
        with pytest.raises(DatabaseFull, match="free some space"):
            house.work(deposit_id)

    assert house.work(deposit_id).state == "done"


def test_a_worker_that_cannot_write_its_heartbeat_says_so(
    house: House, scans: Scans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error, asked = full_error(tmp_path), threading.Event()
    deposit_id = house.send(scans("1r.png"))
    beat, beats = heartbeats.beat, []

    def fail_later(*given: Any, **named: Any) -> None:
        beats.append(1)
        if len(beats) > 1:
            raise error
        beat(*given, **named)

    object.__setattr__(house.pipeline, "checkpoint", lambda _: asked.wait(2) and None)
    with monkeypatch.context() as full:
        full.setattr(heartbeats, "beat", fail_later)
        with pytest.raises(DatabaseFull):
            house.work(deposit_id)
    asked.set()

    assert house.work(deposit_id).state == "done"


@pytest.mark.parametrize("error", [DatabaseFull(), DatabaseAway("it is locked")])
def test_these_faults_travel_between_processes_whole(error: Exception) -> None:
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
