"""Reading a date as people write it, to propose what it means; a person confirms.

Read are the forms that colophons and catalogues use in Arabic, Persian, Kazakh, Russian and
English. Where a word is not known, or a year could belong to two calendars, nothing is proposed.

A bare Western year or century is read as Gregorian (the week between the calendars is no part of
what was meant); a Western day or month before 15 October 1582 as Julian.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from catalog.dates.calendars import GREGORIAN_REFORM, JULIAN
from catalog.dates.reading import interval_of, read
from catalog.dates.statement import Calendar, CalendarDay, DateStatement
from catalog.dates.wording_tokens import TEXT_LENGTH_MAX, Kind, Token, fold, tokens_of
from catalog.errors import BadDate

_ERAS: Final = {
    Kind.HIJRI: Calendar.HIJRI,
    Kind.HIJRI_SOLAR: Calendar.HIJRI_SOLAR,
    Kind.HEBREW: Calendar.HEBREW,
    Kind.JULIAN: Calendar.JULIAN,
    Kind.GREGORIAN: Calendar.GREGORIAN,
}
_MARKS: Final = frozenset({*_ERAS, Kind.WESTERN, Kind.BCE})
_DOUBTS: Final = frozenset({Kind.CIRCA, Kind.PERHAPS, Kind.NOTHING, Kind.ORDINAL})
_WESTERN: Final = (Calendar.GREGORIAN, Calendar.JULIAN)
_HIJRI_YEAR_MAX: Final = 1500
_WESTERN_YEAR_MAX: Final = 2100
_WESTERN_YEAR_MIN: Final = 1000
_ARABIC = re.compile("[\u0600-\u06ff]")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{3,4})")


@dataclass(frozen=True, slots=True)
class _Point:
    """Day, month and year as far as they were written, and the calendar of the month."""

    year: int | None
    month: int | None = None
    day: int | None = None
    calendar: Calendar | None = None
    digits: int = 0


@dataclass(frozen=True, slots=True)
class _Reading:
    """One side of a slash: a calendar, where the words name one, and one or two ends."""

    calendar: Calendar | None
    start: CalendarDay
    end: CalendarDay | None = None


def propose(text: str) -> DateStatement | None:
    """What the words probably mean, or None where that is not sure.

    >>> propose('رمضان ٥٤٨').start
    CalendarDay(year=548, month=9, day=None, is_century=False)
    """
    wording = text.strip()
    if not wording or len(wording) > TEXT_LENGTH_MAX:
        return None
    try:
        statement = _of_figures(wording) or _of_words(wording)
        reading = None if statement is None else read(statement)
    except BadDate:
        return None
    if reading is None or any(found.key == "end_before_start" for found in reading.findings):
        return None
    return statement


def _of_figures(wording: str) -> DateStatement | None:
    """'1936-05-20' and '20.05.1936', which are told apart by their signs and not by words."""
    folded = fold(wording)
    if found := _ISO.fullmatch(folded):
        year, month, day = (int(part) for part in found.groups())
        calendar: Calendar = Calendar.GREGORIAN
    elif found := _DOTTED.fullmatch(folded):
        day, month, year = (int(part) for part in found.groups())
        calendar = _western_of(year, month, day)
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    start = CalendarDay(year=year, month=month, day=day)
    return DateStatement(original=wording, calendar=calendar, start=start)


def _of_words(wording: str) -> DateStatement | None:
    tokens = tokens_of(wording)
    if not tokens:
        return None
    sides = _sides([token for token in tokens if token.kind not in _DOUBTS])
    readings = [reading for side in sides if (reading := _read_side(side)) is not None]
    if len(readings) != len(sides) or not 1 <= len(readings) <= 2:
        return None
    is_arabic = bool(_ARABIC.search(wording))
    made = _alone(readings[0], is_arabic) if len(readings) == 1 else _both(*readings)
    if made is None:
        return None
    kinds = {token.kind for token in tokens}
    return made.model_copy(
        update={
            "original": wording,
            "is_approximate": Kind.CIRCA in kinds,
            "is_uncertain": Kind.PERHAPS in kinds,
        }
    )


def _sides(tokens: list[Token]) -> list[list[Token]]:
    """The text at its slashes: '548/1153' has two sides, '1205/6' is a span of years.

    A side of marks alone belongs to the one before it: '20 Nov 1153 (Julian)'.
    """
    sides: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind is Kind.SLASH:
            sides.append([])
        else:
            sides[-1].append(token)
    joined: list[list[Token]] = []
    for side in sides:
        if joined and all(token.kind in _MARKS for token in side):
            joined[-1] += side
        elif joined and _shortens(joined[-1], side):
            joined[-1] += [Token(Kind.DASH), *side]
        else:
            joined.append(side)
    return [_with_century(side, joined[-1]) for side in joined]


def _with_century(side: list[Token], last: list[Token]) -> list[Token]:
    """'6th/12th century': the word belongs to both numbers."""
    is_century = any(one.kind is Kind.CENTURY for one in last)
    if is_century and len(side) == 1 and side[0].kind in (Kind.NUMBER, Kind.ROMAN):
        return [*side, Token(Kind.CENTURY)]
    return side


def _shortens(before: list[Token], side: list[Token]) -> bool:
    """Whether the side is the end of a year written short: '6' after '1205'."""
    if not before or side[0].kind is not Kind.NUMBER or before[-1].kind is not Kind.NUMBER:
        return False
    return side[0].digits < before[-1].digits and side[0].digits <= 2 and before[-1].digits >= 3


def _read_side(tokens: list[Token]) -> _Reading | None:
    eras = {_ERAS[token.kind] for token in tokens if token.kind in _ERAS}
    is_western = any(token.kind in (Kind.WESTERN, Kind.BCE) for token in tokens)
    is_bce = any(token.kind is Kind.BCE for token in tokens)
    if len(eras) > 1 or (is_western and eras - set(_WESTERN)):
        return None
    calendar = next(iter(eras), Calendar.UNKNOWN if is_western else None)
    words = [token for token in tokens if token.kind not in _MARKS]
    if any(token.kind is Kind.CENTURY for token in words):
        return _centuries(words, calendar, is_bce)
    ends = _ends(words)
    if ends is None:
        return None
    points = [_point(end) for end in ends]
    if any(point is None for point in points):
        return None
    return _dated([point for point in points if point is not None], calendar, is_bce)


def _ends(words: list[Token]) -> list[list[Token]] | None:
    """One end or two; None where a word of range stands without its other half."""
    cuts = [place for place, one in enumerate(words) if one.kind in (Kind.DASH, Kind.UNTIL)]
    has_opening = bool(words) and words[0].kind is Kind.BETWEEN
    if any(word.kind is Kind.BETWEEN for word in words[1:]):
        return None
    words = words[1:] if has_opening else words
    cuts = [cut - has_opening for cut in cuts]
    if not cuts:
        return None if has_opening or not words else [words]
    if len(cuts) > 1 or cuts[0] == 0 or cuts[0] == len(words) - 1:
        return None
    return [words[: cuts[0]], words[cuts[0] + 1 :]]


def _centuries(words: list[Token], calendar: Calendar | None, is_bce: bool) -> _Reading | None:
    numbers = [one.value for one in words if one.kind in (Kind.NUMBER, Kind.ROMAN)]
    halves = [one.kind for one in words if one.kind in (Kind.FIRST_HALF, Kind.SECOND_HALF)]
    plain = {Kind.NUMBER, Kind.ROMAN, Kind.CENTURY, Kind.DASH, Kind.UNTIL, Kind.BETWEEN}
    others = [one for one in words if one.kind not in plain]
    if not 1 <= len(numbers) <= 2 or len(others) != len(halves) or not all(numbers):
        return None
    if max(numbers) > 60 or (is_bce and (halves or len(numbers) > 1)):
        return None
    if halves:
        if len(numbers) > 1 or len(halves) > 1:
            return None
        first = 100 * (numbers[0] - 1) + (1 if halves[0] is Kind.FIRST_HALF else 51)
        return _Reading(calendar, CalendarDay(year=first), CalendarDay(year=first + 49))
    ends = [CalendarDay(year=-one if is_bce else one, is_century=True) for one in numbers]
    return _Reading(calendar, ends[0], ends[1] if len(ends) > 1 else None)


def _point(words: list[Token]) -> _Point | None:
    """Day, month and year in any order; a lone small number beside a month is a day."""
    months = [one for one in words if one.kind is Kind.MONTH]
    numbers = [one for one in words if one.kind is Kind.NUMBER]
    if len(months) > 1 or len(numbers) > 2 or len(months) + len(numbers) != len(words):
        return None
    if not months:
        if len(numbers) != 1:
            return None
        return _Point(numbers[0].value, digits=numbers[0].digits)
    month = months[0]
    calendar = month.calendar or Calendar.UNKNOWN
    years = [one for one in numbers if one.value > 31 or one.digits > 2]
    days = [one for one in numbers if one not in years]
    if len(years) > 1 or len(days) > 1 or any(day.value == 0 for day in days):
        return None
    year = years[0] if years else None
    return _Point(
        year.value if year else None,
        month.value,
        days[0].value if days else None,
        calendar,
        year.digits if year else 0,
    )


def _dated(points: list[_Point], calendar: Calendar | None, is_bce: bool) -> _Reading | None:
    points = _completed(points)
    months = {point.calendar for point in points if point.calendar is not None}
    if any(point.year is None for point in points) or len(months) > 1:
        return None
    family = next(iter(months), None)
    if family is Calendar.UNKNOWN:  # a Western month
        if calendar not in (None, Calendar.UNKNOWN, *_WESTERN):
            return None
        calendar = calendar or Calendar.UNKNOWN
    elif family is not None:
        if calendar not in (None, family):
            return None
        calendar = family
    days = [
        CalendarDay(
            year=1 - (point.year or 0) if is_bce else (point.year or 0),
            month=point.month,
            day=point.day,
        )
        for point in points
    ]
    return _Reading(calendar, days[0], days[1] if len(days) > 1 else None)


def _completed(points: list[_Point]) -> list[_Point]:
    """What one end leaves to the other: '15-20 Ramadan 548', '20 Nov – 19 Dec 1153', '1153-5'."""
    if len(points) != 2:
        return points
    first, last = points
    if last.month is not None and first.month is None and first.digits <= 2:
        day = first.year
        return [replace(last, day=day), last] if day and last.day else points
    if first.year is None:
        first = replace(first, year=last.year)
    if last.year is not None and first.year is not None and last.digits < first.digits:
        width = 10**last.digits
        last = replace(last, year=first.year // width * width + last.year)
    return [first, last]


def _alone(reading: _Reading, is_arabic: bool) -> DateStatement | None:
    """One date; without an era, a Western year of four figures is the only sure one."""
    calendar = reading.calendar
    if calendar is None:
        year = reading.start.year
        low = 1 if reading.start.is_century else _WESTERN_YEAR_MIN
        high = 21 if reading.start.is_century else _WESTERN_YEAR_MAX
        if is_arabic or not low <= year <= high:
            return None
        calendar = Calendar.UNKNOWN
    return _statement(reading, calendar)


def _both(first: _Reading, second: _Reading) -> DateStatement | None:
    """A date and its equivalent, '548/1153': the western one becomes the stated year."""
    orders = [(first, second), (second, first)]
    for own, western in orders:
        if own.calendar not in (None, Calendar.HIJRI, Calendar.HIJRI_SOLAR, Calendar.HEBREW):
            continue
        if western.calendar not in (None, Calendar.UNKNOWN, *_WESTERN):
            continue
        if own.calendar is None and not _agree(own, western):
            continue
        if own.start.is_century or western.start.is_century:
            return _centuries_agree(own, western)
        stated = western.calendar if western.calendar in _WESTERN else Calendar.GREGORIAN
        made = _statement(own, own.calendar or Calendar.HIJRI)
        return made.model_copy(
            update={"stated_calendar": stated, "stated_year": western.start.year}
        )
    return None


def _centuries_agree(own: _Reading, western: _Reading) -> DateStatement | None:
    """'6th/12th century': proposed only as the Hijri century, and only where the two meet."""
    if not (own.start.is_century and western.start.is_century and _agree(own, western)):
        return None
    return _statement(own, own.calendar or Calendar.HIJRI)


def _agree(own: _Reading, western: _Reading) -> bool:
    first = interval_of(own.start, Calendar.HIJRI)
    other = interval_of(western.start, Calendar.GREGORIAN)
    return first[0] <= other[1] and other[0] <= first[1]


def _statement(reading: _Reading, calendar: Calendar) -> DateStatement:
    start, end = reading.start, reading.end
    if calendar is Calendar.UNKNOWN:
        calendar = _western_of(start.year, start.month, start.day, start.is_century)
    if calendar is Calendar.HIJRI and start.year > _HIJRI_YEAR_MAX:
        raise BadDate(
            f"The lunar Hijri year {start.year} has not come yet: check the calendar.",
            key="not-come",
            year=str(start.year),
        )
    return DateStatement(calendar=calendar, start=start, end=end)


def _western_of(
    year: int, month: int | None, day: int | None, is_century: bool = False
) -> Calendar:
    """The Western calendar that a date without one was reckoned by."""
    if is_century or month is None:
        return Calendar.GREGORIAN
    lived = JULIAN.day_number(year, month, day or 1)
    return Calendar.JULIAN if lived < GREGORIAN_REFORM else Calendar.GREGORIAN
