"""The assembled application: one door for images, pages and deposits, and who may deposit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from catalog.accounts import accounts, tokens
from catalog.accounts.permissions import Action, Role, RoleHeld
from catalog.accounts.sessions import person_of
from catalog.identifiers import Kind, mint
from viewer.asgi import create_front_door
from viewer.assembly import House, build
from viewer.migrations import upgrade
from viewer.settings import load_settings


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = build(load_settings(data_dir=tmp_path))
    upgrade(made.engine)
    return made


@pytest.fixture
def client(house: House) -> Iterator[TestClient]:
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
    assert client.get(path).status_code == 401


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
    assert local.get("/deposits", headers=header).status_code == 401


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


def test_the_first_account_ends_the_rights_of_this_machine(
    house: House, local: TestClient, at: datetime
) -> None:
    with house.sessions.begin() as session:
        accounts.create(
            session,
            user_id=mint(Kind.USER),
            email="aigul@library.example",
            name="Aigul",
            roles=[RoleHeld(Role.ADMINISTRATOR)],
            passphrase_hash=None,
            at=at,
        )

    assert local.get("/deposits").status_code == 401
    assert local.get("/api/deposits").status_code == 401


def test_a_token_opens_the_door_for_a_script_and_needs_no_origin(
    house: House, client: TestClient
) -> None:
    at = datetime.now(UTC)
    with house.sessions.begin() as session:
        user = accounts.create(
            session,
            user_id=mint(Kind.USER),
            email="scanner@library.example",
            name="Scanner",
            roles=[RoleHeld(Role.IMAGING)],
            passphrase_hash=None,
            at=at,
        )
        tokens.make(
            session,
            person_of(user),
            name="night",
            scopes=[Action.DEPOSIT],
            expires_at=at + timedelta(days=1),
            token="kitabdar_secret",
            at=at,
        )
    script = {"authorization": "bearer kitabdar_secret", "origin": "https://elsewhere.example"}
    guess = {"authorization": "Bearer kitabdar_guess"}

    assert client.post("/api/deposits", json={}, headers=script).status_code == 201
    assert client.get("/people", headers=script).status_code == 403
    assert client.get("/account", headers=script).status_code == 403
    assert client.get("/api/deposits", headers=guess).status_code == 401
    assert client.get("/api/deposits", headers={"authorization": "Bearer"}).status_code == 401
    strange = {b"authorization": b"Bearer \xff"}
    assert client.get("/api/deposits", headers=strange).status_code == 401


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
