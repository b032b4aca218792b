"""A cataloguer types a collation formula, and the page says in Kazakh what is odd in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import PHONE, axe_violations, watched_page
from tests.journeys.houses import House
from tests.journeys.test_editor import PATIENCE_MS, begin


@pytest.fixture
def describing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("quires") / "house")
    try:
        house.migrate()
        house.serve()
        yield house
    finally:
        house.stop_all()


def test_the_editor_says_what_is_odd_in_the_quires_after_they_are_saved(
    browser: Browser, describing: House
) -> None:
    with watched_page(browser, describing.address, language="kk", viewport=PHONE) as (page, watch):
        editor = begin(page, "MS 7")
        page.goto(f"{editor}#physical")
        formula = page.locator("[data-path='physical.collation.quires'] .term-row input").first
        formula.fill("1-2^8, 3^7")
        page.locator("[data-path='physical.collation.quires'] .term-row button").first.click()
        told = page.get_by_text("3-дәптердегі парақ саны тақ")
        expect(told).to_be_visible(timeout=PATIENCE_MS)
        assert axe_violations(page) == []
        assert watch.complaints() == []
