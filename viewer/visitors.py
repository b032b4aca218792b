"""Who asks: somebody signed in, a person's script, the operator of this machine, or nobody.

While a house has no account at all, whoever sits at this very machine is its operator and may do
everything: so `make run` works at once, and nothing is open to another machine. The first account
ends that for good.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request

from catalog.access.tiers import Address, Network
from catalog.accounts import sessions, tokens
from catalog.accounts.permissions import ANONYMOUS, Action, Person, require
from catalog.accounts.tables import User
from catalog.clock import Clock, now
from catalog.errors import NotAllowed
from viewer.middleware import EdgeSettings
from viewer.networks import address_of
from viewer.origins import SAFE_METHODS, is_from_our_pages, is_local

COOKIE = "kitabdar_session"
OPERATOR = Person(id=None, name="operator", is_operator=True)


class VisitedHouse(Protocol):
    """What is needed to know a visitor."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """Return the maker of database sessions."""

    @property
    def settings(self) -> EdgeSettings:
        """Return the settings; the public address says whether cookies travel by https only."""


class Visitors:
    """Knows whoever asks, and lets them through where they may go."""

    def __init__(
        self,
        house: VisitedHouse,
        clock: Clock = lambda: now(),
        proxies: Sequence[Network] = (),
    ) -> None:
        self._proxies = proxies
        self._house = house
        self._clock = clock
        self._has_accounts = False

    def who(self, request: Request) -> Person:
        """Return whoever asks.

        Raises:
            NotSignedIn: a token was given, and it is not good.
            NotAllowed: the request would change something and comes from another site's page.
        """
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            # Before it is looked at, so that the page that says it is bad greets nobody.
            request.state.person = ANONYMOUS
            request.state.person = self._by_token(token.strip())
        else:
            self.known(request)
            check_origin(request)
        person = request.state.person
        assert isinstance(person, Person)
        return person

    def known(self, request: Request) -> Person:
        """Return whoever a page greets: like `who`, and a bad token or origin is nobody's."""
        person = getattr(request.state, "person", None)
        if not isinstance(person, Person):
            person = self._by_cookie(request) or self._operator(request) or ANONYMOUS
            request.state.person = person
        return person

    def address(self, request: Request) -> Address | None:
        """Return the network address the question came from, where that is known."""
        return address_of(request, self._proxies)

    def needs(self, action: Action) -> "Guard":
        """Return the dependency of a route that only some may use."""
        return Guard(self, action)

    def _by_token(self, token: str) -> Person:
        at = self._clock()
        with self._house.sessions() as session:
            used = tokens.bearer(session, token, at)
        if used.is_to_note:
            with self._house.sessions.begin() as session:
                tokens.note_use(session, used.token_id, at)
        return used.person

    def _by_cookie(self, request: Request) -> Person | None:
        token = request.cookies.get(COOKIE)
        if not token:
            return None
        at = self._clock()
        with self._house.sessions() as session:
            found = sessions.signed_in(session, token, at)
        if found is None:
            return None
        if found.is_to_note:
            with self._house.sessions.begin() as session:
                sessions.note_use(session, token, at)
        request.state.sign_in = found
        return found.person

    def _operator(self, request: Request) -> Person | None:
        if self._has_accounts or not is_local(request):
            return None
        with self._house.sessions() as session:
            # Accounts are closed and never deleted, so the answer 'yes' holds for ever.
            self._has_accounts = session.scalar(select(User.id).limit(1)) is not None
        return None if self._has_accounts else OPERATOR


@dataclass(frozen=True)
class Guard:
    """A dependency that lets people through who may do `action` to something at least.

    What belongs to one holder is asked about once more by the endpoint, which knows the object.
    """

    visitors: Visitors
    action: Action

    def __call__(self, request: Request) -> Person:
        """Return whoever asks.

        Raises:
            NotSignedIn: nobody is signed in.
            NotAllowed: this person may not, or the request comes from another site's page.
        """
        person = self.visitors.who(request)
        require(person, self.action)
        return person


def check_origin(request: Request) -> None:
    """Return unless another site's page wants to change something here.

    Raises:
        NotAllowed: it does.
    """
    if request.method not in SAFE_METHODS and not is_from_our_pages(request):
        raise NotAllowed(
            "This came from a page of another site: open the page here and try again.",
            key="other-site",
        )
