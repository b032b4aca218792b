"""What was found, in the spelling of the original: passages of a book with the words marked.

A folded word is led back to the piece of the text it came from (`words.py`), so that القُرْآن is
marked whole for somebody who typed quran. Of each book at most three passages are shown, first
those that show words not shown yet; a passage is cut around what is marked. Everything read here is
of the few books of one part of a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select, text
from sqlalchemy.orm import Session

from catalog.authorities.labels import names_of
from catalog.language import NONE, direction_of
from catalog.search.engines import PAGES, bound, engine_of
from catalog.search.facets import Facet, Has
from catalog.search.fields import IN_ORDER, Field
from catalog.search.matching import BY_KEY, MISSED, Way
from catalog.search.searching import Answer
from catalog.search.spelling import keys_of
from catalog.search.tables import SearchEntry, SearchName, SearchNamed, SearchPage
from catalog.search.tokens import BARE, FULL, key_tokens
from catalog.search.words import Word, words_in

PASSAGES_MAX: Final = 3
PAGES_MAX: Final = 3
ENTRIES_READ_MAX: Final = 60
_AROUND: Final = 70
_LENGTH: Final = 220
_KEY_SIGNS: Final = (FULL, BARE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a passage, marked or not."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a book around what was found; cut at the front or the back where it says so.

    Where it stands on a page, `canvas_id`, `line` (its number) and `box` (x, y, width and height in
    pixels of the canvas) are told.
    """

    field: Field
    pieces: tuple[Piece, ...]
    language: str = NONE
    direction: str = "auto"
    is_cut_before: bool = False
    is_cut_after: bool = False
    canvas_id: str | None = None
    line: int | None = None
    box: tuple[int, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    field: Field
    text: str
    language: str
    direction: str
    canvas_id: str | None = None
    line: int | None = None
    box: tuple[int, int, int, int] | None = None


@dataclass(slots=True)
class _Shown:
    """The passages of one book so far, and which atoms they show."""

    passages: list[Passage] = field(default_factory=list)
    atoms: set[int] = field(default_factory=set)


def passages_of(session: Session, answer: Answer) -> dict[str, tuple[Passage, ...]]:
    """By manuscript id: what of the question stands where in each book of the answer's part."""
    found = answer.found
    if not found.ways or not answer.places:
        return {}
    numbers = [int(answer.shelf.numbers[place]) for place in answer.places]
    levels = {
        number: [int(one[place]) for one in found.levels]
        for number, place in zip(numbers, answer.places, strict=True)
    }
    shown: dict[int, _Shown] = {number: _Shown() for number in numbers}
    _add(shown, levels, found.ways, _entries(session, numbers, levels, found.ways))
    lacking = [number for number in numbers if _lacks(shown[number], levels[number])]
    if lacking:
        _add(shown, levels, found.ways, _names(session, lacking))
    written = _with_pages(answer, numbers)
    if written:
        _add(shown, levels, found.ways, _lines(session, written, found.ways))
    return {
        manuscript_id: _in_order(shown[number].passages)
        for manuscript_id, number in zip(answer.manuscript_ids, numbers, strict=True)
        if shown[number].passages
    }


def marked(text: str, ways: Sequence[Sequence[Way]]) -> tuple[Piece, ...]:
    """The whole text with everything marked that any of the ways finds in it."""
    words = words_in(text)
    spans = [span for one in ways for span in spans_in(words, one)]
    return _pieces(text, _joined(spans), 0, len(text))


def _add(
    shown: Mapping[int, _Shown],
    levels: Mapping[int, Sequence[int]],
    ways: Sequence[Sequence[Way]],
    texts: Iterable[tuple[int, _Text]],
) -> None:
    waiting: dict[int, list[tuple[_Text, list[tuple[int, int]], set[int]]]] = {}
    for number, one in texts:
        words = words_in(one.text)
        spans: list[tuple[int, int]] = []
        atoms: set[int] = set()
        for place, its in enumerate(ways):
            level = levels[number][place]
            # No nearer way finds anything in this book, and a farther one would mark too much.
            usable = [way for way in its if way.level == level or BY_KEY not in (level, way.level)]
            here = spans_in(words, [way for way in usable if _is_in(way, one.field)])
            spans += here
            atoms |= {place} if here else set()
        if spans:
            waiting.setdefault(number, []).append((one, _joined(spans), atoms))
    for number, found in waiting.items():
        of_book = shown[number]
        for fresh_only in (True, False):
            for one, spans, atoms in found:
                is_fresh = not atoms <= of_book.atoms
                if len(of_book.passages) < PASSAGES_MAX and is_fresh is fresh_only:
                    passage = _passage(one, spans)
                    if passage not in of_book.passages:
                        of_book.passages.append(passage)
                        of_book.atoms |= atoms


def _is_in(way: Way, of: Field) -> bool:
    return way.fields is None or of in way.fields


def _lacks(shown: _Shown, levels: Sequence[int]) -> bool:
    wanted = {place for place, level in enumerate(levels) if level != MISSED}
    return len(shown.passages) < PASSAGES_MAX and not wanted <= shown.atoms


def spans_in(words: Sequence[Word], ways: Iterable[Way]) -> list[tuple[int, int]]:
    """Where in the original (from, up to) something stands that one of these ways finds."""
    found: list[tuple[int, int]] = []
    folded = [word.folded for word in words]
    for way in ways:
        keys = {one.tokens[0] for one in way.sought if one.tokens[0].startswith(_KEY_SIGNS)}
        if keys:
            found += [
                (word.start, word.end)
                for word in words
                if not keys.isdisjoint(key_tokens(keys_of(word.written)))
            ]
            continue
        for one in way.sought:
            length = len(one.tokens)
            for at in range(len(words) - length + 1):
                row = folded[at : at + length]
                fits = row[:-1] == list(one.tokens[:-1]) and (
                    row[-1].startswith(one.tokens[-1])
                    if one.is_beginning
                    else row[-1] == one.tokens[-1]
                )
                if fits:
                    found.append((words[at].start, words[at + length - 1].end))
    return found


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _passage(one: _Text, spans: Sequence[tuple[int, int]]) -> Passage:
    start, end = 0, len(one.text)
    if end > _LENGTH:
        start = max(0, spans[0][0] - _AROUND)
        end = min(len(one.text), max(start + _LENGTH, spans[0][1]))
        start, end = _at_words(one.text, start, end, spans)
    return Passage(
        field=one.field,
        pieces=_pieces(one.text, spans, start, end),
        language=one.language,
        direction=one.direction,
        is_cut_before=start > 0,
        is_cut_after=end < len(one.text),
        canvas_id=one.canvas_id,
        line=one.line,
        box=one.box,
    )


def _at_words(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The cut moved to spaces near it, and out of anything that is marked."""
    space = text.find(" ", start, spans[0][0])
    if start and space >= 0:
        start = space + 1
    space = text.rfind(" ", spans[0][1], end)
    if end < len(text) and space > spans[0][1]:
        end = space
    for first, last in spans:
        if first < end < last:
            end = last
    return start, end


def _pieces(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[Piece, ...]:
    pieces = []
    at = start
    for first, last in spans:
        if first < start or last > end:
            continue
        if first > at:
            pieces.append(Piece(text[at:first]))
        pieces.append(Piece(text[first:last], is_marked=True))
        at = last
    if at < end:
        pieces.append(Piece(text[at:end]))
    return tuple(pieces)


def _in_order(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    order = {each: place for place, each in enumerate(IN_ORDER)}
    return tuple(sorted(passages, key=lambda one: order[one.field]))


def _entries(
    session: Session,
    numbers: Sequence[int],
    levels: Mapping[int, Sequence[int]],
    ways: Sequence[Sequence[Way]],
) -> list[tuple[int, _Text]]:
    """Entries that may hold what was found, so many of a book that no long one holds up a list."""
    by_key = [number for number in numbers if BY_KEY in levels[number]]
    needles = {
        one.tokens[0]
        for its in ways
        for way in its
        for one in way.sought
        if not one.tokens[0].startswith(_KEY_SIGNS)
    }
    holds = _holding(session, sorted(needles))
    if by_key:
        holds = or_(holds, SearchEntry.book.in_(by_key))
    place = func.row_number().over(
        partition_by=SearchEntry.book, order_by=SearchEntry.place
    ).label("at")  # fmt: skip
    kept = (
        select(SearchEntry.book, SearchEntry.place, place)
        .where(SearchEntry.book.in_(numbers), holds)
        .subquery()
    )
    rows = session.execute(
        select(
            SearchEntry.book, SearchEntry.field, SearchEntry.text,
            SearchEntry.language, SearchEntry.direction,
        )
        .join(kept, (kept.c.book == SearchEntry.book) & (kept.c.place == SearchEntry.place))
        .where(kept.c.at <= ENTRIES_READ_MAX)
        .order_by(SearchEntry.book, SearchEntry.place)
    )  # fmt: skip
    return [
        (number, _Text(Field(of), said, language, direction))
        for number, of, said, language, direction in rows
    ]


def _holding(session: Session, needles: Sequence[str]) -> ColumnElement[bool]:
    is_postgres = session.get_bind().dialect.name == "postgresql"
    position = func.strpos if is_postgres else func.instr
    return or_(*(position(SearchEntry.folded, needle) > 0 for needle in needles))


def _names(session: Session, numbers: Sequence[int]) -> list[tuple[int, _Text]]:
    """All names of the authorities that these books name."""
    rows = session.execute(
        select(SearchNamed.book, SearchNamed.field, SearchName.authority_id)
        .join(SearchName, SearchName.number == SearchNamed.name)
        .where(SearchNamed.book.in_(numbers))
        .order_by(SearchNamed.book, SearchNamed.field, SearchNamed.name)
    ).all()
    labels = names_of(session, {authority_id for _, _, authority_id in rows})
    return [
        (number, _Text(Field(of), name, language, _runs(language)))
        for number, of, authority_id in rows
        if authority_id in labels
        for language, names in labels[authority_id].names.items()
        for name in names
    ]


def _with_pages(answer: Answer, numbers: Sequence[int]) -> list[int]:
    shelf = answer.shelf
    code = shelf.codes.get((Facet.HAS, Has.TRANSCRIPTION.value))
    if code is None:
        return []
    has = shelf.with_any([code])
    return [
        number for number, place in zip(numbers, answer.places, strict=True) if bool(has[place])
    ]


def _lines(
    session: Session, numbers: Sequence[int], ways: Sequence[Sequence[Way]]
) -> list[tuple[int, _Text]]:
    """Lines of pages on which something of the question is written, a few pages of each book."""
    engine = engine_of(session)
    sought = [
        one
        for its in ways
        for way in its
        if way.fields is None or Field.TEXT in way.fields
        for one in way.sought
    ]
    if not sought:
        return []
    ids = ", ".join(str(number) for number in numbers)
    asked = text(
        "SELECT number FROM (SELECT p.number, row_number() OVER "
        "(PARTITION BY p.book ORDER BY p.number) AS at "
        f"FROM {PAGES} JOIN search_pages p ON p.number = {PAGES}.{engine.key} "
        f"WHERE {bound(engine, PAGES, 'q')} AND p.book IN ({ids})) found WHERE at <= :most"
    )
    pages = list(session.scalars(asked, {"q": engine.question(sought), "most": PAGES_MAX}))
    rows = session.execute(
        select(SearchPage.book, SearchPage.canvas_id, SearchPage.lines)
        .where(SearchPage.number.in_(pages))
        .order_by(SearchPage.number)
    )
    return [
        (
            book,
            _Text(
                Field.TEXT, line["text"], line.get("language", NONE),
                line.get("direction", "auto"), canvas_id, line["number"],
                tuple(line["box"]) if "box" in line else None,
            ),
        )
        for book, canvas_id, lines in rows
        for line in lines
    ]  # fmt: skip


def _runs(language: str) -> str:
    return "auto" if language == NONE else direction_of(language)
