"""The draft as the public and as harvesters would see it, and the steps from draft to public."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import now
from catalog.handling.in_force import in_force
from catalog.identifiers import mint
from catalog.identity import Manuscript, ManuscriptState
from catalog.pages import pages_for_staff
from catalog.paths import PREVIEW_PATH
from catalog.publication import tei_of
from catalog.record import drafts, workflow
from catalog.record.document import Record
from catalog.record.labels import labels_of
from catalog.record.published import columns_of
from catalog.record.scope import may_with_draft, require_with_draft
from catalog.record.tables import Draft, Stage
from viewer import page_models
from viewer.collation_words import collation_notes
from viewer.frame import Number, PageHouse, VaultHouse, local, show, words_of
from viewer.record_loading import open_record
from viewer.record_parts import record_parts
from viewer.record_rooms import room
from viewer.work import keep_manifest

Words = Annotated[str, Form(max_length=10_000)]
Tab = Literal["public", "json", "tei", "manifest"]
# The steps that bring the draft nearer to readers, and the book to the holder that it names.
_CARRIES = {"submit", "publish"}
TABS: tuple[Tab, ...] = ("public", "json", "tei", "manifest")


def router(house: VaultHouse, needs: Needs) -> APIRouter:
    """Return the preview and the forms of each step below it."""
    pages = APIRouter(include_in_schema=False)
    _add_preview(pages, house, needs)
    _add_steps(pages, house, needs)
    _add_steps_of_curators(pages, house, needs)
    return pages


def _add_preview(pages: APIRouter, house: VaultHouse, needs: Needs) -> None:
    @pages.get(PREVIEW_PATH)
    def preview(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.READ_DRAFT))],
        tab: Tab = "public",
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            opened = open_record(session, manuscript_id)
            require(person, Action.READ_DRAFT, opened.manuscript.holder_id)
            record = Record.model_validate(opened.document)
            rows = pages_for_staff(session, opened.manuscript) if tab == "public" else []
            parts = record_parts(session, house.uris, t, manuscript_id, record)
            text = _harvested(session, house, opened.manuscript, opened.document, record, tab)
            # Asked before the next line gives the manuscript the holder that the draft names.
            steps = steps_of(person, opened.manuscript, opened.draft)
            shown = _as_published(session, opened.manuscript, record)
            handling = in_force(session, manuscript_id)
        at = now()
        return show(
            house,
            request,
            "record/preview.html",
            section="desk",
            entries=parts.entries,
            headers={"Cache-Control": "no-store"},
            room=room(opened.manuscript, house.uris, "preview"),
            page=page_models.manuscript_page(shown, rows, house.uris, t, at, handling),
            parts=parts,
            collation=collation_notes(record, t),
            history=parts.history,
            tab=tab,
            tabs=TABS,
            text=text,
            draft=opened.draft,
            edition=opened.edition,
            steps=steps,
        )


def _harvested(
    session: Session,
    house: PageHouse,
    manuscript: Manuscript,
    document: dict[str, Any],
    record: Record,
    tab: Tab,
) -> str:
    """Return the draft as a program would get it: the record as JSON, or as TEI P5 msDesc."""
    if tab == "tei":
        address = house.uris.manuscript(manuscript.id)
        return tei_of(session, manuscript.id, record, address).decode()
    return json.dumps(document, ensure_ascii=False, indent=2) if tab == "json" else ""


def _as_published(session: Session, manuscript: Manuscript, record: Record) -> Manuscript:
    """Return the manuscript with the columns it would have; the row itself is let go of first."""
    session.expunge(manuscript)
    for column, value in columns_of(record, labels_of(session, record)).items():
        setattr(manuscript, column, value)
    return manuscript


def steps_of(person: Person, manuscript: Manuscript, draft: Draft | None) -> frozenset[str]:
    """Return the steps that stand open: by the state of the record, and by what the person may."""
    allowed = {
        "submit": Action.SUBMIT, "publish": Action.PUBLISH, "send-back": Action.REVIEW,
        "withdraw": Action.WITHDRAW, "restore": Action.WITHDRAW, "discard": Action.DESCRIBE,
        "trash": Action.TRASH, "untrash": Action.TRASH,
    }  # fmt: skip
    sound = _sound_steps(manuscript, draft)
    return frozenset(
        step
        for step in sound
        if may(person, allowed[step], manuscript.holder_id)
        and (step not in _CARRIES or may_with_draft(person, allowed[step], manuscript, draft))
    )


def _sound_steps(manuscript: Manuscript, draft: Draft | None) -> set[str]:
    state = manuscript.state
    if manuscript.trashed_at is not None:
        return {"untrash"}
    steps: set[str] = set()
    never_public = state in (ManuscriptState.DRAFT, ManuscriptState.IN_REVIEW)
    in_review = draft is not None and draft.stage is Stage.IN_REVIEW
    if (draft is not None or never_public) and not in_review:
        steps.add("submit")
    if (draft is not None or never_public) and state is not ManuscriptState.WITHDRAWN:
        steps.add("publish")
    if in_review:
        steps.add("send-back")
    if state is ManuscriptState.PUBLISHED:
        steps.add("withdraw")
    if state is ManuscriptState.WITHDRAWN:
        steps.add("restore")
    if draft is not None and not never_public:
        steps.add("discard")
    if state is not ManuscriptState.PUBLISHED:
        steps.add("trash")
    return steps


def _back(house: PageHouse, manuscript_id: str) -> Response:
    """Lead back by GET, so that a reload decides nothing twice (RFC 9110, 15.4.4)."""
    return RedirectResponse(local(house.uris.preview(manuscript_id)), HTTPStatus.SEE_OTHER)


def _take(
    house: VaultHouse,
    person: Person,
    action: Action,
    manuscript_id: str,
    step: Callable[[Session], object],
) -> Response:
    """Take one step in a transaction of its own, if the person may take it with this book."""
    with house.sessions.begin() as session:
        require(person, action, identity.find(session, manuscript_id).holder_id)
        step(session)
    return _back(house, manuscript_id)


def _add_steps(pages: APIRouter, house: VaultHouse, needs: Needs) -> None:
    @pages.post(f"{PREVIEW_PATH}/submit")
    def submit(
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.SUBMIT))],
        note: Words = "",
    ) -> Response:
        with house.sessions.begin() as session:
            require_with_draft(session, person, Action.SUBMIT, manuscript_id)
            workflow.submit(session, manuscript_id, by=person.name, at=now(), note=note)
        return _back(house, manuscript_id)

    @pages.post(f"{PREVIEW_PATH}/discard")
    def discard(
        manuscript_id: str, person: Annotated[Person, Depends(needs(Action.DESCRIBE))]
    ) -> Response:
        def step(session: Session) -> None:
            drafts.discard(session, manuscript_id)

        return _take(house, person, Action.DESCRIBE, manuscript_id, step)

    @pages.post(f"{PREVIEW_PATH}/trash")
    def trash(
        manuscript_id: str, person: Annotated[Person, Depends(needs(Action.TRASH))]
    ) -> Response:
        def step(session: Session) -> None:
            workflow.trash(session, manuscript_id, at=now())

        _take(house, person, Action.TRASH, manuscript_id, step)
        desk = f"{local(house.uris.desk())}?trashed={manuscript_id}"
        return RedirectResponse(desk, HTTPStatus.SEE_OTHER)

    @pages.post(f"{PREVIEW_PATH}/untrash")
    def untrash(
        manuscript_id: str, person: Annotated[Person, Depends(needs(Action.TRASH))]
    ) -> Response:
        def step(session: Session) -> None:
            workflow.untrash(session, manuscript_id, at=now())

        return _take(house, person, Action.TRASH, manuscript_id, step)


def _add_steps_of_curators(pages: APIRouter, house: VaultHouse, needs: Needs) -> None:
    keep = keep_manifest(house.uris)

    def shared(person: Person) -> dict[str, Any]:
        return {"by": person.name, "at": now(), "new_id": mint, "after": keep}

    @pages.post(f"{PREVIEW_PATH}/publish")
    def publish(
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.PUBLISH))],
        edition: Annotated[Number, Form()],
        message: Words = "",
    ) -> Response:
        with house.sessions.begin() as session:
            draft = require_with_draft(session, person, Action.PUBLISH, manuscript_id)
            workflow.publish(
                session, house.vault.root, manuscript_id, message=message,
                edition=edition if draft else None, **shared(person),
            )  # fmt: skip
        return _back(house, manuscript_id)

    @pages.post(f"{PREVIEW_PATH}/send-back")
    def send_back(
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.REVIEW))],
        reason: Words = "",
    ) -> Response:
        def step(session: Session) -> None:
            workflow.send_back(session, manuscript_id, reason=reason)

        return _take(house, person, Action.REVIEW, manuscript_id, step)

    @pages.post(f"{PREVIEW_PATH}/withdraw")
    def withdraw(
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.WITHDRAW))],
        reason: Words = "",
        successor: Annotated[str, Form(max_length=20)] = "",
    ) -> Response:
        def step(session: Session) -> None:
            workflow.withdraw(
                session, house.vault.root, manuscript_id, reason=reason,
                successor_id=successor.strip() or None, **shared(person),
            )  # fmt: skip

        return _take(house, person, Action.WITHDRAW, manuscript_id, step)

    @pages.post(f"{PREVIEW_PATH}/restore")
    def restore(
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.WITHDRAW))],
        message: Words = "",
    ) -> Response:
        def step(session: Session) -> None:
            workflow.restore_withdrawn(
                session, house.vault.root, manuscript_id, message=message, **shared(person)
            )

        return _take(house, person, Action.WITHDRAW, manuscript_id, step)
