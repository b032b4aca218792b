"""What is written in the manuscript: parts, works, texts (TEI msPart, msContents, msItem)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from catalog.dates.statement import DateStatement
from catalog.record.bibliography import Citation
from catalog.record.binding import Binding
from catalog.record.physical import Physical
from catalog.record.provenance import CustodyEvent
from catalog.record.values import (
    ITEMS_MAX,
    Authority,
    Item,
    LanguageTag,
    Line,
    Locus,
    Reference,
    Term,
    Texts,
    Value,
    Vocabulary,
)


class TextPlace(StrEnum):
    """Which piece of a text is quoted (TEI incipit, explicit, rubric, finalRubric, colophon)."""

    RUBRIC = "rubric"
    INCIPIT = "incipit"
    EXPLICIT = "explicit"
    FINAL_RUBRIC = "final_rubric"
    COLOPHON = "colophon"
    QUOTE = "quote"


class Quotation(Item):
    """Words copied from the page, with a translation where there is one."""

    place: TextPlace = TextPlace.INCIPIT
    texts: Texts = ()
    translation: Texts = ()
    locus: Locus | None = None


class WorkRole(StrEnum):
    """What a person did for a text."""

    AUTHOR = "author"
    TRANSLATOR = "translator"
    COMMENTATOR = "commentator"
    EDITOR = "editor"
    COMPILER = "compiler"
    DEDICATEE = "dedicatee"
    OTHER = "other"


class Contribution(Item):
    """A person and the part they had in a text."""

    role: WorkRole = WorkRole.AUTHOR
    person: Annotated[Reference | None, Authority(("person", "body"))] = None


# 1 stands by itself; 2 belongs to the nearest one before it that is of level 1, and so on.
Level = Annotated[int, Field(ge=1, le=20)]


class WorkItem(Item):
    """One text in the book, and where it stands (TEI msItem).

    Texts within texts stand in the order of the book, each a level deeper than what it is in.
    """

    level: Level = 1
    work: Annotated[Reference | None, Authority(("work",))] = None
    titles: Texts = ()
    contributors: Annotated[tuple[Contribution, ...], Field(max_length=100)] = ()
    languages: Annotated[tuple[LanguageTag, ...], Field(max_length=20)] = ()
    locus: Locus | None = None
    extent_of_text: Line | None = None
    quotations: Annotated[tuple[Quotation, ...], Field(max_length=200)] = ()
    subjects: Annotated[tuple[Term, ...], Vocabulary("subject"), Field(max_length=50)] = ()
    filiation: Texts = ()
    bibliography: Annotated[tuple[Citation, ...], Field(max_length=ITEMS_MAX)] = ()
    note: Texts = ()


class Part(Item):
    """A part made at one time, perhaps bound with others (codicological unit, TEI msPart).

    A book that was made at once has one part, or none and its works beside it. A part may be made
    of parts, each a level deeper and after it. What is the same for the whole book is told there.
    """

    level: Level = 1
    label: Texts = ()
    former_shelfmark: Line | None = None
    locus: Locus | None = None
    date: DateStatement | None = None
    place: Annotated[Reference | None, Authority(("place",))] = None
    summary: Texts = ()
    works: Annotated[tuple[WorkItem, ...], Field(max_length=ITEMS_MAX)] = ()
    physical: Physical | None = None
    bindings: Annotated[tuple[Binding, ...], Field(max_length=20)] = ()
    events: Annotated[tuple[CustodyEvent, ...], Field(max_length=500)] = ()
    bibliography: Annotated[tuple[Citation, ...], Field(max_length=ITEMS_MAX)] = ()
    note: Texts = ()


class Contents(Value):
    """All texts: those of the book as a whole, and those of its parts."""

    summary: Texts = ()
    works: Annotated[tuple[WorkItem, ...], Field(max_length=ITEMS_MAX)] = ()
    parts: Annotated[tuple[Part, ...], Field(max_length=200)] = ()
