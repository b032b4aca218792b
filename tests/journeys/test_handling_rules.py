"""A custodian's rule in a real browser: set on its page, kept by the reader and by Mirador.

The book is drawn, so the rule harms none. One house serves all tests of this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import walks
from tests.journeys.browser import PHONE, axe_violations, watched_page
from tests.journeys.houses import House, running_house, until
from tests.journeys.small_books import put_on_shelf

pytestmark = pytest.mark.browser

NOTE = "Please look at it whole."


@pytest.fixture(scope="module")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """A house with a small book in it, and the path of its page."""
    folder = tmp_path_factory.mktemp("run")
    with running_house(folder / "house") as house:
        yield house, put_on_shelf(house, folder)


def set_rules(page: Page, path: str, *rules: str, whole: bool = True) -> None:
    page.goto(f"{path}/handling?lang=en")
    for rule in rules:
        page.get_by_label(rule, exact=True).check()
    page.get_by_label("In whose name").fill("Council of the Shrine")
    page.get_by_role("tab", name="English").click()
    page.get_by_role("textbox", name="English").fill(NOTE)
    if not whole:
        page.get_by_label("First folio").select_option(label="2v")
        page.get_by_label("Last folio").select_option(label="2v")
        expect(page.get_by_label("From one folio to another")).to_be_checked()
        expect(page.locator("[data-side]:visible")).to_have_count(1)
    page.get_by_role("button", name="Set the rule").click()
    expect(page.get_by_text("The rule is set and in force now.")).to_be_visible()


def end_rules(page: Page, path: str) -> None:
    page.goto(f"{path}/handling?lang=en")
    page.get_by_role("button", name=re.compile("^End this rule")).click()
    expect(page.get_by_text("The rule has ended.", exact=False)).to_be_visible()


def test_a_page_that_is_not_cut_is_still_read_in_full_detail(
    shelved: tuple[House, str], browser: Browser
) -> None:
    house, path = shelved
    with watched_page(browser, house.address) as (page, watch):
        set_rules(page, path, "Shown whole, never cut", "Shown only with this note")
        cuts: list[str] = []
        page.on("response", lambda reply: cuts.append(reply.url) if reply.status == 403 else None)

        page.goto(f"{path}/read?mode=page&xywh=10,10,200,200&lang=en")
        expect(page.locator(".reader-notes")).to_contain_text(NOTE)
        expect(page.locator("[data-reader=stage] canvas").first).to_be_visible()
        for _ in range(4):
            page.locator("[data-action=zoom-in]").click()
        page.locator("[data-action=next]").click()
        page.wait_for_load_state("networkidle")
        assert "xywh" not in walks.query(page)

        walks.open_mirador(page, f"{path}/mirador?lang=en")
        expect(page.locator("#mirador").get_by_text(NOTE).first).to_be_visible()
        page.wait_for_load_state("networkidle")

        assert cuts == []
        assert watch.complaints() == []
        thumbnail = walks.manifest(page, path.rsplit("/", 1)[1])["thumbnail"][0]["id"]
        cut = re.sub(r"/full/.*", "/10,10,200,200/max/0/default.jpg", thumbnail)
        refused = page.request.get(cut)
        assert refused.status == 403
        assert NOTE in refused.json()["detail"]
        end_rules(page, path)
        until(lambda: page.request.get(cut).status == 200, "the part to be given out again")


def test_a_page_that_is_no_thumbnail_has_a_mark_and_its_neighbours_pictures(
    shelved: tuple[House, str], browser: Browser
) -> None:
    house, path = shelved
    with watched_page(browser, house.address) as (page, watch):
        set_rules(page, path, "Not used as a cover or thumbnail", whole=False)

        page.goto(f"{path}?lang=en")
        expect(page.locator(".folios .leafmark")).to_have_count(1)
        page.goto(f"{path}/read?lang=en")
        expect(page.locator(".strip-mark")).to_have_count(1)
        assert page.locator(".strip-frame img").count() == page.locator(".strip-page").count() - 1
        assert watch.complaints() == []
        end_rules(page, path)


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_the_page_of_rules_serves_everybody(
    shelved: tuple[House, str], browser: Browser, language: str
) -> None:
    house, path = shelved
    with watched_page(browser, house.address, bypass_csp=True) as (page, watch):
        page.goto(f"{path}/handling?lang={language}")
        expect(page.get_by_role("tablist")).to_be_visible()
        assert axe_violations(page) == []
        page.set_viewport_size({"width": 360, "height": PHONE["height"]})
        assert page.evaluate("document.querySelector('main').scrollWidth <= window.innerWidth")
        assert watch.complaints() == []
