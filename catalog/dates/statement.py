"""A date as a cataloguer states it: the wording, the calendar, what was read, how sure.

Nothing computed is kept here: `catalog/dates/reading.py` turns a statement into an interval of
days, EDTF and a sort key, so that a better computation tomorrow needs no new record.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from catalog.record.values import LanguageTag, Prose

Wording = Annotated[Prose, Field(max_length=2000)]


class Calendar(StrEnum):
    """The calendar of the wording. `REGNAL` is kept as text: reigns are for a person to resolve."""

    HIJRI = "hijri"
    HIJRI_SOLAR = "hijri_solar"
    JULIAN = "julian"
    GREGORIAN = "gregorian"
    HEBREW = "hebrew"
    REGNAL = "regnal"
    UNKNOWN = "unknown"


class DatingMethod(StrEnum):
    """What the date rests on."""

    COLOPHON = "colophon"
    PALAEOGRAPHY = "palaeography"
    CODICOLOGY = "codicology"
    RADIOCARBON = "radiocarbon"
    SEAL = "seal"
    CATALOGUE = "catalogue"
    OTHER = "other"


class CalendarDay(BaseModel):
    """A year, month and day of the calendar of the statement, as far as they are known.

    `year` may be 0 or below only in the Julian and Gregorian calendars (astronomical numbering).
    `is_century`: `year` is the ordinal of a century ('12th century' is 12).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    year: Annotated[int, Field(ge=-9999, le=9999)]
    month: Annotated[int, Field(ge=1, le=13)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    is_century: bool = False


class DateStatement(BaseModel):
    """When something was, as said.

    `original` is the wording with `original_language`; `start` and `end` what was read from it in
    `calendar` (one alone is a date, both a span, none: the wording only). `stated_year` is the
    year that the source itself gives in `stated_calendar`, so that the two can be held against
    each other. `tolerance_days` widens a computed lunar date, whose months began when somebody saw
    the moon.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    original: Wording = ""
    original_language: LanguageTag = "none"
    calendar: Calendar = Calendar.UNKNOWN
    start: CalendarDay | None = None
    end: CalendarDay | None = None
    is_approximate: bool = False
    is_uncertain: bool = False
    tolerance_days: Annotated[int, Field(ge=0, le=60)] = 2
    stated_calendar: Calendar | None = None
    stated_year: Annotated[int, Field(ge=-9999, le=9999)] | None = None
    method: DatingMethod = DatingMethod.CATALOGUE
    source: Wording = ""
    note: Prose = ""
