"""Which manuscripts stand in which collection: all, by holder, by place, by work.

Counted from the arrays of the shelf (`catalog/search/shelf.py`), so that the last part of a long
list costs what the first does and publishing a book makes no list anew. Only books with a page have
a manifest and stand here; whether a book has one is asked again when it was published again.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import numpy as np
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from catalog.authorities.labels import absorbed_ids, names_of
from catalog.authorities.tables import Authority, RecordReference
from catalog.codicology.folios import Canvas
from catalog.identity import Holder, Manuscript
from catalog.language import LanguageMap
from catalog.search.engines import Numbers
from catalog.search.facets import Facet
from catalog.search.shelf import Shelf, ShelfKeeper

_WORK_PATH: Final = "contents.works.work"
_AT_ONCE: Final = 500


class Way(StrEnum):
    """By what manuscripts are brought together."""

    HOLDER = "holder"
    PLACE = "place"
    WORK = "work"


_FACETS: Final = {Way.HOLDER: Facet.HOLDER, Way.PLACE: Facet.PLACE}


class Ways:
    """The collections of one process, over the shelf that its searches use."""

    def __init__(self, keeper: ShelfKeeper) -> None:
        self._keeper = keeper
        self._lock = threading.Lock()
        self._paged: dict[str, tuple[int, bool]] = {}

    def all(self, session: Session) -> list[str]:
        """The ids of all manuscripts, by shelfmark."""
        shelf = self._keeper.shelf(session)
        return self._in_order(session, shelf, np.arange(len(shelf)))

    def books(self, session: Session, way: Way, name: str) -> list[str]:
        """The ids of the manuscripts of one holder, place or work, by shelfmark; perhaps none."""
        shelf = self._keeper.shelf(session)
        if way is Way.WORK:
            named = set(
                session.scalars(
                    select(RecordReference.manuscript_id).where(
                        RecordReference.path == _WORK_PATH,
                        RecordReference.authority_id.in_(absorbed_ids(name)),
                    )
                )
            )
            places = [place for place, each in enumerate(shelf.ids) if each in named]
            return self._in_order(session, shelf, np.array(places, dtype=np.int64))
        code = shelf.codes.get((_FACETS[way], name))
        found = np.flatnonzero(shelf.with_any([] if code is None else [code]))
        return self._in_order(session, shelf, found)

    def names(self, session: Session, way: Way) -> list[str]:
        """The ids of the holders, places or works that have a manuscript here, in order."""
        shelf = self._keeper.shelf(session)
        paged = self._paged_books(session, shelf)
        if way is Way.WORK:
            return self._works(
                session, {shelf.ids[place] for place in np.flatnonzero(paged).tolist()}
            )
        found = [value for facet, value in shelf.counts(paged) if facet is _FACETS[way]]
        return sorted(found) if way is Way.HOLDER else _by_name(session, found)

    def _works(self, session: Session, books: set[str]) -> list[str]:
        rows = session.execute(
            select(RecordReference.authority_id, RecordReference.manuscript_id).where(
                RecordReference.path == _WORK_PATH
            )
        )
        named = {work for work, book in rows if book in books}
        merged = select(Authority.id, Authority.merged_into).where(
            Authority.merged_into.is_not(None)
        )
        winners = {row.id: row.merged_into for row in session.execute(merged)}
        return _by_name(session, {_winner(winners, work) for work in named})

    def _in_order(self, session: Session, shelf: Shelf, places: Numbers) -> list[str]:
        kept = places[self._paged_books(session, shelf)[places]]
        return [shelf.ids[place] for place in kept[np.argsort(shelf.by_shelfmark[kept])]]

    def _paged_books(self, session: Session, shelf: Shelf) -> np.ndarray:
        """Which books of the shelf have a page."""
        revisions = shelf.revisions.tolist()
        with self._lock:
            known = self._paged
            unknown = [
                book
                for book, revision in zip(shelf.ids, revisions, strict=True)
                if known.get(book, (None, False))[0] != revision
            ]
            if unknown:
                paged = _paged(session, unknown)
                numbers = dict(zip(shelf.ids, revisions, strict=True))
                known.update({book: (numbers[book], book in paged) for book in unknown})
            return np.array([known[book][1] for book in shelf.ids], dtype=np.bool_)


def called(session: Session, way: Way, ids: Sequence[str]) -> dict[str, LanguageMap]:
    """The names of these holders, places or works; one that is not known is left out."""
    if way is Way.HOLDER:
        rows = session.execute(select(Holder.id, Holder.names).where(Holder.id.in_(ids)))
        return {row.id: row.names for row in rows}
    return {asked: label.names for asked, label in names_of(session, ids).items()}


def current(session: Session, way: Way, name: str) -> str:
    """The id under which it is known today: that of the winner where there was a merge."""
    if way is Way.HOLDER:
        return name
    label = names_of(session, [name]).get(name)
    return label.id if label else name


def _by_name(session: Session, ids: Sequence[str] | set[str]) -> list[str]:
    wanted = set(ids)
    rows = session.execute(
        select(Authority.id)
        .where(Authority.deleted_at.is_(None), Authority.merged_into.is_(None))
        .order_by(Authority.sorted_name, Authority.id)
    )
    return [each for (each,) in rows if each in wanted]


def _winner(winners: dict[str, str | None], one: str) -> str:
    while (further := winners.get(one)) is not None:
        one = further
    return one


def _paged(session: Session, books: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(books), _AT_ONCE):
        asked = books[start : start + _AT_ONCE]
        found.update(
            session.scalars(
                select(Manuscript.id).where(
                    Manuscript.id.in_(asked), exists().where(Canvas.manuscript_id == Manuscript.id)
                )
            )
        )
    return found
