"""/view: a link of any viewer goes to the right page, or is told apart without asking anybody."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from catalog.directions import ViewingDirection
from catalog.identity import ManuscriptState, find
from catalog.references.tables import OutsideReference, Reason
from catalog.uris import Uris
from iiif.content_state.encoding import TEXT_MAX, decode, encode
from iiif.content_state.finding import Spot
from iiif.content_state.making import state_of
from tests.viewer.conftest import PUBLIC, Shelve, SmallHouse
from tests.viewer.test_content_state import pages_of
from viewer.languages import LANGUAGES

URIS = Uris(PUBLIC)
THEIRS: dict[str, Any] = {
    "id": "https://other.example/canvas/7#xywh=1,2,3,4", "type": "Canvas",
    "partOf": [{"id": "https://other.example/manifest?a=1&b=2", "type": "Manifest"}],
}  # fmt: skip


def gone_to(client: TestClient, state: str) -> str:
    answer = client.get("/view", params={"iiif-content": state}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return answer.headers["location"]


def test_a_link_goes_to_the_page_and_the_region_that_it_names(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    canvas = pages_of(client, book)[3]["id"]
    region = (100, 200, 300, 400)
    state = state_of(URIS, [Spot(book, canvas, region)])
    page = f"/manuscripts/{book}/read?canvas={canvas}&marked=100,200,300,400&xywh=100,200,300,400"
    assert gone_to(client, encode(state)) == page
    assert gone_to(client, json.dumps(state)) == page
    assert gone_to(client, f"https://viewer.example/?iiif-content={encode(state)}") == page
    assert gone_to(client, URIS.manifest(book)) == f"/manuscripts/{book}/read"
    assert gone_to(client, URIS.ark(book, canvas)) == f"/manuscripts/{book}/read?canvas={canvas}"
    assert gone_to(client, URIS.top_collection()) == "/manuscripts"


def test_two_places_go_to_the_page_that_compares(client: TestClient, shelve: Shelve) -> None:
    book, other = shelve(), shelve(shelfmark="MS 2")
    state = state_of(URIS, [Spot(book), Spot(other, pages_of(client, other)[2]["id"])])
    where = urlsplit(gone_to(client, encode(state)))
    assert where.path == f"/manuscripts/{book}/mirador"
    assert decode(parse_qs(where.query)["iiif-content"][0]) == state
    assert client.get(where.geturl()).status_code == 200


def test_a_state_is_sent_as_json_or_by_the_form(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    state = state_of(URIS, [Spot(book, pages_of(client, book)[1]["id"])])
    page = gone_to(client, encode(state))
    for sent in (
        {"json": state},
        {"json": {"type": "Annotation", "motivation": ["contentState"], "target": state}},
        {"json": URIS.canvas(book, pages_of(client, book)[1]["id"])},
        {"data": {"iiif-content": json.dumps(state)}},
        {"data": {"iiif-content": encode(state)}},
    ):
        answer = client.post("/view", follow_redirects=False, **sent)
        assert (answer.status_code, answer.headers.get("location")) == (303, page)


def test_without_a_link_there_is_a_place_to_paste_one(client: TestClient) -> None:
    for language in LANGUAGES:
        answer = client.get("/view", params={"lang": language})
        assert answer.status_code == 200
        assert '<textarea id="state" name="iiif-content"' in answer.text


def test_what_is_elsewhere_is_offered_and_nothing_is_asked(
    client: TestClient, shelve: Shelve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("somebody was asked")

    book = shelve()
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    answer = client.get("/view", params={"iiif-content": encode(THEIRS)})
    assert answer.status_code == 200
    assert (
        '<a href="https://other.example/manifest?a=1&amp;b=2" rel="noopener noreferrer external">'
        in answer.text
    )
    assert "other.example" not in answer.headers["content-security-policy"]
    assert "<img" not in answer.text
    mixed = client.get(
        "/view", params={"iiif-content": encode([THEIRS, state_of(URIS, [Spot(book)])])}
    )
    assert f'href="/manuscripts/{book}/read"' in mixed.text
    assert "other.example" in mixed.text


def test_what_staff_put_beside_a_book_is_compared_on_its_page(
    client: TestClient, shelve: Shelve, house: SmallHouse
) -> None:
    book = shelve()
    fields: dict[str, Any] = {
        "address": "https://other.example/manifest?a=1&b=2", "reason": Reason.SAME_WORK,
        "note": "", "note_language": "none", "version": 3, "label": {}, "holder": {},
        "statement": {}, "rights": "", "direction": ViewingDirection.RIGHT_TO_LEFT, "hosts": [],
        "sides": [[f"https://other.example/canvas/{at}", "1r"] for at in (6, 7)],
        "sha256": None, "edition": 1, "is_removed": False, "log": [], "by": "Aigul",
        "at": datetime(2026, 3, 1, tzinfo=UTC),
    }  # fmt: skip
    with house.sessions.begin() as session:
        session.add(OutsideReference(id="j0000000001", manuscript_id=book, **fields))
    text = client.get("/view", params={"iiif-content": encode(THEIRS)}).text
    assert f"/manuscripts/{book}/references/j0000000001/compare?side=1" in text


@pytest.mark.parametrize(
    "state",
    ["!!!", "javascript:alert(1)", encode(7), encode([]), "A" * (TEXT_MAX + 1), "[" * 9000,
     encode({"id": "https://x.example/\u202ex", "type": "Canvas"}), "<script>alert(1)</script>",
     encode([f"https://x.example/{at}" for at in range(40)]), f"{PUBLIC}/sign-in", "é" * 300],
)  # fmt: skip
def test_what_cannot_be_opened_is_said_in_one_sentence(client: TestClient, state: str) -> None:
    answer = client.get("/view", params={"iiif-content": state})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "<script>alert" not in answer.text
    program = client.get(
        "/view", params={"iiif-content": state}, headers={"accept": "application/json"}
    )
    assert program.status_code == 400
    assert program.headers["content-type"] == "application/problem+json"
    assert client.post("/view", data={"iiif-content": state}).status_code == 400


def test_a_withdrawn_book_says_so_and_an_unknown_one_is_not_found(
    client: TestClient, shelve: Shelve, house: SmallHouse
) -> None:
    book = shelve()
    canvas = pages_of(client, book)[1]["id"]
    with house.sessions.begin() as session:
        row = find(session, book)
        row.state, row.is_withheld = ManuscriptState.WITHDRAWN, True
    state = encode(state_of(URIS, [Spot(book, canvas)]))
    assert gone_to(client, state) == f"/manuscripts/{book}"
    assert client.get(f"/manuscripts/{book}").status_code == 410
    unknown = encode(state_of(URIS, [Spot("m0000000000", canvas)]))
    assert client.get("/view", params={"iiif-content": unknown}).status_code == 404


def test_a_body_of_any_size_and_kind_is_answered(client: TestClient) -> None:
    for body, kind in (
        (b"x" * 1_000_000, "application/json"), (b"\xff\xfe\x00", "application/json"),
        (b"iiif-content=%ff%00&" * 100, "application/x-www-form-urlencoded"),
        (b"", "application/json"), (b"{}", "multipart/form-data"), (b"{}", ""),
        (b'{"id":' * 9000, "application/ld+json"),
    ):  # fmt: skip
        answer = client.post("/view", content=body, headers={"content-type": kind})
        assert answer.status_code == 400, (kind, answer.text)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=120))
def test_no_text_breaks_the_page(client: TestClient, text: str) -> None:
    answer = client.get("/view", params={"iiif-content": text.encode("utf-8", "replace")})
    assert answer.status_code in (200, 400, 404)
