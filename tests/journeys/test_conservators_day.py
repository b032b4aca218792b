"""A conservator's day on a tablet: the first assessment of a book by finger, offline in between.

Scenario 1 of the reference with its numbers, on a small book whose pages measure what the
flagship's do. One house serves all tests of this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.bench_house import CONSERVATOR, CURATOR, BenchHouse, open_bench
from tests.journeys.browser import axe_violations
from tests.journeys.houses import House
from tests.journeys.staff import PASSPHRASE, at_work, sign_in

pytestmark = pytest.mark.browser

TABLET = {"width": 820, "height": 1180}
PATIENCE_MS = 15_000
TIDELINE = ((1000, 1200), (1600, 1180), (1650, 1700), (1020, 1720))
NUMBERS = "\n".join(f"{x},{y}" for x, y in TIDELINE)
SEEN = "Brown line along the lower edge, no cockling"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BenchHouse]:
    folder = tmp_path_factory.mktemp("bench")
    house = House(folder / "house")
    try:
        yield open_bench(house, folder)
    finally:
        house.stop_all()


def open_assessment(page: Page, bench: BenchHouse) -> str:
    """Open an assessment by the form; the path of its page."""
    page.goto(f"{bench.path}?lang=en")
    page.get_by_role("button", name="Open an assessment").tap()
    page.wait_for_url(re.compile("/assessments/s"))
    expect(page.locator("[data-part=open-count]")).to_contain_text("of 26 sides")
    return page.url.partition("?")[0].removeprefix(bench.house.address)


def state(page: Page) -> Locator:
    return page.locator("[data-part=state]")


def saved(page: Page) -> None:
    expect(state(page)).to_have_attribute("data-state", "saved", timeout=PATIENCE_MS)


def choose_term(page: Page, key: str) -> None:
    page.locator("[data-act=term]").tap()
    page.locator(f"[data-term='{key}']").first.tap()
    expect(page.locator("dialog")).to_have_count(0)


def at(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where on the screen a point of the canvas is, by the transform of the layer."""
    matrix = page.locator(".drawing-over > g").get_attribute("transform")
    assert matrix is not None
    a, b, c, d, e, f = (float(part) for part in re.findall(r"-?[\d.]+(?:e-?\d+)?", matrix))
    box = page.locator(".drawing-over").evaluate(
        "svg => { const {x, y} = svg.getBoundingClientRect(); return [x, y]; }"
    )
    return (box[0] + a * x + c * y + e, box[1] + b * x + d * y + f)


def observations(page: Page, assessment: str, canvas: str) -> list[dict[str, Any]]:
    """What the server has of a side."""
    survey = assessment.rsplit("/", 1)[1]
    answer = page.request.get(f"/api/assessments/{survey}/canvases/{canvas}")
    assert answer.ok, answer.text()
    return list(answer.json())


def open_map(page: Page, assessment: str, canvas: str) -> None:
    page.goto(f"{assessment}/map?canvas={canvas}&lang=en")
    expect(page.locator(".drawing-over > g")).to_have_attribute("transform", re.compile("matrix"))
    expect(page.locator(".bench-listing")).to_have_count(1)
    page.wait_for_load_state("networkidle")


