"""Photographs of the bench on a tablet: sent, laid over their page, mended, released, compared.

Drawn pages stand for real ones. The tests of this file follow one another in one house: what is
released in the first is what readers compare in the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from tests.journeys.bench_house import CONSERVATOR, CURATOR
from tests.journeys.browser import axe_violations, watched_page
from tests.journeys.houses import House
from tests.journeys.photograph_house import (
    HEIGHT_PX,
    STAIN,
    ULTRAVIOLET,
    WIDTH_MM,
    WIDTH_PX,
    PhotographHouse,
    open_photograph_house,
    take_photograph,
)
from tests.journeys.staff import at_work
from tests.journeys.walks import open_mirador, query, wait_for_query

pytestmark = pytest.mark.browser

# One pixel for a pixel: what is drawn in software need not be drawn four times over.
TABLET: dict[str, Any] = {
    "viewport": {"width": 820, "height": 1180}, "phone": True, "device_scale_factor": 1,
    "reduced_motion": "reduce",
}  # fmt: skip
PATIENCE_MS = 30_000
# Where a person believes to see the same five places on two different pages.
MISTAKEN = (
    (60, 60, 90, 80), (460, 60, 560, 60), (450, 560, 520, 720), (60, 580, 60, 660),
    (260, 300, 180, 420),
)  # fmt: skip


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PhotographHouse]:
    folder = tmp_path_factory.mktemp("photographs")
    house = House(folder / "house")
    try:
        yield open_photograph_house(house, folder)
    finally:
        house.stop_all()


def send(page: Page, lab: PhotographHouse, photograph: Path, label: str, **facts: str) -> None:
    page.goto(f"{lab.photographs}?lang=en")
    page.locator("#canvas").select_option(lab.canvases[label])
    page.locator("#file").set_input_files(str(photograph))
    for name, value in facts.items():
        page.locator(f"#{name}").select_option(value)
    page.locator("#taken").fill("2026-11-20T10:30")
    with page.expect_navigation():
        page.locator(".photograph-form button[type=submit]").tap()


def open_photograph(page: Page, place: int) -> None:
    """Wait until the photograph stands on the list, which tells so by itself, and open it."""
    card = page.locator(".photograph-card").nth(place)
    expect(card).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("[data-waiting]")).to_have_count(0, timeout=PATIENCE_MS)
    card.tap()
    expect(page.locator(".registration-stage .openseadragon-canvas canvas")).to_have_count(2)


def residual(page: Page) -> float:
    """The residual in mm as the page tells it."""
    told = page.locator("[data-residual]")
    expect(told).to_have_text(re.compile(r"^[\d.,]+ mm$"))
    return float(told.inner_text().removesuffix(" mm").replace(",", ""))


def touch(finger: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    """A touch event of the screen itself, so that it goes the whole way to the tools."""
    told = [{"x": x, "y": y} for x, y in points]
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A finger goes down, along a line of eight steps, and up."""
    finger = page.context.new_cdp_session(page)
    touch(finger, "touchStart", start)
    for step in range(1, 9):
        part = step / 8
        at = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
        touch(finger, "touchMove", at)
        page.wait_for_timeout(20)
    touch(finger, "touchEnd")


def middle(place: Locator) -> tuple[float, float]:
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def darkness_at_the_stain(page: Page) -> float:
    """How dark the comparison is where the photograph before treatment has its stain."""
    stage = page.locator("[data-compare=stage]")
    picture = np.asarray(Image.open(BytesIO(stage.screenshot())).convert("L"), dtype=float)
    height, width = picture.shape
    zoom = min(width / WIDTH_PX, height / HEIGHT_PX) * 0.998
    x = round(width / 2 + (STAIN[0] - WIDTH_PX / 2) * zoom)
    y = round(height / 2 + (STAIN[1] - HEIGHT_PX / 2) * zoom)
    return 255 - float(np.median(picture[y - 25 : y + 25, x - 30 : x + 30]))


