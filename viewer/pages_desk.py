"""The desk of the staff, and the form that begins a manuscript."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import identity, manuscripts
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import now
from catalog.descriptions import Description
from catalog.errors import BadRecord, ManuscriptNotFound, ShelfmarkTaken
from catalog.identifiers import Kind, mint
from catalog.identity import Holder
from catalog.paths import (
    DESK_PATH,
    NEW_MANUSCRIPT_PATH,
)
from catalog.record import drafts
from catalog.record.published import record_from
from viewer.desk_lists import desk_lists
from viewer.frame import PageHouse, local, show, words_of
from viewer.languages import LANGUAGES
from viewer.record_loading import holders_offered
from viewer.refusals import sentence_of

FIELDS = ("shelfmark", "holder", "new_holder", "title", "title_language", "languages")


def router(house: PageHouse, needs: Needs) -> APIRouter:
    """Return the desk and what begins there."""
    pages = APIRouter(include_in_schema=False)
    _add_desk(pages, house, needs)
    _add_new(pages, house, needs)
    return pages


def _add_desk(pages: APIRouter, house: PageHouse, needs: Needs) -> None:
    @pages.get(DESK_PATH)
    def desk(
        request: Request,
        person: Annotated[Person, Depends(needs(Action.READ_DRAFT))],
        trashed: Annotated[str | None, Query(max_length=40)] = None,
    ) -> Response:
        with house.sessions() as session:
            lists = desk_lists(session, house.uris, person, words_of(request).language.code)
            gone = None
            if trashed is not None:
                try:
                    gone = identity.find(session, trashed)
                except ManuscriptNotFound:
                    gone = None  # an old address with a note about something that is no more
        return show(
            house,
            request,
            "desk/desk.html",
            section="desk",
            headers={"Cache-Control": "no-store"},
            lists=lists,
            gone=gone if gone is not None and gone.trashed_at is not None else None,
            gone_address=local(house.uris.preview(gone.id)) if gone is not None else "",
            new=local(house.uris.new_manuscript()),
            bulk=local(house.uris.bulk_edit()),
        )


async def _form(request: Request) -> FormData:
    """Read the form here: a plain `def` endpoint runs in a thread and cannot wait for a body."""
    return await request.form(max_files=0, max_fields=100)


def _add_new(pages: APIRouter, house: PageHouse, needs: Needs) -> None:
    describer = Depends(needs(Action.DESCRIBE))

    def form(request: Request, given: Mapping[str, str], mistake: str | None) -> Response:
        with house.sessions() as session:
            holders = holders_offered(session, words_of(request))
        return show(
            house,
            request,
            "desk/new.html",
            section="desk",
            status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
            given={name: given.get(name, "") for name in FIELDS},
            mistake=mistake,
            holders=holders,
        )

    @pages.get(NEW_MANUSCRIPT_PATH)
    def new(request: Request, person: Annotated[Person, describer]) -> Response:
        return form(request, {"title_language": words_of(request).language.code}, None)

    @pages.post(NEW_MANUSCRIPT_PATH)
    def create(
        request: Request,
        person: Annotated[Person, describer],
        sent: Annotated[FormData, Depends(_form)],
    ) -> Response:
        given = {name: str(sent.get(name, "")).strip() for name in FIELDS}
        new_id, at = mint(Kind.MANUSCRIPT), now()
        try:
            with house.sessions.begin() as session:
                chosen = session.get(Holder, given["holder"]) if given["holder"] else None
                described = Description.from_mapping(description_of(given, chosen))
                require(person, Action.DESCRIBE, described.holder_id)
                manuscripts.create(session, described, new_id=new_id, at=at)
                record = record_from(described)
                drafts.start(session, new_id, record, by=person.name, at=at)
        except (BadRecord, ShelfmarkTaken) as mistake:
            return form(request, given, sentence_of(mistake, words_of(request)))
        return RedirectResponse(local(house.uris.editor(new_id)), HTTPStatus.SEE_OTHER)


def description_of(given: Mapping[str, str], chosen: Holder | None) -> dict[str, object]:
    """Return the fields of the form as a description, not yet checked.

    A new holder's name goes before one chosen from the list: whoever typed it meant it.
    """
    described: dict[str, object] = {}
    if given["shelfmark"]:
        described["shelfmark"] = given["shelfmark"]
    if given["new_holder"]:
        described["holder"] = given["new_holder"]
    elif chosen is not None:
        described["holder"] = {"id": chosen.id, "names": chosen.names}
    if given["title"]:
        language = given["title_language"] if given["title_language"] in LANGUAGES else "none"
        described["titles"] = {language: [given["title"]]}
    if spoken := given["languages"].replace(",", " ").split():
        described["languages"] = spoken
    return described
