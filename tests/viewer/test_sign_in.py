"""Coming in and going out: cookies, origins, guesses, invitations, and no way to another house."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from httpx2 import Response
from sqlalchemy import select

from catalog.accounts import invitations, passwords
from catalog.accounts.permissions import Person, Role, RoleHeld
from catalog.accounts.tables import SignInSession, User
from tests.viewer.walked import PUBLIC, Peopled, assembled, make_phrases_quick
from viewer.sign_in import local_path
from viewer.visitors import COOKIE

PHRASE = "кітап оқыған озар"
HTML = {"accept": "text/html"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peopled]:
    make_phrases_quick(monkeypatch)
    hashed = passwords.hash_passphrase(PHRASE)
    with assembled(tmp_path) as made:
        curator = RoleHeld(Role.CURATOR)
        made.employ("aigul", curator, RoleHeld(Role.ADMINISTRATOR), passphrase_hash=hashed)
        made.client.headers.update(HTML)
        yield made


def sign_in(here: Peopled, phrase: str = PHRASE, **more: str) -> Response:
    form = {"email": "Aigul@library.example", "passphrase": phrase, **more}
    answer: Response = here.client.post("/sign-in", data=form)
    return answer


def test_who_signs_in_comes_back_to_where_they_were(here: Peopled) -> None:
    answer = sign_in(here, next="/deposits?after=1")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/deposits?after=1"
    assert "Aigul" in here.client.get("/").text


def test_the_cookie_is_for_this_house_by_https_and_for_no_script(here: Peopled) -> None:
    cookie = sign_in(here).headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")}

    assert cookie.startswith(f"{COOKIE}=")
    assert {"httponly", "secure", "samesite=lax", "path=/"} <= parts


def test_the_token_is_another_one_at_every_sign_in(here: Peopled) -> None:
    first = sign_in(here).cookies[COOKIE]
    second = sign_in(here).cookies[COOKIE]

    assert first != second
    here.client.cookies.clear()
    former = here.client.get("/account", headers={"cookie": f"{COOKIE}={first}"})
    assert former.status_code == 401


def test_a_planted_token_is_not_taken_over(here: Peopled) -> None:
    here.client.cookies.set(COOKIE, "planted")

    assert sign_in(here).cookies[COOKIE] != "planted"


def test_signing_out_ends_the_session_and_not_only_the_cookie(here: Peopled) -> None:
    token = sign_in(here).cookies[COOKIE]

    assert here.client.post("/sign-out").status_code == 303
    assert COOKIE not in here.client.cookies
    again = here.client.get("/account", headers={"cookie": f"{COOKIE}={token}"})
    assert again.status_code == 401


@pytest.mark.parametrize("phrase", ["guess", "", "x" * 3000, "\x00", "кітап оқыған озар "])
def test_a_wrong_phrase_says_nothing_about_the_address(here: Peopled, phrase: str) -> None:
    known = sign_in(here, phrase)
    unknown = here.client.post(
        "/sign-in", data={"email": "nobody@library.example", "passphrase": phrase}
    )

    assert known.status_code == unknown.status_code == 401
    assert "do not belong together" in known.text
    assert "do not belong together" in unknown.text
    assert "set-cookie" not in known.headers


def test_a_closed_account_does_not_come_in(here: Peopled) -> None:
    with here.house.sessions.begin() as session:
        session.scalars(select(User)).one().is_active = False

    assert sign_in(here).status_code == 401


def test_guessing_is_stopped_and_says_how_long(here: Peopled) -> None:
    for _ in range(5):
        assert sign_in(here, "guess guess guess").status_code == 401
    stopped = sign_in(here)

    assert stopped.status_code == 429
    assert 0 < int(stopped.headers["retry-after"]) <= 30
    assert "wait" in stopped.text
    assert "set-cookie" not in stopped.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_can_neither_sign_somebody_in_nor_act_for_them(
    here: Peopled, headers: dict[str, str]
) -> None:
    form = {"email": "aigul@library.example", "passphrase": PHRASE}
    assert here.client.post("/sign-in", data=form, headers=headers).status_code == 403

    sign_in(here)
    assert here.client.post("/account/language", data={}, headers=headers).status_code == 403
    assert here.client.post("/sign-out", headers=headers).status_code == 403
    assert here.client.get("/account").status_code == 200


@pytest.mark.parametrize(
    "going_to",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "javascript:alert(1)",
        "evil.example",
        "///evil.example",
        "",
    ],
)
def test_no_sign_in_leads_to_another_house(here: Peopled, going_to: str) -> None:
    assert sign_in(here, next=going_to).headers["location"] == "/"
    form = here.client.get("/sign-in", params={"next": going_to})
    assert 'name="next" value="/"' in form.text


def test_paths_of_this_house_are_kept() -> None:
    for path in ("/", "/desk", "/manuscripts/m1/edit?section=contents#x", "/a:b", "/%2F/x"):
        assert local_path(path, "/other") == path


def test_a_page_for_staff_asks_to_sign_in_and_leads_back(here: Peopled) -> None:
    answer = here.client.get("/deposits?x=1")

    assert answer.status_code == 401
    assert 'name="next" value="/deposits?x=1"' in answer.text
    assert answer.headers["cache-control"] == "no-store"


def old_session(here: Peopled, age: timedelta) -> dict[str, str]:
    with here.house.sessions() as session:
        user = session.scalars(select(User)).one()
    return here.sign_in(Person(id=user.id, name=user.name), at=datetime.now(UTC) - age)


def test_a_session_that_ended_while_somebody_typed_is_told_to_the_program(here: Peopled) -> None:
    headers = {**old_session(here, timedelta(hours=13)), "accept": "application/json"}

    for method, path in (("POST", "/api/deposits"), ("GET", "/api/deposits")):
        answer = here.client.request(method, path, headers=headers, json={"text": "typed"})
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["www-authenticate"] == "Bearer"
        told = answer.json()
        assert told["type"] == f"{PUBLIC}/problems/sign-in-needed"
        assert "sign in" in told["detail"]


def test_use_is_noted_after_a_while(here: Peopled) -> None:
    headers = old_session(here, timedelta(hours=2))

    assert here.client.get("/account", headers={**HTML, **headers}).status_code == 200
    with here.house.sessions() as session:
        seen = session.scalars(select(SignInSession.last_seen_at)).one()
    assert datetime.now(UTC) - seen < timedelta(minutes=5)


def invited(here: Peopled) -> str:
    with here.house.sessions.begin() as session:
        invitations.invite(
            session,
            email="omar@library.example",
            name="",
            roles=[RoleHeld(Role.CATALOGUER)],
            invited_by="Aigul",
            token="the-link",
            at=datetime.now(UTC),
        )
    return "/invitations/the-link"


ACCEPTED = {"name": "عمر", "passphrase": "four words and more", "again": "four words and more"}


def test_an_invited_person_chooses_a_phrase_and_is_in(here: Peopled) -> None:
    path = invited(here)
    assert "omar@library.example" in here.client.get(path).text

    answer = here.client.post(path, data=ACCEPTED)

    assert answer.status_code == 303
    assert "عمر" in here.client.get("/account").text
    assert here.client.get("/people").status_code == 403


def test_an_invitation_is_good_for_one_account(here: Peopled) -> None:
    path = invited(here)
    here.client.post(path, data=ACCEPTED)
    here.client.cookies.clear()

    for answer in (here.client.get(path), here.client.post(path, data=ACCEPTED)):
        assert answer.status_code == 404
        assert "ask for a new link" in answer.text


@pytest.mark.parametrize(
    "changes",
    [{"again": "something else"}, {"passphrase": "short", "again": "short"}, {"name": " "}],
)
def test_a_mistake_keeps_the_invitation_open(here: Peopled, changes: dict[str, str]) -> None:
    path = invited(here)

    assert here.client.post(path, data={**ACCEPTED, **changes}).status_code == 422
    assert here.client.get(path).status_code == 200


def test_the_log_does_not_tell_the_link(here: Peopled, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "kitabdar.requests"):
        here.client.get("/invitations/the-secret-link")

    logged = [vars(record)["path"] for record in caplog.records if "path" in vars(record)]
    assert logged == ["/invitations/…"]
