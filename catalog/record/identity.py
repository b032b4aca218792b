"""What a manuscript is called: identifiers, titles, languages, rights (TEI msIdentifier, head)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from catalog.directions import ViewingDirection
from catalog.record.values import (
    ITEMS_MAX,
    Authority,
    Item,
    LanguageTag,
    Line,
    Reference,
    Texts,
    Value,
    WebAddress,
)


class IdentifierKind(StrEnum):
    """What an identifier beside the shelfmark is."""

    FORMER_SHELFMARK = "former_shelfmark"
    ACCESSION = "accession"
    CATALOGUE = "catalogue"
    URI = "uri"
    OTHER = "other"


class Identifier(Item):
    """A name the manuscript has or had elsewhere (TEI altIdentifier)."""

    kind: IdentifierKind = IdentifierKind.FORMER_SHELFMARK
    value: Line = ""
    issued_by: Annotated[Reference | None, Authority(("body",))] = None
    note: Texts = ()


class TitleKind(StrEnum):
    """Which title this is."""

    PREFERRED = "preferred"
    UNIFORM = "uniform"
    ON_OBJECT = "on_object"
    SUPPLIED = "supplied"
    OTHER = "other"


class Title(Item):
    """A title, the same in as many languages as are known."""

    kind: TitleKind = TitleKind.PREFERRED
    texts: Texts = ()


class LanguageUse(Item):
    """A language the manuscript is written in; `tag` carries the script where it is unusual."""

    tag: LanguageTag
    is_main: bool = False
    note: Texts = ()


class RequiredStatement(Value):
    """What must be shown with every use (IIIF Presentation 3.0, requiredStatement)."""

    label: Texts = ()
    value: Texts = ()


class Keeping(Value):
    """Where the book is kept in the words of a source; the holder itself is `holder_id`.

    `fonds` go from the largest to the smallest (TEI msIdentifier).
    """

    country: Texts = ()
    region: Texts = ()
    settlement: Texts = ()
    institution: Texts = ()
    repository: Texts = ()
    fonds: Texts = ()


class Identity(Value):
    """The head of the record.

    `holder_id` names the institution by its slug; it and the shelfmark find the book on a shelf.
    """

    shelfmark: Line = Field(min_length=1, max_length=200)
    holder_id: Line = Field(min_length=1, max_length=80)
    keeping: Keeping | None = None
    identifiers: Annotated[tuple[Identifier, ...], Field(max_length=ITEMS_MAX)] = ()
    titles: Annotated[tuple[Title, ...], Field(min_length=1, max_length=100)]
    summary: Texts = ()
    languages: Annotated[tuple[LanguageUse, ...], Field(max_length=100)] = ()
    viewing_direction: ViewingDirection = ViewingDirection.LEFT_TO_RIGHT
    is_direction_proposed: bool = False
    rights: WebAddress | None = None
    required_statement: RequiredStatement | None = None
