"""A whole catalogue of a given size in a database, written in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, Engine, Table, insert, text

from catalog import counters
from catalog.tables import __name__ as _tables_are_loaded
from storage.database import Base, make_engine, writing
from tests.bench.large.books import books, holders
from viewer.migrations import upgrade

_BOOKS_AT_ONCE = 200
# Whose rows were written with numbers that the database would give out again.
_NUMBERED = ("leaves", "sides")
assert _tables_are_loaded


@dataclass(frozen=True)
class Catalogue:
    """What lies in the database: identifiers of ordinary books and of books of 600 sides."""

    database_url: str
    manuscripts: int
    sides: int
    ordinary: tuple[str, ...]
    long: tuple[str, ...]


def fill(database_url: str, manuscripts: int) -> Catalogue:
    """A catalogue of so many manuscripts, with about 67 sides each, in an empty database."""
    engine = make_engine(database_url)
    upgrade(engine)
    ordinary: list[str] = []
    long: list[str] = []
    sides = 0
    with writing(engine).begin() as connection:
        _write(connection, {"holders": holders()})
        waiting: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for number, book in enumerate(books(manuscripts), start=1):
            sides += book.sides
            (long if book.sides == 600 else ordinary).append(book.id)
            for table, rows in book.rows.items():
                waiting[table].extend(rows)
            if number % _BOOKS_AT_ONCE == 0 or number == manuscripts:
                _write(connection, waiting)
                waiting.clear()
        _write(
            connection,
            {
                "counters": [
                    {"name": counters.REVISION, "value": manuscripts},
                    {"name": counters.ACCESS, "value": 1},
                ]
            },
        )
    _settle(engine)
    engine.dispose()
    return Catalogue(database_url, manuscripts, sides, tuple(ordinary), tuple(long))


def _write(connection: Connection, rows: dict[str, list[dict[str, Any]]]) -> None:
    write = _copy if connection.dialect.name == "postgresql" else _insert
    for name, lines in rows.items():
        if lines:
            write(connection, Base.metadata.tables[name], lines)


def _insert(connection: Connection, table: Table, lines: list[dict[str, Any]]) -> None:
    connection.execute(insert(table), lines)


def _copy(connection: Connection, table: Table, lines: list[dict[str, Any]]) -> None:
    """COPY: a million rows in a minute and not in a quarter of an hour."""
    names = [column.name for column in table.columns if column.name in lines[0]]
    prepare = {name: table.columns[name].type.bind_processor(connection.dialect) for name in names}
    raw = connection.connection.driver_connection
    assert raw is not None
    columns = ", ".join(f'"{name}"' for name in names)
    with raw.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for line in lines:
            copy.write_row([_prepared(line[name], prepare[name]) for name in names])


def _prepared(value: Any, prepare: Callable[[Any], Any] | None) -> Any:
    ready = value if prepare is None or value is None else prepare(value)
    if isinstance(ready, dict | list):
        return Jsonb(ready)
    return ready.value if isinstance(ready, Enum) else ready


def _settle(engine: Engine) -> None:
    """Statistics and sequences as a database that lives has them."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
        if engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        else:
            for table in _NUMBERED:
                last = f"setval(pg_get_serial_sequence('{table}', 'id'), max(id))"
                connection.execute(text(f"SELECT {last} FROM {table}"))
