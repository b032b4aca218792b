"""Dates of TEI as statements: the words as they stand, and what the attributes say they mean.

@when and its family are Gregorian (TEI P5, att.datable.w3c), those with -custom in the calendar
of @datingMethod (att.datable.custom). @calendar tells the calendar of the words. What gives a
first or a last day alone has no end in a statement, so it stays words.
"""

from __future__ import annotations

import re
from typing import Any, Final

from catalog.dates.calendars import RULES
from catalog.dates.reading import read
from catalog.dates.statement import Calendar, CalendarDay, DateStatement, DatingMethod
from catalog.dates.wording import propose
from catalog.errors import BadDate
from catalog.tei.dating import CALENDAR_IDS
from catalog.tei.markup import XML
from catalog.tei.reading.desk import Desk
from catalog.tei.reading.ledger import Holder
from catalog.xml.safe import Element

# How catalogues spell their calendars; the first that fits.
_SPELLINGS: Final = (
    (re.compile(r"shamsi|solar|jalali|persian"), Calendar.HIJRI_SOLAR),
    (re.compile(r"hij|islam|qamari|muslim|^ah$"), Calendar.HIJRI),
    (re.compile(r"julian"), Calendar.JULIAN),
    (re.compile(r"gregorian|^ce$|^ad$|western"), Calendar.GREGORIAN),
    (re.compile(r"hebrew|jewish"), Calendar.HEBREW),
    (re.compile(r"regnal|reign"), Calendar.REGNAL),
)
_BY_ID: Final = {identifier: calendar for calendar, identifier in CALENDAR_IDS.items()}
_DAY = re.compile(r"(-?\d{1,5})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*|Z|[+-]\d\d:\d\d)?")
_CENTURY = re.compile(r"(-?\d{1,2})c")
_WORDS_MAX: Final = 2000
_LANG: Final = f"{{{XML}}}lang"
_WESTERN: Final = (Calendar.GREGORIAN, Calendar.JULIAN, Calendar.UNKNOWN)


def date_of(desk: Desk, element: Element, *, has_words: bool = True) -> Holder | None:
    """The statement of an element with dates; None where it says nothing of the time.

    `has_words` is false where the words of the element are not those of the date.
    """
    if desk.own:
        return _own_date(desk, element)
    made: Holder = {}
    if has_words:
        _add_words(desk, element, made)
    made |= _meant_by(element, str(made.get("original", "")))
    if not made:
        return None
    if element.get("cert") == "low":
        made["is_uncertain"] = True
    if element.get("precision") in {"low", "medium"}:
        made["is_approximate"] = True
    return made if _can_stand(made) else _words_alone(made)


def _meant_by(element: Element, original: str) -> Holder:
    """Calendar, ends and the Gregorian year, by the attributes and the words."""
    calendar = calendar_of(element.get("calendar") or element.get("datingMethod"))
    gregorian, custom = _ends(element, ""), _ends(element, "-custom")
    stated = (
        {"stated_calendar": "gregorian", "stated_year": gregorian[0]["year"]} if gregorian else {}
    )
    of_custom = calendar_of(element.get("datingMethod") or element.get("calendar"))
    if custom and of_custom in RULES:
        return _meaning(of_custom, custom) | stated
    proposed = _proposed(original, calendar)
    # Where words and value contradict each other, both are kept, and the reading says so.
    is_named = proposed is not None and proposed.calendar is calendar not in _WESTERN
    if proposed is not None and (is_named or _agree(proposed, gregorian)):
        told = proposed.model_dump(mode="json", exclude_defaults=True)
        told = {key: value for key, value in told.items() if not key.startswith("original")}
        is_other = proposed.calendar is not Calendar.GREGORIAN and len(gregorian) == 1
        return told | (stated if is_other else {})
    if gregorian:
        return _meaning(Calendar.GREGORIAN, gregorian)
    return {"calendar": calendar.value} if original else {}


def add_date(desk: Desk, element: Element, item: Holder) -> None:
    """The date of an item; of a second one the words stay with the notes."""
    if "date" not in item and (made := date_of(desk, element)) is not None:
        item["date"] = made
    elif not desk.is_placed(element):
        desk.add(item, "note", element)


