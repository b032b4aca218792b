"""Extended Date/Time Format, level 1: written from an interval of days, and read strictly.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019 (ISO 8601-2:2019,
Annex A), levels 0 and 1. Dates are proleptic Gregorian and years astronomical: '-0099' is 100 BCE.
Times of day are refused: nothing here is dated by the hour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from catalog.dates.calendars import GREGORIAN
from catalog.errors import BadEdtf

LENGTH_MAX: Final = 60
_YEAR_MAX: Final = 9999
# Northern seasons by whole months; EDTF leaves their days open.
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_DATE = re.compile(
    r"(?:Y(?P<large>-?[1-9]\d{4,5})"
    r"|(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"|(?P<decade>-?\d{3})X|(?P<century>-?\d{2})XX"
    r"|(?P<year_x>-?\d{4})-XX(?:-XX)?"
    r"|(?P<month_x>-?\d{4}-\d\d)-XX)"
    r"(?P<mark>[~?%]?)"
)


@dataclass(frozen=True, slots=True)
class EdtfSpan:
    """The days an EDTF string may mean; None where an interval is open or unknown at that end."""

    earliest: int | None
    latest: int | None
    is_approximate: bool = False
    is_uncertain: bool = False


def write_edtf(
    earliest: int, latest: int, *, is_approximate: bool = False, is_uncertain: bool = False
) -> str:
    """The shortest level 1 string for the interval of days, both included.

    A whole month is '1153-11', a whole year '1153', a whole decade '115X', a whole century '11XX'
    (1100 to 1199; the twelfth century as historians count it is '1101/1200').
    """
    mark = {(0, 0): "", (1, 0): "~", (0, 1): "?", (1, 1): "%"}[is_approximate, is_uncertain]
    first, last = GREGORIAN.from_day_number(earliest), GREGORIAN.from_day_number(latest)
    whole_years = first[1:] == (1, 1) and last[1:] == (12, 31)
    if whole_years and (unit := _round_years(first[0], last[0])) is not None:
        return unit + mark
    ends_month = last[2] == GREGORIAN.month_length(last[0], last[1])
    if whole_years:
        start, end = _year(first[0]), _year(last[0])
    elif first[2] == 1 and ends_month:
        start, end = (f"{_year(year)}-{month:02}" for year, month, _ in (first, last))
    else:
        start, end = (f"{_year(year)}-{month:02}-{day:02}" for year, month, day in (first, last))
    return f"{start}{mark}" if start == end else f"{start}{mark}/{end}{mark}"


def check_edtf(text: str) -> str:
    """The same text, when it is EDTF level 0 or 1.

    Raises:
        BadEdtf: it is not; the sentence says what to write.
    """
    read_edtf(text)
    return text


def read_edtf(text: str) -> EdtfSpan:
    """The days that the string may mean.

    Raises:
        BadEdtf: not level 0 or 1, an impossible day, or an interval that ends before it begins.
    """
    if len(text) > LENGTH_MAX:
        raise BadEdtf(text[:LENGTH_MAX] + "…")
    start, slash, end = text.partition("/")
    if not slash:
        return _read_date(start, text)
    first, last = _read_end(start, text), _read_end(end, text)
    if first.earliest is None and last.latest is None:
        raise BadEdtf(text)
    if first.earliest is not None and last.latest is not None and last.latest < first.earliest:
        raise BadEdtf(text)
    return EdtfSpan(
        first.earliest,
        last.latest,
        first.is_approximate or last.is_approximate,
        first.is_uncertain or last.is_uncertain,
    )


def _round_years(first: int, last: int) -> str | None:
    if first == last:
        return _year(first)
    if first >= 0 and first % 100 == 0 and last == first + 99:
        return f"{first // 100:02}XX"
    if first >= 0 and first % 10 == 0 and last == first + 9:
        return f"{first // 10:03}X"
    return None


def _year(year: int) -> str:
    if abs(year) > _YEAR_MAX:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _read_end(text: str, whole: str) -> EdtfSpan:
    return EdtfSpan(None, None) if text in ("", "..") else _read_date(text, whole)


def _read_date(text: str, whole: str) -> EdtfSpan:
    found = _DATE.fullmatch(text)
    if found is None or not text.isascii() or "-0000" in text:
        raise BadEdtf(whole)
    parts = found.groupdict()
    first, last = _days(parts, whole)
    mark = parts["mark"]
    return EdtfSpan(first, last, mark in ("~", "%"), mark in ("?", "%"))


def _days(parts: dict[str, str | None], whole: str) -> tuple[int, int]:
    if parts["decade"] or parts["century"]:
        return _rounded(parts["decade"] or parts["century"] or "", 10 if parts["decade"] else 100)
    if parts["month_x"]:
        year_text, month_text = parts["month_x"].rsplit("-", 1)
        return _month(int(year_text), int(month_text), whole, seasons=False)
    year = int(parts["large"] or parts["year"] or parts["year_x"] or "")
    if parts["month"] is None:
        return GREGORIAN.year_span(year)
    month = int(parts["month"])
    if parts["day"] is None:
        return _month(year, month, whole, seasons=True)
    day = int(parts["day"])
    if not (1 <= month <= 12 and 1 <= day <= GREGORIAN.month_length(year, month)):
        raise BadEdtf(whole)
    number = GREGORIAN.day_number(year, month, day)
    return number, number


def _rounded(digits: str, width: int) -> tuple[int, int]:
    """'11XX' is 1100 to 1199; '-11XX' is -1199 to -1100."""
    size = abs(int(digits)) * width
    low, high = (-(size + width - 1), -size) if digits.startswith("-") else (size, size + width - 1)
    return GREGORIAN.new_year(low), GREGORIAN.new_year(high + 1) - 1


def _month(year: int, month: int, whole: str, *, seasons: bool) -> tuple[int, int]:
    if seasons and month in _SEASONS:
        first, last = _SEASONS[month]
        start = GREGORIAN.day_number(year, first, 1)
        end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
        return start, GREGORIAN.month_span(end_year, end_month)[1]
    if not 1 <= month <= 12:
        raise BadEdtf(whole)
    return GREGORIAN.month_span(year, month)
