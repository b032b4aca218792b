"""The edge: names and logs every request, dresses every answer, keeps bodies small."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Annotated

import pytest
from fastapi import Body, FastAPI
from starlette.requests import Request
from starlette.testclient import TestClient

from tests.viewer.conftest import Shelve
from viewer.middleware import BODY_BYTES_MAX


def policy(answer_policy: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in answer_policy.split(";"))


def test_pages_may_load_from_this_house_only(client: TestClient) -> None:
    answer = client.get("/")
    rules = policy(answer.headers["content-security-policy"])
    assert rules["default-src"] == "'self'"
    assert rules["script-src"] == "'self'"
    assert rules["style-src"] == "'self'"
    assert rules["img-src"] == "'self' https://books.example.org data: blob:"
    assert rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["frame-ancestors"] == "'self'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert answer.headers["strict-transport-security"]


def test_only_the_mirador_page_lets_styles_in_by_a_fresh_nonce(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    nonces = set()
    for _ in range(2):
        answer = client.get(f"/manuscripts/{book}/mirador")
        found = re.search(r'<meta name="csp-nonce" content="([^"]{20,})">', answer.text)
        assert found is not None
        rules = policy(answer.headers["content-security-policy"])
        assert rules["style-src"] == f"'self' 'nonce-{found[1]}'"
        assert rules["script-src"] == "'self'"
        nonces.add(found[1])
    assert len(nonces) == 2
    for path in (f"/manuscripts/{book}", f"/manuscripts/{book}/read"):
        assert "nonce" not in client.get(path).headers["content-security-policy"]


@pytest.mark.parametrize("offered", ["abcdefgh", "3f2a.b-c_d-0001", "x" * 64])
def test_a_request_id_from_a_proxy_is_taken_over(client: TestClient, offered: str) -> None:
    assert client.get("/", headers={"x-request-id": offered}).headers["x-request-id"] == offered


@pytest.mark.parametrize("offered", ["short", "x" * 65, "with space", 'quote"}', "sıfır-sıfır"])
def test_a_request_id_that_could_do_harm_is_replaced(client: TestClient, offered: str) -> None:
    answer = client.get("/", headers={b"x-request-id": offered.encode()})
    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["x-request-id"])


def test_each_request_leaves_one_line_with_its_id_and_time(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "kitabdar.requests"):
        client.get("/manuscripts?lang=kk")
    (line,) = (record for record in caplog.records if record.name == "kitabdar.requests")
    fields = vars(line)
    assert line.message == "request.done"
    assert (fields["method"], fields["path"], fields["status"]) == ("GET", "/manuscripts", 200)
    assert fields["language"] == "kk"
    assert fields["milliseconds"] >= 0


def test_the_language_asked_for_is_remembered_and_caches_are_told(client: TestClient) -> None:
    first = client.get("/", params={"lang": "ar"})
    assert '<html lang="ar" dir="rtl"' in first.text
    assert "kitabdar_lang=ar" in first.headers["set-cookie"]
    assert "Secure" in first.headers["set-cookie"]
    assert "HttpOnly" in first.headers["set-cookie"]
    assert {"Accept-Language", "Cookie"} <= set(first.headers["vary"].split(", "))
    assert first.headers["content-language"] == "ar"
    second = client.get("/")
    assert '<html lang="ar" dir="rtl"' in second.text
    assert "set-cookie" not in second.headers


def test_a_language_that_is_none_of_ours_is_not_remembered(client: TestClient) -> None:
    answer = client.get("/", params={"lang": "ar\r\nSet-Cookie: x=y"})
    assert "set-cookie" not in answer.headers
    assert '<html lang="en"' in answer.text


@pytest.fixture
def reading_app(app: FastAPI) -> FastAPI:
    @app.post("/api/read")
    def read(value: Annotated[dict[str, str], Body()]) -> int:
        return len(value)

    @app.patch("/api/uploads/one")
    async def receive(request: Request) -> int:
        return len(await request.body())

    return app


@pytest.mark.usefixtures("reading_app")
def test_a_body_past_the_limit_is_refused_by_its_announced_length(client: TestClient) -> None:
    answer = client.post("/api/read", content=b"x" * (BODY_BYTES_MAX + 1))
    assert answer.status_code == 413
    assert answer.json()["type"].endswith("/problems/too-large")


@pytest.mark.usefixtures("reading_app")
def test_a_body_of_unknown_length_is_refused_when_it_passes_the_limit(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(9):
            yield b" " * (1 << 20)

    headers = {"content-type": "application/json"}
    assert client.post("/api/read", content=endless(), headers=headers).status_code == 413


@pytest.mark.usefixtures("reading_app")
def test_uploads_have_their_own_limit(client: TestClient) -> None:
    answer = client.patch("/api/uploads/one", content=b"x" * (BODY_BYTES_MAX + 1))
    assert answer.json() == BODY_BYTES_MAX + 1
