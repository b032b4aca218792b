"""The short cut to the wire: with it or without it, a client sees the same."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from iiif.image.tiles import ImageServer
from tests.iiif.image.shelved import Collection, listening, server_of

TILE = "/iiif/3/page/0,0,512,512/512,512/0/default.jpg"
OTHER = "/iiif/3/page/512,512,512,512/512,512/0/default.jpg"


@pytest.fixture(scope="module")
def served(
    held: Collection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ImageServer, int]]:
    server = server_of(held, tmp_path_factory.mktemp("cache"))
    with listening(server) as port:
        yield server, port


def get(
    port: int, path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, headers=headers or {})
        reply = connection.getresponse()
        told = {name.lower(): value for name, value in reply.getheaders()}
        return reply.status, told, reply.read()
    finally:
        connection.close()


def counted(server: ImageServer, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Says of each request whether it had a ready reply."""
    ready: list[bool] = []
    usual = ImageServer.ready_reply

    def ready_reply(
        self: ImageServer, url: bytes, headers: list[tuple[bytes, bytes]]
    ) -> tuple[bytes, bytes] | None:
        reply = usual(self, url, headers)
        ready.append(reply is not None)
        return reply

    # The protocol of a connection binds the method when the connection is made.
    monkeypatch.setattr(ImageServer, "ready_reply", ready_reply)
    return ready


def test_a_ready_reply_is_the_usual_reply(
    served: tuple[ImageServer, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, port = served
    ready = counted(server, monkeypatch)
    server._spellings.clear()
    first = get(port, TILE)
    second = get(port, TILE)
    assert ready == [False, True]
    first[1].pop("date")
    assert second[1].pop("date")
    assert first == second
    assert first[0] == 200


def test_what_is_not_plain_takes_the_usual_way(
    served: tuple[ImageServer, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, port = served
    status, told, body = get(port, TILE)
    ready = counted(server, monkeypatch)
    assert get(port, TILE, "HEAD")[::2] == (200, b"")
    assert get(port, TILE, headers={"If-None-Match": told["etag"]})[::2] == (304, b"")
    closed = get(port, TILE, headers={"Connection": "close"})
    assert (closed[0], closed[2]) == (status, body)
    assert closed[1]["connection"] == "close"
    assert get(port, TILE + "?x=1")[2] == body
    assert get(port, TILE, "OPTIONS")[0] == 204
    assert get(port, TILE, "POST")[0] == 405
    assert not any(ready)


def test_requests_in_one_breath_are_answered_in_their_order(
    served: tuple[ImageServer, int],
) -> None:
    _, port = served
    bodies = {path: get(port, path)[2] for path in (TILE, OTHER)}
    drawn = "/iiif/3/page/9,9,90,90/45,/0/default.png"
    bodies[drawn] = get(port, drawn)[2]
    order = [TILE, OTHER, drawn, TILE, "/iiif/3/none/info.json", OTHER, drawn, TILE] * 4
    lines = "".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n" for path in order)
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(lines.encode())
        with connection.makefile("rb") as file:
            for path in order:
                status = int(file.readline().split()[1])
                length = 0
                while (line := file.readline().strip().lower()) != b"":
                    name, _, value = line.partition(b":")
                    length = int(value) if name == b"content-length" else length
                body = file.read(length)
                assert status == (404 if "none" in path else 200)
                assert body == bodies.get(path, body)


def test_a_visitor_who_reads_slowly_gets_everything(held: Collection, tmp_path: Path) -> None:
    count = 400
    with listening(server_of(held, tmp_path), keep_alive_s=1) as port:
        body = get(port, TILE)[2]
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(f"GET {TILE} HTTP/1.1\r\nHost: x\r\n\r\n".encode() * count)
            connection.sendall(f"GET {TILE} HTTP/1.1\r\nConnection: close\r\n\r\n".encode())
            time.sleep(2)  # longer than an idle connection would live
            with connection.makefile("rb") as file:
                everything = file.read()
    assert everything.count(body) == count + 1


def test_without_the_short_cut_the_same_is_served(held: Collection, tmp_path: Path) -> None:
    with listening(server_of(held, tmp_path), short_cut=False) as port:
        first, second = get(port, TILE), get(port, TILE)
    assert first[0] == second[0] == 200
    assert first[2] == second[2]
