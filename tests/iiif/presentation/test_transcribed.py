"""Lines as annotations: linked from their canvas, each on its place, for whoever may read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker
from starlette.testclient import TestClient

from catalog import images, publication
from catalog.errors import CanvasNotFound, Withdrawn
from catalog.handling.policies import PolicyDraft, set_policy
from catalog.handling.rules import Rule
from catalog.identifiers import mint
from catalog.pages import pages_of
from catalog.revisions import Change
from catalog.transcription.standing import show, withdraw
from catalog.uris import Uris
from iiif.presentation import api, kept, transcribed_api
from iiif.presentation.rules import check
from iiif.presentation.rules.findings import Grade
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.transcription.made import page_xml, region, text_line
from tests.catalog.transcription.shown_book import a_book, hand, proposed

URIS = Uris("https://books.example.org")
ABOUT = 'imageFilename="leaf_1r.jpg" imageWidth="1000" imageHeight="2000"'
STRAIGHT, SLANTED = "100,100 900,100 900,200 100,200", "100,300 900,340 900,440 100,400"


def after(session: Session, manuscript_id: str, revision: int) -> None:
    kept.keep(session, URIS, manuscript_id, revision)


@pytest.fixture
def sessions(sqlite_engine: Engine) -> sessionmaker[Session]:
    return session_factory(sqlite_engine)


@pytest.fixture
def client(sessions: sessionmaker[Session]) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(api.router(sessions, URIS))
    app.include_router(transcribed_api.router(sessions, URIS))
    with TestClient(app, base_url=URIS.base) as made:
        yield made


@pytest.fixture
def book(sessions: sessionmaker[Session], disk_vault: Vault, at: datetime) -> tuple[str, str, str]:
    """A published book with one side, and its transcription, which is shown."""
    lines = text_line("بسم الله", points=STRAIGHT) + text_line("الرحمن", points=SLANTED)
    with sessions.begin() as session:
        side = ("1r", "leaf_1r.jpg", 1000, 2000)
        book_id, (canvas_id,) = a_book(session, disk_vault, [side], at, after=after)
        data = page_xml(region(lines), attributes=ABOUT)
        made = proposed(session, disk_vault, book_id, {"a.xml": data}, at, "ar")
        show(session, book_id, made.transcription.id, seen=1, hand=hand(disk_vault, at, after))
        return book_id, canvas_id, made.transcription.id


def lines_of(client: TestClient, book: tuple[str, str, str]) -> Any:
    return client.get(URIS.transcribed_canvas(book[0], book[1]))


def test_the_canvas_links_its_lines_and_both_documents_keep_the_rules(
    client: TestClient, book: tuple[str, str, str]
) -> None:
    manifest = client.get(URIS.manifest(book[0])).json()
    assert [one for one in check(manifest) if one.grade is Grade.MUST] == []
    (reference,) = manifest["items"][0]["annotations"]
    assert reference["id"] == URIS.transcribed_canvas(book[0], book[1])
    assert set(reference["label"]) == {"en", "kk", "ru", "ar"}
    page = lines_of(client, book)
    assert page.headers["access-control-allow-origin"] == "*"
    assert check(page.json()) == []
    again = client.get(reference["id"], headers={"if-none-match": page.headers["etag"]})
    assert again.status_code == 304


def test_each_line_supplements_the_canvas_in_its_language_and_direction(
    client: TestClient, book: tuple[str, str, str]
) -> None:
    straight, slanted = lines_of(client, book).json()["items"]
    assert [one["motivation"] for one in (straight, slanted)] == [["supplementing"]] * 2
    assert straight["body"] == {
        "type": "TextualBody", "value": "بسم الله", "format": "text/plain", "language": "ar",
        "textDirection": "rtl",
    }  # fmt: skip
    canvas = URIS.canvas(book[0], book[1])
    assert straight["target"] == f"{canvas}#xywh=100,100,800,100"
    drawing, fragment = slanted["target"]["selector"]
    assert slanted["target"]["source"] == canvas
    assert "M100 300 L900 340 L900 440 L100 400 Z" in drawing["value"]
    assert fragment["value"] == "xywh=100,300,800,140"


def test_over_a_side_that_custodians_want_uncovered_nothing_is_drawn(
    client: TestClient, sessions: sessionmaker[Session], book: tuple[str, str, str], at: datetime
) -> None:
    rule = PolicyDraft(
        rules=frozenset({Rule.NOT_COVERED}), canvas_ids=(), note=(), custodian="The house"
    )
    with sessions.begin() as session:
        set_policy(session, book[0], rule, seen=0, by="Maryam", at=at)
    items = lines_of(client, book).json()["items"]
    assert {one["target"] for one in items} == {URIS.canvas(book[0], book[1])}
    assert [one["body"]["value"] for one in items] == ["بسم الله", "الرحمن"]


def test_a_withdrawn_transcription_is_linked_and_given_to_nobody(
    client: TestClient, sessions: sessionmaker[Session], disk_vault: Vault,
    book: tuple[str, str, str], at: datetime,
) -> None:  # fmt: skip
    with sessions.begin() as session:
        withdraw(session, book[0], book[2], seen=2, hand=hand(disk_vault, at, after))
    assert "annotations" not in client.get(URIS.manifest(book[0])).json()["items"][0]
    with pytest.raises(CanvasNotFound):
        lines_of(client, book)


def test_what_is_written_on_a_withheld_side_or_in_a_withdrawn_book_is_not_there(
    client: TestClient, sessions: sessionmaker[Session], disk_vault: Vault,
    book: tuple[str, str, str], at: datetime,
) -> None:  # fmt: skip
    with sessions.begin() as session:
        (page,) = pages_of(session, book[0])
        images.withhold(session, page.image_id or "", is_withheld=True, at=at)
    with pytest.raises(CanvasNotFound):
        lines_of(client, book)
    with sessions.begin() as session:
        publication.publish(
            session, disk_vault.root, book[0], change=Change.DELETE, by="Yusuf", message="Gone",
            at=at, new_id=mint, after=after,
        )  # fmt: skip
    with pytest.raises(Withdrawn):
        lines_of(client, book)


def test_viewers_of_version_2_get_the_lines_as_text_painted_on_the_canvas(
    client: TestClient, book: tuple[str, str, str]
) -> None:
    (listed,) = client.get(URIS.older(URIS.manifest(book[0]))).json()["sequences"][0]["canvases"][
        0
    ]["otherContent"]
    lines = client.get(listed["@id"]).json()
    assert lines["@type"] == "sc:AnnotationList"
    first = lines["resources"][0]
    assert first["motivation"] == "sc:painting"
    assert first["resource"]["chars"] == "بسم الله"
    assert first["resource"]["language"] == "ar"
