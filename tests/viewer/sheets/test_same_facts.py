"""The data of a report holds what its paper says: nothing is known to the printed page alone."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy.orm import Session

from storage.vault import Vault
from tests.catalog.conservation.condition.book import a_book, leaves
from tests.viewer.sheets.reading import plain, printed, words_in
from tests.viewer.sheets.surveyed import Surveyed, surveyed
from tests.viewer.sheets.treated import Treated, treated
from viewer.sheets.report import Report

# Quotation marks, brackets of a language mark, the dash of an empty cell, commas between parts.
_MARKS = "“”«»[](),.;:·–"


@pytest.fixture
def work(sqlite_session: Session, disk_vault: Vault) -> Treated:
    return treated(sqlite_session, disk_vault)


def said(value: Any) -> Iterator[str]:
    """Every text and number of a document."""
    if isinstance(value, dict):
        for each in value.values():
            yield from said(each)
    elif isinstance(value, list):
        for each in value:
            yield from said(each)
    elif value is not None:
        yield str(value)


def not_in_the_data(report: Report, pdf: bytes) -> set[str]:
    """The words on paper that the data has not; pages are counted by the paper itself.

    Arabic words within a line that runs the other way are left out: PDFium turns them round.
    """
    data = json.loads(json.dumps(report.data, ensure_ascii=False))
    known = plain(" ".join(said(data)))
    pages = re.escape(plain(report.data["page_of"]))
    pages = pages.replace("PAGES", r"\d+").replace("PAGE", r"\d+")
    words = re.sub(pages, " ", words_in(pdf)).split()
    tokens = {each.strip(_MARKS) for each in known.split()}

    def is_known(word: str) -> bool:
        # A number must be there by itself: as a part of another, or of a digest, it says nothing.
        is_number = re.fullmatch(r"[\d.,]{1,7}", word) is not None
        return word in tokens if is_number else word in known

    return {each for each in words if not is_known(each.strip(_MARKS)) and not _is_arabic(each)}


def _is_arabic(word: str) -> bool:
    return any(unicodedata.bidirectional(each) == "AL" for each in word)


@pytest.mark.parametrize("code", ["en", "kk", "ru"])
def test_what_is_printed_of_a_treatment_is_in_its_data(work: Treated, code: str) -> None:
    store = work.shop.vault.blobs
    for report in (work.report(code), work.card(code, work.mended), work.sheet(code)):
        assert not_in_the_data(report, printed(store, report)) == set()


@pytest.mark.parametrize("code", ["en", "kk", "ru"])
def test_what_is_printed_of_a_survey_is_in_its_data(
    sqlite_session: Session, disk_vault: Vault, code: str
) -> None:
    report = surveyed(sqlite_session, disk_vault).report(code)
    missing = not_in_the_data(report, printed(disk_vault.blobs, report))
    assert missing <= {"1."}, "the number of a recommendation is its place in the list"


def test_a_fact_that_only_the_paper_had_would_be_found(work: Treated) -> None:
    report = work.report("en")
    pdf = printed(work.shop.vault.blobs, report)
    step = report.data["steps"][0]
    del step["climate"]
    assert not_in_the_data(report, pdf) == {"20.5", "°C", "52", "%", "RH"}


def test_regions_are_in_the_data_with_their_outline_and_the_area_that_is_printed(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    book = a_book(sqlite_session, disk_vault, leaves(1, 2))
    survey = book.open()
    seen = book.observe(survey, "1v", term="dmg.tear")
    drawn = [book.draw(seen, [(100 * n, 100), (900, 100 * n), (900, 900)]) for n in (1, 2, 3)]
    report = Surveyed(book, survey).report("en")
    (one,) = report.data["folios"][0]["observations"]
    assert {each["id"] for each in one["regions"]} == {each.region.id for each in drawn}
    assert one["area_mm2"] == round(sum(each["area_mm2"] for each in one["regions"]), 2)
    assert [each["figure"] for each in report.data["folios"][0]["regions"]] == ["1"] * 3
    assert all(each["path"].startswith("M ") for each in one["regions"])
    assert plain(one["area"]) in words_in(printed(disk_vault.blobs, report))
