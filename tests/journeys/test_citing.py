"""A scholar takes a region and a citation along, and what was cited years ago still opens."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from pydantic import TypeAdapter

from catalog.clock import now
from catalog.codicology import arrangement, arrangement_edits
from catalog.codicology.arrangement_actions import Action
from catalog.codicology.arrangement_plan import in_order
from catalog.codicology.arrangement_present import open_plan
from iiif.content_state.encoding import decode
from tests.journeys import walks
from tests.journeys.browser import axe_violations, watched_page
from tests.journeys.houses import House, until
from tests.journeys.small_books import put_on_shelf

pytestmark = pytest.mark.browser

ACTION: TypeAdapter[Action] = TypeAdapter(Action)
SIZE = (2400, 3000)
# Right and below of the middle, so that the tiles around it are of no other corner.
REGION = (1400, 1900, 600, 500)
FACES = tuple(f"{leaf}{face}" for leaf in range(1, 4) for face in "rv")


@pytest.fixture(scope="module")
def book(house: House, tmp_path_factory: pytest.TempPathFactory) -> str:
    """One book for all; the last test numbers its leaves anew."""
    folder = tmp_path_factory.mktemp("cited")
    return put_on_shelf(house, folder, FACES, SIZE, shelfmark="MS to cite")


def number_anew(house: House, path: str, start: str) -> None:
    """Give the leaves other numbers, as after a leaf was found that nobody had counted."""
    manuscript_id = path.rsplit("/", 1)[1]
    rooms = house.assembled()
    try:
        with rooms.sessions.begin() as session:
            plan = open_plan(session, manuscript_id)
            sides = [one.id for one in in_order(plan.sides)]
            asked = {"action": "label_series", "sides": sides, "start": start}
            arrangement_edits.act(
                session, manuscript_id, ACTION.validate_python(asked),
                edition=plan.edition, by="Aigul", at=now(),
            )  # fmt: skip
            arrangement.apply(session, manuscript_id, at=now())
    finally:
        rooms.engine.dispose()


def value(page: Page, name: str) -> str:
    return page.locator(f"[data-share-value={name}]").input_value()


def tiles_near(requests: list[str]) -> list[str]:
    """The tiles of at most twice the size of the region that lie over its middle."""
    x, y, width, height = REGION
    near = []
    for address in requests:
        found = re.search(r"/iiif/3/\w+/(\d+),(\d+),(\d+),(\d+)/", address)
        if found is not None and int(found[3]) <= 2 * width:
            left, top, across, down = map(int, found.groups())
            is_on_x = left <= x + width / 2 <= left + across
            if is_on_x and top <= y + height / 2 <= top + down:
                near.append(address)
    return near


def test_a_region_taken_from_an_arabic_page_opens_in_both_viewers(
    browser: Browser, house: House, book: str
) -> None:
    asked = ",".join(map(str, REGION))
    with watched_page(browser, house.address, language="ar", bypass_csp=True) as (page, watch):
        page.goto(f"{book}/read?mode=page")
        canvas = walks.canvases(page)[3]
        page.goto(f"{book}/read?canvas={canvas}&marked={asked}")
        page.get_by_role("button", name="المشاركة والإحالة").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        expect(page.get_by_label("الموضع المعلَّم")).to_be_checked()
        state, citation = value(page, "state"), value(page, "citation")
        assert value(page, "link").endswith(f"/read?canvas={canvas}&marked={asked}")
        assert axe_violations(page) == []
        page.get_by_label("الصفحة كاملة").check()
        assert "marked" not in value(page, "link")
        page.get_by_role("button", name="احفظ هذا الموضع").click()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        told = decode(parse_qs(urlsplit(state).query)["iiif-content"][0])
        assert told["id"].endswith(f"/canvas/{canvas}#xywh={asked}")
        assert told["partOf"][0]["id"].endswith("/manifest.json")
        assert "MS to cite, و \u200e2v" in citation

        page.goto(state)
        page.wait_for_url("**/read?**")
        walks.wait_for_query(page, canvas=canvas, marked=asked)
        expect(page.locator(".reader-marked")).to_be_visible()
        page.wait_for_timeout(800)
        x, y, width, height = walks.region(walks.query(page)["xywh"])
        assert x <= REGION[0] + 1
        assert y <= REGION[1] + 1
        assert x + width >= REGION[0] + REGION[2] - 1
        assert y + height >= REGION[1] + REGION[3] - 1
        assert max(width / REGION[2], height / REGION[3]) < 3

        # The same page kept before, and this region, beside each other.
        page.get_by_role("button", name="المشاركة والإحالة").click()
        with page.expect_navigation():
            page.get_by_role("link", name="اعرض الموضعين جنبًا إلى جنب").click()
        expect(page.locator(".mirador-osd-container canvas")).to_have_count(2, timeout=60_000)
        assert watch.complaints() == []

    with watched_page(browser, house.address, language="ar") as (page, watch):
        walks.open_mirador(page, state.replace("/view?", f"{book}/mirador?"))

        def drawn() -> bool:
            page.wait_for_timeout(50)
            return bool(tiles_near(watch.requests))

        until(drawn, "the region is drawn")
        assert watch.complaints() == []


def test_a_link_is_dropped_or_pasted_where_links_are_opened(
    browser: Browser, house: House, book: str
) -> None:
    with watched_page(browser, house.address, language="kk", bypass_csp=True) as (page, watch):
        page.goto(f"{book}/read?mode=page")
        canvas = walks.canvases(page)[1]
        page.goto("/view")
        assert axe_violations(page) == []
        page.get_by_label("Сілтеме, идентификатор немесе мазмұн күйі").fill(
            f'{{"id": "{house.address}/iiif/{book[13:]}/canvas/{canvas}", "type": "Canvas"}}'
        )
        page.get_by_role("button", name="Ашу", exact=True).click()
        page.wait_for_url(f"**/read?canvas={canvas}*")
        page.goto("/view")
        page.evaluate(
            """text => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              const event = new DragEvent('drop', {dataTransfer: data, bubbles: true});
              document.querySelector('form[data-drop]').dispatchEvent(event);
            }""",
            f"{house.address}/iiif/{book[13:]}/manifest.json",
        )
        page.wait_for_url("**/read*")
        assert watch.complaints() == []


def test_an_old_citation_opens_the_leaf_that_it_meant(
    browser: Browser, house: House, book: str
) -> None:
    with watched_page(browser, house.address) as (page, _):
        page.goto(f"{book}/read?mode=page")
        before = walks.canvases(page)
        page.goto(f"{book}/read?canvas={before[2]}")
        page.get_by_role("button", name="Share and cite").click()
        ark = value(page, "citation").rsplit(" ", 1)[1]
        assert "f. 2r" in value(page, "citation")
    number_anew(house, book, "2r")
    with watched_page(browser, house.address, bypass_csp=True) as (page, watch):
        # By the canvas: the same leaf, whatever it is called.
        page.goto(ark)
        page.wait_for_url(f"**/read?canvas={before[2]}*")
        # By a number that means one leaf today and meant another one: both are offered.
        page.goto(f"{ark.rsplit('/', 1)[0]}/f.3r")
        expect(page.get_by_role("heading", name="Which page is 3r?")).to_be_visible()
        assert axe_violations(page) == []
        page.get_by_role("link", name="Today 4r").click()
        expect(page.get_by_text("Cited as 3r, an older number.")).to_be_visible()
        page.wait_for_url(f"**/read?canvas={before[4]}*")
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_text("Cited as 3r, an older number.")).to_be_hidden()
        # A number that only the old foliation has leads straight to its leaf.
        page.goto(f"{ark.rsplit('/', 1)[0]}/f.1v")
        expect(page.get_by_text("Today this page is 2v")).to_be_visible()
        # The answer 300 is no failure of a page.
        assert [one for one in watch.complaints() if "300" not in one] == []
