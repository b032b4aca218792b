"""The stream of changes over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request
from starlette.responses import Response

from catalog.clock import Clock
from catalog.harvest import log, walking
from catalog.harvest.opening import open_door
from catalog.paths import CHANGES_PAGE_PATH, CHANGES_PATH
from catalog.uris import Uris
from iiif.discovery.errors import PageNotFound
from iiif.discovery.stream import CONTEXT, PAGE, page, pages_in, stream
from iiif.presentation.encoding import digest, to_json
from iiif.presentation.replies_api import preflight
from storage.database import steady

_TYPE = f'application/ld+json;profile="{CONTEXT}"'


def router(sessions: sessionmaker[Session], uris: Uris, clock: Clock | None = None) -> APIRouter:
    """The routes of the stream."""
    routes = APIRouter(include_in_schema=False)

    def changes(request: Request) -> Response:
        open_door(sessions, clock)
        with sessions() as session:
            total = _total(session)
        return _reply(request, to_json(stream(uris, total)))

    def changes_page(request: Request, number: Annotated[int, Path(alias="page")]) -> Response:
        open_door(sessions, clock)
        with steady(sessions) as session:
            total = _total(session)
            if not 1 <= number <= pages_in(total):
                raise PageNotFound(number)
            low = (number - 1) * PAGE
            told = walking.manifest_activities(session, low, low + PAGE)
        return _reply(request, to_json(page(uris, number, total, told)))

    for path, endpoint in ((CHANGES_PATH, changes), (CHANGES_PAGE_PATH, changes_page)):
        routes.add_api_route(path, endpoint, methods=["GET", "HEAD"], response_model=None)
        routes.add_api_route(path, preflight, methods=["OPTIONS"])
    return routes


def _total(session: Session) -> int:
    reach = log.reach(session)
    return reach.manifest_number if reach else 0


def _reply(request: Request, body: bytes) -> Response:
    """The document, or 304 to whoever has it: most pages never change again."""
    tag = f'"{digest(body)}"'
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "no-cache",
        "ETag": tag,
    }
    asked = request.headers.get("if-none-match", "")
    if tag in {each.strip().removeprefix("W/") for each in asked.split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=_TYPE, headers=headers)
