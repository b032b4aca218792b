"""What a telephone reads from a printed sheet, and what the fonts of the house can draw."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pytest
from sqlalchemy.orm import Session

import viewer
from storage.vault import Vault
from tests.viewer.sheets.reading import printed, words_in
from tests.viewer.sheets.surveyed import VERIFY, surveyed
from tests.viewer.sheets.treated import heading
from viewer.languages import LANGUAGES, translator
from viewer.sheets import letters, printing, typesetting
from viewer.sheets.box_labels import Wanted, box_labels
from viewer.sheets.report import Report
from viewer.sheets.wording import speaker

AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
ADDRESS = "https://books.example.org/manuscripts/m0000000000"
# As a telephone sees it from a hand's breadth: 150 dots to the inch.
PPI = 150
SMALLEST_MM = 15
TRANSLATIONS = Path(viewer.__file__).parent / "translations"


Field = tuple[float, float, float, float]
PAGE: Field = (0, 0, 210, 297)
LABELS: list[Field] = [
    (10 + 95 * column, 12 + 45 * row, 95, 45) for row in range(6) for column in range(2)
]


def codes_on(vault: Vault, report: Report, fields: list[Field]) -> list[tuple[str, float]]:
    """The QR code of each field (left, top, width, height in mm) of the first page.

    Its address, and the side of it in mm.
    """
    files = printing.files_of(vault.blobs, report.data)
    data = printing.told(report.data, files)
    page = typesetting.png(report.template, data, ppi=PPI, files=files)[0]
    picture = cv2.imdecode(np.frombuffer(page, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    found = []
    for field in fields:
        left, top, width, height = (round(each / 25.4 * PPI) for each in field)
        seen = np.ascontiguousarray(picture[top : top + height, left : left + width])
        text, corners, _ = cv2.QRCodeDetector().detectAndDecode(seen)
        assert corners is not None, f"there is no code in {field}"
        side = float(np.linalg.norm(corners[0][1] - corners[0][0]))
        found.append((text, side / PPI * 25.4))
    return found


@pytest.mark.parametrize("code", ["kk", "ar"])
def test_every_code_of_a_sheet_of_labels_is_read_and_large_enough(
    disk_vault: Vault, code: str
) -> None:
    say = speaker(translator(code))
    report = box_labels(heading(say), Wanted("14", 12, ADDRESS), say, AT)
    found = codes_on(disk_vault, report, LABELS)
    assert [text for text, _ in found] == [ADDRESS] * 12
    assert min(side for _, side in found) >= SMALLEST_MM


def test_the_code_beside_a_signature_leads_to_the_verify_page(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    ((text, side),) = codes_on(
        disk_vault, surveyed(sqlite_session, disk_vault).report("ar"), [PAGE]
    )
    assert text == VERIFY
    assert side >= SMALLEST_MM


def test_a_long_title_leaves_room_for_what_a_label_is_for(disk_vault: Vault) -> None:
    say = speaker(translator("ru"))
    title = say.plain("Жизнеописание и чудеса святых подвижников " * 9)
    head = heading(say)
    long = type(head)("Ms. or. quart. 1234/56, том 2", title, title, VERIFY)
    report = box_labels(long, Wanted("Короб 14, верхняя полка", 2, ADDRESS), say, AT)
    text = words_in(printed(disk_vault.blobs, report))
    assert text.count("Короб 14, верхняя полка") == 2
    assert text.count("Ms. or. quart. 1234/56, том 2") == 2
    assert text.count("...") == 4


def label_saying(words: str) -> Report:
    say = speaker(translator("kk"))
    return box_labels(heading(say), Wanted(words, 1, ADDRESS), say, AT)


@pytest.mark.parametrize(
    "words", ["әғқңөұүһі ӘҒҚҢӨҰҮҺІ", "ёъэ №", "mm² °C µm – … «»", "ٱلْكِتَٰب پچگژ یک", "ʿAlī ibn Ṣāliḥ"]
)
def test_letters_of_the_house_are_drawn_as_they_are(disk_vault: Vault, words: str) -> None:
    assert letters.printable(words, typesetting.FONTS) == words
    assert printed(disk_vault.blobs, label_saying(words)).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("words", "number"), [("漢字", "[U+6F22][U+5B57]"), ("→ A", "[U+2192]"), ("\x07", "[U+0007]"),
                          ("👩‍🔬", "[U+1F469]"), ("\ue000", "[U+E000]")],
)  # fmt: skip
def test_a_letter_without_a_shape_is_written_as_its_number_and_stops_no_report(
    disk_vault: Vault, words: str, number: str
) -> None:
    report = label_saying(words)
    assert number in words_in(printed(disk_vault.blobs, report))
    assert words in report.data["labels_to_stick"][0]["box"]


def test_what_runs_invisibly_is_left_alone() -> None:
    words = "a\u200db\u2066c\u2069\ufe0fd\u00ade\n\tf"
    assert letters.printable({"a": [words, 1, None]}, typesetting.FONTS) == {"a": [words, 1, None]}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_message_of_the_sheets_can_be_drawn(code: str) -> None:
    said = (TRANSLATIONS / code / "sheets.ftl").read_text(encoding="utf-8")
    assert letters.printable(said, typesetting.FONTS) == said
