"""Dates in words: four languages, either calendar, safe in lines of either direction."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.dates.display import days_in
from catalog.dates.reading import Finding, read
from catalog.dates.statement import Calendar, CalendarDay, DateStatement
from viewer import languages
from viewer.date_words import (
    date_lines,
    date_text,
    finding_text,
    in_four_languages,
    span_text,
)
from viewer.languages import LANGUAGES, translator

ISOLATES = str.maketrans(dict.fromkeys("\u2066\u2067\u2068\u2069"))


def day(year: int, month: int | None = None, at: int | None = None) -> CalendarDay:
    return CalendarDay(year=year, month=month, day=at)


def dated(calendar: str, start: CalendarDay | None = None, **more: Any) -> DateStatement:
    return DateStatement(calendar=Calendar(calendar), start=start, **more)


def said(statement: DateStatement, language: str = "en") -> str:
    return date_text(statement, translator(language)).translate(ISOLATES)


COLOPHON = dated("hijri", day(548, 9), original="رمضان ٥٤٨", original_language="ar")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "20 Nov – 19 Dec 1153 (Julian) · Ramadan 548 AH"),
        ("ru", "20 ноября – 19 декабря 1153 г. (по юлианскому календарю) · рамадан 548 г. хиджры"),
        (
            "kk",
            "1153 жылғы 20 қараша – 19 желтоқсан (юлиан күнтізбесі бойынша) · "
            "хижра бойынша 548 жылғы рамазан",
        ),
        ("ar", "20 نوفمبر – 19 ديسمبر 1153 (بالتقويم اليولياني) · رمضان 548 هـ"),
    ],
)
def test_a_colophon_is_told_in_each_language(language: str, words: str) -> None:
    assert said(COLOPHON, language) == words
    assert in_four_languages(COLOPHON)[language].translate(ISOLATES) == words


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (dated("hijri", day(548, 9, 15)), "4 Dec 1153 (Julian) · 15 Ramadan 548 AH"),
        (dated("hijri", day(548)), "1153–1154 · 548 AH"),
        (dated("hijri", CalendarDay(year=6, is_century=True)), "1107–1204 · 6th century AH"),
        (dated("hijri", day(1081, 12, 27)), "7 May 1671 · 27 Dhu al-Hijja 1081 AH"),
        (dated("gregorian", CalendarDay(year=12, is_century=True)), "12th century"),
        (dated("gregorian", CalendarDay(year=-2, is_century=True)), "2nd century BC"),
        (dated("gregorian", CalendarDay(year=30, is_century=True)), "century 30"),
        (dated("julian", day(1153)), "1153"),
        (dated("julian", day(1153, 11, 20)), "20 Nov 1153 (Julian)"),
        (dated("julian", day(1153, 11)), "November 1153 (Julian)"),
        (dated("gregorian", day(1153, 11, 27)), "20 Nov 1153 (Julian) · 27 Nov 1153 (Gregorian)"),
        (dated("gregorian", day(1936, 5, 20)), "20 May 1936"),
        (dated("gregorian", day(1936, 5)), "May 1936"),
        (dated("gregorian", day(1936, 5), end=day(1937, 6)), "May 1936 – June 1937"),
        (dated("gregorian", day(1101), end=day(1150)), "1101–1150"),
        (dated("gregorian", day(-99)), "100 BC"),
        (dated("gregorian", day(-99), end=day(-49)), "100 BC – 50 BC"),
        (dated("gregorian", day(1153), is_approximate=True), "c. 1153"),
        (dated("gregorian", day(1153), is_uncertain=True), "perhaps 1153"),
        (
            dated("gregorian", day(1153), is_approximate=True, is_uncertain=True),
            "perhaps c. 1153",
        ),
        (dated("hebrew", day(4914, 7, 1)), "21 Sep 1153 (Julian) · 1 Tishri 4914 AM"),
        (dated("hijri_solar", day(1357, 11, 22)), "11 Feb 1979 · 22 Bahman 1357 SH"),
        (dated("regnal", original="year 3 of Sanjar"), "year 3 of Sanjar"),
        (
            dated("regnal", original="year 3 of Sanjar", stated_year=1120),
            "1120 · year 3 of Sanjar",
        ),
        (dated("unknown"), ""),
        (dated("hijri", day(548, 2, 30), original="30 Safar 548"), "30 Safar 548"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(statement: DateStatement, words: str) -> None:
    assert said(statement) == words


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_month_of_every_calendar_has_its_name(
    code: str, caplog: pytest.LogCaptureFixture
) -> None:
    months = {"gregorian": 12, "hijri": 12, "hijri_solar": 12, "hebrew": 13}
    for calendar, count in months.items():
        year = 5784 if calendar == "hebrew" else 1300
        for month in range(1, count + 1):
            for at in (None, 1):
                assert said(dated(calendar, day(year, month, at)), code)
    assert caplog.records == []
    assert languages.log.name  # the log that would have told of a missing message


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_mark_of_direction_inside_a_date_turns_it_round(code: str) -> None:
    words = date_text(COLOPHON, translator(code))
    lines = [line.text for line in date_lines(COLOPHON, translator(code))]
    assert not any(mark in text for mark in "\u2066\u2067\u2068\u2069" for text in (words, *lines))


def test_everything_about_a_date_is_told_line_by_line() -> None:
    statement = COLOPHON.model_copy(update={"stated_year": 1153})
    lines = date_lines(statement, translator("en"))
    assert [(line.role, line.text) for line in lines] == [
        ("wording", "رمضان ٥٤٨"),
        ("computed", "20 Nov – 19 Dec 1153 (Julian) · Ramadan 548 AH"),
        ("gregorian", "27 Nov – 26 Dec 1153 (Gregorian)"),
        ("tolerance", "± 2 days"),
        ("stated", "1153"),
    ]
    assert (lines[0].language, lines[0].direction) == ("ar", "rtl")
    assert (lines[1].language, lines[1].direction) == ("en", "ltr")


def test_a_wording_that_cannot_be_computed_is_one_line() -> None:
    lines = date_lines(dated("regnal", original="year 3 of Sanjar"), translator("ru"))
    assert [(line.role, line.direction) for line in lines] == [("wording", "auto")]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "key",
    [
        "stated_year_repeats", "stated_year_contradicts", "within_tolerance", "end_before_start",
        "in_future",
    ],
)  # fmt: skip
def test_every_finding_is_a_sentence_in_each_language(code: str, key: str) -> None:
    finding = Finding(key, {"stated": 602, "stated_calendar": "gregorian", "computed": "1205/6"})
    sentence = finding_text(finding, translator(code)).translate(ISOLATES)
    assert sentence.endswith(".")
    assert ("602" in sentence) == ("stated" in key or key == "within_tolerance")


def test_a_year_that_only_repeats_is_said_so() -> None:
    found = read(dated("hijri", day(602), stated_year=602))
    assert found is not None
    assert "it is 1205/6" in finding_text(found.findings[0], translator("en"))


def test_a_span_names_its_calendar() -> None:
    span = days_in(2_142_515, 2_142_544, Calendar.HIJRI)
    assert span is not None
    assert span_text(span, translator("en")) == "Ramadan 548 AH"
