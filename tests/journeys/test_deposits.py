"""Deposits through the browser: accidents, questions, refusals, and a reload that loses nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from catalog.images import Image
from ingest.deposits import DepositFile
from tests.journeys import scans, walks
from tests.journeys.browser import watched_page
from tests.journeys.houses import House, running_house, until

pytestmark = pytest.mark.browser


@pytest.fixture
def own_house(tmp_path: Path) -> Iterator[House]:
    """A running house that one test may hurt."""
    with running_house(tmp_path / "house") as running:
        yield running


def deposit(page: Page, shelfmark: str) -> str:
    """Open a deposit of a right-to-left book under this shelfmark."""
    return walks.open_deposit(
        page, shelfmark=shelfmark, holder="Journeys", title_ar="كتاب", languages="ar"
    )


def sides_of(house: House, deposit_id: str) -> list[str]:
    """The labels of the pages of a deposit, in the order of its files."""
    statement = (
        select(DepositFile.label)
        .where(DepositFile.deposit_id == deposit_id)
        .order_by(DepositFile.ordinal)
    )
    return [row[0] for row in house.rows(statement)]


def test_scans_handed_over_in_the_browser_become_pages_that_open(
    browser: Browser, any_house: House, tmp_path: Path
) -> None:
    files = scans.draw_pages(tmp_path, ["٠٠١_وجه.jpg", "٠٠١_ظهر.jpg", "f. 2 recto.jpg"])
    with watched_page(browser, any_house.address) as (page, watch):
        deposit_id = deposit(page, "Three sides")
        walks.choose(page, files)
        walks.start(page)
        walks.wait_for_state(page, "done")
        expect(page.locator(".count-line")).to_contain_text("3 files came, 3 pages exist")
        assert sorted(sides_of(any_house, deposit_id)) == ["1r", "1v", "2r"]
        page.get_by_role("link", name="See the manuscript").click()
        page.locator(".actions .button-first").click()
        walks.announced(page, "Folio 1r, page 1 of 3")
        page.wait_for_load_state("networkidle")
        assert watch.complaints() == []


def test_an_upload_goes_on_when_the_web_server_was_killed_in_the_middle(
    browser: Browser, own_house: House, tmp_path: Path
) -> None:
    files = scans.draw_pages(tmp_path, ["001r.tif", "001v.tif", "002r.tif"], size=(4000, 5000))
    house, web = own_house, own_house.running[0]
    with watched_page(browser, house.address) as (page, watch):
        deposit_id = deposit(page, "Interrupted")
        session = page.context.new_cdp_session(page)
        # Slow enough that the server dies with bytes on both sides of the break.
        session.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 12e6},
        )
        walks.choose(page, files)
        partial = house.folder / "data" / "scratch" / "uploads"
        until(
            lambda: any(one.stat().st_size > 1 << 20 for one in partial.glob("*[0-9a-f]")),
            "bytes to arrive",
        )
        assert house.progress(deposit_id).per_state.get("staged", 0) < 3
        web.kill()
        web.wait()
        house.serve()
        session.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
        )
        walks.start(page)
        walks.wait_for_state(page, "done")
        expect(page.locator(".count-line")).to_contain_text("3 files came, 3 pages exist")
        sent = [one for one in watch.requests if re.search(r"/api/uploads/[0-9a-f]{32}", one)]
        assert len(set(sent)) == 3, "each file went on with the upload it had begun"
    came = house.rows(select(DepositFile.sha256, DepositFile.size_bytes))
    assert sorted(size for _, size in came) == sorted(file.stat().st_size for file in files)


def test_names_that_only_count_are_asked_about_and_one_click_answers(
    browser: Browser, any_house: House, tmp_path: Path
) -> None:
    files = scans.draw_pages(tmp_path, [f"IMG_{number:04d}.jpg" for number in (7, 8, 9, 10)])
    with watched_page(browser, any_house.address, language="kk") as (page, watch):
        deposit_id = deposit(page, "Counted")
        walks.choose(page, files)
        walks.start(page)
        walks.wait_for_state(page, "asking")
        expect(page.locator(".question")).to_contain_text("IMG_0007.jpg")
        assert any_house.progress(deposit_id).pages_registered == 0, "nothing is guessed"
        page.locator(".answers form button").first.click()
        walks.wait_for_state(page, "done")
        assert sides_of(any_house, deposit_id) == ["1r", "1v", "2r", "2v"]
        assert watch.complaints() == []


@pytest.mark.parametrize(
    ("language", "sentence", "count"),
    [
        ("en", "002r.jpg is cut off, a part of the picture is missing: copy it again", "4 files"),
        ("ar", "مبتور", "٤|4"),
    ],
)
def test_a_cut_scan_is_named_with_what_to_do_and_the_others_become_pages(
    browser: Browser, house: House, tmp_path: Path, language: str, sentence: str, count: str
) -> None:
    files = scans.draw_pages(tmp_path, ["001r.jpg", "001v.jpg", "002r.jpg", "002v.jpg"])
    scans.cut(files[2])
    with watched_page(browser, house.address, language=language) as (page, watch):
        deposit_id = deposit(page, f"One cut scan ({language})")
        walks.choose(page, files)
        walks.start(page)
        walks.wait_for_state(page, "incomplete")
        expect(page.locator(".count-line")).to_contain_text(re.compile(count))
        told = page.locator("details[open] .queue li")
        expect(told).to_have_count(1)
        expect(told.locator(".filename")).to_have_text("002r.jpg")
        expect(told).to_contain_text(re.compile(sentence.replace("002r.jpg", ".?002r.jpg.?")))
        assert house.progress(deposit_id).pages_registered == 3
        assert watch.complaints() == []


def test_a_reload_in_the_middle_loses_neither_files_nor_bars(
    browser: Browser, house: House, tmp_path: Path
) -> None:
    files = scans.draw_pages(
        tmp_path, [f"{leaf:03d}{face}.jpg" for leaf in range(1, 7) for face in "rv"], (1500, 2000)
    )
    with watched_page(browser, house.address) as (page, watch):
        deposit_id = deposit(page, "Reloaded")
        walks.choose(page, files[:4])
        expect(page.locator("[data-deposit-summary]")).to_contain_text("4 of 4 files sent")
        page.reload()
        expect(page.locator(".count-line")).to_contain_text("4 of 4 announced files have come")
        walks.choose(page, files)  # the whole folder again: what is here is not sent twice
        expect(page.locator("[data-deposit-summary]")).to_contain_text(
            "12 of 12 files sent", timeout=30_000
        )
        walks.start(page)
        page.reload()
        expect(page.locator(".count-line")).to_contain_text("12 files came")
        walks.wait_for_state(page, "done")
        expect(page.locator(".count-line")).to_contain_text("12 files came, 12 pages exist")
        assert watch.complaints() == []
    images = select(func.count()).select_from(Image).where(Image.deposit_id == deposit_id)
    assert house.rows(images)[0][0] == 12


def test_a_form_with_a_missing_title_says_so_and_keeps_what_was_typed(
    browser: Browser, house: House
) -> None:
    with watched_page(browser, house.address, language="ru") as (page, _):
        page.goto("/deposits/new")
        page.fill("[name=shelfmark]", "Без названия")
        page.fill("[name=holder]", "Библиотека")
        page.locator("form.form-grid button[type=submit]").click()
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.locator("[name=shelfmark]")).to_have_value("Без названия")
