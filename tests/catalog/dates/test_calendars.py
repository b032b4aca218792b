"""Calendars agree with known days, and a day survives the way there and back in each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.dates.calendars import GREGORIAN, HIJRI, JULIAN, RULES
from catalog.dates.statement import Calendar

HEBREW = RULES[Calendar.HEBREW]
SOLAR = RULES[Calendar.HIJRI_SOLAR]
# From 1 Muharram 1 to beyond the year 9000, and for Western calendars from 4713 BCE.
DAYS = st.integers(min_value=1_948_440, max_value=5_000_000)


@pytest.mark.parametrize(
    ("hijri", "julian", "gregorian"),
    [
        ((1, 1, 1), (622, 7, 16), (622, 7, 19)),
        ((494, 1, 1), (1100, 11, 6), (1100, 11, 13)),
        ((548, 9, 1), (1153, 11, 20), (1153, 11, 27)),
        ((597, 12, 29), (1201, 9, 30), (1201, 10, 7)),
        ((751, 1, 1), (1350, 3, 11), (1350, 3, 19)),
        ((1081, 12, 27), (1671, 4, 27), (1671, 5, 7)),
        ((1445, 9, 1), (2024, 2, 27), (2024, 3, 11)),
    ],
)
def test_lunar_hijri_days_are_the_known_western_days(
    hijri: tuple[int, int, int], julian: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    number = HIJRI.day_number(*hijri)
    assert JULIAN.from_day_number(number) == julian
    assert GREGORIAN.from_day_number(number) == gregorian


def test_the_first_of_ramadan_548_has_its_published_day_number() -> None:
    assert HIJRI.day_number(548, 9, 1) == 2_142_515
    assert HIJRI.month_span(548, 9) == (2_142_515, 2_142_544)


@pytest.mark.parametrize(
    ("gregorian", "number"),
    [
        ((2000, 1, 1), 2_451_545),
        ((1582, 10, 15), 2_299_161),
        ((0, 3, 1), 1_721_120),
        ((-4713, 11, 24), 0),
    ],
)
def test_gregorian_days_have_their_julian_day_number(
    gregorian: tuple[int, int, int], number: int
) -> None:
    assert GREGORIAN.day_number(*gregorian) == number


def test_the_julian_calendar_ends_the_day_before_the_gregorian_begins() -> None:
    assert JULIAN.from_day_number(2_299_160) == (1582, 10, 4)
    assert JULIAN.from_day_number(0) == (-4712, 1, 1)


@pytest.mark.parametrize(
    ("hebrew", "gregorian"),
    [
        ((5784, 7, 1), (2023, 9, 16)),
        ((5785, 7, 1), (2024, 10, 3)),
        ((5784, 13, 14), (2024, 3, 24)),  # Purim of a leap year, in Adar II
        ((5785, 1, 15), (2025, 4, 13)),  # Passover
        ((5708, 2, 5), (1948, 5, 14)),
    ],
)
def test_hebrew_days_are_the_known_western_days(
    hebrew: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert GREGORIAN.from_day_number(HEBREW.day_number(*hebrew)) == gregorian


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1404, 1, 1), (2025, 3, 21)),
        ((1403, 12, 30), (2025, 3, 20)),
        ((1399, 12, 30), (2021, 3, 20)),
        ((1357, 11, 22), (1979, 2, 11)),
        ((1304, 1, 11), (1925, 3, 31)),  # the day of the law that made it the civil calendar
        ((1305, 1, 1), (1926, 3, 22)),
    ],
)
def test_solar_hijri_days_are_the_known_western_days(
    solar: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert GREGORIAN.from_day_number(SOLAR.day_number(*solar)) == gregorian


@pytest.mark.parametrize("calendar", RULES)
@given(number=DAYS)
def test_a_day_survives_the_way_there_and_back(calendar: Calendar, number: int) -> None:
    rules = RULES[calendar]
    year, month, day = rules.from_day_number(number)
    assert month in rules.months(year)
    assert 1 <= day <= rules.month_length(year, month)
    assert rules.day_number(year, month, day) == number


@pytest.mark.parametrize("calendar", [Calendar.GREGORIAN, Calendar.JULIAN])
@given(number=st.integers(min_value=-2_000_000, max_value=1_948_440))
def test_a_day_before_the_common_era_survives_too(calendar: Calendar, number: int) -> None:
    rules = RULES[calendar]
    assert rules.day_number(*rules.from_day_number(number)) == number


@pytest.mark.parametrize("calendar", RULES)
@given(year=st.integers(min_value=1, max_value=9998))
def test_the_months_of_a_year_fill_it(calendar: Calendar, year: int) -> None:
    rules = RULES[calendar]
    first, last = rules.year_span(year)
    assert sum(rules.month_length(year, month) for month in rules.months(year)) == last - first + 1
    assert rules.year_span(year + 1)[0] == last + 1


@given(year=st.integers(min_value=1, max_value=9998))
def test_a_hebrew_year_has_one_of_six_lengths_and_never_begins_on_three_weekdays(year: int) -> None:
    first, last = HEBREW.year_span(year)
    assert last - first + 1 in {353, 354, 355, 383, 384, 385}
    assert first % 7 not in {6, 2, 4}  # Sunday, Wednesday, Friday
