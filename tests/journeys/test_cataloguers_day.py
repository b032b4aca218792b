"""A day at the desk: what a cataloguer, a curator and a custodian adviser do, each signed in.

The accounts are made by `kitabdar user add`, the book by `kitabdar ingest`; everybody has a browser
of their own. Each test makes the manuscript that it changes, or its own part of the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import walks
from tests.journeys.browser import axe_violations, watched_page
from tests.journeys.houses import House, until
from tests.journeys.scans import draw_pages
from tests.journeys.staff import ADVISER, CATALOGUER, CURATOR, at_work, employ, sign_in

pytestmark = pytest.mark.browser

SIDES = 80
LABELS = [f"{folio}{face}" for folio in range(1, 41) for face in "rv"]
REASON = "The custodian asked for it."
NOTE = "Please look at it whole."
PATIENCE_MS = 20_000
LANGUAGES = ("en", "kk", "ru", "ar")


@dataclass(frozen=True, slots=True)
class Library:
    """A house at work, the book of 80 sides that nobody has foliated, and a folder for scans."""

    house: House
    book: str
    scans: Path


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three people with accounts, and one book that was brought in from a folder of scans."""
    folder = tmp_path_factory.mktemp("day")
    house = House(folder / "house")
    try:
        house.migrate()
        employ(house, folder, CATALOGUER, CURATOR, ADVISER)
        scans = folder / "scans"
        draw_pages(scans, [f"scan_{number:03}.jpg" for number in range(1, SIDES + 1)], (600, 240))
        done = house.command(
            "ingest", str(scans), "--shelfmark", "MS 80", "--title", "kk=Сексен бет",
            "--holder", "The library", "--language", "ar", "--direction", "rtl",
            "--label-as", "sequence",
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        found = re.search(r"/manuscripts/(m[0-9a-z]+)", done.stdout)
        assert found is not None, done.stdout
        house.serve()
        yield Library(house, found[1], folder)
    finally:
        house.stop_all()


def begin(page: Page, shelfmark: str) -> str:
    """Begin a manuscript at the desk; the path of its page."""
    page.goto("/desk")
    page.locator("header a.button-first").click()
    page.locator("#shelfmark").fill(shelfmark)
    page.locator("#holder").select_option(index=1)
    page.locator("#title").fill("مصحف")
    page.locator("#title_language").select_option("ar")
    page.locator("#languages").fill("ar")
    page.locator("form.form-grid button[type=submit]").click()
    page.wait_for_url(re.compile("/edit$"))
    return urlsplit(page.url).path.removesuffix("/edit")


def write(page: Page, path: str, **texts: str) -> None:
    """Write into a field of texts, one language tab after the other."""
    field = page.locator(f"[data-path='{path}'], [data-path$='{path}']").last
    for code, text in texts.items():
        field.locator(f"[role=tab][data-code={code}]").click()
        area = field.locator("[role=tabpanel] textarea").first
        area.fill(text)
        expect(area).to_have_attribute("dir", "rtl" if code == "ar" else "ltr")


def section(page: Page, name: str) -> None:
    """Go to a section of the editor by its link at the side."""
    page.locator(f"[data-editor=sections] a[href='#{name}']").click()
    expect(page.locator(f"[data-editor=sections] a[href='#{name}']")).to_have_attribute(
        "aria-current", "true"
    )


def add(page: Page, path: str) -> None:
    """Add an item to a list; its first field has the focus afterwards."""
    page.locator(f"section.repeat[data-path$='{path}'] > button").last.click()


def term(page: Page, path: str, key: str) -> None:
    """Choose a term of a vocabulary in the newest item of a list."""
    page.locator(f"[data-path$='{path}'] select").last.select_option(key)


def saved(page: Page) -> None:
    """Wait until the editor says that everything is saved."""
    expect(page.locator("[data-editor=state][data-state=saved]")).to_be_visible(timeout=PATIENCE_MS)


def step(page: Page, name: str, text: str = "") -> None:
    """Open the form of a step on the preview, write what it asks for, and take the step."""
    form = page.locator(f"form[action$='/{name}']")
    form.locator("xpath=..").locator("summary").click()
    if text:
        form.locator("textarea").fill(text)
    with page.expect_navigation():
        form.locator("button").click()


def draft(page: Page, path: str) -> dict[str, Any]:
    """The document of the draft as a program reads it."""
    answer = page.request.get(f"/api{path}/draft")
    assert answer.ok, answer.status
    return dict(answer.json()["document"])


def photograph(house: House, folder: Path, shelfmark: str) -> None:
    """Bring two sides into a manuscript that is described already, found by its shelfmark."""
    draw_pages(folder, ["scan_1r.jpg", "scan_1v.jpg"], (300, 400))
    done = house.command("ingest", str(folder), "--shelfmark", shelfmark, "--holder", "The library")
    assert done.returncode == 0, done.stdout


def texts_of(texts: list[dict[str, str]]) -> dict[str, str]:
    """Texts by their language."""
    return {each["language"]: each["text"] for each in texts}


def test_a_description_goes_from_the_desk_to_the_public_and_back(
    browser: Browser, library: Library
) -> None:
    house = library.house
    with at_work(browser, house, CATALOGUER, language="kk") as (page, watch):
        path = begin(page, "MS Or. 14")
        page.locator("[data-path='identity.titles'] summary").first.click()
        write(page, "].texts", kk="Құран", ar="مصحف شريف")
        write(page, "identity.summary", ar="مصحف بخط كوفي", kk="Куфи жазуымен көшірілген Құран")
        missing = page.locator("[data-path='identity.summary'] [data-missing]")
        expect(missing).to_have_count(2)

        section(page, "bindings")
        add(page, "bindings")
        for key in ("component.envelope_flap", "component.doublure"):
            add(page, ".components")
            term(page, "].type", key)

        section(page, "provenance")
        add(page, "provenance.marks")
        page.locator("[data-path$='].kind'] select").first.select_option("seal")
        write(page, "].transcription", ar="عبده القاضي ن")
        saved(page)
        expect(page.locator("[data-editor=state]")).to_contain_text("Сақталды")

        document = draft(page, path)
        assert texts_of(document["identity"]["summary"]) == {
            "ar": "مصحف بخط كوفي",
            "kk": "Куфи жазуымен көшірілген Құран",
        }
        assert texts_of(document["identity"]["titles"][0]["texts"]) == {
            "ar": "مصحف شريف",
            "kk": "Құран",
        }
        (binding,) = document["bindings"]
        assert [part["type"]["key"] for part in binding["components"]] == [
            "component.envelope_flap",
            "component.doublure",
        ]
        (seal,) = document["provenance"]["marks"]
        assert texts_of(seal["transcription"]) == {"ar": "عبده القاضي ن"}

        page.locator(".editor-state a.button").click()
        assert page.locator("form[action$='/publish']").count() == 0
        step(page, "submit", "Қарап шығыңызшы")
        assert watch.complaints() == []

    with watched_page(browser, house.address) as (page, _):
        assert page.request.get(path).status == 404

    with at_work(browser, house, CURATOR, language="ar") as (page, watch):
        page.goto("/desk")
        waiting = page.locator("section[aria-labelledby=review] li")
        expect(waiting).to_have_count(1)
        waiting.locator("a").click()
        expect(page.locator("body")).to_contain_text("Қарап шығыңызшы")
        expect(page.locator(".description")).to_contain_text("لسان")
        expect(page.locator(".mark")).to_contain_text("عبده القاضي ن")
        step(page, "publish", "أول نشر")
        photograph(house, library.scans / "sides", "MS Or. 14")
        published_as_written(browser, house, path)

        step(page, "withdraw", REASON)
        withdrawn(browser, house, path)

        step(page, "restore", "عاد")
        assert page.request.get(path).status == 200
        numbers = page.request.get(f"{path}/history")
        assert "أول نشر" in numbers.text()
        assert "عاد" in numbers.text()
        assert watch.complaints() == []


def published_as_written(browser: Browser, house: House, path: str) -> None:
    """A reader without an account sees the description in Arabic, and a viewer the manifest."""
    with watched_page(browser, house.address, language="ar") as (page, watch):
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        expect(page.locator("h1")).to_have_text("مصحف شريف")
        expect(page.locator("main")).to_contain_text("مصحف بخط كوفي")
        binding = page.locator("section[aria-labelledby=description-bindings]")
        expect(binding).to_contain_text("لسان")
        expect(binding).to_contain_text("بطانة الدفّة")
        expect(page.locator(".mark")).to_contain_text("عبده القاضي ن")
        found = walks.manifest(page, path.rsplit("/", 1)[1])
        assert found["type"] == "Manifest"
        assert found["label"]["ar"] == ["مصحف شريف"]
        assert found["summary"]["kk"] == ["Куфи жазуымен көшірілген Құран"]
        assert watch.complaints() == []


def withdrawn(browser: Browser, house: House, path: str) -> None:
    """The address of a withdrawn record answers, and says why it is gone."""
    identifier = path.rsplit("/", 1)[1]
    for language in LANGUAGES:
        with watched_page(browser, house.address, language=language, bypass_csp=True) as (page, _):
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 410
            expect(page.locator("main")).to_contain_text(REASON)
            expect(page.locator("main")).to_contain_text("MS Or. 14")
            assert "عبده القاضي" not in page.content()
            assert axe_violations(page) == []
            assert page.request.get(f"/iiif/{identifier}/manifest.json").status in (404, 410)
            assert page.request.get(f"/api{path}").status == 410


def test_forty_folios_are_labelled_by_keyboard_undone_and_redone(
    browser: Browser, library: Library
) -> None:
    with at_work(browser, library.house, CATALOGUER) as (page, watch):
        page.goto(f"/manuscripts/{library.book}/folios")
        page.locator("[data-folios][data-ready]").wait_for()
        before = labels_of(page, library.book)
        assert len(before) == SIDES
        keys = page.keyboard
        while page.evaluate("document.activeElement.getAttribute('role')") != "gridcell":
            keys.press("Tab")

        keys.press("Control+a")
        keys.press("l")
        keys.type("1r")
        keys.press("Enter")
        until(lambda: labels_of(page, library.book) == LABELS, "40 folios to be labelled")
        keys.press("Control+z")
        until(lambda: labels_of(page, library.book) == before, "the labels to be taken back")
        keys.press("Control+Shift+z")
        until(lambda: labels_of(page, library.book) == LABELS, "the labels to be there again")
        expect(page.locator("[data-part=counts]")).to_contain_text("To look at: 0")
        assert watch.complaints() == []


def labels_of(page: Page, manuscript: str) -> list[str]:
    """The labels of the plan of folios as the server has it."""
    answer = page.request.get(f"/api/manuscripts/{manuscript}/folios")
    assert answer.ok, answer.status
    return [str(side["label"]) for side in answer.json()["sides"]]


def test_what_a_custodian_forbids_is_kept_at_once_and_the_book_still_read(
    browser: Browser, library: Library
) -> None:
    with watched_page(browser, library.house.address) as (reader, _):
        thumbnail = picture_of(reader, library.book)
        service = thumbnail.split("/full/")[0]
        odd = f"{service}/7,5,301,203/max/0/default.jpg"
        tile = f"{service}/0,0,512,240/512,240/0/default.jpg"
        assert reader.request.get(odd).status == 200
        assert reader.request.get(tile).status == 200
        assert cards(reader, library.book) == 1

        with at_work(browser, library.house, ADVISER) as (page, watch):
            page.goto(f"/manuscripts/{library.book}/handling")
            page.get_by_label("Shown whole, never cut", exact=True).check()
            page.get_by_label("Not used as a cover or thumbnail", exact=True).check()
            page.get_by_label("In whose name").fill("Council of the Shrine")
            page.get_by_role("textbox", name="English").fill(NOTE)
            page.get_by_role("button", name="Set the rule").click()
            expect(page.get_by_text("The rule is set and in force now.")).to_be_visible()
            assert watch.complaints() == []

            # Each server process asks once a second whether a rule has changed.
            until(lambda: reader.request.get(odd).status == 403, "the part to be kept back")
            refused = reader.request.get(odd)
            assert refused.headers["content-type"].startswith("application/problem+json")
            assert NOTE in refused.json()["detail"]
            assert reader.request.get(tile).status == 200
            assert "thumbnail" not in walks.manifest(reader, library.book)
            assert cards(reader, library.book) == 0

            page.get_by_role("button", name=re.compile("^End this rule")).click()
            expect(page.get_by_text("The rule has ended.", exact=False)).to_be_visible()
        until(lambda: reader.request.get(odd).status == 200, "the part to be given out again")
        assert picture_of(reader, library.book) == thumbnail


def picture_of(page: Page, manuscript: str) -> str:
    """The address of the thumbnail of the manifest."""
    return str(walks.manifest(page, manuscript)["thumbnail"][0]["id"])


def cards(page: Page, manuscript: str) -> int:
    """How many pictures the card of this book has in the list of manuscripts."""
    page.goto("/manuscripts")
    card = page.locator(f"li:has(a[href='/manuscripts/{manuscript}'])")
    expect(card).to_have_count(1)
    return card.locator("img").count()


def test_a_cataloguer_who_would_publish_is_told_who_may(browser: Browser, library: Library) -> None:
    with at_work(browser, library.house, CATALOGUER) as (page, _):
        path = begin(page, "MS Or. 15")
        page.goto(f"{path}/preview")
        expect(page.locator("form[action$='/submit']")).to_have_count(1)
        assert page.locator("form[action$='/publish']").count() == 0

        # The form of a curator, sent by a cataloguer all the same.
        with page.expect_navigation() as sent:
            page.evaluate(
                """path => {
                  const form = Object.assign(document.createElement('form'),
                    { method: 'post', action: `${path}/preview/publish` });
                  form.append(Object.assign(document.createElement('input'),
                    { name: 'edition', value: '1' }));
                  document.body.append(form);
                  form.submit();
                }""",
                path,
            )
        assert sent.value is not None
        assert sent.value.status == 403
        expect(page.locator("main .lead")).to_contain_text("publish")
        ours = {"origin": library.house.address}
        answer = page.request.post(f"/api{path}/publish", data={"edition": 1}, headers=ours)
        assert answer.status == 403
        assert "publish" in answer.json()["detail"]
        assert page.request.get(path).status == 404


def test_a_session_that_ends_in_the_middle_of_typing_loses_nothing(
    browser: Browser, library: Library
) -> None:
    with at_work(browser, library.house, CATALOGUER) as (page, _):
        path = begin(page, "MS Or. 16")
        write(page, "identity.summary", ar="أول")
        saved(page)
        page.context.clear_cookies()
        write(page, "identity.summary", ar="أول وآخر")
        state = page.locator("[data-editor=state]")
        expect(state).to_have_attribute("data-state", "signed-out", timeout=PATIENCE_MS)
        with page.context.expect_page() as opened:
            state.get_by_role("link").click()
        sign_in(opened.value, CATALOGUER)
        opened.value.close()
        page.bring_to_front()
        saved(page)
        assert texts_of(draft(page, path)["identity"]["summary"]) == {"ar": "أول وآخر"}


def test_a_page_closed_without_a_session_is_taken_up_again(
    browser: Browser, library: Library
) -> None:
    with at_work(browser, library.house, CATALOGUER) as (page, _):
        path = begin(page, "MS Or. 17")
        page.context.clear_cookies()
        write(page, "identity.summary", kk="Жоғалмайды")
        state = page.locator("[data-editor=state]")
        expect(state).to_have_attribute("data-state", "signed-out", timeout=PATIENCE_MS)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"/sign-in?next={path}/edit")
        sign_in(page, CATALOGUER)
        page.wait_for_url(re.compile("/edit$"))
        saved(page)
        assert texts_of(draft(page, path)["identity"]["summary"]) == {"kk": "Жоғалмайды"}
