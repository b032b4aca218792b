"""The whole record of one manuscript as one document.

It is what an editor saves, a curator publishes, the vault keeps as JSON and TEI, and a diff
compares. What must never be public (storage location, valuation, exact coordinates, due
diligence) is no part of it: `catalog/provenance/private.py`.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from catalog.dates.statement import DateStatement
from catalog.record.administration import Administration
from catalog.record.assertions import Assertion
from catalog.record.bibliography import Citation as Citation
from catalog.record.binding import Binding
from catalog.record.contents import Contents
from catalog.record.identity import Identity
from catalog.record.physical import Physical
from catalog.record.provenance import Provenance
from catalog.record.values import (
    ITEMS_MAX,
    Authority,
    Note,
    Reference,
    Texts,
    Value,
)

SCHEMA: Final = "kitabdar/record/2"


class Origin(Value):
    """Where, when and for whom the book was made (TEI origin)."""

    date: DateStatement | None = None
    place: Annotated[Reference | None, Authority(("place",))] = None
    patron: Annotated[Reference | None, Authority(("person", "body"))] = None
    note: Texts = ()


class Record(Value):
    """The record. `format` names the shape, so that a reader in fifty years knows which it is."""

    format: Literal["kitabdar/record/2"] = SCHEMA
    identity: Identity
    contents: Contents = Contents()
    physical: Physical = Physical()
    bindings: Annotated[tuple[Binding, ...], Field(max_length=20)] = ()
    origin: Origin = Origin()
    provenance: Provenance = Provenance()
    assertions: Annotated[tuple[Assertion, ...], Field(max_length=ITEMS_MAX)] = ()
    bibliography: Annotated[tuple[Citation, ...], Field(max_length=ITEMS_MAX)] = ()
    administration: Administration = Administration()
    notes: Annotated[tuple[Note, ...], Field(max_length=200)] = ()


SECTIONS = tuple(name for name in Record.model_fields if name != "format")
