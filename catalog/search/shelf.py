"""All books that the public may find, as a few arrays of numbers: what lists are counted from.

A list of half the catalogue with all its facets is counted in a millisecond or two from here, where
reading a row for each book would take a tenth of a second. The arrays are a copy of
`search_books` in each process; the index has a generation, one number that is read with every
question, and what was written since is read again: as many rows as changed. A question sees the
books of the generation it read; a book that is no longer shown is out of it at once.

Fifteen thousand books take about 2 MB.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog import counters
from catalog.search.engines import Numbers
from catalog.search.facets import Facet
from catalog.search.index import GENERATION
from catalog.search.tables import SearchBook, SearchValue

Mask = NDArray[np.bool_]
# Days of books without a date: after every other, and in no span of years.
NO_DAY: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """What the shelf keeps of a book."""

    generation: int
    manuscript_id: str
    shelfmark_sort: str
    first_day: int
    last_day: int
    revision: int
    codes: tuple[int, ...]


@dataclass(frozen=True)
class Shelf:
    """The books by place 0 to n-1, in the order of their numbers; every array has n entries.

    `by_shelfmark` is the rank of each in the order of shelfmarks. `code_of` and `place_of` say of
    every value of every book which it is and whose.
    """

    generation: int
    numbers: Numbers
    ids: Sequence[str]
    by_shelfmark: Numbers
    first_days: Numbers
    last_days: Numbers
    revisions: Numbers
    code_of: Numbers
    place_of: Numbers
    values: Mapping[int, tuple[Facet, str]]
    codes: Mapping[tuple[Facet, str], int]
    stands_for: Mapping[int, int]

    def __len__(self) -> int:
        return len(self.numbers)

    def places(self, numbers: Numbers) -> Numbers:
        """The places of books by number; those that are not shown are left out."""
        if not len(self.numbers):
            return np.empty(0, dtype=np.int64)
        at = np.searchsorted(self.numbers, numbers)
        at[at == len(self.numbers)] = 0
        known: Numbers = at[self.numbers[at] == numbers]
        return known

    def with_any(self, codes: Sequence[int]) -> Mask:
        """Which books have one of these values."""
        found = np.zeros(len(self), dtype=np.bool_)
        found[self.place_of[np.isin(self.code_of, codes)]] = True
        return found

    def counts(self, books: Mask) -> dict[tuple[Facet, str], int]:
        """How many of these books have each value that one of them has."""
        counted = np.bincount(self.code_of[books[self.place_of]])
        return {
            self.values[code]: int(counted[code])
            for code in np.flatnonzero(counted).tolist()
            if code in self.values
        }


class ShelfKeeper:
    """The shelf of one process, renewed when the index has a new generation."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: dict[int, Row] = {}
        self._shelf: Shelf | None = None

    def shelf(self, session: Session) -> Shelf:
        """The shelf of the generation that this session sees, or of a younger one."""
        generation = counters.reading(session, GENERATION)
        known = self._shelf
        if known is not None and known.generation == generation:
            return known
        with self._lock:
            known = self._shelf
            # An older generation than the known one: the index was made anew.
            if known is None or generation < known.generation:
                known = None
            elif known.generation == generation:
                return known
            self._read(session, -1 if known is None else known.generation)
            if not self._is_whole(session):
                self._rows = {}
                self._read(session, -1)
            self._shelf = _shelf_of(session, generation, self._rows)
            return self._shelf

    def _is_whole(self, session: Session) -> bool:
        """Whether what is remembered is what stands there: it may be another database by now."""
        count, generations = session.execute(
            select(func.count(), func.sum(SearchBook.generation)).where(SearchBook.is_shown)
        ).one()
        known = sum(row.generation for row in self._rows.values())
        return count == len(self._rows) and int(generations or 0) == known

    def _read(self, session: Session, since: int) -> None:
        rows = session.execute(
            select(
                SearchBook.number,
                SearchBook.is_shown,
                SearchBook.generation,
                SearchBook.manuscript_id,
                SearchBook.shelfmark_sort,
                func.coalesce(SearchBook.first_day, NO_DAY),
                func.coalesce(SearchBook.last_day, NO_DAY),
                SearchBook.revision,
                SearchBook.codes,
            ).where(SearchBook.generation > since)
        )
        for row in rows:
            number, is_shown, own, manuscript_id, shelfmark, first, last, revision, codes = row
            if is_shown:
                self._rows[number] = Row(
                    own, manuscript_id, shelfmark, first, last, revision, tuple(codes)
                )
            else:
                self._rows.pop(number, None)


def _shelf_of(session: Session, generation: int, rows: Mapping[int, Row]) -> Shelf:
    values: dict[int, tuple[Facet, str]] = {}
    stands_for: dict[int, int] = {}
    for code, facet, value, other in session.execute(
        select(SearchValue.code, SearchValue.facet, SearchValue.value, SearchValue.stands_for)
    ):
        values[code] = (Facet(facet), value)
        if other is not None:
            stands_for[code] = other
    numbers = sorted(rows)
    books = [rows[number] for number in numbers]
    ordered = sorted(
        range(len(books)), key=lambda at: (books[at].shelfmark_sort, books[at].manuscript_id)
    )
    rank = np.empty(len(books), dtype=np.int64)
    rank[ordered] = np.arange(len(books))
    pairs = [
        (code, at)
        for at, book in enumerate(books)
        for code in dict.fromkeys(stands_for.get(each, each) for each in book.codes)
    ]
    return Shelf(
        generation=generation,
        numbers=np.array(numbers, dtype=np.int64),
        ids=[book.manuscript_id for book in books],
        by_shelfmark=rank,
        first_days=np.array([book.first_day for book in books], dtype=np.int64),
        last_days=np.array([book.last_day for book in books], dtype=np.int64),
        revisions=np.array([book.revision for book in books], dtype=np.int64),
        code_of=np.array([code for code, _ in pairs], dtype=np.int64),
        place_of=np.array([at for _, at in pairs], dtype=np.int64),
        values=values,
        codes={value: stands_for.get(code, code) for code, value in values.items()},
        stands_for=stands_for,
    )
