"""Staff send transcriptions, see where the lines lie, mend, show, and take back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from catalog.accounts.permissions import Role
from catalog.transcription.reading import read
from tests.catalog.transcription.made import page_xml, region, text_line
from tests.catalog.transcription.shown_book import a_book
from tests.viewer.walked import Peopled, assembled, employ_everybody
from viewer.work import keep_manifest

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
BOX = "100,100 900,100 900,200 100,200"
SIDES = [("1r", "leaf_1r.jpg", 1000, 2000), ("1v", "leaf_1v.jpg", 1000, 2000)]


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        made.house.vault.root.ensure()
        employ_everybody(made)
        yield made


@pytest.fixture
def book(peopled: Peopled) -> str:
    """The path of a published book with two photographs."""
    house = peopled.house
    with house.sessions.begin() as session:
        made, _ = a_book(session, house.vault, SIDES, AT, after=keep_manifest(house.uris))
    return f"/manuscripts/{made}"


@pytest.fixture
def client(peopled: Peopled) -> TestClient:
    """A client that a cataloguer has signed in with."""
    client = peopled.client
    client.headers.update(peopled.sign_in(peopled.staff[Role.CATALOGUER]))
    client.headers["accept"] = "text/html"
    return client


def a_page(text: str, image: str = "leaf_1r.jpg", height: int = 2000) -> bytes:
    about = f'imageFilename="{image}" imageWidth="1000" imageHeight="{height}"'
    return page_xml(region(text_line(text, points=BOX)), attributes=about)


def send(client: TestClient, book: str, files: dict[str, bytes], language: str = "") -> str:
    """The address of what was sent."""
    answer = client.post(
        f"{book}/transcriptions",
        files=[("files", (name, data, "application/xml")) for name, data in files.items()],
        data={"language": language},
    )
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def edition(client: TestClient, address: str) -> str:
    found = re.search(r'name="edition" value="(\d+)"', client.get(address).text)
    assert found is not None
    return found[1]


def test_a_transcription_goes_its_way_from_a_file_to_readers_and_back(
    client: TestClient, book: str
) -> None:
    address = send(client, book, {"a.xml": a_page("بسم الله")}, "ar")
    page = client.get(f"{address}?lang=en").text
    assert "To be looked at" in page
    assert '<polygon points="100,100 900,100 900,200 100,200"/>' in page
    assert '<li lang="ar" dir="rtl">بسم الله</li>' in page
    assert "The file names this photograph." in page
    assert "<mark>" not in client.get("/manuscripts?q=بسم&lang=en").text

    shown = client.post(f"{address}/show", data={"edition": edition(client, address)})
    assert shown.headers["location"] == f"{address}?done=shown"
    found = client.get("/manuscripts?q=بسم&lang=en").text
    assert "<mark>بسم</mark> الله</a>" in found
    assert "marked=100,100,800,100" in found
    assert "1r, line 1" in found
    reader = client.get(f"{book}/read?lang=en").text
    assert 'data-action="text"' in reader
    assert "transcription/{canvas}.json" in reader
    assert "PAGE XML" in client.get(f"{book}?lang=en").text

    gone = client.post(f"{address}/withdraw", data={"edition": edition(client, address)})
    assert gone.headers["location"] == f"{address}?done=withdrawn"
    assert "<mark>" not in client.get("/manuscripts?q=بسم&lang=en").text
    assert 'data-action="text"' not in client.get(f"{book}/read?lang=en").text
    listed = client.get(f"{book}/transcriptions?lang=en").text
    assert "Taken back" in listed
    assert "Show again" in listed


def test_what_is_exported_reads_back(client: TestClient, book: str) -> None:
    address = send(client, book, {"a.xml": a_page("بسم الله")}, "ar")
    assert client.get(f"{book}/transcription.txt").status_code == 404
    client.post(f"{address}/show", data={"edition": "1"})
    assert client.get(f"{book}/transcription.txt").text == "[1r]\nبسم الله\n"
    (page,) = read(client.get(f"{book}/transcription.tei.xml").content).pages
    assert (page.label, page.lines[0].text, page.lines[0].language) == ("1r", "بسم الله", "ar")
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{book}/transcription.page.zip").content))
    assert packed.namelist() == ["0001_1r.xml"]
    # What was taken out comes back to the canvas it came from, whatever it is called.
    again = send(client, book, {"renamed.xml": packed.read("0001_1r.xml")})
    assert "The file names this photograph." in client.get(f"{again}?lang=en").text


def test_a_zip_brings_all_its_files_and_what_it_cannot_bring_is_told(
    client: TestClient, book: str
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("in/a.xml", a_page("alif"))
        made.writestr("in/b.xml", a_page("ba", "leaf_1v.jpg"))
        made.writestr("in/broken.xml", "<PcGts>\n<Page>")
        made.writestr("__MACOSX/a.xml", "rubbish")
        made.writestr("readme.txt", "hello")
    page = client.get(f"{send(client, book, {'all.zip': packed.getvalue()})}?lang=en").text
    assert "2 lines on 2 sides, from 2 pages that came in" in page
    assert "1 file gave no page" in page
    assert "broken.xml" in page


def test_pages_are_put_elsewhere_and_a_slip_loses_nothing_that_was_typed(
    client: TestClient, book: str
) -> None:
    address = send(client, book, {"a.xml": a_page("alif"), "b.xml": a_page("ba", "leaf_1v.jpg")})
    form = {"edition": "1", "part": "1", "page": ["1", "2"], "side-1": "9r", "side-2": "1v"}
    refused = client.post(f"{address}?lang=en", data=form)
    assert refused.status_code == 422
    assert "This book has no side '9r'" in refused.text.replace("&#39;", "'")
    assert 'value="9r"' in refused.text
    twice = client.post(f"{address}?lang=ru", data={**form, "side-1": "1v"})
    assert twice.status_code == 422
    assert "легли бы две страницы" in twice.text
    done = client.post(address, data={**form, "side-1": "1v", "side-2": ""})
    assert done.headers["location"] == f"{address}?part=1&done=placed"
    late = client.post(f"{address}?lang=en", data={**form, "side-1": "1r"})
    assert late.status_code == 409
    assert "was changed meanwhile" in late.text


def test_another_shape_is_offered_with_each_edge_that_may_be_missing(
    client: TestClient, book: str
) -> None:
    address = send(client, book, {"a.xml": a_page("alif", height=2200)})
    page = client.get(f"{address}?lang=en").text
    assert "was made for an image of 1000 × 2200" in page
    assert 'name="cut-1" value="top"' in page
    assert 'name="cut-1" value="bottom"' in page
    assert 'name="cut-1" value="left"' not in page
    form = {"edition": "1", "page": "1", "side-1": "1r", "cut-1": "bottom"}
    client.post(address, data=form)
    page = client.get(f"{address}?lang=en").text
    assert "1 line on 1 side" in page
    assert 'value="bottom" checked' in page


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xml", b"<PcGts>", "The XML is not well-formed at line 1"),
        ("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><PcGts>&b;</PcGts>', "entit"),
        ("a.xml", b"<html/>", "have the program write PAGE or ALTO"),
        ("a.xml", b"<mets/>", "begins with the element"),
        ("a.xml", b"<TEI>" + b" " * 13_000_000 + b"</TEI>", "at most 12 MB of XML are read"),
        ("a.zip", b"PK\x03\x04 no zip", "is a ZIP that cannot be read"),
        ("a.xml", b"\xff\xfe\x00bad", "XML"),
    ],
)
def test_bad_input_gets_one_clear_sentence(
    client: TestClient, book: str, name: str, data: bytes, sentence: str
) -> None:
    answer = client.post(
        f"{book}/transcriptions?lang=en", files={"files": (name, data)}, data={"language": "ar"}
    )
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "None yet." in answer.text


def test_no_file_and_no_language_are_told(client: TestClient, book: str) -> None:
    nothing = client.post(
        f"{book}/transcriptions?lang=en", files={"files": ("", b"")}, data={"language": "ar"}
    )
    assert "There is no file to read" in nothing.text
    odd = client.post(
        f"{book}/transcriptions?lang=en",
        files={"files": ("a.xml", a_page("a"))},
        data={"language": "not a language"},
    )
    assert odd.status_code == 422
    assert "None yet." in odd.text


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_the_pages_speak_four_languages(client: TestClient, book: str, language: str) -> None:
    files = {"a.xml": a_page("alif", height=2200), "b.xml": b"<a>", "c.xml": a_page("c", "zz.jpg")}
    address = send(client, book, files)
    for path in (f"{book}/transcriptions", address):
        page = client.get(f"{path}?lang={language}")
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text


def test_who_may_only_read_sees_and_does_nothing(peopled: Peopled, book: str) -> None:
    client = peopled.client
    client.headers.update(peopled.sign_in(peopled.staff[Role.ADVISER]))
    page = client.get(f"{book}/transcriptions", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert 'type="file"' not in page.text
    refused = client.post(f"{book}/transcriptions", files={"files": ("a.xml", a_page("a"))})
    assert refused.status_code == 403
