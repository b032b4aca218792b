"""The public page of a book's condition: plain words, four languages, no script needed."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from catalog import manuscripts
from catalog.conservation.released.telling import told
from catalog.handling.in_force import in_force
from catalog.pages import pages_of
from catalog.paths import CONDITION_PATH
from iiif.presentation.shown import Shown, photographs
from viewer.condition_views import Turned, survey_views, treatment_views
from viewer.frame import Number, PageHouse, local, show, words_of
from viewer.page_models import said


def router(house: PageHouse) -> APIRouter:
    """Return the page; anybody may read it."""
    pages = APIRouter(include_in_schema=False)

    @pages.get(CONDITION_PATH)
    def condition(
        request: Request,
        manuscript_id: str,
        survey: Annotated[Number, Query()] = 0,
        first: Annotated[Number, Query(alias="from")] = 1,
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            manuscript = manuscripts.readable(session, manuscript_id)
            handling = in_force(session, manuscript_id)
            known = told(session, manuscript_id, with_damage=False)
            surveys = survey_views(
                session, house.uris, manuscript_id, known, t, handling, Turned(survey, first)
            )
            treatments = treatment_views(session, house.uris, manuscript_id, known, t)
            layered = Shown(photographs(session, manuscript_id))
            can_compare = any(
                len(layered.layers(page)) > 1 for page in pages_of(session, manuscript_id)
            )
        return show(
            house, request, "condition/condition.html", section="manuscripts",
            entries=("condition",),
            shelfmark=manuscript.shelfmark,
            title=said(manuscript.titles, t.language.code),
            page=local(house.uris.manuscript(manuscript_id)),
            verify=local(house.uris.verify(manuscript_id)),
            compare=local(house.uris.compare(manuscript_id)) if can_compare else "",
            surveys=surveys,
            treatments=treatments,
        )  # fmt: skip

    return pages
