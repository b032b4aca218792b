"""The private record and the Object ID sheet: pages, form and API, for those who may."""

import datetime as dt
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.authorities.labels import names_of
from catalog.clock import Clock, now
from catalog.errors import BadRecord, Conflict
from catalog.handling.in_force import in_force
from catalog.handling.rules import Rule
from catalog.identifiers import Kind, mint
from catalog.identity import Manuscript
from catalog.pages import pages_of
from catalog.paths import (
    OBJECT_ID_PATH,
    PRIVATE_API_PATH,
    PRIVATE_PATH,
)
from catalog.provenance import private
from catalog.provenance.journey import authorities_of
from catalog.provenance.private import (
    Conclusion,
    DueDiligence,
    PrivateFacts,
    PrivateView,
    ValuationBasis,
)
from catalog.record.document import Record
from catalog.record.published import document_of
from catalog.record.tables import Draft
from viewer import private_form
from viewer.frame import VaultHouse, local, show, words_of
from viewer.languages import Translator
from viewer.page_models import said
from viewer.provenance_models import Words
from viewer.provenance_words import words_of_texts
from viewer.refusals import sentence_of
from viewer.sheets import object_id, photographs, typesetting

_NOT_KEPT = {"Cache-Control": "no-store"}


class PrivateSave(BaseModel):
    """What a program sends: the edition it saw, all facts, and one more statement if there is."""

    model_config = ConfigDict(extra="forbid")

    edition: Annotated[int, Field(ge=0, le=2**31 - 1)]
    facts: PrivateFacts
    statement: DueDiligence | None = None


