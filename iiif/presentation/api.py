"""Manifests, canvases, their annotations and the collection over HTTP (Presentation 3.0, 6).

Every answer is bytes that were kept, or a piece cut from them: nothing here grows with the number
of pages. There is no answer to If-Modified-Since: two revisions in one second would look the same
for ever, and everybody who can ask can send If-None-Match, which they are given the tag for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts
from catalog.errors import CanvasNotFound, ManuscriptNotFound
from catalog.paths import (
    ANNOTATION_PAGE_PATH,
    ANNOTATION_PATH,
    CANVAS_PATH,
    COLLECTION_PATH,
    MANIFEST_PATH,
)
from catalog.uris import Uris
from iiif.presentation import kept
from iiif.presentation.encoding import digest, to_json
from iiif.presentation.manifest import CONTEXT, name_of

JSON_LD = f'application/ld+json;profile="{CONTEXT}"'
JSON = "application/json"

_SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Content-Length, Content-Encoding",
}
_PREFLIGHT = {
    **_SHARED,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}
_CACHE = "public, max-age=60, must-revalidate"
_QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)", re.IGNORECASE)


def router(sessions: sessionmaker[Session], uris: Uris) -> APIRouter:
    """The routes of the Presentation API; reading sessions are made from `sessions`."""
    shelf = _Shelf(sessions, uris)
    routes = APIRouter()

    def manifest(request: Request, manuscript_id: str) -> Response:
        return shelf.manifest(request, manuscript_id)

    def collection(request: Request) -> Response:
        return shelf.collection(request)

    def canvas(request: Request, manuscript_id: str, canvas_id: str) -> Response:
        return shelf.piece(request, manuscript_id, canvas_id, lambda whole: whole)

    def annotation_page(request: Request, manuscript_id: str, canvas_id: str) -> Response:
        return shelf.piece(request, manuscript_id, canvas_id, _page_of)

    def annotation(request: Request, manuscript_id: str, canvas_id: str) -> Response:
        return shelf.piece(request, manuscript_id, canvas_id, lambda c: _page_of(c)["items"][0])

    for path, endpoint in (
        (COLLECTION_PATH, collection),
        (MANIFEST_PATH, manifest),
        (CANVAS_PATH, canvas),
        (ANNOTATION_PAGE_PATH, annotation_page),
        (ANNOTATION_PATH, annotation),
    ):
        routes.add_api_route(
            path, endpoint, methods=["GET", "HEAD"], include_in_schema=False, response_model=None
        )
        routes.add_api_route(path, preflight, methods=["OPTIONS"], include_in_schema=False)
    return routes


def preflight() -> Response:
    """What a browser asks before it asks (Fetch, CORS preflight)."""
    return Response(status_code=204, headers=_PREFLIGHT)


def _page_of(canvas: dict[str, Any]) -> dict[str, Any]:
    if not canvas["items"]:
        raise CanvasNotFound(canvas["id"])
    page: dict[str, Any] = canvas["items"][0]
    return page


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where the answers are taken from."""

    sessions: sessionmaker[Session]
    uris: Uris

    def manifest(self, request: Request, manuscript_id: str) -> Response:
        """The kept manifest; made now, once, if its copy was dropped."""
        answer = self._kept(request, manuscript_id)
        if answer is None:
            self._make(manuscript_id)
            answer = self._kept(request, manuscript_id)
        if answer is None:
            raise ManuscriptNotFound(manuscript_id)
        return answer

    def collection(self, request: Request) -> Response:
        """The kept collection; made now, once, if there is none yet."""
        answer = self._kept(request, kept.COLLECTION)
        if answer is None:
            with self.sessions.begin() as session:
                kept.ensure_collection(session, self.uris)
                copy = kept.load(session, kept.COLLECTION)
            assert copy is not None
            answer = reply(request, copy.stamp, copy.body)
        return answer

    def piece(
        self,
        request: Request,
        manuscript_id: str,
        canvas_id: str,
        cut: Callable[[dict[str, Any]], dict[str, Any]],
    ) -> Response:
        """One canvas, or what `cut` takes from it, as a document of its own."""
        with self.sessions() as session:
            is_made = kept.stamp(session, manuscript_id) is not None
        if not is_made:
            self._make(manuscript_id)
        with self.sessions() as session:
            found = kept.load_canvas(session, manuscript_id, canvas_id)
            manuscript = manuscripts.find(session, manuscript_id)
        if found is None:
            raise CanvasNotFound(canvas_id)
        whole = {
            "id": self.uris.manifest(manuscript_id),
            "type": "Manifest",
            "label": name_of(manuscript.titles, manuscript.shelfmark),
        }
        body = to_json({"@context": CONTEXT, **cut(json.loads(found)), "partOf": [whole]})
        return reply(request, kept.Stamp(digest(body), manuscript.changed_at), body)

    def _make(self, manuscript_id: str) -> None:
        # Asked without a lock first: whoever tries addresses must not hold up the writers.
        with self.sessions() as session:
            manuscripts.readable(session, manuscript_id)
            if not kept.may_have_manifest(session, manuscript_id):
                raise ManuscriptNotFound(manuscript_id)
        with self.sessions.begin() as session:
            if not kept.ensure(session, self.uris, manuscript_id):
                raise ManuscriptNotFound(manuscript_id)

    def _kept(self, request: Request, document_id: str) -> Response | None:
        compressed = _quality(request.headers.get("accept-encoding", ""), "gzip") > 0
        with self.sessions() as session:
            stamp = kept.stamp(session, document_id)
            if stamp is not None and _is_known(request, stamp, compressed=compressed):
                return _not_changed(request, stamp, compressed=compressed)
            copy = kept.load(session, document_id, compressed=compressed)
        if copy is None:
            return None
        return reply(request, copy.stamp, copy.body, compressed=compressed)


