"""The whole index made again from published records, authorities and the lines it holds.

Nothing is emptied first: readers find what they found until a book's own turn comes. It is for a
new release that folds otherwise, for a database that was rebuilt, and for doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import exists, select, text
from sqlalchemy.orm import Session, sessionmaker

from catalog.authorities.tables import Authority
from catalog.identity import Manuscript
from catalog.revisions import Revision
from catalog.search import engines
from catalog.search.index import index_authority, index_book, index_lines
from catalog.search.tables import SearchBook, SearchEntry, SearchLines, SearchName, SearchPage

Progress = Callable[[str, int, int], None]
_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class Reindexed:
    """How much was written."""

    books: int
    authorities: int
    pages: int


def reindex(sessions: sessionmaker[Session], progress: Progress) -> Reindexed:
    """Write every document again, fifty a transaction; `progress(step, done, of)` is told.

    Steps are 'authorities', 'books' and 'pages'. Again is no harm, and so is a crash between.
    """
    with sessions() as session:
        authorities = list(session.scalars(select(Authority.id).order_by(Authority.id)))
        # Whatever stands in the index, too: what is no longer shown goes out of it.
        published = exists().where(Revision.object_id == Manuscript.id)
        indexed = exists().where(SearchBook.manuscript_id == Manuscript.id)
        books = list(
            session.scalars(
                select(Manuscript.id).where(published | indexed).order_by(Manuscript.id)
            )
        )
        pages = list(session.scalars(select(SearchPage.canvas_id).order_by(SearchPage.number)))
    _each(sessions, "authorities", authorities, index_authority, progress)
    _each(sessions, "books", books, index_book, progress)
    _each(sessions, "pages", pages, _index_page, progress)
    with sessions.begin() as session:
        _sweep(session)
    return Reindexed(len(books), len(authorities), len(pages))


def is_behind(session: Session) -> bool:
    """Whether a published book, lines or a text came in before there was an index of it."""
    lacking = (
        select(Revision.number)
        .join(Manuscript, Manuscript.id == Revision.object_id)
        .where(~exists().where(SearchBook.manuscript_id == Manuscript.id))
    )
    unread = select(SearchPage.number).where(~exists().where(SearchLines.page == SearchPage.number))
    keyless = select(SearchEntry.book).where(SearchEntry.keys.is_(None))
    asked = (lacking, unread, keyless)
    return any(session.scalar(each.limit(1)) is not None for each in asked)


def _each(
    sessions: sessionmaker[Session],
    step: str,
    ids: Sequence[str],
    index: Callable[[Session, str], None],
    progress: Progress,
) -> None:
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        with sessions.begin() as session:
            for each in part:
                index(session, each)
        progress(step, start + len(part), len(ids))


def _index_page(session: Session, canvas_id: str) -> None:
    row = session.execute(
        select(SearchBook.manuscript_id, SearchPage.lines)
        .join(SearchBook, SearchBook.number == SearchPage.book)
        .where(SearchPage.canvas_id == canvas_id)
    ).first()
    if row is not None:
        index_lines(session, row[0], canvas_id, row[1])


def _sweep(session: Session) -> None:
    """Take words out whose document is gone."""
    key = engines.engine_of(session).key
    for table, documents in (
        (engines.BOOKS, SearchBook),
        (engines.PAGES, SearchPage),
        (engines.NAMES, SearchName),
    ):
        gone = session.scalars(
            text(
                f"SELECT {key} FROM {table} WHERE {key} NOT IN "
                f"(SELECT number FROM {documents.__tablename__})"
            )
        )
        engines.forget(session, table, list(gone))