def calendar_of(pointer: str | None) -> Calendar:
    """The calendar that @calendar or @datingMethod points at, by its name."""
    name = (pointer or "").strip().rpartition("#")[2]
    if name in _BY_ID:
        return _BY_ID[name]
    folded = name.casefold()
    return next(
        (found for spelling, found in _SPELLINGS if spelling.search(folded)), Calendar.UNKNOWN
    )


def _add_words(desk: Desk, element: Element, made: Holder) -> None:
    found = desk.words(element)
    if not found.text or len(found.text) > _WORDS_MAX:
        return
    made["original"] = found.text if desk.own else " ".join(found.text.split())
    made["original_language"] = desk.language(element)
    desk.ledger.place(found.runs, made, "original")


def _proposed(words_of_it: str, calendar: Calendar) -> DateStatement | None:
    """What the words probably mean; a bare number is a year of the calendar that is named."""
    if calendar in RULES and re.fullmatch(r"\d{1,4}", words_of_it):
        return DateStatement(calendar=calendar, start=CalendarDay(year=int(words_of_it)))
    return propose(words_of_it)


def _ends(element: Element, suffix: str) -> list[dict[str, Any]]:
    """One day or two from the attributes; none where only one end of a span is told."""
    when = day_of(element.get(f"when{suffix}"))
    if when is not None:
        return [when]
    first = day_of(element.get(f"notBefore{suffix}")) or day_of(element.get(f"from{suffix}"))
    last = day_of(element.get(f"notAfter{suffix}")) or day_of(element.get(f"to{suffix}"))
    if first is None or last is None:
        return []
    return [first] if first == last else [first, last]


def day_of(text: str | None) -> dict[str, Any] | None:
    """A year, month and day of '1688-05-20' and its like, as far as they are told; '12c' is one."""
    said = (text or "").strip()
    if century := _CENTURY.fullmatch(said):
        return {"year": int(century[1]), "is_century": True}
    found = _DAY.fullmatch(said)
    if found is None or abs(int(found[1])) > 9999:
        return None
    day: dict[str, Any] = {"year": int(found[1])}
    for name, part, most in (("month", found[2], 13), ("day", found[3], 31)):
        if part is not None and 1 <= int(part) <= most:
            day[name] = int(part)
        else:
            break
    return day


def _meaning(calendar: Calendar, ends: list[dict[str, Any]]) -> Holder:
    told: Holder = {"calendar": calendar.value, "start": ends[0]}
    return told if len(ends) == 1 else told | {"end": ends[1]}


def _agree(proposed: DateStatement, gregorian: list[dict[str, Any]]) -> bool:
    """Whether what the words mean and what the attributes say can both be so."""
    if not gregorian:
        return True
    said = DateStatement.model_validate(_meaning(Calendar.GREGORIAN, gregorian))
    try:
        mine, theirs = read(proposed), read(said)
    except BadDate:
        return False
    if mine is None or theirs is None:
        return False
    earliest, latest = mine.widened
    return earliest <= theirs.latest and theirs.earliest <= latest


def _can_stand(made: Holder) -> bool:
    try:
        read(DateStatement.model_validate(made))
    except (BadDate, ValueError):
        return False
    return True


def _words_alone(made: Holder) -> Holder | None:
    """A day that no calendar has keeps its words, and loses what cannot be computed."""
    for name in ("start", "end", "stated_calendar", "stated_year"):
        made.pop(name, None)
    return made or None


def _own_date(desk: Desk, element: Element) -> Holder:
    made: Holder = {}
    calendar = calendar_of(element.get("datingMethod") or element.get("calendar"))
    made["calendar"] = calendar.value
    starts = element.get("when-custom") or element.get("notBefore-custom")
    start, end = day_of(starts), day_of(element.get("notAfter-custom"))
    if start is not None:
        made["start"] = start
    if end is not None:
        made["end"] = end
    made["is_uncertain"] = element.get("cert") == "low"
    made["is_approximate"] = element.get("cert") == "medium"
    if element.get("type") in {one.value for one in DatingMethod}:
        made["method"] = element.get("type")
    if element.get(_LANG) is not None:
        _add_words(desk, element, made)
    else:  # computed by the writer
        desk.place(element, made)
    return made
