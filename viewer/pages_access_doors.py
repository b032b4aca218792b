"""The doors by which viewers get their readers in: IIIF Authorization Flow 2.0 and 1.0.

A viewer on another site opens the door in a window of its own, where the reader says that it may
show pictures to them; then it asks for a token in a hidden frame, and with the token whether a
picture would come. What it gets is good for pictures of this house in this reader's browser, and
for nothing else: our own session never leaves our own pages.
"""

from http import HTTPStatus
from typing import Annotated, Any, Literal, Protocol
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Form, Query
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from catalog import images
from catalog.access import passes
from catalog.access.passes import COOKIE_LIFE, TOKEN_LIFE, Use
from catalog.access.tables import ReadingRoom
from catalog.access.tiers import PUBLIC, Grant, Guest
from catalog.accounts.permissions import ANONYMOUS, Person
from catalog.accounts.secrets_kept import new_token
from catalog.clock import Clock, now
from catalog.paths import (
    ACCESS_CLOSED_PATH,
    ACCESS_DOOR_PATH,
    ACCESS_LOGOUT_PATH,
    ACCESS_PROBE_PATH,
    ACCESS_TOKEN_PATH,
)
from viewer import access_messages as messages
from viewer.access_messages import MESSAGE_ID_LENGTH_MAX, origin_of
from viewer.closed_leaf import CLOSED_LEAF
from viewer.frame import PageHouse, local, show
from viewer.middleware import EdgeSettings
from viewer.networks import networks_in
from viewer.sign_in import forget, leave
from viewer.visitors import Visitors, check_origin
from viewer.withheld_pictures import ACCESS_COOKIE, WithheldPictures

_NOT_KEPT = {"Cache-Control": "no-store"}
# A viewer keeps its hand on the window it opened, to see when it closes.
_OF_ANOTHER = {**_NOT_KEPT, "Cross-Origin-Opener-Policy": "unsafe-none"}
_SHARED = {**_NOT_KEPT, "Access-Control-Allow-Origin": "*"}
_DRAWING = {"Cache-Control": "public, max-age=86400", "Access-Control-Allow-Origin": "*"}
_PREFLIGHT = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, *",
    "Access-Control-Max-Age": "86400",
}
Origin = Annotated[str, Query(max_length=300)]
Pattern = Literal["active", "kiosk", "external"]


class DoorHouse(PageHouse, Protocol):
    """What the doors need."""

    @property
    def settings(self) -> EdgeSettings:
        """Return the settings; the public address says whether cookies travel by https only."""


