"""One's own account, and the people who work here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Response

from catalog.accounts import passwords, tokens
from catalog.accounts.permissions import Action, Person, Role, RoleHeld
from catalog.identity import Holder
from tests.viewer.walked import Peopled, assembled, make_phrases_quick
from viewer.languages import LANGUAGES
from viewer.pages_people import abilities

PHRASE = "four words and more"
NEW = "other words than before"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peopled]:
    make_phrases_quick(monkeypatch)
    with assembled(tmp_path) as made:
        with made.house.sessions.begin() as session:
            session.add(Holder(id="library", names={"en": ["The library"], "ar": ["المكتبة"]}))
        made.staff[Role.ADMINISTRATOR] = made.employ(
            "aigul",
            RoleHeld(Role.ADMINISTRATOR),
            RoleHeld(Role.CURATOR),
            passphrase_hash=passwords.hash_passphrase(PHRASE),
        )
        made.staff[Role.IMAGING] = made.employ("omar", RoleHeld(Role.IMAGING, "library"))
        made.client.headers.update({"accept": "text/html"})
        come_in(made, Role.ADMINISTRATOR)
        yield made


def come_in(here: Peopled, role: Role) -> None:
    here.client.headers.update(here.sign_in(here.staff[role]))


def post(here: Peopled, path: str, **form: str | list[str]) -> Response:
    answer: Response = here.client.post(path, data=form)
    return answer


def shown(text: str, name: str) -> str:
    found = re.search(rf'id="{name}">([^<]*)<', text)
    assert found, f"no {name} is shown"
    return found.group(1)


# One's own account


def test_a_token_is_shown_once_and_works(here: Peopled) -> None:
    made = post(here, "/account/tokens", name="night", scopes=["deposit"], days="30")
    token = shown(made.text, "made")

    assert made.status_code == 201
    assert made.headers["cache-control"] == "no-store"
    assert token.startswith(tokens.PREFIX)
    assert token not in here.client.get("/account").text
    bearer = {"authorization": f"Bearer {token}", "cookie": ""}
    assert here.client.get("/api/deposits", headers=bearer).status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        {"scopes": ["set_handling"]},
        {"scopes": ["everything"]},
        {"scopes": []},
        {"scopes": ["deposit"], "days": "400"},
        {"scopes": ["deposit"], "name": ""},
    ],
)
def test_a_token_beyond_ones_rights_is_not_made(
    here: Peopled, form: dict[str, str | list[str]]
) -> None:
    answer = post(here, "/account/tokens", **{"name": "night", "days": "30", **form})

    assert answer.status_code == 422
    assert "kitabdar_" not in answer.text


def test_a_revoked_token_is_gone(here: Peopled) -> None:
    post(here, "/account/tokens", name="night import", scopes=["deposit"], days="30")
    path = re.findall(r'action="(/account/tokens/\d+/revoke)"', here.client.get("/account").text)

    assert post(here, path[0]).status_code == 303
    assert "night import" not in here.client.get("/account").text
    come_in(here, Role.IMAGING)
    assert post(here, path[0]).status_code == 404


def test_sessions_are_ended_one_by_one_or_all_others(here: Peopled) -> None:
    person = here.staff[Role.ADMINISTRATOR]
    others = [here.sign_in(person) for _ in range(3)]
    path = re.findall(
        r'action="(/account/sessions/[0-9a-f]+/end)"', here.client.get("/account").text
    )
    assert len(path) == 3

    post(here, path[0])
    left = [one for one in others if here.client.get("/account", headers=one).is_success]
    assert len(left) == 2
    post(here, "/account/sessions/end-others")
    assert not any(here.client.get("/account", headers=one).is_success for one in others)
    assert here.client.get("/account").is_success


def test_the_language_of_an_account_is_that_of_its_browser(here: Peopled) -> None:
    answer = post(here, "/account/language", language="ar")
    page = here.client.get(answer.headers["location"])

    assert 'dir="rtl"' in page.text
    assert "kitabdar_lang=ar" in page.headers["set-cookie"]
    assert post(here, "/account/language", language="xx").status_code == 422


def test_a_new_pass_phrase_needs_the_old_one(here: Peopled) -> None:
    form = {"passphrase": NEW, "again": NEW}
    refused = post(here, "/account/passphrase", current="a guess of mine", **form)
    other = here.sign_in(here.staff[Role.ADMINISTRATOR])
    changed = post(here, "/account/passphrase", current=PHRASE, **form)

    assert refused.status_code == 422
    assert changed.status_code == 303
    assert here.client.get("/account", headers=other).status_code == 401
    here.client.headers.pop("cookie")
    signed_in = post(here, "/sign-in", email="aigul@library.example", passphrase=NEW)
    assert signed_in.status_code == 303


def test_the_operator_is_told_how_to_make_the_first_account(tmp_path: Path) -> None:
    with assembled(tmp_path, local=True) as empty:
        page = empty.client.get("/account", headers={"accept": "text/html"})
        assert "kitabdar user add" in page.text
        assert empty.client.post("/account/tokens", data={"name": "x"}).status_code == 409


# The people who work here


def test_an_invitation_is_a_link_to_send(here: Peopled) -> None:
    made = post(
        here,
        "/people",
        email="dana@library.example",
        roles=["cataloguer", "reader"],
        holder="library",
    )
    link = shown(made.text, "link")

    assert made.status_code == 201
    assert link.startswith("https://books.example.org/invitations/")
    opened = here.client.get(link.removeprefix("https://books.example.org"))
    assert "dana@library.example" in opened.text
    assert link not in here.client.get("/people").text
    assert "dana@library.example" in here.client.get("/people").text
    post(here, "/people/invitations/withdraw", email="dana@library.example")
    assert here.client.get(link.removeprefix("https://books.example.org")).status_code == 404


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"email": "no address"}, "is no e-mail address"),
        ({"email": "Omar@Library.example"}, "has an account here already"),
        ({"email": "x@y.example", "roles": ["king"]}, "no role"),
        ({"email": "x@y.example", "roles": ["curator"], "holder": "nowhere"}, "no holder"),
    ],
)
def test_a_mistaken_invitation_says_what_is_wrong(
    here: Peopled, form: dict[str, str | list[str]], told: str
) -> None:
    answer = post(here, "/people", **form)

    assert answer.status_code == 422
    assert told in answer.text


def test_roles_are_given_and_taken(here: Peopled) -> None:
    page = f"/people/{here.staff[Role.IMAGING].id}"

    post(here, f"{page}/roles", change="give", role="cataloguer", holder="")
    assert "describe manuscripts" in here.client.get(page).text
    post(here, f"{page}/roles", change="take", role="cataloguer", holder="")
    assert "describe manuscripts" not in here.client.get(page).text
    answer = post(here, f"{page}/roles", change="give", role="administrator", holder="library")
    assert answer.status_code == 422


def test_the_last_administrator_stays(here: Peopled) -> None:
    own = f"/people/{here.staff[Role.ADMINISTRATOR].id}"

    for answer in (
        post(here, f"{own}/close"),
        post(here, f"{own}/roles", change="take", role="administrator", holder=""),
    ):
        assert answer.status_code == 422
        assert "last administrator" in answer.text
    assert here.client.get("/people").is_success


def test_a_closed_account_can_do_nothing_until_it_is_opened(here: Peopled) -> None:
    omar = here.staff[Role.IMAGING]
    cookie = here.sign_in(omar)
    page = f"/people/{omar.id}"

    post(here, f"{page}/close")
    assert here.client.get("/deposits", headers=cookie).status_code == 401
    assert "Nothing: the account is closed." in here.client.get(page).text
    post(here, f"{page}/open")
    assert here.client.get("/deposits", headers=here.sign_in(omar)).status_code == 200


def test_what_a_person_can_do_is_said_for_every_holder_and_then_for_one() -> None:
    person = Person(
        id="u0",
        name="Omar",
        roles=(RoleHeld(Role.CATALOGUER), RoleHeld(Role.IMAGING, "library")),
    )
    everywhere, library = abilities(person)

    assert Action.DESCRIBE in everywhere.actions
    assert library.holder_id == "library"
    assert library.actions == (Action.DEPOSIT, Action.READ_BENCH, Action.CAPTURE)


def test_readers_see_no_staff_rooms_in_the_navigation(here: Peopled) -> None:
    here.client.headers.pop("cookie")
    text = here.client.get("/").text

    assert "/sign-in?next=" in text
    assert 'href="/desk"' not in text
    assert 'href="/deposits"' not in text
    come_in(here, Role.IMAGING)
    text = here.client.get("/").text
    assert "Omar" in text
    assert 'href="/desk"' in text
    assert 'href="/people"' not in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_of_people_is_said_in_every_language(here: Peopled, code: str) -> None:
    person = here.staff[Role.IMAGING]
    for path in ("/account", "/people", f"/people/{person.id}", "/sign-in"):
        page = here.client.get(f"{path}?lang={code}")
        assert page.status_code == 200
        assert f'<html lang="{code}"' in page.text
