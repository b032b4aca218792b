"""Provenance as evidence: marks on the page, what is inferred from them, and what happened.

A seal is no proof of ownership (Liebrenz 2022): a mark is what is on the page, an inference is an
argument about it, an event is what happened to the book, and each says how sure it is. Custody
(who held it; CIDOC CRM E10) and title (who owned it; E8) are told apart.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from catalog.dates.statement import DateStatement
from catalog.record.values import (
    Authority,
    Certainty,
    Item,
    ItemId,
    Line,
    Locus,
    Reference,
    Source,
    Term,
    Texts,
    Value,
    Vocabulary,
)


class MarkKind(StrEnum):
    """What is on the page."""

    SEAL = "seal"
    STAMP = "stamp"
    WAQF_NOTE = "waqf_note"
    EX_LIBRIS = "ex_libris"
    SIGNATURE = "signature"
    LABEL = "label"
    OWNERSHIP_NOTE = "ownership_note"
    READING_NOTE = "reading_note"
    PRICE = "price"
    OTHER = "other"


class Mark(Item):
    """Something written, stamped or stuck on the book that tells of its past (TEI seal)."""

    kind: MarkKind = MarkKind.SEAL
    shape: Annotated[Term | None, Vocabulary("seal_shape")] = None
    transcription: Texts = ()
    translation: Texts = ()
    legibility: Certainty = Certainty.CERTAIN
    is_erased: bool = False
    height_mm: Annotated[float, Field(gt=0, le=5000, allow_inf_nan=False)] | None = None
    width_mm: Annotated[float, Field(gt=0, le=5000, allow_inf_nan=False)] | None = None
    date: DateStatement | None = None
    locus: Locus | None = None
    note: Texts = ()


class Claim(StrEnum):
    """What an inference says the named one was to the book."""

    OWNERSHIP = "ownership"
    CUSTODY = "custody"
    ENDOWMENT = "endowment"
    INVENTORY = "inventory"
    READING = "reading"
    SALE = "sale"
    OTHER = "other"


class Inference(Item):
    """What somebody concludes from a mark; several may compete."""

    mark_id: ItemId = ""
    claim: Claim = Claim.OWNERSHIP
    agent: Annotated[Reference | None, Authority(("person", "body"))] = None
    certainty: Certainty = Certainty.POSSIBLE
    argument: Texts = ()
    by: Line | None = None
    sources: Annotated[tuple[Source, ...], Field(max_length=20)] = ()


class EventKind(StrEnum):
    """What happened to the book."""

    PRODUCTION = "production"
    COMMISSION = "commission"
    GIFT = "gift"
    SALE = "sale"
    INHERITANCE = "inheritance"
    WAQF_ENDOWMENT = "waqf_endowment"
    INVENTORY = "inventory"
    LOAN = "loan"
    DEPOSIT = "deposit"
    CONFISCATION = "confiscation"
    TRANSFER_OF_CUSTODY = "transfer_of_custody"
    THEFT = "theft"
    LOSS = "loss"
    FIND = "find"
    RETURN = "return"
    EXPORT = "export"
    IMPORT = "import"
    ACQUISITION = "acquisition"
    OTHER = "other"


Moved = Literal["yes", "no", "unknown"]


class CustodyEvent(Item):
    """One episode in the life of the book; title and custody each moved, stayed, or nobody knows.

    `evidence` are the ids of inferences of this record that it rests on.
    """

    kind: EventKind = EventKind.TRANSFER_OF_CUSTODY
    date: DateStatement | None = None
    place: Annotated[Reference | None, Authority(("place",))] = None
    giver: Annotated[Reference | None, Authority(("person", "body"))] = None
    receiver: Annotated[Reference | None, Authority(("person", "body"))] = None
    title_moved: Moved = "unknown"
    custody_moved: Moved = "unknown"
    certainty: Certainty = Certainty.PROBABLE
    evidence: Annotated[tuple[ItemId, ...], Field(max_length=50)] = ()
    sources: Annotated[tuple[Source, ...], Field(max_length=20)] = ()
    is_gap_before: bool = False
    note: Texts = ()


class Provenance(Value):
    """Everything that is known of where the book has been."""

    marks: Annotated[tuple[Mark, ...], Field(max_length=500)] = ()
    inferences: Annotated[tuple[Inference, ...], Field(max_length=500)] = ()
    events: Annotated[tuple[CustodyEvent, ...], Field(max_length=500)] = ()
    is_inalienable: bool = False
    summary: Texts = ()
