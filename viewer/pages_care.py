"""What custodians ask of whoever touches their books: for everybody to read, for one to write.

The card before a handling session is here too; the bench includes it (`care/card.html`).
"""

import datetime as dt
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, Role, may, require
from catalog.clock import Clock, now
from catalog.conservation.care import acknowledgements, protocols
from catalog.conservation.care.api import reader_of_card
from catalog.conservation.care.checks import CHECKS
from catalog.conservation.care.errors import BadCareProtocol, CareChanged, OtherProtocolNow
from catalog.conservation.care.models import ConsentScope, Origin, RuleKind, When
from catalog.conservation.care.tables import CareProtocol
from catalog.identifiers import Kind, is_valid, mint
from catalog.identity import Holder, Manuscript
from catalog.paths import (
    CARE_OF_PATH,
    CARE_PATH,
    CARE_WRITING_PATH,
    HANDLING_SESSION_PATH,
)
from viewer import page_models
from viewer.care_form import CareForm, content_of, form_of, form_to_change, with_one_more
from viewer.care_views import card_of, protocol_view, safe_back
from viewer.frame import Number, VaultHouse, local, person_of, show, words_of
from viewer.refusals import sentence_of
from viewer.sent_forms import Sent, sent_form


@dataclass(frozen=True)
class ShelfView:
    """A holder on the list: its name, its page, and the protocols that hold."""

    name: page_models.Text
    address: str
    writing: str
    protocols: list[CareProtocol]


