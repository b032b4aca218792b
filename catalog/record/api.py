"""Records over HTTP, as JSON: lists, published records, drafts and every step between them.

What the screens do, a library's own scripts can do here. A draft is saved against the edition it
was made from (`If-Match`, or a field): what others saved meanwhile is merged, and only a true
clash answers 409, with each conflict. A published record has the number of its last change as
entity tag. Long lists go on with `after`.
"""

import re
from dataclasses import asdict
from email.utils import format_datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from sqlalchemy.orm import Session
from starlette.responses import JSONResponse

from catalog import manuscripts, publication, revisions
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.descriptions import Description
from catalog.errors import BadRecord
from catalog.houses import RecordHouse
from catalog.identifiers import Kind
from catalog.language import check_language_map
from catalog.paths import (
    MANUSCRIPT_API_PATH,
    MANUSCRIPTS_API_PATH,
)
from catalog.record import api_bodies as bodies
from catalog.record import bulk_api, drafts, listing, workflow_api
from catalog.record.checking import dump, item_id, take_in
from catalog.record.desk import Desk, known
from catalog.record.errors import DraftNotFound
from catalog.record.published import columns_of, published, record_from
from catalog.record.scope import holders_of, require_at
from catalog.record.tables import Draft
from catalog.uris import Uris, check_web_address

_TAG = re.compile(r'(?:W/)?"?(\d{1,9})"?')
_STEPS = bodies.problems(400, 401, 403, 404, 409, 410, 413, 422)


def router(house: RecordHouse, needs: Needs, after: publication.After) -> APIRouter:
    """The routes; `after(session, manuscript_id, number)` runs in the publishing transaction."""
    desk = Desk(house, needs, after)
    routes = APIRouter(tags=["records"])
    bulk_api.add(routes, desk)
    _add_lists(routes, desk)
    _add_drafts(routes, desk)
    workflow_api.add(routes, desk)
    return routes


