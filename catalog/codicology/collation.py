"""Quires and their leaves (VisColl data model 2.0), with the formula in `collation_formula.py`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from catalog.record.values import Line

Ordinal = Annotated[int, Field(ge=1, le=10_000)]
FolioLabel = Annotated[Line, Field(max_length=60)]


class LeafMode(StrEnum):
    """How a leaf came to be where it is (VisColl 2.0, mode)."""

    ORIGINAL = "original"
    ADDED = "added"
    REPLACED = "replaced"
    MISSING = "missing"


class QuireLeaf(BaseModel):
    """A leaf of a quire by its place in it; `conjoin` is the place of its other half."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: Ordinal
    mode: LeafMode = LeafMode.ORIGINAL
    folio: FolioLabel | None = None
    conjoin: Ordinal | None = None
    is_stub: bool = False


class Quire(BaseModel):
    """A gathering: how many leaves it was made of, and those of which more is known.

    `leaves` counts places, missing leaves too; `details` names only leaves that are not plain
    original halves of a folded sheet, so a regular quire of eight says 8 and nothing else.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{0,24}$")] = ""
    number: Ordinal
    leaves: Annotated[int, Field(ge=1, le=200)]
    first_folio: FolioLabel | None = None
    signature: Annotated[Line, Field(max_length=200)] | None = None
    has_catchword: bool | None = None
    details: Annotated[tuple[QuireLeaf, ...], Field(max_length=200)] = ()
