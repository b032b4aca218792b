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
from iiif.presentation.manifest import CONTEXT
from iiif.presentation.replies_api import answer, both_versions
from iiif.presentation.two.documents import older


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
        document = {"@context": CONTEXT, **made}
        return answer(request, document, lambda: older(uris, document))

    both_versions(routes, TRANSCRIBED_CANVAS_PATH, page)
    return routes