def test_a_book_is_assessed_by_finger_from_the_first_quire_to_the_signature(
    browser: Browser, bench: BenchHouse
) -> None:
    canvas = bench.canvases["12v"]
    with at_work(browser, bench.house, CONSERVATOR, viewport=TABLET, phone=True) as (page, watch):
        assessment = open_assessment(page, bench)
        progress = page.locator("[data-part=open-count]")
        page.locator("[data-quire='1'] [data-act=no-damage]").tap()
        expect(progress).to_contain_text("10 of 26")
        page.locator("[data-part=told] [data-act=undo]").tap()
        expect(progress).to_contain_text("26 of 26")
        page.locator("[data-quire='1'] [data-act=no-damage]").tap()
        saved(page)

        open_map(page, assessment, canvas)
        choose_term(page, "dmg.tideline")
        page.locator("[data-tool=polygon]").tap()
        for corner in (*TIDELINE, TIDELINE[0]):
            page.touchscreen.tap(*at(page, *corner))
            page.wait_for_timeout(50)
        area = page.locator(".bench-area")
        expect(area).to_contain_text("mm²")
        drawn = float(re.findall(r"([\d.]+) mm²", area.inner_text())[0])
        assert drawn == pytest.approx(574, rel=0.2), "a finger is not finer than a pixel"
        page.locator(".bench-numbers summary").tap()
        field = page.locator(".bench-numbers textarea")
        field.fill(NUMBERS)
        field.blur()
        expect(area).to_contain_text("574 mm², 0.453 % of the side")
        saved(page)
        [seen] = observations(page, assessment, canvas)
        [region] = seen["regions"]
        assert region["area_mm2"] == pytest.approx(574.4, abs=0.1)
        assert region["share_percent"] == pytest.approx(0.453, abs=0.0005)

        page.goto(f"{assessment}?pass=leaves&side={bench.canvases['9r']}")
        page.locator("[data-act=not_examined]").tap()
        page.locator("[data-reason=stuck]").tap()
        page.locator("[data-act=excuse]").tap()
        expect(page.locator("[data-canvas]")).to_have_attribute("data-canvas", bench.canvases["9v"])
        saved(page)
        page.locator("[data-pass=sign]").tap()
        expect(page.locator("[data-missing]")).to_have_count(8)
        page.locator("#sign-passphrase").fill(PASSPHRASE)
        page.locator("form[data-sign] button[type=submit]").tap()
        expect(page.locator("[data-part=refusal]")).to_contain_text("8 sides are neither examined")
        page.locator("[data-missing]").first.tap()
        expect(page.locator("[data-canvas]")).to_have_attribute("data-canvas", bench.canvases["9v"])
        page.locator("[data-pass=quires]").tap()
        page.locator("[data-quire='2'] [data-act=no-damage]").tap()
        expect(progress).to_contain_text("0 of 26")
        saved(page)
        page.locator("[data-pass=sign]").tap()
        page.locator("#sign-passphrase").fill(PASSPHRASE)
        with page.expect_navigation():
            page.locator("form[data-sign] button[type=submit]").tap()
        page.locator("[data-pass=sign]").tap()
        expect(page.locator("[data-part=sign]")).to_contain_text("never changes")
        page.goto(bench.path)
        expect(page.locator("[data-status=signed]")).to_have_count(1)
        # The refusal is an answer of 409, which a browser writes into its console.
        assert [one for one in watch.complaints() if "409" not in one] == []


def test_without_a_network_and_without_a_session_nothing_is_lost(
    browser: Browser, bench: BenchHouse
) -> None:
    canvas = bench.canvases["3r"]
    with at_work(browser, bench.house, CONSERVATOR, viewport=TABLET, phone=True) as (page, _):
        assessment = open_assessment(page, bench)
        open_map(page, assessment, canvas)
        choose_term(page, "dmg.tear")
        page.context.set_offline(True)
        page.locator("[data-tool=rectangle]").tap()
        for corner in ((2000, 2000), (3000, 2600)):
            page.touchscreen.tap(*at(page, *corner))
        expect(page.locator(".bench-area")).to_contain_text("mm²")
        page.locator(".bench-details textarea:visible").first.fill(SEEN)
        expect(state(page)).to_contain_text("Saved on this tablet")
        page.close()

        page.context.set_offline(False)
        page = page.context.new_page()
        open_map(page, assessment, canvas)
        saved(page)
        [seen] = observations(page, assessment, canvas)
        assert seen["term"] == "dmg.tear"
        assert [text["text"] for text in seen["content"]["observed"]] == [SEEN]
        assert len(seen["regions"]) == 1

        page.locator("[data-act=list]").tap()
        page.locator(f".bench-entry[data-observation={seen['id']}]").tap()
        cookies = page.context.cookies()
        page.context.clear_cookies()
        page.locator(".bench-details [data-value='4']").tap()
        expect(state(page)).to_contain_text("Your session has ended")
        other = page.context.new_page()
        other.goto("/sign-in")
        sign_in(other, CURATOR)
        expect(state(page)).to_contain_text("Somebody else is signed in", timeout=PATIENCE_MS)
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        page.bring_to_front()
        saved(page)
        assert observations(page, assessment, canvas)[0]["severity"] == 4


