"""Five calendars as integer arithmetic on Julian day numbers; no clock, no time zone, no table.

A day number is the chronological Julian day number: the integer that belongs to the whole civil
day (1 January 2000 Gregorian is 2,451,545). Years are astronomical in the Julian and Gregorian
calendars: 0 is 1 BCE. Sources: Dershowitz and Reingold, Calendrical Calculations (4th edition,
2018), chapters 2, 3, 7, 8 and 15.

The lunar Hijri calendar is the tabular civil one: months of 30 and 29 days in turn, cycle of 30
years. A month really began when somebody saw the moon, so a computed day may be off by one or two
(`DateStatement.tolerance_days`). The solar Hijri calendar follows the arithmetic 33-year rule,
which agrees with the spring equinox of Tehran from 1178 to 1633 SH (1799 to 2254); outside these
years it may be a day off, and before 1304 SH (1925) it was not the civil calendar at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from catalog.dates.statement import Calendar

HIJRI_EPOCH: Final = 1_948_440
SOLAR_HIJRI_EPOCH: Final = 1_948_320
HEBREW_EPOCH: Final = 347_998
GREGORIAN_REFORM: Final = 2_299_161
"""15 October 1582, the first day that was reckoned by the Gregorian calendar."""

_HIJRI_LEAP_YEARS: Final = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})
_HIJRI_CYCLE_DAYS: Final = 10_631
_WESTERN_MONTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TWELVE: Final = tuple(range(1, 13))
_TISHRI, _ADAR, _ADAR_II = 7, 12, 13

YearMonthDay = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """What can be asked of a calendar.

    `months` are the numbers of a year's months in the order in which they come (the Hebrew year
    begins with month 7); `first_year` is None where years go on below 1.
    """

    new_year: Callable[[int], int]
    months: Callable[[int], tuple[int, ...]]
    month_length: Callable[[int, int], int]
    year_of: Callable[[int], int]
    first_year: int | None

    def day_number(self, year: int, month: int, day: int) -> int:
        """The day number of a day; months and days are taken as they are, unchecked."""
        before = 0
        for one in self.months(year):
            if one == month:
                break
            before += self.month_length(year, one)
        return self.new_year(year) + before + day - 1

    def from_day_number(self, number: int) -> YearMonthDay:
        """Year, month and day of a day number."""
        year = self.year_of(number)
        left = number - self.new_year(year)
        for month in self.months(year):
            length = self.month_length(year, month)
            if left < length:
                return year, month, left + 1
            left -= length
        raise AssertionError(f"day {number} lies outside its own year {year}")

    def month_span(self, year: int, month: int) -> tuple[int, int]:
        """First and last day number of a month."""
        first = self.day_number(year, month, 1)
        return first, first + self.month_length(year, month) - 1

    def year_span(self, year: int) -> tuple[int, int]:
        """First and last day number of a year."""
        return self.new_year(year), self.new_year(year + 1) - 1


def _twelve(_: int) -> tuple[int, ...]:
    return _TWELVE


def _year_near(number: int, new_year: Callable[[int], int], guess: int) -> int:
    """The year that holds the day: the guess may be off by a year or two."""
    while new_year(guess) > number:
        guess -= 1
    while new_year(guess + 1) <= number:
        guess += 1
    return guess


# --- Gregorian and Julian -------------------------------------------------------------------------


def is_gregorian_leap(year: int) -> bool:
    """Whether the Gregorian year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def is_julian_leap(year: int) -> bool:
    """Whether the Julian year has a 29 February."""
    return year % 4 == 0


def _gregorian_new_year(year: int) -> int:
    before = year - 1
    return 1_721_426 + 365 * before + before // 4 - before // 100 + before // 400


def _julian_new_year(year: int) -> int:
    before = year - 1
    return 1_721_424 + 365 * before + before // 4


def _gregorian_month_length(year: int, month: int) -> int:
    return _WESTERN_MONTHS[month - 1] + (month == 2 and is_gregorian_leap(year))


def _julian_month_length(year: int, month: int) -> int:
    return _WESTERN_MONTHS[month - 1] + (month == 2 and is_julian_leap(year))