def router(house: DoorHouse, visitors: Visitors, clock: Clock = now) -> APIRouter:
    """Return the doors; all are public, and each finds out for itself who is there."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _Doors(house, visitors, clock).add(pages)
    return pages


class _Doors:
    """The doors of one process."""

    def __init__(self, house: DoorHouse, visitors: Visitors, clock: Clock) -> None:
        self._house, self._visitors, self._clock = house, visitors, clock
        self._pictures = WithheldPictures(house, visitors, clock)
        split = urlsplit(str(house.settings.public_url))
        self._own = f"{split.scheme}://{split.netloc}"

    def add(self, pages: APIRouter) -> None:
        """Add them to a router."""

        @pages.get(ACCESS_DOOR_PATH)
        def door(request: Request, pattern: Pattern, origin: Origin = "") -> Response:
            if pattern != "active":
                return self._kiosk(request)
            return self._ask(request, origin_of(origin))

        @pages.post(ACCESS_DOOR_PATH)
        def let_in(
            request: Request,
            pattern: Literal["active"],
            origin: Annotated[str, Form(max_length=300)] = "",
        ) -> Response:
            check_origin(request)
            return self._let_in(request, origin_of(origin))

        @pages.get(ACCESS_TOKEN_PATH)
        def token(
            request: Request,
            version: Literal["1", "2"],
            message: Annotated[
                str | None, Query(alias="messageId", max_length=MESSAGE_ID_LENGTH_MAX)
            ] = None,
            origin: Origin = "",
        ) -> Response:
            return self._token(request, int(version), message, origin)

        @pages.get(ACCESS_PROBE_PATH)
        def probe(request: Request, image_id: str) -> Response:
            return JSONResponse(self._probe(request, image_id), headers=_SHARED)

        @pages.options(ACCESS_PROBE_PATH)
        def may_ask() -> Response:
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=_PREFLIGHT)

        @pages.get(ACCESS_LOGOUT_PATH)
        def logout(request: Request) -> Response:
            return self._logout(request)

        @pages.get(ACCESS_CLOSED_PATH)
        def closed() -> Response:
            return Response(CLOSED_LEAF, media_type="image/svg+xml", headers=_DRAWING)

    def _ask(self, request: Request, origin: str) -> Response:
        person = self._visitors.known(request)
        if person.is_anonymous:
            here = f"{request.url.path}?{urlencode({'origin': origin})}"
            where = f"{local(self._house.uris.sign_in())}?{urlencode({'next': here})}"
            return RedirectResponse(where, HTTPStatus.SEE_OTHER, headers=_OF_ANOTHER)
        if origin == self._own:
            # Our own pages show this person's pictures anyway.
            return self._door(request, state="open")
        return self._door(request, state="ask" if origin else "no-origin", origin=origin)

    def _let_in(self, request: Request, origin: str) -> Response:
        person = self._visitors.known(request)
        if person.is_anonymous or not origin:
            return self._ask(request, origin)
        answer = self._door(request, state="open", origin=origin)
        if person.id is not None:
            # The operator of this machine is let in by being here.
            secret = new_token()
            at = self._clock()
            with self._house.sessions.begin() as session:
                passes.give(session, person, Use.COOKIE, secret=secret, origin=origin, at=at)
            is_secure = self._own.startswith("https://")
            answer.set_cookie(
                ACCESS_COOKIE, secret, max_age=int(COOKIE_LIFE.total_seconds()), httponly=True,
                # Pictures are shown within pages of other sites; without https there is no way.
                samesite="none" if is_secure else "lax", secure=is_secure,
            )  # fmt: skip
        return answer

    def _kiosk(self, request: Request) -> Response:
        return self._door(request, state="open" if self._is_in_a_room(request) else "outside")

    def _door(self, request: Request, *, state: str, origin: str = "") -> Response:
        return show(
            self._house, request, "access/door.html", entries=("access_door",),
            headers=_OF_ANOTHER, state=state, origin=origin, address=request.url.path,
            config={"close": state in ("open", "signed-out")},
        )  # fmt: skip

    def _token(
        self, request: Request, version: int, message_id: str | None, origin: str
    ) -> Response:
        known = origin_of(origin)
        told = self._token_message(request, version, message_id or "", known)
        if message_id is None and not origin:
            # A client that is no browser takes the answer as it is (1.0, 2.3.1).
            if version == 1:
                told = {name: value for name, value in told.items() if name != "messageId"}
            status = HTTPStatus.OK if "accessToken" in told else HTTPStatus.UNAUTHORIZED
            return JSONResponse(told, status, headers=_NOT_KEPT)
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; "
            f"form-action 'none'; frame-ancestors 'self' {known}"
            if known
            else "default-src 'none'; frame-ancestors 'none'"
        )
        return show(
            self._house, request, "access/message.html", entries=("access_door",),
            headers={**_OF_ANOTHER, "Content-Security-Policy": policy},
            config={"message": told, "origin": known} if known else {},
        )  # fmt: skip

    def _token_message(
        self, request: Request, version: int, message_id: str, origin: str
    ) -> dict[str, Any]:
        person, fault = self._holder_of(request, origin)
        if fault:
            return messages.error_message(version, message_id, fault)
        secret, at = new_token(), self._clock()
        with self._house.sessions.begin() as session:
            passes.give(session, person, Use.TOKEN, secret=secret, origin=origin, at=at)
        seconds = int(TOKEN_LIFE.total_seconds())
        return messages.token_message(version, message_id, secret, seconds)

    def _holder_of(self, request: Request, origin: str) -> tuple[Person, str]:
        """Who would hold a token given now, or why nobody (2.0, 4.5)."""
        person = self._visitors.known(request)
        if not person.is_anonymous and origin in ("", self._own):
            return person, ""
        cookie, fault = request.cookies.get(ACCESS_COOKIE), "missingAspect"
        if cookie:
            with self._house.sessions() as session:
                found = passes.bearer(session, cookie, Use.COOKIE, self._clock())
                given = passes.origin_of(session, cookie)
            if found is not None and given == origin:
                return found.person, ""
            fault = "invalidOrigin" if found is not None else "expiredAspect"
        return (ANONYMOUS, "") if self._is_in_a_room(request) else (ANONYMOUS, fault)

    def _probe(self, request: Request, image_id: str) -> dict[str, Any]:
        guest = Guest(self._asker(request), self._visitors.address(request))
        with self._house.sessions() as session:
            served = images.served(session, image_id, self._clock())
        if served is None or served.is_small:
            return messages.no_such_image()
        grant = self._pictures.grant(guest, image_id)
        if served.withheld and grant is not Grant.FULL:
            return messages.no_such_image()
        is_known = guest.person != PUBLIC.person
        return messages.probe_result(
            self._house.uris, image_id, served.terms, grant, is_known=is_known
        )

    def _asker(self, request: Request) -> Person:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return self._visitors.known(request)
        with self._house.sessions() as session:
            found = passes.bearer(session, token.strip(), Use.TOKEN, self._clock())
        return ANONYMOUS if found is None else found.person

    def _is_in_a_room(self, request: Request) -> bool:
        address = self._visitors.address(request)
        if address is None:
            return False
        with self._house.sessions() as session:
            told = session.scalars(select(ReadingRoom.networks)).all()
        networks = networks_in(" ".join(one for room in told for one in room))
        mapped = getattr(address, "ipv4_mapped", None)
        return any(
            each.version == one.version and each in one
            for each in (address, mapped)
            if each is not None
            for one in networks
        )

    def _logout(self, request: Request) -> Response:
        """Out of viewers elsewhere; whoever comes from a viewer of ours, out of the house itself.

        A link on a stranger's page can do no more than close pictures.
        """
        person, cookie = self._visitors.known(request), request.cookies.get(ACCESS_COOKIE)
        is_ours = request.headers.get("sec-fetch-site") == "same-origin"
        if cookie:
            with self._house.sessions.begin() as session:
                passes.end(session, cookie)
        if is_ours:
            leave(self._house, request, person)
            request.state.person = ANONYMOUS
        answer = self._door(request, state="signed-out" if is_ours else "left")
        if is_ours:
            forget(self._house, answer)
        is_secure = self._own.startswith("https://")
        answer.delete_cookie(
            ACCESS_COOKIE, httponly=True, secure=is_secure,
            samesite="none" if is_secure else "lax",
        )  # fmt: skip
        return answer
