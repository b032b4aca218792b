"""Condition over HTTP: assessments, the sides of a book, what the public may know.

Observations and regions are in `drawing_api.py`, signatures in `signing_api.py`.
"""

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.accounts.permissions import Action, Needs, Person
from catalog.clock import Clock, now
from catalog.conservation.condition import api_bodies as bodies
from catalog.conservation.condition import (
    api_shown,
    assessments,
    bench,
    carrying,
    changes,
    drawing_api,
    examinations,
    public,
    public_bodies,
    signed,
    signing_api,
)
from catalog.conservation.condition.desk import BenchDesk, SignAs
from catalog.conservation.condition.heat import heat_of, index_of
from catalog.conservation.condition.kept_api import KeptAnswers, private
from catalog.conservation.condition.tables import Assessment, Outcome
from catalog.errors import ManuscriptNotFound
from catalog.houses import VaultHouse
from catalog.identifiers import Kind, is_valid
from catalog.paths import (
    ASSESSMENT_API_PATH,
    ASSESSMENTS_API_PATH,
    CONDITION_API_PATH,
)
from catalog.publication import After

OnDay = Annotated[
    dt.date | None, Query(description="The end of this day, in UTC; without it: today.")
]
Unreleased = Annotated[bool, Query(description="For staff: what is signed, released or not.")]


def router(
    house: VaultHouse,
    needs: Needs,
    sign_as: SignAs,
    after: After,
    clock: Clock = now,
) -> APIRouter:
    """Return the routes; `sign_as` makes sure who signs, and in which role.

    `after` keeps what is made of the record when a release publishes it again.
    """
    desk = BenchDesk(house, needs, sign_as, after, clock)
    routes = APIRouter(tags=["condition"])
    _add_public(routes, desk)
    _add_assessments(routes, desk)
    _add_sides(routes, desk)
    drawing_api.add(routes, desk)
    signing_api.add(routes, desk)
    return routes


def _add_public(routes: APIRouter, desk: BenchDesk) -> None:
    may_read = desk.needs(Action.READ_BENCH)
    kept = KeptAnswers()

    def told(
        request: Request,
        manuscript_id: str,
        date: dt.date | None,
        unreleased: bool,
        make: Callable[[Session, dt.date], BaseModel],
    ) -> Response:
        day = min(date or desk.clock().date(), dt.date(9999, 12, 30))
        if not is_valid(manuscript_id):
            raise ManuscriptNotFound(manuscript_id[:100])
        with desk.house.sessions() as session:
            if unreleased:
                person = may_read(request)
                desk.holder(session, person, Action.READ_BENCH, manuscript_id)
                return private(make(session, day))
            manuscripts.readable(session, manuscript_id)
            return kept.answer(
                request, public.stamp(session, manuscript_id, day), lambda: make(session, day)
            )

    @routes.get(
        CONDITION_API_PATH, operation_id="read_condition", response_model=public_bodies.Condition
    )
    def read_condition(
        request: Request, manuscript_id: str, date: OnDay = None, unreleased: Unreleased = False
    ) -> Response:
        """The condition of the book on a day, as released: the last signed word on each side."""
        return told(
            request, manuscript_id, date, unreleased,
            lambda session, day: public.condition(session, manuscript_id, day, is_staff=unreleased),
        )  # fmt: skip

    @routes.get(
        CONDITION_API_PATH + "/canvases/{canvas_id}",
        operation_id="read_condition_of_side",
        response_model=public_bodies.SideCondition,
    )
    def read_condition_of_side(
        request: Request,
        manuscript_id: str,
        canvas_id: str,
        date: OnDay = None,
        unreleased: Unreleased = False,
    ) -> Response:
        """The damage of one side on a day, with the place of each."""
        return told(
            request, manuscript_id, date, unreleased,
            lambda session, day: public.condition_of_side(
                session, manuscript_id, canvas_id, day, is_staff=unreleased
            ),
        )  # fmt: skip


