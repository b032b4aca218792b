"""Coming in through the house's own sign-in server, a real one on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from joserfc.jwk import RSAKey

from catalog.accounts import accounts, invitations
from catalog.accounts.permissions import Role, RoleHeld
from catalog.errors import BadAddress
from tests.viewer.openid_server import CLIENT_ID, CLIENT_SECRET, Mind, OpenIdServer, openid_server
from tests.viewer.walked import PUBLIC, Peopled, assembled
from viewer.openid import OpenIdProvider
from viewer.visitors import COOKIE


@pytest.fixture(scope="module")
def running() -> Iterator[OpenIdServer]:
    with openid_server() as server:
        yield server


@pytest.fixture
def server(running: OpenIdServer) -> OpenIdServer:
    running.mind = Mind()
    running.codes.clear()
    return running


@pytest.fixture
def here(tmp_path: Path, server: OpenIdServer) -> Iterator[Peopled]:
    with assembled(
        tmp_path,
        oidc_issuer=server.issuer,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
    ) as made:
        made.employ("aigul", RoleHeld(Role.ADMINISTRATOR))
        made.client.headers["accept"] = "text/html"
        yield made


def begin(here: Peopled, going_to: str = "/account") -> str:
    answer = here.client.get("/sign-in/openid", params={"next": going_to})
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "secure", "samesite=lax"))
    return str(answer.headers["location"])


def come_back(here: Peopled, server: OpenIdServer, **more: str) -> Response:
    back = server.send_back(begin(here, **more)).removeprefix(PUBLIC)
    answer: Response = here.client.get(back, headers={"sec-fetch-site": "cross-site"})
    return answer


def assert_refused(here: Peopled, answer: Response, status: int = 401) -> None:
    assert answer.status_code == status
    assert COOKIE not in here.client.cookies
    assert here.client.get("/account").status_code == 401


def test_somebody_with_an_account_comes_in(here: Peopled, server: OpenIdServer) -> None:
    here.employ("omar", RoleHeld(Role.IMAGING))
    server.mind.email = "Omar@Library.example"

    answer = come_back(here, server, going_to="/deposits")

    assert (answer.status_code, answer.headers["location"]) == (303, "/deposits")
    assert here.client.get("/deposits").status_code == 200
    assert "Sign in with your institution" in here.client.get("/sign-in").text


def test_an_invitation_becomes_an_account_without_a_pass_phrase(
    here: Peopled, server: OpenIdServer
) -> None:
    with here.house.sessions.begin() as session:
        invitations.invite(
            session,
            email="omar@library.example",
            name="",
            roles=[RoleHeld(Role.CATALOGUER)],
            invited_by="Aigul",
            token="link",
            at=datetime.now(UTC),
        )

    assert come_back(here, server).status_code == 303
    with here.house.sessions() as session:
        user = accounts.find_by_email(session, "omar@library.example")
    assert (user.name, user.passphrase_hash) == ("Omar", None)
    form = {"email": "omar@library.example", "passphrase": ""}
    assert here.client.post("/sign-in", data=form).status_code == 401


def test_a_stranger_the_server_vouches_for_stays_outside(
    here: Peopled, server: OpenIdServer
) -> None:
    answer = come_back(here, server)

    assert "no account and no invitation" in answer.text
    assert_refused(here, answer, 403)


def test_a_closed_account_stays_closed(here: Peopled, server: OpenIdServer) -> None:
    omar = here.employ("omar")
    with here.house.sessions.begin() as session:
        user = accounts.find(session, omar.id or "")
        accounts.deactivate(session, user, datetime.now(UTC))

    assert_refused(here, come_back(here, server), 403)


LONG_AGO, FAR_AHEAD = 1_000_000_000, 9_000_000_000
WRONG_CLAIMS: list[dict[str, Any]] = [
    {"iss": "https://another.example"},
    {"aud": "another program"},
    {"aud": None},
    {"azp": "another program"},
    {"nonce": "of another journey"},
    {"nonce": None},
    {"exp": LONG_AGO},
    {"exp": None},
    {"iat": FAR_AHEAD},
    {"email_verified": False},
    {"email_verified": "true"},
    {"email_verified": None},
    {"email": None},
    {"email": ["omar@library.example"]},
]


@pytest.mark.parametrize("changes", WRONG_CLAIMS, ids=str)
def test_a_token_that_does_not_stand_lets_nobody_in(
    here: Peopled, server: OpenIdServer, changes: dict[str, Any]
) -> None:
    here.employ("omar")
    server.mind.changes = changes

    assert_refused(here, come_back(here, server))


def test_a_token_signed_with_another_key_lets_nobody_in(
    here: Peopled, server: OpenIdServer
) -> None:
    here.employ("omar")
    server.mind.signs_with = RSAKey.generate_key(2048, {"kid": "first"})

    assert_refused(here, come_back(here, server))


def test_a_server_by_another_name_is_not_asked(here: Peopled, server: OpenIdServer) -> None:
    server.mind.names_itself = "https://another.example"

    answer = here.client.get("/sign-in/openid")

    assert answer.status_code == 401
    assert "another name" in answer.text


def test_a_journey_that_began_elsewhere_does_not_end_here(
    here: Peopled, server: OpenIdServer
) -> None:
    here.employ("omar")
    back = server.send_back(begin(here)).removeprefix(PUBLIC)
    other_state = back.partition("&state=")[0] + "&state=another"

    assert_refused(here, here.client.get(other_state))
    here.client.cookies.clear()
    assert_refused(here, here.client.get(back))
    assert_refused(here, here.client.get("/sign-in/openid/return"))


def test_a_code_is_good_once_and_only_with_its_verifier(
    here: Peopled, server: OpenIdServer
) -> None:
    here.employ("omar")
    first, second = begin(here), begin(here)
    stolen = server.send_back(first, code="stolen").partition("&state=")[0]
    own_state = server.send_back(second).partition("&state=")[2]

    assert_refused(here, here.client.get(f"{stolen}&state={own_state}".removeprefix(PUBLIC)))


def test_saying_no_at_the_server_is_answered(here: Peopled, server: OpenIdServer) -> None:
    state = server.send_back(begin(here)).partition("&state=")[2]

    answer = here.client.get(f"/sign-in/openid/return?error=access_denied&state={state}")

    assert_refused(here, answer)


def test_no_journey_leads_to_another_house(here: Peopled, server: OpenIdServer) -> None:
    here.employ("omar")

    answer = come_back(here, server, going_to="//evil.example")

    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("issuer", ["http://sso.library.example", "sso.library.example", ""])
def test_a_sign_in_server_is_never_asked_in_the_open(issuer: str) -> None:
    with pytest.raises(BadAddress):
        OpenIdProvider(issuer, CLIENT_ID, CLIENT_SECRET, f"{PUBLIC}/sign-in/openid/return")


def test_a_server_that_does_not_answer_is_said_to_the_person(tmp_path: Path) -> None:
    with assembled(tmp_path, oidc_issuer="http://127.0.0.1:9", oidc_client_id="x") as made:
        answer = made.client.get("/sign-in/openid", headers={"accept": "text/html"})

    assert answer.status_code == 401
    assert "does not answer" in answer.text
