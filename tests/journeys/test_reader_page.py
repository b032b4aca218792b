"""The light reader in a real Chromium, on tiles of odd sizes that libvips wrote, under our policy.

No house stands behind it: a folder of files is served, so that every request of the reader that
is not a stored tile is a 404, and is seen.
"""

import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import pyvips
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import axe_violations, watched_page
from viewer.assets import ADDRESS, DIST, Assets

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'"
)
LABELS = ["front cover", "1r", "1v", "2r", "2v", "3r"]
# Odd, and different: the pages of one opening need not have one size.
SIZES = [(601, 799), (1153, 1537), (1025, 1531), (1201, 1500), (513, 512), (2049, 1025)]
STRINGS = {
    "stage": "Photograph",
    "announce": "Folio {label}, page {number} of {total}",
    "announceSpread": "Folios {first} and {second}, pages {number} and {last} of {total}",
    "noImage": "No photograph",
    "loadFailed": "Not loaded",
}
ACTIONS = ("first", "previous", "next", "last", "zoom-in", "zoom-out", "home", "mode", "rotate")


class _Shelf(SimpleHTTPRequestHandler):
    """Serves the scratch folder, and the built front end under its own address."""

    def translate_path(self, path: str) -> str:
        clean = urlsplit(path).path
        if clean.startswith(f"{ADDRESS}/"):
            return str(DIST / clean.removeprefix(f"{ADDRESS}/"))
        return super().translate_path(path)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the watch over the page tells what failed."""


def shell(direction: str, language_direction: str) -> str:
    """A page as the template of the reader makes it, with nothing that does not matter here."""
    site, reader = Assets().entry("site"), Assets().entry("reader")
    pages = [
        {
            "id": f"c{number}", "label": label, "width": width, "height": height,
            "service": f"/iiif/3/i{number}", "thumb": None, "nonPaged": label == "front cover",
        }
        for number, (label, (width, height)) in enumerate(zip(LABELS, SIZES, strict=True))
    ]  # fmt: skip
    config = json.dumps({"direction": direction, "pages": pages, "strings": STRINGS})
    styles = "".join(
        f'<link rel="stylesheet" href="{sheet}">' for sheet in (*site.styles, *reader.styles)
    )
    tools = "".join(
        f'<button class="button" type="button" data-action="{name}">{name}</button>'
        for name in ACTIONS
    )
    return f"""<!doctype html>
