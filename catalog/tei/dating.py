"""Dates in TEI: Gregorian values for programs, the own calendar beside them, the wording as text.

Source: TEI P5, att.datable.w3c and att.datable.custom. @calendar stands on origDate alone: on seal
and custEvent it is deprecated. A date that cannot be computed keeps its words and gets no value.
"""

from __future__ import annotations

from typing import Final

from catalog.dates.calendars import GREGORIAN
from catalog.dates.reading import DateReading, read
from catalog.dates.statement import Calendar, CalendarDay, DateStatement, DatingMethod
from catalog.errors import BadDate
from catalog.tei.markup import Element, add, language

CALENDAR_IDS: Final = {
    Calendar.HIJRI: "Hijri-qamari",
    Calendar.HIJRI_SOLAR: "Hijri-shamsi",
    Calendar.JULIAN: "Julian",
    Calendar.GREGORIAN: "Gregorian",
    Calendar.HEBREW: "Hebrew",
    Calendar.REGNAL: "Regnal",
}
CALENDAR_NAMES: Final = {
    Calendar.HIJRI: "Lunar Hijri calendar, converted by the tabular civil arithmetic",
    Calendar.HIJRI_SOLAR: "Solar Hijri calendar, converted by the 33-year rule",
    Calendar.JULIAN: "Julian calendar",
    Calendar.GREGORIAN: "Gregorian calendar, before 1582 proleptic",
    Calendar.HEBREW: "Hebrew calendar",
    Calendar.REGNAL: "Years of a reign",
}
_EVIDENCE: Final = {
    DatingMethod.COLOPHON: "internal",
    DatingMethod.SEAL: "internal",
    DatingMethod.PALAEOGRAPHY: "external",
    DatingMethod.CODICOLOGY: "external",
    DatingMethod.RADIOCARBON: "external",
    DatingMethod.CATALOGUE: "external",
    DatingMethod.OTHER: None,
}

Attributes = dict[str, str | None]


def datable(statement: DateStatement | None) -> Attributes:
    """@when, or @notBefore and @notAfter, in the Gregorian calendar; empty where not computable."""
    reading = None if statement is None else _read(statement)
    if reading is None:
        return {}
    plain = reading.edtf.replace("~", "").replace("?", "").replace("%", "")
    if "X" in plain:
        plain = f"{_day(reading.earliest)}/{_day(reading.latest)}"
    start, slash, end = plain.partition("/")
    if "0000" in (start[:4], end[:4]):
        return {}  # TEI's dates are those of XML Schema 1.0, which has no year 0
    return {"notBefore": start, "notAfter": end} if slash else {"when": start}


def custom(statement: DateStatement) -> Attributes:
    """The date in its own calendar: @when-custom, or the two ends, with @datingMethod."""
    known = statement.calendar in CALENDAR_IDS
    method = {"datingMethod": f"#{CALENDAR_IDS[statement.calendar]}"} if known else {}
    start, end = statement.start, statement.end
    if start is not None and end is None:
        return {"when_custom": _own(start), **method}
    first = {} if start is None else {"notBefore_custom": _own(start)}
    last = {} if end is None else {"notAfter_custom": _own(end)}
    return {**first, **last, **method}


def add_date(parent: Element, statement: DateStatement | None) -> None:
    """A date of anything but the making of the book."""
    if statement is not None:
        add(parent, "date", words(statement), **_attributes(statement))


def add_orig_date(parent: Element, statement: DateStatement | None) -> None:
    """OrigDate with everything that is known of the date."""
    if statement is None:
        return
    has_calendar = statement.calendar in CALENDAR_IDS
    made = add(
        parent,
        "origDate",
        words(statement),
        calendar=f"#{CALENDAR_IDS[statement.calendar]}" if has_calendar else None,
        evidence=_EVIDENCE[statement.method],
        **_attributes(statement),
    )
    if not (made.text or made.attrib):
        parent.remove(made)
    reading = _read(statement)
    if reading is not None and reading.tolerance_days:
        note = f"computed; the beginning of a month may be off by {reading.tolerance_days} days"
        add(parent, "note", note, type="tolerance", xml_lang="en")
    if statement.source:
        add(parent, "bibl", statement.source, type="date")
    if statement.note:
        add(parent, "note", statement.note, type="date")


def _attributes(statement: DateStatement) -> Attributes:
    is_usual = statement.method is DatingMethod.CATALOGUE
    return {
        "type": None if is_usual else statement.method.value,
        "cert": doubt(statement),
        # Words of the source always say a language, and those computed here say none.
        "xml_lang": (language(statement.original_language) or "und")
        if statement.original
        else None,
        **datable(statement),
        **custom(statement),
    }


def words(statement: DateStatement) -> str | None:
    """The wording, or the computed interval where there is none."""
    if statement.original:
        return statement.original
    reading = _read(statement)
    return None if reading is None else reading.edtf


def doubt(statement: DateStatement) -> str | None:
    """The value of @cert."""
    if statement.is_uncertain:
        return "low"
    return "medium" if statement.is_approximate else None


def calendars_of(statements: tuple[DateStatement, ...]) -> tuple[Calendar, ...]:
    """The calendars that have to be declared, in the order of the enumeration."""
    used = {one.calendar for one in statements}
    return tuple(one for one in Calendar if one in used and one in CALENDAR_IDS)


def _read(statement: DateStatement) -> DateReading | None:
    """The reading; an impossible day keeps its words and gets no value."""
    try:
        return read(statement)
    except BadDate:
        return None


def _day(number: int) -> str:
    year, month, day = GREGORIAN.from_day_number(number)
    return f"{year:05}-{month:02}-{day:02}" if year < 0 else f"{year:04}-{month:02}-{day:02}"


def _own(day: CalendarDay) -> str:
    """A day of its own calendar; '12c' is the 12th century."""
    if day.is_century:
        return f"{day.year}c"
    year = f"{day.year:05}" if day.year < 0 else f"{day.year:04}"
    parts = [part for part in (day.month, day.day) if part is not None]
    return "-".join([year, *(f"{part:02}" for part in parts)])
