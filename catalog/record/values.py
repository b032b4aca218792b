"""The values a record is made of: text that knows its language, terms, references, places.

Each is a small frozen model. Everything that may be repeated has an `id` that stays with it
through every edit, so that two people's changes can be told apart (`catalog/record/merging.py`)
and a diff speaks of the same seal. The source of most names is TEI P5, chapter 11 (msDesc).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from catalog.errors import BadAddress, BadLanguageMap
from catalog.language import (
    NONE,
    check_language,
    direction_of,
    holds_unkeepable,
    without_turns,
)
from catalog.uris import check_web_address

TEXT_LENGTH_MAX = 20_000
LINE_LENGTH_MAX = 500
ITEMS_MAX = 2_000


def _kept(text: str) -> str:
    if holds_unkeepable(text):
        raise PydanticCustomError(
            "unkeepable", "holds a control character or half of a character; type it again"
        )
    return without_turns(text)


def _tag(tag: str) -> str:
    if tag == NONE:
        return tag
    try:
        return check_language(tag)
    except BadLanguageMap as error:
        raise PydanticCustomError("language-tag", "{why}", {"why": str(error)}) from None


def _address(address: str) -> str:
    try:
        return check_web_address(address, "The address")
    except BadAddress as error:
        raise PydanticCustomError("web-address", "{why}", {"why": str(error)}) from None


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=LINE_LENGTH_MAX),
    AfterValidator(_kept),
]
Prose = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=TEXT_LENGTH_MAX),
    AfterValidator(_kept),
]
LanguageTag = Annotated[str, StringConstraints(max_length=80), AfterValidator(_tag)]
WebAddress = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_address)]
ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{0,24}$")]
# A day from either end of the calendar, so that every one of them can be told in UTC.
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(1, 1, 2, tzinfo=UTC), le=datetime(9999, 12, 30, tzinfo=UTC)),
]


class Value(BaseModel):
    """The parent of every model of the record: closed, frozen, equal by content."""

    model_config = ConfigDict(extra="forbid", frozen=True, ser_json_inf_nan="null")


class Item(Value):
    """A value of which there may be several; `id` is minted once and never changes."""

    id: ItemId = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Beside a `Term` field: the vocabulary whose terms are offered there."""

    name: str


@dataclass(frozen=True, slots=True)
class Authority:
    """Beside a `Reference` field: the kinds of authority that may stand there."""

    kinds: tuple[str, ...]


class Text(Value):
    """Words with their language, script and direction.

    `language` is BCP 47 with a script subtag where it matters ('ar-Latn', 'kk-Arab'), or 'none'.
    `direction` is said only where it differs from that of the language.
    """

    text: Prose = Field(min_length=1)
    language: LanguageTag = NONE
    direction: Literal["rtl", "ltr"] | None = None

    @property
    def runs(self) -> Literal["rtl", "ltr", "auto"]:
        """Which way the words run; 'auto' where neither a language nor a direction is said."""
        if self.direction is not None:
            return self.direction
        return "auto" if self.language == NONE else direction_of(self.language)


Texts = Annotated[tuple[Text, ...], Field(max_length=100)]


class Certainty(StrEnum):
    """How sure the one who says it is (TEI P5, att.global.responsibility, cert)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    DISPUTED = "disputed"


class Term(Value):
    """A term of a controlled vocabulary, with free text beside it; either may stand alone.

    `key` is stable, such as 'script.kufic'; its labels are in `catalog/vocabulary`.
    """

    key: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.-]{1,80}$")] | None = None
    texts: Texts = ()


class Reference(Value):
    """A person, place, work or body: an authority, or a name as it was written, or both.

    `authority_id` is an identifier of an authority ('a…'); `name` what the source calls it.
    """

    authority_id: Annotated[str, StringConstraints(pattern=r"^a[0-9a-z]{10}$")] | None = None
    name: Text | None = None
    certainty: Certainty = Certainty.CERTAIN
    note: Texts = ()


class Locus(Value):
    """Where in the book: from one side to another, by folio label, as the cataloguer wrote it.

    `canvas_id` and `region` point at a place on a photograph: `region` is 'x,y,w,h' in pixels of
    the canvas (Media Fragments, xywh), so it survives a new photograph.
    """

    start: Line | None = None
    end: Line | None = None
    canvas_id: Annotated[str, StringConstraints(pattern=r"^c[0-9a-z]{10}$")] | None = None
    region: (
        Annotated[str, StringConstraints(pattern=r"^\d{1,6},\d{1,6},[1-9]\d{0,5},[1-9]\d{0,5}$")]
        | None
    ) = None


class SourceKind(StrEnum):
    """What sort of witness a statement rests on."""

    OBJECT = "object"
    DOCUMENT = "document"
    CATALOGUE = "catalogue"
    PUBLICATION = "publication"
    PRESS = "press"
    ORAL = "oral"
    EXAMINATION = "examination"


class Source(Value):
    """Where a statement comes from: a kind, the citation, an address, the day it was seen."""

    kind: SourceKind = SourceKind.PUBLICATION
    citation: Prose = ""
    url: WebAddress | None = None
    seen_on: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")] | None = None
    locus: Line | None = None


class Note(Item):
    """A remark in one or more languages; `heading` says what it is about, where that helps."""

    heading: Texts = ()
    texts: Texts = ()
    locus: Locus | None = None
