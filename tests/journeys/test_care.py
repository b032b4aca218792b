"""A protocol of custodians in a real browser: an adviser writes it, all read it, one tap works.

The book is drawn, so the words are asked of none. One house serves all tests here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from catalog.accounts.permissions import Role
from tests.journeys.browser import axe_violations
from tests.journeys.houses import House, running_house
from tests.journeys.small_books import put_on_shelf
from tests.journeys.staff import ADVISER, Colleague, at_work, employ

pytestmark = pytest.mark.browser

CONSERVATOR = Colleague("Dana", Role.CONSERVATOR)
TABLET = {"width": 820, "height": 1180}
WORDS = {
    "English": "Fragments with script are kept in the box.",
    "Қазақша": "Жазуы бар үзіктер қорапта сақталады.",
    "Русский": "Фрагменты с письмом хранятся в коробке.",
    "العربية": "تُحفظ القطع التي عليها كتابة في العلبة.",
}


@pytest.fixture(scope="module")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """A house with a small book in it and two people, and the path of the book's page."""
    folder = tmp_path_factory.mktemp("run")
    with running_house(folder / "house") as house:
        path = put_on_shelf(house, folder)
        employ(house, folder, ADVISER, CONSERVATOR)
        yield house, path


def write_protocol(page: Page) -> None:
    """Write a protocol of two rules in four languages, as an adviser does."""
    page.goto("/care?lang=en")
    page.get_by_role("link", name=re.compile("^Write a protocol")).first.click()
    page.get_by_label("In whose name").fill("Council of the Shrine")
    page.get_by_label("When", exact=True).select_option("treat")
    tongues = page.get_by_role("group", name="Language of writing")
    for tongue, words in WORDS.items():
        tongues.get_by_role("button", name=tongue).click()
        page.locator("textarea[name^=rule_]:visible").fill(words)
    page.get_by_label("Checked by the machine").select_option("fragments_kept")
    page.get_by_role("button", name="One more rule").click()
    tongues.get_by_role("button", name="English").click()
    page.locator("textarea[name^=rule_]:visible").nth(1).fill("Never on the floor.")
    page.get_by_label("When", exact=True).nth(1).select_option("store")
    page.get_by_label("Checked by the machine").nth(1).select_option("no_material_origin")
    expect(page.get_by_label("Role", exact=True).nth(1)).to_be_hidden()
    page.get_by_label("pigs").nth(1).check()
    page.get_by_role("button", name="Set the protocol").click()
    expect(page.get_by_text("The protocol is set.", exact=False)).to_be_visible()


def fits(page: Page, width: int) -> bool:
    """Whether nothing of the page is wider than a screen of this width."""
    page.set_viewport_size({"width": width, "height": 844})
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_what_an_adviser_writes_is_read_and_tapped_at_the_bench(
    shelved: tuple[House, str], browser: Browser
) -> None:
    house, path = shelved
    with at_work(browser, house, ADVISER, bypass_csp=True) as (page, watch):
        write_protocol(page)
        for language in ("en", "kk", "ru", "ar"):
            page.goto(f"{urlsplit(page.url).path}?lang={language}")
            assert axe_violations(page) == []
            own = page.locator(".care-rule > .words").last
            assert own.get_attribute("lang") == language
            assert fits(page, 360)
        page.goto(f"{urlsplit(page.url).path}?lang=en")
        page.get_by_role("link", name=re.compile("^Write the next version")).click()
        expect(page.get_by_label("In whose name")).to_have_value("Council of the Shrine")
        writing = urlsplit(page.url)
        for language in ("en", "kk", "ru", "ar"):
            page.goto(f"{writing.path}?{writing.query}&lang={language}")
            assert axe_violations(page) == []
            assert fits(page, 360)
        assert watch.complaints() == []

    with at_work(browser, house, CONSERVATOR, bypass_csp=True, viewport=TABLET, phone=True) as (
        page,
        watch,
    ):
        card = f"{path}/bench/handling-session"
        for language in ("en", "kk", "ru", "ar"):
            page.goto(f"{card}?lang={language}")
            assert axe_violations(page) == []
        page.goto(f"{card}?lang=en")
        button = page.get_by_role("button", name="I have read this")
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 48
        button.tap()
        expect(page.get_by_text("You have read this card.", exact=False)).to_be_visible()
        assert axe_violations(page) == []
        assert watch.complaints() == []
