"""What is never public: where the book lies, what it is worth, what was checked before taking it.

Kept apart from the record, and not as flags on public rows (reference: conservation, section 6):
another table, another OCFL object, other rights. No page, manifest, harvest, diff or search
reads it. Statements of due diligence are append-only: when knowledge changes, the earlier one stays
(Responsible Art Market, antiquities toolkit).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from babel.numbers import is_currency
from pydantic import AfterValidator, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import events, identity
from catalog.errors import BadPrivateRecord, PrivateRecordChanged
from catalog.events import EventType, Outcome
from catalog.provenance.tables import DueDiligenceStatement, PrivateRecord
from catalog.record.faults import key_of
from catalog.record.values import ITEMS_MAX, Line, Prose, Value
from storage.ocfl.root import Bytes, StorageRoot

SCHEMA: Final = "kitabdar/private-record/1"
FILE_NAME: Final = "private.json"


def _currency(code: str) -> str:
    if not is_currency(code):
        raise PydanticCustomError(
            "currency", "is no currency of ISO 4217; write its three letters, such as KZT"
        )
    return code


Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), AfterValidator(_currency)]
Money = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=2, allow_inf_nan=False)]
Known = Literal["yes", "no", "unknown"]


class ValuationBasis(StrEnum):
    """What the valuation is for."""

    INSURANCE = "insurance"
    MARKET = "market"
    INDEMNITY = "indemnity"
    REPLACEMENT = "replacement"
    OTHER = "other"


class Valuation(Value):
    """What somebody said on a day that the book is worth; `currency` is ISO 4217."""

    amount: Money
    currency: Currency
    valued_on: date
    valid_until: date | None = None
    basis: ValuationBasis = ValuationBasis.INSURANCE
    valuer: Line = ""


class Site(Value):
    """An exact place in degrees (WGS 84): a find spot, a vault, a shrine; `accuracy_m` metres."""

    name: Line = ""
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    accuracy_m: Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)] | None = None


class Search(Value):
    """A search in a register of stolen objects: which, its number, the day."""

    register_name: Line = ""
    number: Line = ""
    searched_on: date | None = None


class Conclusion(StrEnum):
    """What came of it."""

    OPEN = "open"
    CLEAR = "clear"
    CONCERNS = "concerns"
    REFUSED = "refused"


class DueDiligence(Value):
    """One statement of what was checked before taking the book, never changed afterwards.

    `before_1970` is whether the history is known from before 14 November 1970 (the date of the
    UNESCO Convention), `title_before_1970_documented` whether a document shows who owned it then.
    """

    seller: Line = ""
    documents_seen: Prose = ""
    icom_red_list: Known = "unknown"
    interpol: Search = Search()
    art_loss_register: Search = Search()
    export_licence: Line = ""
    embargo: Known = "unknown"
    before_1970: Known = "unknown"
    title_before_1970_documented: Known = "unknown"
    conclusion: Conclusion = Conclusion.OPEN
    reasons: Prose = ""
    signer: Line = Field(min_length=1)
    signed_on: date


class PrivateFacts(Value):
    """Everything private but the statements, which have their own append-only list."""

    storage_location: Prose = ""
    valuations: Annotated[tuple[Valuation, ...], Field(max_length=ITEMS_MAX)] = ()
    sites: Annotated[tuple[Site, ...], Field(max_length=100)] = ()
    distinguishing_features: Prose = ""
    security_note: Prose = ""


@dataclass(frozen=True, slots=True)
class PrivateView:
    """The private record as it stands: `edition` rises by one with every save, 0 before any."""

    edition: int
    facts: PrivateFacts
    statements: tuple[DueDiligence, ...]


def object_id(manuscript_id: str) -> str:
    """The identifier of the OCFL object of the private record."""
    return f"urn:kitabdar:private:{manuscript_id}"


def read_facts(mapping: object) -> PrivateFacts:
    """The facts from plain JSON.

    Raises:
        BadPrivateRecord: something in it cannot stand; the sentence names the place.
    """
    try:
        return PrivateFacts.model_validate(mapping)
    except ValidationError as error:
        raise _first_fault(error) from None


def read_statement(mapping: object) -> DueDiligence:
    """One statement of due diligence from plain JSON.

    Raises:
        BadPrivateRecord: something in it cannot stand; the sentence names the place.
    """
    try:
        return DueDiligence.model_validate(mapping)
    except ValidationError as error:
        raise _first_fault(error) from None


def find(session: Session, manuscript_id: str) -> PrivateView:
    """The private record of a manuscript, empty where none was ever saved.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    identity.find(session, manuscript_id)
    row = session.get(PrivateRecord, manuscript_id, populate_existing=True)
    kept = session.scalars(
        select(DueDiligenceStatement)
        .where(DueDiligenceStatement.manuscript_id == manuscript_id)
        .order_by(DueDiligenceStatement.number)
    )
    statements = tuple(read_statement(each.document) for each in kept)
    if row is None:
        return PrivateView(0, PrivateFacts(), statements)
    return PrivateView(row.edition, read_facts(row.document), statements)


