"""A date in words, in four languages and in either calendar.

`catalog/dates` computes; this says it: '20 Nov – 19 Dec 1153 (Julian) · Ramadan 548 AH'. Days and
months before 15 October 1582 are told in the Julian calendar people lived by; a bare year or
century names no calendar, as the week between the two says nothing about it.
"""

from dataclasses import dataclass
from typing import Final, Literal

from catalog.dates.calendars import GREGORIAN_REFORM
from catalog.dates.display import Span, days_in, western_calendar
from catalog.dates.reading import DateReading, Finding, read
from catalog.dates.statement import Calendar, CalendarDay, DateStatement
from catalog.errors import BadDate
from catalog.language import NONE, direction_of
from viewer.languages import LANGUAGES, Translator, translator

_WESTERN: Final = (Calendar.GREGORIAN, Calendar.JULIAN)
_CENTURIES: Final = range(1, 22)
_MARKS: Final = str.maketrans(dict.fromkeys("\u2068\u2069"))
_MONTHS: Final = {
    Calendar.GREGORIAN: "western",
    Calendar.JULIAN: "western",
    Calendar.HIJRI: "hijri",
    Calendar.HIJRI_SOLAR: "solar",
    Calendar.HEBREW: "hebrew",
}


@dataclass(frozen=True, slots=True)
class DateLine:
    """One line about a date: what it tells (`role`), its label, its words and their language.

    Roles: 'wording', 'computed', 'gregorian', 'tolerance', 'stated'.
    """

    role: Literal["wording", "computed", "gregorian", "tolerance", "stated"]
    label: str
    text: str
    language: str
    direction: Literal["ltr", "rtl", "auto"]


def date_text(statement: DateStatement, t: Translator) -> str:
    """The date in one line; the wording itself where nothing can be computed."""
    reading = _read(statement)
    if reading is None:
        return statement.original
    return _plain(_qualified(_both(statement, reading, t), statement, t))


def date_lines(statement: DateStatement, t: Translator) -> tuple[DateLine, ...]:
    """Everything there is to tell about a date, line by line."""
    lines: list[DateLine] = []
    if statement.original:
        lines.append(
            DateLine(
                "wording",
                t("date-line-wording"),
                statement.original,
                statement.original_language,
                "auto"
                if statement.original_language == NONE
                else direction_of(statement.original_language),
            )
        )
    reading = _read(statement)
    if reading is None:
        return tuple(lines)

    def add(role: Literal["computed", "gregorian", "tolerance", "stated"], text: str) -> None:
        label = t(f"date-line-{role}")
        lines.append(DateLine(role, label, _plain(text), t.language.code, t.language.direction))

    add("computed", _qualified(_both(statement, reading, t), statement, t))
    if not _is_coarse(statement) and reading.latest < GREGORIAN_REFORM:
        add("gregorian", _days(reading, Calendar.GREGORIAN, t, marked=True))
    if reading.tolerance_days:
        add("tolerance", t("date-tolerance", days=reading.tolerance_days))
    if statement.stated_year is not None:
        calendar = statement.stated_calendar or Calendar.GREGORIAN
        year = CalendarDay(year=statement.stated_year)
        add("stated", _in(_bare(calendar, year), _one(year, calendar, t), t))
    return tuple(lines)


def finding_text(finding: Finding, t: Translator) -> str:
    """The sentence for something found about a date."""
    values = {key: str(value) for key, value in finding.values.items()}
    return t(f"date-finding-{finding.key.replace('_', '-')}", **values)


def span_text(span: Span, t: Translator) -> str:
    """A span of days in its calendar, with the calendar named."""
    words = _span(span.start, span.end, span.calendar, t)
    if span.start.month is None:
        return _plain(_in(_bare(span.calendar, span.end), words, t))
    return _plain(_in(span.calendar, words, t, marked=True))


def in_four_languages(statement: DateStatement) -> dict[str, str]:
    """The one line in each language of the house."""
    return {code: date_text(statement, translator(code)) for code in LANGUAGES}


def findings_in_four_languages(finding: Finding) -> dict[str, str]:
    """The sentence of a finding in each language of the house."""
    return {code: finding_text(finding, translator(code)) for code in LANGUAGES}


def _plain(words: str) -> str:
    """The words without marks of isolation inside them.

    A date is put together of many small messages. Marks nested around bare numbers would leave a
    first-strong isolate without a strong letter of its own and turn it left-to-right (UAX 9, P2
    and P3): in Arabic the year would stand before the month.
    """
    return words.translate(_MARKS)


def _read(statement: DateStatement) -> DateReading | None:
    """The reading; a draft may hold an impossible day, and then its wording stands alone."""
    try:
        return read(statement)
    except BadDate:
        return None


