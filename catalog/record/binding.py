"""The binding, with the parts of an Islamic one first (TEI bindingDesc; Hepworth and Scheper).

A flat spine, unsupported sewing and boards flush with the edges are features of that tradition
and never damage, so nothing here asks for Western parts by default.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from catalog.dates.statement import DateStatement
from catalog.record.physical import Dimensions
from catalog.record.values import Authority, Item, Reference, Term, Texts, Vocabulary


class Tradition(StrEnum):
    """Which way of binding; it decides which parts the form offers first."""

    ISLAMIC = "islamic"
    BYZANTINE = "byzantine"
    WESTERN = "western"
    COPTIC = "coptic"
    POTHI = "pothi"
    OTHER = "other"


class Presence(StrEnum):
    """Whether a component is there."""

    PRESENT = "present"
    MISSING = "missing"
    FRAGMENT = "fragment"
    UNKNOWN = "unknown"


class Originality(StrEnum):
    """Whether a component was made with the book."""

    ORIGINAL = "original"
    LATER = "later"
    MODERN = "modern"
    UNKNOWN = "unknown"


class Component(Item):
    """One part of a binding: what it is, of what, how worked."""

    type: Annotated[Term | None, Vocabulary("component")] = None
    materials: Annotated[
        tuple[Term, ...], Vocabulary("binding_material"), Field(max_length=20)
    ] = ()
    techniques: Annotated[tuple[Term, ...], Vocabulary("technique"), Field(max_length=20)] = ()
    presence: Presence = Presence.PRESENT
    originality: Originality = Originality.UNKNOWN
    dimensions: Dimensions | None = None
    note: Texts = ()


class Binding(Item):
    """One binding; a book that was rebound may be described with the former one too."""

    tradition: Tradition = Tradition.ISLAMIC
    is_current: bool = True
    date: DateStatement | None = None
    place: Annotated[Reference | None, Authority(("place",))] = None
    binder: Annotated[Reference | None, Authority(("person",))] = None
    components: Annotated[tuple[Component, ...], Field(max_length=200)] = ()
    condition: Texts = ()
    note: Texts = ()
