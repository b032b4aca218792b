"""Keeping the index: books as they are published, names of authorities, lines written on pages.

Called in the transaction that changes what is told, so that nobody finds what is no longer shown.
Whoever changes what books say takes the next generation of the index, by which every process knows
that its picture of the shelf is old (`catalog/search/shelf.py`); the number is taken after that of
the change log and holds other writers until the transaction ends (`catalog/counters.py`).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import delete, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from catalog import counters, identity, revisions
from catalog.access.in_force import closed
from catalog.authorities.labels import absorbed_ids
from catalog.authorities.references import references_of
from catalog.authorities.tables import Authority
from catalog.identity import Manuscript, ManuscriptState
from catalog.once import insert_once
from catalog.record.document import Record
from catalog.record.published import published
from catalog.search import engines
from catalog.search.entries import Entry, entries_of, named_field, told_of
from catalog.search.facets import Dated, Facet, Has, dated, values_of
from catalog.search.fields import Field
from catalog.search.spelling import keys_of
from catalog.search.tables import (
    LANGUAGE_LENGTH_MAX,
    VALUE_LENGTH_MAX,
    SearchBook,
    SearchEntry,
    SearchLines,
    SearchName,
    SearchNamed,
    SearchPage,
    SearchValue,
)
from catalog.search.tokens import document_of, key_tokens
from catalog.search.words import Word, words_in

GENERATION: Final = "search"
_STEP_MAX: Final = 2**20


def index_book(session: Session, manuscript_id: str, record: Record | None = None) -> None:
    """Make the index say of the book what the public may know now, or nothing.

    `record` is the published one, if it is at hand.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    session.flush()
    manuscript = identity.find(session, manuscript_id)
    generation = next_generation(session)
    book = _row(session, manuscript, generation)
    _clear(session, book)
    latest = revisions.latest(session, manuscript_id)
    if latest is None or not _is_shown(manuscript):
        book.is_shown, book.codes = False, []
        engines.forget(session, engines.BOOKS, [book.number])
        session.flush()
        return
    if record is None:
        kept = published(session, manuscript_id)
        assert kept is not None
        record = kept.document
    _close_pages(session, manuscript_id, book)
    released = told_of(session, manuscript_id)
    values = [*values_of(session, manuscript_id, record), *_of_pages(session, book)]
    values += [(Facet.HAS, Has.CONDITION.value)] if released is not None else []
    _write_row(book, manuscript, dated(record), latest.number, _codes(session, values))
    _write_entries(session, book, entries_of(manuscript, record, released or ()))
    _write_named(session, book, record)
    session.flush()


def index_authority(session: Session, authority_id: str) -> None:
    """Make the index know the authority, and all that were merged into it, by its names of today.

    Books that name it are found at once; none of them is written again.
    """
    session.flush()
    authority = session.get_one(Authority, authority_id, populate_existing=True)
    while authority.merged_into is not None:
        authority = session.get_one(Authority, authority.merged_into, populate_existing=True)
    ids = [str(row[0]) for row in session.execute(absorbed_ids(authority.id))]
    numbers = _name_numbers(session, [*ids, authority_id])
    if authority.deleted_at is not None:
        engines.forget(session, engines.NAMES, list(numbers.values()))
    else:
        names = [(Field.PERSON, words_in(name["text"])) for name in authority.names]
        document = document_of(names, is_marked=False)
        rows = [(number, document) for number in numbers.values()]
        engines.engine_of(session).write(session, engines.NAMES, rows)
    _stand_for(session, authority.id, numbers)


