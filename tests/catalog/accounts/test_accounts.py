"""Accounts: one per address, closed and never deleted, and never without an administrator."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from catalog.accounts import accounts, sessions, tokens
from catalog.accounts.errors import (
    AccountNotFound,
    BadEmail,
    BadPersonName,
    EmailTaken,
    LastAdministrator,
)
from catalog.accounts.permissions import Action, Role, RoleHeld
from catalog.errors import BadRecord, NotSignedIn
from tests.catalog.accounts.conftest import Employ

ADMINISTRATOR = RoleHeld(Role.ADMINISTRATOR)
CURATOR = RoleHeld(Role.CURATOR)


def test_an_address_in_other_capitals_is_the_same_address(session: Session, employ: Employ) -> None:
    made = employ("Aigul@Library.example")

    assert accounts.by_email(session, " aigul@library.EXAMPLE ") is made
    with pytest.raises(EmailTaken):
        employ("AIGUL@library.example")


@pytest.mark.parametrize("role", list(Role))
def test_every_role_can_be_held(session: Session, employ: Employ, role: Role) -> None:
    employed = employ("b@library.example", RoleHeld(role))

    session.expire_all()
    assert [held.role for held in employed.roles] == [role]


@pytest.mark.parametrize(
    "email", ["", "aigul", "@b", "a@", "a b@c.org", "a@b@c", "a\n@b.org", "x" * 250 + "@b.org"]
)
def test_what_nobody_can_write_to_is_no_address(employ: Employ, email: str) -> None:
    with pytest.raises(BadEmail):
        employ(email)


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "a\u202eb", "x" * 201])
def test_a_name_nobody_can_read_is_refused(name: str) -> None:
    with pytest.raises(BadPersonName):
        accounts.clean_name(name)


def test_unknown_accounts_are_not_found(session: Session) -> None:
    with pytest.raises(AccountNotFound):
        accounts.find(session, "u000000000")
    with pytest.raises(AccountNotFound):
        accounts.find_by_email(session, "nobody@library.example")


def test_roles_are_kept_once_and_in_order(session: Session, employ: Employ, library: str) -> None:
    user = employ("a@b.org", CURATOR, RoleHeld(Role.CATALOGUER, library), CURATOR)
    session.expire_all()

    assert sessions.person_of(user).roles == (RoleHeld(Role.CATALOGUER, library), CURATOR)


def test_roles_change_and_go(session: Session, employ: Employ) -> None:
    employ("chief@b.org", ADMINISTRATOR)
    user = employ("a@b.org", CURATOR)

    accounts.change_roles(session, user, [RoleHeld(Role.IMAGING)])
    assert sessions.person_of(user).roles == (RoleHeld(Role.IMAGING),)
    accounts.change_roles(session, user, [])
    assert sessions.person_of(user).roles == ()


@pytest.mark.parametrize("held", [RoleHeld(Role.CURATOR, "nowhere"), RoleHeld(Role.READER, "x")])
def test_a_role_for_a_holder_that_does_not_exist_is_refused(employ: Employ, held: RoleHeld) -> None:
    with pytest.raises(BadRecord):
        employ("a@b.org", held)


def test_an_administrator_is_one_for_the_whole_house(employ: Employ, library: str) -> None:
    with pytest.raises(BadRecord, match="administrator"):
        employ("a@b.org", RoleHeld(Role.ADMINISTRATOR, library))


def test_the_last_administrator_cannot_be_removed(
    session: Session, employ: Employ, at: datetime
) -> None:
    chief = employ("chief@b.org", ADMINISTRATOR, CURATOR)
    second = employ("second@b.org", ADMINISTRATOR)

    accounts.deactivate(session, second, at)
    with pytest.raises(LastAdministrator):
        accounts.change_roles(session, chief, [CURATOR])
    with pytest.raises(LastAdministrator):
        accounts.deactivate(session, chief, at)
    accounts.reactivate(session, second)
    accounts.change_roles(session, chief, [CURATOR])


def test_a_closed_account_lets_nobody_in_by_session_or_token(
    session: Session, employ: Employ, at: datetime
) -> None:
    employ("chief@b.org", ADMINISTRATOR)
    user = employ("a@b.org", CURATOR)
    sessions.open_session(session, user, token="s", user_agent="", at=at)
    tokens.make(
        session,
        sessions.person_of(user),
        name="import",
        scopes=[Action.DEPOSIT],
        expires_at=at + timedelta(days=1),
        token="t",
        at=at,
    )

    accounts.deactivate(session, user, at)

    assert sessions.signed_in(session, "s", at) is None
    with pytest.raises(NotSignedIn):
        tokens.bearer(session, "t", at)
    accounts.reactivate(session, user)
    assert sessions.signed_in(session, "s", at) is None
    with pytest.raises(NotSignedIn, match="revoked"):
        tokens.bearer(session, "t", at)


def test_a_new_pass_phrase_ends_every_session(
    session: Session, employ: Employ, at: datetime
) -> None:
    user = employ("a@b.org")
    sessions.open_session(session, user, token="s", user_agent="", at=at)

    accounts.set_passphrase(session, user, "$argon2id$…")

    assert sessions.signed_in(session, "s", at) is None


def test_everybody_is_listed_with_closed_accounts_last(
    session: Session, employ: Employ, at: datetime
) -> None:
    gone = employ("a@b.org")
    employ("z@b.org", ADMINISTRATOR)
    accounts.deactivate(session, gone, at)

    assert [user.email for user in accounts.everybody(session)] == ["z@b.org", "a@b.org"]
    assert accounts.count(session) == 2
