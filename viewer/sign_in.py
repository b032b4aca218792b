"""Coming in and going out: what the sign-in pages, invitations and OpenID Connect share."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request
from starlette.responses import Response

from catalog.access import passes
from catalog.accounts import accounts, attempts, passwords, sessions
from catalog.accounts.errors import (
    WrongPassphrase,
)
from catalog.accounts.permissions import Person
from catalog.accounts.secrets_kept import new_token
from catalog.accounts.tables import User
from viewer.languages import COOKIE as LANGUAGE_COOKIE
from viewer.middleware import EdgeSettings
from viewer.visitors import COOKIE

_ONE_YEAR_S = 60 * 60 * 24 * 365


class SignInHouse(Protocol):
    """What coming in needs."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """Return the maker of database sessions."""

    @property
    def settings(self) -> EdgeSettings:
        """Return the settings."""


@dataclass(frozen=True)
class Entrance:
    """A person who has just come in: the token for their browser, and their language."""

    token: str
    language: str | None


def with_passphrase(
    house: SignInHouse, request: Request, email: str, passphrase: str, at: dt.datetime
) -> Entrance:
    """Let somebody in by address and pass phrase.

    Raises:
        TooManyAttempts: it failed too often of late.
        WrongPassphrase: no open account has this address and this pass phrase.
    """
    host = request.client.host if request.client else ""
    with house.sessions.begin() as session:
        attempts.begin(session, email, host, at)
    with house.sessions() as session:
        user = accounts.by_email(session, email)
        kept = user.passphrase_hash if user is not None and user.is_active else None
    # Slow on purpose, so it happens outside of every transaction.
    if not passwords.is_right(passphrase, kept) or user is None or kept is None:
        raise WrongPassphrase
    fresh = passwords.hash_passphrase(passphrase) if passwords.is_outdated(kept) else None
    with house.sessions.begin() as session:
        attempts.succeed(session, email, host)
        found = accounts.find(session, user.id)
        # While the pass phrase was looked at, it may have been changed, or the account closed.
        if not found.is_active or found.passphrase_hash != kept:
            raise WrongPassphrase
        found.passphrase_hash = fresh or kept
        return enter(session, found, request, at)


def enter(session: Session, user: User, request: Request, at: dt.datetime) -> Entrance:
    """Open a session under a new token; the one the browser came with ends (OWASP ASVS 3.2.1)."""
    former = request.cookies.get(COOKIE)
    if former:
        sessions.end(session, former)
    token = new_token()
    agent = request.headers.get("user-agent", "")
    sessions.open_session(session, user, token=token, user_agent=agent, at=at)
    return Entrance(token=token, language=user.language)


def remember(house: SignInHouse, answer: Response, entrance: Entrance) -> None:
    """Give the browser its cookie, and the person's language with it."""
    secure = _is_secure(house)
    answer.set_cookie(
        COOKIE,
        entrance.token,
        max_age=int(sessions.ABSOLUTE.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=secure,
    )
    if entrance.language is not None:
        answer.set_cookie(
            LANGUAGE_COOKIE,
            entrance.language,
            max_age=_ONE_YEAR_S,
            httponly=True,
            samesite="lax",
            secure=secure,
        )


def leave(house: SignInHouse, request: Request, person: Person) -> None:
    """End the session the browser came with, and every pass that viewers hold for the person."""
    token = request.cookies.get(COOKIE)
    with house.sessions.begin() as session:
        if token:
            sessions.end(session, token)
        if person.id is not None:
            passes.end_all(session, person.id)


def forget(house: SignInHouse, answer: Response) -> None:
    """Take the cookie from the browser."""
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=_is_secure(house))


def local_path(asked: str | None, otherwise: str) -> str:
    """Where to go after coming in: a path of this house, or `otherwise`.

    Browsers read a backslash as a slash and drop tabs and line ends (WHATWG URL, 4.4), so
    whatever has one could lead to another house.
    """
    if not asked or not asked.startswith("/") or asked.startswith("//"):
        return otherwise
    if "\\" in asked or any(ord(character) <= 0x20 for character in asked):
        return otherwise
    try:
        split = urlsplit(asked)
    except ValueError:
        return otherwise
    return otherwise if split.scheme or split.netloc else asked


def _is_secure(house: SignInHouse) -> bool:
    return str(house.settings.public_url).startswith("https://")
