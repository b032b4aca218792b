"""One's own account: the browsers signed in, tokens for scripts, language, pass phrase."""

import datetime as dt
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.access import passes
from catalog.accounts import accounts, attempts, passwords, sessions, tokens
from catalog.accounts.errors import WrongPassphrase
from catalog.accounts.permissions import Action, Needs, Person
from catalog.accounts.secrets_kept import new_token
from catalog.clock import now
from catalog.errors import BadRecord, Conflict, NotFound, TooManyAttempts
from catalog.paths import ACCOUNT_PATH
from viewer.frame import Number, local, show, words_of
from viewer.languages import LANGUAGES
from viewer.pages_sign_in import PHRASE_FIELD_MAX, EntranceHouse, check_twice
from viewer.refusals import sentence_of
from viewer.sign_in import enter, remember
from viewer.user_agents import agent_words

# What the form offers; a token that ends by itself is forgotten without harm.
TOKEN_DAYS = (30, 90, 365)


def router(house: EntranceHouse, needs: Needs) -> APIRouter:
    """Return the pages under /account."""
    pages = APIRouter(include_in_schema=False)
    _add_page(pages, house, needs)
    _add_sessions(pages, house, needs)
    _add_tokens(pages, house, needs)
    _add_passphrase(pages, house, needs)
    return pages


def account_page(
    house: EntranceHouse,
    request: Request,
    person: Person,
    *,
    status: int = HTTPStatus.OK,
    mistake: str = "",
    mistaken: str = "",
    made: str = "",
) -> Response:
    """Show the page. `mistaken` names the form the mistake is in; `made` is a new token."""
    if person.id is None:
        return show(house, request, "accounts/operator.html", section="account")
    with house.sessions() as session:
        user = accounts.find(session, person.id)
        own_sessions = sessions.of_user(session, person.id, now())
        own_tokens = tokens.of_user(session, person.id)
    current = getattr(request.state, "sign_in", None)
    return show(
        house,
        request,
        "accounts/account.html",
        section="account",
        status=status,
        headers={"Cache-Control": "no-store"},
        user=user,
        sessions=own_sessions,
        current=current.number if isinstance(current, sessions.SignedIn) else "",
        tokens=own_tokens,
        offered=tokens.offered(person),
        days=TOKEN_DAYS,
        now=now(),
        mistake=mistake,
        mistaken=mistaken,
        made=made,
        length_min=passwords.LENGTH_MIN,
        agent_words=agent_words,
    )


def _id_of(person: Person) -> str:
    if person.id is None:
        raise Conflict(
            "The operator has no account: make one with 'kitabdar user add'.", key="operator"
        )
    return person.id


def _back(house: EntranceHouse, part: str = "") -> Response:
    return RedirectResponse(local(house.uris.account()) + part, HTTPStatus.SEE_OTHER)


def _add_page(pages: APIRouter, house: EntranceHouse, needs: Needs) -> None:
    own = Depends(needs(Action.OWN_ACCOUNT))

    @pages.get(ACCOUNT_PATH)
    def account(request: Request, person: Annotated[Person, own]) -> Response:
        return account_page(house, request, person)

    @pages.post(f"{ACCOUNT_PATH}/language")
    def speak(person: Annotated[Person, own], language: Annotated[str, Form()] = "") -> Response:
        if language not in LANGUAGES:
            raise BadRecord("Choose one of the four languages of the house.", key="language")
        with house.sessions.begin() as session:
            accounts.find(session, _id_of(person)).language = language
        return _back(house, f"?lang={language}")  # the edge remembers it in this browser too


def _add_sessions(pages: APIRouter, house: EntranceHouse, needs: Needs) -> None:
    own = Depends(needs(Action.OWN_ACCOUNT))

    @pages.post(f"{ACCOUNT_PATH}/sessions/{{number}}/end")
    def end(person: Annotated[Person, own], number: str) -> Response:
        with house.sessions.begin() as session:
            if not sessions.end_numbered(session, _id_of(person), number):
                raise NotFound("You have no such session: it has ended already.", key="session")
            # Nobody can tell from which browser a viewer got in, so each has to ask again.
            passes.end_all(session, _id_of(person))
        return _back(house, "#sessions")

    @pages.post(f"{ACCOUNT_PATH}/sessions/end-others")
    def end_others(request: Request, person: Annotated[Person, own]) -> Response:
        current = getattr(request.state, "sign_in", None)
        but = current.number if isinstance(current, sessions.SignedIn) else None
        with house.sessions.begin() as session:
            sessions.end_all(session, _id_of(person), but=but)
            passes.end_all(session, _id_of(person))
        return _back(house, "#sessions")


