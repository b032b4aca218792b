"""The Object ID sheet: its words read back from the PDF, and who may have it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from catalog.accounts.permissions import Role
from catalog.codicology.labels import Face, LeafKind
from catalog.handling.in_force import UNRESTRICTED, Handling, PolicyInForce
from catalog.handling.rules import Rule
from catalog.pages import PageRow
from catalog.record.document import Record
from tests.catalog.provenance import flagship
from tests.viewer.flagship_house import photograph_flagship, shelve_flagship
from tests.viewer.walked import Peopled, assembled, employ_everybody
from viewer.languages import translator
from viewer.provenance_models import Words
from viewer.sheets import object_id, photographs, typesetting

AT = dt.datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=dt.UTC)


def words_in(pdf: bytes) -> str:
    """The text of a PDF, spaces made equal and presentation forms made letters again."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = []
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                pages.append(text.get_text_range())
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", " ".join(pages)))


def sheet(code: str = "en", features: str = "", **changes: Any) -> dict[str, Any]:
    t = translator(code)
    frame = object_id.SheetFrame(
        holder=Words("National Library", "en", "ltr"),
        photographs=(),
        caption=t("objectid-photograph-none"),
        state=t("objectid-from-draft"),
        printed=t("objectid-printed", date=t.date(AT)),
        features=features,
    )
    record = Record.model_validate({**flagship.mapping(), **changes})
    return object_id.sheet(record, {}, frame, t)


def printed(code: str = "en", **changes: Any) -> str:
    return words_in(typesetting.pdf("object_id.typ", sheet(code, **changes), at=AT))


def test_what_is_not_known_to_have_passed_title_prints_custody_and_never_acquired() -> None:
    text = printed()
    assert "custody (Title not known)" in text
    assert "acquired" not in text.lower()
    assert "Acquisition" not in text


@pytest.mark.parametrize("kind", ["acquisition", "sale", "gift", "transfer_of_custody"])
@pytest.mark.parametrize(("title", "word"), [("yes", "acquired"), ("unknown", "custody")])
def test_title_alone_decides_between_acquired_and_custody(kind: str, title: str, word: str) -> None:
    event = {"id": "e", "kind": kind, "title_moved": title, "certainty": "certain"}
    made = sheet(provenance={"events": [event]})
    lines = [words["text"] for line in made["history"][-1]["lines"] for words in line]
    assert any(line.startswith(word) for line in lines)
    assert ("Acquisition" in lines) is (kind == "acquisition" and title == "yes")


def test_every_heading_of_object_id_is_on_the_sheet() -> None:
    text = printed()
    for heading in ("Type of object", "Measurements", "Materials and techniques",
                    "Inscriptions and markings", "Distinguishing features", "Title", "Subject",
                    "Date or period", "Maker", "Description", "Custody history"):  # fmt: skip
        assert heading in text
    for fact in ("NLRK-Q12", "396 × 320 mm", "5.4 kg", "770 pages", "Seal, ownership possible",
                 "Sources disagree", "parchment (Possible)", "heavy paper (Possible)"):  # fmt: skip
        assert fact in text


def test_a_person_who_is_only_possible_is_not_in_the_custody_history() -> None:
    assert "Judge N" not in printed()


@pytest.mark.parametrize(
    ("code", "heading", "title"),
    [
        ("en", "Custody history", "Quran"),
        ("kk", "Сақталу тарихы", "Құран"),
        ("ru", "История хранения", "Коран"),
        ("ar", "تاريخ الحيازة", "القرآن الكريم"),
    ],
)
def test_it_speaks_the_language_of_the_page(code: str, heading: str, title: str) -> None:
    text = printed(code)
    assert heading in text
    assert unicodedata.normalize("NFKC", title) in text


def test_letters_of_every_language_are_in_the_fonts() -> None:
    assert "\ufffd" not in printed("kk")
    made = typesetting.png("object_id.typ", sheet("ar"), ppi=40)
    assert all(page.startswith(b"\x89PNG") for page in made)


def test_it_is_an_archival_pdf_and_the_same_data_give_the_same_bytes() -> None:
    first = typesetting.pdf("object_id.typ", sheet(), at=AT)
    assert b"<pdfaid:part>2</pdfaid:part>" in first
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in first
    assert typesetting.pdf("object_id.typ", sheet(), at=AT) == first


def test_what_is_kept_for_the_police_stands_on_a_sheet_that_says_so() -> None:
    text = printed(features="A thread of blue silk")
    assert "blue silk" in text
    assert "Kept for the police" in text
    assert "Kept for the police" not in printed()


@pytest.mark.parametrize("code", ["en", "kk"])
def test_text_that_looks_like_commands_is_printed_as_text(code: str) -> None:
    hostile = '#eval("1") $x$ *b* @label <tag> \\ `code`'
    identity = {**flagship.mapping()["identity"], "summary": [{"text": hostile}]}
    assert '#eval("1") $x$ *b* @label <tag>' in printed(code, identity=identity)


def row(label: str, kind: LeafKind, face: Face, image: str | None = "i1") -> PageRow:
    width, height = (3000, 4000) if image else (None, None)
    return PageRow(f"c-{label}", label, kind, face, 1, 3000, 4000, image, width, height, None)


COVER = row("front cover", LeafKind.COVER, Face.WHOLE)
VERSO = row("1v", LeafKind.LEAF, Face.VERSO)
RECTO = row("2r", LeafKind.LEAF, Face.RECTO)


def test_the_cover_stands_for_the_book_or_else_its_first_opening() -> None:
    assert photographs.choose([VERSO, RECTO, COVER], UNRESTRICTED).sides == (COVER,)
    assert photographs.choose([VERSO, RECTO], UNRESTRICTED).sides == (VERSO, RECTO)
    assert photographs.choose([RECTO], UNRESTRICTED).sides == (RECTO,)
    assert photographs.choose([], UNRESTRICTED).sides == ()


@pytest.mark.parametrize("rule", [Rule.NOT_AS_THUMBNAIL, Rule.NOT_FOR_DOWNLOAD, Rule.NOT_FOR_REUSE])
def test_what_a_custodian_rules_out_is_not_printed(rule: Rule) -> None:
    policy = PolicyInForce(1, frozenset(), frozenset({rule}), (), "The adviser", "A", AT)
    choice = photographs.choose([COVER], Handling((policy,)))
    assert (choice.sides, choice.is_ruled_out) == ((), True)


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    with assembled(tmp_path_factory.mktemp("house")) as made:
        employ_everybody(made)
        yield made


def pictures_in(pdf: bytes) -> int:
    with closing(pypdfium2.PdfDocument(pdf)) as document, closing(document[0]) as page:
        return sum(1 for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))


def test_staff_have_it_and_readers_do_not(peopled: Peopled, tmp_path: Path) -> None:
    book = shelve_flagship(peopled.house)
    photograph_flagship(peopled.house, book, tmp_path)
    address = f"/manuscripts/{book}/object-id.pdf"
    cataloguer = peopled.sign_in(peopled.staff[Role.CATALOGUER])
    answer = peopled.client.get(f"{address}?lang=kk", headers=cataloguer)
    assert answer.status_code == HTTPStatus.OK
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert "Түркістан" in words_in(answer.content)
    assert "Фотосурет: 1v, 2r" in words_in(answer.content)
    assert pictures_in(answer.content) == 2
    police = peopled.client.get(f"{address}?police=true", headers=cataloguer)
    assert police.status_code == HTTPStatus.FORBIDDEN
    assert peopled.client.get(address).status_code == HTTPStatus.UNAUTHORIZED
