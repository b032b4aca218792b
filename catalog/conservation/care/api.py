"""Care for programs: the protocols for everybody, the tap and the consents for staff."""

import datetime as dt
from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import Clock, now
from catalog.conservation.care import acknowledgements, consents, protocols
from catalog.conservation.care.errors import AcknowledgementNeedsPerson
from catalog.conservation.care.models import CareContent, CareRule, ConsentContent
from catalog.conservation.care.tables import CareProtocol, Consent
from catalog.conservation.care.visible import public_books
from catalog.houses import VaultHouse
from catalog.identifiers import mint
from catalog.paths import (
    CARE_API_PATH,
    MANUSCRIPT_CARE_API_PATH,
)
from catalog.record.values import Line, Texts


class ProtocolShown(BaseModel):
    """A protocol as it was set; `holds` says whether it holds today.

    `is_for_everything`: it binds all that the holder has. `manuscript_ids` are otherwise the books
    that it binds, as far as whoever asks may know of them.
    """

    id: str
    holder_id: str
    number: int
    supersedes: int | None
    holds: bool
    owner: str
    introduction: Texts
    valid_from: dt.date
    rules: tuple[CareRule, ...]
    is_for_everything: bool
    manuscript_ids: list[str]


class CareShown(BaseModel):
    """Every protocol of a holder, newest first."""

    holder_id: str
    protocols: list[ProtocolShown]


class ProtocolWanted(BaseModel):
    """A protocol to be set; `supersedes` is the number whose place it takes, if any."""

    content: CareContent
    supersedes: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None


class ConsentShown(BaseModel):
    """An answer as it was kept; `manuscript_id` null means everything the holder has."""

    id: str
    number: int
    manuscript_id: str | None
    content: ConsentContent
    set_by: str
    set_at: dt.datetime


class ConsentWanted(BaseModel):
    """An answer to be kept."""

    content: ConsentContent
    manuscript_id: Annotated[Line, Field(max_length=20)] | None = None


class ManuscriptCareShown(BaseModel):
    """What binds a book today, and whether whoever asks has tapped the card."""

    manuscript_id: str
    is_acknowledged: bool
    protocols: list[ProtocolShown]


class Tap(BaseModel):
    """The protocols that were on the card."""

    protocols: Annotated[list[Annotated[Line, Field(max_length=20)]], Field(max_length=100)]


def reader_of_card(person: Person) -> str:
    """Return the identifier of whoever tapped.

    Raises:
        AcknowledgementNeedsPerson: it is a token's script, or the operator of the machine.
    """
    if person.id is None or person.scopes is not None:
        raise AcknowledgementNeedsPerson
    return person.id


