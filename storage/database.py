"""Engine, sessions and the base of all tables: SQLite by default, PostgreSQL when grown.

Transactions on SQLite, which has one writer at a time:

- `with sessions.begin() as session` (or `session.begin()`) is a writing transaction and starts
  with BEGIN IMMEDIATE: it waits for its turn at the start, and can then never fail in the middle
  because somebody else wrote between its first read and its first write.
- a session used without `begin` only reads: plain BEGIN, a steady snapshot, no lock; readers and
  the one writer do not disturb each other (WAL).
- a raw connection of the engine keeps the driver's own handling (BEGIN IMMEDIATE before the first
  INSERT, UPDATE or DELETE): that is what DBOS, which shares this engine, counts on. Whoever wants
  a whole raw transaction, statements that make tables included, takes `writing(engine)`.

On PostgreSQL all of this is simply the server's READ COMMITTED; who needs the steady snapshot there
as well reads in `steady(sessions)`.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, DateTime, Engine, MetaData, create_engine, event, make_url
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.orm import DeclarativeBase, Session, SessionTransactionOrigin, sessionmaker
from sqlalchemy.types import TypeDecorator, TypeEngine

_OPTION = "house_transaction"
_BEGIN = {"read": "BEGIN", "write": "BEGIN IMMEDIATE"}
_BUSY_MS = 30_000

JsonColumn: TypeEngine[Any] = JSON().with_variant(postgresql.JSONB(), "postgresql")


class Base(DeclarativeBase):
    """The base of every table; each constraint has a name from the first migration on.

    Without names SQLite could never drop a constraint again (alembic's batch mode needs them).
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcDateTime(TypeDecorator[datetime]):
    """An aware point in time: any zone goes in, UTC comes out; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses a time without a zone, which nobody could place later."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"A time must say its zone before it is stored: {value!r}.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite keeps no zone; what we wrote there was UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class HouseSession(Session):
    """A session that tells SQLite, through its engine, whether it means to write."""

    def __init__(self, *, reading: Engine, writing: Engine, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._reading = reading
        self._writing = writing

    def get_bind(self, *args: Any, **kwargs: Any) -> Engine | Connection:
        """The engine for the transaction at hand: begun by the caller means writing."""
        bind = super().get_bind(*args, **kwargs)
        if not isinstance(bind, Engine):
            return bind
        root = self.get_transaction()
        if root is not None and root.origin is SessionTransactionOrigin.BEGIN:
            return self._writing
        return self._reading


def make_engine(url: str) -> Engine:
    """An engine for ``sqlite:///path`` or ``postgresql://...`` (driver: psycopg).

    The folder of an SQLite file is made if it is missing.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        if address.database and address.database != ":memory:":
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "checkout", _restore_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    address = address.set(drivername="postgresql+psycopg")
    return create_engine(address, pool_pre_ping=True, pool_size=10, max_overflow=30)


def writing(engine: Engine) -> Engine:
    """The same engine, whose raw connections begin a whole writing transaction at once."""
    return engine.execution_options(**{_OPTION: "write"})


def session_factory(engine: Engine) -> sessionmaker[Session]:
    """Sessions on `engine`; what was loaded stays readable after the commit."""
    return sessionmaker(
        engine,
        class_=HouseSession,
        expire_on_commit=False,
        reading=engine.execution_options(**{_OPTION: "read"}),
        writing=writing(engine),
    )


@contextlib.contextmanager
def steady(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """A reading session whose statements all see the rows of one moment, on both databases.

    PostgreSQL manual, 13.2.2: REPEATABLE READ is a snapshot taken by the first statement; a
    transaction that only reads never fails for it.
    """
    with sessions() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.connection(
                execution_options={
                    "isolation_level": "REPEATABLE READ",
                    "postgresql_readonly": True,
                }
            )
        yield session


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    with contextlib.closing(connection.cursor()) as cursor:
        # First, because the switch to WAL may itself have to wait for another process.
        cursor.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        # Without it INSERT OR REPLACE deletes a row and no DELETE trigger hears of it: what is
        # append-only could be overwritten (SQLite manual, "PRAGMA recursive_triggers").
        cursor.execute("PRAGMA recursive_triggers=ON")


def _restore_sqlite(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
    # Whoever set an isolation level for one transaction (DBOS does) leaves the driver's default
    # behind, so it is set at every loan and not once.
    connection.isolation_level = "IMMEDIATE"


def _begin_sqlite(connection: Connection) -> None:
    statement = _BEGIN.get(connection.get_execution_options().get(_OPTION, ""))
    if statement:
        connection.exec_driver_sql(statement)
