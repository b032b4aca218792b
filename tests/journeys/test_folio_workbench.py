"""A cataloguer labels a book of 600 folios with the keyboard alone; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from sqlalchemy import Select, select

from catalog.codicology.folios import Side
from catalog.directions import ViewingDirection
from catalog.identity import Manuscript
from storage.database import make_engine, session_factory
from tests.factories import a_manuscript, some_pages
from tests.journeys.browser import PHONE, axe_violations, watched_page
from tests.journeys.houses import House

pytestmark = pytest.mark.browser

SIDES = 1200
TABLET = {"width": 820, "height": 1180}
LANGUAGES = ("en", "kk", "ru", "ar")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that serves pages; its books have no photographs, which nobody labels by."""
    house = House(tmp_path_factory.mktemp("workbench") / "house")
    try:
        house.migrate()
        house.serve()
        yield house
    finally:
        house.stop_all()


def put(house: House, shelfmark: str, sides: int) -> str:
    """A right-to-left book of so many scans that nobody has foliated; its identifier."""
    engine = make_engine(f"sqlite:///{house.folder / 'data' / 'kitabdar.sqlite'}")
    at = datetime(2026, 3, 1, tzinfo=UTC)
    try:
        with session_factory(engine).begin() as session:
            book = a_manuscript(session, at, shelfmark=shelfmark)
            assert book.viewing_direction is ViewingDirection.RIGHT_TO_LEFT
            images = some_pages(session, book, [f"seq. {n}" for n in range(1, sides + 1)], at)
            for image in images:
                image.is_withheld = True
            return book.id
    finally:
        engine.dispose()


def opened(page: Page, manuscript_id: str, language: str = "en") -> None:
    page.goto(f"/manuscripts/{manuscript_id}/folios?lang={language}")
    page.locator("[data-folios][data-ready]").wait_for()
    page.locator('[role="gridcell"][tabindex="0"]').focus()


def plan(page: Page, manuscript_id: str) -> list[str]:
    """The labels of the plan as the server has it, first to last."""
    expect(page.locator('[data-part="saving"]')).to_have_attribute("data-state", "saved")
    answer = page.request.get(f"/api/manuscripts/{manuscript_id}/folios").json()
    return [side["label"] for side in answer["sides"]]


def expect_focused(page: Page, label: str) -> None:
    """Focus comes back from a dialog, or follows a redrawn grid, a moment after the key."""
    page.wait_for_function(
        "label => document.activeElement.querySelector('.folio-label')?.textContent === label",
        arg=label,
    )


def test_600_folios_are_labelled_undone_and_redone_with_the_keyboard_alone(
    browser: Browser, shelf: House
) -> None:
    book = put(shelf, "MS 600", SIDES)
    with watched_page(browser, shelf.address) as (page, watch):
        opened(page, book)
        keys = page.keyboard
        assert page.locator('[role="gridcell"]').count() < 100
        before = plan(page, book)

        keys.press("Control+a")
        keys.press("l")
        keys.type("1r")
        keys.press("Enter")
        expect(page.locator('[data-part="counts"]')).to_contain_text("To look at: 0")
        labels = plan(page, book)
        assert (labels[0], labels[1], labels[-1]) == ("1r", "1v", "600v")
        assert page.evaluate("document.activeElement.getAttribute('role')") == "gridcell"

        # By sight: in a right-to-left book the next side lies to the left.
        keys.press("Home")
        keys.press("ArrowLeft")
        expect_focused(page, "1v")
        keys.press("ArrowRight")
        expect_focused(page, "1r")
        keys.press("End")
        expect_focused(page, "600v")

        # A label typed in place twice over is marked at once, and found by key.
        keys.type("599v")
        keys.press("Shift+Enter")
        expect(page.locator(".finding-clash")).to_have_count(2)
        keys.press("Home")
        keys.press("n")
        expect_focused(page, "599v")

        keys.press("g")
        keys.type("300r")
        keys.press("Enter")
        expect_focused(page, "300r")
        keys.press("b")
        keys.press("Alt+ArrowLeft")
        expect_focused(page, "300r")
        after = plan(page, book)
        assert after[598:600] == ["300v", "300r"]

        # The stack outlives the page.
        opened(page, book)
        for _ in range(4):
            keys.press("Control+z")
        expect(page.locator('[data-part="undo"]')).to_have_attribute("aria-disabled", "true")
        assert plan(page, book) == before
        for step in range(4):
            expect(page.locator('[data-part="redo"]')).to_have_attribute("aria-disabled", "false")
            keys.press("Control+Shift+z")
            until_saved(page, f"redo {step}")
        assert plan(page, book) == after
        assert page.evaluate("document.activeElement.getAttribute('role')") == "gridcell"
        assert watch.complaints() == []


