"""The assembled application: one door for images, pages and deposits, and who may deposit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from viewer.asgi import create_front_door
from viewer.assembly import build
from viewer.migrations import upgrade
from viewer.settings import load_settings

PHRASE = "кілт сөз"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    house = build(load_settings(data_dir=tmp_path, deposit_key=PHRASE))
    upgrade(house.engine)
    door = create_front_door(house)
    # A visitor from elsewhere: another address, the public name.
    with TestClient(
        door,
        base_url="http://books.example.org",
        client=("192.0.2.7", 4000),
        raise_server_exceptions=False,
        follow_redirects=False,
    ) as made:
        yield made


@pytest.fixture
def local(client: TestClient) -> Iterator[TestClient]:
    with TestClient(
        client.app,
        base_url="http://127.0.0.1:8600",
        client=("127.0.0.1", 4000),
        raise_server_exceptions=False,
    ) as made:
        yield made


def test_it_says_that_it_lives(client: TestClient) -> None:
    assert client.get("/health").json()["status"] == "ok"


@pytest.mark.parametrize("path", ["/deposits", "/deposits/new", "/api/deposits"])
def test_a_stranger_is_not_let_in_to_deposit(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 403


def test_this_machine_may_deposit(local: TestClient) -> None:
    assert local.get("/deposits").status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        {"x-forwarded-for": "192.0.2.7"},
        {"forwarded": "for=192.0.2.7"},
        {"host": "books.example.org"},
        {"host": "["},
    ],
)
def test_a_visitor_behind_a_proxy_is_not_this_machine(
    local: TestClient, header: dict[str, str]
) -> None:
    assert local.get("/deposits", headers=header).status_code == 403


@pytest.mark.parametrize(
    "header",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "http://["},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_another_site_cannot_make_this_machine_deposit(
    local: TestClient, header: dict[str, str]
) -> None:
    assert local.post("/api/deposits", json={}, headers=header).status_code == 403


def test_the_pass_phrase_opens_the_door_as_bearer_in_any_script(client: TestClient) -> None:
    right = {b"authorization": b"Bearer " + PHRASE.encode()}
    wrong = {b"authorization": b"Bearer something else"}

    assert client.get("/api/deposits", headers=right).status_code == 200
    assert client.get("/api/deposits", headers=wrong).status_code == 403


def test_the_pass_phrase_opens_the_door_in_the_browser(client: TestClient) -> None:
    refused = client.post("/deposits/enter", data={"phrase": "guess"})
    let_in = client.post("/deposits/enter", data={"phrase": PHRASE})

    assert refused.status_code == 403
    assert let_in.status_code == 303
    assert PHRASE not in let_in.headers["set-cookie"]
    assert client.get("/deposits").status_code == 200


def test_another_site_cannot_try_pass_phrases(client: TestClient) -> None:
    answer = client.post(
        "/deposits/enter", data={"phrase": PHRASE}, headers={"origin": "https://elsewhere.example"}
    )

    assert answer.status_code == 403


def test_no_redirect_follows_the_name_a_visitor_made_up(client: TestClient) -> None:
    answer = client.get("/manuscripts/", headers={"host": "evil.example"})

    assert answer.status_code == 404
    assert "location" not in answer.headers


@pytest.mark.parametrize("path", ["/?" + "&" * 101, "/?lang=xx&lang=%ff", "/manuscripts?after=%00"])
def test_odd_queries_are_no_fault_of_ours(client: TestClient, path: str) -> None:
    assert client.get(path).status_code < 500


def test_an_image_that_nobody_has_is_a_problem_a_viewer_can_read(client: TestClient) -> None:
    answer = client.get("/iiif/3/i000000000/info.json")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == "*"
