"""API tokens: made once, shown once, limited in what they may do and for how long."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from catalog.accounts.permissions import NEVER_BY_TOKEN, Action, Person, may
from catalog.accounts.secrets_kept import digest
from catalog.accounts.sessions import person_of
from catalog.accounts.tables import NAME_LENGTH_MAX, ApiToken, User
from catalog.errors import BadRecord, NotFound, NotSignedIn

PREFIX = "kitabdar_"
LIFE_MAX = timedelta(days=366)
NOTED_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class TokenUse:
    """Who a token speaks for; `is_to_note`: its last use should be written down."""

    person: Person
    token_id: int
    is_to_note: bool


def offered(person: Person) -> tuple[Action, ...]:
    """What the person may let a token do, in the order of `Action`."""
    return tuple(
        action for action in Action if action not in NEVER_BY_TOKEN and may(person, action)
    )


def make(
    session: Session,
    person: Person,
    *,
    name: str,
    scopes: Collection[Action],
    expires_at: datetime,
    token: str,
    at: datetime,
) -> ApiToken:
    """Store a new token of the person's; `token` is the secret itself.

    Raises:
        BadRecord: no name, nothing it may do, more than its person may do, or too long a life.
    """
    assert person.id is not None, "an operator has no account to hang a token on"
    name = name.strip()
    if not name or len(name) > NAME_LENGTH_MAX:
        raise BadRecord(
            "A token needs a name of 1 to 200 characters: say what it is for.", key="token-name"
        )
    if not scopes:
        raise BadRecord("A token needs at least one thing it may do: choose it.", key="token-empty")
    beyond = set(scopes) - set(offered(person))
    if beyond:
        raise BadRecord(
            f"A token cannot be allowed {sorted(beyond)[0]!r}: you may not do that.",
            key="token-beyond",
            action=sorted(beyond)[0],
        )
    if not at < expires_at <= at + LIFE_MAX:
        raise BadRecord(
            "A token must end within a year from now: choose an earlier day.", key="token-year"
        )
    row = ApiToken(
        token_sha256=digest(token),
        user_id=person.id,
        name=name,
        scopes=[action.value for action in Action if action in scopes],
        created_at=at,
        expires_at=expires_at,
        last_used_at=None,
        revoked_at=None,
    )
    session.add(row)
    session.flush()
    return row


def bearer(session: Session, token: str, at: datetime) -> TokenUse:
    """Who the token speaks for, limited to its scopes.

    Raises:
        NotSignedIn: it is unknown, revoked or expired, or the account is closed.
    """
    found = session.execute(
        select(ApiToken, User)
        .join(User, User.id == ApiToken.user_id)
        .where(ApiToken.token_sha256 == digest(token))
    ).one_or_none()
    if found is None or not found[1].is_active:
        raise NotSignedIn(
            "This token is not known here: make one on your account page.", key="token-unknown"
        )
    row, user = found
    if row.revoked_at is not None:
        raise NotSignedIn(
            f"The token {row.name!r} was revoked: make a new one.",
            key="token-revoked",
            name=row.name,
        )
    if at >= row.expires_at:
        raise NotSignedIn(
            f"The token {row.name!r} ended on {row.expires_at.date()}: make a new one.",
            key="token-ended",
            name=row.name,
            day=str(row.expires_at.date()),
        )
    known = {action.value: action for action in Action}
    return TokenUse(
        person=replace(
            person_of(user), scopes=frozenset(known[one] for one in row.scopes if one in known)
        ),
        token_id=row.id,
        is_to_note=row.last_used_at is None or at - row.last_used_at >= NOTED_EVERY,
    )


def note_use(session: Session, token_id: int, at: datetime) -> None:
    """Write down that the token was used now."""
    session.execute(update(ApiToken).where(ApiToken.id == token_id).values(last_used_at=at))


def of_user(session: Session, user_id: str) -> list[ApiToken]:
    """The user's tokens that were not revoked, newest first; expired ones stay visible."""
    return list(
        session.scalars(
            select(ApiToken)
            .where(ApiToken.user_id == user_id, ApiToken.revoked_at.is_(None))
            .order_by(ApiToken.id.desc())
        )
    )


def revoke(session: Session, user_id: str, token_id: int, at: datetime) -> None:
    """End one of the user's tokens.

    Raises:
        NotFound: the user has no such token.
    """
    row = session.get(ApiToken, token_id)
    if row is None or row.user_id != user_id:
        raise NotFound("You have no such token: it may have been revoked already.", key="token")
    row.revoked_at = row.revoked_at or at


def revoke_all(session: Session, user_id: str, at: datetime) -> None:
    """End all tokens of the user."""
    session.execute(
        update(ApiToken)
        .where(ApiToken.user_id == user_id, ApiToken.revoked_at.is_(None))
        .values(revoked_at=at)
    )
