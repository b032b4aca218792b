"""Mirador and the Universal Viewer as a reader uses them: open, turn, search, sign in.

Mirador is ours, with the other version of a manifest put into its page's configuration where that
is asked for. The Universal Viewer stands on another origin, as at another library, so it also needs
what we allow to strangers (CORS, cookies, frames).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Response, Route, expect

from tests.journeys import walks
from tests.journeys.browser import Watch, watched_page
from tests.journeys.houses import House, until
from tests.journeys.staff import PASSPHRASE, Colleague

PATIENCE_MS = 60_000
# Its style sheet names a picture that its package has not got.
_FLAW_OF_UV = "/images/data:image"
# How far the brightness of one tone varies at most, of 255; parchment without a word varies more.
ONE_TONE = 0.3
MIRADOR_STAGE = "#mirador .mirador-osd-container"
UV_STAGE = ".centerPanel .openseadragon-container >> nth=0"


@dataclass
class Seen:
    """A viewer with a manifest open in it; `pictures` are those that came, by address."""

    page: Page
    watch: Watch
    house: House
    pictures: list[str] = field(default_factory=list)

    def hear(self, answer: Response) -> None:
        """Take note of a picture that came."""
        if answer.ok and answer.url.endswith(".jpg"):
            self.pictures.append(answer.url)

    def complaints(self) -> list[str]:
        """What should never happen: in the console, by the policy, failed, from anybody else."""
        ours = self.watch.origin, self.house.address
        told = [
            *self.watch.console,
            *self.watch.policy,
            *self.watch.failed,
            *(one for one in self.watch.elsewhere if not one.startswith(ours)),
        ]
        return [one for one in told if _FLAW_OF_UV not in one]

    def shown(self, image_id: str) -> list[str]:
        """The pictures that came of one image."""
        return [address for address in self.pictures if f"/{image_id}/" in address]


def manifest(house: House, book: str, version: str) -> str:
    """The address of the manifest of a book, by the path of its page, in version 3 or 2."""
    part = "iiif/v2" if version == "2" else "iiif"
    return f"{house.address}/{part}/{book.rsplit('/', 1)[1]}/manifest.json"


@contextmanager
def mirador(
    browser: Browser,
    house: House,
    book: str,
    version: str,
    *,
    language: str = "en",
    canvas: str = "",
) -> Iterator[Seen]:
    """Our page with Mirador, and in it the manifest of this version."""
    newer, wanted = manifest(house, book, "3"), manifest(house, book, version)

    def with_version(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(newer, wanted))

    with watched_page(browser, house.address, language=language) as (page, watch):
        seen = Seen(page, watch, house)
        page.on("response", seen.hear)
        page.route(f"**{book}/mirador*", with_version)
        walks.open_mirador(page, f"{book}/mirador?{f'canvas={canvas}' if canvas else ''}")
        assert wanted in watch.requests
        yield seen


@contextmanager
def universal_viewer(
    browser: Browser, house: House, library: str, book: str, version: str,
    *, language: str = "en", place: int = 0,
) -> Iterator[Seen]:  # fmt: skip
    """The Universal Viewer of another library with this manifest, at a page counted from zero."""
    address = manifest(house, book, version)
    with watched_page(browser, library, language=language) as (page, watch):
        seen = Seen(page, watch, house)
        page.on("response", seen.hear)
        page.goto(f"/uv.html#?manifest={quote(address, safe='')}&cv={place}")
        expect(page.locator("button.paging.prev")).to_be_attached(timeout=PATIENCE_MS)
        assert address in watch.requests
        yield seen


def variety(place: Locator) -> float:
    """How far the brightness varies in what is drawn here, left of the middle, of 255.

    The lock of a closed leaf is in the middle; around it all is of one tone, as without a picture.
    """
    picture = Image.open(io.BytesIO(place.screenshot())).convert("L")
    width, height = picture.size
    part = picture.crop((int(width * 0.38), height // 5, int(width * 0.46), height // 2))
    return float(np.asarray(part, dtype=float).std())


def wait_for_picture(place: Locator) -> None:
    """Wait until a page is drawn here."""
    until(lambda: variety(place) > ONE_TONE, "a page to be drawn")


def wait_for_no_picture(place: Locator) -> None:
    """Wait until nothing of a page is drawn here."""
    until(lambda: variety(place) <= ONE_TONE, "the page to be taken away")


def sign_in_window(window: Page, colleague: Colleague) -> None:
    """Fill the form of sign-in in the window that a viewer opened, and send it."""
    window.locator("#email").fill(colleague.email)
    window.locator("#passphrase").fill(PASSPHRASE)
    # The window may be closed before the browser has told that the form was sent.
    window.locator("form.sign-in button[type=submit]").click(no_wait_after=True)


@dataclass(frozen=True)
class Mark:
    """What Mirador has drawn over a picture: left, top, right, bottom; and its stage, in pixels."""

    box: tuple[int, int, int, int]
    stage: tuple[int, int]


# Its layer of marks is a canvas of its own over that of the picture: where one is drawn on, the
# picture shines through everywhere.
_MARKED = """() => {
  for (const layer of document.querySelectorAll('#mirador .openseadragon-canvas canvas')) {
    const { width, height } = layer;
    const pixels = layer.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    const box = [width, height, 0, 0];
    let isPicture = false;
    for (let at = 3; at < pixels.length && !isPicture; at += 4) {
      isPicture = pixels[at] === 255;
      if (pixels[at] === 0) continue;
      const [x, y] = [((at - 3) / 4) % width, Math.floor((at - 3) / 4 / width)];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x + 1);
      box[3] = Math.max(box[3], y + 1);
    }
    if (box[2] > 0 && !isPicture) return { box, stage: [width, height] };
  }
  return null;
}"""


def marked(page: Page) -> Mark | None:
    """What is marked on the picture in Mirador now."""
    found = page.evaluate(_MARKED)
    return None if found is None else Mark(tuple(found["box"]), tuple(found["stage"]))