<html lang="en" dir="{language_direction}"><head><meta charset="utf-8"><title>Reader</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{styles}</head>
<body class="reading"><main id="reader" class="reader" tabindex="-1"><h1 class="unseen">Book</h1>
<div class="reader-stage" data-reader="stage"></div>
<p data-reader="problem" role="status" hidden></p>
<div class="reader-bar">{tools}
<label><span class="unseen">Folio</span><select data-reader="folios"></select></label></div>
<nav class="reader-strip" data-reader="strip" aria-label="All pages"></nav>
<div class="unseen" data-reader="live" role="status" aria-live="polite"></div></main>
<a class="unseen" href="/study" data-follow-view>Study</a>
<script type="application/json" id="reader-config">{config}</script>
<script type="module" src="{reader.script}"></script></body></html>"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served book of six odd pages."""
    folder: Path = tmp_path_factory.mktemp("shelf")
    (folder / "iiif" / "3").mkdir(parents=True)
    for number, (width, height) in enumerate(SIZES):
        noise = pyvips.Image.gaussnoise(width, height, mean=150, sigma=20).cast("uchar")
        noise.dzsave(
            str(folder / "iiif" / "3" / f"i{number}"),
            layout="iiif3", tile_size=512, overlap=0, suffix=".jpg",
        )  # fmt: skip
    for name, direction, language in (
        ("rtl", "right-to-left", "ltr"), ("ltr", "left-to-right", "ltr"),
        ("arabic", "right-to-left", "rtl"),
    ):  # fmt: skip
        (folder / f"{name}.html").write_text(shell(direction, language), "utf-8")
    handler = partial(_Shelf, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def said(page: Page, text: str) -> None:
    """Wait until the reader has announced `text`."""
    expect(page.locator("[data-reader=live]")).to_have_text(text)


def tiles_of(requests: list[str], number: int) -> list[str]:
    """The tile requests for one page."""
    return [address for address in requests if f"/iiif/3/i{number}/" in address]


def test_arrow_keys_turn_the_pages_of_a_right_to_left_book(browser: Browser, shelf: str) -> None:
    with watched_page(browser, shelf) as (page, watch):
        page.goto("/rtl.html")
        said(page, "Folio front cover, page 1 of 6")
        page.keyboard.press("ArrowLeft")
        said(page, "Folio 1r, page 2 of 6")
        page.keyboard.press("ArrowLeft")
        said(page, "Folios 1v and 2r, pages 3 and 4 of 6")
        page.keyboard.press("ArrowRight")
        said(page, "Folio 1r, page 2 of 6")
        page.keyboard.press("End")
        said(page, "Folios 2v and 3r, pages 5 and 6 of 6")
        assert watch.complaints() == []


def test_arrow_keys_turn_the_other_way_in_a_left_to_right_book(
    browser: Browser, shelf: str
) -> None:
    with watched_page(browser, shelf) as (page, _):
        page.goto("/ltr.html?canvas=c1")
        said(page, "Folio 1r, page 2 of 6")
        page.keyboard.press("ArrowRight")
        said(page, "Folios 1v and 2r, pages 3 and 4 of 6")


def test_every_tile_that_is_asked_for_at_any_zoom_is_a_stored_one(
    browser: Browser, shelf: str
) -> None:
    with watched_page(browser, shelf) as (page, watch):
        page.goto("/rtl.html?mode=page")
        for number, label in enumerate(LABELS):
            said(page, f"Folio {label}, page {number + 1} of 6")
            for key in ("+", "+", "+", "+", "-", "-", "-", "-", "0"):
                page.keyboard.press(key)
            page.wait_for_timeout(300)
            assert tiles_of(watch.requests, number), label
            page.keyboard.press("PageDown")
        assert not [address for address in watch.requests if "info.json" in address]
        assert watch.complaints() == []


def test_a_kept_address_opens_the_same_view_again(browser: Browser, shelf: str) -> None:
    with watched_page(browser, shelf) as (page, _):
        page.goto("/rtl.html?canvas=c2&mode=page&lang=en")
        said(page, "Folio 1v, page 3 of 6")
        for _ in range(3):
            page.keyboard.press("+")
        expect(page).to_have_url(re.compile("xywh="))
        page.wait_for_timeout(1200)
        kept = page.evaluate("location.search")
        followed = page.evaluate("document.querySelector('[data-follow-view]').search")
        assert parse_qs(followed[1:])["xywh"] == parse_qs(kept[1:])["xywh"]
        page.goto(f"/rtl.html{kept}")
        said(page, "Folio 1v, page 3 of 6")
        page.wait_for_timeout(1200)
        again = page.evaluate("location.search")
        old, new = (parse_qs(search[1:]) for search in (kept, again))
        assert (old["canvas"], old["mode"], old["lang"]) == (new["canvas"], new["mode"], ["en"])
        pairs = zip(old["xywh"][0].split(","), new["xywh"][0].split(","), strict=True)
        assert all(abs(int(before) - int(after)) <= 3 for before, after in pairs)


def test_list_and_small_pages_follow_the_book_and_lead_into_it(
    browser: Browser, shelf: str
) -> None:
    with watched_page(browser, shelf) as (page, watch):
        page.goto("/rtl.html")
        page.locator("[data-reader=folios]").select_option(label="2v")
        said(page, "Folios 2v and 3r, pages 5 and 6 of 6")
        marked = page.locator(".strip-page[aria-current=page] .strip-label")
        expect(marked).to_have_text(["2v", "3r"])
        small = page.locator(".strip-page")
        first, last = small.first.bounding_box(), small.last.bounding_box()
        assert first
        assert last
        assert first["x"] > last["x"]
        small.nth(1).click()
        said(page, "Folio 1r, page 2 of 6")
        expect(page.locator("[data-reader=folios]")).to_have_value("1")
        assert page.locator(".strip-page[tabindex='0']").count() == 1
        assert watch.complaints() == []


def test_a_phone_shows_one_page_and_a_finger_turns_it(browser: Browser, shelf: str) -> None:
    with watched_page(browser, shelf, phone=True) as (page, watch):
        page.goto("/arabic.html?canvas=c2")
        said(page, "Folio 1v, page 3 of 6")
        box = page.locator("[data-reader=stage]").bounding_box()
        assert box
        finger = page.context.new_cdp_session(page)
        height = box["y"] + box["height"] / 2

        def touch(kind: str, *x: float) -> None:
            points = [{"x": at, "y": height} for at in x]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        page.wait_for_timeout(500)
        touch("touchStart", 90)
        for at in range(120, 301, 20):
            touch("touchMove", at)
        touch("touchEnd")
        said(page, "Folio 2r, page 4 of 6")
        assert watch.complaints() == []


@pytest.mark.parametrize("name", ["rtl", "arabic"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_reader(
    browser: Browser, shelf: str, name: str, scheme: str
) -> None:
    with watched_page(browser, shelf, bypass_csp=True, color_scheme=scheme) as (page, _):
        page.goto(f"/{name}.html?canvas=c2")
        said(page, "Folios 1v and 2r, pages 3 and 4 of 6")
        assert axe_violations(page) == []
