"""The stream of changes: whole pages that never change again, and moves that lead on."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from iiif.discovery import stream
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.harvest.doors import PUBLIC, client
from tests.catalog.harvest.library import Library

STREAM = "/iiif/discovery/changes.json"


@pytest.fixture
def library(sqlite_engine: Engine, disk_vault: Vault) -> Library:
    return Library(session_factory(sqlite_engine), disk_vault)


@pytest.fixture
def asked(library: Library) -> TestClient:
    return client(library.sessions)


def items(asked: TestClient) -> list[dict[str, Any]]:
    page = asked.get(asked.get(STREAM).json()["first"]["id"]).json()
    found: list[dict[str, Any]] = page["orderedItems"]
    while "next" in page:
        page = asked.get(page["next"]["id"]).json()
        found += page["orderedItems"]
    return found


def test_a_book_is_created_updated_and_deleted(library: Library, asked: TestClient) -> None:
    book = library.create(pages=1)
    library.change(book)
    library.withdraw(book)
    library.put_back(book)

    told = items(asked)

    assert [each["type"] for each in told] == ["Create", "Update", "Delete", "Update"]
    manifest = {"id": f"{PUBLIC}/iiif/{book}/manifest.json", "type": "Manifest"}
    assert told[2]["object"] == manifest
    assert told[0]["object"]["seeAlso"][0]["format"] == "application/tei+xml"
    assert all(each["endTime"].endswith("Z") for each in told)


def test_a_book_that_was_merged_has_moved_to_the_other(library: Library, asked: TestClient) -> None:
    kept, merged = library.create(pages=1), library.create(pages=1)
    library.withdraw(merged, successor_id=kept)

    last = items(asked)[-1]

    assert last["type"] == "Move"
    assert last["object"]["id"].endswith(f"{merged}/manifest.json")
    assert last["target"] == {"id": f"{PUBLIC}/iiif/{kept}/manifest.json", "type": "Manifest"}


def test_what_moved_to_a_book_without_pages_is_deleted(library: Library, asked: TestClient) -> None:
    kept, merged = library.create(), library.create(pages=1)
    library.withdraw(merged, successor_id=kept)

    assert items(asked)[-1]["type"] == "Delete"
    assert "target" not in items(asked)[-1]


def test_a_book_without_pages_has_no_manifest_to_tell_of(
    library: Library, asked: TestClient
) -> None:
    library.create()

    assert asked.get(STREAM).json()["totalItems"] == 0
    assert items(asked) == []


def test_pages_follow_one_another_and_full_ones_never_change(
    library: Library, asked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "PAGE", 2)
    monkeypatch.setattr("iiif.discovery.api.PAGE", 2)
    for _ in range(3):
        library.create(pages=1)
    first = asked.get("/iiif/discovery/changes/1.json")
    assert len(first.json()["orderedItems"]) == 2
    library.create(pages=1)
    library.create(pages=1)

    whole = asked.get(STREAM).json()
    last = asked.get(whole["last"]["id"]).json()
    again = asked.get(
        "/iiif/discovery/changes/1.json", headers={"if-none-match": first.headers["etag"]}
    )

    assert whole["totalItems"] == 5
    assert again.status_code == 304
    assert (last["startIndex"], last["prev"]["id"]) == (
        4,
        f"{PUBLIC}/iiif/discovery/changes/2.json",
    )
    assert "next" not in last
    assert last["partOf"]["id"] == whole["id"]
    assert len(items(asked)) == 5


def test_every_answer_may_be_read_by_scripts_of_other_sites(asked: TestClient) -> None:
    for path in (STREAM, "/iiif/discovery/changes/1.json"):
        assert asked.get(path).headers["access-control-allow-origin"] == "*"
        assert asked.options(path).status_code == 204
        assert "iiif.io/api/discovery/1/context.json" in asked.get(path).headers["content-type"]
