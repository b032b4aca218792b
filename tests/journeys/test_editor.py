"""A cataloguer describes a manuscript in a browser: saving, losing the line, a colleague."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import axe_violations, loaded, watched_page
from tests.journeys.houses import House

PATIENCE_MS = 20_000
TABLET = {"width": 820, "height": 1180}


@pytest.fixture(scope="module")
def describing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own without accounts: whoever sits at this machine is the operator."""
    house = House(tmp_path_factory.mktemp("describing") / "house")
    try:
        house.migrate()
        house.serve()
        yield house
    finally:
        house.stop_all()


def begin(page: Page, shelfmark: str) -> str:
    """Begin a manuscript by the form; the path of its editor."""
    page.goto("/desk/new")
    page.locator("#shelfmark").fill(shelfmark)
    if page.locator("#holder option").count() > 1:
        page.locator("#holder").select_option(index=1)
    else:
        page.locator("#new_holder").fill("The library")
    page.locator("#title").fill("Құран")
    page.locator("#languages").fill("ar")
    page.locator("form.form-grid button[type=submit]").click()
    page.wait_for_url(re.compile("/edit$"))
    return urlsplit(page.url).path


def saved(page: Page) -> None:
    expect(page.locator("[data-editor=state][data-state=saved]")).to_be_visible(timeout=PATIENCE_MS)


def draft(page: Page, editor: str) -> dict[str, Any]:
    """The draft as programs read it."""
    identifier = editor.split("/")[2]
    answer = page.request.get(f"/api/manuscripts/{identifier}/draft")
    assert answer.ok
    return dict(answer.json())


def note(page: Page, language: str, text: str) -> None:
    """Write into the summary of the first section, in one language, by keyboard alone."""
    field = page.locator("[data-path='identity.summary']")
    field.locator(f"[data-code={language}]").click()
    field.locator("textarea").fill(text)


def test_what_is_typed_is_saved_by_itself_and_is_there_after_a_reload(
    browser: Browser, describing: House
) -> None:
    with watched_page(browser, describing.address, language="kk", viewport=TABLET) as (page, watch):
        editor = begin(page, "MS 1")
        note(page, "kk", "Үлкен қолжазба")
        missing = page.locator("[data-path='identity.summary'] [data-missing]")
        assert missing.count() == 3
        note(page, "ar", "مصحف كبير")
        area = page.locator("[data-path='identity.summary'] textarea")
        assert (area.get_attribute("lang"), area.get_attribute("dir")) == ("ar", "rtl")
        page.goto(f"{editor}#physical")
        page.locator("[data-path='physical.hands'] > button").click()
        page.locator("[data-path^='physical.hands['][data-path$='].note'] textarea").fill("Насх")
        saved(page)
        page.reload()
        expect(page.locator("[data-path='physical.hands'] .item-words")).to_contain_text("Насх")
        document = draft(page, editor)["document"]
        texts = {each["language"]: each["text"] for each in document["identity"]["summary"]}
        assert texts == {"kk": "Үлкен қолжазба", "ar": "مصحف كبير"}
        assert watch.complaints() == []


def test_an_item_that_was_removed_comes_back_by_undo(browser: Browser, describing: House) -> None:
    with watched_page(browser, describing.address) as (page, _):
        editor = begin(page, "MS 2")
        page.goto(f"{editor}#notes")
        page.locator("[data-path=notes] > button").click()
        page.locator("[data-path=notes] textarea").first.fill("Wormholes")
        page.locator("[data-path=notes] .tool-remove").first.click()
        expect(page.locator("[data-path=notes] .item")).to_have_count(0)
        page.keyboard.press("Enter")  # the focus stands on Undo
        expect(page.locator("[data-path=notes] .item-words")).to_contain_text("Wormholes")
        saved(page)


def test_without_a_connection_nothing_is_lost(browser: Browser, describing: House) -> None:
    with watched_page(browser, describing.address) as (page, _):
        editor = begin(page, "MS 3")
        page.context.set_offline(True)
        note(page, "en", "Written on the train")
        state = page.locator("[data-editor=state]")
        expect(state).to_have_attribute("data-state", "offline", timeout=PATIENCE_MS)
        expect(state).to_contain_text("no connection")
        page.context.set_offline(False)
        saved(page)
        summary = draft(page, editor)["document"]["identity"]["summary"]
        assert summary[0]["text"] == "Written on the train"


def test_two_writers_in_one_place_choose_and_lose_nothing(
    browser: Browser, describing: House
) -> None:
    with watched_page(browser, describing.address) as (page, _):
        editor = begin(page, "MS 4")
        found = draft(page, editor)
        theirs = found["document"]
        theirs["identity"]["summary"] = [{"text": "Theirs", "language": "en"}]
        theirs["origin"] = {"note": [{"text": "Kept as well", "language": "en"}]}
        address = f"/api/manuscripts/{editor.split('/')[2]}/draft"
        sent = {"document": theirs, "edition": found["edition"]}
        assert page.request.put(address, data=sent).ok
        note(page, "en", "Mine")
        clash = page.locator("[data-editor=clashes] fieldset.clash")
        expect(clash).to_be_visible(timeout=PATIENCE_MS)
        expect(clash).to_contain_text("Mine")
        expect(clash).to_contain_text("Theirs")
        clash.locator("input[type=radio]").first.check()
        page.locator("[data-editor=clashes] .button-first").click()
        saved(page)
        document = draft(page, editor)["document"]
        assert document["identity"]["summary"][0]["text"] == "Mine"
        assert document["origin"]["note"][0]["text"] == "Kept as well"


def test_a_mistake_is_said_at_its_field_and_on_top(browser: Browser, describing: House) -> None:
    with watched_page(browser, describing.address) as (page, _):
        editor = begin(page, "MS 5")
        page.goto(f"{editor}#physical")
        leaves = page.locator("[data-path='physical.extent.leaves'] input")
        leaves.fill("many")
        leaves.blur()
        expect(page.locator("[data-editor=faults]")).to_be_visible(timeout=PATIENCE_MS)
        expect(page.locator("[data-path='physical.extent.leaves'] .fault")).to_be_visible()
        leaves.fill("٣٨٤")
        saved(page)
        expect(page.locator("[data-editor=faults]")).to_be_hidden()
        assert draft(page, editor)["document"]["physical"]["extent"]["leaves"] == 384


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_every_screen_of_the_record_is_accessible(
    browser: Browser, describing: House, language: str
) -> None:
    with watched_page(browser, describing.address, language=language, bypass_csp=True) as (page, _):
        editor = begin(page, f"MS {language}")
        stem = editor.removesuffix("/edit")
        for path in ("/desk", "/desk/new", "/desk/bulk", editor, f"{editor}#origin",
                     f"{stem}/preview", f"{stem}/preview?tab=json", f"{stem}/history"):  # fmt: skip
            loaded(page, path)
            assert axe_violations(page) == [], path