def test_two_people_see_both_values_and_one_of_them_chooses(
    browser: Browser, bench: BenchHouse
) -> None:
    canvas = bench.canvases["4r"]
    with at_work(browser, bench.house, CONSERVATOR, viewport=TABLET, phone=True) as (page, _):
        assessment = open_assessment(page, bench)
        open_map(page, assessment, canvas)
        choose_term(page, "dmg.stain")
        page.locator("[data-act=list]").tap()
        page.locator("[data-act=whole-side]").tap()
        saved(page)
        [seen] = observations(page, assessment, canvas)
        told = {
            name: seen[name]
            for name in ("canvas_id", "component", "term", "activity", "extent", "content")
        }
        answer = page.request.put(
            f"/api/observations/{seen['id']}",
            data={"edition": 1, "observation": {**told, "severity": 1, "activity": "active"}},
        )
        assert answer.ok
        page.locator(".bench-details [data-value='4']").tap()
        dialog = page.locator("dialog[open]")
        expect(dialog.locator("fieldset")).to_have_count(1)
        expect(dialog).to_contain_text("Severity")
        dialog.get_by_role("button", name="Keep what is chosen").tap()
        saved(page)
        [seen] = observations(page, assessment, canvas)
        assert (seen["severity"], seen["activity"]) == (4, "active")


def test_keys_alone_draw_undo_and_do_again(browser: Browser, bench: BenchHouse) -> None:
    canvas = bench.canvases["5r"]
    with at_work(browser, bench.house, CONSERVATOR, viewport=TABLET) as (page, watch):
        page.goto(f"{bench.path}?lang=en")
        page.get_by_role("button", name="Open an assessment").press("Enter")
        page.wait_for_url(re.compile("/assessments/s"))
        assessment = page.url.removeprefix(bench.house.address)
        open_map(page, assessment, canvas)
        page.keyboard.press("1")
        page.locator("[data-tool=point]").press("Enter")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        shapes = page.locator(".drawing-shape")
        expect(shapes).to_have_count(1)
        page.locator("[data-tool=pan]").focus()
        page.keyboard.press("Control+z")
        expect(shapes).to_have_count(0)
        page.keyboard.press("Control+Shift+z")
        expect(shapes).to_have_count(1)
        saved(page)
        assert len(observations(page, assessment, canvas)) == 1
        assert watch.complaints() == []


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_every_page_of_the_bench_is_accessible(
    browser: Browser, bench: BenchHouse, language: str
) -> None:
    with at_work(
        browser,
        bench.house,
        CONSERVATOR,
        viewport=TABLET,
        language=language,
        bypass_csp=True,
        reduced_motion="reduce",
    ) as (page, _):
        page.goto(bench.path)
        assert axe_violations(page) == []
        page.locator("form.bench-open button").click()
        page.wait_for_url(re.compile("/assessments/s"))
        assessment = page.url
        for name in ("quires", "leaves", "components", "whole", "sign"):
            page.locator(f"[data-pass={name}]").click()
            assert axe_violations(page) == [], name
        page.goto(f"{assessment}/map")
        page.locator("[data-act=term]").click()
        assert axe_violations(page) == []
        page.locator("[data-term]").first.click()
        page.locator("[data-act=list]").click()
        page.locator("[data-act=whole-side]").click()
        expect(page.locator(".bench-details")).to_be_visible()
        assert axe_violations(page) == []
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
