"""What a list of books can be narrowed by, and the values of one book.

Dates go by the interval that was computed from the statement: a book dated "12th to 13th century"
is in both, and one between 576 and 600 AH in one century of the Hijra and two of the other count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from catalog.authorities.references import references_of
from catalog.conservation.captures.tables import Capture, Light, Status
from catalog.dates.calendars import RULES
from catalog.dates.reading import read
from catalog.dates.statement import Calendar, DateStatement
from catalog.errors import BadDate
from catalog.record.document import Record
from catalog.record.values import Term

CENTURIES_MAX: Final = 6


class Facet(StrEnum):
    """A way to narrow a list; HAS says what there is beside the description."""

    HOLDER = "holder"
    CENTURY = "century"
    HIJRI_CENTURY = "hijri"
    PLACE = "place"
    LANGUAGE = "language"
    SCRIPT = "script"
    SUPPORT = "support"
    DECORATION = "decoration"
    HAS = "has"
    RIGHTS = "rights"


class Has(StrEnum):
    """Values of HAS: transcribed lines, pictures by other light, a released condition."""

    TRANSCRIPTION = "transcription"
    OTHER_LIGHT = "other_light"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Dated:
    """First and last day of a book as Julian day numbers, both included; None: not computable."""

    first_day: int | None = None
    last_day: int | None = None


def dated(record: Record) -> Dated:
    """When the book was made: as its origin says, else as its parts do together."""
    origin = _days(record.origin.date)
    if origin is not None:
        return Dated(*origin)
    parts = [days for part in record.contents.parts if (days := _days(part.date)) is not None]
    if not parts:
        return Dated()
    return Dated(min(first for first, _ in parts), max(last for _, last in parts))


def values_of(session: Session, manuscript_id: str, record: Record) -> list[tuple[Facet, str]]:
    """Every value of the record and its pictures, each once; what else HAS holds is told apart."""
    return list(dict.fromkeys([*_of_record(record), *_beside(session, manuscript_id)]))


def _of_record(record: Record) -> Iterator[tuple[Facet, str]]:
    yield Facet.HOLDER, record.identity.holder_id
    yield from _centuries(dated(record))
    for path, authority_id in sorted(references_of(record)):
        if path in ("origin.place", "contents.parts.place"):
            yield Facet.PLACE, authority_id
    for use in record.identity.languages:
        yield Facet.LANGUAGE, use.tag.partition("-")[0]
    for hand in record.physical.hands:
        yield from _term(Facet.SCRIPT, hand.script)
    for support in record.physical.supports:
        yield from _term(Facet.SUPPORT, support.material)
    for decoration in record.physical.decorations:
        yield from _term(Facet.DECORATION, decoration.kind)
    if record.identity.rights:
        yield Facet.RIGHTS, record.identity.rights[:500]


def _beside(session: Session, manuscript_id: str) -> Iterator[tuple[Facet, str]]:
    by_other_light = exists().where(
        Capture.manuscript_id == manuscript_id,
        Capture.is_released,
        Capture.status == Status.ACCEPTED,
        Capture.light != Light.NORMAL,
    )
    if session.scalar(select(by_other_light)):
        yield Facet.HAS, Has.OTHER_LIGHT.value


def _term(facet: Facet, term: Term | None) -> Iterator[tuple[Facet, str]]:
    if term is not None and term.key is not None:
        yield facet, term.key


def _days(statement: DateStatement | None) -> tuple[int, int] | None:
    if statement is None:
        return None
    try:
        reading = read(statement)
    except BadDate:
        # A statement that was kept though its day is none; the wording is found all the same.
        return None
    return None if reading is None else (reading.earliest, reading.latest)


def _centuries(span: Dated) -> Iterator[tuple[Facet, str]]:
    if span.first_day is None or span.last_day is None:
        return
    for facet, calendar in (
        (Facet.CENTURY, Calendar.GREGORIAN),
        (Facet.HIJRI_CENTURY, Calendar.HIJRI),
    ):
        year_of = RULES[calendar].year_of
        first, last = (_century(year_of(day)) for day in (span.first_day, span.last_day))
        if calendar is Calendar.HIJRI and first < 1:
            continue
        if last - first < CENTURIES_MAX:
            for century in range(first, last + 1):
                yield facet, str(century)


def _century(year: int) -> int:
    """The ordinal of a year's century; years before the common era have one of 0 and below."""
    return (year - 1) // 100 + 1
