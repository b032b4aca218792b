"""The public pages: complete without a script, true to the record, right in four languages."""

from __future__ import annotations

import json
import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import viewer
from catalog import manuscripts
from catalog.arks.names import TEST_NAAN, ark_of
from storage.tile_pyramid import whole_sizes
from tests.viewer.conftest import PUBLIC, Shelve, SmallHouse
from viewer.languages import LANGUAGES

VOID = {"meta", "link", "img", "input", "br", "hr", "path", "rect", "circle"}


class Page(HTMLParser):
    """Every element as (tag, attributes), and whether tags close in the order they opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.faults += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes another element")

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        found = [attributes for name, attributes in self.elements if name == tag]
        return [one for one in found if all(one.get(k) == v for k, v in wanted.items())]


def data_of(text: str, element_id: str) -> Any:
    block = re.search(rf'<script type="application/json" id="{element_id}">(.*?)</script>', text)
    assert block is not None
    return json.loads(block[1])


PLACES = ("", "/read", "/mirador")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_is_sound_html_without_inline_code_in_every_language(
    client: TestClient, shelve: Shelve, code: str
) -> None:
    book = shelve()
    paths = ["/", "/manuscripts", "/about", "/nowhere"]
    for path in [*paths, *(f"/manuscripts/{book}{place}" for place in PLACES)]:
        text = client.get(path, params={"lang": code}).text
        page = Page(text)
        assert page.faults == [], path
        (root,) = page.all("html")
        assert (root["lang"], root["dir"]) == (code, LANGUAGES[code].direction)
        for tag, attributes in page.elements:
            assert "style" not in attributes, (path, tag)
            assert not [name for name in attributes if name.startswith("on")], (path, tag)
        scripts = [one for one in page.all("script") if "src" not in one]
        assert {one["type"] for one in scripts} <= {"application/json", "application/ld+json"}
        assert page.all("style") == []
        ids = [one["id"] for _, one in page.elements if "id" in one]
        assert len(ids) == len(set(ids)), path


def test_nothing_is_asked_of_another_origin(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    for path in ("/", f"/manuscripts/{book}", f"/manuscripts/{book}/read"):
        page = Page(client.get(path).text)
        loaded = [one.get("src", "") for tag, one in page.elements if tag in ("img", "script")]
        loaded += [one["href"] for one in page.all("link", rel="stylesheet")]
        assert [one for one in loaded if one and not one.startswith("/")] == []


def test_an_empty_house_says_how_to_fill_it(client: TestClient) -> None:
    for path in ("/", "/manuscripts"):
        text = client.get(path).text
        assert "No manuscript stands here yet." in text
        assert "kitabdar ingest FOLDER" in text
        assert 'href="/deposits/new"' in text


def test_the_language_switch_keeps_the_page_and_its_view(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    text = client.get(f"/manuscripts/{book}/read?canvas=c1&mode=page&lang=ru").text
    for code in LANGUAGES:
        assert f'href="?canvas=c1&amp;mode=page&amp;lang={code}"' in text


def test_the_theme_kept_by_the_browser_is_written_into_the_page(client: TestClient) -> None:
    assert 'data-theme="auto"' in client.get("/").text
    client.cookies.set("kitabdar_theme", "dark")
    assert 'data-theme="dark"' in client.get("/").text
    client.cookies.set("kitabdar_theme", '"><script>')
    assert 'data-theme="auto"' in client.get("/").text


def test_the_shelf_is_paged_by_shelfmark_without_gap_or_repeat(
    client: TestClient, shelve: Shelve
) -> None:
    books = [shelve(sides=(), shelfmark=f"MS {number}") for number in range(1, 51)]
    first = client.get("/manuscripts").text
    assert "50 manuscripts, by shelfmark" in first
    link = re.search(r'rel="next" href="([^"]+)"', first)
    assert link is not None
    second = client.get(link[1]).text
    seen = re.findall(r'href="/manuscripts/(m[^"?/]+)"', first + second)
    assert seen == books
    assert client.get("/manuscripts?after=m000").status_code == 404


def test_a_book_shows_its_first_opening_whole(client: TestClient, shelve: Shelve) -> None:
    page = Page(client.get(f"/manuscripts/{shelve()}").text)
    (hero,) = page.all("figure", **{"class": "hero"})
    assert hero["dir"] == "rtl"
    shown = [one["alt"] for one in page.all("img") if one["alt"]]
    assert shown == ["Folio 1v", "Folio 2r"]


def test_folios_flow_in_the_direction_of_the_book_in_any_language(
    client: TestClient, shelve: Shelve
) -> None:
    arabic = shelve()
    latin = shelve(shelfmark="Lat. 9", viewing_direction="left-to-right")
    for code in LANGUAGES:
        for book, direction in ((arabic, "rtl"), (latin, "ltr")):
            text = client.get(f"/manuscripts/{book}", params={"lang": code}).text
            (grid,) = Page(text).all("ol", **{"class": "folios"})
            assert grid["dir"] == direction


def test_folios_stand_in_reading_order_and_lead_into_the_reader(
    client: TestClient, shelve: Shelve
) -> None:
    text = client.get(f"/manuscripts/{shelve()}").text
    grid = text[text.index("data-folio-grid") :]
    labels = re.findall(r"<bdi>([^<]+)</bdi></span></a></li>", grid)
    assert labels == ["front cover", "1r", "1v", "2r", "2v", "3r", "3v", "back cover"]
    (first, *_) = re.findall(r'<li><a href="([^"]+)"', grid)
    assert re.fullmatch(r"/manuscripts/m\w+/read\?canvas=c\w+", first)
    assert client.get(first).status_code == 200


def test_every_picture_of_a_page_lies_ready_in_the_tile_archive(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    ready = {f"full/{w},{h}/0/default.jpg" for w, h in whole_sizes(3000, 4000)}
    for path in ("/", f"/manuscripts/{book}", f"/manuscripts/{book}/read"):
        for image in Page(client.get(path).text).all("img"):
            assert image["src"].split("/", 4)[-1] in ready
            assert image["width"]
            assert image["height"]


def test_words_in_folio_labels_are_said_in_the_language_of_the_page(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve(sides=("front cover", "i r", "12v", "back flyleaf ii v", "p. 7"))
    text = client.get(f"/manuscripts/{book}", params={"lang": "kk"}).text
    labels = re.findall(r"<bdi>([^<]+)</bdi></span></a></li>", text)
    assert labels == ["алдыңғы мұқаба", "i r", "12v", "б. 7", "артқы форзац парағы ii v"]


def test_a_drawn_sample_says_so(client: TestClient, shelve: Shelve) -> None:
    sample = shelve(shelfmark="Sample 1", is_sample=True)
    assert "This is a drawn sample, not a manuscript." in client.get(f"/manuscripts/{sample}").text
    assert "drawn sample" in client.get("/manuscripts").text
    assert "drawn sample" not in client.get(f"/manuscripts/{shelve()}").text


def test_values_carry_their_own_language_and_direction(client: TestClient, shelve: Shelve) -> None:
    text = client.get(f"/manuscripts/{shelve()}").text
    assert '<h1 dir="auto">Qur&#39;an</h1>' in text
    assert '<p class="title-original" lang="ar" dir="rtl">القرآن الكريم</p>' in text
    assert '<bdi lang="kk" dir="ltr">Құран</bdi>' in text
    assert '<bdi class="shelfmark lead">MS Or. 14</bdi>' in text


def test_a_record_cannot_smuggle_markup_into_a_page(client: TestClient, shelve: Shelve) -> None:
    evil = "<script>alert(1)</script></script>"
    book = shelve(shelfmark=evil, titles={"en": [evil]}, date_text=evil)
    for place in PLACES:
        text = client.get(f"/manuscripts/{book}{place}").text
        assert "<script>alert" not in text
        assert Page(text).faults == []


def test_a_withheld_manuscript_is_not_there_for_visitors(
    client: TestClient, shelve: Shelve, house: SmallHouse, at: datetime
) -> None:
    book = shelve()
    with house.sessions.begin() as session:
        manuscripts.withhold(session, book, is_withheld=True, at=at)
    for place in (*PLACES, "/record.json"):
        assert client.get(f"/manuscripts/{book}{place}").status_code == 404
    assert book not in client.get("/manuscripts").text


def test_a_book_without_photographs_has_a_page_and_says_so(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve(sides=())
    for place in ("", "/read"):
        text = client.get(f"/manuscripts/{book}{place}").text
        assert "No pages yet" in text
        assert "data-action" not in text
    assert client.get(f"/manuscripts/{book}/mirador").status_code == 200


def test_a_citation_is_one_line_of_text(client: TestClient, shelve: Shelve) -> None:
    book = shelve(titles={"en": ["Notes & {braces} 100%"]})
    address = f"{PUBLIC}/manuscripts/{book}"
    plain = (
        f"The library, MS Or. 14. Notes &amp; {{braces}} 100% (Turkistan, 12th century). "
        f"{ark_of(TEST_NAAN, book)}. {address} (2026-03-01)."
    )
    assert plain in client.get(f"/manuscripts/{book}").text


def test_the_iiif_icon_carries_the_manifest_as_other_viewers_expect(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    (icon,) = [
        one
        for one in Page(client.get(f"/manuscripts/{book}").text).all("a")
        if "data-iiif-drag" in one
    ]
    assert icon["href"] == (
        f"{PUBLIC}/manuscripts/{book}?manifest={PUBLIC}/iiif/{book}/manifest.json"
    )
    assert icon["draggable"] == "true"
    assert client.get(icon["href"]).status_code == 200


def test_the_reader_knows_all_pages_and_opens_where_the_link_says(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    config = data_of(client.get(f"/manuscripts/{book}/read").text, "reader-config")
    assert config["direction"] == "right-to-left"
    assert [page["label"] for page in config["pages"]][:3] == ["front cover", "1r", "1v"]
    page = config["pages"][3]
    assert page["service"].startswith("/iiif/3/i")
    assert (page["width"], page["height"], page["face"]) == (3000, 4000, "recto")
    assert config["strings"]["announce"] == "Folio {label}, page {number} of {total}"
    (reader,) = Page(client.get(f"/manuscripts/{book}/read?canvas={page['id']}").text).all(
        "main", id="reader"
    )
    assert reader["data-canvas"] == page["id"]
    assert reader["data-direction"] == "right-to-left"


def test_the_reader_works_as_plain_links_without_a_script(
    client: TestClient, shelve: Shelve
) -> None:
    path = f"/manuscripts/{shelve()}/read"
    seen = []
    for _ in range(20):
        text = client.get(path).text
        still = text[text.index("<noscript>") : text.index("</noscript>")]
        seen.append(re.findall(r'alt="Folio ([^"]+)"', still)[0])
        link = re.search(r'rel="next" href="([^"]+)"', text)
        if link is None:
            break
        path = link[1]
    assert seen == ["front cover", "1r", "1v", "2r", "2v", "3r", "3v", "back cover"]


def test_mirador_is_told_manifest_language_and_view(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    reader = data_of(client.get(f"/manuscripts/{book}/read").text, "reader-config")
    canvas = reader["pages"][2]["id"]
    query = {"canvas": canvas, "xywh": "100,200,1000,500", "lang": "ar"}
    config = data_of(
        client.get(f"/manuscripts/{book}/mirador", params=query).text, "mirador-config"
    )
    (window,) = config["windows"]
    assert window["manifestId"] == f"{PUBLIC}/iiif/{book}/manifest.json"
    assert window["canvasId"] == f"{PUBLIC}/iiif/{book}/canvas/{canvas}"
    assert window["initialViewerConfig"] == {"x": 600, "y": 450, "zoom": 0.001}
    assert config["language"] == "ar"
    assert config["theme"]["direction"] == "rtl"
    foreign = client.get(f"/manuscripts/{book}/mirador", params={"canvas": "cnothere"}).text
    assert "canvasId" not in data_of(foreign, "mirador-config")["windows"][0]


def test_six_hundred_sides_stay_light(client: TestClient, shelve: Shelve) -> None:
    sides = tuple(f"{number}{face}" for number in range(1, 301) for face in "rv")
    book = shelve(sides=sides)
    text = client.get(f"/manuscripts/{book}").text
    images = Page(text).all("img")
    assert len(images) == 602
    assert [one for one in images if one.get("loading") != "lazy"] == images[:2]
    assert len(text) < 300_000


def test_styles_use_logical_properties_only() -> None:
    physical = re.compile(
        r"^\s*(?:margin|padding|border|inset)?-?(?:left|right|top|bottom)(?:-\w+)?\s*:"
        r"|^\s*(?:min-|max-)?(?:width|height)\s*:",
        re.MULTILINE,
    )
    folder = Path(viewer.__file__).parent / "frontend" / "styles"
    sheets = sorted(folder.glob("*.css"))
    assert len(sheets) > 5
    found = {
        f"{sheet.name}: {line.strip()}"
        for sheet in sheets
        for line in physical.findall(sheet.read_text("utf-8"))
    }
    assert found == set()


def test_the_record_goes_out_as_tei_and_as_the_json_of_the_vault(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()

    tei = client.get(f"/manuscripts/{book}/record.tei.xml")
    told = client.get(f"/manuscripts/{book}/record.json")

    assert tei.headers["content-type"] == "application/tei+xml"
    assert f"{PUBLIC}/manuscripts/{book}" in tei.text
    assert "القرآن الكريم" in tei.text
    assert told.text == json.dumps(told.json(), ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    assert client.get("/manuscripts/m0000000000/record.tei.xml").status_code == 404
