"""Every published revision of a record: who, when, why, what differs; put back with one button."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import pairwise
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import now
from catalog.paths import HISTORY_PATH
from catalog.record import drafts, workflow
from catalog.record.checking import dump
from catalog.record.differences import Difference, differences
from catalog.record.published import HistoryEntry, document_at, history, published
from catalog.record.scope import holders_of, require_at
from viewer.frame import Number, PageHouse, local, show, words_of
from viewer.record_differences import DifferenceView, difference_views
from viewer.record_loading import saying
from viewer.record_rooms import room


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One revision; `differences` is None until somebody asks to see them."""

    entry: HistoryEntry
    before: int | None
    differences: tuple[DifferenceView, ...] | None


def router(house: PageHouse, needs: Needs) -> APIRouter:
    """Return the page of the history and the way back into the draft."""
    pages = APIRouter(include_in_schema=False)
    _add_history(pages, house, needs)
    _add_restore(pages, house, needs)
    return pages


def _add_history(pages: APIRouter, house: PageHouse, needs: Needs) -> None:
    @pages.get(HISTORY_PATH)
    def listed(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.READ_DRAFT))],
        show_number: Annotated[Number | None, Query(alias="show")] = None,
        restored: Annotated[Number | None, Query()] = None,
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.READ_DRAFT, manuscript.holder_id)
            entries = history(session, manuscript_id)
            before = earlier(entries)
            draft = drafts.find_draft(session, manuscript_id)
            last = published(session, manuscript_id)
            old: Mapping[str, Any] = {}
            new: Mapping[str, Any] = {}
            if show_number is not None:
                new = document_at(session, manuscript_id, show_number)
                previous = before.get(show_number)
                old = document_at(session, manuscript_id, previous) if previous else {}
            pending: tuple[Difference, ...] = ()
            published_document = dump(last.document) if last else {}
            if draft is not None and last is not None:
                pending = differences(published_document, draft.document)
            documents = [old, new, published_document, draft.document if draft else {}]
            said = saying(session, house.uris, t, manuscript_id, *documents)
        asked = difference_views(differences(old, new), old, new, said) if old else None
        lines = [
            HistoryLine(
                entry,
                before.get(entry.number),
                asked if entry.number == show_number else None,
            )
            for entry in entries
        ]
        return show(
            house,
            request,
            "history/history.html",
            section="desk",
            headers={"Cache-Control": "no-store"},
            room=room(manuscript, house.uris, "history"),
            lines=lines,
            shown=show_number,
            restored=restored,
            pending=difference_views(
                pending, published_document, draft.document if draft else {}, said
            ),
            may_restore=may(person, Action.DESCRIBE, manuscript.holder_id),
        )


def earlier(entries: Sequence[HistoryEntry]) -> dict[int, int]:
    """Return, for each revision whose record is kept, the one before it with a record."""
    kept = [entry.number for entry in entries if entry.has_document]
    return dict(pairwise(kept))


def _add_restore(pages: APIRouter, house: PageHouse, needs: Needs) -> None:
    @pages.post(f"{HISTORY_PATH}/restore")
    def restore(
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.DESCRIBE))],
        number: Annotated[Number, Form()],
    ) -> Response:
        at = now()
        with house.sessions.begin() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.DESCRIBE, manuscript.holder_id)
            draft = workflow.restore(session, manuscript_id, number, by=person.name, at=at)
            # In the days of that revision the book may have been another holder's.
            require_at(person, Action.DESCRIBE, holders_of(draft.document))
        address = f"{local(house.uris.history(manuscript_id))}?restored={number}"
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)
