from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from catalog import images, manuscripts
from catalog.errors import NotFound
from catalog.manuscripts import Manuscript
from catalog.pages import pages_of
from catalog.uris import Uris
from iiif.presentation import kept
from iiif.presentation.api import router
from iiif.presentation.rules import check
from iiif.presentation.two.negotiation import JSON_LD_2
from iiif.presentation.two.negotiation import JSON_LD_3 as JSON_LD
from storage.database import session_factory
from tests.factories import a_manuscript, some_pages
from tests.iiif.presentation.books import leaves
from tests.iiif.presentation.two.said import said_in_2, said_in_3

BASE = "http://testserver"
URIS = Uris(BASE)
RECOMMENDED = {"summary-missing", "provider-missing"}
ACCEPTS_NO_GZIP = {"Accept-Encoding": "identity"}


@pytest.fixture
def sessions(sqlite_engine: Engine) -> sessionmaker[Session]:
    return session_factory(sqlite_engine)


@pytest.fixture
def book(sessions: sessionmaker[Session], at: datetime) -> Manuscript:
    with sessions.begin() as session:
        made = a_manuscript(session, at)
        some_pages(session, made, ["1r", "1v", "2r", "2v"], at)
        kept.keep(session, URIS, made.id, 1)
    return made


@pytest.fixture
def client(sessions: sessionmaker[Session]) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(router(sessions, URIS))

    @app.exception_handler(NotFound)
    def not_found(_: Request, error: Exception) -> PlainTextResponse:
        return PlainTextResponse(str(error), status_code=404)

    with TestClient(app) as made:
        yield made


def first_canvas(sessions: sessionmaker[Session], book: Manuscript) -> str:
    with sessions() as session:
        return pages_of(session, book.id)[0].canvas_id


def test_the_manifest_is_json_ld_for_everybody(client: TestClient, book: Manuscript) -> None:
    answer = client.get(URIS.manifest(book.id), headers={"Origin": "https://mirador.example.org"})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == JSON_LD
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "max-age=2," in answer.headers["cache-control"]
    assert answer.json()["id"] == URIS.manifest(book.id)
    assert parsedate_to_datetime(answer.headers["last-modified"]) == book.changed_at
    assert {finding.code for finding in check(answer.json())} <= RECOMMENDED


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", JSON_LD),
        ("", JSON_LD),
        ("application/ld+json", JSON_LD),
        (JSON_LD, JSON_LD),
        ("application/json", "application/json"),
        ("application/json, application/ld+json;q=0.5", "application/json"),
        ("application/ld+json, application/json", JSON_LD),
        ("application/json;q=0, */*", JSON_LD),
        ("text/html,application/xhtml+xml,*/*;q=0.8", JSON_LD),
        ("image/png", JSON_LD),
    ],
)
def test_plain_json_is_sent_to_those_who_like_it_better(
    client: TestClient, book: Manuscript, accept: str, kind: str
) -> None:
    answer = client.get(URIS.manifest(book.id), headers={"Accept": accept})

    assert answer.headers["content-type"] == kind
    assert answer.headers["vary"] == "Accept, Accept-Encoding"


