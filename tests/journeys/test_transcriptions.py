"""A page in Arabic with what others read on it: sent, looked at, shown, found, and marked."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pyvips import Image as Picture

from catalog.transcription.fitting import fitted
from catalog.transcription.kept_lines import marked_box
from catalog.transcription.reading import read
from tests.journeys.browser import axe_violations, watched_page
from tests.journeys.houses import House
from tests.journeys.staff import CATALOGUER, at_work, employ

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

PAIR = Path("pages") / "arabic" / "rasam"
IMAGE, XML = "BULAC_MS_ARA_417_0027.crop.png", "BULAC_MS_ARA_417_0027.xml"


@pytest.fixture(scope="module")
def book(house: House, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a book that has this one photograph."""
    scans = tmp_path_factory.mktemp("transcribed") / "scans"
    scans.mkdir()
    (scans / "scan_14v.png").write_bytes((corpus / PAIR / IMAGE).read_bytes())
    done = house.command(
        "ingest", str(scans), "--shelfmark", "MS.ARA.417", "--title", "ar=كتاب من الرسائل",
        "--holder", "The library", "--direction", "rtl",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.search(r"/manuscripts/m[0-9a-z]+", done.stdout)
    assert found is not None, done.stdout
    return found[0]


def centre(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drawn_page(page: Page, width: int, height: int) -> tuple[float, float, float, float]:
    """Where the whole photograph is drawn in the stage: left, top, and pixels of the screen."""
    box = page.locator("[data-reader=stage]").bounding_box()
    assert box is not None
    scale = min(box["width"] / width, box["height"] / height)
    left = box["x"] + (box["width"] - width * scale) / 2
    top = box["y"] + (box["height"] - height * scale) / 2
    return left, top, width * scale, height * scale


def test_an_arabic_line_is_sent_shown_found_and_marked_where_it_stands(
    browser: Browser, house: House, book: str, corpus: Path, tmp_path: Path
) -> None:
    employ(house, tmp_path, CATALOGUER)
    xml = corpus / PAIR / XML
    with at_work(browser, house, CATALOGUER) as (page, watch):
        page.goto(f"{book}/transcriptions?lang=en")
        page.set_input_files("#files", [xml])
        page.locator("#language").fill("ar")
        with page.expect_navigation():
            page.get_by_role("button", name="Read the files").click()
        expect(page.locator(".transcription-state")).to_have_text("To be looked at")
        expect(page.locator(".laid polygon")).to_have_count(
            len(read(xml.read_bytes()).pages[0].lines)
        )
        with page.expect_navigation():
            page.get_by_role("button", name="Show to readers").click()
        expect(page.get_by_role("status").first).to_contain_text("search finds it")
        assert watch.complaints() == []

    photograph = Picture.new_from_file(str(corpus / PAIR / IMAGE))
    width, height = photograph.width, photograph.height
    line = fitted(read(xml.read_bytes()).pages[0], width, height).lines[0]
    wanted = marked_box(line, width, height)
    assert wanted is not None
    word = line.text.split()[1]
    with watched_page(browser, house.address, bypass_csp=True) as (page, watch):
        page.goto(f"/manuscripts?q={word}&lang=ar")
        hit = page.locator("dd a", has=page.locator("mark"))
        expect(hit).to_contain_text(line.text)
        expect(hit.locator("mark")).to_have_text(word)
        assert page.locator("dd bdi:has(mark)").get_attribute("dir") == "rtl"
        hit.click()
        marked = parse_qs(urlsplit(page.url).query)["marked"]
        assert marked == [",".join(map(str, wanted))]
        box = page.locator(".reader-marked")
        expect(box).to_be_visible()
        page.wait_for_timeout(800)
        _lies_over(page, box, wanted, width, height)

        page.get_by_role("button", name="نص الصفحة").click()
        lines = page.locator(".text-line")
        expect(lines.first).to_have_text(line.text)
        expect(lines.first).to_have_attribute("dir", "rtl")
        expect(lines.first).to_have_attribute("lang", "ar")
        expect(lines.first).to_have_attribute("aria-pressed", "true")
        assert axe_violations(page) == []
        lines.first.focus()
        page.keyboard.press("ArrowDown")
        expect(lines.nth(1)).to_be_focused()
        page.keyboard.press("Enter")
        expect(lines.nth(1)).to_have_attribute("aria-pressed", "true")
        page.wait_for_timeout(800)
        second = fitted(read(xml.read_bytes()).pages[0], width, height).lines[1]
        _lies_over(page, box, marked_box(second, width, height) or [], width, height)
        assert "text=1" in page.url
        assert watch.complaints() == []


def _lies_over(page: Page, box: Locator, wanted: list[int], width: int, height: int) -> None:
    """The outline lies on the line, within a few pixels of the screen."""
    left, top, wide, high = drawn_page(page, width, height)
    x, y = centre(box)
    assert abs(x - (left + (wanted[0] + wanted[2] / 2) * wide / width)) <= 3
    assert abs(y - (top + (wanted[1] + wanted[3] / 2) * high / height)) <= 3
