"""One condition assessment: the passes over the book, and the damage map of its sides.

Both pages are instruments. They carry what the script needs to begin and ask the API for the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.conservation.captures.scales import scale_of
from catalog.conservation.condition import assessments
from catalog.conservation.condition.errors import AssessmentNotFound
from catalog.conservation.condition.tables import Assessment, AssessmentStatus
from catalog.handling.in_force import in_force
from catalog.identity import Manuscript
from catalog.pages import pages_for_staff
from catalog.paths import (
    ASSESSMENT_PATH,
    DAMAGE_MAP_PATH,
)
from viewer.bench_config import assessment_config, map_config
from viewer.bench_views import tabs
from viewer.frame import PageHouse, local, show, words_of
from viewer.languages import Translator
from viewer.page_models import SideView, side_views
from viewer.review_views import release_of_assessment
from viewer.sent_forms import Mistake
from viewer.signing_hand import SigningForm, has_passphrase, signing_form


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment that somebody may read, with its book and what they may do."""

    row: Assessment
    manuscript: Manuscript
    sides: Sequence[SideView]
    may_write: bool
    may_sign: bool
    may_give_back: bool


def add(pages: APIRouter, house: PageHouse, needs: Needs) -> None:
    """Add the pages."""
    reader = needs(Action.READ_BENCH)

    @pages.get(ASSESSMENT_PATH)
    def assessment(
        request: Request,
        manuscript_id: str,
        assessment_id: str,
        person: Annotated[Person, Depends(reader)],
    ) -> Response:
        return shown(house, request, person, manuscript_id, assessment_id)

    @pages.get(DAMAGE_MAP_PATH)
    def damage_map(
        request: Request,
        manuscript_id: str,
        assessment_id: str,
        person: Annotated[Person, Depends(reader)],
        canvas: str = "",
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            opened = _open(session, house, person, manuscript_id, assessment_id, t)
            config = map_config(
                session, house.uris, opened.row, opened.sides, person, t,
                may_write=opened.may_write,
            )  # fmt: skip
        return show(
            house, request, "bench/map.html", section="desk", entries=("bench",),
            headers={"Cache-Control": "no-store"},
            shelfmark=opened.manuscript.shelfmark, row=opened.row,
            config={
                **config, "canvas": canvas,
                "direction": opened.manuscript.viewing_direction.value,
            },
            back=local(house.uris.assessment(manuscript_id, assessment_id)),
        )  # fmt: skip

    @pages.get(f"{DAMAGE_MAP_PATH}/scale")
    def scale(
        manuscript_id: str,
        assessment_id: str,
        canvas: str,
        person: Annotated[Person, Depends(reader)],
    ) -> Response:
        """Tell how many millimetres a pixel of the canvas is, so that areas are told at once."""
        with house.sessions() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.READ_BENCH, manuscript.holder_id)
            found = scale_of(session, canvas)
        return JSONResponse({"mm_per_px": found}, headers={"Cache-Control": "no-store"})


def shown(
    house: PageHouse,
    request: Request,
    person: Person,
    manuscript_id: str,
    assessment_id: str,
    mistake: Mistake | None = None,
) -> Response:
    """Return the page of an assessment; `mistake` is why a form of it was not taken."""
    t = words_of(request)
    with house.sessions() as session:
        opened = _open(session, house, person, manuscript_id, assessment_id, t)
        book, row = opened.manuscript, opened.row
        config = assessment_config(
            house.uris, row, opened.sides, person, t, may_write=opened.may_write
        )
        release = release_of_assessment(session, house, request, person, book, row, t)
    address = local(house.uris.assessment(manuscript_id, assessment_id))
    return show(
        house, request, "bench/assessment.html", section="desk", entries=("signing", "bench"),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        shelfmark=book.shelfmark, row=row, mistake=mistake,
        config={**config, "direction": book.viewing_direction.value},
        may_write=opened.may_write,
        signing=_signing(house, request, person, opened, t),
        release=release,
        address=address,
        giving_back=f"{address}/give-back" if opened.may_give_back else "",
        typed=mistake.sent.one("note") if mistake else "",
        done=request.query_params.get("done", ""),
        tabs=tabs(request.app, house.uris, manuscript_id, "condition"),
        back=local(house.uris.bench(manuscript_id)),
        map_address=local(house.uris.damage_map(manuscript_id, assessment_id)),
        report=local(house.uris.condition_report(manuscript_id, assessment_id)),
        reports=local(house.uris.reports(manuscript_id)),
    )  # fmt: skip


def _open(
    session: Session,
    house: PageHouse,
    person: Person,
    manuscript_id: str,
    assessment_id: str,
    t: Translator,
) -> Opened:
    manuscript = identity.find(session, manuscript_id)
    require(person, Action.READ_BENCH, manuscript.holder_id)
    row = assessments.find(session, assessment_id)
    if row.manuscript_id != manuscript_id:
        raise AssessmentNotFound(assessment_id)
    is_open = row.status is not AssessmentStatus.SIGNED
    able = may(person, Action.EXAMINE, manuscript.holder_id) and is_open
    rows = pages_for_staff(session, manuscript)
    handling = in_force(session, manuscript_id)
    return Opened(
        row,
        manuscript,
        side_views(house.uris, manuscript_id, rows, t, handling),
        may_write=able,
        may_sign=able and may(person, Action.SIGN, manuscript.holder_id),
        may_give_back=is_open and may(person, Action.APPROVE, manuscript.holder_id),
    )


def _signing(
    house: PageHouse, request: Request, person: Person, opened: Opened, t: Translator
) -> SigningForm | None:
    # The operator of the machine has no account, and programs never sign.
    if not opened.may_sign or person.id is None or person.scopes is not None:
        return None
    statement = t(
        "bench-sign-statement", number=opened.row.number, shelfmark=opened.manuscript.shelfmark
    )
    form = signing_form(
        house, request, person, Action.EXAMINE, opened.manuscript.holder_id, statement
    )
    # Hours lie between opening the passes and signing them, so the pass phrase is asked at once.
    if form.asks == "nothing" and has_passphrase(house, person):
        return SigningForm(form.statement, form.roles, "passphrase", form.confirm)
    return form