def reply(
    request: Request, stamp: kept.Stamp, body: bytes, *, compressed: bool = False
) -> Response:
    """The bytes with their tag, or 304 to whoever has them."""
    if _is_known(request, stamp, compressed=compressed):
        return _not_changed(request, stamp, compressed=compressed)
    headers = _headers(request, stamp, compressed=compressed)
    headers["Content-Length"] = str(len(body))
    headers["Content-Type"] = _media_type(request.headers.get("accept", ""))
    if compressed:
        headers["Content-Encoding"] = "gzip"
    return Response(b"" if request.method == "HEAD" else body, headers=headers)


def _not_changed(request: Request, stamp: kept.Stamp, *, compressed: bool) -> Response:
    return Response(status_code=304, headers=_headers(request, stamp, compressed=compressed))


def _headers(request: Request, stamp: kept.Stamp, *, compressed: bool) -> dict[str, str]:
    headers = {
        **_SHARED,
        "Cache-Control": _CACHE,
        "ETag": _tag(stamp, compressed=compressed),
        "Vary": "Accept, Accept-Encoding",
    }
    if stamp.changed_at is not None:
        headers["Last-Modified"] = format_datetime(stamp.changed_at, usegmt=True)
    return headers


def _tag(stamp: kept.Stamp, *, compressed: bool) -> str:
    # Different bytes have different strong tags (RFC 9110, 8.8.3.3).
    return f'"{stamp.etag}-gzip"' if compressed else f'"{stamp.etag}"'


def _is_known(request: Request, stamp: kept.Stamp, *, compressed: bool) -> bool:
    """Whether If-None-Match names what would be sent (weak comparison, RFC 9110, 13.1.2)."""
    asked = request.headers.get("if-none-match")
    if asked is None:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in asked.split(",")}
    return "*" in tags or _tag(stamp, compressed=compressed) in tags


def _media_type(accept: str) -> str:
    """JSON-LD unless plain JSON is liked better (6.3); whoever accepts neither gets JSON-LD too."""
    plain = _quality(accept, "application/json")
    linked = _quality(accept, "application/ld+json")
    return JSON if plain > linked else JSON_LD


def _quality(header: str, name: str) -> float:
    """How much an Accept or Accept-Encoding header likes `name`, 0 to 1 (RFC 9110, 12.4.2).

    A wildcard counts for whatever is not named; parameters other than q do not matter here.
    """
    wildcard = 0.0
    for entry in header.split(","):
        named = entry.partition(";")[0].strip().lower()
        matched = _QUALITY.search(entry)
        quality = float(matched[1]) if matched else 1.0
        if named == name:
            return quality
        if named in ("*", "*/*", name.partition("/")[0] + "/*"):
            wildcard = max(wildcard, quality)
    return wildcard