def router(house: VaultHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the pages."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _add_reading(pages, house, clock)
    _add_writing(pages, house, needs, clock)
    _add_card(pages, house, needs, clock)
    return pages


def _add_reading(pages: APIRouter, house: VaultHouse, clock: Clock) -> None:
    @pages.get(CARE_PATH)
    def all_protocols(request: Request) -> Response:
        t, person = words_of(request), person_of(request)
        with house.sessions() as session:
            found = {
                shelf.holder.id: _shelf(house, shelf.holder, list(shelf.protocols), t.language.code)
                for shelf in protocols.shelves(session, clock().date())
            }
            writable = [
                holder
                for holder in session.scalars(select(Holder).order_by(Holder.id))
                if may(person, Action.SET_CARE, holder.id)
            ]
            bare = [
                _shelf(house, holder, [], t.language.code)
                for holder in writable
                if holder.id not in found
            ]
        return show(
            house, request, "care/list.html", section="care", entries=("care",),
            shelves=list(found.values()), bare=bare,
        )  # fmt: skip

    @pages.get(CARE_OF_PATH)
    def one(request: Request, name: str, done: str = "") -> Response:
        t, today, person = words_of(request), clock().date(), person_of(request)
        with house.sessions() as session:
            is_protocol = is_valid(name) and name.startswith(Kind.PROTOCOL.value)
            chosen = protocols.find(session, name) if is_protocol else None
            holder = protocols.find_holder(session, chosen.holder_id if chosen else name)
            history = protocols.history(session, holder.id)
            views = [
                protocol_view(session, house.uris, each, history, today, t) for each in history
            ]
        shown = [
            view for view in views if (view.id == name if chosen else view.holds)
        ]  # fmt: skip
        return show(
            house, request, "care/care.html", section="care", entries=("care",),
            holder=page_models.said(holder.names, t.language.code),
            home=local(house.uris.care()),
            holder_address=local(house.uris.care_of(holder.id)),
            writing=local(house.uris.care_writing(holder.id)),
            consents=local(house.uris.consents(holder.id)),
            shown=shown, others=[view for view in views if view not in shown],
            is_one=chosen is not None, done=done, today=today,
            may_set=may(person, Action.SET_CARE, holder.id),
            may_read_names=may(person, Action.READ_BENCH, holder.id),
        )  # fmt: skip


def _add_writing(pages: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    adviser = needs(Action.SET_CARE)

    @pages.get(CARE_WRITING_PATH)
    def write(
        request: Request,
        holder_id: str,
        person: Annotated[Person, Depends(adviser)],
        change: Number | None = None,
    ) -> Response:
        today = clock().date()
        with house.sessions() as session:
            holder = _writable(session, holder_id, person)
            base = _base(session, holder_id, change)
            form = CareForm(valid_from=today.isoformat())
            if base is not None:
                marks = {made: mark for mark, made in _books(session, holder_id).items()}
                said = base.said
                named = [marks[each] for each in said.manuscript_ids if each in marks]
                form = form_to_change(said, base.number, named, today)
        return _form(house, request, holder, form)

    @pages.post(CARE_WRITING_PATH)
    def set_protocol(
        request: Request,
        holder_id: str,
        person: Annotated[Person, Depends(adviser)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        form, action = form_of(sent), sent.one("action", "save")
        with house.sessions() as session:
            holder = _writable(session, holder_id, person)
        if action == "add":
            return _form(house, request, holder, with_one_more(form))
        try:
            with house.sessions.begin() as session:
                base = _base(session, holder_id, form.supersedes)
                made = protocols.set_protocol(
                    session, house.vault.root, holder_id,
                    content_of(form, _books(session, holder_id), base.said if base else None),
                    supersedes=form.supersedes, by=person.name, at=clock(), new_id=mint,
                )  # fmt: skip
                address = local(house.uris.care_of(made.id))
        except CareChanged as error:
            # The words stay and are now about the protocol that took the place.
            again = replace(form, supersedes=error.number)
            return _form(house, request, holder, again, error, HTTPStatus.CONFLICT)
        except BadCareProtocol as error:
            return _form(house, request, holder, form, error, HTTPStatus.UNPROCESSABLE_ENTITY)
        return RedirectResponse(f"{address}?done=set", HTTPStatus.SEE_OTHER)


def _add_card(pages: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    reader = needs(Action.READ_BENCH)

    @pages.get(HANDLING_SESSION_PATH)
    def card(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(reader)],
        back: str = "",
    ) -> Response:
        return _card(house, request, manuscript_id, person, clock(), back)

    @pages.post(HANDLING_SESSION_PATH)
    def tap(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(reader)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        back, at = sent.one("back"), clock()
        read = sent.many("protocol")
        try:
            with house.sessions.begin() as session:
                manuscript = identity.find(session, manuscript_id)
                require(person, Action.READ_BENCH, manuscript.holder_id)
                acknowledgements.acknowledge(
                    session, reader_of_card(person), manuscript_id, read, at
                )
        except OtherProtocolNow as error:
            return _card(house, request, manuscript_id, person, at, back, error)
        return RedirectResponse(safe_back(house.uris, manuscript_id, back), HTTPStatus.SEE_OTHER)


def _card(
    house: VaultHouse,
    request: Request,
    manuscript_id: str,
    person: Person,
    at: dt.datetime,
    back: str,
    error: Exception | None = None,
) -> Response:
    t = words_of(request)
    with house.sessions() as session:
        manuscript = identity.find(session, manuscript_id)
        require(person, Action.READ_BENCH, manuscript.holder_id)
        care_card = card_of(session, house.uris, manuscript, person, at, t, back)
    return show(
        house, request, "care/session.html", section="desk", entries=("care",),
        status=HTTPStatus.CONFLICT if error else HTTPStatus.OK,
        title=page_models.said(manuscript.titles, t.language.code),
        shelfmark=manuscript.shelfmark,
        page_address=local(house.uris.manuscript(manuscript_id)),
        care_card=care_card,
        mistake=sentence_of(error, t) if error else "",
    )  # fmt: skip


def _form(
    house: VaultHouse,
    request: Request,
    holder: Holder,
    form: CareForm,
    error: Exception | None = None,
    status: int = HTTPStatus.OK,
) -> Response:
    t = words_of(request)
    return show(
        house, request, "care/form.html", section="care", entries=("care",), status=status,
        holder=page_models.said(holder.names, t.language.code),
        home=local(house.uris.care()),
        holder_address=local(house.uris.care_of(holder.id)),
        address=local(house.uris.care_writing(holder.id)),
        form=form, whens=list(When), kinds=list(RuleKind), checks=list(CHECKS),
        origins=list(Origin), scopes=list(ConsentScope), roles=list(Role),
        mistake=sentence_of(error, t) if error else "",
        mistaken=getattr(error, "key", ""),
    )  # fmt: skip


def _shelf(house: VaultHouse, holder: Holder, held: list[CareProtocol], language: str) -> ShelfView:
    return ShelfView(
        name=page_models.said(holder.names, language),
        address=local(house.uris.care_of(holder.id)),
        writing=local(house.uris.care_writing(holder.id)),
        protocols=held,
    )


def _writable(session: Session, holder_id: str, person: Person) -> Holder:
    require(person, Action.SET_CARE, holder_id)
    return protocols.find_holder(session, holder_id)


def _base(session: Session, holder_id: str, number: int | None) -> CareProtocol | None:
    history = protocols.history(session, holder_id)
    return next((each for each in history if each.number == number), None)


def _books(session: Session, holder_id: str) -> dict[str, str]:
    statement = select(Manuscript.shelfmark, Manuscript.id).where(Manuscript.holder_id == holder_id)
    return {row.shelfmark: row.id for row in session.execute(statement)}
