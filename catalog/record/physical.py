"""What the book is made of and how (TEI physDesc; VisColl data model 2.0 for the quires)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from catalog.codicology.collation import Quire
from catalog.dates.statement import DateStatement
from catalog.record.values import (
    Authority,
    Certainty,
    Item,
    Line,
    Locus,
    Note,
    Reference,
    Term,
    Texts,
    Value,
    Vocabulary,
)

Millimetres = Annotated[float, Field(gt=0, le=20_000, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=100_000)]


class Support(Item):
    """A material the leaves are made of; several may stand, with what each is sure of."""

    material: Annotated[Term | None, Vocabulary("support")] = None
    colour: Texts = ()
    watermark: Texts = ()
    certainty: Certainty = Certainty.CERTAIN
    locus: Locus | None = None
    note: Texts = ()


class DimensionOf(StrEnum):
    """What was measured (TEI dimensions, type)."""

    LEAF = "leaf"
    WRITTEN = "written"
    BINDING = "binding"
    BOX = "box"
    OTHER = "other"


class Dimensions(Item):
    """Height, width and depth in millimetres, and how much they may be off."""

    of: DimensionOf = DimensionOf.LEAF
    height_mm: Millimetres | None = None
    width_mm: Millimetres | None = None
    depth_mm: Millimetres | None = None
    tolerance_mm: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)] | None = None
    note: Texts = ()


class Numerals(StrEnum):
    """How the leaves are numbered on the object."""

    LATIN = "latin"
    ARABIC_INDIC = "arabic_indic"
    PERSIAN = "persian"
    ABJAD = "abjad"
    ROMAN = "roman"
    HEBREW = "hebrew"
    CYRILLIC = "cyrillic"
    TIBETAN = "tibetan"


class Foliation(Item):
    """One system of numbering; several may be on the same leaves (TEI foliation).

    `is_cited` marks the one whose labels this catalogue cites.
    """

    name: Line = ""
    numerals: Numerals = Numerals.LATIN
    is_pagination: bool = False
    is_cited: bool = False
    position: Texts = ()
    note: Texts = ()


class Extent(Value):
    """How much there is: leaves, pages, weight in grams, and the words of the cataloguer."""

    leaves: Count | None = None
    pages: Count | None = None
    flyleaves: Count | None = None
    weight_g: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    note: Texts = ()


class Collation(Value):
    """The quires, the formula as somebody wrote it, catchwords and signatures."""

    quires: Annotated[tuple[Quire, ...], Field(max_length=2000)] = ()
    formula: Line | None = None
    catchwords: Texts = ()
    signatures: Texts = ()
    note: Texts = ()


class Layout(Item):
    """Columns, lines and ruling (TEI layout)."""

    columns: Annotated[int, Field(ge=0, le=50)] | None = None
    lines_min: Annotated[int, Field(ge=0, le=500)] | None = None
    lines_max: Annotated[int, Field(ge=0, le=500)] | None = None
    ruling: Annotated[Term | None, Vocabulary("ruling")] = None
    locus: Locus | None = None
    note: Texts = ()


class Hand(Item):
    """One scribe's writing (TEI handNote)."""

    scribe: Annotated[Reference | None, Authority(("person",))] = None
    script: Annotated[Term | None, Vocabulary("script")] = None
    inks: Annotated[tuple[Term, ...], Vocabulary("ink"), Field(max_length=20)] = ()
    vocalisation: Texts = ()
    date: DateStatement | None = None
    locus: Locus | None = None
    note: Texts = ()


class Decoration(Item):
    """Illumination, ornament and pictures (TEI decoNote)."""

    kind: Annotated[Term | None, Vocabulary("decoration")] = None
    materials: Annotated[tuple[Term, ...], Vocabulary("ink"), Field(max_length=20)] = ()
    artist: Annotated[Reference | None, Authority(("person",))] = None
    locus: Locus | None = None
    note: Texts = ()


class Addition(Item):
    """Writing that came later and is no mark of ownership: glosses, corrections, counts."""

    kind: Annotated[Term | None, Vocabulary("addition")] = None
    transcription: Texts = ()
    translation: Texts = ()
    date: DateStatement | None = None
    locus: Locus | None = None
    note: Texts = ()


class Physical(Value):
    """The physical description.

    `condition` are the words of a catalogue; what was examined and signed is an assessment of
    `catalog/conservation`. `accompanying` are things kept with the book (TEI accMat).
    """

    form: Annotated[Term | None, Vocabulary("form")] = None
    supports: Annotated[tuple[Support, ...], Field(max_length=50)] = ()
    extent: Extent | None = None
    dimensions: Annotated[tuple[Dimensions, ...], Field(max_length=50)] = ()
    foliations: Annotated[tuple[Foliation, ...], Field(max_length=20)] = ()
    collation: Collation | None = None
    layouts: Annotated[tuple[Layout, ...], Field(max_length=200)] = ()
    hands: Annotated[tuple[Hand, ...], Field(max_length=200)] = ()
    decorations: Annotated[tuple[Decoration, ...], Field(max_length=500)] = ()
    additions: Annotated[tuple[Addition, ...], Field(max_length=500)] = ()
    condition: Texts = ()
    music_notation: Texts = ()
    accompanying: Texts = ()
    notes: Annotated[tuple[Note, ...], Field(max_length=200)] = ()