def index_lines(
    session: Session, manuscript_id: str, canvas_id: str, lines: Sequence[dict[str, object]]
) -> None:
    """Make these the lines found on a canvas, for those that were.

    A line is {"number": its place from 1, "text": as written, "language": BCP 47 or "none",
    "direction": "rtl", "ltr" or "auto"}, and whatever else its writer wants back. Whoever publishes
    in the same transaction does so before (`catalog/counters.py`, in which order).

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    if not lines:
        drop_lines(session, manuscript_id, canvas_id)
        return
    session.flush()
    manuscript = identity.find(session, manuscript_id)
    book = _row(session, manuscript, next_generation(session))
    insert_once(
        session, SearchPage, canvas_id=canvas_id, book=book.number, lines=[], is_closed=False
    )
    page = session.scalars(select(SearchPage).where(SearchPage.canvas_id == canvas_id)).one()
    page.book, page.lines = book.number, [dict(line) for line in lines]
    page.is_closed = bool(closed(session, manuscript_id, [canvas_id]))
    _write_page(session, page)
    _note_pages(session, book)


def drop_lines(session: Session, manuscript_id: str, canvas_id: str | None = None) -> None:
    """Forget the lines of a canvas, or of all canvases of the book.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    session.flush()
    manuscript = identity.find(session, manuscript_id)
    book = _row(session, manuscript, next_generation(session))
    which = SearchPage.book == book.number
    if canvas_id is not None:
        which = which & (SearchPage.canvas_id == canvas_id)
    numbers = list(session.scalars(select(SearchPage.number).where(which)))
    engines.forget(session, engines.PAGES, numbers)
    session.execute(delete(SearchPage).where(which))
    _note_pages(session, book)


def next_generation(session: Session) -> int:
    """The next generation of the index.

    Steps are of random length, so that no other database, and not this one brought back from a
    backup, is taken for the one that a process remembers.
    """
    return counters.advance(session, GENERATION, 1 + secrets.randbelow(_STEP_MAX))


def _is_shown(manuscript: Manuscript) -> bool:
    return (
        not manuscript.is_withheld
        and manuscript.trashed_at is None
        and manuscript.state is not ManuscriptState.WITHDRAWN
    )


def _row(session: Session, manuscript: Manuscript, generation: int) -> SearchBook:
    asked = select(SearchBook).where(SearchBook.manuscript_id == manuscript.id)
    book = session.scalar(asked)
    if book is None:
        insert_once(
            session, SearchBook, manuscript_id=manuscript.id, generation=generation,
            is_shown=False, shelfmark_sort=manuscript.shelfmark_sort, revision=0, codes=[],
        )  # fmt: skip
        book = session.scalars(asked).one()
    book.generation = generation
    return book


def _close_pages(session: Session, manuscript_id: str, book: SearchBook) -> None:
    """Take the words of pages that are not for everybody out, and put those of others back."""
    pages = session.scalars(select(SearchPage).where(SearchPage.book == book.number)).all()
    shut = closed(session, manuscript_id, [page.canvas_id for page in pages])
    for page in pages:
        if page.is_closed is not (page.canvas_id in shut):
            page.is_closed = page.canvas_id in shut
            _write_page(session, page)


def _write_page(session: Session, page: SearchPage) -> None:
    session.execute(delete(SearchLines).where(SearchLines.page == page.number))
    if page.is_closed:
        engines.forget(session, engines.PAGES, [page.number])
        session.execute(insert(SearchLines).values(page=page.number, folded=None, keys=None))
        return
    lines = [words_in(str(line["text"])) for line in page.lines]
    # One text: a verse goes on over the end of a line.
    words = [word for line in lines for word in line]
    document = document_of([(Field.TEXT, words)], is_marked=False)
    engines.engine_of(session).write(session, engines.PAGES, [(page.number, document)])
    folded = "\n".join(folded_of(line) for line in lines)
    keys = "\n".join(keys_in(line) for line in lines)
    session.execute(insert(SearchLines).values(page=page.number, folded=folded, keys=keys))


def folded_of(words: Sequence[Word]) -> str:
    """The folded words of a text in one row."""
    return " ".join(word.folded for word in words)


def keys_in(words: Sequence[Word]) -> str:
    """The tokens of the spellings of a text's words, each once."""
    found = (token for word in words for token in key_tokens(keys_of(word.written)))
    return " ".join(dict.fromkeys(found))


def _clear(session: Session, book: SearchBook) -> None:
    for table in (SearchEntry, SearchNamed):
        session.execute(delete(table).where(table.book == book.number))


def _write_row(
    book: SearchBook, manuscript: Manuscript, span: Dated, revision: int, codes: list[int]
) -> None:
    book.is_shown = True
    book.shelfmark_sort = manuscript.shelfmark_sort
    book.first_day, book.last_day = span.first_day, span.last_day
    book.revision = revision
    book.codes = codes


