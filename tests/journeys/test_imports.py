"""A spreadsheet of another library comes in: three bad rows mended, brought in, taken back, again.

A real server and a real worker; the table is sent, and its columns chosen, as a cataloguer does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.catalog.exchange.workbooks import row, sheet, workbook
from tests.journeys.browser import axe_violations
from tests.journeys.houses import House, running_house
from tests.journeys.staff import CATALOGUER, at_work, employ

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
HEADERS = ("Shelfmark", "العنوان (ar)", "Languages", "Date", "Height (mm)", "Kept by")
ROWS = (
    ("MS Or. 1", "القرآن الكريم", "ar", "1204", "210", "Yusuf"),
    ("", "دلائل الخيرات", "ar", "1300", "180", ""),
    ("MS Or. 3", "دیوان حافظ", "fa", "1401", "195", ""),
    ("MS Or. 4", "صحيح البخاري", "ar", "1250", "quite tall", ""),
    ("MS Or. 1", "مصحف", "ar", "1500", "300", "twice told"),
    ("MS Or. 6", "قصص الأنبياء", "ar", "1350", "250", ""),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("imports")
    with running_house(folder / "house") as house:
        employ(house, folder, CATALOGUER)
        yield house


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A workbook with a second sheet that is no list of books."""
    books = sheet(row(number, *cells) for number, cells in enumerate((HEADERS, *ROWS), start=1))
    path = tmp_path / "books of another library.xlsx"
    path.write_bytes(workbook({"Books": books, "Remarks": sheet([row(1, "Nothing here")])}))
    return path


def settled(page: Page, state: str) -> None:
    """Wait until the page shows this state by itself, when the worker is done."""
    expect(page.locator(f".count-line.import-{state}")).to_be_visible(timeout=PATIENCE_MS)


def counts(page: Page) -> dict[str, int]:
    """The numbers of the account, by what they count."""
    return {
        str(one.get_attribute("data-what")): int(one.locator("dd").inner_text())
        for one in page.locator(".import-count").all()
    }


def mend(page: Page, header: str, text: str) -> None:
    """Write into one cell, which the page marks as the wrong one, and save the row."""
    cell = page.get_by_label(re.compile(f"^{re.escape(header)}"))
    expect(cell).to_have_attribute("aria-invalid", "true")
    cell.fill(text)
    with page.expect_navigation():
        page.locator("#mend button[type=submit]").click()


def test_a_spreadsheet_is_mended_brought_in_taken_back_and_brought_in_again(
    browser: Browser, library: House, table: Path
) -> None:
    with at_work(browser, library, CATALOGUER, bypass_csp=True) as (page, watch):
        page.get_by_role("link", name="Imports").click()
        page.get_by_role("link", name="New import").first.click()
        page.locator("#files").set_input_files(str(table))
        page.locator("#new_holder").fill("The other library")
        assert axe_violations(page) == []
        page.get_by_role("button", name="Send").click()

        page.wait_for_url(re.compile("/columns$"))
        expect(page.get_by_label("Field of “Kept by”")).to_have_value("")
        expect(page.get_by_label("Field of “Shelfmark”")).to_have_value("shelfmark")
        expect(page.get_by_label(re.compile("^Language.*العنوان"))).to_have_value("ar")
        assert axe_violations(page) == []
        page.get_by_role("button", name="Read the table").click()
        settled(page, "read")
        address = urlsplit(page.url).path
        assert counts(page) == {"new": 3, "refused": 3}
        assert axe_violations(page) == []

        page.get_by_role("link", name="Mend the first").click()
        assert axe_violations(page) == []
        mend(page, "Shelfmark", "MS Or. 2")
        mend(page, "Height (mm)", "220")
        mend(page, "Shelfmark", "MS Or. 5")
        assert urlsplit(page.url).path == address
        assert counts(page) == {"new": 6}

        page.get_by_role("button", name="Bring in 6 records").click()
        settled(page, "committed")
        assert counts(page) == {"new": 6, "done": 6}
        expect(page.get_by_role("link", name="Open the draft MS Or. 5")).to_be_visible()
        assert axe_violations(page) == []

        page.get_by_role("link", name="Take this import back").click()
        assert axe_violations(page) == []
        page.get_by_role("button", name="Take it back").click()
        settled(page, "undone")
        assert counts(page) == {"new": 6, "undone": 6}
        assert page.locator("a[href$='/preview']").count() == 0

        page.get_by_role("button", name="Bring in 6 records").click()
        settled(page, "committed")
        page.get_by_role("link", name="Open the draft MS Or. 5").click()
        expect(page.locator("main")).to_contain_text("مصحف")
        assert watch.complaints() == []


def test_what_a_column_said_that_has_no_field_is_shown_beside_the_record(
    browser: Browser, library: House, table: Path
) -> None:
    with at_work(browser, library, CATALOGUER, phone=True, bypass_csp=True) as (page, watch):
        page.goto("/imports?lang=ar")
        page.goto("/imports/new")
        page.locator("#files").set_input_files(str(table))
        page.locator("#new_holder").fill("مكتبة ثالثة")
        page.locator("main form button[type=submit]").click()
        page.wait_for_url(re.compile("/columns$"))
        page.locator("main form[method=post] button[type=submit]").click()
        settled(page, "read")
        page.locator(".import-row h3 a").first.click()
        expect(page.locator("#aside + .table-wrap")).to_contain_text("Yusuf")
        assert axe_violations(page) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390
        assert watch.complaints() == []
