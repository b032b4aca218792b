"""How documents of the Presentation API travel: versions, labels, tags, and who may ask (CORS).

There is no answer to If-Modified-Since: two revisions in one second would look the same for ever,
and everybody who can ask can send If-None-Match, which they are given the tag for.
"""

from __future__ import annotations

from collections.abc import Callable
from email.utils import format_datetime
from typing import Any

from fastapi import APIRouter, Request, Response

from catalog.paths import older as older_path
from iiif.presentation.encoding import digest, to_json
from iiif.presentation.kept import Stamp
from iiif.presentation.two.negotiation import Version, media_type, quality, wanted_version

_SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Content-Length, Content-Encoding, "
    "Content-Location, Link",
}
_PREFLIGHT = {
    **_SHARED,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}
# What was closed must be gone from every cache between within five seconds.
_CACHE = "public, max-age=2, must-revalidate"
_OLDER_PREFIX = older_path("/iiif/")


def both_versions(routes: APIRouter, path: str, endpoint: Callable[..., Response]) -> None:
    """Serve a document under its address, and under that of version 2.1."""
    for each in (path, older_path(path)):
        one_version(routes, each, endpoint)


def one_version(routes: APIRouter, path: str, endpoint: Callable[..., Response]) -> None:
    """Serve a document under one address, for GET, HEAD and the preflight of browsers."""
    routes.add_api_route(
        path, endpoint, methods=["GET", "HEAD"], include_in_schema=False, response_model=None
    )
    routes.add_api_route(path, preflight, methods=["OPTIONS"], include_in_schema=False)


def preflight() -> Response:
    """What a browser asks before it asks (Fetch, CORS preflight)."""
    return Response(status_code=204, headers=_PREFLIGHT)


def version_of(request: Request) -> Version:
    """The version that a request wants: by its address, else by what it accepts."""
    if request.scope["path"].startswith(_OLDER_PREFIX):
        return 2
    return wanted_version(request.headers.get("accept", ""))


def wants_gzip(request: Request) -> bool:
    """Whether the kept compressed bytes can be sent as they are."""
    return quality(request.headers.get("accept-encoding", ""), "gzip") > 0


def answer(
    request: Request,
    document: dict[str, Any],
    older: Callable[[], dict[str, Any]],
    stamp: Callable[[bytes], Stamp] = lambda body: Stamp(digest(body), None),
) -> Response:
    """A document that was just made, or what `older` makes of it for whoever wants 2.1."""
    body = to_json(document if version_of(request) == 3 else older())
    return reply(request, stamp(body), body)


def reply(
    request: Request,
    stamp: Stamp,
    body: bytes,
    *,
    compressed: bool = False,
    kind: str | None = None,
) -> Response:
    """The bytes with their tag, or 304 to whoever has them; `kind` is a media type of their own."""
    if is_known(request, stamp, compressed=compressed):
        return not_changed(request, stamp, compressed=compressed)
    headers = _headers(stamp, compressed=compressed)
    headers["Content-Length"] = str(len(body))
    headers["Content-Type"] = kind or media_type(
        request.headers.get("accept", ""), version_of(request)
    )
    if compressed:
        headers["Content-Encoding"] = "gzip"
    return Response(b"" if request.method == "HEAD" else body, headers=headers)


def not_changed(request: Request, stamp: Stamp, *, compressed: bool) -> Response:
    """304: whoever asks has what would be sent."""
    return Response(status_code=304, headers=_headers(stamp, compressed=compressed))


def is_known(request: Request, stamp: Stamp, *, compressed: bool) -> bool:
    """Whether If-None-Match names what would be sent (weak comparison, RFC 9110, 13.1.2)."""
    asked = request.headers.get("if-none-match")
    if asked is None:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in asked.split(",")}
    return "*" in tags or _tag(stamp, compressed=compressed) in tags


def _headers(stamp: Stamp, *, compressed: bool) -> dict[str, str]:
    headers = {
        **_SHARED,
        "Cache-Control": _CACHE,
        "ETag": _tag(stamp, compressed=compressed),
        "Vary": "Accept, Accept-Encoding",
    }
    if stamp.changed_at is not None:
        headers["Last-Modified"] = format_datetime(stamp.changed_at, usegmt=True)
    return headers


def _tag(stamp: Stamp, *, compressed: bool) -> str:
    # Different bytes have different strong tags (RFC 9110, 8.8.3.3).
    return f'"{stamp.etag}-gzip"' if compressed else f'"{stamp.etag}"'
