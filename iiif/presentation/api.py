"""Manifests, canvases and what is painted on them over HTTP (Presentation 3.0, 6; 2.1, 7).

Every answer is bytes that were kept, or a piece cut from them: nothing here grows with the number
of pages. Manifests are kept in both versions; a canvas or an annotation is the same resource in
both, so its version goes by what the request accepts.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts
from catalog.errors import CanvasNotFound, ManuscriptNotFound
from catalog.paths import ANNOTATION_PAGE_PATH, ANNOTATION_PATH, CANVAS_PATH, MANIFEST_PATH
from catalog.uris import Uris
from iiif.presentation import kept
from iiif.presentation.encoding import digest
from iiif.presentation.manifest import CONTEXT, name_of
from iiif.presentation.replies_api import (
    answer,
    both_versions,
    is_known,
    not_changed,
    one_version,
    reply,
    version_of,
    wants_gzip,
)
from iiif.presentation.restricted import context_of_piece
from iiif.presentation.two.documents import older
from iiif.presentation.two.negotiation import JSON_LD_2, JSON_LD_3, Version


def router(sessions: sessionmaker[Session], uris: Uris) -> APIRouter:
    """The routes of the Presentation API; reading sessions are made from `sessions`."""
    shelf = _Shelf(sessions, uris)
    routes = APIRouter()

    def manifest(request: Request, manuscript_id: str) -> Response:
        return shelf.manifest(request, manuscript_id)

    def canvas(request: Request, manuscript_id: str, canvas_id: str) -> Response:
        return shelf.piece(request, manuscript_id, canvas_id, lambda whole: whole)

    def annotation_page(request: Request, manuscript_id: str, canvas_id: str) -> Response:
        return shelf.piece(request, manuscript_id, canvas_id, _page_of)

    def annotation(request: Request, manuscript_id: str, canvas_id: str) -> Response:
        return shelf.piece(request, manuscript_id, canvas_id, lambda c: _page_of(c)["items"][0])

    both_versions(routes, MANIFEST_PATH, manifest)
    for path, endpoint in (
        (CANVAS_PATH, canvas),
        (ANNOTATION_PAGE_PATH, annotation_page),
        (ANNOTATION_PATH, annotation),
    ):
        one_version(routes, path, endpoint)
    return routes


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
        answered = self._kept(request, manuscript_id)
        if answered is None:
            self._make(manuscript_id)
            answered = self._kept(request, manuscript_id)
        if answered is None:
            raise ManuscriptNotFound(manuscript_id)
        return answered

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
        context = context_of_piece(found, CONTEXT)
        made = {"@context": context, **cut(json.loads(found)), "partOf": [whole]}
        return answer(
            request,
            made,
            lambda: older(self.uris, made),
            lambda body: kept.Stamp(digest(body), manuscript.changed_at),
        )

    def _make(self, manuscript_id: str) -> None:
        # Asked without a lock first: whoever tries addresses must not hold up the writers.
        with self.sessions() as session:
            manuscripts.readable(session, manuscript_id)
            if not kept.may_have_manifest(session, manuscript_id):
                raise ManuscriptNotFound(manuscript_id)
        with self.sessions.begin() as session:
            if not kept.ensure(session, self.uris, manuscript_id):
                raise ManuscriptNotFound(manuscript_id)

    def _kept(self, request: Request, manuscript_id: str) -> Response | None:
        compressed = wants_gzip(request)
        version = version_of(request)
        document_id = manuscript_id if version == 3 else kept.older_copy(manuscript_id)
        with self.sessions() as session:
            stamp = kept.stamp(session, document_id)
            if stamp is not None and is_known(request, stamp, compressed=compressed):
                return not_changed(request, stamp, compressed=compressed)
            copy = kept.load(session, document_id, compressed=compressed)
        if copy is None:
            return None
        return self._named(
            reply(request, copy.stamp, copy.body, compressed=compressed), manuscript_id, version
        )

    def _named(self, answered: Response, manuscript_id: str, version: Version) -> Response:
        """The answer with the address of its version, and of the other (RFC 8288)."""
        newer = self.uris.manifest(manuscript_id)
        addresses = {3: (newer, JSON_LD_3), 2: (self.uris.older(newer), JSON_LD_2)}
        other, kind = addresses[2 if version == 3 else 3]
        quoted = kind.replace('"', '\\"')
        answered.headers["Content-Location"] = addresses[version][0]
        answered.headers["Link"] = f'<{other}>; rel="alternate"; type="{quoted}"'
        return answered
