"""A conservator's treatment on a tablet: a decision, a running step, a session that ends, a recall.

The book has no pictures: what is asked here is what people write and press.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from catalog.accounts import accounts, passwords
from catalog.accounts.permissions import Role
from catalog.conservation.captures.tables import Phase
from tests.catalog.conservation.treatment.workshop import Workshop, open_workshop
from tests.journeys.browser import axe_violations
from tests.journeys.houses import House
from tests.journeys.staff import PASSPHRASE, Colleague, at_work, sign_in
from viewer.assembly import build
from viewer.settings import Settings

pytestmark = pytest.mark.browser

TABLET = {"width": 820, "height": 1180}
CONSERVATOR = Colleague("conservator", Role.CONSERVATOR)
HEAD = Colleague("head_of_lab", Role.HEAD_OF_LAB)
CURATOR = Colleague("curator", Role.CURATOR)
SEEN = "The tear follows the old fold."


@dataclass
class Laboratory:
    """A running house whose database was filled as the tests of the domain fill theirs."""

    house: House
    shop: Workshop

    @property
    def bench(self) -> str:
        return f"/manuscripts/{self.shop.id}/bench"

    @contextmanager
    def written(self) -> Iterator[Workshop]:
        """The workshop inside one transaction beside the running server."""
        settings = {
            key.removeprefix("KITABDAR_").lower(): text for key, text in self.house.settings.items()
        }
        built = build(Settings(**settings))  # type: ignore[arg-type]
        try:
            with built.sessions.begin() as session:
                self.shop.session, self.shop.vault = session, built.vault
                yield self.shop
        finally:
            built.engine.dispose()


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laboratory]:
    house = House(tmp_path_factory.mktemp("laboratory") / "house")
    house.migrate()
    lab = Laboratory(house, Workshop(None, None))  # type: ignore[arg-type]
    kept = passwords.hash_passphrase(PASSPHRASE)
    with lab.written() as empty:
        lab.shop = open_workshop(empty.session, empty.vault)
        lab.shop.at = datetime.now(UTC)
        for user_id in lab.shop.people.values():
            accounts.find(empty.session, user_id).passphrase_hash = kept
    try:
        house.serve()
        yield lab
    finally:
        house.stop_all()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def sign(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Sign", exact=True).click()


def test_a_proposal_goes_from_hand_to_hand_and_a_condition_holds_up_the_start(
    laboratory: Laboratory, browser: Browser
) -> None:
    lab = laboratory
    with lab.written() as shop:
        proposal = f"{lab.bench}/proposals/{shop.propose().id}"
    with at_work(browser, lab.house, CONSERVATOR, bypass_csp=True, viewport=TABLET) as (page, _):
        page.goto(f"{proposal}?lang=en")
        expect(page.get_by_role("heading", name="No treatment")).to_be_visible()
        for language in ("kk", "ru", "ar", "en"):
            page.goto(f"{proposal}?lang={language}")
            assert axe_violations(page) == []
        sign(page)
        expect(page.get_by_text("Submitted and signed.")).to_be_visible()
    with at_work(browser, lab.house, HEAD) as (page, _):
        page.goto(f"{proposal}?lang=en")
        page.get_by_label("Approve", exact=True).check()
        sign(page)
    with at_work(browser, lab.house, CURATOR) as (page, _):
        page.goto(f"{proposal}?lang=en")
        page.get_by_label("Approve with conditions").check()
        page.get_by_text("Conditions", exact=True).click()
        page.get_by_label("Condition 1").fill("Fragments with script are kept in the box")
        sign(page)
    with at_work(browser, lab.house, CONSERVATOR, viewport=TABLET) as (page, _):
        page.goto(f"{proposal}?lang=en")
        page.get_by_role("button", name="Plan the treatment").click()
        page.get_by_role("button", name="Start the treatment").click()
        expect(page.get_by_role("alert")).to_contain_text("Fragments with script")
        page.get_by_label("How it was satisfied").fill("Box 14")
        page.get_by_role("button", name="It is satisfied").click()
        page.get_by_role("button", name="Start the treatment").click()
        expect(page.get_by_text("The treatment has begun.")).to_be_visible()


def test_a_step_keeps_its_clock_and_its_words_and_is_signed_with_its_photographs(
    laboratory: Laboratory, browser: Browser
) -> None:
    lab = laboratory
    with lab.written() as shop:
        paper = shop.lot("JP-2026-031")
        made_on = (datetime.now(UTC) - timedelta(days=4)).date()
        shop.paste(shop.lot("ST-7", "mat.wheat_starch_paste"), made_on=made_on)
        treatment = f"{lab.bench}/treatments/{shop.running().id}"
        for label in ("12v", "13r"):
            shop.capture(label, Phase.BEFORE)
        assert paper.code == "JP-2026-031"
    options = {"bypass_csp": True, "viewport": TABLET, "phone": True}
    with at_work(browser, lab.house, CONSERVATOR, **options) as (page, _):
        page.goto(f"{treatment}?lang=en")
        page.get_by_label("Folios").first.fill("12v-13r")
        page.get_by_role("button", name="Begin the step").tap()
        page.get_by_role("button", name="Start", exact=True).tap()
        expect(page.locator("[data-since] bdi")).to_have_text(re.compile(r"^0:00:\d\d$"))
        page.reload()
        expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
        step = page.url.partition("?")[0]
        for language in ("kk", "ru", "ar", "en"):
            page.goto(f"{step}?lang={language}")
            assert axe_violations(page) == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert fits(page)
        page.set_viewport_size({"width": 820, "height": 1180})

        page.get_by_label("Observed", exact=True).last.fill(SEEN)
        page.context.clear_cookies()
        page.get_by_role("button", name="Save", exact=True).last.tap()
        page.wait_for_selector("form.sign-in, a[href*='sign-in']")
        page.goto("/sign-in")
        sign_in(page, CONSERVATOR)
        page.goto(f"{step}?lang=en")
        page.get_by_role("button", name="Put them back").tap()
        expect(page.get_by_label("Observed", exact=True).last).to_have_value(SEEN)

        page.get_by_text("Take a material").tap()
        spoiled = page.get_by_label("WSP-", exact=False)
        expect(spoiled).to_be_disabled()
        expect(page.get_by_text("is past its use-by date")).to_be_visible()
        page.get_by_label("JP-2026-031", exact=False).check()
        page.get_by_role("button", name="Note this material").tap()
        expect(page.get_by_text("The material is noted.")).to_be_visible()
        page.get_by_role("button", name="take all photographs").tap()
        page.get_by_role("button", name="Finish the step").tap()
        expect(page.get_by_role("alert")).to_contain_text("no photograph after treatment")
        with lab.written() as shop:
            for label in ("12v", "13r"):
                shop.capture(label, Phase.AFTER)
        page.goto(f"{step}?lang=en")
        page.get_by_role("button", name="take all photographs").tap()
        page.get_by_role("button", name="Finish the step").tap()
        expect(page.get_by_text("The step is finished.", exact=False)).to_be_visible()
        sign(page)
        expect(page.get_by_text(SEEN)).to_be_visible()
        assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('words'))") == []
        page.goto("/bench/materials/JP-2026-031?lang=en")
        expect(page.locator(".treat-sides")).to_have_text("12v-13r")
