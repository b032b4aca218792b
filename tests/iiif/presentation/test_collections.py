"""Collections: the top, all, by holder, by place, by work; in parts; never made by publishing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event

from catalog.authorities import merging, references
from catalog.errors import NotFound
from catalog.identifiers import Kind, mint
from catalog.identity import Manuscript
from catalog.record.published import published
from catalog.uris import Uris
from iiif.presentation import collections_api, found_api, kept
from iiif.presentation.two.negotiation import JSON_LD_2
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.search.invented import AT, text
from tests.catalog.search.small_shelf import SmallShelf
from tests.factories import some_pages
from tests.iiif.presentation.collected import Crawl2, Crawl3

URIS = Uris("http://testserver")


class Shelved(SmallShelf):
    """Books with pages, seen through the API."""

    client: TestClient

    def book(self, key: str, **more: Any) -> str:
        """A published book with two pages."""
        book = self.add(key, f"en|The book {key}", **more)
        row = self.session.get_one(Manuscript, book)
        some_pages(self.session, row, ["1r", "1v"], AT)
        record = published(self.session, book)
        assert record is not None
        references.index(self.session, book, record.document)
        self.session.commit()
        return book

    def manifests(self, address: str) -> list[str]:
        """The keys of the books that a collection names."""
        keys = {URIS.manifest(book): key for key, book in self.ids.items()}
        items = self.client.get(address).json()["items"]
        return [keys[item["id"]] for item in items if item["type"] == "Manifest"]


@pytest.fixture
def shelf(engine: Engine, disk_vault: Vault) -> Iterator[Shelved]:
    sessions = session_factory(engine)
    with sessions() as session:
        made = Shelved(session, disk_vault.root)
        app = FastAPI()
        app.include_router(collections_api.router(sessions, URIS, made.keeper))
        app.include_router(found_api.router(sessions, URIS, made.keeper))

        @app.exception_handler(NotFound)
        def not_found(_: Request, error: Exception) -> PlainTextResponse:
            return PlainTextResponse(str(error), status_code=404)

        with TestClient(app) as made.client:
            yield made


def _named(name: str, authority: str) -> dict[str, Any]:
    return {"name": text(f"en|{name}"), "authority_id": authority}


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iiif.presentation.collection.PART_MAX", 2)


def test_from_the_top_every_book_is_reached_by_every_way_in_both_versions(
    shelf: Shelved, small_parts: None
) -> None:
    place, work = shelf.authority("place", "en|Turkistan"), shelf.authority("work", "en|Diwan")
    for number in range(5):
        shelf.book(
            str(number),
            holder=f"library-{number % 3}",
            origin={"place": _named("T", place)},
            contents={"works": [{"id": "w1", "work": _named("D", work)}]},
        )
    shelf.add("without pages", "en|A book nobody photographed")
    shelf.session.commit()

    newer = Crawl3(shelf.client, URIS.top_collection())
    older = Crawl2(shelf.client, URIS.older(URIS.top_collection()))

    every = sorted(URIS.manifest(shelf.ids[str(number)]) for number in range(5))
    assert sorted(newer.manifests) == sorted(every * 4)
    assert older.manifests == [URIS.older(one) for one in newer.manifests]


def test_books_stand_by_shelfmark_and_parts_say_where_they_begin(
    shelf: Shelved, small_parts: None
) -> None:
    for number in (10, 9, 2, 33, 1):
        shelf.book(str(number), shelfmark=f"MS {number}")

    whole = shelf.client.get(URIS.collection()).json()

    assert [one["label"]["none"] for one in whole["items"]] == [["1–2"], ["3–4"], ["5–5"]]
    found = [key for part in whole["items"] for key in shelf.manifests(part["id"])]
    assert found == ["1", "2", "9", "10", "33"]
    assert shelf.client.get(f"{URIS.collection()}?page=4").status_code == 404


def test_a_short_list_is_one_document(shelf: Shelved) -> None:
    assert shelf.client.get(URIS.collection()).json()["items"] == []
    shelf.book("a")

    assert shelf.manifests(URIS.collection()) == ["a"]
    older = shelf.client.get(URIS.collection(), headers={"Accept": JSON_LD_2})
    assert older.headers["content-type"] == JSON_LD_2
    assert older.json()["total"] == 1


def test_what_is_withheld_leaves_at_once_and_comes_back(shelf: Shelved) -> None:
    shelf.book("a", holder="one")
    shelf.book("b", holder="two")
    assert shelf.manifests(URIS.shelf_collection("holder", "two")) == ["b"]

    shelf.withhold("b")
    shelf.session.commit()

    assert shelf.manifests(URIS.collection()) == ["a"]
    assert shelf.client.get(URIS.shelf_collection("holder", "two")).status_code == 404
    holders = shelf.client.get(URIS.ways_collection("holder")).json()["items"]
    assert [one["id"] for one in holders] == [URIS.shelf_collection("holder", "one")]
    shelf.withhold("b", is_withheld=False)
    shelf.session.commit()
    assert shelf.manifests(URIS.collection()) == ["a", "b"]


@pytest.mark.parametrize("way", ["place", "work"])
def test_a_merge_brings_two_collections_together_and_both_addresses_lead_there(
    shelf: Shelved, way: str
) -> None:
    one, other = shelf.authority(way, "en|Yasi"), shelf.authority(way, "en|Hazrat")
    for key, authority in (("a", one), ("b", other)):
        named = _named(key, authority)
        sections: dict[str, Any] = {"origin": {"place": named}}
        if way == "work":
            sections = {"contents": {"works": [{"id": "w1", "work": named}]}}
        shelf.book(key, **sections)
    assert shelf.manifests(URIS.shelf_collection(way, one)) == ["a"]

    merging.merge(shelf.session, shelf.root, one, other, new_id=mint(Kind.EVENT), by="Nur", at=AT)
    shelf.session.commit()

    listed = shelf.client.get(URIS.ways_collection(way)).json()["items"]
    assert [item["id"] for item in listed] == [URIS.shelf_collection(way, other)]
    assert shelf.manifests(URIS.shelf_collection(way, other)) == ["a", "b"]
    by_old_address = shelf.client.get(URIS.shelf_collection(way, one)).json()
    assert by_old_address["id"] == URIS.shelf_collection(way, other)


def test_a_collection_of_nothing_is_not_there(shelf: Shelved) -> None:
    shelf.book("a")

    for path in (
        "/iiif/collection/by/colour.json",
        "/iiif/collection/colour/red.json",
        "/iiif/collection/holder/nobody.json",
        "/iiif/collection/work/a0000000000.json",
        "/iiif/v2/collection/place/a0000000000.json",
        "/iiif/collection/all.json?page=2",
    ):
        assert shelf.client.get(path).status_code == 404, path
    for page in ("0", "-1", "x", "99999999999999999999"):
        assert shelf.client.get(f"{URIS.collection()}?page={page}").status_code == 422, page


def test_publishing_a_book_costs_the_same_however_many_there_are(
    shelf: Shelved, engine: Engine
) -> None:
    costs = []
    for count in (1, 12):
        for number in range(count):
            book = shelf.book(f"{count}-{number}")
        costs.append(_publishing(shelf, engine, book))

    assert costs[0] == costs[1]


def _publishing(shelf: Shelved, engine: Engine, book: str) -> list[str]:
    """What the database is asked while a manifest is kept."""
    asked: list[str] = []

    def note(*call: Any) -> None:
        asked.append(call[2])

    kept.keep(shelf.session, URIS, book, 1)
    event.listen(engine, "before_cursor_execute", note)
    kept.keep(shelf.session, URIS, book, 2)
    event.remove(engine, "before_cursor_execute", note)
    shelf.session.commit()
    return asked


def test_the_last_part_costs_what_the_first_does(shelf: Shelved, small_parts: None) -> None:
    for number in range(9):
        shelf.book(str(number))
    shelf.client.get(URIS.collection())

    assert _statements(shelf, 1) == _statements(shelf, 4)


def _statements(shelf: Shelved, part: int) -> int:
    asked: list[str] = []

    def note(*call: Any) -> None:
        asked.append(call[2])

    engine = shelf.session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    assert shelf.client.get(f"{URIS.collection()}?page={part}").status_code == 200
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)