def _write_entries(session: Session, book: SearchBook, entries: Sequence[Entry]) -> None:
    texts = [(entry, words_in(entry.text)) for entry in entries]
    rows = [
        {
            "book": book.number, "place": place, "field": entry.field.value,
            "language": entry.language[:LANGUAGE_LENGTH_MAX], "direction": entry.direction,
            "text": entry.text, "folded": folded_of(words), "keys": keys_in(words),
            "spots": [spot.told for spot in entry.spots],
        }
        for place, (entry, words) in enumerate(texts)
    ]  # fmt: skip
    if rows:
        session.execute(insert(SearchEntry), rows)
    document = document_of([(entry.field, words) for entry, words in texts])
    engines.engine_of(session).write(session, engines.BOOKS, [(book.number, document)])


def _write_named(session: Session, book: SearchBook, record: Record) -> None:
    named = sorted({(each, named_field(path)) for path, each in references_of(record)})
    numbers = _name_numbers(session, [each for each, _ in named])
    rows = [
        {"name": numbers[each], "book": book.number, "field": field.value} for each, field in named
    ]
    if rows:
        session.execute(insert(SearchNamed), rows)


def _name_numbers(session: Session, authority_ids: Iterable[str]) -> dict[str, int]:
    """The numbers of authorities, given out where they have none."""
    wanted = sorted(set(authority_ids))
    asked = select(SearchName.authority_id, SearchName.number).where(
        SearchName.authority_id.in_(wanted)
    )
    known = {row.authority_id: row.number for row in session.execute(asked)} if wanted else {}
    if len(known) < len(wanted):
        for each in wanted:
            if each not in known:
                insert_once(session, SearchName, authority_id=each)
        known = {row.authority_id: row.number for row in session.execute(asked)}
    return known


def _codes(session: Session, values: Iterable[tuple[Facet, str]]) -> list[int]:
    """The codes of values, in order, given out where they have none."""
    wanted = sorted({(facet.value, value[:VALUE_LENGTH_MAX]) for facet, value in values})
    pair = tuple_(SearchValue.facet, SearchValue.value)
    asked = select(SearchValue.facet, SearchValue.value, SearchValue.code).where(pair.in_(wanted))
    found = session.execute(asked).all()
    if len(found) < len(wanted):
        known = {(facet, value) for facet, value, _ in found}
        for facet, value in wanted:
            if (facet, value) not in known:
                insert_once(session, SearchValue, facet=facet, value=value)
        found = session.execute(asked).all()
    return sorted(code for _, _, code in found)


def _stand_for(session: Session, winner_id: str, numbers: dict[str, int]) -> None:
    """A place that was merged is counted as the one it was merged into."""
    known = select(func.count()).where(
        SearchValue.facet == Facet.PLACE.value, SearchValue.value.in_(numbers)
    )
    if not session.scalar(known):
        return
    (winner,) = _codes(session, [(Facet.PLACE, winner_id)])
    session.execute(
        update(SearchValue)
        .where(SearchValue.facet == Facet.PLACE.value, SearchValue.value.in_(numbers))
        .values(stands_for=winner)
    )
    # Those that stood for it before an undo and do so no longer count for themselves.
    session.execute(
        update(SearchValue)
        .where(
            SearchValue.facet == Facet.PLACE.value,
            SearchValue.stands_for == winner,
            (SearchValue.value.not_in(numbers)) | (SearchValue.code == winner),
        )
        .values(stands_for=None)
    )
    next_generation(session)


def _of_pages(session: Session, book: SearchBook) -> list[tuple[Facet, str]]:
    has_page = (
        select(SearchPage.number)
        .where(SearchPage.book == book.number, SearchPage.is_closed.is_(False))
        .limit(1)
    )
    return [(Facet.HAS, Has.TRANSCRIPTION.value)] if session.scalar(has_page) else []


def _note_pages(session: Session, book: SearchBook) -> None:
    (code,) = _codes(session, [(Facet.HAS, Has.TRANSCRIPTION.value)])
    others = [each for each in book.codes if each != code]
    has_pages = book.is_shown and bool(_of_pages(session, book))
    book.codes = sorted([*others, code]) if has_pages else others
    session.flush()
