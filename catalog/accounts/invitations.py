"""Invitations: a link for one person, good for two weeks and for one account."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from catalog.accounts import accounts
from catalog.accounts.errors import EmailTaken, InvitationOver
from catalog.accounts.permissions import Role, RoleHeld
from catalog.accounts.secrets_kept import digest
from catalog.accounts.tables import Invitation, User

LIFE = timedelta(days=14)


def invite(
    session: Session,
    *,
    email: str,
    name: str,
    roles: Collection[RoleHeld],
    invited_by: str,
    token: str,
    at: datetime,
) -> Invitation:
    """Invite somebody; an invitation to the same address that is still open ends.

    `token` is the secret of the link; `name` may be empty, as the person chooses it.

    Raises:
        EmailTaken: somebody has an account with this address.
        BadRecord: the address, the name or a role cannot stand.
    """
    cleaned = accounts.clean_email(email)
    if accounts.by_email(session, cleaned) is not None:
        raise EmailTaken(cleaned)
    session.execute(
        delete(Invitation).where(
            Invitation.email_folded == accounts.fold_email(cleaned), Invitation.used_at.is_(None)
        )
    )
    row = Invitation(
        token_sha256=digest(token),
        email=cleaned,
        email_folded=accounts.fold_email(cleaned),
        name=accounts.clean_name(name) if name.strip() else "",
        roles=[[one.role.value, one.holder_id] for one in accounts.checked_roles(session, roles)],
        invited_by=invited_by,
        created_at=at,
        expires_at=at + LIFE,
        used_at=None,
    )
    session.add(row)
    session.flush()
    return row


def find(session: Session, token: str, at: datetime) -> Invitation:
    """The open invitation of this link.

    Raises:
        InvitationOver: it was used, has ended, or never was.
    """
    row = session.get(Invitation, digest(token))
    if row is None or row.used_at is not None or at >= row.expires_at:
        raise InvitationOver
    return row


def for_email(session: Session, email: str, at: datetime) -> Invitation | None:
    """The open invitation to this address, if there is one."""
    return session.scalar(
        select(Invitation)
        .where(
            Invitation.email_folded == accounts.fold_email(email),
            Invitation.used_at.is_(None),
            Invitation.expires_at > at,
        )
        .limit(1)
    )


def open_ones(session: Session, at: datetime) -> list[Invitation]:
    """Every invitation nobody has used yet, the newest first."""
    return list(
        session.scalars(
            select(Invitation)
            .where(Invitation.used_at.is_(None), Invitation.expires_at > at)
            .order_by(Invitation.created_at.desc(), Invitation.token_sha256)
        )
    )


def roles_of(row: Invitation) -> tuple[RoleHeld, ...]:
    """The roles the person will have."""
    return tuple(RoleHeld(Role(role or ""), holder_id) for role, holder_id in row.roles)


def accept(
    session: Session,
    row: Invitation,
    *,
    user_id: str,
    name: str,
    passphrase_hash: str | None,
    language: str | None,
    at: datetime,
) -> User:
    """Make the account the invitation promises, once.

    Raises:
        InvitationOver: it was used a moment ago, in another window.
        EmailTaken: somebody has got an account with this address meanwhile.
        BadRecord: the name cannot stand.
    """
    used = session.execute(
        update(Invitation)
        .where(Invitation.token_sha256 == row.token_sha256, Invitation.used_at.is_(None))
        .values(used_at=at)
    )
    assert isinstance(used, CursorResult)
    if used.rowcount != 1:
        raise InvitationOver
    roles = set(roles_of(row))
    if accounts.count(session) == 0:
        # The operator invited; from now on there is none, and somebody must let people in.
        roles.add(RoleHeld(Role.ADMINISTRATOR))
    return accounts.create(
        session,
        user_id=user_id,
        email=row.email,
        name=name,
        roles=roles,
        passphrase_hash=passphrase_hash,
        language=language,
        at=at,
    )


def withdraw(session: Session, email: str) -> None:
    """Close the open invitation to this address."""
    session.execute(
        delete(Invitation).where(
            Invitation.email_folded == accounts.fold_email(email), Invitation.used_at.is_(None)
        )
    )