def _add_lists(routes: APIRouter, desk: Desk) -> None:
    may_read_drafts = desk.needs(Action.READ_DRAFT)
    may_describe = desk.needs(Action.DESCRIBE)

    @routes.get(
        MANUSCRIPTS_API_PATH,
        operation_id="list_manuscripts",
        summary="List manuscripts, in the order of their shelfmarks",
        responses=bodies.problems(401, 403, 404, 422),
    )
    def list_manuscripts(
        request: Request,
        state: Annotated[
            listing.Shelf | None,
            Query(description="For staff. Without it: what is published."),
        ] = None,
        after: Annotated[str | None, Query(max_length=100)] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> bodies.ManuscriptPage:
        begin = known(after) if after is not None else None
        with desk.house.sessions() as session:
            if state is None:
                items = _public(session, desk.house.uris, begin, limit)
            else:
                person = may_read_drafts(request)
                items = _on_desk(session, desk.house.uris, person, state, begin, limit)
        return bodies.ManuscriptPage(
            items=items, next=items[-1].id if len(items) == limit else None
        )

    @routes.post(
        MANUSCRIPTS_API_PATH,
        operation_id="create_manuscript",
        summary="Make a manuscript and open its draft",
        status_code=HTTPStatus.CREATED,
        responses=bodies.problems(400, 401, 403, 409, 413, 422),
    )
    def create_manuscript(
        body: bodies.NewManuscript,
        response: Response,
        person: Annotated[Person, Depends(may_describe)],
    ) -> bodies.DraftState:
        with desk.house.sessions.begin() as session:
            draft = _create(session, desk, body, person)
            response.headers["Location"] = desk.house.uris.manuscript(draft.manuscript_id)
            response.headers["ETag"] = f'"{draft.edition}"'
            return _draft_state(draft)

    @routes.get(
        MANUSCRIPT_API_PATH,
        operation_id="read_manuscript",
        summary="Read a published record",
        response_model=bodies.PublishedManuscript,
        responses={304: {"description": "Not changed"}, **bodies.problems(404, 410, 422)},
    )
    def read_manuscript(
        manuscript_id: str,
        if_none_match: Annotated[str | None, Header(max_length=2000)] = None,
    ) -> Response:
        with desk.house.sessions() as session:
            manuscripts.readable(session, known(manuscript_id))
            found = published(session, manuscript_id)
            latest = revisions.latest(session, manuscript_id)
        assert found is not None
        assert latest is not None
        tag = f'"{latest.number}"'
        headers = {
            "ETag": tag,
            "Last-Modified": format_datetime(latest.at.replace(microsecond=0), usegmt=True),
            "Cache-Control": "no-cache",
        }
        if if_none_match is not None and tag in if_none_match:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        shown = {
            "id": manuscript_id,
            "uri": desk.house.uris.manuscript(manuscript_id),
            "manifest": desk.house.uris.manifest(manuscript_id),
            "number": latest.number,
            "at": latest.at.isoformat(),
            "document": dump(found.document),
        }
        return JSONResponse(shown, headers=headers)


def _add_drafts(routes: APIRouter, desk: Desk) -> None:
    path = f"{MANUSCRIPT_API_PATH}/draft"
    reader = desk.needs(Action.READ_DRAFT)
    writer = desk.needs(Action.DESCRIBE)

    @routes.get(
        path,
        operation_id="read_draft",
        summary="Read the open draft",
        responses=bodies.problems(401, 403, 404, 422),
    )
    def read_draft(
        manuscript_id: str,
        response: Response,
        person: Annotated[Person, Depends(reader)],
    ) -> bodies.DraftState:
        with desk.house.sessions() as session:
            desk.mine(session, person, Action.READ_DRAFT, manuscript_id)
            draft = drafts.find_draft(session, manuscript_id)
        if draft is None:
            raise DraftNotFound(manuscript_id)
        response.headers["ETag"] = f'"{draft.edition}"'
        return _draft_state(draft)

    @routes.post(
        path,
        operation_id="open_draft",
        summary="Open a draft from what is published; one that is open already is given",
        responses=_STEPS,
    )
    def open_draft(
        manuscript_id: str,
        response: Response,
        person: Annotated[Person, Depends(writer)],
    ) -> bodies.DraftState:
        with desk.house.sessions.begin() as session:
            desk.mine(session, person, Action.DESCRIBE, manuscript_id)
            draft = drafts.open_draft(session, manuscript_id, by=person.name, at=desk.clock())
            response.headers["ETag"] = f'"{draft.edition}"'
            return _draft_state(draft)

    @routes.put(
        path,
        operation_id="save_draft",
        summary="Save the draft; changes others saved meanwhile are merged",
        responses=_STEPS,
    )
    def save_draft(
        manuscript_id: str,
        body: bodies.DraftSaving,
        response: Response,
        person: Annotated[Person, Depends(writer)],
        if_match: Annotated[str | None, Header(max_length=100, examples=['"7"'])] = None,
    ) -> bodies.DraftSaved:
        edition = _edition(body.edition, if_match)
        with desk.house.sessions.begin() as session:
            desk.mine(session, person, Action.DESCRIBE, manuscript_id)
            saved = drafts.save(
                session, manuscript_id, body.document, edition=edition, by=person.name,
                at=desk.clock(), new_id=item_id,
            )  # fmt: skip
            require_at(person, Action.DESCRIBE, holders_of(saved.document))
        response.headers["ETag"] = f'"{saved.edition}"'
        return bodies.DraftSaved(
            edition=saved.edition, merged=saved.merged, document=saved.document
        )

    @routes.delete(
        path,
        operation_id="discard_draft",
        summary="Give the draft up; the published record stays",
        status_code=HTTPStatus.NO_CONTENT,
        responses=bodies.problems(401, 403, 404, 409, 422),
    )
    def discard_draft(manuscript_id: str, person: Annotated[Person, Depends(writer)]) -> None:
        with desk.house.sessions.begin() as session:
            desk.mine(session, person, Action.DESCRIBE, manuscript_id)
            drafts.discard(session, manuscript_id)


def _public(
    session: Session, uris: Uris, after: str | None, limit: int
) -> list[bodies.ManuscriptEntry]:
    return [
        bodies.ManuscriptEntry(
            id=card.id,
            shelfmark=card.shelfmark,
            holder_id=card.holder_id,
            titles=card.titles,
            languages=card.languages,
            date_text=card.date_text,
            state=manuscripts.ManuscriptState.PUBLISHED,
            changed_at=card.changed_at,
            uri=uris.manuscript(card.id),
        )
        for card in manuscripts.browse(session, after, limit)
    ]


def _on_desk(
    session: Session,
    uris: Uris,
    person: Person,
    shelf: listing.Shelf,
    after: str | None,
    limit: int,
) -> list[bodies.ManuscriptEntry]:
    named = {held.holder_id for held in person.roles if held.holder_id is not None}
    everywhere = person.is_operator or any(
        held.holder_id is None and may(Person(person.id, "", (held,)), Action.READ_DRAFT)
        for held in person.roles
    )
    readable = sorted(each for each in named if may(person, Action.READ_DRAFT, each))
    rows = listing.desk(
        session, shelf, after=after, limit=limit, holder_ids=None if everywhere else readable
    )
    return [bodies.ManuscriptEntry(uri=uris.manuscript(row.id), **asdict(row)) for row in rows]


def _create(session: Session, desk: Desk, body: bodies.NewManuscript, person: Person) -> Draft:
    at, new_id = desk.clock(), desk.mint(Kind.MANUSCRIPT)
    if (body.document is None) == (body.description is None):
        raise BadRecord(
            "Send either a document or a description: one of them is needed.",
            key="document-or-description",
        )
    if body.description is not None:
        description = Description.from_mapping(body.description)
        require(person, Action.DESCRIBE, description.holder_id)
        record = record_from(description)
        manuscripts.create(session, description, new_id=new_id, at=at)
    else:
        record = take_in(body.document, item_id)
        holder_id = record.identity.holder_id
        require(person, Action.DESCRIBE, holder_id)
        if body.holder is not None:
            homepage = body.holder.homepage
            manuscripts.ensure_holder(
                session,
                holder_id,
                check_language_map(body.holder.names, "holder.names"),
                check_web_address(homepage, "holder.homepage") if homepage else None,
            )
        manuscripts.enter(session, columns_of(record), new_id=new_id, at=at)
    return drafts.start(session, new_id, record, by=person.name, at=at)


def _draft_state(draft: Draft) -> bodies.DraftState:
    return bodies.DraftState(
        id=draft.manuscript_id,
        edition=draft.edition,
        stage=draft.stage,
        base_number=draft.base_number,
        edited_by=draft.edited_by,
        edited_at=draft.edited_at,
        note=draft.note,
        document=draft.document,
    )


def _edition(stated: int | None, if_match: str | None) -> int:
    if stated is not None:
        return stated
    tag = _TAG.fullmatch((if_match or "").strip())
    if tag is None:
        raise BadRecord(
            "edition is missing: send the one you began from, as a field or as If-Match.",
            key="edition-missing",
        )
    return int(tag[1])
