"""The page where somebody who is signed in gives their pass phrase again, before they sign."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Needs, Person
from catalog.conservation.signing.errors import NoPassphraseHere, PassphraseNotRight
from catalog.errors import TooManyAttempts
from catalog.paths import (
    ACCOUNT_PATH,
    CONFIRM_PATH,
)
from viewer.frame import show, words_of
from viewer.pages_sign_in import PHRASE_FIELD_MAX, EntranceHouse
from viewer.refusals import sentence_of
from viewer.sign_in import local_path
from viewer.signing_hand import confirm, has_passphrase


def router(house: EntranceHouse, needs: Needs) -> APIRouter:
    """Return the page /account/confirm."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)

    def form(
        request: Request,
        person: Person,
        going_to: str,
        status: int = HTTPStatus.OK,
        mistake: str = "",
        wait: int = 0,
    ) -> Response:
        if person.id is None:
            return show(house, request, "accounts/operator.html", section="account")
        return show(
            house,
            request,
            "accounts/confirm.html",
            section="account",
            status=status,
            headers={"Cache-Control": "no-store", **({"Retry-After": str(wait)} if wait else {})},
            going_to=going_to,
            mistake=mistake,
            confirm_form=CONFIRM_PATH,
            has_passphrase=has_passphrase(house, person),
        )

    @pages.get(CONFIRM_PATH)
    def ask(
        request: Request,
        person: Annotated[Person, Depends(needs(Action.OWN_ACCOUNT))],
        going_to: Annotated[str, Query(alias="next", max_length=2000)] = "",
    ) -> Response:
        return form(request, person, local_path(going_to, ACCOUNT_PATH))

    @pages.post(CONFIRM_PATH)
    def check(
        request: Request,
        person: Annotated[Person, Depends(needs(Action.OWN_ACCOUNT))],
        passphrase: Annotated[str, Form(max_length=PHRASE_FIELD_MAX)] = "",
        going_to: Annotated[str, Form(alias="next", max_length=2000)] = "",
    ) -> Response:
        path = local_path(going_to, ACCOUNT_PATH)
        if person.id is None:
            return form(request, person, path)
        t = words_of(request)
        try:
            confirm(house, request, person, passphrase)
        except TooManyAttempts as late:
            status = HTTPStatus.TOO_MANY_REQUESTS
            told = sentence_of(late, t)
            return form(request, person, path, status, told, late.retry_after_s)
        except (PassphraseNotRight, NoPassphraseHere) as wrong:
            # The person is signed in; it is the answer that cannot stand.
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return form(request, person, path, status, sentence_of(wrong, t))
        return RedirectResponse(path, HTTPStatus.SEE_OTHER)

    return pages