def _both(statement: DateStatement, reading: DateReading, t: Translator) -> str:
    """The western days, and the date in its own calendar where that is another one."""
    calendar = statement.calendar
    days = [day for day in (statement.start, statement.end) if day is not None]
    if calendar not in _MONTHS or not days:
        stated = statement.stated_calendar or Calendar.GREGORIAN
        year = CalendarDay(year=statement.stated_year or 0)
        words = _in(_bare(stated, year), _one(year, stated, t), t)
        return t("date-both", date=words, other=statement.original) if statement.original else words
    own = _span(days[0], days[-1], calendar, t)
    if calendar not in _WESTERN:
        western = _days(reading, western_calendar(reading), t, coarse=_is_coarse(statement))
        return t("date-both", date=western, other=_in(calendar, own, t))
    if _is_coarse(statement):
        return _in(_bare(calendar, days[-1]), own, t)
    lived = western_calendar(reading)
    said = _in(calendar, own, t, marked=True) if lived is not calendar else _in(lived, own, t)
    if lived is calendar:
        return said
    return t("date-both", date=_days(reading, lived, t), other=said)


def _is_coarse(statement: DateStatement) -> bool:
    """Whether no month is known at either end."""
    return all(day is None or day.month is None for day in (statement.start, statement.end))


def _days(
    reading: DateReading,
    calendar: Calendar,
    t: Translator,
    *,
    coarse: bool = False,
    marked: bool = False,
) -> str:
    """The computed interval in a Western calendar: its days, or only its years."""
    span = days_in(reading.earliest, reading.latest, calendar)
    if span is None:  # Western years have no first one
        raise AssertionError(f"{calendar} has no days {reading.earliest} to {reading.latest}")
    if coarse:
        start, end = CalendarDay(year=span.start.year), CalendarDay(year=span.end.year)
        return _in(_bare(calendar, end), _span(start, end, calendar, t), t)
    return _in(calendar, _span(span.start, span.end, calendar, t), t, marked=marked)


def _bare(calendar: Calendar, end: CalendarDay) -> Calendar:
    """The calendar that bare years name: a Western one none, and BCE says its own era."""
    if calendar not in _WESTERN:
        return calendar
    return Calendar.UNKNOWN if end.year <= 0 else Calendar.GREGORIAN


def _in(calendar: Calendar, words: str, t: Translator, *, marked: bool = False) -> str:
    """The words with the name of their calendar, if it has one to name.

    A Gregorian day is marked only where a Julian one stands beside it.
    """
    if calendar not in _MONTHS:
        return words
    if calendar is Calendar.GREGORIAN and not marked:
        return t("date-in-western", date=words)
    return t(f"date-in-{calendar.value}", date=words)


def _qualified(words: str, statement: DateStatement, t: Translator) -> str:
    if statement.is_approximate and statement.is_uncertain:
        return t("date-about-perhaps", date=words)
    if statement.is_approximate:
        return t("date-about", date=words)
    return t("date-perhaps", date=words) if statement.is_uncertain else words


def _span(start: CalendarDay, end: CalendarDay, calendar: Calendar, t: Translator) -> str:
    if start == end:
        return _one(start, calendar, t)
    are_years = not (start.month or end.month or start.is_century or end.is_century)
    if are_years and min(start.year, end.year) > 0:
        return t("date-years", start=str(start.year), end=str(end.year))
    if start.month and end.month and start.year == end.year:
        days = t("date-span", start=_within(start, calendar, t), end=_within(end, calendar, t))
        return t("date-with-year", date=days, year=_year(start.year, t, beside=True))
    return t("date-span", start=_one(start, calendar, t), end=_one(end, calendar, t))


def _one(day: CalendarDay, calendar: Calendar, t: Translator) -> str:
    if day.is_century:
        return _century(day.year, t)
    if day.month is None:
        return _year(day.year, t)
    year = _year(day.year, t, beside=True)
    return t("date-with-year", date=_within(day, calendar, t), year=year)


def _within(day: CalendarDay, calendar: Calendar, t: Translator) -> str:
    """Day and month without the year."""
    name = f"{_MONTHS[calendar]}-{day.month}"
    if day.day is None:
        return t(f"date-month-alone-{name}")
    return t("date-day", day=str(day.day), month=t(f"date-month-{name}"))


def _year(year: int, t: Translator, *, beside: bool = False) -> str:
    """A year alone, or beside a month; 0 and below are years before the common era."""
    if year > 0:
        return t("date-of-year" if beside else "date-year", year=str(year))
    return t("date-of-year-bce" if beside else "date-year-bce", year=str(1 - year))


def _century(number: int, t: Translator) -> str:
    size = abs(number)
    words = (
        t(f"date-century-{size}") if size in _CENTURIES else t("date-century-any", number=str(size))
    )
    return t("date-century-bce", century=words) if number < 0 else words
