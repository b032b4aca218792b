"""What goes over the wire besides pixels: headers made once, problems, redirects.

A raw ASGI reply is two messages. Header lists are tuples that are made once and never changed, so
that thousands of tiles share them; a middleware that wants to add a header must copy them (ASGI
specification, HTTP connection scope: headers are an iterable).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from catalog.uris import Uris
from iiif.errors import (
    BadImageRequest,
    Busy,
    HandlingForbids,
    IiifError,
    ImageUnknown,
    Restricted,
    TooLarge,
    Withheld,
)
from storage.errors import BlobNotFound, StorageError, StorageUnavailable

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Header = tuple[bytes, bytes]
Answer = tuple[int, tuple[Header, ...], bytes]

CORS: Header = (b"access-control-allow-origin", b"*")
IMMUTABLE: Header = (b"cache-control", b"public, max-age=31536000, immutable")
SHORT_LIVED: Header = (b"cache-control", b"public, max-age=300")
UNCACHED: Header = (b"cache-control", b"no-store")
# For what one person may see: no cache on the way keeps it, and no other site's page reads it.
PRIVATE: Header = (b"cache-control", b"private, no-store")
METHODS = b"GET, HEAD, OPTIONS"
PREFLIGHT: tuple[Header, ...] = (
    CORS,
    (b"access-control-allow-methods", METHODS),
    # A star does not stand for this one (Fetch, CORS protocol and HTTP headers).
    (b"access-control-allow-headers", b"Authorization, *"),
    (b"access-control-max-age", b"86400"),
    (b"allow", METHODS),
)

# slug -> (status, title); the front door has a page for each slug (RFC 9457, 3.1.1).
PROBLEMS = {
    "bad-request": (400, "The image request is not valid"),
    "access-restricted": (401, "This page is not open to everybody"),
    "handling-rule": (403, "The custodian of this page does not allow this picture"),
    "not-found": (404, "There is no such image"),
    "method-not-allowed": (405, "Images are only read"),
    "too-large": (413, "The picture asked for is too large"),
    "server-error": (500, "The picture could not be made"),
    "busy": (503, "Too many pictures are being made"),
    "storage-unavailable": (503, "The store of images does not answer"),
}

# What the visitor can do something about: the sentence of the error is the answer.
_SLUGS: dict[type[Exception], str] = {
    ImageUnknown: "not-found",
    BadImageRequest: "bad-request",
    HandlingForbids: "handling-rule",
    TooLarge: "too-large",
}

log = logging.getLogger("kitabdar.iiif.image")


async def reply(
    send: Send, status: int, headers: tuple[Header, ...], body: bytes, *, head: bool = False
) -> None:
    """Sends one whole reply; `head` keeps the length and leaves the body out (RFC 9110, 9.3.2)."""
    if status not in (204, 304):
        headers = (*headers, (b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if head else body})


def problem(
    uris: Uris, slug: str, detail: str, instance: str, *extra: Header
) -> tuple[int, tuple[Header, ...], bytes]:
    """Status, headers and body of an RFC 9457 problem; `instance` is the path as it came."""
    status, title = PROBLEMS[slug]
    body = {
        "type": uris.problem(slug),
        "title": title,
        "status": status,
        "detail": detail,
        "instance": instance,
    }
    headers = ((b"content-type", b"application/problem+json"), CORS, UNCACHED, *extra)
    return status, headers, json.dumps(body).encode()


def problem_of(
    uris: Uris, error: Exception, instance: str
) -> tuple[int, tuple[Header, ...], bytes]:
    """The problem an exception amounts to; what nobody foresaw is logged here, once."""
    match error:
        case Withheld():
            # In the words for an unknown image: that it exists is not to be learnt here.
            return problem(uris, "not-found", str(ImageUnknown(error.image_id)), instance)
        case Restricted():
            sentence = (
                "Not everybody gets this picture in full: its info.json says where to sign in."
            )
            return problem(uris, "access-restricted", sentence, instance)
        case ImageUnknown() | BadImageRequest() | HandlingForbids() | TooLarge():
            return problem(uris, _SLUGS[type(error)], str(error), instance)
        case Busy():
            again = (b"retry-after", str(error.retry_after_s).encode())
            return problem(uris, "busy", str(error), instance, again)
        case StorageUnavailable():
            log.error("image.storage_unavailable", extra={"path": instance}, exc_info=error)
            sentence = "The store of images does not answer; please try again in a moment."
            again = (b"retry-after", b"5")
            return problem(uris, "storage-unavailable", sentence, instance, again)
        case OperationalError() | InterfaceError() | PoolTimeout():
            log.error("image.catalogue_unavailable", extra={"path": instance}, exc_info=error)
            sentence = "The catalogue does not answer; please try again in a moment."
            again = (b"retry-after", b"5")
            return problem(uris, "storage-unavailable", sentence, instance, again)
        case IiifError():
            return problem(uris, "server-error", str(error), instance)
        case BlobNotFound() | StorageError():
            log.error("image.tiles_unreadable", extra={"path": instance}, exc_info=error)
            sentence = "The tiles of this image cannot be read; its keepers have been told."
            return problem(uris, "server-error", sentence, instance)
        case _:
            log.error("image.unexpected", extra={"path": instance}, exc_info=error)
            return problem(uris, "server-error", "Something went wrong here.", instance)


def same(tag: bytes | None, etag: bytes) -> bool:
    """Whether If-None-Match names this tag: weak comparison, a list, or any (RFC 9110, 13.1.2)."""
    if tag is None:
        return False
    return tag.strip() == b"*" or any(
        choice.strip().removeprefix(b"W/") == etag for choice in tag.split(b",")
    )
