"""Passes: how a viewer on another site shows pictures for somebody, and asks whether it could.

A cookie pass travels with pictures, a token pass with questions to the probe; neither is any good
for the other, nor for anything else here. What its person may see is asked each time anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalog.access.tables import AccessPass
from catalog.accounts.permissions import ANONYMOUS, Person
from catalog.accounts.secrets_kept import digest
from catalog.accounts.sessions import person_of
from catalog.accounts.tables import User

COOKIE_LIFE: Final = timedelta(hours=8)
TOKEN_LIFE: Final = timedelta(minutes=30)


class Use(StrEnum):
    """What a pass is good for."""

    COOKIE = "cookie"
    TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose pass it is; `ANONYMOUS` for a visitor of whom only the network is known."""

    person: Person


def give(
    session: Session, person: Person, use: Use, *, secret: str, origin: str, at: datetime
) -> AccessPass:
    """A pass for whoever asks, under a new `secret`; those that are over are cleared away."""
    session.execute(delete(AccessPass).where(AccessPass.expires_at <= at))
    row = AccessPass(
        secret_sha256=digest(secret),
        use=use.value,
        user_id=person.id,
        origin=origin[:300],
        created_at=at,
        expires_at=at + (COOKIE_LIFE if use is Use.COOKIE else TOKEN_LIFE),
    )
    session.add(row)
    session.flush()
    return row


def bearer(session: Session, secret: str, use: Use, at: datetime) -> Bearer | None:
    """Whose pass this is; None when it is unknown, over, for another use, or the account closed."""
    row = session.get(AccessPass, digest(secret))
    if row is None or row.use != use.value or at >= row.expires_at:
        return None
    if row.user_id is None:
        return Bearer(ANONYMOUS)
    user = session.scalar(select(User).where(User.id == row.user_id, User.is_active))
    return None if user is None else Bearer(person_of(user))


def origin_of(session: Session, secret: str) -> str:
    """The site for which the pass was given; '' for one that is unknown."""
    row = session.get(AccessPass, digest(secret))
    return "" if row is None else row.origin


def end(session: Session, secret: str) -> None:
    """End the pass with this secret, and all others of its person."""
    row = session.get(AccessPass, digest(secret))
    if row is None:
        return
    if row.user_id is None:
        session.delete(row)
    else:
        end_all(session, row.user_id)


def end_all(session: Session, user_id: str) -> None:
    """End every pass of the person."""
    session.execute(delete(AccessPass).where(AccessPass.user_id == user_id))
