"""A whole catalogue of a given size in a database, written in bulk."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, insert, text

from catalog import counters
from catalog.tables import __name__ as _tables_are_loaded
from storage.database import Base, make_engine, writing
from tests.bench.large.books import books, holders
from viewer.migrations import upgrade

_BOOKS_AT_ONCE = 200
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
    for name, lines in rows.items():
        if lines:
            connection.execute(insert(Base.metadata.tables[name]), lines)


def _settle(engine: Engine) -> None:
    """Statistics as a database that lives has them."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
        if engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
