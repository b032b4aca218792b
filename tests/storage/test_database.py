"""Engine and sessions: one code on both databases, and SQLite's one writer treated with care."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from dbos import DBOS
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, ForeignKey, MetaData, inspect, select, text
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from storage.database import (
    Base,
    JsonColumn,
    UtcDateTime,
    make_engine,
    session_factory,
    writing,
)


class Own(DeclarativeBase):
    """Tables of these tests only, named as the house names them."""

    metadata = MetaData(naming_convention=Base.metadata.naming_convention)


class Shelf(Own):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[int] = mapped_column(default=0)
    seen: Mapped[datetime | None] = mapped_column(UtcDateTime)
    notes: Mapped[Any] = mapped_column(JsonColumn, default=dict)


class Book(Own):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))


@pytest.fixture
def sessions(empty_engine: Engine) -> sessionmaker[Session]:
    return filled(empty_engine)


@pytest.fixture
def file_engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{tmp_path / 'not there yet' / 'house.sqlite'}")
    yield engine
    engine.dispose()


def filled(engine: Engine) -> sessionmaker[Session]:
    Own.metadata.create_all(engine)
    sessions = session_factory(engine)
    with sessions.begin() as session:
        session.add(Shelf(id=1))
    return sessions


def books(sessions: sessionmaker[Session]) -> int:
    with sessions() as session:
        return session.scalars(select(Shelf.books)).one()


def test_what_is_committed_is_there_and_what_fails_is_not(sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        session.get_one(Shelf, 1).books = 7

    def stopped_half_way() -> None:
        with sessions.begin() as session:
            session.get_one(Shelf, 1).books = 8
            session.flush()
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError):
        stopped_half_way()
    assert books(sessions) == 7


def test_what_was_loaded_stays_readable_after_the_commit(sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        shelf = session.get_one(Shelf, 1)

    assert shelf.books == 0


def test_a_time_comes_back_as_the_same_instant_in_utc(sessions: sessionmaker[Session]) -> None:
    almaty = datetime(2026, 3, 1, 14, 30, 15, 123456, tzinfo=timezone(timedelta(hours=5)))

    with sessions.begin() as session:
        session.get_one(Shelf, 1).seen = almaty

    with sessions() as session:
        seen = session.scalars(select(Shelf.seen)).one()
    assert seen == almaty
    assert seen is not None
    assert seen.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(sessions: sessionmaker[Session]) -> None:
    with pytest.raises(StatementError, match="zone"), sessions.begin() as session:
        session.get_one(Shelf, 1).seen = datetime(2026, 3, 1)  # noqa: DTZ001


@given(st.datetimes(timezones=st.timezones(), min_value=datetime(1000, 1, 1)))  # noqa: DTZ001
def test_every_zone_is_brought_to_utc(moment: datetime) -> None:
    kept = UtcDateTime().process_bind_param(moment, SQLiteDialect())

    assert kept is not None
    again = UtcDateTime().process_result_value(kept.replace(tzinfo=None), SQLiteDialect())
    assert again == moment.astimezone(UTC)


def test_json_keeps_every_script(sessions: sessionmaker[Session]) -> None:
    notes = {"ar": ["كتاب"], "kk": ["кітап"], "n": [1, None, True]}

    with sessions.begin() as session:
        session.get_one(Shelf, 1).notes = notes

    with sessions() as session:
        assert session.scalars(select(Shelf.notes)).one() == notes


def test_a_row_without_its_parent_is_refused(sessions: sessionmaker[Session]) -> None:
    with pytest.raises(IntegrityError), sessions.begin() as session:
        session.add(Book(shelf_id=99))


def test_every_constraint_has_a_name(empty_engine: Engine) -> None:
    filled(empty_engine)

    (foreign,) = inspect(empty_engine).get_foreign_keys("book")
    assert foreign["name"] == "fk_book_shelf_id_shelf"
    assert inspect(empty_engine).get_pk_constraint("book")["name"] == "pk_book"


def test_an_address_of_postgresql_needs_no_driver_named() -> None:
    engine = make_engine("postgresql://someone@127.0.0.1/house")

    assert engine.dialect.driver == "psycopg"
    assert engine.dialect.name == "postgresql"


def test_sqlite_is_set_up_for_many_readers_and_one_writer(file_engine: Engine) -> None:
    with file_engine.connect() as connection:
        found = [
            connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert found == ["wal", 1, 1, 30_000]


def test_writers_wait_for_their_turn_and_none_is_lost(file_engine: Engine) -> None:
    sessions = filled(file_engine)

    def add_ten(_: int) -> None:
        for _turn in range(10):
            with sessions.begin() as session:
                shelf = session.get_one(Shelf, 1)
                shelf.books = shelf.books + 1

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_ten, range(8)))

    assert books(sessions) == 80


def test_a_reader_neither_waits_for_the_writer_nor_keeps_it_waiting(file_engine: Engine) -> None:
    sessions = filled(file_engine)

    with sessions() as reader, sessions.begin() as writer:
        assert reader.scalars(select(Shelf.books)).one() == 0
        writer.get_one(Shelf, 1).books = 5
        writer.flush()
        assert reader.scalars(select(Shelf.books)).one() == 0
        writer.commit()
        assert reader.scalars(select(Shelf.books)).one() == 0

    assert books(sessions) == 5


def test_a_writer_has_the_lock_from_its_first_moment(file_engine: Engine) -> None:
    sessions = filled(file_engine)
    began = threading.Event()
    order: list[str] = []

    def second() -> None:
        began.wait()
        with sessions.begin() as session:
            session.connection()
            order.append("second")

    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(second)
        with sessions.begin() as session:
            session.scalars(select(Shelf.books)).one()
            began.set()
            assert not waiting.done()
            order.append("first")
        waiting.result()

    assert order == ["first", "second"]


def test_a_session_bound_to_a_connection_uses_that_connection(file_engine: Engine) -> None:
    sessions = filled(file_engine)

    with writing(file_engine).connect() as connection:
        with sessions(bind=connection) as session:
            session.get_one(Shelf, 1).books = 3
            session.flush()
            assert connection.execute(select(Shelf.books)).scalar_one() == 3
        connection.rollback()

    assert books(sessions) == 0


def test_making_tables_can_be_undone(empty_engine: Engine) -> None:
    with writing(empty_engine).connect() as connection:
        connection.execute(text("CREATE TABLE half (id INTEGER)"))
        connection.rollback()

    assert inspect(empty_engine).get_table_names() == []


_OPENS = """
import sys
from sqlalchemy import text
from storage.database import make_engine
with make_engine(sys.argv[1]).begin() as connection:
    connection.execute(text("CREATE TABLE IF NOT EXISTS t (n INTEGER)"))
    connection.execute(text("INSERT INTO t VALUES (1)"))
