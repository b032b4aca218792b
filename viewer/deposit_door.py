"""Who may deposit, until there are accounts: this machine, or whoever knows the pass phrase.

"This machine" means that the connection, the name it asked for and the absence of a proxy all
say so; a proxy on the same machine would otherwise let the whole world in. Requests that
change something must come from our own pages (Fetch Metadata, or else the Origin header).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response

from viewer.assembly import House
from viewer.frame import show

COOKIE = "kitabdar_deposits"
_SAFE = {"GET", "HEAD", "OPTIONS"}
_PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip")


class DepositDoor:
    """Decides whether a request may see and change deposits."""

    def __init__(self, house: House) -> None:
        self.house = house
        key = house.settings.deposit_key.get_secret_value()
        self._pass = hmac.new(key.encode(), b"deposits", hashlib.sha256).hexdigest() if key else ""

    def check(self, request: Request) -> None:
        """Let the request in, as a FastAPI dependency.

        Raises:
            HTTPException: 403; the reader learns how to be let in.
        """
        if not (_is_local(request) or self._knows_the_phrase(request)):
            raise HTTPException(HTTPStatus.FORBIDDEN)
        if request.method not in _SAFE and not _is_from_our_pages(request):
            raise HTTPException(HTTPStatus.FORBIDDEN)

    def router(self) -> APIRouter:
        """The page where the pass phrase is given."""
        router = APIRouter()

        @router.get("/deposits/enter", include_in_schema=False)
        def ask(request: Request) -> Response:
            return self._ask(request, is_wrong=False)

        @router.post("/deposits/enter", include_in_schema=False)
        def enter(request: Request, phrase: Annotated[str, Form(max_length=1000)]) -> Response:
            if not _is_from_our_pages(request):
                raise HTTPException(HTTPStatus.FORBIDDEN)
            key = self.house.settings.deposit_key.get_secret_value()
            if not key or not hmac.compare_digest(phrase.encode(), key.encode()):
                return self._ask(request, is_wrong=True)
            answer = RedirectResponse("/deposits", HTTPStatus.SEE_OTHER)
            secure = self.house.settings.public_url.startswith("https://")
            answer.set_cookie(
                COOKIE,
                self._pass,
                max_age=12 * 3600,
                httponly=True,
                samesite="strict",
                secure=secure,
            )
            return answer

        return router

    def _ask(self, request: Request, *, is_wrong: bool) -> Response:
        return show(
            self.house,
            request,
            "deposits/enter.html",
            section="deposits",
            status=HTTPStatus.FORBIDDEN if is_wrong else HTTPStatus.OK,
            is_wrong=is_wrong,
        )

    def _knows_the_phrase(self, request: HTTPConnection) -> bool:
        if not self._pass:
            return False
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        key = self.house.settings.deposit_key.get_secret_value()
        if scheme.lower() == "bearer" and hmac.compare_digest(
            # A header is bytes; the server hands it over as Latin-1 (RFC 9110, 5.5).
            given.encode("latin-1"),
            key.encode(),
        ):
            return True
        kept = request.cookies.get(COOKIE, "")
        return hmac.compare_digest(kept.encode(), self._pass.encode())


def _is_local(request: HTTPConnection) -> bool:
    if request.client is None or any(header in request.headers for header in _PROXIED):
        return False
    asked = _host_in(f"//{request.headers.get('host', '')}")
    return _is_loopback(request.client.host) and (asked == "localhost" or _is_loopback(asked))


def _host_in(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_from_our_pages(request: HTTPConnection) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")
