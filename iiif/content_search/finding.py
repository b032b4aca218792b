"""The answer to a question: which texts of a manuscript have all its words, page after page.

In order: the sides as they are read, and of each side its lines, then what the record says of it,
then what was noted of its condition; at the end what is said of the whole book.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.handling.in_force import in_force
from catalog.pages import pages_of
from catalog.search.entries import Spot
from catalog.search.highlights import spans_in
from catalog.search.matching import ways_in
from catalog.search.within import Ways, answering
from catalog.search.words import words_in
from catalog.uris import Uris
from iiif.content_search.asking import Asked, Kind
from iiif.content_search.descriptions import descriptions_of
from iiif.content_search.errors import HitsPageNotFound
from iiif.content_search.lines import Lines, lines_of
from iiif.content_search.notes import notes_of
from iiif.content_search.sources import Sides, Source, Told, sides_of

PAGE: Final = 100
# Of a long description so much is shown, in characters, around its first hit.
_LENGTH: Final = 400
_BEFORE: Final = 120

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that answers: the annotation `id` says it of `spot`, or of the whole (None).

    `spans` tell where in `told.text` (from, up to) the words stand.
    """

    id: str
    kind: Kind
    told: Told
    spot: Spot | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of an answer of `total` hits; pages are counted from 1."""

    hits: tuple[Hit, ...]
    total: int
    page: int

    @property
    def start(self) -> int:
        """How many hits stand on the pages before."""
        return (self.page - 1) * PAGE

    @property
    def last(self) -> int:
        """The number of the last page: an answer of nothing has one page too."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class _Answer:
    """Rows of one source that answer, and the ways that found them."""

    source: Source
    rows: Sequence[int]
    ways: Sequence[Ways]


# The place of the side, which of the sources, which row and which of its spots.
_Place = tuple[int, int, int, int]


def sources_of(session: Session, manuscript_id: str, asked: Asked) -> tuple[list[Source], Sides]:
    """What may be found, of the kinds that are asked for.

    Raises:
        ManuscriptNotFound, Withdrawn: the public has no such manuscript.
    """
    manuscripts.readable(session, manuscript_id)
    pages = pages_of(session, manuscript_id)
    sides = sides_of(pages, in_force(session, manuscript_id))
    found: list[Source] = []
    if Kind.LINE in asked.kinds:
        found.append(lines_of(session, manuscript_id, pages, sides))
    if asked.kinds & {Kind.DESCRIPTION, Kind.NOTE}:
        found += descriptions_of(session, manuscript_id, sides)
    if Kind.NOTE in asked.kinds:
        found.append(notes_of(session, manuscript_id, sides))
    return [each for each in found if each.kind in asked.kinds], sides


def find(session: Session, uris: Uris, manuscript_id: str, asked: Asked, page: int) -> Found:
    """A page of the answer.

    Raises:
        ManuscriptNotFound, Withdrawn: the public has no such manuscript.
        HitsPageNotFound: the answer has fewer pages.
    """
    sources, sides = sources_of(session, manuscript_id, asked)
    answers = _answers(session, sources, asked)
    places = _in_order(answers, sides)
    found = Found((), len(places), page)
    if page > found.last:
        raise HitsPageNotFound(page)
    shown = places[found.start : found.start + PAGE]
    hits = {
        place: hit
        for at, part in groupby(sorted(shown, key=_source), key=_source)
        for place, hit in _hits(uris, manuscript_id, answers[at], list(part), sides)
    }
    return Found(tuple(hits[place] for place in shown), len(places), page)


def _answers(session: Session, sources: Sequence[Source], asked: Asked) -> list[_Answer]:
    question = asked.question
    if question is None:
        return [_Answer(each, each.distinct(range(len(each.rows))), ()) for each in sources]
    ways = ways_in(session, question)
    found = []
    for each in sources:
        rows, used = answering(question, ways, each.rows, each.keys)
        found.append(_Answer(each, each.distinct(rows), used))
    return found


def _in_order(answers: Sequence[_Answer], sides: Sides) -> list[_Place]:
    after = len(sides.places) and max(sides.places.values()) + 1
    return sorted(
        (sides.places[spot.canvas_id] if spot else after, at, row, number)
        for at, answer in enumerate(answers)
        for row in answer.rows
        for number, spot in enumerate(answer.source.spots(row))
    )


def _source(place: _Place) -> int:
    return place[1]


def _hits(
    uris: Uris, manuscript_id: str, answer: _Answer, places: Sequence[_Place], sides: Sides
) -> list[tuple[_Place, Hit]]:
    source = answer.source
    told = source.told([row for _, _, row, _ in places])
    found = []
    for place, one in zip(places, told, strict=True):
        _, _, row, number = place
        spot = source.spots(row)[number]
        if isinstance(source, Lines):
            assert spot is not None
            spot = sides.on(Spot(spot.canvas_id, source.box(row)))
        text, spans = _marked(one, answer.ways)
        name = source.name(uris, manuscript_id, row, number)
        found.append((place, Hit(name, source.kind, text, spot, spans)))
    return found


def _marked(told: Told, ways: Sequence[Ways]) -> tuple[Told, tuple[Span, ...]]:
    """The text with where the words stand in it; cut around the first of them if it is long."""
    words = words_in(told.text) if ways else []
    spans = _joined(told.text, [span for its in ways for span in spans_in(words, its)])
    if len(told.text) <= _LENGTH:
        return told, tuple(spans)
    first = spans[0][0] if spans else 0
    start = told.text.rfind(" ", 0, max(0, first - _BEFORE)) + 1
    end = max(start + _LENGTH, spans[0][1] if spans else 0)
    space = told.text.rfind(" ", max(start + 1, spans[0][1] if spans else 0), end)
    if end < len(told.text) and space > start:
        end = space
    kept = [(one - start, other - start) for one, other in spans if other <= end]
    cut = Told(told.text[start:end], told.language, told.direction, told.field)
    return cut, tuple(kept)


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """The same in order, one for what touches or has only white space between."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
