from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

from ingest import uploads_api
from ingest.limits import Limits
from tests.ingest.conftest import House, draw
from tests.ingest.tus import (
    BYTES,
    TUS,
    Settings,
    WebHouse,
    create,
    metadata,
    operator,
    partials,
    send,
    staged,
    web_app,
)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / "web"


@pytest.fixture
def client(house: House, scratch: Path) -> Iterator[TestClient]:
    with TestClient(web_app(house, scratch)) as client:
        yield client


def test_damaged_bytes_are_refused_and_can_be_sent_again(
    client: TestClient, house: House, scratch: Path
) -> None:
    deposit_id = house.open()
    promised = hashlib.sha256(b"abcdef").hexdigest()
    _, location = create(client, 6, deposit=deposit_id, filename="1r.png", sha256=promised)

    assert send(client, location, b"abcdeX") == 422
    assert partials(scratch) == []
    assert house.files(deposit_id)[0].state == "expected"

    _, location = create(client, 6, deposit=deposit_id, filename="1r.png", sha256=promised)
    assert send(client, location, b"abcdef") == 204


def test_damaged_bytes_take_nothing_from_the_good_ones_that_came_before(
    client: TestClient, house: House, tmp_path: Path
) -> None:
    deposit_id = house.open()
    draw(tmp_path / "1r.png")
    good = (tmp_path / "1r.png").read_bytes()
    _, location = create(client, len(good), deposit=deposit_id, filename="1r.png")
    assert send(client, location, good) == 204

    _, location = create(client, 6, deposit=deposit_id, filename="1r.png", sha256="0" * 64)
    assert send(client, location, b"abcdef") == 422

    assert staged(house, deposit_id) == good
    client.post(f"/api/deposits/{deposit_id}/start")
    assert house.work(deposit_id).state == "done"


@pytest.mark.parametrize("name", ["", ".", "./", "/", "a\0b.tif", "x" * 501])
def test_an_upload_under_a_name_that_cannot_be_kept_is_refused_with_a_sentence(
    client: TestClient, house: House, name: str
) -> None:
    deposit_id = house.open()

    told = metadata(deposit=deposit_id, filename=name)
    answer = client.post(
        "/api/uploads", headers={**TUS, "Upload-Length": "6", "Upload-Metadata": told}
    )

    assert answer.status_code == 400
    assert answer.json()["detail"].endswith(".")
    assert house.files(deposit_id) == []


@pytest.mark.parametrize(
    "filename",
    [base64.b64encode("é.tif".encode("latin-1")).decode(), "no base64", "YQ", "Y-Q_"],
    ids=["latin-1", "spaces", "cut off", "another alphabet"],
)
def test_metadata_that_cannot_be_read_is_refused_with_a_sentence(
    client: TestClient, house: House, filename: str
) -> None:
    told = f"{metadata(deposit=house.open())},filename {filename}"

    answer = client.post(
        "/api/uploads", headers={**TUS, "Upload-Length": "6", "Upload-Metadata": told}
    )

    assert answer.status_code == 400
    assert "UTF-8" in answer.json()["detail"]


def test_an_upload_for_an_unknown_or_closed_deposit_is_refused_before_bytes_flow(
    client: TestClient, house: House
) -> None:
    assert create(client, 6, deposit="d0000000000", filename="1r.png")[0] == 404
    deposit_id = house.open()
    _, location = create(client, 6, deposit=deposit_id, filename="1r.png")
    client.post(f"/api/deposits/{deposit_id}/cancel")

    assert create(client, 6, deposit=deposit_id, filename="2r.png")[0] == 409
    assert send(client, location, b"abcdef") == 409


@pytest.mark.parametrize("path", ["..%2f..%2fetc%2fpasswd", "x" * 32, ".locks", "0" * 31])
def test_an_upload_id_is_no_path(client: TestClient, path: str) -> None:
    answer = client.patch(
        f"/api/uploads/{path}", content=b"x", headers={**BYTES, "Upload-Offset": "0"}
    )

    assert answer.status_code == 404


def test_too_large_files_unknown_sizes_joined_uploads_and_bodies_are_refused(
    client: TestClient, house: House
) -> None:
    deposit_id = house.open()
    told = metadata(deposit=deposit_id, filename="1r.png", filetype="image/png")
    tries = [
        ({"Upload-Length": "1000001"}, b"", 413),
        ({"Upload-Defer-Length": "1"}, b"", 400),
        ({"Upload-Concat": "final;/api/uploads/a"}, b"", 400),
        ({"Upload-Length": "3"}, b"abc", 400),
        ({"Upload-Length": "-3"}, b"", 400),
        ({"Upload-Length": "3", "X-HTTP-Method-Override": "PATCH"}, b"", 405),
    ]

    codes = [
        client.post(
            "/api/uploads", content=body, headers={**TUS, "Upload-Metadata": told, **headers}
        ).status_code
        for headers, body, _ in tries
    ]

    assert list(map(int, codes)) == [expected for _, _, expected in tries]


def test_a_description_and_a_page_list_among_the_files_are_read(
    client: TestClient, house: House, tmp_path: Path
) -> None:
    deposit_id = house.open(description=None)
    draw(tmp_path / "0001.png")
    sent = {
        "manuscript.json": json.dumps(
            {"shelfmark": "MS 7", "title": {"en": ["A book"]}, "holder": "Library"}
        ).encode(),
        "pages.csv": b"file,label\n0001.png,12v\n",
        "0001.png": (tmp_path / "0001.png").read_bytes(),
        "Thumbs.db": b"x",
    }
    announced = client.post(
        f"/api/deposits/{deposit_id}/files",
        json={"files": [{"name": name, "size": len(data)} for name, data in sent.items()]},
    ).json()["files"]
    assert [file["wanted"] for file in announced] == [True, True, True, False]

    for name, data in list(sent.items())[:3]:
        _, location = create(client, len(data), deposit=deposit_id, filename=name)
        assert send(client, location, data) == 204
    started = client.post(f"/api/deposits/{deposit_id}/start").json()

    assert (started["state"], started["questions"]) == ("queued", [])
    assert [file.label for file in house.files(deposit_id)] == [None, None, "12v", None]


def test_an_empty_file_is_taken_and_refused_by_name_later(client: TestClient, house: House) -> None:
    deposit_id = house.open()

    assert create(client, 0, deposit=deposit_id, filename="12v.tif")[0] == 201

    client.post(f"/api/deposits/{deposit_id}/start")
    done = house.work(deposit_id)
    assert [(file.name, file.key) for file in done.refused] == [("12v.tif", "empty")]


def test_a_guard_that_says_no_keeps_bytes_out(house: House, scratch: Path) -> None:
    def guard() -> None:
        raise HTTPException(403)

    deposit_id = house.open()
    web = WebHouse(house, Settings(scratch, Limits()))
    app = FastAPI()
    routes = uploads_api.router(web, house.queue, operator)  # type: ignore[arg-type]
    app.include_router(routes)
    with TestClient(app) as open_client:
        _, location = create(open_client, 6, deposit=deposit_id, filename="1r.png")
    guarded = FastAPI()
    guarded.include_router(routes, dependencies=[Depends(guard)])

    with TestClient(guarded) as client:
        assert send(client, location, b"abcdef") == 403

    partial = scratch / "uploads" / location.rsplit("/", 1)[-1]
    assert partial.read_bytes() == b""
