"""The description editor: one page for a record, and the reading of a collation formula."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.authorities.labels import names_of
from catalog.codicology.collation_formula import parse_formula
from catalog.handling.in_force import in_force
from catalog.pages import pages_for_staff
from catalog.paths import EDITOR_PATH
from catalog.record.document import Record
from viewer.authority_views import lookup_words
from viewer.collation_words import collation_notes
from viewer.editor.page import editor_config, form_json
from viewer.frame import PageHouse, show, words_of
from viewer.page_models import enlarged, side_views
from viewer.record_loading import (
    authority_ids,
    authority_words,
    holders_offered,
    open_record,
)
from viewer.record_rooms import room


class Formula(BaseModel):
    """A collation formula as a cataloguer writes it."""

    formula: Annotated[str, Field(max_length=2000)]


def router(house: PageHouse, needs: Needs) -> APIRouter:
    """Return the page of the editor and what it asks for beside the API of records."""
    pages = APIRouter(include_in_schema=False)
    describer = Depends(needs(Action.DESCRIBE))

    @pages.get(EDITOR_PATH)
    def edit(
        request: Request, manuscript_id: str, person: Annotated[Person, describer]
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            opened = open_record(session, manuscript_id)
            require(person, Action.DESCRIBE, opened.manuscript.holder_id)
            labels = names_of(session, authority_ids(opened.document))
            holders = holders_offered(session, t)
            rows = pages_for_staff(session, opened.manuscript)
            handling = in_force(session, manuscript_id)
        sides = [
            enlarged(house.uris, side)
            for side in side_views(house.uris, manuscript_id, rows, t, handling)
        ]
        config = editor_config(
            opened, sides, house.uris, t, authorities=authority_words(labels, t), holders=holders
        )
        return show(
            house,
            request,
            "editor/editor.html",
            section="desk",
            entries=("editor",),
            headers={"Cache-Control": "no-store"},
            room=room(opened.manuscript, house.uris, "edit"),
            has_pages=bool(sides),
            config=config,
            form=form_json(t.language.code),
            lookup=lookup_words(t, house.uris, may_add=may(person, Action.EDIT_AUTHORITY)),
        )

    @pages.get(f"{EDITOR_PATH}/collation")
    def collation(
        request: Request, manuscript_id: str, person: Annotated[Person, describer]
    ) -> Response:
        with house.sessions() as session:
            opened = open_record(session, manuscript_id)
            require(person, Action.DESCRIBE, opened.manuscript.holder_id)
            record = Record.model_validate(opened.document)
        notes = collation_notes(record, words_of(request))
        return JSONResponse({"notes": notes}, headers={"Cache-Control": "no-store"})

    @pages.post(f"{EDITOR_PATH}/quires")
    def quires(
        manuscript_id: str, given: Formula, person: Annotated[Person, describer]
    ) -> Response:
        made: list[dict[str, Any]] = [
            quire.model_dump(mode="json", exclude_defaults=True)
            for quire in parse_formula(given.formula)
        ]
        return JSONResponse({"quires": made})

    return pages
