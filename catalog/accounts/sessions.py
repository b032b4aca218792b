"""Signed-in browsers: 12 hours of silence or 14 days end a session (OWASP ASVS 4.0, 3.3)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Person, RoleHeld
from catalog.accounts.secrets_kept import digest
from catalog.accounts.tables import SignInSession, User

IDLE = timedelta(hours=12)
ABSOLUTE = timedelta(days=14)
# Written at most so often, so that reading a page is not a write to the database.
NOTED_EVERY = timedelta(minutes=5)
_USER_AGENT_LENGTH = 300


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who a session token belongs to; `is_to_note`: its last use should be written down."""

    person: Person
    number: str
    authenticated_at: datetime
    is_to_note: bool


def person_of(user: User) -> Person:
    """The person as the rules of `permissions` know them."""
    return Person(
        id=user.id,
        name=user.name,
        roles=tuple(RoleHeld(held.role, held.holder_id) for held in user.roles),
    )


def open_session(
    session: Session, user: User, *, token: str, user_agent: str, at: datetime
) -> SignInSession:
    """Sign the user in with a new `token`, and clear away sessions that are long over."""
    session.execute(delete(SignInSession).where(SignInSession.expires_at <= at))
    row = SignInSession(
        token_sha256=digest(token),
        number=secrets.token_hex(8),
        user_id=user.id,
        created_at=at,
        authenticated_at=at,
        last_seen_at=at,
        expires_at=at + ABSOLUTE,
        user_agent=user_agent[:_USER_AGENT_LENGTH],
    )
    session.add(row)
    session.flush()
    return row


def signed_in(session: Session, token: str, at: datetime) -> SignedIn | None:
    """Who the token belongs to; None when it is unknown or over, or the account is closed."""
    found = session.execute(
        select(SignInSession, User)
        .join(User, User.id == SignInSession.user_id)
        .where(SignInSession.token_sha256 == digest(token), User.is_active)
    ).one_or_none()
    if found is None or not is_alive(found[0], at):
        return None
    row, user = found
    return SignedIn(
        person=person_of(user),
        number=row.number,
        authenticated_at=row.authenticated_at,
        is_to_note=at - row.last_seen_at >= NOTED_EVERY,
    )


def is_alive(row: SignInSession, at: datetime) -> bool:
    """Whether the session still lets its person in."""
    return at < row.expires_at and at - row.last_seen_at < IDLE


def note_use(session: Session, token: str, at: datetime) -> None:
    """Write down that the session was used now."""
    session.execute(
        update(SignInSession)
        .where(SignInSession.token_sha256 == digest(token))
        .values(last_seen_at=at)
    )


def note_authentication(session: Session, token: str, at: datetime) -> None:
    """Write down that the person gave the pass phrase again."""
    session.execute(
        update(SignInSession)
        .where(SignInSession.token_sha256 == digest(token))
        .values(authenticated_at=at, last_seen_at=at)
    )


def of_user(session: Session, user_id: str, at: datetime) -> list[SignInSession]:
    """The user's living sessions, the one used last first."""
    rows = session.scalars(
        select(SignInSession)
        .where(SignInSession.user_id == user_id)
        .order_by(SignInSession.last_seen_at.desc(), SignInSession.number)
    )
    return [row for row in rows if is_alive(row, at)]


def end(session: Session, token: str) -> None:
    """End the session with this token, if there is one."""
    session.execute(delete(SignInSession).where(SignInSession.token_sha256 == digest(token)))


def end_numbered(session: Session, user_id: str, number: str) -> bool:
    """End one of the user's sessions by its number; whether there was one."""
    done = session.execute(
        delete(SignInSession).where(
            SignInSession.user_id == user_id, SignInSession.number == number
        )
    )
    assert isinstance(done, CursorResult)
    return done.rowcount > 0


def end_all(session: Session, user_id: str, *, but: str | None = None) -> None:
    """End the user's sessions, all or all `but` the one with this number."""
    ending = delete(SignInSession).where(SignInSession.user_id == user_id)
    if but is not None:
        ending = ending.where(SignInSession.number != but)
    session.execute(ending)
