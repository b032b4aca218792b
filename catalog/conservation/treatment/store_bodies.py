"""What the API of the store takes and gives, as models."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from catalog.conservation.treatment.bodies import Edition, HolderId, Id
from catalog.conservation.treatment.states import StepState, Way
from catalog.conservation.treatment.store_content import (
    LotContent,
    PreparationContent,
    ProductContent,
)
from catalog.record.values import Line


class FindingShown(BaseModel):
    """Why a lot or preparation may not be used today."""

    fault: str
    day: date | None


class ProductShown(BaseModel):
    """A product of the store."""

    id: str
    holder_id: str
    generic: str
    content: ProductContent
    edition: int


class LotShown(BaseModel):
    """A lot; `content.quantity_left` is what is left now."""

    id: str
    holder_id: str
    product_id: str
    code: str
    content: LotContent
    edition: int
    findings: list[FindingShown]


class PreparationShown(BaseModel):
    """A preparation."""

    id: str
    holder_id: str
    code: str
    lot_ids: list[str]
    content: PreparationContent
    findings: list[FindingShown]


class ProductWanted(BaseModel):
    """A product to be entered."""

    id: Id | None = None
    holder_id: HolderId
    generic: Annotated[Line, Field(max_length=80)]
    content: ProductContent


class ProductChange(BaseModel):
    """The product as it is now known."""

    edition: Edition
    content: ProductContent


class LotWanted(BaseModel):
    """A delivery to be entered under its batch number."""

    id: Id | None = None
    product_id: Id
    code: Annotated[Line, Field(min_length=1, max_length=80)]
    content: LotContent


class LotChange(BaseModel):
    """The lot as it is now."""

    edition: Edition
    content: LotContent


class PreparationWanted(BaseModel):
    """What was made, of which lots."""

    id: Id | None = None
    holder_id: HolderId
    code: Annotated[Line, Field(min_length=1, max_length=80)]
    lot_ids: Annotated[tuple[Id, ...], Field(max_length=40)] = ()
    content: PreparationContent


class StoreShown(BaseModel):
    """Everything in the store of a holder."""

    holder_id: str
    products: list[ProductShown]
    lots: list[LotShown]
    preparations: list[PreparationShown]


class MetShown(BaseModel):
    """A side that met a lot, in one step."""

    manuscript_id: str
    shelfmark: str
    place: str
    label: str
    way: Way
    step_id: str
    seq: int
    treatment_id: str
    step_state: StepState
    lot_id: str
    preparation_id: str


class UsesShown(BaseModel):
    """Where a lot or preparation was used; `sides` are the labels, each once, in reading order."""

    material_id: str
    code: str
    sides: list[str]
    met: list[MetShown]
