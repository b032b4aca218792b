from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import ASGITransport, AsyncClient

from ingest import partial_uploads, staging, uploads_api
from storage.errors import StorageFull
from tests import event_loops
from tests.ingest.conftest import House
from tests.ingest.tus import (
    BYTES,
    TUS,
    create,
    metadata,
    partials,
    send,
    staged,
    web_app,
)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / "web"


@pytest.fixture
def app(house: House, scratch: Path) -> FastAPI:
    return web_app(house, scratch)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


def test_a_file_sent_in_two_parts_is_staged_with_its_digest(
    client: TestClient, house: House, scratch: Path
) -> None:
    deposit_id = house.open()
    _, location = create(client, 6, deposit=deposit_id, filename="MS_١٢v.png")

    assert send(client, location, b"abc") == 204
    head = client.head(location, headers=TUS)
    assert head.headers["upload-offset"] == "3"
    assert send(client, location, b"def", 3) == 204

    (file,) = house.files(deposit_id)
    assert (file.original_name, file.state) == ("MS_١٢v.png", "staged")
    assert file.sha256 == hashlib.sha256(b"abcdef").hexdigest()
    assert staged(house, deposit_id) == b"abcdef"
    assert partials(scratch) == []


def test_bytes_that_a_dead_server_wrote_without_counting_are_cut(
    client: TestClient, house: House, scratch: Path
) -> None:
    deposit_id = house.open()
    _, location = create(client, 6, deposit=deposit_id, filename="1r.png")
    send(client, location, b"abc")
    with (scratch / "uploads" / location.rsplit("/", 1)[-1]).open("ab") as partial:
        partial.write(b"de")

    assert send(client, location, b"def", 3) == 204

    assert staged(house, deposit_id) == b"abcdef"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "image/png"}, 415),
        ({"Tus-Resumable": "0.2.2"}, 412),
        ({"Transfer-Encoding": "chunked"}, 411),
        ({"Upload-Offset": "1"}, 409),
        ({"Upload-Metadata": "filename é"}, 400),
    ],
)
def test_a_part_that_is_refused_counts_for_nothing(
    client: TestClient, house: House, headers: dict[str, str], status: int
) -> None:
    _, location = create(client, 6, deposit=house.open(), filename="1r.png")

    answer = client.patch(
        location,
        content=iter([b"abcdef"]) if "Transfer-Encoding" in headers else b"abcdef",
        headers=[
            (key.encode(), value.encode())
            for key, value in {**BYTES, "Upload-Offset": "0", **headers}.items()
        ],
    )

    assert answer.status_code == status
    assert client.head(location, headers=TUS).headers["upload-offset"] == "0"
    assert send(client, location, b"abcdef") == 204


def test_an_upload_whose_server_died_over_its_last_byte_is_gone_on_with(
    client: TestClient, house: House, scratch: Path
) -> None:
    deposit_id = house.open()
    _, location = create(client, 6, deposit=deposit_id, filename="1r.png")
    partial = scratch / "uploads" / location.rsplit("/", 1)[-1]
    partial.write_bytes(b"abcdef")
    info = partial.with_name(f"{partial.name}.info")
    info.write_text(json.dumps({**json.loads(info.read_text()), "offset": 6}))

    with partial_uploads.held(partial):
        assert client.head(location, headers=TUS).status_code == 423
    assert client.head(location, headers=TUS).headers["upload-offset"] == "5"

    assert send(client, location, b"f", 5) == 204
    assert staged(house, deposit_id) == b"abcdef"


def test_a_store_that_is_full_makes_the_upload_go_on_later(
    client: TestClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    deposit_id = house.open()
    _, location = create(client, 6, deposit=deposit_id, filename="1r.png")

    def full(*_: object, **__: object) -> None:
        raise StorageFull("staging", "full")

    with monkeypatch.context() as patch:
        patch.setattr(staging, "stage", full)
        assert send(client, location, b"abcdef") == 507

    assert client.head(location, headers=TUS).headers["upload-offset"] == "5"
    assert send(client, location, b"f", 5) == 204
    assert house.files(deposit_id)[0].state == "staged"


def test_a_file_that_could_not_be_taken_is_not_believed_to_be_here(
    client: TestClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    deposit_id = house.open()
    _, location = create(client, 6, deposit=deposit_id, filename="1r.png")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(staging, "stage", broken)
        with pytest.raises(RuntimeError):
            send(client, location, b"abcdef")

    assert client.head(location, headers=TUS).headers["upload-offset"] == "5"
    assert send(client, location, b"f", 5) == 204


def patching(app: FastAPI) -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app), base_url="http://testserver")