def _add_tokens(pages: APIRouter, house: EntranceHouse, needs: Needs) -> None:
    own = Depends(needs(Action.OWN_ACCOUNT))

    @pages.post(f"{ACCOUNT_PATH}/tokens")
    def make(
        request: Request,
        person: Annotated[Person, own],
        scopes: Annotated[list[str], Form(default_factory=list)],
        name: Annotated[str, Form(max_length=1000)] = "",
        days: Annotated[int, Form(ge=1, le=366)] = TOKEN_DAYS[0],
    ) -> Response:
        _id_of(person)
        token = new_token(tokens.PREFIX)
        at = now()
        known = {action.value: action for action in Action}
        try:
            if unknown := [one for one in scopes if one not in known]:
                raise BadRecord(
                    f"Nothing here is called {unknown[0][:100]!r}: choose from the list.",
                    key="scope",
                    name=unknown[0][:100],
                )
            with house.sessions.begin() as session:
                tokens.make(
                    session,
                    person,
                    name=name,
                    scopes=[known[one] for one in scopes],
                    expires_at=at + dt.timedelta(days=days),
                    token=token,
                    at=at,
                )
        except BadRecord as mistake:
            return account_page(
                house,
                request,
                person,
                status=HTTPStatus.UNPROCESSABLE_ENTITY,
                mistake=sentence_of(mistake, words_of(request)),
                mistaken="token",
            )
        # Shown in the answer itself: a redirect would have to carry the secret somewhere.
        return account_page(house, request, person, status=HTTPStatus.CREATED, made=token)

    @pages.post(f"{ACCOUNT_PATH}/tokens/{{token_id}}/revoke")
    def revoke(person: Annotated[Person, own], token_id: Number) -> Response:
        with house.sessions.begin() as session:
            tokens.revoke(session, _id_of(person), token_id, now())
        return _back(house, "#tokens")


def _add_passphrase(pages: APIRouter, house: EntranceHouse, needs: Needs) -> None:
    own = Depends(needs(Action.OWN_ACCOUNT))

    @pages.post(f"{ACCOUNT_PATH}/passphrase")
    def change(
        request: Request,
        person: Annotated[Person, own],
        current: Annotated[str, Form(max_length=PHRASE_FIELD_MAX)] = "",
        passphrase: Annotated[str, Form(max_length=PHRASE_FIELD_MAX)] = "",
        again: Annotated[str, Form(max_length=PHRASE_FIELD_MAX)] = "",
    ) -> Response:
        _id_of(person)
        try:
            check_twice(passphrase, again)
            hashed = passwords.hash_passphrase(passphrase)
            _check_current(house, request, person, current)
        except (BadRecord, WrongPassphrase, TooManyAttempts) as mistake:
            return account_page(
                house,
                request,
                person,
                status=HTTPStatus.UNPROCESSABLE_ENTITY,
                mistake=sentence_of(mistake, words_of(request)),
                mistaken="passphrase",
            )
        with house.sessions.begin() as session:
            user = accounts.find(session, _id_of(person))
            accounts.set_passphrase(session, user, hashed)
            entrance = enter(session, user, request, now())
        answer = _back(house)
        remember(house, answer, entrance)
        return answer


def _check_current(house: EntranceHouse, request: Request, person: Person, current: str) -> None:
    """Ask for the pass phrase in force: a browser left open must not be able to change it."""
    host = request.client.host if request.client else ""
    with house.sessions() as session:
        user = accounts.find(session, _id_of(person))
    if user.passphrase_hash is None:
        return
    with house.sessions.begin() as session:
        attempts.begin(session, user.email, host, now())
    if not passwords.is_right(current, user.passphrase_hash):
        raise WrongPassphrase
    with house.sessions.begin() as session:
        attempts.succeed(session, user.email, host)
