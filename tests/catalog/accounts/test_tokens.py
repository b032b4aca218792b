"""API tokens: limited in scope and time, and never able to do more than their person."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.accounts import accounts, tokens
from catalog.accounts.permissions import Action, Person, Role, RoleHeld, may
from catalog.accounts.sessions import person_of
from catalog.accounts.tables import ApiToken
from catalog.errors import BadRecord, NotFound, NotSignedIn
from tests.catalog.accounts.conftest import Employ

DAY = timedelta(days=1)


def make(session: Session, person: Person, at: datetime, **changes: object) -> ApiToken:
    given = {
        "name": "import",
        "scopes": [Action.DEPOSIT],
        "expires_at": at + 30 * DAY,
        "token": "secret",
        **changes,
    }
    return tokens.make(session, person, at=at, **given)  # type: ignore[arg-type]


@pytest.fixture
def curator(employ: Employ) -> Person:
    employ("chief@b.org", RoleHeld(Role.ADMINISTRATOR))
    return person_of(employ("a@b.org", RoleHeld(Role.CURATOR)))


def test_a_token_does_what_it_was_made_for_and_nothing_else(
    session: Session, curator: Person, at: datetime
) -> None:
    make(session, curator, at)

    used = tokens.bearer(session, "secret", at)

    assert used.person.id == curator.id
    assert [action for action in Action if may(used.person, action)] == [Action.DEPOSIT]
    assert "secret" not in session.scalars(select(ApiToken.token_sha256)).one()


def test_a_token_cannot_do_what_its_person_may_no_longer_do(
    session: Session, curator: Person, at: datetime
) -> None:
    make(session, curator, at)
    accounts.change_roles(session, accounts.find(session, curator.id or ""), [])

    assert not may(tokens.bearer(session, "secret", at).person, Action.DEPOSIT)


@pytest.mark.parametrize(
    "changes",
    [
        {"scopes": []},
        {"scopes": [Action.SET_HANDLING]},
        {"scopes": [Action.OWN_ACCOUNT]},
        {"name": " "},
        {"name": "x" * 201},
    ],
)
def test_a_token_beyond_its_person_is_refused(
    session: Session, curator: Person, at: datetime, changes: dict[str, object]
) -> None:
    with pytest.raises(BadRecord):
        make(session, curator, at, **changes)


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_a_token_must_end_within_a_year(
    session: Session, curator: Person, at: datetime, days: int
) -> None:
    with pytest.raises(BadRecord, match="year"):
        make(session, curator, at, expires_at=at + days * DAY)


def test_an_expired_token_says_when_it_ended(
    session: Session, curator: Person, at: datetime
) -> None:
    make(session, curator, at)

    tokens.bearer(session, "secret", at + 30 * DAY - timedelta(seconds=1))
    with pytest.raises(NotSignedIn, match="ended on 2026-03-31"):
        tokens.bearer(session, "secret", at + 30 * DAY)


def test_a_revoked_token_and_a_guessed_one_let_nobody_in(
    session: Session, curator: Person, at: datetime
) -> None:
    row = make(session, curator, at)
    tokens.revoke(session, curator.id or "", row.id, at)

    with pytest.raises(NotSignedIn, match="revoked"):
        tokens.bearer(session, "secret", at)
    with pytest.raises(NotSignedIn, match="not known"):
        tokens.bearer(session, "guess", at)
    assert tokens.of_user(session, curator.id or "") == []


def test_nobody_revokes_the_token_of_another(
    session: Session, curator: Person, employ: Employ, at: datetime
) -> None:
    row = make(session, curator, at)

    with pytest.raises(NotFound):
        tokens.revoke(session, employ("b@b.org").id, row.id, at)


def test_use_is_noted_now_and_then(session: Session, curator: Person, at: datetime) -> None:
    row = make(session, curator, at)
    assert tokens.bearer(session, "secret", at).is_to_note

    tokens.note_use(session, row.id, at)
    session.expire_all()

    assert not tokens.bearer(session, "secret", at + timedelta(minutes=4)).is_to_note
    assert tokens.bearer(session, "secret", at + timedelta(minutes=5)).is_to_note
