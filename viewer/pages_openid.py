"""Coming in through the house's own sign-in server: the way there, and the way back."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts import accounts, invitations
from catalog.accounts.tables import User
from catalog.clock import now
from catalog.errors import BadRecord, NotAllowed
from catalog.identifiers import Kind, mint
from catalog.paths import (
    HOME_PATH,
    OPENID_PATH,
    OPENID_RETURN_PATH,
)
from viewer.frame import visit_of
from viewer.openid import Confirmed, Journey, NotConfirmed, OpenIdProvider
from viewer.pages_sign_in import EntranceHouse
from viewer.sign_in import enter, local_path, remember

COOKIE = "kitabdar_openid"
_JOURNEY_S = 600


def router(house: EntranceHouse, provider: OpenIdProvider) -> APIRouter:
    """Return the two ends of the journey to `provider`."""
    pages = APIRouter(include_in_schema=False)
    is_secure = str(house.settings.public_url).startswith("https://")

    @pages.get(OPENID_PATH)
    def begin(
        going_to: Annotated[str, Query(alias="next", max_length=2000)] = "",
    ) -> Response:
        address, journey = provider.begin()
        kept = {
            "state": journey.state,
            "nonce": journey.nonce,
            "verifier": journey.code_verifier,
            "next": local_path(going_to, HOME_PATH),
        }
        answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
        answer.set_cookie(
            COOKIE,
            urlencode(kept),
            max_age=_JOURNEY_S,
            path=OPENID_PATH,
            httponly=True,
            samesite="lax",  # it must come along when the server sends the browser back
            secure=is_secure,
        )
        return answer

    @pages.get(OPENID_RETURN_PATH)
    def come_back(
        request: Request,
        state: Annotated[str, Query(max_length=200)] = "",
        code: Annotated[str, Query(max_length=4000)] = "",
    ) -> Response:
        kept = dict(parse_qsl(request.cookies.get(COOKIE, "")))
        if not state or kept.get("state") != state:
            raise NotConfirmed("this was not asked for from here, or too long ago")
        if not code:
            raise NotConfirmed("it was told to stop")
        confirmed = provider.confirm(code, _journey(kept), now())
        with house.sessions.begin() as session:
            user = _whoever(session, confirmed, request)
            entrance = enter(session, user, request, now())
        path = local_path(kept.get("next"), HOME_PATH)
        answer = RedirectResponse(path, HTTPStatus.SEE_OTHER)
        answer.delete_cookie(COOKIE, path=OPENID_PATH, httponly=True, secure=is_secure)
        remember(house, answer, entrance)
        return answer

    return pages


def _journey(kept: Mapping[str, str]) -> Journey:
    return Journey(kept["state"], kept.get("nonce", ""), kept.get("verifier", ""))


def _whoever(session: Session, confirmed: Confirmed, request: Request) -> User:
    """Find the account of a confirmed person, or make the one an invitation promises.

    Raises:
        NotAllowed: there is neither, or the account is closed.
    """
    user = accounts.by_email(session, confirmed.email)
    if user is not None and user.is_active:
        return user
    invitation = invitations.for_email(session, confirmed.email, now())
    if user is not None or invitation is None:
        raise NotAllowed(
            f"{confirmed.email!r} has no account and no invitation here: ask an administrator.",
            key="no-account",
            email=confirmed.email,
        )
    return invitations.accept(
        session,
        invitation,
        user_id=mint(Kind.USER),
        name=invitation.name or _name(confirmed),
        passphrase_hash=None,
        language=visit_of(request).language,
        at=now(),
    )


def _name(confirmed: Confirmed) -> str:
    try:
        return accounts.clean_name(confirmed.name)
    except BadRecord:
        return confirmed.email