"""


def test_processes_that_start_together_share_one_new_file(file_engine: Engine) -> None:
    with file_engine.connect():
        pass
    url = file_engine.url.set(database=f"{file_engine.url.database}.second").render_as_string()

    started = [subprocess.Popen([sys.executable, "-c", _OPENS, url]) for _ in range(4)]

    assert [one.wait() for one in started] == [0] * 4
    engine = make_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM t")).scalar_one() == 4
    engine.dispose()


_SESSIONS: list[sessionmaker[Session]] = []


def count_one() -> None:
    with _SESSIONS[0].begin() as session:
        session.get_one(Shelf, 1, with_for_update=True).books += 1


def test_the_workflow_engine_shares_our_engine(
    empty_engine: Engine, sessions: sessionmaker[Session]
) -> None:
    _SESSIONS[:] = [sessions]

    # Here and not in the module: another test in this process may have emptied DBOS's registry.
    counted = DBOS.step()(count_one)

    @DBOS.workflow()
    def count_three(name: str) -> str:
        for _ in range(3):
            counted()
        return name

    DBOS(
        config={
            "name": "kitabdar-tests",
            "system_database_engine": empty_engine,
            "application_version": "1",
            "executor_id": f"tests-{uuid4().hex}",
        }
    )
    DBOS.launch()
    try:
        handles = [DBOS.start_workflow(count_three, f"w{number}") for number in range(5)]
        for _ in range(20):
            count_one()
        names = [handle.get_result(polling_interval_sec=0.05) for handle in handles]
    finally:
        DBOS.destroy(destroy_registry=True)

    assert names == [f"w{number}" for number in range(5)]
    assert books(sessions) == 35
