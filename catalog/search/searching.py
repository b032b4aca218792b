"""A question with its filters, answered: which books, in which order, and what they have.

Everything after the sets of numbers (`matching.py`) is arithmetic on the arrays of the shelf, so
that counting the facets of half the catalogue costs no more than a page of results. Within a facet
one chosen value is enough, except in HAS, where all are meant; every facet must be met. The counts
of a facet are those of the books without its own choice, so that another value can be added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import numpy as np
from sqlalchemy.orm import Session

from catalog.dates.calendars import RULES
from catalog.dates.statement import Calendar
from catalog.search.errors import BadQuestion
from catalog.search.facets import Facet
from catalog.search.matching import Found, match
from catalog.search.query import Question
from catalog.search.shelf import NO_DAY, Mask, Shelf, ShelfKeeper

VALUES_MAX: Final = 60
CHOSEN_MAX: Final = 40
LIMIT_MAX: Final = 50_000
YEAR_MAX: Final = 9_999
CALENDARS: Final = (Calendar.GREGORIAN, Calendar.HIJRI)


class Order(StrEnum):
    """How results are in order; books without a date come last, equal ones go by shelfmark."""

    RELEVANCE = "relevance"
    SHELFMARK = "shelfmark"
    DATE = "date"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Years:
    """A span of years of a calendar, both included; None is open. A book that touches it is in."""

    start: int | None = None
    end: int | None = None
    calendar: Calendar = Calendar.GREGORIAN

    @property
    def is_open(self) -> bool:
        """Whether it leaves nothing out."""
        return self.start is None and self.end is None


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody wants to see: words, filters, order, and which part of the list."""

    question: Question
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    years: Years = Years()
    order: Order = Order.RELEVANCE
    offset: int = 0
    limit: int = 24


@dataclass(frozen=True, slots=True)
class Counted:
    """A value of a facet, how many of the books have it, and whether it is chosen."""

    value: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Answer:
    """The books found, the part asked for by id, and their facets.

    `span` are the first and last year of the dated ones, in the calendar of the search. `places`
    are those of the part on `shelf`, for marking (`highlights.py`).
    """

    total: int
    manuscript_ids: tuple[str, ...]
    facets: Mapping[Facet, Sequence[Counted]]
    span: tuple[int, int] | None
    found: Found
    shelf: Shelf
    places: tuple[int, ...]


def search(session: Session, keeper: ShelfKeeper, asked: Search) -> Answer:
    """The answer to a search.

    Raises:
        BadQuestion: too many values are chosen, or the years are no years.
    """
    _check(asked)
    shelf = keeper.shelf(session)
    found = match(session, shelf, asked.question)
    hits = (found.ranks >= 0) & _in_years(shelf, asked.years)
    if asked.question.is_blank:
        hits = np.zeros(len(shelf), dtype=np.bool_)
    narrowed = {facet: _chosen(shelf, facet, values) for facet, values in asked.chosen.items()}
    books = _all_of(hits, narrowed.values())
    ordered = _in_order(shelf, found, books, asked.order)
    start = max(0, asked.offset)
    part = tuple(ordered[start : start + max(0, min(asked.limit, LIMIT_MAX))])
    return Answer(
        total=len(ordered),
        manuscript_ids=tuple(shelf.ids[place] for place in part),
        facets=_facets(shelf, hits, narrowed, asked.chosen, books),
        span=_span(shelf, books, asked.years.calendar),
        found=found,
        shelf=shelf,
        places=part,
    )


def _check(asked: Search) -> None:
    if sum(len(values) for values in asked.chosen.values()) > CHOSEN_MAX:
        raise BadQuestion(
            f"At most {CHOSEN_MAX} values can be chosen at once: take some away.",
            key="chosen", max=CHOSEN_MAX,
        )  # fmt: skip
    years = asked.years
    if years.calendar not in CALENDARS:
        raise BadQuestion(
            "Years are of the Gregorian or of the lunar Hijri calendar: choose one of these.",
            key="calendar",
        )
    if any(
        year is not None and not -YEAR_MAX <= year <= YEAR_MAX for year in (years.start, years.end)
    ):
        raise BadQuestion(
            f"A year lies between {-YEAR_MAX} and {YEAR_MAX}: check what you typed.",
            key="year", first=str(-YEAR_MAX), last=str(YEAR_MAX),
        )  # fmt: skip


