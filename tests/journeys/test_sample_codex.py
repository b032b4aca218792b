"""`make run` on a fresh machine: the sample codex, every page of the front door in four languages.

Needs no scans of anybody: the codex is drawn. One start serves all tests of this file; the last
ones stop it and start it again.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import walks
from tests.journeys.browser import axe_violations, watched_page
from tests.journeys.houses import House, descendants, living, until

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "kk", "ru", "ar")
SIDES = 24
DESKTOP = {"width": 1280, "height": 900}
_PRINTED = re.compile(r"^(Home|Manuscript|Mirador|Manifest) +(http\S+)$", re.MULTILINE)
# Mirador 4.0.0 gives its list of panels an orientation that its role does not take (ARIA 1.2).
MIRADOR_RULES = ("aria-allowed-attr",)


def addresses(house: House, *, starts: int) -> dict[str, str]:
    """The addresses that the start of this number printed."""

    def printed() -> dict[str, str] | None:
        text = house.printed.read_text("utf-8") if house.printed.exists() else ""
        assert "Nothing was ingested" not in text, text
        parts = text.split("Ctrl-C stops everything.")
        return dict(_PRINTED.findall(parts[starts - 1])) if len(parts) > starts else None

    return until(printed, "the addresses to be printed", patience_s=240)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house on its first start, as `make run` makes it, with the sample in it."""
    house = House(tmp_path_factory.mktemp("run") / "house")
    try:
        house.start("up", "--with-sample")
        addresses(house, starts=1)
        yield house
    finally:
        house.stop_all()


@pytest.fixture
def sample(opened: House) -> str:
    """The path of the manuscript page of the sample."""
    return urlsplit(addresses(opened, starts=1)["Manuscript"]).path


def no_overflow(page: Page) -> bool:
    """Whether the page fits the width of the screen."""
    fits: bool = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return fits


def test_the_first_start_prints_four_addresses_that_answer(opened: House) -> None:
    found = addresses(opened, starts=1)
    assert list(found) == ["Home", "Manuscript", "Mirador", "Manifest"]
    for address in found.values():
        assert address.startswith(opened.address)
        assert opened.status(address.removeprefix(opened.address)) == 200
    assert opened.counts() == (1, SIDES)
    assert f"{SIDES} files came, {SIDES} pages exist now." in opened.printed.read_text("utf-8")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_walks_from_the_door_to_the_last_page(
    browser: Browser, opened: House, sample: str, language: str, phone: bool
) -> None:
    viewport = None if phone else DESKTOP
    with watched_page(
        browser, opened.address, language=language, viewport=viewport, phone=phone
    ) as (page, watch):
        page.goto("/")
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        assert no_overflow(page)
        page.locator(".opening .button-first").click()
        page.wait_for_url("**/manuscripts")
        assert no_overflow(page)
        page.locator(".card a").first.click()
        page.wait_for_url(f"**{sample}")
        expect(page.locator("[data-folio-grid] > li")).to_have_count(SIDES)
        assert no_overflow(page)
        page.locator(".actions .button-first").click()
        folios = page.locator("[data-reader=folios]")
        expect(folios).to_have_value("0")
        page.locator("[data-action=next]").click()
        expect(folios).to_have_value("1")
        page.keyboard.press("End")
        expect(folios).to_have_value(str(SIDES - 1))
        expect(page.locator("[data-action=next]")).to_have_attribute("aria-disabled", "true")
        assert no_overflow(page)
        page.wait_for_load_state("networkidle")
        if not (phone and language in ("en", "ru")):  # a phone draws Mirador slowly: two do
            walks.open_mirador(page, f"{sample}/mirador")
            page.locator(".mirador-next-canvas-button").click()
            expect(page.locator(".mirador-canvas-label").first).to_contain_text("1v")
            page.wait_for_load_state("networkidle")
        assert watch.complaints() == []


@pytest.mark.parametrize(
    ("language", "scheme"),
    [*((language, "light") for language in LANGUAGES), ("kk", "dark"), ("ar", "dark")],
)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, opened: House, sample: str, language: str, scheme: str
) -> None:
    found: dict[str, list[str]] = {}
    with watched_page(
        browser, opened.address, language=language, viewport=DESKTOP,
        bypass_csp=True, color_scheme=scheme,
    ) as (page, _):  # fmt: skip
        deposit = f"/deposits/{opened.newest_deposit()}"
        for path in (
            "/", "/manuscripts", sample, f"{sample}/read", "/deposits", "/deposits/new", deposit,
            "/about", "/manuscripts/nowhere",
        ):  # fmt: skip
            page.goto(path, wait_until="load")
            found[path] = axe_violations(page)
        walks.open_mirador(page, f"{sample}/mirador")
        found["mirador"] = axe_violations(page, but=MIRADOR_RULES)
    assert {path: rules for path, rules in found.items() if rules} == {}


def test_without_a_script_every_page_can_still_be_read_and_turned(
    browser: Browser, opened: House, sample: str
) -> None:
    context = browser.new_context(base_url=opened.address, java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{sample}/read")
        page.locator("a[rel=next]").click()
        assert "canvas=" in page.url
        expect(page.locator("figure.reader-still img")).to_be_visible()
    finally:
        context.close()


def test_a_clean_stop_leaves_no_process_and_the_second_start_ingests_nothing_twice(
    opened: House,
) -> None:
    first = opened.running[0]
    children = descendants(first.pid)
    assert len(children) >= 2, "a web server and a worker"
    assert opened.stop(first) == 0
    until(lambda: not living(children), "every child to be gone", patience_s=20)
    assert opened.status("/health") is None
    before = opened.counts()
    opened.start("up", "--with-sample")
    again = addresses(opened, starts=2)
    assert again == addresses(opened, starts=1)
    assert opened.status(urlsplit(again["Manifest"]).path) == 200
    assert opened.counts() == before == (1, SIDES)
