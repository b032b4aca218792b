"""Which of the two applications behind the front door answers, for odd spellings of a path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from sqlalchemy import Engine

from tests import event_loops
from viewer.asgi import FrontDoor, create_front_door
from viewer.assembly import build
from viewer.settings import load_settings


@pytest.fixture
def door(sqlite_engine: Engine, tmp_path: Path) -> Iterator[FrontDoor]:
    house = build(load_settings(data_dir=tmp_path, database_url=str(sqlite_engine.url)))
    yield create_front_door(house)
    house.engine.dispose()


async def status_and_kind(door: FrontDoor, scope: dict[str, Any]) -> tuple[int, str]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    told = {
        "type": "http", "method": "GET", "query_string": b"", "headers": [(b"host", b"here")],
        "scheme": "http", "server": ("here", 80), "client": ("127.0.0.1", 1),
        "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    await door(told | scope, receive, send)
    return sent[0]["status"], dict(sent[0]["headers"])[b"content-type"].decode()


@pytest.mark.parametrize(
    "raw",
    [
        "/iiif%2F3/i123/info.json",
        "/iiif/3%2Fi123/info.json",
        "/%69iif/3/i123/info.json",
        "/iiif/%33/i123/info.json",
        "/iiif/%32/i123/full/max/0/default.jpg",
        "/%2Fiiif/3/x",
    ],
)
def test_a_prefix_in_another_spelling_is_no_page_and_no_image(raw: str, door: FrontDoor) -> None:
    scope = {"path": unquote(raw), "raw_path": raw.encode()}
    status, _ = event_loops.run(status_and_kind(door, scope))
    assert status == 404


@pytest.mark.parametrize("unsaid", [{}, {"raw_path": None}, {"raw_path": b""}])
def test_a_server_that_does_not_tell_the_path_as_it_came_is_served_all_the_same(
    unsaid: dict[str, Any], door: FrontDoor
) -> None:
    scope = {"path": "/iiif/3/a b^/full/^max/0/default.jpg"} | unsaid
    assert event_loops.run(status_and_kind(door, scope)) == (404, "application/problem+json")
    assert event_loops.run(status_and_kind(door, {"path": "/health"} | unsaid))[0] == 200