def test_a_photograph_is_sent_measured_accepted_mended_and_released(
    browser: Browser, lab: PhotographHouse
) -> None:
    with at_work(browser, lab.house, CONSERVATOR, **TABLET) as (page, watch):
        before = take_photograph(lab.folder, "before.png", "1r", is_stained=True)
        send(page, lab, before, "1r", phase="before")
        open_photograph(page, 0)
        expect(page.locator("main")).to_contain_text("The scale of this page is not known")
        expect(page.get_by_role("button", name="Accept")).to_have_count(0)
        page.locator("#width").fill(str(WIDTH_MM))
        page.get_by_role("button", name="Save the scale").tap()
        assert residual(page) < 0.5
        expect(page.locator("main")).not_to_contain_text("The scale of this page is not known")
        page.get_by_role("button", name="Accept").tap()
        expect(page.locator("main a", has_text="Compare photographs")).to_be_visible(
            timeout=PATIENCE_MS
        )

        _mend(page)
        send(page, lab, take_photograph(lab.folder, "after.png", "1r", degrees=-1), "1r",
             phase="after")  # fmt: skip
        ultraviolet = take_photograph(lab.folder, "uv.png", "1r", degrees=0.5, light=ULTRAVIOLET)
        send(page, lab, ultraviolet, "1r", light="uv_fluorescence")
        expect(page.locator(".photograph-accepted")).to_have_count(3, timeout=PATIENCE_MS)
        assert watch.complaints() == []

    with at_work(browser, lab.house, CURATOR, **TABLET) as (page, watch):
        for place in range(3):
            page.goto(f"{lab.photographs}?lang=en")
            open_photograph(page, place)
            page.get_by_role("button", name="Release to the public").tap()
            expect(page.locator("h1 + p + p")).to_contain_text("shown to the public")
        assert watch.complaints() == []


def _mend(page: Page) -> None:
    """Pull a point aside by finger and see what it costs; put it right by numbers; save again."""
    well = residual(page)
    choice = page.locator("[data-choose]")
    choice.select_option(choice.locator("option").nth(0).get_attribute("value"))
    number = page.locator("[data-number='0']")
    right = float(number.input_value())
    mark = page.locator("[data-stage=canvas] .tie-point.is-chosen")
    start = middle(mark)
    drag(page, start, (start[0] + 40, start[1] + 30))
    assert abs(float(number.input_value()) - right) > 20
    expect(choice.locator("option:checked")).to_contain_text(re.compile(r"misses by \d\d"))
    page.get_by_role("button", name="Save the points").tap()
    expect(page.get_by_role("button", name="Save the points")).to_be_disabled()
    refusal = page.locator(".note-danger")
    expect(refusal).to_contain_text(re.compile(r"miss each other by [\d.]+ mm"))
    assert residual(page) > 1.5 > well

    page.wait_for_load_state("networkidle")
    worst = choice.locator("option").nth(0)
    expect(worst).to_contain_text(re.compile(r"misses by \d\d"))
    choice.select_option(worst.get_attribute("value"))
    page.get_by_role("button", name="Remove the point").tap()
    page.get_by_role("button", name="Save the points").tap()
    expect(refusal).to_have_count(0)
    assert residual(page) < 0.5
    page.get_by_role("button", name="Accept").tap()
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)


def test_a_photograph_of_another_side_is_refused_by_its_residual(
    browser: Browser, lab: PhotographHouse
) -> None:
    with at_work(browser, lab.house, CONSERVATOR, **TABLET) as (page, watch):
        wrong = take_photograph(lab.folder, "wrong.png", "2r")
        send(page, lab, wrong, "1v", phase="before")
        open_photograph(page, 3)
        expect(page.locator("main")).to_contain_text("does not seem to show this page")
        page.locator("#width").fill(str(WIDTH_MM))
        page.get_by_role("button", name="Save the scale").tap()
        page.wait_for_load_state("networkidle")
        for point in MISTAKEN:
            page.get_by_role("button", name="Add a point").tap()
            for place, value in enumerate(point):
                page.locator(f"[data-number='{place}']").fill(str(value))
        page.get_by_role("button", name="Save the points").tap()
        refusal = page.locator(".note-danger")
        expect(refusal).to_contain_text(re.compile(r"miss each other by \d+(\.\d+)? mm on average"))
        expect(refusal).to_contain_text("check that it is the right side")
        expect(page.get_by_role("button", name="Accept")).to_have_count(0)
        capture = page.url.partition("?")[0].rsplit("/", 1)[1]
        asked = page.request.post(f"/api/captures/{capture}/accept", data={"seen": 1})
        assert asked.status == 409
        assert re.search(r"miss each other by [\d.]+ mm", asked.json()["detail"])
        assert watch.complaints() == []


