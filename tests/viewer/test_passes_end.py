"""What lets a viewer in lets it in no further than it should, and not when its person is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.access import passes
from catalog.access.passes import Use
from catalog.access.tiers import Tier
from catalog.accounts import accounts
from catalog.accounts.secrets_kept import new_token
from catalog.accounts.sessions import person_of
from catalog.accounts.tables import User
from tests.viewer.restricted_house import World, restricted
from viewer.withheld_pictures import ACCESS_COOKIE

VIEWER = "https://viewer.example"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with restricted(tmp_path_factory.mktemp("house"), tmp_path_factory.mktemp("scratch")) as made:
        made.rule(Tier.EMBARGO, "1r", until=made.later)
        yield made


def given(world: World, use: Use) -> str:
    """A new pass of the curator."""
    secret = new_token()
    with world.peopled.house.sessions.begin() as session:
        person = person_of(curator(session))
        passes.give(
            session, person, use, secret=secret, origin=VIEWER, at=datetime.now(UTC)
        )  # fmt: skip
    return secret


def curator(session: Session) -> User:
    return session.scalars(select(User).where(User.email == "curator@library.example")).one()


def picture(world: World) -> str:
    return f"/iiif/3/{world.images['1r']}/full/360,450/0/default.jpg"


def test_a_token_opens_no_picture_right_after_it_opened_the_document(world: World) -> None:
    bearer = {"authorization": f"Bearer {given(world, Use.TOKEN)}"}
    document = f"/iiif/3/{world.images['1r']}/info.json"

    assert world.get(document, **bearer).status_code == 200
    assert world.get(picture(world), **bearer).status_code == 401
    assert world.get(document, **bearer).status_code == 200, "and no picture closes the document"


def ends_others(world: World) -> None:
    assert world.post("/account/sessions/end-others", {}, "curator").status_code == 303


def ends_one(world: World) -> None:
    with world.peopled.house.sessions() as session:
        person = person_of(curator(session))
    world.peopled.sign_in(person)
    page = world.get("/account", "curator", accept="text/html").text
    number = re.findall(r"/account/sessions/(\w+)/end\"", page)[0]
    assert world.post(f"/account/sessions/{number}/end", {}, "curator").status_code == 303


def gets_a_new_phrase(world: World) -> None:
    with world.peopled.house.sessions.begin() as session:
        accounts.set_passphrase(session, curator(session), "hashed")


def is_closed_and_opened_again(world: World) -> None:
    with world.peopled.house.sessions.begin() as session:
        accounts.deactivate(session, curator(session), datetime.now(UTC))
        accounts.reactivate(session, curator(session))


@pytest.mark.parametrize(
    "act", [ends_others, ends_one, gets_a_new_phrase, is_closed_and_opened_again]
)
def test_passes_end_with_the_sessions_of_their_person(
    world: World, act: Callable[[World], None]
) -> None:
    with world.peopled.house.sessions() as session:
        person = person_of(curator(session))
    world.signed["curator"] = world.peopled.sign_in(person)
    cookie = {"cookie": f"{ACCESS_COOKIE}={given(world, Use.COOKIE)}"}
    assert world.get(picture(world), **cookie).status_code == 200

    act(world)

    with world.peopled.house.sessions() as session:
        secret = cookie["cookie"].partition("=")[2]
        assert passes.bearer(session, secret, Use.COOKIE, datetime.now(UTC)) is None
