"""A reader who is nobody types Latin letters and finds the Arabic book, narrows, cites, takes it.

The books are drawn; the second one has the same title and was written five centuries later.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.catalog.citations.readers import read_bibtex
from tests.journeys.browser import watched_page
from tests.journeys.houses import House
from tests.journeys.small_books import publish_as, put_on_shelf
from tests.journeys.walks import PATIENCE_MS

pytestmark = pytest.mark.browser

TITLE = "دَلائِل الخَيْرات"
FACES = ("1r", "1v")


@pytest.fixture
def books(house: House, tmp_path: Path) -> tuple[str, str]:
    """The paths of the two books, the elder first."""
    paths = []
    for shelfmark, date in (("MS D 1", "580 AH"), ("MS D 2", "1100 AH")):
        folder = tmp_path / shelfmark
        folder.mkdir()
        path = put_on_shelf(house, folder, FACES, shelfmark=shelfmark)
        publish_as(house, path, {"text": TITLE, "language": "ar"}, date)
        paths.append(path)
    return paths[0], paths[1]


def saved(page: Page, link: str) -> str:
    """The text of the file behind a link, as the browser saved it."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=link, exact=True).click()
    return Path(coming.value.path()).read_text("utf-8-sig")


def test_a_book_is_found_by_latin_letters_narrowed_by_its_century_cited_and_taken(
    browser: Browser, house: House, books: tuple[str, str]
) -> None:
    elder, _ = books
    with watched_page(browser, house.address) as (page, watch):
        page.goto("/manuscripts?lang=en")
        page.locator("#q").fill("dalail al-khayrat")
        page.get_by_role("button", name="Search", exact=True).click()
        expect(page.locator(".search-total")).to_have_text("2 manuscripts found")
        expect(page.locator(".search-hit mark").first).to_have_text("دَلائِل")

        page.get_by_role("link", name="6 c. AH").click()
        expect(page.locator(".search-total")).to_have_text("1 manuscript found")
        expect(page.locator(".search-chip")).to_contain_text("6 c. AH")
        expect(page.locator(".search-hit mark").first).to_have_text("دَلائِل")
        found = page.url

        rows = list(csv.DictReader(io.StringIO(saved(page, "Table (CSV)"))))
        assert [row["shelfmark"] for row in rows] == ["MS D 1"]
        assert rows[0]["address"] == f"{house.address}{elder}"

        page.locator(".search-hit h2 a").click()
        (entry,) = read_bibtex(saved(page, "BibTeX"))
        assert entry["url"] == f"{house.address}{elder}"

        page.goto(found)
        results = page.locator(".search-results")
        collection = results.get_by_role("link", name="IIIF collection").get_attribute("href")
        answer = page.request.get(str(collection)).json()
        assert answer["type"] == "Collection"
        assert [item["type"] for item in answer["items"]] == ["Manifest"]

        page.get_by_role("link", name="Open in Mirador").click()
        mirador = page.locator("#mirador")
        mirador.get_by_role("button", name="Show collection").click(timeout=PATIENCE_MS)
        page.get_by_role("dialog").get_by_text(TITLE).first.click()
        expect(page.locator("#mirador .openseadragon-canvas canvas").first).to_be_visible()
        assert watch.complaints() == []
