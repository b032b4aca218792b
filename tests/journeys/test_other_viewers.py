"""Both versions of a manifest in Mirador 4 and in the Universal Viewer at another library.

The drawn sample and real pages are opened, drawn and turned; a line that others read on a real page
is found and marked; a page that is closed is refused, shown after sign-in, refused after sign-out.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from catalog.transcription.fitting import fitted
from catalog.transcription.kept_lines import marked_box
from catalog.transcription.reading import read
from tests.drawn_codex import drawn_codex
from tests.journeys import viewers, walks
from tests.journeys.houses import House, running_house, until
from tests.journeys.staff import CURATOR, at_work, employ
from tests.journeys.test_sample_codex import SIDES
from tests.journeys.viewers import MIRADOR_STAGE, UV_STAGE, Seen
from tests.other_viewer import another_library

pytestmark = pytest.mark.browser

VERSIONS = ("3", "2")
REAL = (
    ("13v", "columbia-ms-or-150/page_6.png"),
    ("14r", "columbia-ms-or-150/page_7.png"),
    ("14v", "rasam/BULAC_MS_ARA_417_0027.crop.png"),
)
LINES = "rasam/BULAC_MS_ARA_417_0027.xml"
SIGN_IN, SIGN_OUT, CONFIRM = "الدخول إلى الفهرس", "الخروج من الفهرس", "تسجيل الدخول"
CLOSED, REASON = "غير متاح للجميع", "ستُتاح للجميع ابتداءً من"
# What the Universal Viewer would hear with the token that it keeps.
STATUS_WITH_TOKEN = """async (address) => {
  const { value } = JSON.parse(Object.values(sessionStorage)[0]);
  const headers = { Authorization: `Bearer ${value.accessToken}` };
  return (await fetch(address, { headers })).status;
}"""


@pytest.fixture(scope="module", autouse=True)
def patience() -> Iterator[None]:
    """Whole viewers are loaded here: a busy machine takes longer than five seconds."""
    expect.set_options(timeout=viewers.PATIENCE_MS)
    yield
    expect.set_options(timeout=None)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with a curator."""
    folder = tmp_path_factory.mktemp("viewers")
    with running_house(folder / "house") as opened:
        employ(opened, folder, CURATOR)
        yield opened


