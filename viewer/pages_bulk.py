"""One change to the drafts of many manuscripts: chosen, tried, written, undone."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import now
from catalog.errors import BadRecord
from catalog.identity import Manuscript
from catalog.paths import BULK_EDIT_PATH
from catalog.record import bulk
from catalog.record.checking import item_id
from catalog.record.scope import require_at
from catalog.record.tables import BulkEdit
from viewer.bulk_fields import bulk_fields, change_of
from viewer.desk_lists import line, mine
from viewer.frame import Number, PageHouse, local, show, words_of
from viewer.record_differences import difference_views
from viewer.record_loading import saying
from viewer.refusals import sentence_of

OFFERED = 200
EARLIER = 10


async def _form(request: Request) -> FormData:
    """Read the form here: a plain `def` endpoint runs in a thread and cannot wait for a body."""
    return await request.form(max_files=0, max_fields=bulk.MANUSCRIPTS_MAX + 10)


def router(house: PageHouse, needs: Needs) -> APIRouter:
    """Return the page and its three steps."""
    pages = APIRouter(include_in_schema=False)
    editor = Depends(needs(Action.BULK_EDIT))

    @pages.get(BULK_EDIT_PATH)
    def choose(
        request: Request,
        person: Annotated[Person, editor],
        find: Annotated[str, Query(max_length=200)] = "",
        done: Annotated[Number | None, Query()] = None,
        left: Annotated[int, Query(ge=0, le=bulk.MANUSCRIPTS_MAX)] = 0,
    ) -> Response:
        return _page(house, request, person, find=find, done=done, left=left)

    @pages.post(BULK_EDIT_PATH)
    def write(
        request: Request,
        person: Annotated[Person, editor],
        sent: Annotated[FormData, Depends(_form)],
    ) -> Response:
        ids = [str(each) for each in sent.getlist("manuscript")]
        path, value = str(sent.get("path", "")), str(sent.get("value", ""))
        value = str(sent.get(f"chosen:{path}", value))
        language = str(sent.get("language", "none"))
        try:
            change = change_of(path, value, language)
            with house.sessions.begin() as session:
                for manuscript_id in ids:
                    holder_id = identity.find(session, manuscript_id).holder_id
                    require(person, Action.BULK_EDIT, holder_id)
                if sent.get("step") != "apply":
                    outcomes = bulk.preview(session, ids, change, new_id=item_id)
                    _check_ends(person, outcomes)
                    tried = _tried(session, house, request, outcomes)
                    given = {"path": path, "value": value, "language": language}
                    return _page(house, request, person, tried=tried, given=given)
                at = now()
                edit, outcomes = bulk.apply(
                    session, ids, change, by=person.name, at=at, new_id=item_id
                )
                _check_ends(person, outcomes)
                number = edit.id
        except BadRecord as mistake:
            return _page(house, request, person, mistake=sentence_of(mistake, words_of(request)))
        return RedirectResponse(_address(house, number), HTTPStatus.SEE_OTHER)

    @pages.post(f"{BULK_EDIT_PATH}/undo")
    def undo(person: Annotated[Person, editor], number: Annotated[Number, Form()]) -> Response:
        with house.sessions.begin() as session:
            edit = session.get(BulkEdit, number)
            for row in edit.drafts if edit else []:
                holder_id = identity.find(session, row["manuscript_id"]).holder_id
                require(person, Action.BULK_EDIT, holder_id)
            undone = bulk.undo(session, number, by=person.name, at=now())
            require_at(person, Action.BULK_EDIT, undone.holder_ids)
            left = len(undone.left)
        return RedirectResponse(f"{_address(house, number)}&left={left}", HTTPStatus.SEE_OTHER)

    return pages


def _address(house: PageHouse, number: int) -> str:
    return f"{local(house.uris.bulk_edit())}?done={number}"


def _check_ends(person: Person, outcomes: list[bulk.Outcome]) -> None:
    for outcome in outcomes:
        require_at(person, Action.BULK_EDIT, outcome.holder_ids)


def _tried(
    session: Session, house: PageHouse, request: Request, outcomes: list[bulk.Outcome]
) -> list[dict[str, Any]]:
    """Return, for each manuscript, what would differ in it, or why the change cannot stand."""
    t = words_of(request)
    said = saying(session, house.uris, t, "")
    names = _names(session, [outcome.manuscript_id for outcome in outcomes])
    return [
        {
            "id": outcome.manuscript_id,
            "shelfmark": names.get(outcome.manuscript_id, outcome.manuscript_id),
            "differences": difference_views(outcome.differences, {}, {}, said),
            "refused": None if outcome.why is None else sentence_of(outcome.why, t),
        }
        for outcome in outcomes
    ]


def _names(session: Session, ids: list[str]) -> dict[str, str]:
    rows = session.execute(
        select(Manuscript.id, Manuscript.shelfmark).where(Manuscript.id.in_(ids))
    )
    return {row.id: row.shelfmark for row in rows}


def _page(
    house: PageHouse,
    request: Request,
    person: Person,
    *,
    find: str = "",
    done: int | None = None,
    left: int = 0,
    tried: list[dict[str, Any]] | None = None,
    given: dict[str, str] | None = None,
    mistake: str | None = None,
) -> Response:
    t = words_of(request)
    with house.sessions() as session:
        rows = session.execute(
            select(Manuscript.id, Manuscript.shelfmark, Manuscript.titles, Manuscript.changed_at)
            .where(Manuscript.trashed_at.is_(None), mine(person, Action.BULK_EDIT))
            .where(Manuscript.shelfmark.icontains(find, autoescape=True))
            .order_by(Manuscript.shelfmark_sort, Manuscript.id)
            .limit(OFFERED)
        ).all()
        edit = session.get(BulkEdit, done) if done is not None else None
        earlier = session.scalars(
            select(BulkEdit).order_by(BulkEdit.id.desc()).limit(EARLIER)
        ).all()
    offered = [
        line(house.uris, t.language.code, identifier, shelfmark, titles, "", at)
        for identifier, shelfmark, titles, at in rows
    ]
    return show(
        house,
        request,
        "desk/bulk.html",
        section="desk",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
        headers={"Cache-Control": "no-store"},
        offered=offered,
        fields=bulk_fields(t),
        find=find,
        edit=edit,
        left=left,
        earlier=earlier,
        tried=tried,
        given=given or dict.fromkeys(("path", "value", "language"), ""),
        undo=f"{local(house.uris.bulk_edit())}/undo",
        mistake=mistake,
    )
