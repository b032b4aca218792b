"""Annotation pages and collections of released damage over HTTP.

Who may see what is asked again with every request: a page whose assessment was taken back, whose
canvas custodians want uncovered, or whose picture is withheld is not there.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session, sessionmaker

from catalog import images, manuscripts
from catalog.conservation.condition.errors import AssessmentNotFound
from catalog.conservation.released import condition
from catalog.conservation.released.condition import ReleasedAssessment
from catalog.errors import CanvasNotFound
from catalog.handling.in_force import in_force
from catalog.pages import pages_of
from catalog.paths import (
    CONDITION_ANNOTATIONS_PATH,
    CONDITION_PAGE_PATH,
)
from catalog.uris import Uris
from iiif.presentation import damage
from iiif.presentation.language import LANGUAGES
from iiif.presentation.manifest import CONTEXT
from iiif.presentation.replies_api import answer, both_versions
from iiif.presentation.two.documents import older


def router(sessions: sessionmaker[Session], uris: Uris) -> APIRouter:
    """Return the routes; reading sessions are made from `sessions`."""
    routes = APIRouter()

    def page(
        request: Request,
        manuscript_id: str,
        assessment_id: str,
        canvas_id: str,
        lang: Annotated[str | None, Query(max_length=40)] = None,
    ) -> Response:
        language = lang if lang in LANGUAGES else None
        with sessions() as session:
            survey = _survey(session, manuscript_id, assessment_id)
            if not (
                canvas_id in survey.damaged
                and in_force(session, manuscript_id).may_cover(canvas_id)
                and images.is_pictured(session, canvas_id)
            ):
                raise CanvasNotFound(canvas_id)
            seen = condition.damage_of(session, survey, [canvas_id])
            made = damage.page(uris, manuscript_id, survey, canvas_id, seen, language)
        return _answer(request, uris, made)

    def collection(request: Request, manuscript_id: str, assessment_id: str) -> Response:
        with sessions() as session:
            survey = _survey(session, manuscript_id, assessment_id)
            handling = in_force(session, manuscript_id)
            pages = [
                page.canvas_id
                for page in pages_of(session, manuscript_id)
                if page.image_id and page.is_open and page.canvas_id in survey.damaged
            ]
            made = damage.collection(uris, manuscript_id, survey, _ends(pages, handling.may_cover))
        return _answer(request, uris, made)

    for path, endpoint in (
        (CONDITION_PAGE_PATH, page),
        (CONDITION_ANNOTATIONS_PATH, collection),
    ):
        both_versions(routes, path, endpoint)
    return routes


def _survey(session: Session, manuscript_id: str, assessment_id: str) -> ReleasedAssessment:
    """The survey, if anybody may read it."""
    manuscripts.readable(session, manuscript_id)
    survey = condition.find(session, manuscript_id, assessment_id)
    if survey is None:
        raise AssessmentNotFound(assessment_id)
    return survey


def _ends(canvas_ids: Sequence[str], may_be_shown: Callable[[str], bool]) -> list[str]:
    """The first and the last that may be shown: a collection names no more than these."""
    first = next(filter(may_be_shown, canvas_ids), None)
    last = next(filter(may_be_shown, reversed(canvas_ids)), None)
    return [first, last] if first is not None and last is not None else []


def _answer(request: Request, uris: Uris, made: dict[str, Any]) -> Response:
    document = {"@context": CONTEXT, **made}
    return answer(request, document, lambda: older(uris, document))
