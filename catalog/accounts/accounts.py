"""Accounts: made, found, given roles, closed. Nobody is ever deleted from the record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalog.access import passes
from catalog.accounts import sessions, tokens
from catalog.accounts.errors import (
    AccountNotFound,
    BadEmail,
    BadPersonName,
    EmailTaken,
    LastAdministrator,
)
from catalog.accounts.permissions import UNSCOPED_ROLES, Role, RoleHeld
from catalog.accounts.tables import EMAIL_LENGTH_MAX, NAME_LENGTH_MAX, RoleHeldRow, User
from catalog.errors import BadRecord
from catalog.identity import Holder

_EMAIL = re.compile(r"[^\s@\x00-\x1f<>()]+@[^\s@\x00-\x1f<>()]+")


def clean_email(email: str) -> str:
    """The address without spaces around it.

    Raises:
        BadEmail: nobody could be written to at this address.
    """
    cleaned = unicodedata.normalize("NFC", email.strip())
    # Folding may lengthen it, and the folded address must fit its column as well.
    if not _EMAIL.fullmatch(cleaned) or len(fold_email(cleaned)) > EMAIL_LENGTH_MAX:
        raise BadEmail(email)
    return cleaned


def fold_email(email: str) -> str:
    """The address as it is compared: no two accounts differ in capitals alone."""
    return unicodedata.normalize("NFC", email.strip()).casefold()


def clean_name(name: str) -> str:
    """The name without spaces around it.

    Raises:
        BadPersonName: it is empty, too long, or has control characters.
    """
    cleaned = unicodedata.normalize("NFC", " ".join(name.split()))
    if not cleaned or len(cleaned) > NAME_LENGTH_MAX or not cleaned.isprintable():
        raise BadPersonName
    return cleaned


def create(
    session: Session,
    *,
    user_id: str,
    email: str,
    name: str,
    roles: Collection[RoleHeld],
    passphrase_hash: str | None,
    at: datetime,
    language: str | None = None,
) -> User:
    """A new account.

    Raises:
        EmailTaken: somebody has an account with this address.
        BadRecord: the address, the name or a role cannot stand.
    """
    cleaned = clean_email(email)
    if by_email(session, cleaned) is not None:
        raise EmailTaken(cleaned)
    user = User(
        id=user_id,
        email=cleaned,
        email_folded=fold_email(cleaned),
        passphrase_hash=passphrase_hash,
        name=clean_name(name),
        language=language,
        is_active=True,
        created_at=at,
        roles=[],
    )
    session.add(user)
    _hold(user, checked_roles(session, roles))
    try:
        session.flush()
    except IntegrityError as clash:  # the same address, at the same moment
        raise EmailTaken(cleaned) from clash
    return user


def by_email(session: Session, email: str) -> User | None:
    """Whoever has this address, in any capitals."""
    return session.scalar(select(User).where(User.email_folded == fold_email(email)))


def find(session: Session, user_id: str) -> User:
    """The account with this identifier.

    Raises:
        AccountNotFound: there is none.
    """
    user = session.get(User, user_id)
    if user is None:
        raise AccountNotFound(user_id)
    return user


def find_by_email(session: Session, email: str) -> User:
    """The account with this address.

    Raises:
        AccountNotFound: there is none.
    """
    user = by_email(session, email)
    if user is None:
        raise AccountNotFound(email)
    return user


def everybody(session: Session) -> list[User]:
    """All accounts by name, open ones first."""
    return list(session.scalars(select(User).order_by(User.is_active.desc(), User.name, User.id)))


def count(session: Session) -> int:
    """How many accounts there are, closed ones too."""
    return session.scalar(select(func.count()).select_from(User)) or 0


def checked_roles(session: Session, roles: Collection[RoleHeld]) -> tuple[RoleHeld, ...]:
    """The same roles, each once, in the order of `Role`.

    Raises:
        BadRecord: a holder does not exist, or a role cannot be held for one holder only.
    """
    held = sorted(set(roles), key=lambda one: (list(Role).index(one.role), one.holder_id or ""))
    for one in held:
        if one.holder_id is None:
            continue
        if one.role in UNSCOPED_ROLES:
            raise BadRecord(
                f"{one.role.value!r} cannot be held for one holder: leave it out.",
                key="role-everywhere",
                role=one.role.value,
            )
        if session.get(Holder, one.holder_id) is None:
            raise BadRecord(
                f"There is no holder {one.holder_id!r}: check it for a slip.",
                key="no-holder",
                holder_id=one.holder_id,
            )
    return tuple(held)


def change_roles(session: Session, user: User, roles: Collection[RoleHeld]) -> None:
    """Give the user these roles and no others.

    Raises:
        BadRecord: a role cannot stand.
        LastAdministrator: nobody would be left who may let people in.
    """
    held = checked_roles(session, roles)
    if RoleHeld(Role.ADMINISTRATOR) not in held:
        _leave_an_administrator(session, user)
    _hold(user, held)
    session.flush()


def deactivate(session: Session, user: User, at: datetime) -> None:
    """Close the account: its sessions, tokens and passes end now, its name stays in the record.

    Raises:
        LastAdministrator: nobody would be left who may let people in.
    """
    _leave_an_administrator(session, user)
    user.is_active = False
    sessions.end_all(session, user.id)
    passes.end_all(session, user.id)
    tokens.revoke_all(session, user.id, at)
    session.flush()


def reactivate(session: Session, user: User) -> None:
    """Open a closed account again; its sessions and tokens stay ended."""
    user.is_active = True
    session.flush()


def set_passphrase(session: Session, user: User, passphrase_hash: str) -> None:
    """Give the account a new pass phrase; every session and pass of the old one ends."""
    user.passphrase_hash = passphrase_hash
    sessions.end_all(session, user.id)
    passes.end_all(session, user.id)
    session.flush()


def _hold(user: User, held: Collection[RoleHeld]) -> None:
    kept = {RoleHeld(row.role, row.holder_id): row for row in user.roles}
    user.roles = [
        kept.get(one) or RoleHeldRow(role=one.role, holder_id=one.holder_id) for one in held
    ]


def _leave_an_administrator(session: Session, user: User) -> None:
    """Lock every administrator, so that two of them cannot remove one another at once."""
    administrators = set(
        session.scalars(
            select(User.id)
            .join(RoleHeldRow, RoleHeldRow.user_id == User.id)
            .where(RoleHeldRow.role == Role.ADMINISTRATOR, User.is_active)
            .with_for_update()
        )
    )
    if administrators == {user.id}:
        raise LastAdministrator
