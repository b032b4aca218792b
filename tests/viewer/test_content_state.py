"""Links into one book: plain parameters, canvas addresses, IIIF content states, in its viewers."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from catalog import manuscripts
from catalog.uris import Uris
from iiif.content_state.encoding import encode
from iiif.content_state.finding import Spot
from iiif.content_state.making import state_of
from tests.viewer.conftest import PUBLIC, Shelve, SmallHouse
from tests.viewer.test_pages import data_of
from viewer.content_state import View, read_view

URIS = Uris(PUBLIC)
CANVAS = "https://books.example.org/iiif/m1/canvas/c7"


def test_plain_parameters_name_a_canvas_and_a_region() -> None:
    assert read_view(CANVAS) == View("c7")
    assert read_view(f"{CANVAS}#xywh=1,2,30,40") == View("c7", (1, 2, 30, 40))
    assert read_view("c9", "pixel:5,6,7,8") == View("c9", (5, 6, 7, 8))
    assert read_view(None, "5,6,7,8") == View()


@pytest.mark.parametrize("region", ["1,2,3", "1,2,0,4", "pct:1,2,3,4", "-1,2,3,4", "a"])
def test_a_region_that_is_none_is_passed_over(region: str) -> None:
    assert read_view("c7", region) == View("c7")


def pages_of(client: TestClient, book: str) -> list[dict[str, Any]]:
    pages: list[dict[str, Any]] = config(client, f"/manuscripts/{book}/read")["pages"]
    return pages


def config(client: TestClient, path: str, name: str = "reader-config") -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = data_of(answer.text, name)
    return found


def test_the_reader_opens_at_the_region_of_a_content_state(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    canvas = pages_of(client, book)[3]["id"]
    state = encode(state_of(URIS, [Spot(book, canvas, (100, 200, 300, 400))]))
    text = client.get(f"/manuscripts/{book}/read?iiif-content={state}").text
    assert data_of(text, "reader-config")["asked"] == {"canvas": canvas, "xywh": "100,200,300,400"}
    assert f'data-canvas="{canvas}"' in text


def test_mirador_opens_its_window_at_the_region_of_a_content_state(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    canvas = pages_of(client, book)[3]["id"]
    state = encode(state_of(URIS, [Spot(book, canvas, (100, 200, 300, 400))]))
    path = f"/manuscripts/{book}/mirador?iiif-content={state}"
    (window,) = config(client, path, "mirador-config")["windows"]
    assert window["canvasId"] == f"{PUBLIC}/iiif/{book}/canvas/{canvas}"
    assert window["initialViewerConfig"] == {"x": 250, "y": 400, "zoom": 1 / 300}


def test_mirador_opens_two_windows_to_compare(client: TestClient, shelve: Shelve) -> None:
    book, other = shelve(), shelve(shelfmark="MS 2")
    here, there = pages_of(client, book)[1]["id"], pages_of(client, other)[2]["id"]
    for second, manifest in ((Spot(other, there), other), (Spot(book, there), book)):
        if second.manuscript_id == book:
            second = Spot(book, pages_of(client, book)[4]["id"])
        state = encode(state_of(URIS, [Spot(book, here, (1, 2, 30, 40)), second]))
        path = f"/manuscripts/{book}/mirador?iiif-content={state}"
        first, beside = config(client, path, "mirador-config")["windows"]
        assert first["manifestId"] == f"{PUBLIC}/iiif/{book}/manifest.json"
        assert first["canvasId"] == f"{PUBLIC}/iiif/{book}/canvas/{here}"
        assert "initialViewerConfig" in first
        assert beside["manifestId"] == f"{PUBLIC}/iiif/{manifest}/manifest.json"
        assert beside["canvasId"] == f"{PUBLIC}/iiif/{manifest}/canvas/{second.canvas_id}"
        assert {first["id"], beside["id"]} == {"first", "second"}


def test_old_links_still_open_and_count_first(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    old, new = (pages_of(client, book)[at]["id"] for at in (2, 5))
    state = encode(state_of(URIS, [Spot(book, new)]))
    text = client.get(f"/manuscripts/{book}/read?canvas={old}&iiif-content={state}").text
    assert f'data-canvas="{old}"' in text
    assert "asked" not in data_of(text, "reader-config")
    query = f"canvas={old}&xywh=1,2,30,40&iiif-content={state}"
    path = f"/manuscripts/{book}/mirador?{query}"
    (window,) = config(client, path, "mirador-config")["windows"]
    assert window["canvasId"].endswith(old)


@pytest.mark.parametrize("viewer", ["read", "mirador"])
def test_a_state_about_something_else_is_opened_where_all_are(
    client: TestClient, shelve: Shelve, viewer: str
) -> None:
    book, other = shelve(), shelve(shelfmark="MS 2")
    theirs = {"id": "https://other.example/manifest", "type": "Manifest"}
    for state in (encode(state_of(URIS, [Spot(other)])), encode(theirs), theirs["id"],
                  encode(state_of(URIS, [Spot("m0000000000")]))):  # fmt: skip
        answer = client.get(
            f"/manuscripts/{book}/{viewer}", params={"iiif-content": state}, follow_redirects=False
        )
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/view?iiif-content=")


@pytest.mark.parametrize("viewer", ["read", "mirador"])
@pytest.mark.parametrize(
    "state",
    ["!!!", "javascript:alert(1)", encode(7), encode({"id": "https://\u202ex", "type": "Canvas"}),
     "A" * 20_000, encode([[[[[[[[[]]]]]]]]]), encode(f"{PUBLIC}/about")],
)  # fmt: skip
def test_a_state_that_cannot_be_read_opens_the_book_and_says_so(
    client: TestClient, shelve: Shelve, viewer: str, state: str
) -> None:
    book = shelve()
    answer = client.get(f"/manuscripts/{book}/{viewer}", params={"iiif-content": state})
    assert answer.status_code == 200
    assert "The book is opened at its beginning." in answer.text
    assert "javascript:alert" not in answer.text.replace("javascript%3Aalert", "")


def test_a_page_that_the_book_does_not_have_is_said_so(client: TestClient, shelve: Shelve) -> None:
    book, other = shelve(), shelve(shelfmark="MS 2")
    foreign = pages_of(client, other)[2]["id"]
    for canvas in (foreign, "c0000000000"):
        state = encode({"id": f"{PUBLIC}/iiif/{book}/canvas/{canvas}", "type": "Canvas"})
        text = client.get(f"/manuscripts/{book}/read?iiif-content={state}&lang=en").text
        assert "a page that this book does not have" in text
        russian = client.get(f"/manuscripts/{book}/read?iiif-content={state}&lang=ru").text
        assert "которой в этой книге нет" in russian


def test_the_dialog_is_told_everything_that_is_taken_along(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve(titles={"ar": ["القرآن\u202e الكريم"]}, languages=["ar"])
    share = config(client, f"/manuscripts/{book}/read")["share"]
    assert share["reader"] == f"{PUBLIC}/manuscripts/{book}/read"
    assert share["view"] == f"{PUBLIC}/view"
    assert share["canvas"] == f"{PUBLIC}/iiif/{book}/canvas/{{canvas}}"
    assert share["ark"] == URIS.ark(book, "CANVAS").replace("CANVAS", "{canvas}")
    assert share["words"]["folio"] == "f. {label}"
    assert share["words"]["citation"]["title"] == "القرآن الكريم"
    arabic = config(client, f"/manuscripts/{book}/read?lang=ar")["share"]
    assert arabic["words"]["folio"] == "و \u200e{label}"


def test_the_icon_carries_the_manifest_as_a_content_state(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    text = client.get(f"/manuscripts/{book}").text
    assert f'data-iiif-content="{PUBLIC}/iiif/{book}/manifest.json"' in text


def test_what_is_withheld_opens_nowhere(
    client: TestClient, shelve: Shelve, house: SmallHouse, at: datetime
) -> None:
    book, other = shelve(), shelve(shelfmark="MS 2")
    canvas = pages_of(client, other)[2]["id"]
    with house.sessions.begin() as session:
        manuscripts.withhold(session, other, is_withheld=True, at=at)
    both = json.dumps(state_of(URIS, [Spot(book), Spot(other, canvas)]))
    for path in (f"/manuscripts/{book}/mirador", "/view"):
        answer = client.get(path, params={"iiif-content": both})
        assert answer.status_code == 404
        assert "MS 2" not in answer.text
