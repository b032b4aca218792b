"""A manuscript of a partner beside a book of ours: asked only after its reader has agreed.

The partner is a second server on the loopback interface, which counts who asks it for what.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, expect

from tests.catalog.references.manifests import as_bytes, version_3
from tests.journeys.browser import axe_violations, watched_page
from tests.journeys.houses import House, until
from tests.journeys.small_books import put_on_shelf

INK = (70, 50, 40)


@dataclass
class Partner:
    """Another library: its address, and every path it was asked for.

    It allows nobody to read its pixels, as many libraries do (no CORS for pictures).
    """

    address: str
    asked: list[str] = field(default_factory=list)

    @property
    def manifest(self) -> bytes:
        """The manifest of its one book."""
        return as_bytes(version_3(f"{self.address}/manifest.json", self.address))


def colours(shown: Locator) -> set[tuple[int, ...]]:
    """The colours of what a person sees there."""
    seen = Image.open(io.BytesIO(shown.screenshot())).convert("RGB")
    found = seen.getcolors(seen.width * seen.height) or []
    return {colour for _, colour in found if isinstance(colour, tuple)}


def picture() -> bytes:
    """A page of the partner: lines on paper, nobody's book."""
    page = Image.new("RGB", (600, 900), (236, 226, 204))
    drawn = ImageDraw.Draw(page)
    for line in range(12):
        drawn.rectangle((80, 90 + line * 62, 520, 110 + line * 62), fill=INK)
    data = io.BytesIO()
    page.save(data, "PNG")
    return data.getvalue()


@contextmanager
def serving() -> Iterator[Partner]:
    made = Partner("")
    shown = picture()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(shown)))
            self.end_headers()
            self.wfile.write(shown)

        def log_message(self, *_: object) -> None:
            """Say nothing at the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def partner() -> Iterator[Partner]:
    with serving() as made:
        yield made


def test_a_partners_page_stands_beside_ours_once_the_reader_agrees(
    house: House, browser: Browser, partner: Partner, tmp_path: Path
) -> None:
    book = put_on_shelf(house, tmp_path, ("1r", "1v"), shelfmark="MS with a sister")
    manifest = tmp_path / "sister.json"
    manifest.write_bytes(partner.manifest)
    with watched_page(browser, house.address, bypass_csp=True) as (page, watch):
        page.goto(f"{book}/references")
        page.get_by_label("Manifest as a file").set_input_files(manifest)
        page.get_by_label("What it is to this book").select_option(label="Sister leaves")
        page.get_by_label("Remark", exact=True).fill("The same ruling and the same ink")
        page.get_by_role("button", name="Add a manuscript elsewhere").click()
        expect(page.get_by_role("heading", name="A Quran")).to_be_visible()
        assert axe_violations(page) == []
        assert watch.complaints() == []

    with watched_page(browser, house.address) as (page, watch):
        page.goto(book)
        page.get_by_role("link", name="Manuscripts elsewhere").click()
        page.get_by_role("link", name="Compare").click()
        expect(page.get_by_text(partner.address.removeprefix("http://")).last).to_be_visible()
        assert partner.asked == []
        assert watch.complaints() == []
        page.get_by_label("Page of the other manuscript").select_option(label="2r")
        page.get_by_role("button", name="Ask them, and compare").click()
        expect(page.locator(".mirador-window")).to_have_count(2)
        theirs = page.locator(".mirador-window").nth(1)
        until(lambda: INK in colours(theirs), "the page of the partner is drawn")
        assert watch.policy == []
        assert {one.partition("/iiif/")[0] for one in watch.elsewhere} == {partner.address}
        assert all(one.startswith("/iiif/3/") for one in partner.asked)
