"""The Quran of Almaty (conservation, scenario 9): dates and provenance typed, published and read.

Its conflicting facts stand in the catalogue already. A curator adds by hand what scenario 9 names:
the colophon's date, the seal of a judge, the move of 1936; and signs what was checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.catalog.provenance import flagship as book
from tests.journeys.browser import watched_page
from tests.journeys.houses import House
from tests.journeys.staff import CATALOGUER, CURATOR, at_work, employ
from tests.journeys.test_cataloguers_day import add, saved, section, step, term, write
from tests.viewer.flagship_house import shelve_flagship
from tests.viewer.test_provenance_sheet import words_in
from viewer.assembly import build
from viewer.settings import load_settings

pytestmark = pytest.mark.browser

EDTF = "1153-11-27/1153-12-26"
FIRST_DAY = 2_142_515
JULIAN = "20 Nov – 19 Dec 1153 (Julian)"
SIGNER = "Signer-of-the-checks"
SHELF = "Vault-behind-the-third-door"


@dataclass(frozen=True, slots=True)
class Flagship:
    """The house in which the book is described, and the path of its page."""

    house: House
    path: str


@pytest.fixture(scope="module")
def flagship(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Flagship]:
    """The record as the press tells it, with the three facts of scenario 9 typed by a curator."""
    folder = tmp_path_factory.mktemp("flagship")
    house = House(folder / "house")
    try:
        house.migrate()
        employ(house, folder, CATALOGUER, CURATOR)
        rooms = build(
            load_settings(
                data_dir=house.folder / "data", public_url=house.address, log_file=house.log
            )
        )
        try:
            path = f"/manuscripts/{shelve_flagship(rooms)}"
        finally:
            rooms.engine.dispose()
        house.serve()
        describe(browser, house, path)
        yield Flagship(house, path)
    finally:
        house.stop_all()


def describe(browser: Browser, house: House, path: str) -> None:
    """Type the date, the seal with what it may mean, and the move; and publish."""
    with at_work(browser, house, CURATOR) as (page, watch):
        ours = {"origin": house.address}
        begun = page.request.post(f"/api{path}/draft", headers=ours).json()
        sent = {"document": without_scenario(begun["document"]), "edition": begun["edition"]}
        put = page.request.put(f"/api{path}/draft", data=sent, headers=ours)
        assert put.ok, put.text()
        page.goto(f"{path}/edit")
        type_colophon(page)
        type_seal(page)
        type_move(page)
        saved(page)
        page.goto(f"{path}/preview")
        step(page, "publish", "Colophon, seal and the move of 1936")
        assert watch.complaints() == []


def without_scenario(document: dict[str, Any]) -> dict[str, Any]:
    """The record before that day: no date of its own, no seal, no gift, no move."""
    find = [event for event in document["provenance"]["events"] if event["id"] == "find"]
    return {**document, "origin": {}, "provenance": {"events": find}}


def within(page: Page, path: str) -> Locator:
    """The newest field whose path ends so."""
    return page.locator(f"[data-path$='{path}']").last


def type_colophon(page: Page) -> None:
    """Copy the wording of the colophon, and let it be read."""
    section(page, "origin")
    within(page, "origin.date.original").locator("input").fill(book.COLOPHON["original"])
    within(page, "origin.date.original_language").locator("input").fill("ar")
    date = page.locator("fieldset[data-path='origin.date']")
    date.get_by_role("button", name="Read the wording").click()
    expect(within(page, "origin.date.calendar").locator("select")).to_have_value("hijri")
    expect(within(page, "origin.date.start.year").locator("input")).to_have_value("548")
    expect(within(page, "origin.date.start.month").locator("input")).to_have_value("9")
    expect(date.locator(".date-reading")).to_contain_text(JULIAN)
    within(page, "origin.date.method").locator("select").select_option("colophon")


def type_seal(page: Page) -> None:
    """Describe the seal, and beside it what it may mean."""
    section(page, "provenance")
    add(page, "provenance.marks")
    term(page, "].kind", "seal")
    write(page, "].transcription", ar="عبده القاضي ن")
    add(page, "provenance.inferences")
    within(page, "].mark_id").locator("select").select_option(index=1)
    term(page, "].claim", "ownership")
    within(page, "].agent").locator("summary").first.click()
    write(page, "].agent.name", en="Judge N")
    within(page, "].certainty").locator("select").last.select_option("possible")


def type_move(page: Page) -> None:
    """Record the move to Almaty: custody passed, and nobody knows about title."""
    add(page, "provenance.events")
    term(page, "].kind", "transfer_of_custody")
    within(page, "].date.original").locator("input").fill("1936")
    page.get_by_role("button", name="Read the wording").last.click()
    expect(within(page, "].date.start.year").locator("input")).to_have_value("1936")
    receiver = page.locator("[data-path$='].receiver'] authority-lookup").last
    receiver.get_by_role("combobox").fill("National Library")
    receiver.get_by_role("option").first.click()
    term(page, "].custody_moved", "yes")
    term(page, "].title_moved", "unknown")
    page.locator(
        "[data-path^='provenance.events'][data-path$='].certainty'] > select"
    ).last.select_option("certain")


def published(page: Page, path: str) -> dict[str, Any]:
    """The published record as a program reads it."""
    answer = page.request.get(f"/api{path}")
    assert answer.ok
    return dict(answer.json()["document"])


def test_the_colophon_gives_a_range_of_days_a_key_for_sorting_and_julian_words(
    browser: Browser, flagship: Flagship
) -> None:
    with at_work(browser, flagship.house, CATALOGUER) as (page, _):
        date = published(page, flagship.path)["origin"]["date"]
        assert date["original"] == "رمضان ٥٤٨"
        assert date["calendar"] == "hijri"
        assert date["start"] == {"year": 548, "month": 9}
        asked = page.request.get("/api/dates/read", params={"statement": json.dumps(date)}).json()
        reading = asked["reading"]
        assert (reading["earliest"], reading["sort_key"]) == (FIRST_DAY, FIRST_DAY)
        assert reading["edtf"] == EDTF
        assert reading["tolerance_days"] == 2
        assert JULIAN in reading["words"]["en"]
    with watched_page(browser, flagship.house.address) as (page, watch):
        page.goto(flagship.path)
        origin = page.locator("section[aria-labelledby=description-origin]")
        expect(origin).to_contain_text(JULIAN)
        expect(origin).to_contain_text("رمضان ٥٤٨")
        assert watch.complaints() == []


def test_a_seal_may_mean_ownership_and_the_timeline_names_no_owner(
    browser: Browser, flagship: Flagship
) -> None:
    with watched_page(browser, flagship.house.address) as (page, _):
        page.goto(flagship.path)
        seal = page.locator(".mark")
        expect(seal).to_have_count(1)
        expect(seal).to_contain_text("Seal, ownership possible")
        expect(seal).to_contain_text("Judge N")
        timeline = page.locator(".stops")
        expect(timeline).to_contain_text("1936")
        expect(timeline).not_to_contain_text("Judge N")
        owners = page.locator("#history-holders + dl")
        expect(owners).not_to_contain_text("Judge N")
        expect(owners).to_contain_text("National Library of Kazakhstan")


def test_the_sheet_says_custody_and_never_acquired(browser: Browser, flagship: Flagship) -> None:
    with at_work(browser, flagship.house, CURATOR) as (page, _):
        answer = page.request.get(f"{flagship.path}/object-id.pdf?lang=en")
        assert answer.ok
        assert answer.headers["content-type"] == "application/pdf"
        text = words_in(answer.body())
        assert "custody (Title not known)" in text
        assert "1936" in text
        assert "acquired" not in text.lower()
        assert "Acquisition" not in text
        assert "Judge N" not in text
        assert "770 pages" in text


def test_conflicting_facts_stand_side_by_side_with_their_sources(
    browser: Browser, flagship: Flagship
) -> None:
    with watched_page(browser, flagship.house.address) as (page, _):
        page.goto(flagship.path)
        support = page.locator(".statements.is-disputed", has_text="parchment")
        expect(support.locator(".statement")).to_have_count(2)
        for value, source in (("parchment", "Euronews"), ("heavy paper", "Kazakhstanskaya Pravda")):
            statement = support.locator(".statement", has_text=value)
            expect(statement).to_contain_text(source)
            expect(statement).to_contain_text("Possible")
        title = page.locator(".statements.is-disputed", has_text="Property of the National Library")
        expect(title).to_contain_text("No document shows who owned it before 1970")
        main = page.locator("main")
        for fact in ("770 pages", "Turkistan", "Brought to Almaty in 1936"):
            expect(main).to_contain_text(fact)
        expect(main).not_to_contain_text("papyrus")
        page.goto(f"{flagship.path}?lang=kk")
        expect(page.locator("main")).to_contain_text("770 бет")
        expect(page.locator("main")).to_contain_text("Түркістан")


def test_what_was_checked_before_taking_it_is_private(browser: Browser, flagship: Flagship) -> None:
    path = flagship.path
    with at_work(browser, flagship.house, CURATOR) as (page, watch):
        page.goto(f"{path}/private")
        page.locator("#storage_location").fill(SHELF)
        page.locator("[id='statement.title_before_1970_documented']").select_option("no")
        page.locator("[id='statement.signer']").fill(SIGNER)
        page.locator("[id='statement.signed_on']").fill("2026-11-22")
        page.locator("form.form-grid button[type=submit]").click()
        expect(page.locator(".kept-statement")).to_contain_text(SIGNER)
        kept = page.request.get(f"/api{path}/private").json()
        assert kept["statements"][-1]["title_before_1970_documented"] == "no"
        assert watch.complaints() == []
    with at_work(browser, flagship.house, CATALOGUER) as (page, _):
        assert page.request.get(f"{path}/private").status == 403
    identifier = path.rsplit("/", 1)[1]
    public = ["/", "/manuscripts", "/iiif/collection/all.json", f"/iiif/{identifier}/manifest.json",
              f"/api{path}", f"{path}/record.json", f"{path}/read",
              f"/authorities/{book.PLACE_TURKISTAN}", f"/api/authorities/{book.LIBRARY}",
              *(f"{path}?lang={code}" for code in ("en", "kk", "ru", "ar"))]  # fmt: skip
    with watched_page(browser, flagship.house.address) as (page, _):
        for address in public:
            answer = page.request.get(address)
            assert answer.ok, (address, answer.status)
            text = answer.text()
            for secret in (SIGNER, SHELF, "title_before_1970"):
                assert secret not in text, (address, secret)
        for address in (f"{path}/private", f"/api{path}/private", f"{path}/object-id.pdf"):
            assert page.request.get(address).status == 401
