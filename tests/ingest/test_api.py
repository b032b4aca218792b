from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from starlette.responses import JSONResponse

from catalog.errors import CatalogError
from catalog.uris import Uris
from ingest import api
from ingest.errors import IngestError
from ingest.limits import Limits
from storage.vault import Vault
from tests.ingest.conftest import DESCRIPTION, House
from tests.ingest.tus import operator

Scans = Callable[..., Path]


@dataclass(frozen=True)
class Settings:
    scratch: Path
    limits: Limits


@dataclass(frozen=True)
class WebHouse:
    house: House
    settings: Settings
    uris: Uris

    @property
    def sessions(self) -> object:
        return self.house.sessions

    @property
    def vault(self) -> Vault:
        return self.house.vault


@pytest.fixture
def client(house: House, tmp_path: Path) -> Iterator[TestClient]:
    web = WebHouse(house, Settings(tmp_path / "web", Limits()), Uris("http://testserver"))
    app = FastAPI()

    @app.exception_handler(IngestError)
    @app.exception_handler(CatalogError)
    def refuse(_: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, 422)

    app.include_router(api.router(web, house.queue, operator))  # type: ignore[arg-type]
    with TestClient(app) as client:
        yield client


def opened(client: TestClient) -> str:
    answer = client.post("/api/deposits", json={"description": DESCRIPTION})
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/deposits/{answer.json()['id']}"
    return str(answer.json()["id"])


def test_a_deposit_is_opened_asked_answered_and_followed_to_its_end(
    client: TestClient, house: House, scans: Scans
) -> None:
    deposit_id = opened(client)
    house.stage(deposit_id, scans("0001.png"))
    address = f"/api/deposits/{deposit_id}"

    asking = client.post(f"{address}/start").json()
    assert (asking["state"], asking["questions"][0]["key"]) == ("asking", "unclear-names")
    answered = client.post(f"{address}/answers", json={"unclear-names": {"choice": "folios"}})
    assert answered.json()["state"] == "queued"
    house.work(deposit_id)

    events = client.get(f"{address}/events").text.split("\n\n")
    assert [event.split("\n")[0] for event in events if event] == ["event: progress", "event: end"]
    told = json.loads(events[1].split("data: ")[1])
    assert (told["state"], told["pages_registered"], told["files_total"]) == ("done", 1, 1)
    assert client.get("/api/deposits").json()["deposits"][0]["id"] == deposit_id
    assert client.post(f"{address}/retry").json()["state"] == "done"


def test_a_page_list_and_a_description_are_taken(
    client: TestClient, house: House, scans: Scans
) -> None:
    deposit_id = str(client.post("/api/deposits", json={}).json()["id"])
    house.stage(deposit_id, scans("0001.png"))
    address = f"/api/deposits/{deposit_id}"

    assert client.put(f"{address}/description", json=DESCRIPTION).status_code == 200
    listed = client.put(f"{address}/page-list", content=b"file,label\n0001.png,12v\n")

    assert listed.status_code == 200
    assert client.post(f"{address}/start").json()["state"] == "queued"


def test_what_cannot_be_done_is_told_in_a_sentence(client: TestClient) -> None:
    deposit_id = opened(client)
    address = f"/api/deposits/{deposit_id}"
    tries = [
        client.get("/api/deposits/d0000000000"),
        client.get("/api/deposits/d0000000000/events"),
        client.post("/api/deposits", json={"description": {"shelfmark": "MS 1"}}),
        client.post("/api/deposits", json={"manuscript": "m123"}),
        client.put(f"{address}/page-list", content=b"\xff" * 10),
        client.put(f"{address}/page-list", content=b"a" * (5 << 20)),
        client.post(f"{address}/start"),
        client.post(f"{address}/answers", json={"unclear-names": {"choice": "folios"}}),
        client.post(f"{address}/retry"),
        client.post(f"{address}/files", json={"files": [{"name": "a\u0000b", "size": 1}]}),
        client.post(f"{address}/files", json={"files": [{"name": ".", "size": 1}]}),
    ]

    assert [answer.status_code for answer in tries] == [422] * len(tries)
    assert all(answer.json()["detail"].endswith(".") for answer in tries)


@pytest.mark.parametrize("manuscript", ["m\0", "m'", "m" * 21, ""])
def test_what_cannot_name_a_manuscript_is_refused(client: TestClient, manuscript: str) -> None:
    assert client.post("/api/deposits", json={"manuscript": manuscript}).status_code == 422


def test_a_deposit_that_is_not_under_way_is_cancelled_clean_without_a_worker(
    client: TestClient, house: House, scans: Scans
) -> None:
    waiting = opened(client)
    house.stage(waiting, scans("1r.png"))
    asking = house.send(scans("0001.png"))
    refused = scans("2r.png")
    (refused / "2r.png").write_bytes(b"no image")
    incomplete = house.send(refused)
    assert house.work(incomplete).state == "incomplete"
    assert len(list(house.vault.blobs.list("staging"))) == 3

    states = [
        client.post(f"/api/deposits/{deposit_id}/cancel").json()["state"]
        for deposit_id in (waiting, asking, incomplete)
    ]

    assert states == ["cancelled"] * 3
    assert list(house.vault.blobs.list("staging")) == []


def test_a_deposit_under_way_is_left_to_its_worker_to_clean(
    client: TestClient, house: House, scans: Scans
) -> None:
    deposit_id = house.send(scans("1r.png"))

    client.post(f"/api/deposits/{deposit_id}/cancel")

    assert len(list(house.vault.blobs.list("staging"))) == 1
