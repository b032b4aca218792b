"""The steps of a record and its history over HTTP: submit, publish, withdraw, compare, restore."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Depends, Path, Query
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, Person
from catalog.errors import BadRecord
from catalog.paths import MANUSCRIPT_API_PATH
from catalog.record import api_bodies as bodies
from catalog.record import drafts, workflow
from catalog.record.desk import Desk
from catalog.record.differences import differences
from catalog.record.errors import DraftNotFound
from catalog.record.published import document_at, history
from catalog.record.scope import holders_of, require_at, require_with_draft

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
Number = Annotated[int, Path(ge=1, le=2**53)]
_STEPS = bodies.problems(400, 401, 403, 404, 409, 410, 413, 422)
_READING = bodies.problems(401, 403, 404, 422)


def add(routes: APIRouter, desk: Desk) -> None:
    """Add the routes of the workflow and of the history."""
    _add_review(routes, desk)
    _add_publication(routes, desk)
    _add_trash(routes, desk)
    _add_history(routes, desk)


def _step(
    routes: APIRouter, path: str, operation_id: str, summary: str
) -> Callable[[Endpoint], Endpoint]:
    """Register a step of the workflow; all are asked for, and refused, in the same way."""
    return routes.post(
        f"{MANUSCRIPT_API_PATH}/{path}",
        operation_id=operation_id,
        summary=summary,
        responses=_STEPS,
    )


def _add_review(routes: APIRouter, desk: Desk) -> None:
    submitter = desk.needs(Action.SUBMIT)
    reviewer = desk.needs(Action.REVIEW)

    @_step(routes, "submit", "submit_draft", "Send the draft to a curator")
    def submit(
        manuscript_id: str,
        body: bodies.Submission,
        person: Annotated[Person, Depends(submitter)],
    ) -> bodies.ManuscriptStanding:
        def take(session: Session) -> None:
            require_with_draft(session, person, Action.SUBMIT, manuscript_id)
            workflow.submit(session, manuscript_id, by=person.name, at=desk.clock(), note=body.note)

        return desk.step(person, Action.SUBMIT, manuscript_id, take)

    @_step(
        routes,
        "send-back",
        "send_back_draft",
        "Send the draft back to its cataloguer, with a reason",
    )
    def send_back(
        manuscript_id: str,
        body: bodies.Reason,
        person: Annotated[Person, Depends(reviewer)],
    ) -> bodies.ManuscriptStanding:
        def take(session: Session) -> None:
            workflow.send_back(session, manuscript_id, reason=body.reason)

        return desk.step(person, Action.REVIEW, manuscript_id, take)


def _add_publication(routes: APIRouter, desk: Desk) -> None:
    publisher = desk.needs(Action.PUBLISH)
    withdrawer = desk.needs(Action.WITHDRAW)

    @_step(routes, "publish", "publish_draft", "Publish the draft")
    def publish(
        manuscript_id: str,
        body: bodies.Publication,
        person: Annotated[Person, Depends(publisher)],
    ) -> bodies.ManuscriptStanding:
        def take(session: Session) -> None:
            require_with_draft(session, person, Action.PUBLISH, manuscript_id)
            workflow.publish(
                session, desk.house.vault.root, manuscript_id, message=body.message,
                edition=body.edition, **desk.signed(person),
            )  # fmt: skip

        return desk.step(person, Action.PUBLISH, manuscript_id, take)

    @_step(
        routes,
        "withdraw",
        "withdraw_manuscript",
        "Take a published record and its images from the public; the address says why",
    )
    def withdraw(
        manuscript_id: str,
        body: bodies.Withdrawal,
        person: Annotated[Person, Depends(withdrawer)],
    ) -> bodies.ManuscriptStanding:
        def take(session: Session) -> None:
            workflow.withdraw(
                session, desk.house.vault.root, manuscript_id, reason=body.reason,
                successor_id=body.successor, **desk.signed(person),
            )  # fmt: skip

        return desk.step(person, Action.WITHDRAW, manuscript_id, take)

    @_step(routes, "put-back", "put_back_manuscript", "Show a withdrawn record to the public again")
    def put_back(
        manuscript_id: str,
        body: bodies.Publication,
        person: Annotated[Person, Depends(withdrawer)],
    ) -> bodies.ManuscriptStanding:
        def take(session: Session) -> None:
            workflow.restore_withdrawn(
                session, desk.house.vault.root, manuscript_id, message=body.message,
                **desk.signed(person),
            )  # fmt: skip

        return desk.step(person, Action.WITHDRAW, manuscript_id, take)


def _add_trash(routes: APIRouter, desk: Desk) -> None:
    keeper = desk.needs(Action.TRASH)

    @_step(
        routes, "trash", "trash_manuscript", "Put a manuscript that is not public into the trash"
    )
    def trash(
        manuscript_id: str, person: Annotated[Person, Depends(keeper)]
    ) -> bodies.ManuscriptStanding:
        def take(session: Session) -> None:
            workflow.trash(session, manuscript_id, at=desk.clock())

        return desk.step(person, Action.TRASH, manuscript_id, take)

    @_step(
        routes,
        "untrash",
        "untrash_manuscript",
        "Take a manuscript out of the trash, within 30 days",
    )
    def untrash(
        manuscript_id: str, person: Annotated[Person, Depends(keeper)]
    ) -> bodies.ManuscriptStanding:
        def take(session: Session) -> None:
            workflow.untrash(session, manuscript_id, at=desk.clock())

        return desk.step(person, Action.TRASH, manuscript_id, take)


def _add_history(routes: APIRouter, desk: Desk) -> None:
    reader = desk.needs(Action.READ_DRAFT)
    writer = desk.needs(Action.DESCRIBE)

    @routes.get(
        f"{MANUSCRIPT_API_PATH}/history",
        operation_id="read_history",
        summary="List every published change, the newest first",
        responses=_READING,
    )
    def read_history(
        manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> list[bodies.HistoryLine]:
        with desk.house.sessions() as session:
            desk.mine(session, person, Action.READ_DRAFT, manuscript_id)
            return [
                bodies.HistoryLine(
                    number=entry.number,
                    change=entry.change,
                    at=entry.at,
                    by=entry.by,
                    message=entry.message,
                    has_document=entry.has_document,
                )
                for entry in history(session, manuscript_id)
            ]

    @routes.get(
        f"{MANUSCRIPT_API_PATH}/history/{{number}}",
        operation_id="read_revision",
        summary="Read the record as it was published under a number",
        responses=_READING,
    )
    def read_revision(
        manuscript_id: str, number: Number, person: Annotated[Person, Depends(reader)]
    ) -> bodies.OldRecord:
        with desk.house.sessions() as session:
            desk.mine(session, person, Action.READ_DRAFT, manuscript_id)
            document = document_at(session, manuscript_id, number)
        return bodies.OldRecord(number=number, document=document)

    @routes.post(
        f"{MANUSCRIPT_API_PATH}/history/{{number}}/restore",
        operation_id="restore_revision",
        summary="Put the record of an earlier revision into the draft",
        status_code=HTTPStatus.OK,
        responses=_STEPS,
    )
    def restore_revision(
        manuscript_id: str, number: Number, person: Annotated[Person, Depends(writer)]
    ) -> bodies.ManuscriptStanding:
        def take(session: Session) -> None:
            draft = workflow.restore(
                session, manuscript_id, number, by=person.name, at=desk.clock()
            )
            # In the days of that revision the book may have been another holder's.
            require_at(person, Action.DESCRIBE, holders_of(draft.document))

        return desk.step(person, Action.DESCRIBE, manuscript_id, take)

    @routes.get(
        f"{MANUSCRIPT_API_PATH}/differences",
        operation_id="compare_records",
        summary="Compare two published revisions, or one with the draft",
        responses=_READING,
    )
    def compare_records(
        manuscript_id: str,
        person: Annotated[Person, Depends(reader)],
        old: Annotated[str, Query(alias="from", max_length=20, examples=["12"])],
        new: Annotated[str, Query(alias="to", max_length=20, examples=["draft"])],
    ) -> list[bodies.FieldDifference]:
        with desk.house.sessions() as session:
            desk.mine(session, person, Action.READ_DRAFT, manuscript_id)
            found = differences(
                _document(session, manuscript_id, old, "from"),
                _document(session, manuscript_id, new, "to"),
            )
        return [bodies.FieldDifference(**difference.as_json()) for difference in found]


def _document(
    session: Session, manuscript_id: str, named: str, field: Literal["from", "to"]
) -> dict[str, Any]:
    if named == "draft":
        draft = drafts.find_draft(session, manuscript_id)
        if draft is None:
            raise DraftNotFound(manuscript_id)
        return draft.document
    if not (named.isascii() and named.isdecimal() and len(named) <= 15):
        raise BadRecord(
            f"{field} must be the number of a revision, or 'draft'.", key="revision", field=field
        )
    return document_at(session, manuscript_id, int(named))
