"""Search and autocomplete within one manuscript over HTTP, in both versions.

Nobody is asked who they are: everybody gets what the annotation pages of the same canvases give to
everybody, and so a shared cache may keep it.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session, sessionmaker

from catalog.paths import CONTENT_AUTOCOMPLETE_PATH, CONTENT_SEARCH_PATH, older
from catalog.uris import Uris
from iiif.content_search import newer
from iiif.content_search import older as elder
from iiif.content_search.asking import Asked, read_asked
from iiif.content_search.errors import NothingToComplete
from iiif.content_search.finding import find
from iiif.content_search.terms import complete
from iiif.presentation.encoding import digest, to_json
from iiif.presentation.kept import Stamp
from iiif.presentation.replies_api import preflight, reply
from storage.database import steady

_TYPE_2 = f'application/ld+json;profile="{newer.CONTEXT}"'
_TYPE_1 = "application/json"

Words = Annotated[
    list[str] | None,
    Query(alias="q", description='Words, or "words in a row"; without them everything answers'),
]
Beginning = Annotated[
    list[str] | None, Query(alias="q", description="The beginning of a word; it must be there")
]
Motivation = Annotated[
    list[str] | None,
    Query(description="supplementing or painting (lines), describing, tagging, non-painting …"),
]
Page = Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the answer, from 1")]
Minimum = Annotated[int, Query(alias="min", ge=1, le=1_000_000, description="How often at least")]


def router(sessions: sessionmaker[Session], uris: Uris) -> APIRouter:
    """Return the routes; reading sessions are made from `sessions`."""
    routes = APIRouter(tags=["IIIF"])

    def search_2(
        request: Request, manuscript_id: str, q: Words = None, motivation: Motivation = None,
        page: Page = 1,
    ) -> Response:  # fmt: skip
        """Find words on the pages, in the descriptions and in the condition of a manuscript."""
        asked = read_asked(request.query_params.multi_items())
        with steady(sessions) as session:
            found = find(session, uris, manuscript_id, asked, page)
        return _answer(request, newer.page(uris, manuscript_id, asked, found), _TYPE_2)

    def search_1(
        request: Request, manuscript_id: str, q: Words = None, motivation: Motivation = None,
        page: Page = 1,
    ) -> Response:  # fmt: skip
        """Find the same, in the form of Content Search 1.0."""
        asked = read_asked(request.query_params.multi_items())
        with steady(sessions) as session:
            found = find(session, uris, manuscript_id, asked, page)
        return _answer(request, elder.page(uris, manuscript_id, asked, found), _TYPE_1)

    def autocomplete_2(
        request: Request, manuscript_id: str, q: Beginning = None, motivation: Motivation = None,
        minimum: Minimum = 1,
    ) -> Response:  # fmt: skip
        """Complete a word by those of a manuscript."""
        asked = _to_complete(request, q, minimum)
        with steady(sessions) as session:
            found = complete(session, manuscript_id, asked)
        return _answer(request, newer.terms(uris, manuscript_id, asked, found), _TYPE_2)

    def autocomplete_1(
        request: Request, manuscript_id: str, q: Beginning = None, motivation: Motivation = None,
        minimum: Minimum = 1,
    ) -> Response:  # fmt: skip
        """Complete the same, in the form of Content Search 1.0."""
        asked = _to_complete(request, q, minimum)
        with steady(sessions) as session:
            found = complete(session, manuscript_id, asked)
        return _answer(request, elder.terms(uris, manuscript_id, asked, found), _TYPE_1)

    for path, endpoint, kind in (
        (CONTENT_SEARCH_PATH, search_2, _TYPE_2),
        (older(CONTENT_SEARCH_PATH), search_1, _TYPE_1),
        (CONTENT_AUTOCOMPLETE_PATH, autocomplete_2, _TYPE_2),
        (older(CONTENT_AUTOCOMPLETE_PATH), autocomplete_1, _TYPE_1),
    ):
        told: dict[int | str, dict[str, Any]] = {
            200: {"content": {kind.partition(";")[0]: {"schema": {"type": "object"}}}}
        }
        routes.add_api_route(
            path, endpoint, methods=["GET"], response_class=Response, responses=told
        )
        routes.add_api_route(path, endpoint, methods=["HEAD"], include_in_schema=False)
        routes.add_api_route(path, preflight, methods=["OPTIONS"], include_in_schema=False)
    return routes


def _to_complete(request: Request, q: list[str] | None, minimum: int) -> Asked:
    if q is None:
        raise NothingToComplete
    return read_asked(request.query_params.multi_items(), minimum=minimum)


def _answer(request: Request, made: dict[str, Any], kind: str) -> Response:
    body = to_json(made)
    return reply(request, Stamp(digest(body), None), body, kind=kind)
