"""What people do, step by step, in the words of the pages: deposit, read, study."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 90_000


def announced(page: Page, text: str) -> None:
    """Wait until the light reader has said this to a screen reader.

    The invisible marks that isolate a label from the words around it are not compared.
    """
    live = page.locator("[data-reader=live]")
    isolates = "[\u2066-\u2069]?"
    expect(live).to_have_text(
        re.compile("^" + isolates.join(map(re.escape, ["", *text, ""])) + "$"), timeout=15_000
    )


def query(page: Page) -> dict[str, str]:
    """The query of the address in the browser's address line."""
    return {name: texts[0] for name, texts in parse_qs(urlsplit(page.url).query).items()}


def wait_for_query(page: Page, **wanted: str) -> None:
    """Wait until the address says all this; it follows the picture with a short delay."""
    page.wait_for_function(
        """wanted => {
          const query = new URLSearchParams(location.search);
          return Object.entries(wanted).every(([name, text]) => query.get(name) === text);
        }""",
        arg=wanted,
        timeout=15_000,
    )


def canvases(page: Page) -> list[str]:
    """The identifiers of the canvases, in reading order, as the page of the reader knows them."""
    config = json.loads(page.locator("#reader-config").text_content() or "{}")
    return [str(one["id"]) for one in config["pages"]]


def left_edges(places: Locator) -> list[float]:
    """Where each of these begins, from the left of the screen, in CSS pixels."""
    edges: list[float] = places.evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().left)"
    )
    return edges


def region(text: str) -> tuple[float, float, float, float]:
    """The numbers of an `xywh`."""
    x, y, width, height = (float(number) for number in text.split(","))
    return x, y, width, height


def open_deposit(page: Page, **fields: str) -> str:
    """Fill the form of a new deposit and go on to the files; the identifier of the deposit."""
    page.goto("/deposits/new")
    for name, text in fields.items():
        place = page.locator(f"[name={name}]")
        if place.evaluate("one => one.tagName") == "SELECT":
            place.select_option(text)
        else:
            place.fill(text)
    page.locator("form.form-grid button[type=submit]").click()
    page.wait_for_url(re.compile(r"/deposits/d[0-9a-z]+$"))
    return page.url.rsplit("/", 1)[1]


def choose(page: Page, files: Sequence[Path]) -> None:
    """Choose these files, as the file window of the browser would."""
    page.locator("[data-deposit-files]").set_input_files([str(file) for file in files])


def start(page: Page) -> None:
    """Press Start once everything has been sent, and wait for the page that answers."""
    button = page.locator("[data-deposit-start] button[type=submit]")
    expect(button).to_be_enabled(timeout=PATIENCE_MS)
    with page.expect_navigation():
        button.click()


def wait_for_state(page: Page, state: str) -> None:
    """Wait until the count line of the deposit shows this state, without a reload by hand."""
    expect(page.locator(f".count-line.state-{state}")).to_be_visible(timeout=PATIENCE_MS)


def open_mirador(page: Page, address: str) -> None:
    """Open Mirador and wait until it shows a picture."""
    page.goto(address)
    expect(page.locator("#mirador .mirador-canvas-count")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("#mirador .openseadragon-canvas canvas").first).to_be_visible()


def manifest(page: Page, manuscript: str) -> Any:
    """The manifest of a manuscript, as any viewer would get it."""
    answer = page.request.get(f"/iiif/{manuscript}/manifest.json")
    assert answer.ok
    return answer.json()
