"""The hand that signs: a person in front of a browser, asked once more who they are."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from sqlalchemy.orm import Session, sessionmaker
from starlette.datastructures import URL
from starlette.requests import Request

from catalog.accounts import accounts, attempts, passwords, sessions
from catalog.accounts.permissions import Action, Person, Role, actions_of, require
from catalog.clock import now
from catalog.conservation.signing.errors import (
    NoPassphraseHere,
    PassphraseNotRight,
    SignatureNeedsAccount,
    SignerRoleEnded,
    SignInAgain,
)
from catalog.conservation.signing.signer import AUTHENTICATION_LASTS, Signer
from catalog.paths import CONFIRM_PATH
from viewer.origins import SAFE_METHODS
from viewer.visitors import COOKIE

# Whoever opens a form should have this long to read it before the pass phrase is too old.
_TIME_TO_READ = dt.timedelta(minutes=2)


class SigningHouse(Protocol):
    """What is needed to know whoever signs."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """Return the maker of database sessions."""


@dataclass(frozen=True, slots=True)
class SigningForm:
    """What `bench/sign_dialog.html` shows: the sentence agreed to, and what is still asked.

    `roles` are those the person may sign in; `asks` is 'passphrase', 'elsewhere' (the account has
    no pass phrase here) or 'nothing' (it was given a moment ago); `confirm` is where it is given.
    """

    statement: str
    roles: tuple[Role, ...]
    asks: str
    confirm: str


def signing_form(
    house: SigningHouse,
    request: Request,
    person: Person,
    action: Action,
    holder_id: str,
    statement: str,
) -> SigningForm:
    """Prepare the fields of a signature; `statement` is in the language of the page."""
    asks = "nothing"
    if now() - _authenticated_at(request) > AUTHENTICATION_LASTS - _TIME_TO_READ:
        asks = "passphrase" if has_passphrase(house, person) else "elsewhere"
    confirm = f"{CONFIRM_PATH}?{urlencode({'next': _page_of(request)})}"
    return SigningForm(statement, signing_roles(person, action, holder_id), asks, confirm)


def _page_of(request: Request) -> str:
    """The page to come back to: this one, or the one whose form was sent here."""
    url = request.url
    if request.method not in SAFE_METHODS:
        sent_from = URL(request.headers.get("referer", ""))
        url = sent_from if sent_from.netloc == url.netloc else url
    return url.path + (f"?{url.query}" if url.query else "")


def signer_of(
    house: SigningHouse,
    request: Request,
    person: Person,
    passphrase: str | None,
    action: Action,
    holder_id: str,
    *,
    role: str | None = None,
) -> Signer:
    """Return whoever signs, in `role` or else the first that may do `action` for the holder.

    A pass phrase that is given is checked, counted and noted; without one, the moment counts at
    which it was last given in this browser.

    Raises:
        SignatureNeedsAccount: this is the operator, or a program with a token.
        NotSignedIn, NotAllowed: as `require`.
        SignerRoleEnded: the person does not hold this role here.
        TooManyAttempts, PassphraseNotRight, NoPassphraseHere: as `confirm`.
        SignInAgain: no pass phrase is given, and this browser has no session.
    """
    if person.is_operator or person.scopes is not None:
        raise SignatureNeedsAccount
    require(person, action, holder_id)
    assert person.id is not None
    able = signing_roles(person, action, holder_id)
    wanted = [each for each in able if role in (None, "", each.value)]
    if not wanted:
        raise SignerRoleEnded(person.name, role or Role.CONSERVATOR.value)
    at = confirm(house, request, person, passphrase) if passphrase else _authenticated_at(request)
    return Signer(person.id, person.name, wanted[0], at)


def signing_roles(person: Person, action: Action, holder_id: str) -> tuple[Role, ...]:
    """Return the roles in which the person may do this for the holder and sign for it."""
    held = {
        each.role
        for each in person.roles
        if each.holder_id in (None, holder_id) and {action, Action.SIGN} <= actions_of(each.role)
    }
    return tuple(role for role in Role if role in held)


def confirm(house: SigningHouse, request: Request, person: Person, passphrase: str) -> dt.datetime:
    """Check the pass phrase of whoever is signed in, and return when that was.

    Raises:
        SignatureNeedsAccount: the operator and programs have none.
        NoPassphraseHere: the account has none.
        TooManyAttempts: it failed too often of late, here or at signing in.
        PassphraseNotRight: it is another.
    """
    token = request.cookies.get(COOKIE)
    if person.id is None or person.scopes is not None or not token:
        raise SignatureNeedsAccount
    at = now()
    host = request.client.host if request.client else ""
    with house.sessions() as session:
        user = accounts.find(session, person.id)
        email, kept = user.email, user.passphrase_hash
    if kept is None:
        raise NoPassphraseHere
    with house.sessions.begin() as session:
        attempts.begin(session, email, host, at)
    # Slow on purpose, so it happens outside of every transaction.
    if not passwords.is_right(passphrase, kept):
        raise PassphraseNotRight
    with house.sessions.begin() as session:
        attempts.succeed(session, email, host)
        sessions.note_authentication(session, token, at)
    return at


def has_passphrase(house: SigningHouse, person: Person) -> bool:
    """Return whether the person can give a pass phrase here."""
    if person.id is None:
        return False
    with house.sessions() as session:
        return accounts.find(session, person.id).passphrase_hash is not None


def _authenticated_at(request: Request) -> dt.datetime:
    found = getattr(request.state, "sign_in", None)
    if not isinstance(found, sessions.SignedIn):
        raise SignInAgain
    return found.authenticated_at
