"""ResourceSync and the sitemap over HTTP."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from sqlalchemy.orm import Session, sessionmaker
from starlette.responses import Response

from catalog.clock import Clock
from catalog.harvest import listed, log, walking
from catalog.harvest.errors import PartNotFound
from catalog.harvest.opening import steady_view
from catalog.paths import (
    CAPABILITY_LIST_PATH,
    CHANGE_LIST_PART_PATH,
    CHANGE_LIST_PATH,
    RESOURCE_LIST_PART_PATH,
    RESOURCE_LIST_PATH,
    RESOURCESYNC_PATH,
    SITEMAP_PART_PATH,
    SITEMAP_PATH,
)
from catalog.uris import Uris

_HEADERS = {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
Part = Annotated[int, Path(ge=1, le=10**9)]
Whole = Callable[[Session, datetime], bytes]
OfPart = Callable[[Session, datetime, int], bytes]


def router(sessions: sessionmaker[Session], uris: Uris, clock: Clock | None = None) -> APIRouter:
    """The routes of both."""
    routes = APIRouter(include_in_schema=False)

    def answer(make: Whole) -> Response:
        with steady_view(sessions, clock) as (session, at):
            body = make(session, at)
        return Response(body, media_type="application/xml", headers=_HEADERS)

    def whole(make: Whole) -> Callable[[], Response]:
        def document() -> Response:
            return answer(make)

        return document

    def of_part(make: OfPart) -> Callable[[int], Response]:
        def document(part: Part) -> Response:
            return answer(lambda session, at: make(session, at, part))

        return document

    endpoints: dict[str, Callable[..., Response]] = {
        **{path: whole(make) for path, make in _whole(uris).items()},
        **{path: of_part(make) for path, make in _parts(uris).items()},
    }
    for path, endpoint in endpoints.items():
        routes.add_api_route(path, endpoint, methods=["GET", "HEAD"], response_model=None)
    return routes


def _whole(uris: Uris) -> dict[str, Whole]:
    return {
        RESOURCESYNC_PATH: lambda *_: listed.source_description(uris),
        CAPABILITY_LIST_PATH: lambda *_: listed.capability_list(uris),
        RESOURCE_LIST_PATH: lambda session, at: listed.resource_list_index(
            uris, walking.filled_parts(session, listed.PART), at
        ),
        CHANGE_LIST_PATH: lambda session, at: _changes(session, uris, at),
        SITEMAP_PATH: lambda session, _: listed.sitemap_index(
            uris, walking.filled_parts(session, listed.PART)
        ),
    }


def _parts(uris: Uris) -> dict[str, OfPart]:
    return {
        RESOURCE_LIST_PART_PATH: lambda session, at, part: listed.resource_list(
            uris, _lines(session, part), at
        ),
        CHANGE_LIST_PART_PATH: lambda session, _, part: listed.change_list(
            uris, _told(session, part)
        ),
        SITEMAP_PART_PATH: lambda session, _, part: listed.sitemap(uris, _lines(session, part)),
    }


def _changes(session: Session, uris: Uris, at: datetime) -> bytes:
    reach = log.reach(session)
    total, began_at = (reach.number, reach.began_at) if reach else (0, at)
    times = walking.first_times(session, total, listed.PART)
    return listed.change_list_index(uris, total, began_at, times)


def _told(session: Session, part: int) -> list[walking.Told]:
    told = walking.activities(session, *listed.bounds(part))
    if not told:
        raise PartNotFound(part)
    return told


def _lines(session: Session, part: int) -> list[walking.Line]:
    lines = walking.shown(session, *listed.bounds(part))
    if not lines:
        raise PartNotFound(part)
    return lines
