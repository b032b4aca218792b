"""Scenario 8: the condition report of scenario 1 in four languages, read back and looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalog.conservation.condition.tables import Outcome
from catalog.handling.in_force import Handling, PolicyInForce
from catalog.handling.rules import Rule
from catalog.record.values import Text
from catalog.vocabulary.terms import VocabularyTerm
from storage.blobs import open_store
from storage.database import make_engine, session_factory
from storage.vault import Vault
from tests.catalog.conservation.condition.book import START, a_book, leaves
from tests.conftest import _disk, _vault
from tests.migrated import sqlite_copy
from tests.viewer.sheets.reading import (
    check_golden,
    left_to_right_words_in,
    pages_as_pictures,
    plain,
    printed,
    words_in,
)
from tests.viewer.sheets.surveyed import Surveyed, photograph, surveyed
from viewer.languages import translator
from viewer.sheets import condition_report as reports
from viewer.sheets import printing, wording
from viewer.sheets.wording import speaker


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Surveyed]:
    folder = tmp_path_factory.mktemp("survey")
    engine = make_engine(sqlite_copy(folder / "kitabdar.sqlite"))
    with session_factory(engine)() as session:
        made = surveyed(session, _vault(open_store(_disk(folder))))
        photograph(made.book, folder, ["12v"])
        yield made
    engine.dispose()


def text_of(scenario: Surveyed, code: str, digits: str = "latn") -> str:
    return words_in(printed(scenario.book.vault.blobs, scenario.report(code, digits)))


def test_the_arabic_report_reads_back_in_logical_order(scenario: Surveyed) -> None:
    pdf = printed(scenario.book.vault.blobs, scenario.report("ar"))
    text = words_in(pdf)
    sentence = ("خط ماء باهت على الهامش السفلي من", "ومساحته")
    for words in ("تقرير الحالة", "رقم الحفظ", *sentence):
        assert plain(words) in text
    assert text.index(plain(sentence[0])) < text.index(sentence[1])
    term = scenario.report("ar").data["folios"][0]["observations"][0]["term"]
    assert (term["text"], term["mark"]) == ("حدّ البلل", "")
    upright = left_to_right_words_in(pdf)
    for words in ("NLRK-Q12", "574 mm²", "0.453 %", "f. 12v", "f. 301r"):
        assert plain(words) in upright


def test_arabic_digits_are_an_option_and_leave_shelfmark_and_folios_alone(
    scenario: Surveyed,
) -> None:
    pdf = printed(scenario.book.vault.blobs, scenario.report("ar", "arab"))
    upright = left_to_right_words_in(pdf)
    for words in ("٥٧٤ mm²", "٠٫٤٥٣ %", "NLRK-Q12", "f. 12v", "٢٠٢٦"):
        assert plain(words) in upright
    seen = scenario.report("ar", "arab").data["folios"][0]["observations"][0]
    assert seen["area"] == "\u2066٥٧٤\xa0mm²\u2069"
    assert seen["area_mm2"] == 574.41
    assert "SHA-256" in scenario.report("ar", "arab").data["words"]["hash"]
    assert speaker(translator("ru"), "arab").digits == "latn"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("Condition report", "tide line", "574 mm²", "0.453 %", "Old contact with water")),
        ("kk", ("Жай-күй туралы есеп", "574 мм²", "0,453 %", "Ертеде су тиген")),
        ("ru", ("Отчёт о состоянии", "574 мм²", "0,453 %", "Давний контакт с водой")),
    ],
)
def test_the_report_says_the_same_in_every_language(
    scenario: Surveyed, code: str, words: tuple[str, ...]
) -> None:
    text = text_of(scenario, code)
    for each in (*words, "NLRK-Q12", "f. 12v", "stuck leaf"):
        assert plain(each) in text
    observed, interpreted = (text.index(plain(words_)) for words_ in _both(scenario, code))
    assert observed < interpreted


def _both(scenario: Surveyed, code: str) -> tuple[str, str]:
    told = scenario.report(code).data["summaries"]
    return told["observed"][0]["text"], told["interpreted"][0]["text"]


@pytest.mark.parametrize(
    ("code", "digits"), [("ar", "latn"), ("ar", "arab"), ("kk", "latn"), ("ru", "latn"),
                         ("en", "latn")],
)  # fmt: skip
def test_the_pages_look_as_they_did_when_somebody_looked_at_them(
    scenario: Surveyed, code: str, digits: str, request: pytest.FixtureRequest
) -> None:
    pages = pages_as_pictures(scenario.book.vault.blobs, scenario.report(code, digits))
    renew = request.config.getoption("--update-golden")
    for number in (0, len(pages) - 1):
        check_golden(f"condition-{code}-{digits}-{number}", pages[number], renew=renew)


def test_the_columns_of_the_arabic_report_are_mirrored(scenario: Surveyed) -> None:
    """The labels of the first page stand at the right edge, in the English one at the left."""

    def edges(code: str) -> tuple[int, int]:
        page = pages_as_pictures(scenario.book.vault.blobs, scenario.report(code), 60)[0]
        heading = page.crop((0, 0, page.width, page.height // 11)).point(lambda v: 255 * (v < 128))
        box = heading.getbbox()
        assert box is not None
        ink = heading.histogram()
        assert ink[255]
        left = heading.crop((0, 0, page.width // 2, heading.height)).histogram()[255]
        return left, ink[255] - left

    arabic, english = edges("ar"), edges("en")
    assert arabic[0] < arabic[1] / 4
    assert english[1] < english[0] / 4


def test_a_label_that_kazakh_has_not_is_said_in_russian_with_a_mark(
    monkeypatch: pytest.MonkeyPatch, scenario: Surveyed
) -> None:
    """Invariant 20: never an empty cell, always visibly another language."""
    known = VocabularyTerm("dmg.tideline", {"en": ["tide line"], "ru": ["затёк"]})
    monkeypatch.setattr(wording, "find", lambda key: known)
    term = scenario.report("kk").data["folios"][0]["observations"][0]["term"]
    assert (term["text"], term["mark"]) == ("затёк", "ru")
    assert "затёк [ru]" in text_of(scenario, "kk")
    assert scenario.report("ar").data["folios"][0]["observations"][0]["term"]["mark"] == "en"
    assert not scenario.report("ru").data["folios"][0]["observations"][0]["term"]["mark"]


def test_it_is_pdf_a_2b_and_the_same_bytes_every_time(scenario: Surveyed) -> None:
    report = scenario.report("kk")
    pdf = printed(scenario.book.vault.blobs, report)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    again = scenario.report("kk")
    assert printed(scenario.book.vault.blobs, again) == pdf
    assert again.digest == report.digest


def test_the_data_is_plain_and_carries_the_numbers(scenario: Surveyed) -> None:
    data = json.loads(json.dumps(scenario.report("en").data))
    assert data == scenario.report("en").data
    seen = data["folios"][0]["observations"][0]
    assert (seen["area_mm2"], seen["share_percent"]) == (574.41, 0.453)
    assert seen["regions"][0]["path"] == "M 1000,1200 L 1600,1180 L 1650,1700 L 1020,1720 Z"
    assert data["unexamined"] == [{"place": "\u2066f.\xa0301r\u2069", "reason": "stuck leaf"}]
    assert len(data["quires"]["rows"]) == 39
    assert len(data["signatures"][0]["hash"]) == 64
    assert data["watermark"] is None


def test_the_public_report_names_no_assessor_and_only_sides_the_public_sees(
    scenario: Surveyed,
) -> None:
    data = scenario.report("en", is_public=True).data
    assert "Aigerim Conservator" not in json.dumps(data)
    assert [one["label"] for one in data["folios"]] == ["12v"]
    assert data["unexamined"] == []
    assert [row["cells"][2] for row in data["quires"]["rows"]] == ["1"]


def test_a_draft_carries_its_watermark_on_every_page(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    book = a_book(sqlite_session, disk_vault, leaves(1, 2))
    survey = book.open()
    book.draw(book.observe(survey, "1v"), [(100, 100), (900, 100), (900, 900)])
    book.examine(survey, ["1r"], Outcome.NO_DAMAGE)
    draft = Surveyed(book, survey)
    for code, words in (("en", "Not signed"), ("ru", "Не подписано"), ("kk", "Қол қойылмаған")):
        report = draft.report(code)
        text = words_in(printed(disk_vault.blobs, report))
        assert text.count(words) >= 3
    assert report.at >= START


def ruled(*rules: Rule) -> Handling:
    note = (Text(text="Read only in a state of purity.", language="en"),)
    policy = PolicyInForce(1, frozenset(), frozenset(rules), note, "The council", "A", START)
    return Handling((policy,))


@pytest.mark.parametrize(
    ("rule", "is_printed", "is_overlaid"),
    [
        (Rule.NOT_COVERED, True, False),
        (Rule.NOT_AS_THUMBNAIL, False, True),
        (Rule.NOT_FOR_DOWNLOAD, False, True),
        (Rule.NOT_FOR_REUSE, False, True),
        (Rule.NOT_CUT, True, True),
    ],
)
def test_what_the_custodian_asks_holds_on_paper(
    monkeypatch: pytest.MonkeyPatch, scenario: Surveyed, rule: Rule, is_printed: bool,
    is_overlaid: bool,
) -> None:  # fmt: skip
    monkeypatch.setattr(reports, "in_force", lambda *_: ruled(rule, Rule.ONLY_WITH_NOTE))
    report = scenario.report("en")
    (folio,) = report.data["folios"]
    assert (folio["picture"] is not None) is is_printed
    assert folio["is_overlaid"] is is_overlaid
    assert "Read only in a state of purity." in [note["text"] for note in folio["notes"]]
    files = printing.files_of(scenario.book.vault.blobs, report.data)
    assert (b"<path" in files[f"{folio['canvas']}.svg"].split(b"</defs>")[1]) is is_overlaid
    text = words_in(printed(scenario.book.vault.blobs, report))
    assert ("×" in text) is not is_overlaid


def test_a_picture_that_cannot_be_read_is_said_to_be_missing(scenario: Surveyed) -> None:
    report = scenario.report("en")
    pictures: dict[str, Any] = {
        name: {**told, "image": "i000000000z"} for name, told in report.data["pictures"].items()
    }
    broken = replace(report, data={**report.data, "pictures": pictures})
    assert "cannot be read just now" in words_in(printed(scenario.book.vault.blobs, broken))