def _add_assessments(routes: APIRouter, desk: BenchDesk) -> None:
    reader, examiner = desk.needs(Action.READ_BENCH), desk.needs(Action.EXAMINE)
    approver = desk.needs(Action.APPROVE)

    @routes.get(ASSESSMENTS_API_PATH, operation_id="list_assessments")
    def list_assessments(
        manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> list[bodies.AssessmentShown]:
        """Every assessment of the manuscript, the newest first."""
        with desk.house.sessions() as session:
            desk.holder(session, person, Action.READ_BENCH, manuscript_id)
            released = signed.released_assessments(session, manuscript_id)
            rows = assessments.of_manuscript(session, manuscript_id)
            return [api_shown.assessment_shown(row, released) for row in rows]

    @routes.post(
        ASSESSMENTS_API_PATH, operation_id="open_assessment", status_code=HTTPStatus.CREATED
    )
    def open_assessment(
        manuscript_id: str,
        body: bodies.NewAssessment,
        person: Annotated[Person, Depends(examiner)],
    ) -> bodies.AssessmentShown:
        """Open a draft; it is compared with the last signed one unless another is named."""
        at = desk.clock()
        with desk.house.sessions.begin() as session:
            desk.holder(session, person, Action.EXAMINE, manuscript_id)
            made = assessments.open_assessment(
                session, manuscript_id, new_id=desk.mint(Kind.ASSESSMENT), kind=body.kind,
                content=body.content, started_at=body.started_at or at, by=person.name, at=at,
                previous_id=body.previous_id,
            )  # fmt: skip
            return _shown(session, made)

    @routes.get(ASSESSMENT_API_PATH, operation_id="read_assessment")
    def read_assessment(
        assessment_id: str, person: Annotated[Person, Depends(reader)]
    ) -> bodies.AssessmentShown:
        """The words of one assessment."""
        with desk.house.sessions() as session:
            return _shown(
                session, desk.assessment(session, person, Action.READ_BENCH, assessment_id)
            )

    @routes.put(ASSESSMENT_API_PATH, operation_id="save_assessment")
    def save_assessment(
        assessment_id: str,
        body: bodies.AssessmentWords,
        person: Annotated[Person, Depends(examiner)],
    ) -> bodies.AssessmentShown:
        """Save its words, whole; 409 if somebody else saved since `edition` was read."""
        with desk.house.sessions.begin() as session:
            desk.assessment(session, person, Action.EXAMINE, assessment_id)
            changed = assessments.change_content(
                session, assessment_id, body.content, edition=body.edition, kind=body.kind,
                started_at=body.started_at, ended_at=body.ended_at, by=person.name,
                at=desk.clock(),
            )  # fmt: skip
            return _shown(session, changed)

    @routes.post(f"{ASSESSMENT_API_PATH}/give-back", operation_id="give_back_assessment")
    def give_back_assessment(
        assessment_id: str,
        body: bodies.GivingBack,
        person: Annotated[Person, Depends(approver)],
    ) -> bodies.AssessmentShown:
        """Give a draft back to whoever writes it, with a note."""
        with desk.house.sessions.begin() as session:
            desk.assessment(session, person, Action.APPROVE, assessment_id)
            changed = assessments.give_back(
                session, assessment_id, note=body.note, by=person.name, at=desk.clock()
            )
            return _shown(session, changed)

    @routes.get(f"{ASSESSMENT_API_PATH}/changes", operation_id="read_condition_changes")
    def read_changes(
        assessment_id: str,
        person: Annotated[Person, Depends(reader)],
        since: Annotated[
            str | None, Query(max_length=20, description="Without it: the previous one.")
        ] = None,
    ) -> list[bodies.ChangeShown]:
        """What became of every damage since an earlier assessment; empty without one."""
        with desk.house.sessions() as session:
            row = desk.assessment(session, person, Action.READ_BENCH, assessment_id)
            earlier_id = since or row.previous_id
            if earlier_id is None:
                return []
            found = changes.changes_between(session, earlier_id, assessment_id)
            return [bodies.ChangeShown.model_validate(each) for each in found]


def _add_sides(routes: APIRouter, desk: BenchDesk) -> None:
    reader, examiner = desk.needs(Action.READ_BENCH), desk.needs(Action.EXAMINE)

    @routes.get(f"{ASSESSMENT_API_PATH}/book", operation_id="read_assessed_book")
    def read_book(
        assessment_id: str, person: Annotated[Person, Depends(reader)]
    ) -> bodies.BookShown:
        """The whole book: every side, every quire, and what keeps it from being signed."""
        with desk.house.sessions() as session:
            row = desk.assessment(session, person, Action.READ_BENCH, assessment_id)
            return _book(session, row)

    @routes.post(f"{ASSESSMENT_API_PATH}/examinations", operation_id="mark_sides")
    def mark_sides(
        assessment_id: str, body: bodies.Marking, person: Annotated[Person, Depends(examiner)]
    ) -> bodies.Marked:
        """Mark sides, such as a quire, as examined, without damage, or not examined and why."""
        with desk.house.sessions.begin() as session:
            desk.assessment(session, person, Action.EXAMINE, assessment_id)
            done = examinations.examine(
                session, assessment_id, body.canvas_ids, Outcome(body.outcome),
                reason=body.reason, replace=body.replace, by=person.name, at=desk.clock(),
            )  # fmt: skip
            return _marked(session, assessment_id, done.marked, done.kept)

    @routes.post(f"{ASSESSMENT_API_PATH}/examinations/forget", operation_id="unmark_sides")
    def unmark_sides(
        assessment_id: str, body: bodies.Sides, person: Annotated[Person, Depends(examiner)]
    ) -> bodies.Marked:
        """Take back what was said of sides without recorded damage."""
        with desk.house.sessions.begin() as session:
            desk.assessment(session, person, Action.EXAMINE, assessment_id)
            gone = examinations.forget(session, assessment_id, body.canvas_ids)
            kept = tuple(each for each in body.canvas_ids if each not in gone)
            return _marked(session, assessment_id, gone, kept)

    @routes.post(f"{ASSESSMENT_API_PATH}/no-change", operation_id="mark_unchanged")
    def mark_unchanged(
        assessment_id: str, body: bodies.Sides, person: Annotated[Person, Depends(examiner)]
    ) -> bodies.Marked:
        """Say of sides, such as a quire, that nothing has changed since they were examined."""
        with desk.house.sessions.begin() as session:
            desk.assessment(session, person, Action.EXAMINE, assessment_id)
            done = carrying.carry_over(
                session, assessment_id, body.canvas_ids, by=person.name, at=desk.clock(),
                new_id=desk.mint,
            )  # fmt: skip
            answer = _marked(session, assessment_id, done.marked, done.kept)
            answer.never_examined = list(done.never_examined)
            answer.observations = done.observations
            return answer

    @routes.get(ASSESSMENT_API_PATH + "/canvases/{canvas_id}", operation_id="read_assessed_side")
    def read_side(
        assessment_id: str,
        canvas_id: str,
        person: Annotated[Person, Depends(reader)],
        layers: Annotated[
            bool, Query(description="Also what every other assessment has of this side.")
        ] = False,
    ) -> list[bodies.ObservationShown]:
        """What is recorded of one side, with its regions; with `layers` of all surveys."""
        with desk.house.sessions() as session:
            row = desk.assessment(session, person, Action.READ_BENCH, assessment_id)
            seen = bench.of_side(
                session, row.manuscript_id, canvas_id, None if layers else assessment_id
            )
            return api_shown.all_shown(session, seen)


def _book(session: Session, row: Assessment) -> bodies.BookShown:
    summary = bench.summary_of(session, row.id)
    grouped = heat_of(session, row.manuscript_id, summary)
    missing = examinations.missing_sides(session, row.id)
    return bodies.BookShown(
        assessment=_shown(session, row),
        sides=[
            api_shown.side_shown(side, None if side.outcome is None else index_of(side.graded))
            for side in summary
        ],
        quires=[bodies.QuireShown.model_validate(quire) for quire in grouped],
        beside=api_shown.all_shown(session, bench.beside_sides(session, row.id)),
        missing=len(missing),
        missing_labels=[side.label for side in missing[:5]],
        missing_components=examinations.missing_components(session, row.id),
    )


def _marked(
    session: Session, assessment_id: str, marked: tuple[str, ...], kept: tuple[str, ...]
) -> bodies.Marked:
    missing = len(examinations.missing_sides(session, assessment_id))
    return bodies.Marked(marked=list(marked), kept=list(kept), missing=missing)


def _shown(session: Session, row: Assessment) -> bodies.AssessmentShown:
    released = signed.released_assessments(session, row.manuscript_id)
    return api_shown.assessment_shown(row, released)
