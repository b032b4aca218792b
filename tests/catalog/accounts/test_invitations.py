"""An invitation makes one account, within two weeks."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from catalog.accounts import invitations
from catalog.accounts.errors import EmailTaken, InvitationOver
from catalog.accounts.permissions import Role, RoleHeld
from catalog.accounts.sessions import person_of
from catalog.accounts.tables import Invitation, User
from catalog.errors import BadRecord
from catalog.identifiers import Kind, mint
from tests.catalog.accounts.conftest import Employ

CATALOGUER = RoleHeld(Role.CATALOGUER)


def invite(
    session: Session, at: datetime, token: str = "link", role: RoleHeld = CATALOGUER
) -> Invitation:
    return invitations.invite(
        session,
        email="omar@b.org",
        name="",
        roles=[role],
        invited_by="Aigul",
        token=token,
        at=at,
    )


def accept(session: Session, row: Invitation, at: datetime) -> User:
    return invitations.accept(
        session,
        row,
        user_id=mint(Kind.USER),
        name="Omar",
        passphrase_hash=None,
        language="ar",
        at=at,
    )


def test_whoever_accepts_has_the_roles_that_were_promised(
    session: Session, employ: Employ, library: str, at: datetime
) -> None:
    employ("aigul@b.org", RoleHeld(Role.ADMINISTRATOR))
    invite(session, at, role=RoleHeld(Role.CATALOGUER, library))

    user = accept(session, invitations.find(session, "link", at), at)

    assert (user.email, user.language) == ("omar@b.org", "ar")
    assert person_of(user).roles == (RoleHeld(Role.CATALOGUER, library),)


def test_the_first_account_is_an_administrator(session: Session, at: datetime) -> None:
    user = accept(session, invite(session, at), at)

    assert set(person_of(user).roles) == {CATALOGUER, RoleHeld(Role.ADMINISTRATOR)}


def test_an_invitation_is_used_once(session: Session, at: datetime) -> None:
    row = invite(session, at)
    accept(session, row, at)
    session.refresh(row)

    with pytest.raises(InvitationOver):
        invitations.find(session, "link", at)
    with pytest.raises(InvitationOver):
        accept(session, row, at)


def test_an_invitation_ends_after_two_weeks(session: Session, at: datetime) -> None:
    invite(session, at)

    invitations.find(session, "link", at + timedelta(days=13))
    with pytest.raises(InvitationOver):
        invitations.find(session, "link", at + timedelta(days=14))
    assert invitations.open_ones(session, at + timedelta(days=14)) == []


def test_a_second_invitation_to_the_same_address_ends_the_first(
    session: Session, at: datetime
) -> None:
    invite(session, at)
    invite(session, at, token="newer")

    with pytest.raises(InvitationOver):
        invitations.find(session, "link", at)
    assert len(invitations.open_ones(session, at)) == 1


def test_an_invitation_can_be_withdrawn(session: Session, at: datetime) -> None:
    invite(session, at)
    invitations.withdraw(session, "OMAR@b.org")

    assert invitations.for_email(session, "omar@b.org", at) is None


def test_nobody_with_an_account_is_invited(session: Session, employ: Employ, at: datetime) -> None:
    employ("Omar@b.org")

    with pytest.raises(EmailTaken):
        invite(session, at)


def test_roles_that_cannot_stand_are_refused_at_once(session: Session, at: datetime) -> None:
    with pytest.raises(BadRecord):
        invite(session, at, role=RoleHeld(Role.CURATOR, "nowhere"))
