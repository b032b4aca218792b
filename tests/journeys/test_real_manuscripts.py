"""Two manuscripts of real pages: one comes by the command line, one by the browser; both are read.

The Arabic pages are turned from right to left, the Latin ones from left to right, in the light
reader and in Mirador, and the visitor meets no error, no refusal and no other site on the way.
"""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.journeys import scans, walks
from tests.journeys.browser import watched_page
from tests.journeys.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

_MANUSCRIPT = re.compile(r"/manuscripts/(m[0-9a-z]+)")


@pytest.fixture(scope="module")
def arabic(house: House, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the Arabic pages, brought in by the command line."""
    folder = scans.arabic_folder(corpus, tmp_path_factory.mktemp("scans") / "arabic")
    done = house.command("ingest", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 files came, 6 pages exist now." in done.stdout
    found = _MANUSCRIPT.search(done.stdout)
    assert found, done.stdout
    return found[0]


@pytest.fixture(scope="module")
def latin(house: House, corpus: Path, browser: Browser) -> str:
    """The address of the Latin pages, brought in through the browser."""
    with watched_page(browser, house.address) as (page, watch):
        walks.open_deposit(
            page,
            shelfmark="Latin, six pages",
            holder="Berlin and Leipzig",
            title_en="Leaves of a Book of Hours and of sermons",
            title_other="Horae et sermones",
            title_other_language="la",
            languages="la",
            viewing_direction="left-to-right",
        )
        walks.choose(page, scans.latin_files(corpus))
        expect(page.locator("[data-deposit-queue] > li")).to_have_count(6)
        expect(page.locator("[data-deposit-summary]")).to_contain_text(
            "6 of 6 files sent", timeout=walks.PATIENCE_MS
        )
        walks.start(page)
        expect(page.locator("progress").first).to_be_visible()
        walks.wait_for_state(page, "done")
        expect(page.locator(".count-line")).to_contain_text("6 files came, 6 pages exist")
        expect(page.get_by_text("There is no photograph of 22v to 23v")).to_be_visible()
        page.get_by_role("link", name="See the manuscript").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Leaves of a Book of Hours and of sermons"
        )
        assert watch.complaints() == []
        return page.url.removeprefix(house.address)


def tints(page: Page) -> tuple[float, float]:
    """How far from grey the left and the right half of the picture in the reader are."""
    picture = Image.open(io.BytesIO(page.locator("[data-reader=stage]").screenshot()))
    saturation = picture.convert("HSV").getchannel("S")
    width, height = saturation.size
    halves = (
        saturation.crop((int(width * left), height // 4, int(width * (left + 0.1)), height // 2))
        for left in (0.37, 0.53)
    )
    left, right = (sum(half.tobytes()) / (half.width * half.height) for half in halves)
    return left, right


def test_a_visitor_finds_the_arabic_pages_and_turns_them_from_right_to_left(
    browser: Browser, house: House, arabic: str
) -> None:
    with watched_page(browser, house.address, language="ar") as (page, watch):
        page.goto("/")
        page.get_by_role("link", name=scans.ARABIC_TITLE).click()
        edges = walks.left_edges(page.locator("[data-folio-grid] > li"))
        assert edges == sorted(edges, reverse=True), "the first folio stands on the right"
        page.locator(".actions .button-first").click()
        walks.announced(page, "الورقة 1r، الصفحة 1 من 6")
        page.keyboard.press("ArrowLeft")
        walks.announced(page, "الورقتان 1v و2r، الصفحتان 2 و3 من 6")
        assert watch.complaints() == []


def test_in_an_opening_of_a_right_to_left_book_the_verso_stands_on_the_right(
    browser: Browser, house: House, arabic: str
) -> None:
    with watched_page(browser, house.address) as (page, watch):
        page.goto(f"{arabic}/read?mode=spread")
        walks.announced(page, "Folio 1r, page 1 of 6")
        page.keyboard.press("ArrowLeft")
        walks.announced(page, "Folios 1v and 2r, pages 2 and 3 of 6")
        page.wait_for_load_state("networkidle")
        # 1v is brown parchment-toned paper, 2r a black and white film.
        page.wait_for_timeout(1000)
        left, right = tints(page)
        assert left < 15 < 30 < right
        assert watch.complaints() == []


def test_buttons_clicks_and_the_list_of_folios_keep_the_address_in_step(
    browser: Browser, house: House, arabic: str
) -> None:
    with watched_page(browser, house.address) as (page, watch):
        page.goto(f"{arabic}/read?mode=page")
        ids = walks.canvases(page)
        walks.announced(page, "Folio 1r, page 1 of 6")
        forward = page.locator("[data-action=next]")
        back = page.locator("[data-action=previous]")
        assert walks.left_edges(forward) < walks.left_edges(back), "onward is to the left"
        forward.click()
        walks.announced(page, "Folio 1v, page 2 of 6")
        walks.wait_for_query(page, canvas=ids[1], mode="page")
        page.locator("[data-reader=strip] li").nth(4).click()
        walks.announced(page, "Folio 3r, page 5 of 6")
        walks.wait_for_query(page, canvas=ids[4])
        page.locator("[data-reader=folios]").select_option("5")
        walks.announced(page, "Folio 3v, page 6 of 6")
        walks.wait_for_query(page, canvas=ids[5])
        page.reload()
        walks.announced(page, "Folio 3v, page 6 of 6")
        back.click()
        walks.announced(page, "Folio 3r, page 5 of 6")
        strip = walks.left_edges(page.locator("[data-reader=strip] li"))
        assert strip == sorted(strip, reverse=True), "the strip runs from right to left"
        assert watch.complaints() == []


def test_a_bookmark_of_a_detail_opens_that_detail_again(
    browser: Browser, house: House, arabic: str
) -> None:
    with watched_page(browser, house.address) as (page, watch):
        page.goto(f"{arabic}/read")
        third = walks.canvases(page)[3]
        page.goto(f"{arabic}/read?canvas={third}&xywh=500,300,600,400")
        page.wait_for_function("new URLSearchParams(location.search).get('mode') === null")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(600)
        first = walks.region(walks.query(page)["xywh"])
        assert walks.query(page)["canvas"] == third
        x, y, width, height = first
        # The stage has another shape than the detail: it shows all of it, and what lies around.
        assert x <= 501
        assert y <= 301
        assert x + width >= 1099
        assert y + height >= 699
        assert width < 1300
        page.reload()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(600)
        assert walks.region(walks.query(page)["xywh"]) == pytest.approx(first, abs=3)
        page.get_by_role("link", name="Study in Mirador").click()
        page.wait_for_url("**/mirador?**")
        assert walks.query(page)["canvas"] == third
        expect(page.locator(".mirador-canvas-count")).to_contain_text("of 6", timeout=30_000)
        assert watch.complaints() == []


def test_mirador_shows_the_arabic_pages_from_right_to_left(
    browser: Browser, house: House, arabic: str
) -> None:
    with watched_page(browser, house.address) as (page, watch):
        walks.open_mirador(page, f"{arabic}/mirador")
        thumbnails = page.locator(".mirador-thumbnail-nav-canvas")
        expect(thumbnails).to_have_count(4)  # 1r, then openings, then 3v
        edges = walks.left_edges(thumbnails)
        assert edges == sorted(edges, reverse=True)
        expect(page.locator(".mirador-canvas-label").first).to_contain_text("1r")
        onward = page.locator(".mirador-next-canvas-button")
        assert walks.left_edges(onward) < walks.left_edges(
            page.locator(".mirador-previous-canvas-button")
        )
        onward.click()
        expect(page.locator(".mirador-osd-container")).to_have_attribute(
            "aria-label", re.compile("1v")
        )
        page.wait_for_load_state("networkidle")
        assert any("/iiif/3/" in address for address in watch.requests)
        assert watch.complaints() == []


def test_the_latin_pages_are_turned_from_left_to_right(
    browser: Browser, house: House, latin: str
) -> None:
    with watched_page(browser, house.address, language="kk") as (page, watch):
        page.goto(f"{latin}/read?mode=spread")
        walks.announced(page, "21r парағы, 6 беттің 1-беті")
        page.keyboard.press("ArrowRight")
        select = page.locator("[data-reader=folios]")
        expect(select).to_have_value("1")
        page.keyboard.press("ArrowRight")
        # 23v was not photographed: 24r is shown alone, never beside the back of its own leaf.
        expect(select).to_have_value("3")
        expect(page.locator("[data-reader=strip] [aria-current]")).to_have_count(1)
        page.keyboard.press("ArrowRight")
        expect(page.locator("[data-reader=strip] [aria-current]")).to_have_count(2)
        edges = walks.left_edges(page.locator("[data-reader=strip] li"))
        assert edges == sorted(edges)
        assert watch.complaints() == []


def test_mirador_opens_the_latin_pages_one_by_one_because_a_leaf_is_missing(
    browser: Browser, house: House, latin: str
) -> None:
    with watched_page(browser, house.address, language="ru") as (page, watch):
        walks.open_mirador(page, f"{latin}/mirador")
        thumbnails = page.locator(".mirador-thumbnail-nav-canvas")
        expect(thumbnails).to_have_count(6)
        edges = walks.left_edges(thumbnails)
        assert edges == sorted(edges)
        page.locator(".mirador-next-canvas-button").click()
        expect(page.locator(".mirador-canvas-label").first).to_contain_text("21v")
        page.wait_for_load_state("networkidle")
        assert watch.complaints() == []


def test_the_manifests_say_direction_and_languages(
    browser: Browser, house: House, arabic: str, latin: str
) -> None:
    with watched_page(browser, house.address) as (page, _):
        first = walks.manifest(page, arabic.rsplit("/", 1)[1])
        second = walks.manifest(page, latin.rsplit("/", 1)[1])
    assert first["viewingDirection"] == "right-to-left"
    assert first["label"]["ar"] == [scans.ARABIC_TITLE]
    assert [one["label"] for one in first["items"]] == [
        {"none": [label]} for label, _ in scans.ARABIC
    ]
    assert second["viewingDirection"] == "left-to-right"
    assert second["label"]["la"] == ["Horae et sermones"]
