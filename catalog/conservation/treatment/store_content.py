"""What the store knows of its products, lots and preparations (conservation.md 2.5).

What nobody has said is None or 'unknown', and is never taken for harmless.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from catalog.conservation.treatment.step_content import Unit
from catalog.record.values import Line, Texts, Value


class AnimalOrigin(StrEnum):
    """The animal a material was made of."""

    NONE = "none"
    BOVINE = "bovine"
    PORCINE = "porcine"
    FISH = "fish"
    STURGEON = "sturgeon"
    UNKNOWN = "unknown"


class MaterialTest(Value):
    """A test of the product itself, such as PAT (ISO 18916) or Oddy, with its result."""

    kind: Annotated[Line, Field(min_length=1)]
    result: Annotated[Line, Field(min_length=1)]
    tested_on: date | None = None
    laboratory: Line = ""


class ProductContent(Value):
    """A product: brand, make, and what matters when it meets a book.

    `grammage` in g/m²; `retreatability` 0 to 4; `contains_alcohol` None where nobody has said.
    """

    name: Annotated[Line, Field(min_length=1)]
    supplier: Line = ""
    catalogue_number: Line = ""
    grammage: Annotated[Decimal, Field(gt=0, le=10_000, decimal_places=2)] | None = None
    fibre: Line = ""
    reversible_in: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    retreatability: Annotated[int, Field(ge=0, le=4)] | None = None
    ph: Annotated[Decimal, Field(ge=0, le=14, decimal_places=2)] | None = None
    animal_origin: AnimalOrigin = AnimalOrigin.UNKNOWN
    contains_alcohol: bool | None = None
    hazards: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    cas_number: Line = ""
    tests: Annotated[tuple[MaterialTest, ...], Field(max_length=50)] = ()
    note: Texts = ()


class SafetySheet(Value):
    """The safety data sheet at hand: where it is filed, and the date of its version."""

    reference: Annotated[Line, Field(min_length=1)]
    version_on: date


class LotContent(Value):
    """A delivery. `expires_on` None: the maker gives no date."""

    received_on: date
    opened_on: date | None = None
    expires_on: date | None = None
    safety_sheet: SafetySheet | None = None
    unit: Unit = Unit.PIECE
    quantity_left: Annotated[Decimal, Field(ge=0, le=1_000_000_000, decimal_places=3)] | None = None
    storage: Line = ""
    certificate: Line = ""


class PreparationContent(Value):
    """Something made here: recipe and concentration, by whom, when, and how long it may be used."""

    recipe: Annotated[Texts, Field(min_length=1)]
    concentration: Line = ""
    generic: Line = ""
    made_by: Annotated[Line, Field(min_length=1)]
    made_on: date
    use_by: date