def router(house: VaultHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the routes."""
    routes = APIRouter(tags=["care"])
    _add_protocols(routes, house, needs, clock)
    _add_consents(routes, house, needs, clock)
    _add_tap(routes, house, needs, clock)
    return routes


def _add_protocols(routes: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    adviser = needs(Action.SET_CARE)

    @routes.get(CARE_API_PATH)
    def read_protocols(holder_id: str) -> CareShown:
        """Every care protocol of a holder; books that are not public are not named."""
        with house.sessions() as session:
            protocols.find_holder(session, holder_id)
            known = protocols.history(session, holder_id)
            held = {each.number for each in protocols.holding(known, clock().date())}
            shown = [
                _protocol(
                    each,
                    each.number in held,
                    [book.id for book in public_books(session, each.said.manuscript_ids)],
                )
                for each in known
            ]
        return CareShown(holder_id=holder_id, protocols=shown)

    @routes.post(f"{CARE_API_PATH}/protocols", status_code=HTTPStatus.CREATED)
    def set_protocol(
        holder_id: str, wanted: ProtocolWanted, person: Annotated[Person, Depends(adviser)]
    ) -> ProtocolShown:
        """Set a protocol; what it supersedes stays readable."""
        require(person, Action.SET_CARE, holder_id)
        at = clock()
        with house.sessions.begin() as session:
            made = protocols.set_protocol(
                session, house.vault.root, holder_id, wanted.content,
                supersedes=wanted.supersedes, by=person.name, at=at, new_id=mint,
            )  # fmt: skip
            return _protocol(made, made.valid_from <= at.date(), made.said.manuscript_ids)


def _add_consents(routes: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    reader, adviser = needs(Action.READ_BENCH), needs(Action.SET_CARE)

    @routes.get(f"{CARE_API_PATH}/consents")
    def read_consents(
        holder_id: str, person: Annotated[Person, Depends(reader)]
    ) -> list[ConsentShown]:
        """Every answer of a body about the holder's books, newest first."""
        require(person, Action.READ_BENCH, holder_id)
        with house.sessions() as session:
            protocols.find_holder(session, holder_id)
            return [_consent(each) for each in consents.history(session, holder_id)]

    @routes.post(f"{CARE_API_PATH}/consents", status_code=HTTPStatus.CREATED)
    def record_consent(
        holder_id: str, wanted: ConsentWanted, person: Annotated[Person, Depends(adviser)]
    ) -> ConsentShown:
        """Keep what a body has answered; earlier answers stay."""
        require(person, Action.SET_CARE, holder_id)
        with house.sessions.begin() as session:
            return _consent(
                consents.record_consent(
                    session, house.vault.root, holder_id, wanted.content,
                    manuscript_id=wanted.manuscript_id, by=person.name, at=clock(), new_id=mint,
                )
            )  # fmt: skip


def _add_tap(routes: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    reader = needs(Action.READ_BENCH)

    @routes.get(MANUSCRIPT_CARE_API_PATH)
    def read_care(
        manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> ManuscriptCareShown:
        """What binds the book today, and whether the card was tapped in this session."""
        with house.sessions() as session:
            return _care(session, manuscript_id, person, clock())

    @routes.post(f"{MANUSCRIPT_CARE_API_PATH}/acknowledgements")
    def tap(
        manuscript_id: str, tapped: Tap, person: Annotated[Person, Depends(reader)]
    ) -> ManuscriptCareShown:
        """Say that the card was read; it counts for twelve hours, and nobody else sees it."""
        at = clock()
        with house.sessions.begin() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.READ_BENCH, manuscript.holder_id)
            acknowledgements.acknowledge(
                session, reader_of_card(person), manuscript_id, tapped.protocols, at
            )
            return _care(session, manuscript_id, person, at)


def _care(
    session: Session, manuscript_id: str, person: Person, at: dt.datetime
) -> ManuscriptCareShown:
    manuscript = identity.find(session, manuscript_id)
    require(person, Action.READ_BENCH, manuscript.holder_id)
    held = protocols.all_in_force(session, manuscript_id, at.date())
    return ManuscriptCareShown(
        manuscript_id=manuscript_id,
        is_acknowledged=acknowledgements.acknowledged(session, person.id or "", manuscript_id, at),
        protocols=[_protocol(each, True, each.said.manuscript_ids) for each in held],
    )


def _protocol(protocol: CareProtocol, holds: bool, books: Sequence[str]) -> ProtocolShown:
    said = protocol.said
    return ProtocolShown(
        id=protocol.id,
        holder_id=protocol.holder_id,
        number=protocol.number,
        supersedes=protocol.supersedes,
        holds=holds,
        owner=said.owner,
        introduction=said.introduction,
        valid_from=said.valid_from,
        rules=said.rules,
        is_for_everything=not said.manuscript_ids,
        manuscript_ids=list(books),
    )


def _consent(consent: Consent) -> ConsentShown:
    return ConsentShown(
        id=consent.id,
        number=consent.number,
        manuscript_id=consent.manuscript_id,
        content=consent.said,
        set_by=consent.set_by,
        set_at=consent.set_at,
    )
