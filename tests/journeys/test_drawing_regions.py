"""The region of a mark, drawn on its page by mouse, finger, keys or numbers, seen by readers.

One small book of two drawn pages serves all tests of this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from tests.journeys.browser import axe_violations, loaded, watched_page
from tests.journeys.houses import House, until
from tests.journeys.scans import draw_pages

pytestmark = pytest.mark.browser

SIZE = (700, 900)
PATIENCE_MS = 20_000
TABLET = {"width": 820, "height": 1180}


@dataclass(frozen=True, slots=True)
class Book:
    """A running house with one manuscript that has a seal on no page yet."""

    house: House
    path: str
    api: str


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder: Path = tmp_path_factory.mktemp("regions")
    house = House(folder / "house")
    try:
        house.migrate()
        house.start("work")
        draw_pages(folder / "scans", ["scan_1r.jpg", "scan_1v.jpg"], SIZE)
        done = house.command(
            "ingest", str(folder / "scans"), "--shelfmark", "MS 7", "--title", "en=With a seal",
            "--holder", "The library", "--direction", "rtl",
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        found = re.search(r"/manuscripts/(m[0-9a-z]+)", done.stdout)
        assert found is not None, done.stdout
        house.serve()
        yield Book(house, f"/manuscripts/{found[1]}", f"/api/manuscripts/{found[1]}/draft")
    finally:
        house.stop_all()


def draft(page: Page, book: Book) -> dict[str, Any]:
    answer = page.request.post(book.api)  # opens it, or answers the one that is open
    assert answer.ok
    return dict(answer.json())


def locus_of(page: Page, book: Book) -> dict[str, Any]:
    """Where the seal is, as programs read it."""
    marks = draft(page, book)["document"]["provenance"]["marks"]
    return dict(marks[0].get("locus", {}))


def with_locus(page: Page, book: Book, locus: dict[str, Any]) -> int:
    """Save one seal, at this place; the status of the answer."""
    now = draft(page, book)
    marks = [{"id": "seal1", "kind": "seal", "locus": locus}]
    document = {**now["document"], "provenance": {"marks": marks}}
    sent = {"document": document, "edition": now["edition"]}
    return page.request.put(book.api, data=sent).status


def canvas_of(page: Page, book: Book, number: int) -> str:
    page.goto(f"{book.path}/edit#provenance")
    found: str = page.evaluate(
        "n => JSON.parse(document.getElementById('editor-config').textContent).pages[n].id", number
    )
    return found


def open_seal(page: Page, book: Book) -> Locator:
    """The form of the place of the seal, unfolded."""
    loaded(page, f"{book.path}/edit#provenance")
    page.locator("[data-path='provenance.marks'] .item > summary").first.click()
    return page.locator("[data-path='provenance.marks[seal1].locus']")


def open_drawing(page: Page, book: Book) -> Locator:
    """The dialog of the region, its page drawn."""
    open_seal(page, book).locator("[data-region=draw]").click()
    dialog = page.locator("dialog[open]")
    expect(dialog.locator(".drawing-stage [role=application]")).to_be_focused()
    page.wait_for_load_state("networkidle")
    _at_rest(page, dialog)
    return dialog


def _at_rest(page: Page, dialog: Locator) -> None:
    """Wait until the page no longer moves: a point of it is read once and pressed later."""
    layer = dialog.locator(".drawing-over > g")

    def is_still() -> bool:
        before = layer.get_attribute("transform")
        page.wait_for_timeout(250)
        return before is not None and layer.get_attribute("transform") == before

    until(is_still, "the page to lie still")


def at(dialog: Locator, x: float, y: float) -> tuple[float, float]:
    """Where on the screen a point of the canvas is, by the transform of the layer."""
    matrix = dialog.locator(".drawing-over > g").get_attribute("transform")
    assert matrix is not None
    a, b, c, d, e, f = (float(part) for part in re.findall(r"-?[\d.]+(?:e-?\d+)?", matrix))
    left = dialog.locator(".drawing-over").evaluate("svg => svg.getBoundingClientRect().x")
    top = dialog.locator(".drawing-over").evaluate("svg => svg.getBoundingClientRect().y")
    return (left + a * x + c * y + e, top + b * x + d * y + f)


def saved(page: Page) -> None:
    expect(page.locator("[data-editor=state][data-state=saved]")).to_be_visible(timeout=PATIENCE_MS)


def keep(page: Page, dialog: Locator) -> None:
    dialog.locator(".button-first").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("[data-region=draw]:visible").first).to_be_focused()
    saved(page)


def numbers(region: str) -> list[int]:
    return [int(part) for part in region.split(",")]


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    """A touch event of the screen itself, so that it goes the whole way to the tools."""
    session.send(
        "Input.dispatchTouchEvent",
        {
            "type": kind,
            "touchPoints": [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)],
        },
    )


def test_a_region_drawn_by_mouse_is_saved_shown_again_and_outlined_for_readers(
    browser: Browser, book: Book
) -> None:
    with watched_page(browser, book.house.address) as (page, watch):
        assert with_locus(page, book, {}) == 200
        dialog = open_drawing(page, book)
        page.mouse.move(*at(dialog, 100, 120))
        page.mouse.down()
        page.mouse.move(*at(dialog, 200, 300), steps=5)
        page.mouse.move(*at(dialog, 320, 400), steps=5)
        page.mouse.up()
        field = dialog.locator("input.drawing-numbers")
        expect(field).not_to_have_value("")
        drawn = field.input_value()
        assert numbers(drawn) == pytest.approx([100, 120, 220, 280], abs=2)
        keep(page, dialog)
        locus = locus_of(page, book)
        assert locus["region"] == drawn
        assert locus["start"] == "1r"

        dialog = open_drawing(page, book)
        expect(dialog.locator("input.drawing-numbers")).to_have_value(drawn)
        x, y, width, height = numbers(drawn)
        corners = f"M {x},{y} L {x + width},{y} L {x + width},{y + height} L {x},{y + height} Z"
        expect(dialog.locator(".drawing-shape")).to_have_attribute("d", corners)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        assert locus_of(page, book)["region"] == drawn

        page.goto(f"{book.path}/preview")
        link = page.locator(".mark a").first
        expect(link).to_contain_text("place outlined on the page")
        link.click()
        page.wait_for_url(re.compile(rf"marked={drawn}"))
        outline = page.locator(".reader-marked")
        expect(outline).to_be_visible()
        # The whole page is there, not a cut of it.
        page.wait_for_load_state("networkidle")
        assert "xywh" not in page.url
        page.keyboard.press("End")
        expect(outline).to_have_count(0)
        expect(page).not_to_have_url(re.compile("marked="))
        assert watch.complaints() == []


def settled(page: Page, layer: Locator) -> str:
    """The place of the page once the dialog has its size: two looks see the same."""
    seen, now = None, layer.get_attribute("transform")
    while seen != now:
        page.wait_for_timeout(300)
        seen, now = now, layer.get_attribute("transform")
    return str(now)


def test_a_finger_draws_and_two_fingers_move_the_page(browser: Browser, book: Book) -> None:
    with watched_page(browser, book.house.address, language="ar", viewport=TABLET, phone=True) as (
        page,
        watch,
    ):
        assert with_locus(page, book, {}) == 200
        dialog = open_drawing(page, book)
        screen = page.context.new_cdp_session(page)
        layer = dialog.locator(".drawing-over > g")
        before = settled(page, layer)
        middle = at(dialog, 350, 450)
        one, other = (middle[0] - 60, middle[1]), (middle[0] + 60, middle[1])
        touch(screen, "touchStart", one)
        touch(screen, "touchStart", one, other)
        for step in range(1, 7):
            touch(
                screen, "touchMove", (one[0] - 12 * step, one[1]), (other[0] + 12 * step, other[1])
            )
        touch(screen, "touchEnd")
        expect(layer).not_to_have_attribute("transform", str(before))
        expect(dialog.locator("input.drawing-numbers")).to_have_value("")
        expect(dialog.locator(".drawing-line")).to_have_count(0)
        dialog.get_by_role("button", name="الصفحة كاملة").click()
        expect(layer).to_have_attribute("transform", before)

        touch(screen, "touchStart", at(dialog, 200, 200))
        for step in range(1, 6):
            touch(screen, "touchMove", at(dialog, 200 + 50 * step, 200 + 40 * step))
        touch(screen, "touchEnd")
        field = dialog.locator("input.drawing-numbers")
        expect(field).not_to_have_value("")
        assert numbers(field.input_value()) == pytest.approx([200, 200, 250, 200], abs=2)

        for corner in ((60, 700), (400, 860)):
            page.touchscreen.tap(*at(dialog, *corner))
        expect(field).to_have_value(re.compile(r"^(59|60|61),"))
        tapped = field.input_value()
        assert numbers(tapped) == pytest.approx([60, 700, 340, 160], abs=2)
        keep(page, dialog)
        assert locus_of(page, book)["region"] == tapped
        assert watch.complaints() == []


def test_keys_alone_draw_and_numbers_alone_will_do(browser: Browser, book: Book) -> None:
    with watched_page(browser, book.house.address) as (page, watch):
        assert with_locus(page, book, {}) == 200
        dialog = open_drawing(page, book)
        page.keyboard.press("ArrowRight")  # the cross-hair comes up in the middle
        page.keyboard.press("Enter")
        page.keyboard.press("Backspace")  # and the point is taken back
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Shift+ArrowRight"):
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        field = dialog.locator("input.drawing-numbers")
        expect(field).not_to_have_value("")
        assert numbers(field.input_value())[0] == pytest.approx(SIZE[0] / 2, abs=2)

        page.keyboard.press("Enter")  # begins another one, which Escape gives up
        page.keyboard.press("Escape")
        expect(dialog).to_be_visible()
        field.fill("600,100,200,50")
        dialog.locator(".button-first").click()
        expect(dialog.locator(".mistake")).to_contain_text(
            "outside of the page, which is 700 × 900"
        )
        field.fill("١٠، ٢٠، ٣٠، ٤٠")
        field.press("Enter")
        expect(dialog.locator(".drawing-shape")).to_have_attribute("d", re.compile("^M 10,20 "))
        keep(page, dialog)
        assert locus_of(page, book)["region"] == "10,20,30,40"

        dialog = open_drawing(page, book)
        dialog.locator(".button-warn").click()
        expect(dialog).to_have_count(0)
        saved(page)
        assert "region" not in locus_of(page, book)
        assert watch.complaints() == []


def test_a_region_stays_until_somebody_wants_another_page(browser: Browser, book: Book) -> None:
    with watched_page(browser, book.house.address) as (page, _):
        first, second = canvas_of(page, book, 0), canvas_of(page, book, 1)
        placed = {"start": "1r", "canvas_id": first, "region": "10,20,30,40"}
        assert with_locus(page, book, placed) == 200
        form = open_seal(page, book)
        page.get_by_role("button", name="Next page").click()
        take = form.get_by_role("button", name="Take the page shown")
        take.click()
        question = page.locator("dialog[open]")
        expect(question).to_contain_text("would be removed")
        question.get_by_role("button", name="Keep page and region").click()
        expect(form).to_contain_text("10,20,30,40")
        assert locus_of(page, book) == placed
        take.click()
        question.get_by_role("button", name="Take it, remove the region").click()
        expect(form).not_to_contain_text("10,20,30,40")
        saved(page)
        assert locus_of(page, book) == {"start": "1r", "canvas_id": second}


def test_the_server_refuses_a_region_beyond_the_page(browser: Browser, book: Book) -> None:
    with watched_page(browser, book.house.address) as (page, _):
        canvas = canvas_of(page, book, 0)
        assert with_locus(page, book, {"canvas_id": canvas, "region": "600,0,100,900"}) == 200
        assert with_locus(page, book, {"canvas_id": canvas, "region": "600,0,101,900"}) == 422


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_dialog_is_accessible(browser: Browser, book: Book, language: str) -> None:
    with watched_page(
        browser, book.house.address, language=language, viewport=TABLET, bypass_csp=True
    ) as (page, _):
        canvas = canvas_of(page, book, 0)
        placed = {"canvas_id": canvas, "region": "10,20,300,400"}
        assert with_locus(page, book, placed) == 200
        open_drawing(page, book)
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
