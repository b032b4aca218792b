"""Consents: what bodies have answered about a holder's books, written down, read, taken back.

Staff read it; a custodian's adviser writes it. Every answer stays: taking consent back is an
answer of its own.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.conservation.care import consents, protocols
from catalog.conservation.care.errors import BadConsent
from catalog.conservation.care.models import ConsentAnswer, ConsentContent, ConsentScope
from catalog.conservation.care.tables import Consent
from catalog.identifiers import mint
from catalog.identity import Holder, Manuscript
from catalog.paths import CONSENTS_PATH
from viewer import page_models
from viewer.frame import PageHouse, VaultHouse, local, show, words_of
from viewer.languages import LANGUAGES
from viewer.sent_forms import Mistake, Sent, read, sent_form, taken
from viewer.treatment_words import all_words


@dataclass(frozen=True, slots=True)
class ConsentView:
    """One answer; `standing` is 'granted', 'refused', 'withdrawn', 'expired' or 'replaced'.

    `book` is its shelfmark, '' for everything of the holder, `address` the page of the book.
    """

    number: int
    giver: str
    scope: str
    answer: str
    standing: str
    answered_on: dt.date
    valid_until: dt.date | None
    words: list[page_models.Text]
    evidence: str
    reviewer: str
    book: str
    address: str
    set_by: str
    set_at: dt.datetime
    may_withdraw: bool


def router(house: VaultHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the page, and what is sent from it."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    reader, adviser = needs(Action.READ_BENCH), needs(Action.SET_CARE)

    @pages.get(CONSENTS_PATH)
    def all_consents(
        request: Request, holder_id: str, person: Annotated[Person, Depends(reader)]
    ) -> Response:
        return _shown(house, request, person, holder_id, clock())

    def answered(
        request: Request,
        person: Person,
        holder_id: str,
        kept: Sent,
        act: Callable[[Session, dt.datetime], None],
        done: str,
    ) -> Response:
        """Do it, or show the page again with the mistake and what is kept of the form."""
        at = clock()

        def acted() -> str:
            with house.sessions.begin() as session:
                require(person, Action.SET_CARE, holder_id)
                protocols.find_holder(session, holder_id)
                act(session, at)
            return f"{local(house.uris.consents(holder_id))}?done={done}"

        return taken(request, kept, acted, partial(_shown, house, request, person, holder_id, at))

    @pages.post(CONSENTS_PATH)
    def record(
        request: Request,
        holder_id: str,
        person: Annotated[Person, Depends(adviser)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def act(session: Session, at: dt.datetime) -> None:
            consents.record_consent(
                session, house.vault.root, holder_id, _content(sent),
                manuscript_id=_book(session, holder_id, sent.one("book")),
                by=person.name, at=at, new_id=mint,
            )  # fmt: skip

        return answered(request, person, holder_id, sent, act, "recorded")

    @pages.post(f"{CONSENTS_PATH}/{{number}}/withdraw")
    def withdraw(
        request: Request,
        holder_id: str,
        number: str,
        person: Annotated[Person, Depends(adviser)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def act(session: Session, at: dt.datetime) -> None:
            consents.withdraw_consent(
                session, house.vault.root, holder_id,
                int(number) if number.isascii() and number.isdecimal() else 0,
                reason=sent.texts("reason"), evidence=sent.one("evidence"),
                by=person.name, at=at, new_id=mint,
            )  # fmt: skip

        return answered(request, person, holder_id, Sent(), act, "withdrawn")

    return pages


def _content(sent: Sent) -> ConsentContent:
    return read(
        ConsentContent,
        giver=sent.one("giver"),
        scope=sent.one("scope"),
        answer=sent.one("answer"),
        answered_on=sent.one("answered_on"),
        valid_until=sent.one("valid_until") or None,
        conditions=sent.texts("conditions"),
        evidence=sent.one("evidence"),
        reviewer=sent.one("reviewer"),
    )


def _book(session: Session, holder_id: str, shelfmark: str) -> str | None:
    """Return the book of this shelfmark; None where none was written: everything of the holder."""
    if not shelfmark:
        return None
    found = session.scalar(
        select(Manuscript.id).where(
            Manuscript.holder_id == holder_id, Manuscript.shelfmark == shelfmark
        )
    )
    if found is None:
        raise BadConsent(
            "shelfmark",
            f"This holder has no manuscript {shelfmark!r}: write a shelfmark as the catalogue "
            "does, or none for everything.",
            name=shelfmark,
        )
    return found


def _shown(
    house: VaultHouse,
    request: Request,
    person: Person,
    holder_id: str,
    at: dt.datetime,
    mistake: Mistake | None = None,
) -> Response:
    t = words_of(request)
    require(person, Action.READ_BENCH, holder_id)
    with house.sessions() as session:
        holder: Holder = protocols.find_holder(session, holder_id)
        known = consents.history(session, holder_id)
        views = _views(session, house, known, at.date(), may(person, Action.SET_CARE, holder_id))
    last = {one.number for one in views if one.standing != "replaced"}
    return show(
        house, request, "care/consents.html", section="care", entries=("care",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        holder=page_models.said(holder.names, t.language.code),
        home=local(house.uris.care()), holder_address=local(house.uris.care_of(holder_id)),
        address=local(house.uris.consents(holder_id)),
        standing=[one for one in views if one.number in last],
        earlier=[one for one in views if one.number not in last],
        may_set=may(person, Action.SET_CARE, holder_id),
        scopes=list(ConsentScope), answers=(ConsentAnswer.GRANTED, ConsentAnswer.REFUSED),
        tongues=LANGUAGES, mistake=mistake, typed=mistake.sent if mistake else Sent(),
        book=request.query_params.get("book", ""), today=at.date(), asker=person.name,
        done=request.query_params.get("done", ""),
    )  # fmt: skip


def _views(
    session: Session, house: PageHouse, known: Sequence[Consent], on: dt.date, may_set: bool
) -> list[ConsentView]:
    named = {each.manuscript_id for each in known if each.manuscript_id}
    rows = session.execute(
        select(Manuscript.id, Manuscript.shelfmark).where(Manuscript.id.in_(named))
    )
    shelfmarks = {row.id: row.shelfmark for row in rows}
    last = {each.number for each in consents.last_words(known)}
    return [
        _view(house, each, shelfmarks, on, is_last=each.number in last, may_set=may_set)
        for each in known
    ]


def _view(
    house: PageHouse,
    consent: Consent,
    shelfmarks: dict[str, str],
    on: dt.date,
    *,
    is_last: bool,
    may_set: bool,
) -> ConsentView:
    said, book = consent.said, consent.manuscript_id
    has_ended = said.valid_until is not None and said.valid_until < on
    granted = said.answer is ConsentAnswer.GRANTED
    standing = "expired" if granted and has_ended else said.answer.value
    return ConsentView(
        number=consent.number,
        giver=said.giver,
        scope=consent.scope.value,
        answer=said.answer.value,
        standing=standing if is_last else "replaced",
        answered_on=said.answered_on,
        valid_until=said.valid_until,
        words=all_words(said.conditions),
        evidence=said.evidence,
        reviewer=said.reviewer,
        book=shelfmarks.get(book, book) if book else "",
        address=local(house.uris.treatments(book)) if book else "",
        set_by=consent.set_by,
        set_at=consent.set_at,
        may_withdraw=may_set and is_last and granted,
    )
