"""What every page request passes through: name, log line, language, headers, body limit.

Raw ASGI callables, not Starlette's BaseHTTPMiddleware, which buffers streams and would hold back
server-sent events. Image requests never come here: ``viewer.asgi`` answers them first.
"""

import logging
import re
import secrets
import time
import uuid
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from viewer.languages import COOKIE, LANGUAGES, negotiate
from viewer.logs import request_id as current_request_id

log = logging.getLogger("kitabdar.requests")

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
# Whoever reads the log must not be able to come in by an invitation.
_SECRET_PATH = re.compile(r"^(/invitations/).+")
# What may stand in the policy as a server of others: nothing that could end a directive.
_ORIGIN = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")
_ONE_YEAR_S = 60 * 60 * 24 * 365

# Uploads bring their own limit, per file and per deposit (ingest/uploads_api.py); so do photographs
# of the bench (ingest/registration/api.py).
UPLOADS = ("/api/uploads",)
PHOTOGRAPHS = re.compile(
    r"/api/manuscripts/[^/]+/canvases/[^/]+/captures|/manuscripts/[^/]+/bench/photographs/send"
)
# And so do files of imports and transcriptions (viewer/import_files.py).
IMPORTS = re.compile(
    r"/imports|/imports/[^/]+/rows/[^/]+/replace|/manuscripts/[^/]+/transcriptions"
)
BODY_BYTES_MAX = 8 * 1024 * 1024


class EdgeSettings(Protocol):
    """The one setting the edge needs: the address under which the world sees this house."""

    @property
    def public_url(self) -> object:
        """Return the public address, a URL that ``str`` can write."""


class BodyTooLarge(HTTPException):
    """A body goes past the limit; an HTTPException, as FastAPI turns any other into 400."""

    def __init__(self) -> None:
        super().__init__(status_code=413)


@dataclass(slots=True)
class Visit:
    """What the edge knows about one request; pages find it as ``request.state.visit``.

    `outside` are origins of others that this one page may show pictures of.
    """

    request_id: str
    language: str
    nonce: str | None = field(default=None)
    outside: tuple[str, ...] = field(default=())

    def make_nonce(self) -> str:
        """Return the nonce of this response; asking for it is what lets it into the policy."""
        if self.nonce is None:
            self.nonce = secrets.token_urlsafe(18)
        return self.nonce


def wrap(app: ASGIApp, settings: EdgeSettings) -> ASGIApp:
    """Put the whole edge around ``app``."""
    split = urlsplit(str(settings.public_url))
    origin = f"{split.scheme}://{split.netloc}"
    return Edge(BodyLimit(app), origin)


class Edge:
    """Names the request, chooses its language, and puts the headers on whatever answer comes."""

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self.app = app
        self.origin = origin
        self.secure = origin.startswith("https://")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request and write one log line about it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        asked = _asked_language(scope["query_string"].decode("latin-1"))
        kept = cookie_parser(headers.get("cookie", "")).get(COOKIE)
        visit = Visit(
            request_id=_request_id(headers.get("x-request-id")),
            language=negotiate(asked, kept, headers.get("accept-language")),
        )
        # FastAPI copies scopes but shares the state mapping, so both ends see the same visit.
        scope.setdefault("state", {})["visit"] = visit
        remember = asked if asked in LANGUAGES and asked != kept else None
        started = time.perf_counter()
        status = 500
        joined = current_request_id.set(visit.request_id)

        async def send_dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._dress(MutableHeaders(scope=message), visit, remember)
            await send(message)

        try:
            await self.app(scope, receive, send_dressed)
        finally:
            log.info("request.done", extra=_line(scope, visit, status, started))
            current_request_id.reset(joined)

    def _dress(self, headers: MutableHeaders, visit: Visit, remember: str | None) -> None:
        headers["X-Request-ID"] = visit.request_id
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        kind = headers.get("content-type", "").split(";", 1)[0]
        if kind in ("text/html", "application/problem+json"):
            headers.add_vary_header("Accept-Language")
            headers.add_vary_header("Cookie")
            headers.setdefault("Content-Language", visit.language)
        if kind == "text/html":
            headers.setdefault("Content-Security-Policy", self._policy(visit))
            headers["Permissions-Policy"] = (
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), fullscreen=(self)"
            )
            headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
            headers.setdefault("Cache-Control", "private, no-cache")
        if self.secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if remember is not None:
            secure = "; Secure" if self.secure else ""
            headers.append(
                "Set-Cookie",
                f"{COOKIE}={remember}; Path=/; Max-Age={_ONE_YEAR_S}; SameSite=Lax; "
                f"HttpOnly{secure}",
            )

    def _policy(self, visit: Visit) -> str:
        """Write the Content Security Policy (CSP Level 3) of one page.

        The public origin stands beside 'self' because manifests name images by it, also when a
        person on the same machine came in by another name of it (localhost for 127.0.0.1).
        """
        style = "'self'" if visit.nonce is None else f"'self' 'nonce-{visit.nonce}'"
        # A partner's server, on the page that compares with its book and nowhere else.
        own = " ".join(("'self'", self.origin, *filter(_ORIGIN.fullmatch, visit.outside)))
        return "; ".join(
            (
                "default-src 'self'",
                "script-src 'self'",
                f"style-src {style}",
                f"img-src {own} data: blob:",
                f"connect-src {own}",
                # Viewers ask for tokens of authorization in a frame.
                f"frame-src {own}",
                "font-src 'self'",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'self'",
            )
        )


class BodyLimit:
    """Refuses bodies past the limit: at once where the length is announced, else on the way."""

    def __init__(self, app: ASGIApp, bytes_max: int = BODY_BYTES_MAX) -> None:
        self.app = app
        self.bytes_max = bytes_max

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request whose body the application can never read past the limit."""
        if scope["type"] != "http" or _is_upload(scope["path"]):
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        too_large = announced.isdecimal() and int(announced) > self.bytes_max
        seen = 0

        async def receive_counted() -> Message:
            nonlocal seen
            if too_large:
                raise BodyTooLarge
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.bytes_max:
                raise BodyTooLarge
            return message

        # Raised inside the application, so that its own handler says it in the reader's language.
        await self.app(scope, receive_counted, send)


def _is_upload(path: str) -> bool:
    return path.startswith(UPLOADS) or any(
        known.fullmatch(path) is not None for known in (PHOTOGRAPHS, IMPORTS)
    )


def _asked_language(query: str) -> str | None:
    """Return what ?lang= asks for; a query too odd to read asks for nothing."""
    try:
        return parse_qs(query, max_num_fields=100).get("lang", [None])[-1]
    except ValueError:
        return None


def _request_id(offered: str | None) -> str:
    """Take over the id a proxy gave, if it is harmless in a log and a header; else make one."""
    if offered and _REQUEST_ID.fullmatch(offered):
        return offered
    return uuid.uuid4().hex


def _line(scope: Scope, visit: Visit, status: int, started: float) -> dict[str, Any]:
    return {
        "method": scope["method"],
        "path": _SECRET_PATH.sub(r"\1…", scope["path"]),
        "status": status,
        "milliseconds": round((time.perf_counter() - started) * 1000, 1),
        "client": (scope.get("client") or ("", 0))[0],
        "language": visit.language,
    }