def test_a_second_sender_of_an_upload_is_told_at_once_that_it_is_being_written(
    app: FastAPI, client: TestClient, house: House
) -> None:
    deposit_id = house.open()
    _, location = create(client, 6, deposit=deposit_id, filename="1r.png")
    headers = {**BYTES, "Upload-Offset": "0", "Content-Length": "6"}

    async def two_senders() -> list[int]:
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def slowly() -> AsyncIterator[bytes]:
            yield b"abc"
            begun.set()
            await go_on.wait()
            yield b"def"

        async with patching(app) as one, patching(app) as other:
            first = asyncio.create_task(one.patch(location, content=slowly(), headers=headers))
            await begun.wait()
            second = await other.patch(location, content=b"abcdef", headers=headers)
            removal = await other.delete(location, headers=TUS)
            where = await other.head(location, headers=TUS)
            go_on.set()
            answers = [second, removal, where, await first]
        return [answer.status_code for answer in answers]

    assert event_loops.run(two_senders()) == [423, 423, 200, 204]
    assert staged(house, deposit_id) == b"abcdef"


def test_an_upload_that_another_process_writes_is_not_waited_for(
    client: TestClient, house: House, scratch: Path
) -> None:
    _, location = create(client, 6, deposit=house.open(), filename="1r.png")

    with partial_uploads.held(scratch / "uploads" / location.rsplit("/", 1)[-1]):
        assert send(client, location, b"abcdef") == 423

    assert send(client, location, b"abcdef") == 204


def test_a_sender_that_fell_silent_is_given_up_and_its_bytes_are_counted(
    app: FastAPI, client: TestClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads_api, "SILENCE_S", 0.1)
    deposit_id = house.open()
    _, location = create(client, 6, deposit=deposit_id, filename="1r.png")

    async def fall_silent() -> None:
        async def silently() -> AsyncIterator[bytes]:
            yield b"abc"
            await asyncio.Event().wait()

        async with patching(app) as sender:
            headers = {**BYTES, "Upload-Offset": "0", "Content-Length": "6"}
            await sender.patch(location, content=silently(), headers=headers)

    event_loops.run(fall_silent())

    assert client.head(location, headers=TUS).headers["upload-offset"] == "3"
    assert send(client, location, b"def", 3) == 204
    assert staged(house, deposit_id) == b"abcdef"


def test_an_upload_that_names_no_type_can_be_resumed(client: TestClient, house: House) -> None:
    told = {"deposit": house.open(), "filename": "١٢v.png"}
    answer = client.post(
        "/api/uploads",
        headers={**TUS, "Upload-Length": "6", "Upload-Metadata": metadata(**told)},
    )
    location = answer.headers["location"]
    send(client, location, b"abc")

    head = client.head(location, headers=TUS)

    assert head.status_code == 200
    assert (head.headers["upload-offset"], head.headers["upload-length"]) == ("3", "6")
    assert partial_uploads.read_metadata(head.headers["upload-metadata"]) == told
    assert head.headers["cache-control"] == "no-store"
    assert client.head(location).status_code == 412
    assert client.head(f"/api/uploads/{'0' * 32}", headers=TUS).status_code == 404


def test_an_upload_whose_time_is_over_is_gone(
    client: TestClient, house: House, scratch: Path
) -> None:
    _, location = create(client, 6, deposit=house.open(), filename="1r.png")
    info = scratch / "uploads" / f"{location.rsplit('/', 1)[-1]}.info"
    told = json.loads(info.read_text())
    info.write_text(json.dumps({**told, "expires": "Mon, 02 Jan 2006 15:04:05 GMT"}))

    assert client.head(location, headers=TUS).status_code == 410
    assert send(client, location, b"abcdef") == 410
