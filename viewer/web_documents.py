"""Documents that the programs of the web look for: robots.txt, the catalogue as data, link sets."""

from typing import Protocol

from fastapi import APIRouter
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker
from starlette.responses import Response

from catalog import cards, manuscripts
from catalog.handling.in_force import in_force
from catalog.paths import DCAT_PATH, DCAT_TURTLE_PATH, LINKSET_PATH, ROBOTS_PATH
from catalog.record.published import published
from catalog.revisions import Revision
from catalog.search.shelf import ShelfKeeper
from catalog.uris import Uris
from iiif.presentation.encoding import to_json
from iiif.presentation.handling import may_state_rights
from iiif.presentation.ways import Way, Ways, called
from viewer.dcat import Node, dcat
from viewer.robots import robots
from viewer.signposts import LINKSET, signposts
from viewer.turtle import turtle

_OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}
_READING = ["GET", "HEAD"]


class WebHouse(Protocol):
    """What these documents need of the assembled house (`viewer.assembly.House` is one)."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """Return the maker of database sessions."""

    @property
    def uris(self) -> Uris:
        """Return the public addresses."""


def router(house: WebHouse, keeper: ShelfKeeper, contact: str) -> APIRouter:
    """Return the routes; `contact` is the mail address that harvesters are told."""
    routes = APIRouter(include_in_schema=False, default_response_class=Response)
    ways = Ways(keeper)

    def described() -> Node:
        with house.sessions() as session:
            names = ways.names(session, Way.HOLDER)
            holders = called(session, Way.HOLDER, names)
            changed_at = session.scalar(select(func.max(Revision.at)))
        return dcat(
            house.uris,
            {name: holders[name] for name in names if name in holders},
            changed_at,
            contact,
        )

    @routes.api_route(ROBOTS_PATH, methods=_READING)
    def robots_file() -> Response:
        return Response(robots(house.uris), media_type="text/plain", headers=_OPEN)

    @routes.api_route(DCAT_PATH, methods=_READING)
    def catalogue() -> Response:
        return Response(to_json(described()), media_type="application/ld+json", headers=_OPEN)

    @routes.api_route(DCAT_TURTLE_PATH, methods=_READING)
    def catalogue_in_turtle() -> Response:
        return Response(turtle(described()), media_type="text/turtle", headers=_OPEN)

    @routes.api_route(LINKSET_PATH, methods=_READING)
    def linkset(manuscript_id: str) -> Response:
        with house.sessions() as session:
            manuscript = manuscripts.readable(session, manuscript_id)
            may_state = may_state_rights(in_force(session, manuscript_id))
            found = cards.chosen(session, [manuscript_id])
            has_record = published(session, manuscript_id) is not None
        links = signposts(
            house.uris,
            manuscript_id,
            rights=manuscript.rights if may_state else None,
            has_record=has_record,
            has_pages=bool(found and found[0].pages),
        )
        return Response(to_json(links.document), media_type=LINKSET, headers=_OPEN)

    return routes
