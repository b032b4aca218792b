"""From a content state to a page of ours, or to the word that it is elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.codicology.folios import Canvas
from catalog.errors import ManuscriptNotFound, Withdrawn
from catalog.identity import Manuscript, ManuscriptState
from catalog.uris import Uris
from iiif.content_state.encoding import encode
from iiif.content_state.errors import BadContentState
from iiif.content_state.finding import Elsewhere, Found, Listed, Spot, find, region_on
from iiif.content_state.making import state_of
from iiif.content_state.reading import Box, read_state
from tests.factories import a_manuscript, some_pages

URIS = Uris("https://books.example.org/shelf")
Find = Callable[[object], tuple[Found, ...]]


@pytest.fixture
def book(sqlite_session: Session, at: datetime) -> Manuscript:
    made = a_manuscript(sqlite_session, at)
    some_pages(sqlite_session, made, ("1r", "1v"), at)
    return made


@pytest.fixture
def canvas(sqlite_session: Session, book: Manuscript) -> str:
    statement = select(Canvas.id).where(Canvas.manuscript_id == book.id).order_by(Canvas.side_id)
    return sqlite_session.scalars(statement).all()[0]


@pytest.fixture
def found(sqlite_session: Session) -> Find:
    def of(state: object) -> tuple[Found, ...]:
        text = state if isinstance(state, str) else encode(state)
        return find(sqlite_session, URIS, read_state(text))

    return of


def test_what_is_made_here_is_found_here(found: Find, book: Manuscript, canvas: str) -> None:
    for spots in (
        (Spot(book.id),),
        (Spot(book.id, canvas),),
        (Spot(book.id, canvas, (10, 20, 300, 400)),),
        (Spot(book.id, canvas, (10, 20, 300, 400)), Spot(book.id, canvas)),
    ):
        assert found(state_of(URIS, spots)) == spots


def test_every_address_of_a_page_leads_to_it(found: Find, book: Manuscript, canvas: str) -> None:
    spot = Spot(book.id, canvas)
    older = URIS.older(URIS.transcribed_canvas(book.id, canvas))
    for address in (
        URIS.canvas(book.id, canvas), URIS.annotation_page(book.id, canvas),
        URIS.annotation(book.id, canvas), URIS.transcribed_canvas(book.id, canvas), older,
        URIS.reader(book.id, canvas), URIS.ark(book.id, canvas),
        URIS.ark(book.id, canvas).replace("/ark:", "/ark:/").replace("https:", "http:"),
        f"{URIS.mirador(book.id)}?canvas={URIS.canvas(book.id, canvas)}",
        f"{URIS.manuscript(book.id)}?manifest={URIS.manifest(book.id)}&canvas={canvas}",
    ):  # fmt: skip
        if "manifest=" in address:
            with pytest.raises(BadContentState):  # a canvas is named by its whole address there
                found(address)
            continue
        assert found(address) == (spot,), address
    region = Spot(book.id, canvas, (1, 2, 30, 40))
    assert found(URIS.reader(book.id, canvas, "1,2,30,40")) == (region,)
    assert found(f"{URIS.ark(book.id, canvas)}?xywh=1,2,30,40") == (region,)


def test_every_address_of_a_book_leads_to_it(found: Find, book: Manuscript) -> None:
    manifest = URIS.manifest(book.id)
    for address in (manifest, URIS.older(manifest), URIS.manuscript(book.id), URIS.ark(book.id)):
        assert found(address) == (Spot(book.id),)
    assert found({"id": manifest, "type": "Manifest"}) == (Spot(book.id),)


def test_a_list_of_books_leads_to_its_page(found: Find) -> None:
    assert found(URIS.top_collection()) == (Listed(URIS.browse()),)
    assert found(URIS.found_collection("q=x&sort=date")) == (Listed(URIS.found("q=x&sort=date")),)


def test_what_is_elsewhere_is_told_and_not_asked(found: Find, book: Manuscript) -> None:
    theirs = {
        "id": "https://other.example/canvas/7#xywh=1,2,3,4", "type": "Canvas",
        "partOf": [{"id": "https://other.example/manifest", "type": "Manifest"}],
    }  # fmt: skip
    (one,) = found(theirs)
    assert isinstance(one, Elsewhere)
    assert one.address == "https://other.example/manifest"
    for address in (
        "https://books.example.org.evil.example/shelf/iiif/x/manifest.json",
        "https://books.example.org:81/shelf/iiif/x/manifest.json",
        f"https://books.example.org/iiif/{book.id}/manifest.json",
    ):
        assert isinstance(found(address)[0], Elsewhere)


def test_a_page_of_another_book_is_not_opened_in_this_one(
    found: Find, sqlite_session: Session, book: Manuscript, canvas: str, at: datetime
) -> None:
    other = a_manuscript(sqlite_session, at, shelfmark="MS 2")
    for state in (
        URIS.canvas(other.id, canvas),
        URIS.canvas(book.id, "c0000000000"),
        {"id": "https://other.example/canvas/7", "type": "Canvas",
         "partOf": [{"id": URIS.manifest(book.id), "type": "Manifest"}]},
    ):  # fmt: skip
        with pytest.raises(BadContentState) as refused:
            found(state)
        assert refused.value.key == "page"
    with pytest.raises(BadContentState) as refused:
        found(URIS.home() + "sign-in")
    assert refused.value.key == "nothing"


def test_what_is_withheld_is_as_if_it_were_not_there(
    found: Find, sqlite_session: Session, book: Manuscript, canvas: str, at: datetime
) -> None:
    manuscripts.withhold(sqlite_session, book.id, is_withheld=True, at=at)
    told = []
    for manuscript_id in (book.id, "m0000000000"):
        for state in (
            URIS.canvas(manuscript_id, canvas), URIS.canvas(manuscript_id, "cnothere"),
            URIS.manifest(manuscript_id),
        ):  # fmt: skip
            with pytest.raises(ManuscriptNotFound) as unknown:
                found(state)
            told.append(str(unknown.value).replace(manuscript_id, ""))
    assert len(set(told)) == 1
    book.state = ManuscriptState.WITHDRAWN
    sqlite_session.flush()
    with pytest.raises(Withdrawn):
        found(URIS.canvas(book.id, canvas))


_side = st.integers(1, 5000)
_any = st.floats(-9000, 9000, allow_nan=False)


@given(_side, _side, _any, _any, st.floats(0, 9000), st.floats(0, 9000), st.booleans())
def test_a_region_never_leaves_its_canvas(
    width: int, height: int, x: float, y: float, wide: float, high: float, is_percent: bool
) -> None:
    region = region_on(Box(x, y, wide, high, is_percent), width, height)
    if region is not None:
        left, top, across, down = region
        assert 0 <= left < left + across <= width
        assert 0 <= top < top + down <= height


def test_hundredths_and_points_become_pixels() -> None:
    assert region_on(Box(10, 20, 50, 50, is_percent=True), 1000, 2000) == (100, 400, 500, 1000)
    assert region_on(Box(500, 1000, 0, 0), 1000, 2000) == (400, 900, 200, 200)
    assert region_on(Box(2000, 0, 10, 10), 1000, 2000) is None
