"""The people of a house: their accounts by the command line, and coming in as a person does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from catalog.accounts.permissions import Role
from tests.journeys.browser import Watch, watched_page
from tests.journeys.houses import House

PASSPHRASE = "seven quiet lamps over the reading room"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with an account."""

    name: str
    role: Role

    @property
    def email(self) -> str:
        """The address of the account."""
        return f"{self.role.value}@library.example"


CATALOGUER = Colleague("Aigerim", Role.CATALOGUER)
CURATOR = Colleague("Yusuf", Role.CURATOR)
ADVISER = Colleague("Maryam", Role.ADVISER)
ADMINISTRATOR = Colleague("Daniyar", Role.ADMINISTRATOR)


def employ(house: House, scratch: Path, *colleagues: Colleague) -> None:
    """Make an account for each by `kitabdar user add`, as an administrator types it."""
    note = scratch / "passphrase"
    note.write_text(f"{PASSPHRASE}\n", "utf-8")
    for one in colleagues:
        made = house.command(
            "user", "add", one.email, "--name", one.name, "--role", one.role.value,
            "--passphrase-file", str(note),
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
    note.unlink()


def sign_in(page: Page, colleague: Colleague) -> None:
    """Fill the form of /sign-in that stands on the page, and come in."""
    page.locator("#email").fill(colleague.email)
    page.locator("#passphrase").fill(PASSPHRASE)
    with page.expect_navigation():
        page.locator("form.sign-in button[type=submit]").click()


@contextmanager
def at_work(
    browser: Browser, house: House, colleague: Colleague, **options: Any
) -> Iterator[tuple[Page, Watch]]:
    """A page of a browser of one's own in which this person has signed in through /sign-in."""
    with watched_page(browser, house.address, **options) as (page, watch):
        page.goto("/sign-in")
        sign_in(page, colleague)
        yield page, watch
