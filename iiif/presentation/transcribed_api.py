"""Annotation pages of what is written, over HTTP.

Who may see what is asked again with every request: the lines of a book that was withdrawn, or of a
side whose picture is withheld, are not there.
"""

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts
from catalog.errors import CanvasNotFound
from catalog.handling.in_force import in_force
from catalog.paths import TRANSCRIBED_CANVAS_PATH
from catalog.transcription.in_force import readable_page
from catalog.uris import Uris
from iiif.presentation import transcribed
from iiif.presentation.api import preflight, reply
from iiif.presentation.encoding import digest, to_json
from iiif.presentation.kept import Stamp
from iiif.presentation.manifest import CONTEXT


def router(sessions: sessionmaker[Session], uris: Uris) -> APIRouter:
    """Return the route; reading sessions are made from `sessions`."""
    routes = APIRouter()

    def page(request: Request, manuscript_id: str, canvas_id: str) -> Response:
        with sessions() as session:
            manuscripts.readable(session, manuscript_id)
            found = readable_page(session, manuscript_id, canvas_id)
            if found is None:
                raise CanvasNotFound(canvas_id)
            may_cover = in_force(session, manuscript_id).may_cover(canvas_id)
            made = transcribed.page(
                uris, manuscript_id, canvas_id, found.lines, may_cover=may_cover
            )
        body = to_json({"@context": CONTEXT, **made})
        return reply(request, Stamp(digest(body), None), body)

    routes.add_api_route(
        TRANSCRIBED_CANVAS_PATH,
        page,
        methods=["GET", "HEAD"],
        include_in_schema=False,
        response_model=None,
    )
    routes.add_api_route(
        TRANSCRIBED_CANVAS_PATH, preflight, methods=["OPTIONS"], include_in_schema=False
    )
    return routes