@pytest.fixture(scope="module")
def sample(house: House, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of the sample's page."""
    return ingested(house, drawn_codex(tmp_path_factory)[0].parent)


def ingested(house: House, folder: Path, *options: str) -> str:
    """Bring a folder in as a person does; the path of the book."""
    done = house.command("ingest", str(folder), *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(urlsplit(word).path for word in done.stdout.split() if "/manuscripts/" in word)


@dataclass(frozen=True)
class Transcribed:
    """A book of real pages; `line` stands on its last one, with its box in canvas pixels."""

    path: str
    line: str
    box: tuple[int, ...]
    size: tuple[int, int]

    @property
    def word(self) -> str:
        """A word of the line that stands on no other."""
        return self.line.split()[1]


@pytest.fixture(scope="module")
def real(house: House, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Transcribed:
    """Three real pages, with what others read on the last."""
    folder, shelf = tmp_path_factory.mktemp("real"), corpus / "pages" / "arabic"
    for _, source in REAL:
        shutil.copy(shelf / source, folder)
    rows = ["file,label", *(f"{Path(source).name},{label}" for label, source in REAL)]
    (folder / "pages.csv").write_text("\n".join(rows), "utf-8")
    path = ingested(
        house, folder, "--shelfmark", "MS.ARA.417", "--title", "ar=كتاب من الرسائل",
        "--holder", "The library", "--direction", "rtl",
    )  # fmt: skip
    xml = shelf / LINES
    shown = house.command(
        "transcribe", path.rsplit("/", 1)[1], str(xml), "--line-language", "ar", "--show"
    )
    assert "shown." in shown.stdout, shown.stdout + shown.stderr
    with Image.open(shelf / REAL[-1][1]) as photograph:
        width, height = photograph.size
    line = fitted(read(xml.read_bytes()).pages[0], width, height).lines[3]
    box = marked_box(line, width, height)
    assert box is not None
    return Transcribed(path, line.text, tuple(box), (width, height))


@pytest.fixture(scope="module")
def library() -> Iterator[str]:
    """The origin of another library."""
    with another_library() as origin:
        yield origin


@dataclass(frozen=True)
class Closed:
    """The last page of the sample, which is nobody's from outside until 2099."""

    canvas: str
    image: str


@pytest.fixture(scope="module")
def closed(browser: Browser, house: House, sample: str) -> Closed:
    """The page, after a curator has closed it."""
    with at_work(browser, house, CURATOR) as (page, watch):
        last = walks.manifest(page, sample.rsplit("/", 1)[1])["items"][-1]
        image = last["items"][0]["items"][0]["body"]["service"][0]["id"].rsplit("/", 1)[1]
        page.goto(f"{sample}/access?lang=en")
        page.get_by_label("Closed until a day").check()
        page.locator("#until").fill("2099-01-01")
        page.locator("#folios").fill("12v")
        page.locator("#reason").fill("Asked by the family")
        page.get_by_role("button", name="Set the rule").click()
        expect(page.get_by_role("status").first).to_be_visible()
        assert watch.complaints() == []
    until(lambda: house.status(f"/iiif/3/{image}/info.json") == 401, "the page to be closed")
    return Closed(last["id"].rsplit("/", 1)[1], image)


def turn_mirador(seen: Seen, onto: str) -> None:
    """Turn to the next page, which lies to the left."""
    page = seen.page
    onward = page.locator(".mirador-next-canvas-button")
    back = page.locator(".mirador-previous-canvas-button")
    assert walks.left_edges(onward) < walks.left_edges(back)
    onward.click()
    expect(page.locator(".mirador-canvas-label").first).to_contain_text(onto)
    viewers.wait_for_picture(page.locator(MIRADOR_STAGE))


def turn_universal_viewer(seen: Seen, label: str) -> None:
    """Turn to the next page, which lies to the left, and look for its label in the strip."""
    page = seen.page
    onward = page.locator("button.paging.prev")
    expect(onward).to_have_attribute("title", "Next Image")
    expect(chosen(page, label)).to_have_count(0)
    onward.click()
    expect(chosen(page, label)).to_be_visible()
    viewers.wait_for_picture(page.locator(UV_STAGE))


def chosen(page: Page, label: str) -> Locator:
    """The page of this label in the strip of the Universal Viewer, if it is among those shown."""
    return page.get_by_role("option", name=label, exact=True, selected=True)


@pytest.mark.parametrize("version", VERSIONS)
def test_mirador_opens_and_turns_the_sample(
    browser: Browser, house: House, sample: str, version: str
) -> None:
    with viewers.mirador(browser, house, sample, version) as seen:
        expect(seen.page.locator(".mirador-canvas-count")).to_contain_text(str(SIDES))
        viewers.wait_for_picture(seen.page.locator(MIRADOR_STAGE))
        turn_mirador(seen, "1v")
        assert any(f"/iiif/{version}/" in address for address in seen.pictures)
        assert seen.complaints() == []


@pytest.mark.parametrize("version", VERSIONS)
def test_the_universal_viewer_opens_and_turns_the_sample(
    browser: Browser, house: House, library: str, sample: str, version: str
) -> None:
    with viewers.universal_viewer(browser, house, library, sample, version) as seen:
        viewers.wait_for_picture(seen.page.locator(UV_STAGE))
        turn_universal_viewer(seen, "1v")
        assert seen.pictures
        assert seen.complaints() == []


def lies_on_the_line(mark: viewers.Mark | None, real: Transcribed) -> bool:
    """Whether the mark lies on the line; the page is whole, in the middle of its stage."""
    if mark is None:
        return False
    (width, height), (x, y, wide, high) = real.size, real.box
    scale = min(mark.stage[0] / width, mark.stage[1] / height)
    left, top = ((mark.stage[at] - real.size[at] * scale) / 2 for at in (0, 1))
    wanted = (
        left + x * scale, top + y * scale, left + (x + wide) * scale, top + (y + high) * scale,
    )  # fmt: skip
    return all(abs(one - other) <= 4 for one, other in zip(mark.box, wanted, strict=True))


def has_the_shape(mark: Locator, real: Transcribed) -> bool:
    """Whether the mark has the shape of the line, to which the Universal Viewer goes near."""
    drawn = mark.bounding_box()
    wide, high = real.box[2:]
    return drawn is not None and abs(drawn["width"] / drawn["height"] / (wide / high) - 1) < 0.02


@pytest.mark.corpus
@pytest.mark.parametrize(("version", "language"), [("3", "ar"), ("2", "en")])
def test_mirador_turns_real_pages_and_marks_the_line_that_was_looked_for(
    browser: Browser, house: House, real: Transcribed, version: str, language: str
) -> None:
    with viewers.mirador(browser, house, real.path, version, language=language) as seen:
        page = seen.page
        viewers.wait_for_picture(page.locator(MIRADOR_STAGE))
        turn_mirador(seen, "14r")
        page.locator(".mirador-window-top-bar button").first.click()
        page.get_by_role("tab", name="بحث" if language == "ar" else "Search").click()
        field = page.locator("input[id^=search-]")
        field.fill(real.word)
        field.press("Enter")
        hit = page.locator(".mirador-companion-area-left li", has=page.locator("strong"))
        expect(hit.locator("strong")).to_have_text(real.word)
        expect(hit).to_contain_text(real.line)
        expect(page.locator(".mirador-canvas-label").first).to_contain_text("14v")
        until(lambda: lies_on_the_line(viewers.marked(page), real), "the line to be marked")
        assert seen.complaints() == []


@pytest.mark.corpus
@pytest.mark.parametrize("version", VERSIONS)
def test_the_universal_viewer_turns_real_pages_and_marks_the_line_that_was_looked_for(
    browser: Browser, house: House, library: str, real: Transcribed, version: str
) -> None:
    with viewers.universal_viewer(browser, house, library, real.path, version) as seen:
        page = seen.page
        viewers.wait_for_picture(page.locator(UV_STAGE))
        turn_universal_viewer(seen, "14r")
        field = page.locator("#searchWithinInput")
        field.fill(real.word)
        field.press("Enter")
        expect(page.locator(".searchResultsInfo, .foundFor").first).to_contain_text(real.word)
        page.get_by_role("button", name="Next Result").click()
        expect(chosen(page, "14v")).to_be_visible()
        mark = page.locator(".annotationRect.current")
        expect(mark).to_be_visible()
        until(lambda: has_the_shape(mark, real), "the line to be marked")
        assert seen.complaints() == []


@pytest.mark.parametrize("version", VERSIONS)
def test_mirador_refuses_a_closed_page_and_shows_it_to_whoever_signs_in(
    browser: Browser, house: House, sample: str, closed: Closed, version: str
) -> None:
    with viewers.mirador(
        browser, house, sample, version, language="ar", canvas=closed.canvas
    ) as seen:
        page, stage = seen.page, seen.page.locator(MIRADOR_STAGE)
        bar = page.locator("#mirador").get_by_role("button", name=SIGN_IN)
        expect(bar).to_contain_text(REASON)
        viewers.wait_for_no_picture(stage)
        assert seen.shown(closed.image) == []

        bar.click()
        with page.expect_popup() as opened:
            page.locator("#mirador").get_by_role("button", name=CONFIRM, exact=True).click()
        with opened.value.expect_event("close"):
            viewers.sign_in_window(opened.value, CURATOR)
        viewers.wait_for_picture(stage)
        assert seen.shown(closed.image)

        with page.expect_popup():
            page.locator("#mirador").get_by_role("button", name=SIGN_OUT).click()
        expect(bar).to_contain_text(REASON)
        viewers.wait_for_no_picture(stage)
        assert {*map(asked_in_vain(closed), seen.complaints())} == {True}


@pytest.mark.parametrize("version", VERSIONS)
def test_the_universal_viewer_refuses_a_closed_page_and_shows_it_to_whoever_signs_in(
    browser: Browser, house: House, library: str, sample: str, closed: Closed, version: str
) -> None:
    with viewers.universal_viewer(
        browser, house, library, sample, version, language="ar", place=SIDES - 1
    ) as seen:
        page = seen.page
        asked = page.locator(".overlay.auth")
        expect(asked).to_contain_text(CLOSED)
        expect(asked).to_contain_text(REASON)
        assert seen.shown(closed.image) == []

        with page.expect_popup() as opened:
            asked.get_by_text(CONFIRM, exact=True).click()
        window = opened.value
        viewers.sign_in_window(window, CURATOR)
        expect(window.locator("main")).to_contain_text(library)
        with window.expect_event("close"):
            window.locator("main form button[type=submit]").click(no_wait_after=True)
        viewers.wait_for_picture(page.locator(UV_STAGE))
        assert seen.shown(closed.image)

        # It offers no way out itself; the reader goes to the catalogue's, and out of that too.
        way_out = page.context.new_page()
        way_out.goto(f"{house.address}/auth/logout")
        way_out.get_by_role("button", name="تسجيل الخروج").click()
        way_out.wait_for_url(f"{house.address}/")
        info = f"{house.address}/iiif/2/{closed.image}/info.json"
        until(
            lambda: page.evaluate(STATUS_WITH_TOKEN, info) == 401, "the token to be worth nothing"
        )
        page.reload()
        expect(asked).to_contain_text(REASON)
        assert {*map(asked_in_vain(closed), seen.complaints())} == {True}


def asked_in_vain(closed: Closed) -> Callable[[str], bool]:
    """Whether a complaint is about the question for the closed page, which is answered by 401."""
    return lambda told: "401" in told and f"/{closed.image}/info.json" in told
