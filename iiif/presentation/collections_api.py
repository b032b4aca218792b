"""The collections over HTTP: the top, all manuscripts, by holder, by place, by work.

Each is made when it is asked for, and a list of more than a hundred in parts (`?page=2`): see
`collection.py`. Both versions of the Presentation API are served, by address and by negotiation.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session, sessionmaker

from catalog import cards
from catalog.paths import (
    COLLECTION_PATH,
    SHELF_COLLECTION_PATH,
    TOP_COLLECTION_PATH,
    WAYS_COLLECTION_PATH,
)
from catalog.search.shelf import ShelfKeeper
from catalog.uris import Uris
from iiif.presentation import collection
from iiif.presentation.canvas import Node
from iiif.presentation.collection import Heading, Part
from iiif.presentation.errors import CollectionNotFound
from iiif.presentation.replies_api import answer, both_versions
from iiif.presentation.two.documents import older
from iiif.presentation.two.paging import older_part
from iiif.presentation.ways import Way, Ways, called, current

# The last part that can be there is found by counting; a number is not read beyond this.
PageNumber = Annotated[int | None, Query(ge=1, le=1_000_000)]


def router(sessions: sessionmaker[Session], uris: Uris, keeper: ShelfKeeper) -> APIRouter:
    """Return the routes; `keeper` is the shelf of this process."""
    routes = APIRouter()
    ways = Ways(keeper)

    def top(request: Request) -> Response:
        made = collection.top(uris)
        return answer(request, made, lambda: older(uris, made))

    def everything(request: Request, page: PageNumber = None) -> Response:
        with sessions() as session:
            return _books(
                session, request, uris, collection.all_books(uris), ways.all(session), page
            )

    def names(request: Request, way: str, page: PageNumber = None) -> Response:
        by = _way(way)
        with sessions() as session:
            found = ways.names(session, by)
            part = _part(request, page, len(found))
            named = found[part.start : part.end] if part.names_members else []
            known = called(session, by, named)
        labels = {name: known[name] for name in named if name in known}
        made = collection.of_shelves(uris, collection.ways(uris, by), part, by, labels)
        return reply_part(request, uris, made, part)

    def shelf(request: Request, way: str, name: str, page: PageNumber = None) -> Response:
        by = _way(way)
        with sessions() as session:
            found = ways.books(session, by, name)
            label = called(session, by, [name]).get(name)
            if not found or label is None:
                raise CollectionNotFound(name)
            heading = collection.shelf(uris, by, current(session, by, name), label)
            return _books(session, request, uris, heading, found, page)

    for path, endpoint in (
        (TOP_COLLECTION_PATH, top),
        (COLLECTION_PATH, everything),
        (WAYS_COLLECTION_PATH, names),
        (SHELF_COLLECTION_PATH, shelf),
    ):
        both_versions(routes, path, endpoint)
    return routes


def reply_part(request: Request, uris: Uris, made: Node, part: Part) -> Response:
    """The collection, or part of one, in the version that the request wants."""
    # Not held against prezi3, which takes three times as long as all the rest together: what is
    # made here has one shape, and the tests hold that against it.
    return answer(request, made, lambda: older_part(uris, made, part))


def _books(
    session: Session,
    request: Request,
    uris: Uris,
    heading: Heading,
    found: list[str],
    page: int | None,
) -> Response:
    part = _part(request, page, len(found))
    # The whole of many parts names none of the books.
    shown = found[part.start : part.end] if part.names_members else []
    made = collection.of_books(uris, heading, part, cards.chosen(session, shown))
    return reply_part(request, uris, made, part)


def _way(way: str) -> Way:
    if way not in set(Way):
        raise CollectionNotFound(way)
    return Way(way)


def _part(request: Request, page: int | None, total: int) -> Part:
    part = Part(page, total)
    if not part.is_there:
        raise CollectionNotFound(f"{request.url.path}?page={page}")
    return part
