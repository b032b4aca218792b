"""From a statement to what can be computed: an interval of days, EDTF, a sort key, findings.

Nothing here asks the clock: who wants to hear of dates in the future says which day is today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from catalog.dates.calendars import GREGORIAN, RULES, CalendarRules
from catalog.dates.edtf import write_edtf
from catalog.dates.statement import Calendar, CalendarDay, DateStatement
from catalog.errors import BadDate

_WESTERN: Final = (Calendar.GREGORIAN, Calendar.JULIAN)
_YEAR_MAX: Final = 9999
_NAMES: Final[Mapping[Calendar, str]] = {
    Calendar.HIJRI: "lunar Hijri",
    Calendar.HIJRI_SOLAR: "solar Hijri",
    Calendar.JULIAN: "Julian",
    Calendar.GREGORIAN: "Gregorian",
    Calendar.HEBREW: "Hebrew",
}

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at; `key` is stable for translation, `values` go into it.

    Keys: 'stated_year_repeats' (the Western year only repeats the Hijri one, or the other way
    round), 'stated_year_contradicts', 'within_tolerance' (the two agree only thanks to the
    tolerance), 'end_before_start', 'in_future'.
    """

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a statement means: first and last day as Julian day numbers, both included.

    `edtf` is proleptic Gregorian, of the computed interval alone; `tolerance_days` (0 but for the
    lunar Hijri calendar) says by how much either end may be off and is told beside it.
    """

    earliest: int
    latest: int
    edtf: str
    tolerance_days: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def sort_key(self) -> int:
        """The day by which records are put in order: the first one possible."""
        return self.earliest

    @property
    def widened(self) -> Interval:
        """The interval with the tolerance at both ends."""
        return self.earliest - self.tolerance_days, self.latest + self.tolerance_days


def read(statement: DateStatement, *, today: int | None = None) -> DateReading | None:
    """What the statement means, or None where nothing can be computed (wording only, a reign).

    A statement without a computable date rests on its stated year, where it has one. `today` is
    the day number after which a date lies in the future; without it nobody asks.

    Raises:
        BadDate: a year, month or day that the calendar does not have.
    """
    rules = RULES.get(statement.calendar)
    stated = _stated(statement)
    ends = [day for day in (statement.start, statement.end) if day is not None]
    findings: list[Finding] = []
    if rules is None or not ends:
        if stated is None:
            return None
        earliest, latest, tolerance = *stated[0], 0
    else:
        intervals = [interval_of(day, statement.calendar) for day in ends]
        if intervals[-1][1] < intervals[0][0]:
            findings.append(Finding("end_before_start"))
        earliest = min(first for first, _ in intervals)
        latest = max(last for _, last in intervals)
        tolerance = statement.tolerance_days if statement.calendar is Calendar.HIJRI else 0
        if stated is not None:
            findings += _compare(statement, (earliest, latest), stated, tolerance)
    if today is not None and earliest > today:
        findings.append(Finding("in_future"))
    _check_reach(earliest, latest)
    edtf = write_edtf(
        earliest,
        latest,
        is_approximate=statement.is_approximate,
        is_uncertain=statement.is_uncertain,
    )
    return DateReading(earliest, latest, edtf, tolerance, tuple(findings))


def interval_of(day: CalendarDay, calendar: Calendar) -> Interval:
    """First and last day number that a day, month, year or century of a calendar may mean.

    The n-th century is its hundred years: the 12th is 1101 to 1200, the 6th of the Hijra 501 to
    600. A century before the common era is negative: -1 is 100 to 1 BCE.

    Raises:
        BadDate: the calendar has no such day, or cannot be computed.
    """
    rules = RULES.get(calendar)
    if rules is None:
        raise BadDate(
            f"Dates in the calendar {calendar.value!r} are kept as text only.",
            key="text-only",
            calendar=calendar.value,
        )
    if day.is_century:
        return _century(day, calendar, rules)
    _check_year(day.year, calendar, rules)
    if day.month is None:
        if day.day is not None:
            raise BadDate(
                f"The day {day.day} needs a month: say which, or leave the day out.",
                key="no-month",
                day=day.day,
            )
        return rules.year_span(day.year)
    if day.month not in rules.months(day.year):
        count = len(rules.months(day.year))
        raise BadDate(
            f"The {_NAMES[calendar]} year {day.year} has {count} months: "
            f"there is no month {day.month} in it.",
            key="month",
            calendar=calendar.value,
            year=str(day.year),
            months=count,
            month=day.month,
        )
    length = rules.month_length(day.year, day.month)
    if day.day is None:
        return rules.month_span(day.year, day.month)
    if day.day > length:
        raise BadDate(
            f"Month {day.month} of the {_NAMES[calendar]} year {day.year} has {length} days: "
            f"there is no day {day.day} in it.",
            key="day",
            month=day.month,
            calendar=calendar.value,
            year=str(day.year),
            days=length,
            day=day.day,
        )
    number = rules.day_number(day.year, day.month, day.day)
    return number, number


def year_words(interval: Interval, calendar: Calendar) -> str:
    """The years of a calendar that an interval touches, as historians write: '1153', '1205/6'."""
    rules = RULES[calendar]
    first, last = rules.year_of(interval[0]), rules.year_of(interval[1])
    if first == last:
        return str(first)
    if last == first + 1 and first > 0 and first // 10 == last // 10:
        return f"{first}/{last % 10}"
    return f"{first}/{last}" if last == first + 1 else f"{first}–{last}"


def _century(day: CalendarDay, calendar: Calendar, rules: CalendarRules) -> Interval:
    if day.month is not None or day.day is not None:
        raise BadDate(
            "A century has no month and no day: leave them out, or give the year.",
            key="century-month",
        )
    if day.year == 0 or abs(day.year) > 99:
        raise BadDate(
            f"There is no century number {day.year}: write 12 for the 12th.",
            key="century",
            century=day.year,
        )
    first = 100 * (day.year - 1) + 1 if day.year > 0 else 100 * day.year + 1
    _check_year(first, calendar, rules)
    return rules.new_year(first), rules.new_year(first + 100) - 1


def _check_year(year: int, calendar: Calendar, rules: CalendarRules) -> None:
    if rules.first_year is not None and year < rules.first_year:
        raise BadDate(
            f"The {_NAMES[calendar]} calendar begins with the year {rules.first_year}: "
            f"there is no year {year} in it.",
            key="first-year",
            calendar=calendar.value,
            first=str(rules.first_year),
            year=str(year),
        )


def _check_reach(earliest: int, latest: int) -> None:
    if GREGORIAN.year_of(latest) > _YEAR_MAX or GREGORIAN.year_of(earliest) < -_YEAR_MAX:
        raise BadDate(
            "The date lies beyond the year 9999: check the year and the calendar.", key="beyond"
        )


def _stated(statement: DateStatement) -> tuple[Interval, Calendar] | None:
    """The interval of the year that the source gives; without a calendar it is a Western one."""
    if statement.stated_year is None:
        return None
    calendar = statement.stated_calendar or Calendar.GREGORIAN
    if calendar not in RULES:
        return None
    return interval_of(CalendarDay(year=statement.stated_year), calendar), calendar


def _compare(
    statement: DateStatement, interval: Interval, stated: tuple[Interval, Calendar], tolerance: int
) -> list[Finding]:
    """Hold the stated year against the computed days.

    A Western year agrees when it does so in the Julian or the Gregorian calendar: sources seldom
    say which they mean, and the week between them is no contradiction.
    """
    _, calendar = stated
    year = statement.stated_year or 0
    meant = _WESTERN if calendar in _WESTERN else (calendar,)
    spans = [RULES[one].year_span(year) for one in meant]
    if any(_touch(interval, span) for span in spans):
        return []
    values: dict[str, str | int] = {
        "stated": year,
        "stated_calendar": calendar.value,
        "computed": year_words(interval, calendar),
    }
    slack = tolerance + (statement.tolerance_days if calendar is Calendar.HIJRI else 0)
    if any(_touch((interval[0] - slack, interval[1] + slack), span) for span in spans):
        return [Finding("within_tolerance", {**values, "days": slack})]
    own = [day.year for day in (statement.start, statement.end) if day and not day.is_century]
    if year in own and not _same_era(statement.calendar, calendar):
        return [Finding("stated_year_repeats", values)]
    return [Finding("stated_year_contradicts", values)]


def _same_era(one: Calendar, other: Calendar) -> bool:
    return one is other or (one in _WESTERN and other in _WESTERN)


def _touch(one: Interval, other: Interval) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
