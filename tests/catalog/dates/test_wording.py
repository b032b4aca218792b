"""Dates as people write them are proposed; what is unsure is left to a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.dates.statement import Calendar, CalendarDay, DateStatement
from catalog.dates.wording import propose
from catalog.dates.wording_tokens import tokens_of


def short(found: DateStatement | None) -> str | None:
    """'hijri 548-9 ~' for what was proposed."""
    if found is None:
        return None
    ends = [one for one in (found.start, found.end) if one is not None]
    doubts = "~" * found.is_approximate + "?" * found.is_uncertain
    return " ".join([found.calendar.value, *(_spelled(one) for one in ends), doubts]).strip()


def _spelled(one: CalendarDay) -> str:
    parts = [str(part) for part in (one.year, one.month, one.day) if part is not None]
    return ("c" if one.is_century else "") + "-".join(parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رمضان ٥٤٨", "hijri 548-9"),
        ("رمضان ۵۴۸", "hijri 548-9"),
        ("رَمَضان ٥٤٨ هـ", "hijri 548-9"),
        ("غرة رمضان سنة ٥٤٨", "hijri 548-9-1"),
        ("١٥ ذي الحجة سنة ٥٩٧", "hijri 597-12-15"),
        ("ذو القعدة ٥٩٧", "hijri 597-11"),
        ("في شهر جمادى الآخرة سنة ٦٠٢ هـ", "hijri 602-6"),
        ("جمادى الثانية ٦٠٢", "hijri 602-6"),
        ("ربيع الاول ٥٠١ هـ", "hijri 501-3"),
        ("نحو ٥٤٨ هـ", "hijri 548 ~"),
        ("القرن السادس الهجري", "hijri c6"),
        ("القرن الثاني عشر الميلادي", "gregorian c12"),
        ("١١٥٣ م", "gregorian 1153"),
        ("خرداد ١٣٣٠", "hijri_solar 1330-3"),
        ("15 Ramadan 548 AH", "hijri 548-9-15"),
        ("15 Ramaḍān 548", "hijri 548-9-15"),
        ("Dhu'l-Hijja 1081", "hijri 1081-12"),
        ("12 Rabi‘ al-Awwal 1081 AH", "hijri 1081-3-12"),
        ("Jumādā II 602", "hijri 602-6"),
        ("15-20 Ramadan 548", "hijri 548-9-15 548-9-20"),
        ("between Ramadan and Shawwal 548", "hijri 548-9 548-10"),
        ("AH 548", "hijri 548"),
        ("6th century AH", "hijri c6"),
        ("12th century", "gregorian c12"),
        ("12th c.", "gregorian c12"),
        ("twelfth century", "gregorian c12"),
        ("first half of the 12th century", "gregorian 1101 1150"),
        ("1153", "gregorian 1153"),
        ("1153-1155", "gregorian 1153 1155"),
        ("1153-4", "gregorian 1153 1154"),
        ("1205/6", "gregorian 1205 1206"),
        ("c. 1150", "gregorian 1150 ~"),
        ("1153?", "gregorian 1153 ?"),
        ("between 1100 and 1150", "gregorian 1100 1150"),
        ("20 Nov 1153", "julian 1153-11-20"),
        ("27 Nov 1153 (Gregorian)", "gregorian 1153-11-27"),
        ("20 Nov – 19 Dec 1153", "julian 1153-11-20 1153-12-19"),
        ("May 20, 1936", "gregorian 1936-5-20"),
        ("1936-05-20", "gregorian 1936-5-20"),
        ("20.05.1936", "gregorian 1936-5-20"),
        ("100 BC", "gregorian -99"),
        ("5784 AM", "hebrew 5784"),
        ("15 Tishri 5784", "hebrew 5784-7-15"),
        ("XII в.", "gregorian c12"),
        ("XI–XII вв.", "gregorian c11 c12"),
        ("первая половина XII века", "gregorian 1101 1150"),
        ("II в. до н. э.", "gregorian c-2"),
        ("548 г. х.", "hijri 548"),
        ("15 рамадана 548 г. х.", "hijri 548-9-15"),
        ("ок. 1150 г.", "gregorian 1150 ~"),
        ("20 мая 1936 г.", "gregorian 1936-5-20"),
        ("XII ғ.", "gregorian c12"),
        ("ХІІ ғасыр", "gregorian c12"),  # typed with Cyrillic letters
        ("шамамен 1150 жыл", "gregorian 1150 ~"),
        ("рамазан 548", "hijri 548-9"),
        ("1936 жылғы 20 мамыр", "gregorian 1936-5-20"),
    ],
)
def test_a_wording_is_read(text: str, expected: str) -> None:
    found = propose(text)
    assert short(found) == expected
    assert found is not None
    assert found.original == text


@pytest.mark.parametrize(
    ("text", "expected", "stated"),
    [
        ("548/1153", "hijri 548", 1153),
        ("548 AH/1153-4", "hijri 548", 1153),
        ("548 AH (1153-4)", "hijri 548", 1153),
        ("548 AH = 1153 CE", "hijri 548", 1153),
        ("سنة ٥٤٨ هـ / ١١٥٣ م", "hijri 548", 1153),
        ("548 г. х./1153 г.", "hijri 548", 1153),
        ("602 AH (602)", "hijri 602", 602),
        ("6th/12th century", "hijri c6", None),
    ],
)
def test_a_date_with_its_equivalent_keeps_both(
    text: str, expected: str, stated: int | None
) -> None:
    found = propose(text)
    assert short(found) == expected
    assert found is not None
    assert found.stated_year == stated


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "hello", "548", "١١٥٣", "القرن السادس", "30 Safar 548", "31 Nov 1153",
        "the reign of Sanjar", "before 1153", "до 1153", "from 1153", "5/4/1153", "1155-1153",
        "13th of the 5th", "Ramadan", "12", "year", "1900/1153", "Ramadan 548 AD", "99.99.1999",
        "x" * 5000, "AH AD 548", "0 AH", "Muharram 1 Safar 2 548", "/", "-", "()",
    ],
)  # fmt: skip
def test_nothing_is_proposed_where_it_is_not_sure(text: str) -> None:
    assert propose(text) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_left(text: str) -> None:
    found = propose(text)
    assert found is None or found.original == text.strip()


WORDS = (
    "رمضان", "548", "12", "1153", "AH", "/", "-", "–", "(", ")", "c.", "?", "XII", "века", "в",
    "century", "г. х.", "and", "between", "و", "ذي الحجة", "20", "Nov", "BC", "first half of",
    "سنة", "م",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_any_shuffle_of_the_words_of_dates_is_read_or_left(words: list[str]) -> None:
    found = propose(" ".join(words))
    assert found is None or found.calendar in set(Calendar) - {Calendar.UNKNOWN, Calendar.REGNAL}


def test_an_unknown_word_ends_the_reading() -> None:
    assert tokens_of("Ramadan of plenty 548") is None
