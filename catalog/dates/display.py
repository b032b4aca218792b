"""The same days in another calendar, for whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.dates.calendars import GREGORIAN_REFORM, RULES
from catalog.dates.reading import DateReading
from catalog.dates.statement import Calendar, CalendarDay


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day in `calendar`, as coarse as they allow.

    A span of whole months carries no days, one of whole years no months.
    """

    calendar: Calendar
    start: CalendarDay
    end: CalendarDay


def in_calendar(reading: DateReading, calendar: Calendar) -> Span | None:
    """The interval in a calendar; None where the calendar had not begun, or cannot be computed."""
    return days_in(reading.earliest, reading.latest, calendar)


def days_in(earliest: int, latest: int, calendar: Calendar) -> Span | None:
    """As `in_calendar`, for day numbers."""
    rules = RULES.get(calendar)
    if rules is None:
        return None
    first, last = rules.from_day_number(earliest), rules.from_day_number(latest)
    if rules.first_year is not None and first[0] < rules.first_year:
        return None
    if rules.year_span(first[0])[0] == earliest and rules.year_span(last[0])[1] == latest:
        return Span(calendar, CalendarDay(year=first[0]), CalendarDay(year=last[0]))
    if first[2] == 1 and last[2] == rules.month_length(last[0], last[1]):
        start = CalendarDay(year=first[0], month=first[1])
        return Span(calendar, start, CalendarDay(year=last[0], month=last[1]))
    start = CalendarDay(year=first[0], month=first[1], day=first[2])
    return Span(calendar, start, CalendarDay(year=last[0], month=last[1], day=last[2]))


def western_calendar(reading: DateReading) -> Calendar:
    """The Western calendar people lived by: Julian before 15 October 1582, then Gregorian.

    A date that is certain only to the year keeps the Gregorian calendar, where it was read in it:
    nobody means the seven days that a 12th century would differ by.
    """
    return Calendar.JULIAN if reading.latest < GREGORIAN_REFORM else Calendar.GREGORIAN
