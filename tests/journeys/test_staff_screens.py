"""Every screen of the record in four languages, as the people see it who work there.

One house with accounts and the flagship in it, with photographs, a rule, a plan and a draft ahead
of what is published. Every screen is asked for by somebody who has signed in; a screen for the
public by nobody. axe finds nothing, nothing is wider than the screen, no request leaves the house,
and neither the console nor the content security policy complains.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.catalog.provenance import flagship
from tests.journeys.browser import Watch, axe_violations, loaded, watched_page
from tests.journeys.houses import House
from tests.journeys.staff import (
    ADMINISTRATOR,
    ADVISER,
    CATALOGUER,
    CURATOR,
    Colleague,
    at_work,
    employ,
)
from tests.viewer.flagship_house import photograph_flagship, shelve_flagship
from viewer.assembly import build
from viewer.settings import load_settings

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "kk", "ru", "ar")
WIDTHS = (1280, 820, 360)
PUBLIC = ("/sign-in", "/manuscripts/{book}", "/authorities",
          f"/authorities/{flagship.PLACE_TURKISTAN}")  # fmt: skip
SCREENS: tuple[tuple[Colleague, tuple[str, ...]], ...] = (
    (ADMINISTRATOR, ("/account", "/people")),
    (CATALOGUER, ("/desk", "/desk/new", "/manuscripts/{book}/edit",
                  "/manuscripts/{book}/edit#provenance", "/manuscripts/{book}/folios",
                  f"/authorities/{flagship.PLACE_TURKISTAN}/edit")),
    (CURATOR, ("/desk", "/manuscripts/{book}/preview", "/manuscripts/{book}/history",
               "/manuscripts/{book}/private", "/manuscripts/{book}")),
    (ADVISER, ("/manuscripts/{book}/handling",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Furnished:
    """A house in which every screen has something to show, and the book that they show."""

    house: House
    book: str


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """The flagship, photographed and published, and one person for each screen."""
    folder = tmp_path_factory.mktemp("screens")
    house = House(folder / "house")
    try:
        house.migrate()
        employ(house, folder, ADMINISTRATOR, CATALOGUER, CURATOR, ADVISER)
        rooms = build(
            load_settings(
                data_dir=house.folder / "data", public_url=house.address, log_file=house.log
            )
        )
        try:
            book = shelve_flagship(rooms)
            photograph_flagship(rooms, book, folder)
        finally:
            rooms.engine.dispose()
        house.serve()
        yield Furnished(house, book)
    finally:
        house.stop_all()


def looked_at(page: Page, watch: Watch, path: str, language: str) -> list[str]:
    """What is wrong with a screen: what the watch has seen, its width, and what axe finds."""
    before = len(watch.complaints())
    address, _, section = path.partition("#")
    joined = "&" if "?" in address else "?"
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    answer = loaded(page, f"{address}{joined}lang={language}{'#' if section else ''}{section}")
    assert answer.ok, (path, answer.status)
    if address.endswith("/folios"):
        page.locator("[data-folios][data-ready]").wait_for()
    assert page.locator("html").get_attribute("lang") == language
    wrong = watch.complaints()[before:]
    for width in reversed(WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
            wrong.append(f"wider than {width} px")
    return [f"{path}: {one}" for one in [*wrong, *axe_violations(page)]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screens_of_the_public_serve_everybody(
    browser: Browser, furnished: Furnished, language: str
) -> None:
    with watched_page(browser, furnished.house.address) as (page, watch):
        wrong = [
            one
            for path in PUBLIC
            for one in looked_at(page, watch, path.format(book=furnished.book), language)
        ]
        assert wrong == []


@pytest.mark.parametrize(("colleague", "paths"), SCREENS, ids=[one.name for one, _ in SCREENS])
def test_the_screens_of_the_staff_serve_everybody(
    browser: Browser, furnished: Furnished, colleague: Colleague, paths: tuple[str, ...]
) -> None:
    with at_work(browser, furnished.house, colleague) as (page, watch):
        wrong = [
            one
            for language in LANGUAGES
            for path in paths
            for one in looked_at(page, watch, path.format(book=furnished.book), language)
        ]
        assert wrong == []