def save(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    facts: PrivateFacts,
    *,
    edition: int,
    by: str,
    at: datetime,
    new_id: str,
    statement: DueDiligence | None = None,
) -> PrivateView:
    """Keep the facts, and one more statement if there is one; the bytes lie in the vault first.

    `edition` is the one the writer saw; `new_id` names the event, which tells that something was
    saved and nothing of what.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        PrivateRecordChanged: somebody else saved in between; nothing is kept.
        StorageError: as the storage root says.
    """
    identity.lock(session, manuscript_id)
    before = find(session, manuscript_id)
    if before.edition != edition:
        raise PrivateRecordChanged(manuscript_id)
    statements = (*before.statements, statement) if statement else before.statements
    after = PrivateView(edition + 1, facts, statements)
    root.object(object_id(manuscript_id)).write_version(
        {FILE_NAME: Bytes(encode(manuscript_id, after))},
        message="The private record",
        user=by,
        at=at,
    )
    _keep_rows(session, manuscript_id, after, statement, by=by, at=at)
    events.record(
        session,
        new_id=new_id,
        type=EventType.METADATA_MODIFICATION,
        at=at,
        agent=by,
        object_kind="manuscript",
        object_id=manuscript_id,
        outcome=Outcome.SUCCESS,
        detail={"part": "private record", "edition": after.edition},
    )
    return after


def encode(manuscript_id: str, view: PrivateView) -> bytes:
    """The one spelling of a private record: UTF-8, keys sorted, indented, a final newline."""
    body = {"schema": SCHEMA, "id": manuscript_id, **as_json(view)}
    return f"{json.dumps(body, ensure_ascii=False, sort_keys=True, indent=1)}\n".encode()


def as_json(view: PrivateView) -> dict[str, Any]:
    """The private record as plain JSON; amounts are strings, as binary fractions lose cents."""
    return {
        "edition": view.edition,
        "facts": view.facts.model_dump(mode="json"),
        "statements": [each.model_dump(mode="json") for each in view.statements],
    }


def _keep_rows(
    session: Session,
    manuscript_id: str,
    after: PrivateView,
    statement: DueDiligence | None,
    *,
    by: str,
    at: datetime,
) -> None:
    row = session.get(PrivateRecord, manuscript_id)
    if row is None:
        row = PrivateRecord(manuscript_id=manuscript_id)
        session.add(row)
    row.document = after.facts.model_dump(mode="json")
    row.edition, row.saved_by, row.saved_at = after.edition, by, at
    if statement is not None:
        session.add(
            DueDiligenceStatement(
                manuscript_id=manuscript_id,
                number=len(after.statements),
                document=statement.model_dump(mode="json"),
                kept_by=by,
                kept_at=at,
            )
        )
    session.flush()


def _first_fault(error: ValidationError) -> BadPrivateRecord:
    told = error.errors(include_url=False)[0]
    key, values = key_of(told)
    place = ".".join(str(part) for part in told["loc"])
    return BadPrivateRecord(place, told["msg"], key=f"fault-{key}", **values)
