"""Programs are answered by a process of their own, and by this one where that is not there."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.paths import OAI_PATH, SITEMAP_PATH
from tests.migrated import sqlite_copy
from viewer.asgi import FrontDoor, create_front_door
from viewer.assembly import build
from viewer.back_room import BODY_BYTES_MAX, BackRoom, NobodyThere
from viewer.programs import ForWhom
from viewer.settings import load_settings

PATIENCE_S = 60.0
# A child that serves nothing, where the test itself stands behind the socket.
NOBODY = ("-c", "import sys; sys.stdin.read()")
Answer = tuple[int, dict[bytes, bytes], bytes]


def scope_of(path: str, method: str = "GET", query: bytes = b"", **headers: str) -> dict[str, Any]:
    told = {"host": "books.example.org", **headers}
    return {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(),
        "query_string": query, "scheme": "http", "http_version": "1.1", "root_path": "",
        "server": ("books.example.org", 80), "client": ("192.0.2.7", 4000),
        "headers": [(name.replace("_", "-").encode(), one.encode()) for name, one in told.items()],
    }  # fmt: skip


async def ask(app: Any, scope: dict[str, Any], body: bytes = b"") -> Answer:
    sent: list[Any] = []

    left = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        return left.pop() if left else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    whole = b"".join(message["body"] for message in sent[1:])
    assert sent[-1].get("more_body", False) is False
    return sent[0]["status"], dict(sent[0]["headers"]), whole


@pytest.fixture
def house_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sqlite_copy(tmp_path / "kitabdar.sqlite")
    monkeypatch.setenv("KITABDAR_DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def door(house_in: Path) -> Iterator[tuple[FrontDoor, BackRoom]]:
    house = build(load_settings(data_dir=house_in))
    room = BackRoom()
    yield create_front_door(house, room), room
    room.stop()
    house.engine.dispose()


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_the_child_answers_as_this_process_does_and_again_after_it_fell(
    door: tuple[FrontDoor, BackRoom],
) -> None:
    front, room = door
    asked = scope_of(OAI_PATH, query=b"verb=Identify", accept_encoding="gzip;q=0")

    async def walk() -> None:
        alone = await ask(front, asked)
        until(room.socket.exists)
        assert room.process is not None
        child = room.process.pid
        assert os.getpriority(os.PRIO_PROCESS, child) > os.getpriority(os.PRIO_PROCESS, 0)
        beside = await ask(room, asked)
        assert beside[0] == alone[0] == 200
        assert beside[2][:200] == alone[2][:200]
        names = {*beside[1]} - {b"x-request-id"}
        assert names == {*alone[1]} - {b"x-request-id"}
        status, headers, body = await ask(room, scope_of(SITEMAP_PATH, "HEAD"))
        assert (status, body) == (200, b"")
        assert int(headers[b"content-length"]) > 0
        form = scope_of(
            OAI_PATH, "POST", content_type="application/x-www-form-urlencoded", content_length="13"
        )
        assert b"</Identify>" in (await ask(room, form, b"verb=Identify"))[2]
        os.kill(child, signal.SIGKILL)
        until(lambda: room.process is not None and room.process.pid != child)
        assert (await ask(front, asked))[0] == 200

    asyncio.run(walk())


def test_a_form_is_answered_here_while_the_child_is_not_there(house_in: Path) -> None:
    house = build(load_settings(data_dir=house_in))
    room = BackRoom(NOBODY)
    front = create_front_door(house, room)
    form = scope_of(
        OAI_PATH, "POST", content_type="application/x-www-form-urlencoded", content_length="13"
    )
    answer = asyncio.run(ask(front, form, b"verb=Identify"))
    room.stop()
    house.engine.dispose()
    assert b"</Identify>" in answer[2]


def test_who_asks_is_told_by_this_process_and_by_no_visitor(house_in: Path) -> None:
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 204 No Content\r\nX-Told: yes\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async def walk() -> None:
        room = BackRoom(NOBODY)
        server = await asyncio.start_unix_server(serve, room.socket)
        try:
            asked = scope_of("/sitemap.xml", x_kitabdar_client="10.0.0.1 1", connection="upgrade")
            status, headers, body = await ask(room, asked)
        finally:
            server.close()
            room.stop()
        assert (status, headers[b"x-told"], body) == (204, b"yes", b"")

    asyncio.run(walk())
    lines = heard[0].split(b"\r\n")
    assert lines[0] == b"GET /sitemap.xml HTTP/1.1"
    assert [line for line in lines if line.startswith(b"x-kitabdar-client")] == [
        b"x-kitabdar-client: 192.0.2.7 4000"
    ]
    assert [line for line in lines if line.startswith(b"connection")] == [b"connection: close"]


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\nContent-Le"])
def test_a_child_that_ends_before_it_answers_was_not_there(said: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        writer.close()

    async def walk() -> None:
        room = BackRoom(NOBODY)
        server = await asyncio.start_unix_server(serve, room.socket)
        try:
            with pytest.raises(NobodyThere):
                await ask(room, scope_of("/sitemap.xml"))
        finally:
            server.close()
            room.stop()

    asyncio.run(walk())


def test_a_child_that_ends_in_an_answer_breaks_it_off() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
        writer.close()

    async def walk() -> None:
        room = BackRoom(NOBODY)
        server = await asyncio.start_unix_server(serve, room.socket)
        try:
            with pytest.raises(ConnectionResetError):
                await ask(room, scope_of("/sitemap.xml"))
        finally:
            server.close()
            room.stop()

    asyncio.run(walk())


@pytest.mark.parametrize("length", ["", str(BODY_BYTES_MAX + 1), "many"])
def test_a_long_form_is_not_handed_on(length: str) -> None:
    async def walk() -> None:
        room = BackRoom(NOBODY)
        with pytest.raises(NobodyThere):
            await ask(room, scope_of(OAI_PATH, "POST", content_length=length))
        room.stop()
        assert not room.folder.exists()

    asyncio.run(walk())


def test_the_child_knows_who_asks_and_tells_nobody_how() -> None:
    heard: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        heard.append((scope["client"], dict(scope["headers"])))

    told = b"x-kitabdar-client"
    scopes = [
        {"type": "http", "headers": [(b"host", b"here"), (told, said)], "client": None}
        for said in (b"192.0.2.7 4000", b" 0")
    ]
    for scope in scopes:
        asyncio.run(ForWhom(app)(scope, None, None))  # type: ignore[arg-type]

    assert heard == [(("192.0.2.7", 4000), {b"host": b"here"}), (None, {b"host": b"here"})]
