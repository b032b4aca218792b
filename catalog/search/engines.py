"""The two ways the tables of words are kept: FTS5 of SQLite, tsvector with GIN of PostgreSQL.

Both get the same tokens and the same questions, so they find the same: neither parses anything, as
words were folded and parted before (`catalog/search/tokens.py`). A question is made of tokens
alone and bound as a value; what people type never reaches an engine as syntax.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.orm import Session

from catalog.search.tokens import GAP, Document

BOOKS: Final = "search_words"
PAGES: Final = "search_page_words"
NAMES: Final = "search_name_words"

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sought:
    """Tokens in a row; `is_beginning`: the last one is the beginning of a word."""

    tokens: tuple[str, ...]
    is_beginning: bool = False


class Engine(Protocol):
    """What differs between the two."""

    matches: str
    """The condition of a table of words `{table}` for the bound value `:{name}`."""

    joined: str
    """The expression that puts whole numbers into one text, parted by commas."""

    key: str
    """The column of a table of words that has the number of a document."""

    def write(self, session: Session, table: str, rows: Iterable[tuple[int, Document]]) -> None:
        """Put documents in the place of those under the same numbers."""

    def question(self, sought: Sequence[Sought]) -> str:
        """The value to bind for a document that has any of these."""

    def by_index(self, session: Session) -> AbstractContextManager[None]:
        """While tables of words are asked: by their index, whatever the database estimates."""


class SqliteEngine:
    """FTS5 (SQLite manual, "SQLite FTS5 Extension"): one column, places told by the order."""

    matches = "{table} MATCH :{name}"
    joined = "group_concat({0})"
    key = "rowid"

    def write(self, session: Session, table: str, rows: Iterable[tuple[int, Document]]) -> None:
        """Put documents in the place of those under the same numbers."""
        lines = [{"number": number, "words": _in_a_row(document)} for number, document in rows]
        if lines:
            session.execute(text(f"DELETE FROM {table} WHERE rowid = :number"), lines)
            session.execute(
                text(f"INSERT INTO {table} (rowid, words) VALUES (:number, :words)"), lines
            )

    def question(self, sought: Sequence[Sought]) -> str:
        """Phrases in quotes, joined by OR; no token can hold a quote."""
        return " OR ".join(
            f'"{" ".join(one.tokens)}"' + (" *" if one.is_beginning else "") for one in sought
        )

    def by_index(self, session: Session) -> AbstractContextManager[None]:
        """FTS5 has nothing but its index."""
        return nullcontext()


class PostgresEngine:
    """tsvector (PostgreSQL manual, 8.11): lexemes with their places, no dictionary asked."""

    matches = "{table}.words @@ CAST(:{name} AS tsquery)"
    joined = "string_agg(CAST({0} AS text), ',')"
    key = "number"

    def write(self, session: Session, table: str, rows: Iterable[tuple[int, Document]]) -> None:
        """Put documents in the place of those under the same numbers."""
        lines = [{"number": number, "words": _with_places(document)} for number, document in rows]
        if lines:
            session.execute(
                text(
                    f"INSERT INTO {table} (number, words) "
                    "VALUES (:number, CAST(:words AS tsvector)) "
                    "ON CONFLICT (number) DO UPDATE SET words = excluded.words"
                ),
                lines,
            )

    def question(self, sought: Sequence[Sought]) -> str:
        """Lexemes in quotes, joined by | and <->; no token can hold a quote or a backslash."""
        return " | ".join(
            "(" + " <-> ".join(f"'{token}'" for token in one.tokens)
            + (":*" if one.is_beginning else "") + ")"
            for one in sought
        )  # fmt: skip

    @contextmanager
    def by_index(self, session: Session) -> Iterator[None]:
        """No sequential scans until the end of the block.

        The planner does not know that reading a vector means unpacking it from beside the table,
        and takes fifteen hundred of them for a page (measured: 50 ms a word instead of 1).
        """
        session.execute(text("SET LOCAL enable_seqscan = off"))
        yield
        session.execute(text("SET LOCAL enable_seqscan = DEFAULT"))


_SQLITE: Final = SqliteEngine()
_POSTGRES: Final = PostgresEngine()


def engine_of(session: Session) -> Engine:
    """The engine of the database at hand."""
    return _POSTGRES if session.get_bind().dialect.name == "postgresql" else _SQLITE


def forget(session: Session, table: str, numbers: Sequence[int]) -> None:
    """Take documents out of a table of words."""
    key = engine_of(session).key
    if numbers:
        session.execute(
            text(f"DELETE FROM {table} WHERE {key} = :number"),
            [{"number": number} for number in numbers],
        )


def numbers_from(joined: str | None) -> Numbers:
    """Whole numbers from a text that has them parted by commas; none from None."""
    if not joined:
        return np.empty(0, dtype=np.int64)
    return np.fromstring(joined, dtype=np.int64, sep=",")


def _in_a_row(document: Document) -> str:
    return " ".join(
        token or GAP for token in (*document.placed, None, *document.marked, None, *document.loose)
    )


def _with_places(document: Document) -> str:
    places: dict[str, list[int]] = defaultdict(list)
    for tokens in (document.placed, document.marked):
        for place, token in enumerate(tokens, start=1):
            if token is not None:
                places[token].append(place)
    told: list[str] = [f"'{token}':{','.join(map(str, at))}" for token, at in places.items()]
    told += [f"'{token}'" for token in document.loose if token not in places]
    return " ".join(told)


def bound(engine: Engine, table: str, name: str) -> str:
    """The condition that a document of the table answers the question bound as `name`."""
    return engine.matches.format(table=table, name=name)


def together(engine: Engine, column: str) -> str:
    """The expression for all numbers of a column as one text."""
    return engine.joined.format(column)
