"""The pages of coming in and going out: sign in, sign out, the link of an invitation."""

from http import HTTPStatus
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts import accounts, invitations, passwords
from catalog.accounts.errors import WrongPassphrase
from catalog.accounts.permissions import Action, Needs, Person
from catalog.clock import now
from catalog.errors import BadRecord, TooManyAttempts
from catalog.identifiers import Kind, mint
from catalog.paths import (
    ACCESS_DOOR_PATH,
    HOME_PATH,
    INVITATION_PATH,
    SIGN_IN_PATH,
    SIGN_OUT_PATH,
)
from viewer.frame import PageHouse, local, show, visit_of, words_of
from viewer.refusals import sentence_of
from viewer.sign_in import (
    SignInHouse,
    enter,
    forget,
    leave,
    local_path,
    remember,
    with_passphrase,
)
from viewer.visitors import check_origin

PHRASE_FIELD_MAX = 4000


class EntranceHouse(PageHouse, SignInHouse, Protocol):
    """What these pages need: pages, and sessions."""


def router(house: EntranceHouse, needs: Needs) -> APIRouter:
    """Return the pages of coming in and going out."""
    pages = APIRouter(include_in_schema=False)
    _add_sign_in(pages, house)
    _add_sign_out(pages, house, needs)
    _add_invitation(pages, house)
    return pages


def _add_sign_in(pages: APIRouter, house: EntranceHouse) -> None:
    def form(
        request: Request,
        status: int,
        going_to: str,
        email: str = "",
        mistake: str = "",
        wait: int = 0,
    ) -> Response:
        return show(
            house,
            request,
            "accounts/sign_in.html",
            section="sign-in",
            status=status,
            headers={
                "Cache-Control": "no-store",
                **({"Retry-After": str(wait)} if wait else {}),
                **_opener(going_to),
            },
            going_to=going_to,
            email=email,
            mistake=mistake,
        )

    @pages.get(SIGN_IN_PATH)
    def ask(
        request: Request, going_to: Annotated[str, Query(alias="next", max_length=2000)] = ""
    ) -> Response:
        return form(request, HTTPStatus.OK, local_path(going_to, HOME_PATH))

    @pages.post(SIGN_IN_PATH)
    def sign_in(
        request: Request,
        email: Annotated[str, Form(max_length=1000)] = "",
        passphrase: Annotated[str, Form(max_length=PHRASE_FIELD_MAX)] = "",
        going_to: Annotated[str, Form(alias="next", max_length=2000)] = "",
    ) -> Response:
        check_origin(request)
        path = local_path(going_to, HOME_PATH)
        try:
            entrance = with_passphrase(house, request, email, passphrase, now())
        except TooManyAttempts as late:
            told = sentence_of(late, words_of(request))
            status = HTTPStatus.TOO_MANY_REQUESTS
            return form(request, status, path, email, told, wait=late.retry_after_s)
        except WrongPassphrase as wrong:
            return form(
                request, HTTPStatus.UNAUTHORIZED, path, email, sentence_of(wrong, words_of(request))
            )
        answer = RedirectResponse(path, HTTPStatus.SEE_OTHER)
        remember(house, answer, entrance)
        return answer


def _opener(going_to: str) -> dict[str, str]:
    """A viewer that opened this window keeps its hand on it, to see when it closes."""
    is_door = going_to.startswith(ACCESS_DOOR_PATH.partition("{")[0])
    return {"Cross-Origin-Opener-Policy": "unsafe-none"} if is_door else {}


def check_twice(passphrase: str, again: str) -> None:
    """Return if both are the same.

    Raises:
        BadRecord: they are not.
    """
    if passphrase != again:
        raise BadRecord("The two pass phrases differ: type the same one twice.", key="not-twice")


def _add_sign_out(pages: APIRouter, house: EntranceHouse, needs: Needs) -> None:
    @pages.post(SIGN_OUT_PATH)
    def sign_out(
        request: Request, person: Annotated[Person, Depends(needs(Action.OWN_ACCOUNT))]
    ) -> Response:
        leave(house, request, person)
        answer = RedirectResponse(local(house.uris.home()), HTTPStatus.SEE_OTHER)
        forget(house, answer)
        return answer


def _add_invitation(pages: APIRouter, house: EntranceHouse) -> None:
    def form(request: Request, token: str, name: str | None, mistake: str = "") -> Response:
        with house.sessions() as session:
            invitation = invitations.find(session, token, now())
        return show(
            house,
            request,
            "accounts/invitation.html",
            section="sign-in",
            status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
            headers={"Cache-Control": "no-store"},
            invitation=invitation,
            roles=invitations.roles_of(invitation),
            name=invitation.name if name is None else name,
            mistake=mistake,
            length_min=passwords.LENGTH_MIN,
        )

    @pages.get(INVITATION_PATH)
    def open_invitation(request: Request, token: str) -> Response:
        return form(request, token, None)

    @pages.post(INVITATION_PATH)
    def accept(
        request: Request,
        token: str,
        name: Annotated[str, Form(max_length=1000)] = "",
        passphrase: Annotated[str, Form(max_length=PHRASE_FIELD_MAX)] = "",
        again: Annotated[str, Form(max_length=PHRASE_FIELD_MAX)] = "",
    ) -> Response:
        check_origin(request)
        with house.sessions() as session:
            invitations.find(session, token, now())
        try:
            check_twice(passphrase, again)
            accounts.clean_name(name)
            hashed = passwords.hash_passphrase(passphrase)
        except BadRecord as mistake:
            return form(request, token, name, sentence_of(mistake, words_of(request)))
        with house.sessions.begin() as session:
            user = invitations.accept(
                session,
                invitations.find(session, token, now()),
                user_id=mint(Kind.USER),
                name=name,
                passphrase_hash=hashed,
                language=visit_of(request).language,
                at=now(),
            )
            entrance = enter(session, user, request, now())
        answer = RedirectResponse(local(house.uris.account()), HTTPStatus.SEE_OTHER)
        remember(house, answer, entrance)
        return answer