def router(house: VaultHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the private record (page, form, API) and the Object ID sheet."""
    pages = APIRouter()
    _add_api(pages, house, needs, clock)
    _add_page(pages, house, needs, clock)
    _add_sheet(pages, house, needs, clock)
    return pages


def _add_api(pages: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    @pages.get(PRIVATE_API_PATH, tags=["private record"])
    def read_private(
        manuscript_id: str, person: Annotated[Person, Depends(needs(Action.READ_PRIVATE))]
    ) -> Response:
        """The private record of a manuscript: facts, statements, edition."""
        with house.sessions() as session:
            _allowed(session, manuscript_id, person, Action.READ_PRIVATE)
            view = private.find(session, manuscript_id)
        return JSONResponse(private.as_json(view), headers=_NOT_KEPT)

    @pages.put(PRIVATE_API_PATH, tags=["private record"])
    def write_private(
        manuscript_id: str,
        sent: PrivateSave,
        person: Annotated[Person, Depends(needs(Action.WRITE_PRIVATE))],
    ) -> Response:
        """Put the facts in place of those there, and add a statement of due diligence."""
        view = _save(
            house, manuscript_id, person, clock(), sent.edition, sent.facts, sent.statement
        )
        return JSONResponse(private.as_json(view), headers=_NOT_KEPT)


def _add_page(pages: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    def page(
        request: Request,
        person: Person,
        manuscript_id: str,
        given: Mapping[str, str] | None = None,
        mistake: Exception | None = None,
    ) -> Response:
        with house.sessions() as session:
            manuscript = _allowed(session, manuscript_id, person, Action.READ_PRIVATE)
            view = private.find(session, manuscript_id)
        typed = {"edition": str(view.edition), **private_form.typed(view.facts)}
        filled = typed if given is None else given
        t = words_of(request)
        status = HTTPStatus.OK
        if mistake is not None:
            is_conflict = isinstance(mistake, Conflict)
            status = HTTPStatus.CONFLICT if is_conflict else HTTPStatus(422)
        return show(
            house,
            request,
            "provenance/private.html",
            section="manuscripts",
            entries=("journey",),
            status=status,
            headers=_NOT_KEPT,
            manuscript=manuscript,
            title=said(manuscript.titles, t.language.code),
            back=local(house.uris.manuscript(manuscript_id)),
            here=local(house.uris.private(manuscript_id)),
            sheet=local(house.uris.object_id(manuscript_id)),
            given=filled,
            statements=list(reversed(view.statements)),
            form=private_form,
            valuation_bases=[(one.value, t(f"private-basis-{one}")) for one in ValuationBasis],
            conclusions=[(one.value, t(f"private-conclusion-{one}")) for one in Conclusion],
            known=[(one, t(f"private-known-{one}")) for one in ("unknown", "yes", "no")],
            may_write=may(person, Action.WRITE_PRIVATE, manuscript.holder_id),
            is_saved="saved" in request.query_params,
            mistake=None if mistake is None else sentence_of(mistake, t),
        )

    @pages.get(PRIVATE_PATH, include_in_schema=False)
    def private_page(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.READ_PRIVATE))],
    ) -> Response:
        return page(request, person, manuscript_id)

    @pages.post(PRIVATE_PATH, include_in_schema=False)
    def save_private(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.WRITE_PRIVATE))],
        sent: Annotated[FormData, Depends(_form)],
    ) -> Response:
        given = {name: str(value) for name, value in sent.items()}
        try:
            edition = int(given.get("edition", ""))
        except ValueError:
            edition = -1
        try:
            facts = private.read_facts(private_form.facts_of(given))
            begun = private_form.statement_of(given)
            statement = private.read_statement(begun) if begun is not None else None
            _save(house, manuscript_id, person, clock(), edition, facts, statement)
        except (BadRecord, Conflict) as mistake:
            return page(request, person, manuscript_id, given, mistake)
        here = local(house.uris.private(manuscript_id))
        return RedirectResponse(f"{here}?saved=1", HTTPStatus.SEE_OTHER)


def _add_sheet(pages: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    @pages.get(OBJECT_ID_PATH, include_in_schema=False)
    def object_id_sheet(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.READ_DRAFT))],
        police: Annotated[bool, Query()] = False,
    ) -> Response:
        t = words_of(request)
        at = clock()
        with house.sessions() as session:
            manuscript = _allowed(session, manuscript_id, person, Action.READ_DRAFT)
            features = ""
            if police:
                require(person, Action.READ_PRIVATE, manuscript.holder_id)
                features = private.find(session, manuscript_id).facts.distinguishing_features
            data = _sheet_data(session, house, manuscript, features, t, at)
        body = typesetting.pdf("object_id.typ", data, at=at)
        name = quote(f"object-id-{manuscript.shelfmark}-{t.language.code}.pdf", safe="")
        return Response(
            body,
            media_type="application/pdf",
            headers={**_NOT_KEPT, "Content-Disposition": f"inline; filename*=UTF-8''{name}"},
        )


def _sheet_data(
    session: Session,
    house: VaultHouse,
    manuscript: Manuscript,
    features: str,
    t: Translator,
    at: dt.datetime,
) -> dict[str, Any]:
    document, number = document_of(session, manuscript.id)
    draft = session.get(Draft, manuscript.id) if number is None else None
    record = Record.model_validate(draft.document if draft else document)
    handling = in_force(session, manuscript.id)
    choice = photographs.choose(pages_of(session, manuscript.id), handling)
    pictures = tuple(photographs.photograph(house.vault.blobs, row) for row in choice.sides)
    if choice.is_ruled_out:
        caption = t("objectid-photograph-ruled-out")
    elif not pictures:
        caption = t("objectid-photograph-none")
    else:
        caption = t("objectid-photograph", label=t("history-comma").join(p.label for p in pictures))
    notes = [
        text
        for row in choice.sides
        if Rule.ONLY_WITH_NOTE in handling.rules_of(row.canvas_id)
        for text in handling.notes_of(row.canvas_id)
    ]
    for words in dict.fromkeys(words_of_texts(notes, t)):
        caption += f" · {t('objectid-photograph-with-note', note=words.text)}"
    holder = said(manuscript.holder.names, t.language.code)
    state = (
        t("objectid-from-draft")
        if number is None
        else t("objectid-from-revision", number=t.number(number))
    )
    frame = object_id.SheetFrame(
        holder=Words(holder.text, holder.language, holder.direction),
        photographs=pictures,
        caption=caption,
        state=state,
        printed=t("objectid-printed", date=t.date(at)),
        features=features,
    )
    return object_id.sheet(record, names_of(session, authorities_of(record)), frame, t)


def _allowed(session: Session, manuscript_id: str, person: Person, action: Action) -> Manuscript:
    manuscript = identity.find(session, manuscript_id)
    require(person, action, manuscript.holder_id)
    return manuscript


def _save(
    house: VaultHouse,
    manuscript_id: str,
    person: Person,
    at: dt.datetime,
    edition: int,
    facts: PrivateFacts,
    statement: DueDiligence | None,
) -> PrivateView:
    with house.sessions.begin() as session:
        _allowed(session, manuscript_id, person, Action.WRITE_PRIVATE)
        return private.save(
            session,
            house.vault.root,
            manuscript_id,
            facts,
            edition=edition,
            by=person.name,
            at=at,
            new_id=mint(Kind.EVENT),
            statement=statement,
        )


async def _form(request: Request) -> FormData:
    """Read the form here: a plain `def` endpoint runs in a thread and cannot wait for a body."""
    return await request.form(max_files=0, max_fields=4000)