def test_gzip_is_sent_as_it_is_kept(client: TestClient, book: Manuscript) -> None:
    plain = client.get(URIS.manifest(book.id), headers=ACCEPTS_NO_GZIP)
    packed = client.get(URIS.manifest(book.id), headers={"Accept-Encoding": "br;q=1, gzip;q=0.5"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]


def test_who_refuses_gzip_does_not_get_it(client: TestClient, book: Manuscript) -> None:
    answer = client.get(URIS.manifest(book.id), headers={"Accept-Encoding": "gzip;q=0, *;q=0.1"})

    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_the_client_has_already_is_not_sent_again(
    client: TestClient, book: Manuscript, encoding: str
) -> None:
    headers = {"Accept-Encoding": encoding}
    tag = client.get(URIS.manifest(book.id), headers=headers).headers["etag"]

    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = client.get(URIS.manifest(book.id), headers={**headers, "If-None-Match": known})

        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["etag"] == tag
        assert answer.headers["access-control-allow-origin"] == "*"


def test_the_manifest_in_2_1_by_its_address_and_by_what_is_accepted(
    client: TestClient, book: Manuscript
) -> None:
    newer = client.get(URIS.manifest(book.id))
    by_address = client.get(URIS.older(URIS.manifest(book.id)))
    by_profile = client.get(URIS.manifest(book.id), headers={"Accept": JSON_LD_2})

    assert by_address.headers["content-type"] == "application/json"
    assert by_profile.headers["content-type"] == JSON_LD_2
    assert by_address.content == by_profile.content
    assert said_in_2(by_address.json()) == said_in_3(newer.json())
    assert by_profile.headers["etag"] != newer.headers["etag"]
    assert by_profile.headers["content-location"] == by_address.json()["@id"]
    assert f"<{URIS.manifest(book.id)}>" in by_profile.headers["link"]
    assert f"<{by_address.json()['@id']}>" in newer.headers["link"]


def test_a_client_that_has_one_version_is_sent_the_other(
    client: TestClient, book: Manuscript
) -> None:
    tag = client.get(URIS.manifest(book.id)).headers["etag"]

    answer = client.get(URIS.manifest(book.id), headers={"Accept": JSON_LD_2, "If-None-Match": tag})

    assert answer.status_code == 200
    assert answer.json()["@type"] == "sc:Manifest"


def test_a_canvas_is_one_resource_in_both_versions(
    client: TestClient, sessions: sessionmaker[Session], book: Manuscript
) -> None:
    address = URIS.canvas(book.id, first_canvas(sessions, book))
    older = {"Accept": JSON_LD_2}

    canvas = client.get(address, headers=older).json()

    assert canvas["@id"] == client.get(address).json()["id"] == address
    assert canvas["within"] == URIS.older(URIS.manifest(book.id))
    (painting,) = canvas["images"]
    assert client.get(painting["@id"], headers=older).json()["on"] == address
    listed = client.get(f"{address}/page", headers=older).json()
    assert listed["resources"] == [painting]


def test_a_new_revision_is_sent_though_the_client_has_the_old_one(
    client: TestClient, sessions: sessionmaker[Session], book: Manuscript, at: datetime
) -> None:
    tag = client.get(URIS.manifest(book.id)).headers["etag"]
    with sessions.begin() as session:
        some_pages(session, book, ["3r"], at + timedelta(hours=1))
        kept.keep(session, URIS, book.id, 2)

    answer = client.get(URIS.manifest(book.id), headers={"If-None-Match": tag})

    assert answer.status_code == 200
    assert len(answer.json()["items"]) == 5


@pytest.mark.parametrize("what", ["manifest", "canvas", "page", "painting"])
def test_head_says_what_get_would_and_options_allow_everybody(
    client: TestClient, sessions: sessionmaker[Session], book: Manuscript, what: str
) -> None:
    canvas = URIS.canvas(book.id, first_canvas(sessions, book))
    address = {
        "manifest": URIS.manifest(book.id),
        "canvas": canvas,
    }.get(what, f"{canvas}/{what}")

    got = client.get(address, headers=ACCEPTS_NO_GZIP)
    head = client.head(address, headers=ACCEPTS_NO_GZIP)
    allowed = client.options(address)

    assert got.status_code == head.status_code == 200
    assert head.content == b""
    assert dict(head.headers) == dict(got.headers)
    assert int(head.headers["content-length"]) == len(got.content)
    assert allowed.status_code == 204
    assert "GET" in allowed.headers["access-control-allow-methods"]


def test_every_id_of_a_manifest_can_be_opened(client: TestClient, book: Manuscript) -> None:
    for canvas in client.get(URIS.manifest(book.id)).json()["items"]:
        page = canvas["items"][0]
        for resource in (canvas, page, page["items"][0]):
            found = client.get(resource["id"]).json()

            assert check(found) == []
            assert resource.items() <= found.items()
            assert found["partOf"][0]["id"] == URIS.manifest(book.id)


def test_a_dropped_copy_is_made_once_by_the_first_who_asks(
    client: TestClient, sessions: sessionmaker[Session], book: Manuscript
) -> None:
    before = client.get(URIS.manifest(book.id)).headers["etag"]
    with sessions.begin() as session:
        kept.drop(session, book.id)

    again = client.get(URIS.manifest(book.id))

    assert again.headers["etag"] == before
    with sessions() as session:
        assert kept.stamp(session, book.id) is not None


def test_a_canvas_is_found_though_the_manifest_was_dropped(
    client: TestClient, sessions: sessionmaker[Session], book: Manuscript
) -> None:
    with sessions.begin() as session:
        kept.drop(session, book.id)

    assert client.get(URIS.canvas(book.id, first_canvas(sessions, book))).status_code == 200


def test_a_withheld_manuscript_answers_like_one_that_is_not_there(
    client: TestClient, sessions: sessionmaker[Session], book: Manuscript, at: datetime
) -> None:
    canvas = first_canvas(sessions, book)
    with sessions.begin() as session:
        manuscripts.withhold(session, book.id, is_withheld=True, at=at)
        kept.drop(session, book.id)

    for _ in range(2):
        assert client.get(URIS.manifest(book.id)).status_code == 404
        assert client.get(URIS.canvas(book.id, canvas)).status_code == 404


def test_a_withheld_image_is_named_nowhere_and_its_canvas_stays(
    client: TestClient, sessions: sessionmaker[Session], book: Manuscript, at: datetime
) -> None:
    canvas = first_canvas(sessions, book)
    with sessions.begin() as session:
        image_id = pages_of(session, book.id)[0].image_id or ""
        images.withhold(session, image_id, is_withheld=True, at=at)
        kept.drop(session, book.id)

    answers = [client.get(a) for a in (URIS.manifest(book.id), URIS.canvas(book.id, canvas))]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not any(image_id in answer.text for answer in answers)
    assert client.get(URIS.annotation_page(book.id, canvas)).status_code == 404
    assert client.get(URIS.annotation(book.id, canvas)).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/iiif/m0000000000/manifest.json", "/iiif/collection/manifest.json", "/iiif/x/canvas/y"],
)
def test_what_is_not_there_is_not_found(client: TestClient, book: Manuscript, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_unknown_canvas_of_a_known_book_is_not_found(
    client: TestClient, book: Manuscript
) -> None:
    assert client.get(URIS.canvas(book.id, "c0000000000")).status_code == 404


def test_a_request_costs_the_same_however_many_pages_there_are(
    client: TestClient, sqlite_engine: Engine, sessions: sessionmaker[Session], at: datetime
) -> None:
    costs = [_statements(client, sqlite_engine, sessions, at, count) for count in (2, 60)]

    assert costs[0] == costs[1]
    assert not any("sides" in statement or "images" in statement for statement in costs[1])


def _statements(
    client: TestClient, engine: Engine, sessions: sessionmaker[Session], at: datetime, count: int
) -> list[str]:
    """What the database is asked for one manifest and one canvas of a book of `count` sides."""
    with sessions.begin() as session:
        made = a_manuscript(session, at, shelfmark=f"MS {count}")
        some_pages(session, made, leaves(count), at)
        kept.keep(session, URIS, made.id, 1)
    addresses = [URIS.manifest(made.id), URIS.canvas(made.id, first_canvas(sessions, made))]
    asked: list[str] = []

    def note(*call: Any) -> None:
        asked.append(call[2])

    event.listen(engine, "before_cursor_execute", note)
    for address in addresses:
        client.get(address)
    event.remove(engine, "before_cursor_execute", note)
    return asked


def test_the_kept_bytes_are_those_that_travel(
    client: TestClient, sessions: sessionmaker[Session], book: Manuscript
) -> None:
    with sessions() as session:
        copy = kept.load(session, book.id, compressed=True)
    assert copy is not None

    with client.stream("GET", URIS.manifest(book.id)) as answer:
        raw = b"".join(answer.iter_raw())

    assert raw == copy.body
    assert json.loads(gzip.decompress(raw))["type"] == "Manifest"


@pytest.mark.parametrize("path", ["/iiif/m0000000000/manifest.json", "{canvas}0"])
def test_asking_for_what_is_not_there_holds_up_no_writer(
    client: TestClient, sessions: sessionmaker[Session], book: Manuscript, path: str
) -> None:
    address = path.format(canvas=URIS.canvas(book.id, first_canvas(sessions, book)))

    with sessions.begin() as writer:
        kept.drop(writer, "m1111111111")
        answer = client.get(address)

    assert answer.status_code == 404
