"""The conservator's bench: what is known of a book's condition, and where work on it begins."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.conservation.condition import assessments
from catalog.conservation.condition.models import AssessmentContent
from catalog.conservation.condition.tables import AssessmentKind
from catalog.identifiers import Kind, mint
from catalog.paths import BENCH_PATH
from viewer import pages_bench_assessment
from viewer.bench_views import overview, tabs
from viewer.care_views import card_of
from viewer.frame import PageHouse, local, show, words_of
from viewer.page_models import said


def router(house: PageHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the pages of condition: the overview, an assessment, its damage map."""
    pages = APIRouter(include_in_schema=False)
    _add_overview(pages, house, needs, clock)
    pages_bench_assessment.add(pages, house, needs)
    return pages


def _add_overview(pages: APIRouter, house: PageHouse, needs: Needs, clock: Clock) -> None:
    reader, examiner = needs(Action.READ_BENCH), needs(Action.EXAMINE)

    @pages.get(BENCH_PATH)
    def bench(
        request: Request, manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.READ_BENCH, manuscript.holder_id)
            view = overview(session, house.uris, manuscript_id)
            card = card_of(
                session, house.uris, manuscript, person, clock(), t,
                local(house.uris.bench(manuscript_id)),
            )  # fmt: skip
            title = said(manuscript.titles, t.language.code)
        return show(
            house, request, "bench/overview.html", section="desk", entries=("care", "bench"),
            headers={"Cache-Control": "no-store"},
            shelfmark=manuscript.shelfmark, title=title, page=view, care_card=card,
            opening=f"{local(house.uris.bench(manuscript_id))}/assessments",
            tabs=tabs(request.app, house.uris, manuscript_id, "condition"),
            kinds=[kind.value for kind in AssessmentKind],
            may_examine=may(person, Action.EXAMINE, manuscript.holder_id),
        )  # fmt: skip

    @pages.post(f"{BENCH_PATH}/assessments")
    def open_assessment(
        manuscript_id: str,
        kind: Annotated[AssessmentKind, Form()],
        person: Annotated[Person, Depends(examiner)],
    ) -> Response:
        at = clock()
        with house.sessions.begin() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.EXAMINE, manuscript.holder_id)
            made = assessments.open_assessment(
                session, manuscript_id, new_id=mint(Kind.ASSESSMENT), kind=kind,
                content=AssessmentContent(assessors=(person.name,)), started_at=at,
                by=person.name, at=at,
            )  # fmt: skip
            address = local(house.uris.assessment(manuscript_id, made.id))
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)

    @pages.get(f"{BENCH_PATH}/who")
    def who(manuscript_id: str, person: Annotated[Person, Depends(reader)]) -> Response:
        """Tell the script whose session this browser has now: unsent work belongs to one person."""
        with house.sessions() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.READ_BENCH, manuscript.holder_id)
        return JSONResponse({"person": person_key(person)}, headers={"Cache-Control": "no-store"})


def person_key(person: Person) -> str:
    """Return what tells the people apart whose work waits on one tablet."""
    return person.id or "operator"
