"""Statements that compete: support, date, origin, title, and who says so.

Where sources disagree the record keeps all of them: several may be current at once, and the page
says that they disagree (reference: CIDOC CRM E13, attribute assignment).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from catalog.dates.statement import DateStatement
from catalog.record.values import (
    Authority,
    Certainty,
    Item,
    Line,
    Reference,
    Source,
    Term,
    Texts,
    Vocabulary,
)


class Property(StrEnum):
    """What the statement is about."""

    SUPPORT = "support"
    DATE = "date"
    ORIGIN = "origin"
    SCRIBE = "scribe"
    TITLE = "title"
    EXTENT = "extent"
    SCRIPT = "script"
    FOUND_AT = "found_at"
    MOVED = "moved"
    LEGAL_TITLE = "legal_title"
    OTHER = "other"


class Standing(StrEnum):
    """Whether the statement still stands."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"


class Assertion(Item):
    """One statement: what, by whom, how sure, from where. Its value is whichever field fits."""

    about: Property = Property.SUPPORT
    texts: Texts = ()
    term: Annotated[Term | None, Vocabulary("support")] = None
    date: DateStatement | None = None
    reference: Annotated[Reference | None, Authority(("person", "place", "work", "body"))] = None
    certainty: Certainty = Certainty.POSSIBLE
    standing: Standing = Standing.CURRENT
    sources: Annotated[tuple[Source, ...], Field(max_length=20)] = ()
    asserted_by: Line | None = None
    asserted_on: Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")] | None = None
    note: Texts = ()