def test_readers_compare_by_finger_and_keys_and_pass_the_view_on(
    browser: Browser, lab: PhotographHouse
) -> None:
    address = f"{lab.manuscript}/compare"
    with watched_page(browser, lab.house.address, **TABLET) as (page, watch):
        page.goto(f"{address}?lang=en")
        expect(page.locator("[data-compare=left] option:checked")).to_contain_text("Before")
        expect(page.locator("[data-compare=right] option:checked")).to_contain_text("After")
        page.wait_for_load_state("networkidle")
        bar, slide = page.locator("[data-compare=bar]"), page.locator("[data-compare=slide]")
        start = middle(bar)
        drag(page, start, (start[0] + 280, start[1]))
        page.wait_for_timeout(300)
        assert 0.8 < float(query(page)["k"]) <= 1
        stained = darkness_at_the_stain(page)
        slide.focus()
        held = float(slide.input_value())
        for _ in range(5):
            slide.press("ArrowLeft")
        assert float(slide.input_value()) == pytest.approx(held - 0.05)
        slide.press("Home")
        wait_for_query(page, k="0")
        assert stained - darkness_at_the_stain(page) > 15
        slide.press("]")
        wait_for_query(page, k="0.02")

        page.locator(".compare-mode", has_text="Fade").tap()
        wait_for_query(page, mode="fade")
        expect(bar).to_be_hidden()
        slide.press("PageUp")
        assert float(slide.input_value()) > 0.1
        page.locator(".compare-mode", has_text="Side by side").tap()
        wait_for_query(page, mode="side")
        expect(page.locator(".compare-pane .openseadragon-canvas canvas")).to_have_count(2)
        expect(slide).to_be_hidden()

        page.locator(".compare-mode", has_text="Curtain").tap()
        slide.fill("0.37")
        page.locator("[data-action=zoom-in]").tap()
        page.locator("[data-action=zoom-in]").tap()
        page.wait_for_timeout(1000)
        page.locator("[data-compare=copy]").tap()
        link = page.locator("[data-compare=copy]").get_attribute("data-copy")
        seen = query(page)
        assert seen["mode"] == "curtain"
        assert seen["k"] == "0.37"
        assert "xywh" in seen
        assert watch.complaints() == []

    with watched_page(browser, lab.house.address, **TABLET) as (page, watch):
        assert link
        page.goto(link)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        again = query(page)
        assert {name: again[name] for name in ("canvas", "left", "right", "mode", "k")} == {
            name: seen[name] for name in ("canvas", "left", "right", "mode", "k")
        }
        now, then = ([int(n) for n in one["xywh"].split(",")] for one in (again, seen))
        assert now == pytest.approx(then, abs=4)
        assert page.locator("[data-compare=slide]").input_value() == "0.37"
        assert watch.complaints() == []


def test_the_reader_switches_the_light(browser: Browser, lab: PhotographHouse) -> None:
    with watched_page(browser, lab.house.address, **TABLET) as (page, watch):
        page.goto(f"{lab.manuscript}/read?canvas={lab.canvases['1r']}&lang=en")
        lights = page.locator("[data-reader=lights]")
        expect(lights).to_be_enabled()
        with page.expect_response(re.compile(r"/iiif/3/i\w+/.*\.jpg")):
            lights.select_option(label="UV fluorescence")
        wait_for_query(page, light="uv-fluorescence")
        expect(page.locator("[data-reader=live]")).to_contain_text("UV fluorescence")
        assert watch.complaints() == []


def test_mirador_opens_its_panel_of_layers_under_the_policy(
    browser: Browser, lab: PhotographHouse
) -> None:
    with watched_page(browser, lab.house.address) as (page, watch):
        open_mirador(page, f"{lab.manuscript}/mirador?canvas={lab.canvases['1r']}&lang=en")
        page.get_by_role("button", name="Toggle sidebar").click()
        # A tooltip lies over what is near the pointer.
        page.get_by_role("tab", name="Layers").press("Enter")
        expect(page.locator("[data-rfd-draggable-id]")).to_have_count(4)
        assert watch.complaints() == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
def test_axe_finds_nothing_on_the_pages_of_photographs(
    browser: Browser, lab: PhotographHouse, language: str, scheme: str
) -> None:
    with at_work(
        browser, lab.house, CONSERVATOR, language=language, color_scheme=scheme, bypass_csp=True,
        **TABLET,
    ) as (page, _):  # fmt: skip
        page.goto(lab.photographs)
        assert axe_violations(page) == []
        first = page.locator(".photograph-card").nth(0).get_attribute("href")
        page.goto(f"{first}?lang={language}")
        page.wait_for_load_state("networkidle")
        assert axe_violations(page) == []
        for mode in ("curtain", "side"):
            page.goto(f"{lab.manuscript}/compare?mode={mode}")
            page.wait_for_load_state("networkidle")
            assert axe_violations(page) == [], mode
        page.set_viewport_size({"width": 360, "height": 740})
        for path in (lab.photographs, str(first), f"{lab.manuscript}/compare?mode=side"):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