def until_saved(page: Page, what: str) -> None:
    expect(page.locator('[data-part="saving"]'), what).to_have_attribute("data-state", "saved")
    page.wait_for_timeout(60)


def test_what_is_done_without_a_network_is_kept_and_sent_later(
    browser: Browser, shelf: House
) -> None:
    book = put(shelf, "MS 12", 12)
    with watched_page(browser, shelf.address) as (page, _):
        opened(page, book)

        def cut(route: Route) -> None:
            route.abort()

        page.route("**/folios/actions", cut)
        page.keyboard.press("Enter")
        page.keyboard.type("1r")
        page.keyboard.press("Enter")
        saving = page.locator('[data-part="saving"]')
        expect(saving).to_have_text("Not saved, trying again")
        expect(page.locator(".folio-label").first).to_have_text("1r")

        page.unroute("**/folios/actions", cut)
        expect(saving).to_have_attribute("data-state", "saved", timeout=20_000)
        assert plan(page, book)[0] == "1r"


def test_two_windows_on_one_side_the_second_is_told_and_sees_the_first(
    browser: Browser, shelf: House
) -> None:
    book = put(shelf, "MS 2", 6)
    with (
        watched_page(browser, shelf.address) as (one, _),
        watched_page(browser, shelf.address) as (two, _),
    ):
        for page in (one, two):
            opened(page, book)
        for page, label in ((one, "5r"), (two, "6r")):
            page.keyboard.press("Enter")
            page.keyboard.type(label)
            page.keyboard.press("Enter")
            expect(page.locator('[data-part="saving"]')).to_have_attribute("data-state", "saved")

        expect(two.locator('[data-part="problem"]')).to_contain_text("changed the same sides")
        expect(two.locator('[role="gridcell"]').first).to_contain_text("5r")


def test_a_curator_publishes_the_plan_and_a_clash_is_refused(
    browser: Browser, shelf: House
) -> None:
    book = put(shelf, "MS 4", 4)
    with watched_page(browser, shelf.address) as (page, watch):
        opened(page, book)
        page.keyboard.press("Control+a")
        page.keyboard.press("c")
        page.get_by_label("Front cover", exact=True).check()
        page.keyboard.press("Enter")
        expect(page.locator(".finding-clash")).to_have_count(3)
        page.get_by_role("button", name="Publish").click()
        page.locator('[data-dialog="apply"] [value="ok"]').click()
        expect(page.locator('[data-part="problem"]')).to_contain_text("'front cover inside' twice")

        page.locator('[role="gridcell"][tabindex="0"]').focus()
        page.keyboard.press("Control+a")
        page.keyboard.press("l")
        page.keyboard.type("1r")
        page.keyboard.press("Enter")
        expect(page.locator(".finding-clash")).to_have_count(0)
        page.get_by_role("button", name="Publish").click()
        page.locator('[data-dialog="apply"] [value="ok"]').click()
        expect(page.locator("#announcer")).to_contain_text("Published")
        assert [line for line in watch.complaints() if "409" not in line] == []

    labels = shelf.rows(_labels_of(book))
    assert [label for (label,) in labels] == ["1r", "1v", "2r", "2v"]


def _labels_of(book: str) -> Select[str]:
    return select(Side.label).where(Side.manuscript_id == book).order_by(Side.position)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "viewport", [PHONE, {"width": 820, "height": 1180}], ids=["phone", "tablet"]
)
def test_the_workbench_is_for_everybody(
    browser: Browser, shelf: House, language: str, viewport: dict[str, int]
) -> None:
    book = shelf.rows(_first())[0][0]
    with watched_page(
        browser, shelf.address, language=language, viewport=viewport, bypass_csp=True
    ) as (page, _):
        opened(page, book, language)
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        for name in ("series", "move", "mark", "goto", "keys"):
            page.evaluate(
                "name => document.querySelector(`[data-dialog=${name}]`).showModal()", name
            )
            assert axe_violations(page) == [], name
            page.evaluate("name => document.querySelector(`[data-dialog=${name}]`).close()", name)


def _first() -> Select[str]:
    return select(Manuscript.id).order_by(Manuscript.shelfmark).limit(1)
