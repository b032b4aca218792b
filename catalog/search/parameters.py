"""A search as the query string of an address, and back: the state of a list is in its address.

The page, the interface for programs, the table and the IIIF collection read the same names, so an
address of one becomes one of another by its path alone. A parameter that is empty says nothing;
the order is fixed, so that the same search has the same address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from catalog.dates.statement import Calendar
from catalog.search.errors import BadQuestion
from catalog.search.facets import Facet
from catalog.search.query import read_question
from catalog.search.searching import CALENDARS, Order, Search, Years

WORDS: Final = "q"
START: Final = "from"
END: Final = "to"
CALENDAR: Final = "calendar"
ORDER: Final = "order"
PAGE: Final = "page"
PAGE_MAX: Final = 1_000_000
VALUE_LENGTH_MAX: Final = 500

Pairs = Iterable[tuple[str, str]]


def read_search(pairs: Pairs, *, limit: int) -> Search:
    """The search that these parameters say; names that are none of ours are left alone.

    Raises:
        BadQuestion: a year, page, order or calendar that is none; the sentence says which.
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if value.strip():
            given.setdefault(name, []).append(value.strip())
    last = {name: values[-1] for name, values in given.items()}
    page = _number(last.get(PAGE, "1"), PAGE)
    if not 1 <= page <= PAGE_MAX:
        raise BadQuestion(
            f"There is no page {page}: go back to the first.", key="page", page=str(page)
        )
    chosen = {
        facet: tuple(dict.fromkeys(value[:VALUE_LENGTH_MAX] for value in given[facet.value]))
        for facet in Facet
        if facet.value in given
    }
    return Search(
        question=read_question(last.get(WORDS, "")),
        chosen=chosen,
        years=Years(_year(last.get(START)), _year(last.get(END)), _calendar(last.get(CALENDAR))),
        order=_order(last.get(ORDER)),
        offset=(page - 1) * limit,
        limit=limit,
    )


def write_search(search: Search, *, page: int = 1) -> str:
    """The query string of a search; '' for the whole list."""
    pairs: list[tuple[str, str]] = []
    if search.question.text:
        pairs.append((WORDS, search.question.text))
    for facet in Facet:
        pairs += [(facet.value, value) for value in search.chosen.get(facet, ())]
    if search.years.start is not None:
        pairs.append((START, str(search.years.start)))
    if search.years.end is not None:
        pairs.append((END, str(search.years.end)))
    if search.years.calendar is not Calendar.GREGORIAN:
        pairs.append((CALENDAR, search.years.calendar.value))
    if search.order is not Order.RELEVANCE:
        pairs.append((ORDER, search.order.value))
    if page > 1:
        pairs.append((PAGE, str(page)))
    return urlencode(pairs)


def with_value(search: Search, facet: Facet, value: str) -> Search:
    """The same search with one more value of a facet, or without it if it was chosen."""
    before = search.chosen.get(facet, ())
    after = tuple(each for each in before if each != value)
    if len(after) == len(before):
        after = (*before, value)
    chosen = {**search.chosen, facet: after}
    return replace(search, chosen={each: values for each, values in chosen.items() if values})


def _number(text: str, name: str) -> int:
    try:
        if len(text) > 12:
            raise ValueError
        return int(text)
    except ValueError:
        raise BadQuestion(
            f"{text[:40]!r} is no number: write one such as 1200.",
            key="number",
            name=name,
            text=text[:40],
        ) from None


def _year(text: str | None) -> int | None:
    return None if text is None else _number(text, "year")


def _calendar(text: str | None) -> Calendar:
    if text is None:
        return Calendar.GREGORIAN
    known = next((each for each in CALENDARS if each.value == text), None)
    if known is None:
        raise BadQuestion(
            "Years are of the Gregorian or of the lunar Hijri calendar: choose one of these.",
            key="calendar",
        )
    return known


def _order(text: str | None) -> Order:
    if text is None:
        return Order.RELEVANCE
    known = next((each for each in Order if each.value == text), None)
    if known is None:
        listed = ", ".join(each.value for each in Order)
        raise BadQuestion(
            f"There is no order {text[:40]!r}: choose one of {listed}.",
            key="order",
            text=text[:40],
        )
    return known