def _gregorian_year(number: int) -> int:
    return _year_near(number, _gregorian_new_year, (number - 1_721_426) * 400 // 146_097 + 1)


def _julian_year(number: int) -> int:
    return _year_near(number, _julian_new_year, (number - 1_721_424) * 4 // 1461 + 1)


# --- Lunar and solar Hijri ------------------------------------------------------------------------


def is_hijri_leap(year: int) -> bool:
    """Whether Dhu al-Hijja of this year has 30 days."""
    return ((year - 1) % 30) + 1 in _HIJRI_LEAP_YEARS


def _hijri_new_year(year: int) -> int:
    cycles, rest = divmod(year - 1, 30)
    leaps = sum(leap <= rest for leap in _HIJRI_LEAP_YEARS)
    return HIJRI_EPOCH + cycles * _HIJRI_CYCLE_DAYS + rest * 354 + leaps


def _hijri_month_length(year: int, month: int) -> int:
    return 30 if month % 2 or (month == 12 and is_hijri_leap(year)) else 29


def _hijri_year(number: int) -> int:
    return _year_near(number, _hijri_new_year, (number - HIJRI_EPOCH) * 30 // 10_631 + 1)


def is_solar_hijri_leap(year: int) -> bool:
    """Whether Esfand of this year has 30 days (33-year rule: eight leap years in each cycle)."""
    return (25 * year + 11) % 33 < 8


def _solar_new_year(year: int) -> int:
    return SOLAR_HIJRI_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33


def _solar_month_length(year: int, month: int) -> int:
    if month < 7:
        return 31
    return 30 if month < 12 or is_solar_hijri_leap(year) else 29


def _solar_year(number: int) -> int:
    guess = (number - SOLAR_HIJRI_EPOCH) * 33 // 12_053 + 1
    return _year_near(number, _solar_new_year, guess)


# --- Hebrew ---------------------------------------------------------------------------------------


def is_hebrew_leap(year: int) -> bool:
    """Whether the Hebrew year has a thirteenth month (12 is then Adar I, 13 Adar II)."""
    return (7 * year + 1) % 19 < 7


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the mean new moon of Tishri, with the first postponement."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + ((3 * (day + 1)) % 7 < 3)


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_elapsed(year + step) for step in (-1, 0, 1))
    postponed = 2 if after - this == 356 else int(this - before == 382)
    return HEBREW_EPOCH + this + postponed


def _hebrew_months(year: int) -> tuple[int, ...]:
    last = _ADAR_II if is_hebrew_leap(year) else _ADAR
    return (*range(_TISHRI, last + 1), *range(1, _TISHRI))


def _hebrew_month_length(year: int, month: int) -> int:
    days = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    if month == 8:  # Marheshvan is long in a complete year
        return 30 if days in (355, 385) else 29
    if month == 9:  # Kislev is short in a deficient one
        return 29 if days in (353, 383) else 30
    if month == _ADAR:
        return 30 if is_hebrew_leap(year) else 29
    return 29 if month in (2, 4, 6, 10, _ADAR_II) else 30


def _hebrew_year(number: int) -> int:
    guess = (number - HEBREW_EPOCH) * 98_496 // 35_975_351 + 1
    return _year_near(number, _hebrew_new_year, guess)


RULES: Mapping[Calendar, CalendarRules] = {
    Calendar.GREGORIAN: CalendarRules(
        _gregorian_new_year, _twelve, _gregorian_month_length, _gregorian_year, None
    ),
    Calendar.JULIAN: CalendarRules(
        _julian_new_year, _twelve, _julian_month_length, _julian_year, None
    ),
    Calendar.HIJRI: CalendarRules(_hijri_new_year, _twelve, _hijri_month_length, _hijri_year, 1),
    Calendar.HIJRI_SOLAR: CalendarRules(
        _solar_new_year, _twelve, _solar_month_length, _solar_year, 1
    ),
    Calendar.HEBREW: CalendarRules(
        _hebrew_new_year, _hebrew_months, _hebrew_month_length, _hebrew_year, 1
    ),
}
"""The calendars that can be computed; a regnal year or an unknown calendar cannot."""

GREGORIAN: Final = RULES[Calendar.GREGORIAN]
JULIAN: Final = RULES[Calendar.JULIAN]
HIJRI: Final = RULES[Calendar.HIJRI]
