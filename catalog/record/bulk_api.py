"""One change to many records over HTTP: tried first, made, undone."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, Person
from catalog.paths import MANUSCRIPTS_API_PATH
from catalog.record import api_bodies as bodies
from catalog.record import bulk
from catalog.record.checking import item_id
from catalog.record.desk import Desk
from catalog.record.errors import BulkEditNotFound
from catalog.record.scope import require_at
from catalog.record.tables import BulkEdit

BULK_PATH = f"{MANUSCRIPTS_API_PATH}/bulk"


def add(routes: APIRouter, desk: Desk) -> None:
    """Add the routes; before those of one manuscript, whose pattern would take theirs."""
    editor = desk.needs(Action.BULK_EDIT)

    @routes.post(
        BULK_PATH,
        operation_id="change_many_drafts",
        summary="Make one change to the drafts of many manuscripts, or try it",
        responses=bodies.problems(400, 401, 403, 404, 409, 413, 422),
    )
    def change_many(
        body: bodies.BulkRequest, person: Annotated[Person, Depends(editor)]
    ) -> bodies.BulkAnswer:
        change = bulk.BulkChange(body.operation, body.path, body.value)
        if body.dry_run:
            with desk.house.sessions() as session:
                _check(session, desk, person, body.manuscripts)
                outcomes = bulk.preview(session, body.manuscripts, change, new_id=item_id)
                _check_ends(person, outcomes)
            return _answer(None, outcomes)
        with desk.house.sessions.begin() as session:
            _check(session, desk, person, body.manuscripts)
            edit, outcomes = bulk.apply(
                session, body.manuscripts, change, by=person.name, at=desk.clock(), new_id=item_id
            )
            _check_ends(person, outcomes)
            return _answer(edit.id, outcomes)

    @routes.post(
        f"{BULK_PATH}/{{number}}/undo",
        operation_id="undo_bulk_edit",
        summary="Undo a bulk edit in every draft that is still open",
        responses=bodies.problems(401, 403, 404, 409, 422),
    )
    def undo(
        number: Annotated[int, Path(ge=1, le=2**31 - 1)],
        person: Annotated[Person, Depends(editor)],
    ) -> bodies.BulkUndone:
        with desk.house.sessions.begin() as session:
            edit = session.get(BulkEdit, number)
            if edit is None:
                raise BulkEditNotFound(number)
            _check(session, desk, person, [row["manuscript_id"] for row in edit.drafts])
            undone = bulk.undo(session, number, by=person.name, at=desk.clock())
            require_at(person, Action.BULK_EDIT, undone.holder_ids)
        return bodies.BulkUndone(
            undone=list(undone.manuscript_ids), left=[_outcome(each) for each in undone.left]
        )


def _check(session: Session, desk: Desk, person: Person, manuscript_ids: Sequence[str]) -> None:
    for manuscript_id in manuscript_ids:
        desk.mine(session, person, Action.BULK_EDIT, manuscript_id)


def _check_ends(person: Person, outcomes: Sequence[bulk.Outcome]) -> None:
    for outcome in outcomes:
        require_at(person, Action.BULK_EDIT, outcome.holder_ids)


def _answer(number: int | None, outcomes: Sequence[bulk.Outcome]) -> bodies.BulkAnswer:
    return bodies.BulkAnswer(
        id=number,
        changed=sum(1 for outcome in outcomes if outcome.differences),
        outcomes=[_outcome(outcome) for outcome in outcomes],
    )


def _outcome(outcome: bulk.Outcome) -> bodies.BulkOutcome:
    return bodies.BulkOutcome(
        manuscript_id=outcome.manuscript_id,
        differences=[bodies.FieldDifference(**each.as_json()) for each in outcome.differences],
        refused=outcome.refused,
    )
