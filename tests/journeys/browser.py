"""A real Chromium for the journeys: found on the machine, watched while it works.

`chromium()` launches it; `watched_page` opens a page that remembers everything a visitor should
never meet: errors in the console, refusals of the content security policy, requests to another
origin, answers of 400 and above. `axe_violations` runs axe-core in it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    sync_playwright,
)

FRONTEND = Path(__file__).parents[2] / "viewer" / "frontend"
AXE = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
)
_AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# What Chromium asks for by itself; no page of ours names it.
_NOT_OURS = ("/favicon.ico",)

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def chromium_path() -> str:
    """The Chromium of this machine.

    Raises:
        FileNotFoundError: there is none; the sentence names the package that brings it.
    """
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return found
    bundled = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    if bundled:
        return str(bundled[-1])
    raise FileNotFoundError(
        "No Chromium on this machine: install the Debian package 'chromium', "
        "or run 'python -m playwright install chromium'."
    )


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium without windows, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), headless=True, args=list(_ARGUMENTS)
        )
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a file of tests: the event loop it needs must not outlive them."""
    with chromium() as running:
        yield running


@dataclass
class Watch:
    """What went wrong in a page, as sentences; all lists are empty when nothing did."""

    origin: str
    console: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def complaints(self) -> list[str]:
        """Everything that a visitor should never meet, in one list."""
        return [
            *(f"console: {text}" for text in self.console),
            *(f"policy: {text}" for text in self.policy),
            *(f"other origin: {address}" for address in self.elsewhere),
            *(f"failed: {text}" for text in self.failed),
        ]

    def attach(self, page: Page) -> None:
        """Begin to watch `page`; call it before the page is opened."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", lambda request: self._ask(request.url))
        page.on("response", lambda answer: self._answer(answer.url, answer.status))
        page.expose_function("kitabdarPolicyRefusal", self._refuse)
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (event) => window.kitabdarPolicyRefusal("
            "`${event.violatedDirective}: ${event.blockedURI} in ${event.sourceFile}`), true);"
        )

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not str(message.location.get("url", "")).endswith(_NOT_OURS):
            self.console.append(f"{message.text} ({message.location.get('url', '')})")

    def _refuse(self, refusal: str) -> None:
        self.policy.append(refusal)

    def _ask(self, address: str) -> None:
        split = urlsplit(address)
        if split.scheme in ("data", "blob"):
            return
        self.requests.append(address)
        if f"{split.scheme}://{split.netloc}" != self.origin:
            self.elsewhere.append(address)

    def _answer(self, address: str, status: int) -> None:
        if status >= 400 and not address.endswith(_NOT_OURS):
            self.failed.append(f"{status} {address}")


@contextmanager
def watched_page(
    browser: Browser,
    base_url: str,
    *,
    language: str = "en",
    viewport: dict[str, int] | None = None,
    phone: bool = False,
    **context_options: Any,
) -> Iterator[tuple[Page, Watch]]:
    """A page of a fresh context, and the watch over it.

    `phone` is a screen of 390 x 844 with a finger; `language` is what the browser prefers; other
    options go to Playwright's `new_context` (`color_scheme`, `reduced_motion`, `bypass_csp` ...).
    """
    given: dict[str, Any] = {"device_scale_factor": 2 if phone else 1, **context_options}
    context: BrowserContext = browser.new_context(
        base_url=base_url,
        locale=language,
        viewport=viewport or (PHONE if phone else DESKTOP),  # type: ignore[arg-type]
        has_touch=phone,
        is_mobile=phone,
        **given,
    )
    split = urlsplit(base_url)
    watch = Watch(f"{split.scheme}://{split.netloc}")
    try:
        page = context.new_page()
        watch.attach(page)
        yield page, watch
    finally:
        context.close()


def loaded(page: Page, address: str) -> Response:
    """Load a page, also when only its fragment is another; what the server answered.

    An empty page in between would do it too, but then the browser begins with a new process, which
    has to read and compile every script again.
    """
    answer = page.goto(address) or page.reload()
    assert answer is not None
    return answer


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")


def axe_violations(page: Page, *, but: tuple[str, ...] = ()) -> list[str]:
    """What axe-core finds in `page` by WCAG 2.0 to 2.2, A and AA: 'rule: help (first element)'.

    Open the page with `bypass_csp=True`, because axe is injected. `but` names rules that are known.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    # Every rule runs; only violations are told node by node, which more than halves its time.
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document,"
        " {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        list(_AXE_TAGS),
    )
    return [
        f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:160]})"
        for one in found["violations"]
        if one["id"] not in but
    ]
