"""A statement becomes an interval of days, EDTF and a sort key, and contradictions are found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from catalog.dates.calendars import GREGORIAN, RULES
from catalog.dates.display import in_calendar, western_calendar
from catalog.dates.edtf import read_edtf
from catalog.dates.reading import DateReading, Finding, read
from catalog.dates.statement import Calendar, CalendarDay, DateStatement
from catalog.errors import BadDate


def day(year: int, month: int | None = None, day: int | None = None) -> CalendarDay:
    return CalendarDay(year=year, month=month, day=day)


def statement(calendar: str, start: CalendarDay | None = None, **more: Any) -> DateStatement:
    return DateStatement(calendar=Calendar(calendar), start=start, **more)


def reading(calendar: str, start: CalendarDay, **more: Any) -> DateReading:
    found = read(statement(calendar, start, **more))
    assert found is not None
    return found


def keys(found: DateReading) -> list[str]:
    return [finding.key for finding in found.findings]


def test_the_colophon_of_ramadan_548_has_its_published_values() -> None:
    found = reading("hijri", day(548, 9))
    assert found.edtf == "1153-11-27/1153-12-26"
    assert found.sort_key == 2_142_515
    assert found.tolerance_days == 2
    assert found.widened == (2_142_513, 2_142_546)
    julian = in_calendar(found, Calendar.JULIAN)
    assert julian is not None
    assert (julian.start, julian.end) == (day(1153, 11, 20), day(1153, 12, 19))
    hijri = in_calendar(found, Calendar.HIJRI)
    assert hijri is not None
    assert (hijri.start, hijri.end) == (day(548, 9), day(548, 9))
    assert western_calendar(found) is Calendar.JULIAN


@pytest.mark.parametrize(
    ("calendar", "start", "edtf"),
    [
        ("hijri", day(751, 1, 1), "1350-03-19"),
        ("hijri", day(1081, 12, 27), "1671-05-07"),
        ("hijri", day(602), "1205-08-25/1206-08-14"),
        ("gregorian", day(1153), "1153"),
        ("gregorian", day(1153, 11), "1153-11"),
        ("julian", day(1153, 11, 20), "1153-11-27"),
        ("gregorian", day(-99), "-0099"),
        ("gregorian", CalendarDay(year=12, is_century=True), "1101/1200"),
        ("hijri", CalendarDay(year=6, is_century=True), "1107-08-29/1204-09-04"),
        ("gregorian", CalendarDay(year=-1, is_century=True), "-0099/0000"),
        ("hebrew", day(4914), "1153-09-28/1154-09-15"),
        ("hijri_solar", day(1357, 11, 22), "1979-02-11"),
    ],
)
def test_a_statement_reads_as_its_gregorian_interval(
    calendar: str, start: CalendarDay, edtf: str
) -> None:
    assert reading(calendar, start).edtf == edtf


def test_a_span_runs_from_the_first_day_of_its_start_to_the_last_of_its_end() -> None:
    found = reading("gregorian", day(1101), end=day(1150, 6))
    assert found.edtf == "1101-01/1150-06"


def test_an_end_alone_is_a_date() -> None:
    found = read(statement("gregorian", None, end=day(1150)))
    assert found is not None
    assert found.edtf == "1150"


def test_doubts_are_told_in_edtf() -> None:
    assert reading("gregorian", day(1153), is_approximate=True).edtf == "1153~"
    assert reading("gregorian", day(1153), is_uncertain=True).edtf == "1153?"


def test_only_the_lunar_calendar_has_a_tolerance() -> None:
    assert reading("gregorian", day(1153), tolerance_days=5).tolerance_days == 0
    assert reading("hijri", day(548), tolerance_days=1).tolerance_days == 1


@pytest.mark.parametrize("calendar", ["regnal", "unknown"])
def test_a_reign_is_kept_as_text(calendar: str) -> None:
    assert read(statement(calendar, day(3), original="year 3 of Sanjar")) is None


def test_a_reign_with_a_stated_year_rests_on_that_year() -> None:
    found = read(statement("regnal", original="year 3 of Sanjar", stated_year=1120))
    assert found is not None
    assert found.edtf == "1120"


def test_a_western_year_that_repeats_the_hijri_one_is_found() -> None:
    found = reading("hijri", day(602), stated_calendar="gregorian", stated_year=602)
    values: dict[str, str | int] = {
        "stated": 602, "stated_calendar": "gregorian", "computed": "1205/6",
    }  # fmt: skip
    assert found.findings == (Finding("stated_year_repeats", values),)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (1204, ["stated_year_contradicts"]),
        (1205, []),
        (1206, []),
        (1207, ["stated_year_contradicts"]),
    ],
)
def test_a_stated_year_must_touch_the_computed_ones(stated: int, expected: list[str]) -> None:
    assert keys(reading("hijri", day(602), stated_year=stated)) == expected


def test_a_hijri_year_stated_beside_a_western_date_is_checked_too() -> None:
    agrees = reading("julian", day(1153, 11, 25), stated_calendar="hijri", stated_year=548)
    assert keys(agrees) == []
    differs = reading("julian", day(1153, 11, 25), stated_calendar="hijri", stated_year=550)
    assert keys(differs) == ["stated_year_contradicts"]


def test_an_agreement_thanks_to_the_tolerance_alone_is_told() -> None:
    western_eve = GREGORIAN.day_number(1203, 12, 31)
    year, month, eve = RULES[Calendar.HIJRI].from_day_number(western_eve)
    found = reading("hijri", day(year, month, eve), stated_year=1204)
    # The Julian year 1203 ended a week later, so neither calendar says 1204 on that day.
    assert keys(found) == ["within_tolerance"]


def test_an_end_before_its_start_is_found_and_still_sorted() -> None:
    found = reading("gregorian", day(1160), end=day(1150))
    assert keys(found) == ["end_before_start"]
    assert found.edtf == "1150/1160"


def test_a_date_in_the_future_is_found_by_who_knows_the_day() -> None:
    today = GREGORIAN.day_number(2026, 3, 1)
    later = read(statement("hijri", day(1500)), today=today)
    assert later is not None
    assert keys(later) == ["in_future"]
    assert keys(reading("hijri", day(1500))) == []


@pytest.mark.parametrize(
    ("calendar", "start", "sentence"),
    [
        ("hijri", day(548, 2, 30), "has 29 days"),
        ("gregorian", day(1153, 2, 29), "has 28 days"),
        ("hijri", day(548, 13), "has 12 months"),
        ("hebrew", day(5785, 13), "has 12 months"),
        ("hijri", day(0), "begins with the year 1"),
        ("hijri_solar", day(-3), "begins with the year 1"),
        ("gregorian", CalendarDay(year=0, is_century=True), "no century number 0"),
        ("gregorian", CalendarDay(year=12, month=3, is_century=True), "no month"),
        ("gregorian", CalendarDay(year=1153, day=3), "needs a month"),
        ("hijri", day(9999), "beyond the year 9999"),
        ("hijri", CalendarDay(year=-1, is_century=True), "begins with the year 1"),
    ],
)
def test_an_impossible_day_is_refused_with_what_there_is(
    calendar: str, start: CalendarDay, sentence: str
) -> None:
    with pytest.raises(BadDate, match=sentence):
        read(statement(calendar, start))


def test_a_leap_year_has_its_last_day() -> None:
    assert reading("hijri", day(547, 12, 30)).edtf == "1153-04-04"
    with pytest.raises(BadDate):
        read(statement("hijri", day(548, 12, 30)))


@st.composite
def days_of_calendars(draw: st.DrawFn) -> tuple[Calendar, CalendarDay]:
    calendar = draw(st.sampled_from(list(RULES)))
    number = draw(st.integers(min_value=1_950_000, max_value=2_600_000))
    year, month, at = RULES[calendar].from_day_number(number)
    depth = draw(st.integers(min_value=1, max_value=3))
    return calendar, day(year, month if depth > 1 else None, at if depth > 2 else None)


@given(days_of_calendars())
def test_a_date_in_its_own_calendar_reads_back_as_itself(
    dated: tuple[Calendar, CalendarDay],
) -> None:
    calendar, start = dated
    found = reading(calendar.value, start)
    span = in_calendar(found, calendar)
    assert span is not None
    assert (span.start, span.end) == (start, start)
    kept = read_edtf(found.edtf)
    assert (kept.earliest, kept.latest) == (found.earliest, found.latest)


@given(days_of_calendars(), st.sampled_from(list(RULES)))
def test_a_date_told_in_another_calendar_is_the_same_days(
    dated: tuple[Calendar, CalendarDay], other: Calendar
) -> None:
    calendar, start = dated
    found = reading(calendar.value, start)
    span = in_calendar(found, other)
    assert span is not None
    again = reading(other.value, span.start, end=span.end)
    assert (again.earliest, again.latest) == (found.earliest, found.latest)


@pytest.mark.parametrize("words", ["a\x00b", "half \ud800", "x" * 2001])
def test_a_wording_that_cannot_be_kept_is_refused(words: str) -> None:
    with pytest.raises(ValidationError):
        DateStatement(original=words)