def _in_years(shelf: Shelf, years: Years) -> Mask:
    if years.is_open:
        return np.ones(len(shelf), dtype=np.bool_)
    rules = RULES[years.calendar]
    first = None if years.start is None else max(years.start, rules.first_year or years.start)
    last = years.end
    is_in: Mask = shelf.first_days != NO_DAY
    if first is not None:
        is_in = is_in & (shelf.last_days >= rules.new_year(first))
    if last is not None:
        # Before the first year of a calendar lies nothing of it.
        end = rules.new_year(max(last + 1, rules.first_year or last + 1))
        is_in = is_in & (shelf.first_days < end)
    return is_in


def _chosen(shelf: Shelf, facet: Facet, values: Sequence[str]) -> Mask:
    codes = [shelf.codes.get((facet, value), -1) for value in values]
    if facet is Facet.HAS:
        masks = [shelf.with_any([code]) for code in codes]
        return _all_of(np.ones(len(shelf), dtype=np.bool_), masks)
    return shelf.with_any(codes)


def _all_of(first: Mask, others: Iterable[Mask]) -> Mask:
    made = first
    for other in others:
        made = made & other
    return made


def _in_order(shelf: Shelf, found: Found, books: Mask, order: Order) -> list[int]:
    places = np.flatnonzero(books)
    shelfmarks = shelf.by_shelfmark[places]
    keys = {
        Order.RELEVANCE: (shelfmarks, found.ranks[places]),
        Order.SHELFMARK: (shelfmarks,),
        Order.DATE: (shelfmarks, shelf.last_days[places], shelf.first_days[places]),
        Order.NEWEST: (shelfmarks, -shelf.revisions[places]),
    }[order]
    return [int(place) for place in places[np.lexsort(keys)]]


def _facets(
    shelf: Shelf,
    hits: Mask,
    narrowed: Mapping[Facet, Mask],
    chosen: Mapping[Facet, tuple[str, ...]],
    books: Mask,
) -> dict[Facet, list[Counted]]:
    counted = shelf.counts(books)
    by_facet: dict[Facet, dict[str, int]] = {facet: {} for facet in Facet}
    for (facet, value), count in counted.items():
        by_facet[facet][value] = count
    for facet in narrowed:
        if facet is not Facet.HAS:
            others = _all_of(hits, [mask for other, mask in narrowed.items() if other is not facet])
            by_facet[facet] = {
                value: count for (of, value), count in shelf.counts(others).items() if of is facet
            }
    return {
        facet: _listed(facet, values, chosen.get(facet, ())) for facet, values in by_facet.items()
    }


def _listed(facet: Facet, values: Mapping[str, int], chosen: Sequence[str]) -> list[Counted]:
    """The most frequent values, the chosen ones always among them; centuries in their order."""
    for_all = {**dict.fromkeys(chosen, 0), **values}
    ranked = sorted(for_all, key=lambda value: (value not in chosen, -for_all[value], value))
    kept = ranked[:VALUES_MAX]
    if facet in (Facet.CENTURY, Facet.HIJRI_CENTURY):
        kept = sorted(
            kept, key=lambda value: int(value) if value.lstrip("-").isdecimal() else 10_000
        )
    return [Counted(value, for_all[value], value in chosen) for value in kept]


def _span(shelf: Shelf, books: Mask, calendar: Calendar) -> tuple[int, int] | None:
    dated = books & (shelf.first_days != NO_DAY)
    if not dated.any():
        return None
    year_of = RULES[calendar].year_of
    first = year_of(int(shelf.first_days[dated].min()))
    last = year_of(int(shelf.last_days[dated].max()))
    least = RULES[calendar].first_year
    return (first if least is None else max(first, least), last)
