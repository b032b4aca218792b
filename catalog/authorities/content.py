"""What is said of an authority: names, dates, identifiers elsewhere, a place on the map.

One frozen document, equal by content: an edit, a merge and an undo each put a whole document in
the place of another, so that what was before can come back exactly.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from catalog.authorities import schemes
from catalog.errors import BadAddress, BadAuthority
from catalog.folding import fold
from catalog.language import NONE, LanguageMap, holds_unkeepable
from catalog.record.faults import key_of
from catalog.record.values import LanguageTag, Line, Texts, Value

NAMES_MAX = 100
NAME_LENGTH_MAX = 300
IDENTIFIERS_MAX = 50
# Zero-width joiners are part of how Persian and Indic words are written; all other invisible
# characters only turn a line round or hide in a name.
_JOINERS = "\u200c\u200d"


class AuthorityKind(StrEnum):
    """What an authority is."""

    PERSON = "person"
    PLACE = "place"
    WORK = "work"
    BODY = "body"


def _name(text: str) -> str:
    if holds_unkeepable(text):
        raise PydanticCustomError(
            "unkeepable", "holds a control character or half of a character; type it again"
        )
    shown = "".join(
        character
        for character in unicodedata.normalize("NFC", text)
        if character in _JOINERS or unicodedata.category(character) != "Cf"
    )
    shown = " ".join(shown.split())
    if not fold(shown):
        raise PydanticCustomError(
            "name-letters", "has neither a letter nor a digit; write the name"
        )
    return shown


NameText = Annotated[str, StringConstraints(max_length=NAME_LENGTH_MAX), AfterValidator(_name)]
Year = Annotated[int, Field(ge=-9999, le=9999)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


class Name(Value):
    """One name; `is_preferred` marks the one that this language shows first."""

    text: NameText
    language: LanguageTag = NONE
    is_preferred: bool = False


class Years(Value):
    """When the person lived, the work was written, the body or place existed.

    `text` is what a page shows; the years (proleptic Gregorian, astronomical numbering) are for
    telling namesakes apart.
    """

    text: Line = ""
    start_year: Year | None = None
    end_year: Year | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        start, end = self.start_year, self.end_year
        if start is not None and end is not None and start > end:
            raise PydanticCustomError(
                "years-order",
                "end in {end} before they begin in {start}; exchange them",
                {"start": str(start), "end": str(end)},
            )
        return self

    @property
    def shown(self) -> str:
        """The words, or the years where there are none, such as '1093–1166' or '–1166'."""
        start, end = (
            "" if year is None else str(year) for year in (self.start_year, self.end_year)
        )
        return self.text or (f"{start}–{end}" if start or end else "")


class OutsideIdentifier(Value):
    """The same thing elsewhere; `uri` is its one spelling (see `schemes.canonical`)."""

    scheme: Annotated[str, StringConstraints(max_length=40)] = schemes.OTHER
    uri: Annotated[str, StringConstraints(max_length=1000)]

    @model_validator(mode="before")
    @classmethod
    def _spelled(cls, given: Any) -> Any:
        if not isinstance(given, Mapping) or not isinstance(given.get("uri"), str):
            return given
        scheme = given.get("scheme", schemes.OTHER)
        try:
            return {**given, "uri": schemes.canonical(str(scheme), given["uri"])}
        except BadAddress as error:
            raise PydanticCustomError("outside-identifier", "{why}", {"why": str(error)}) from None


class AuthorityContent(Value):
    """Everything that is said of one person, place, work or body.

    In each language the first preferred name, or else the first, is the one shown. Coordinates
    are degrees (WGS 84), of places only; where `is_sensitive` they are shown to no stranger.
    """

    kind: AuthorityKind
    names: Annotated[tuple[Name, ...], Field(min_length=1, max_length=NAMES_MAX)]
    note: Texts = ()
    dates: Years | None = None
    identifiers: Annotated[tuple[OutsideIdentifier, ...], Field(max_length=IDENTIFIERS_MAX)] = ()
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    is_sensitive: bool = False

    @field_validator("names")
    @classmethod
    def _one_preferred(cls, names: tuple[Name, ...]) -> tuple[Name, ...]:
        kept: dict[tuple[str, str], Name] = {}
        preferred: set[str] = set()
        for name in names:
            first = name.is_preferred and name.language not in preferred
            if first:
                preferred.add(name.language)
            before = kept.get((name.text, name.language))
            is_preferred = first or (before is not None and before.is_preferred)
            kept[name.text, name.language] = name.model_copy(update={"is_preferred": is_preferred})
        listed = list(kept.values())
        if not preferred:
            listed[0] = listed[0].model_copy(update={"is_preferred": True})
        return tuple(listed)

    @field_validator("identifiers")
    @classmethod
    def _once_each(
        cls, identifiers: tuple[OutsideIdentifier, ...]
    ) -> tuple[OutsideIdentifier, ...]:
        return tuple(dict.fromkeys(identifiers))

    @field_validator("latitude", "longitude")
    @classmethod
    def _no_minus_nought(cls, degrees: float | None) -> float | None:
        return None if degrees is None else degrees + 0.0

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise PydanticCustomError(
                "coordinates-pair", "latitude and longitude belong together; write both or none"
            )
        if self.kind is not AuthorityKind.PLACE and (self.latitude is not None):
            raise PydanticCustomError(
                "coordinates-of-place", "only a place has coordinates; leave them out"
            )
        return self

    @property
    def by_language(self) -> LanguageMap:
        """The names as a language map, in each language the preferred ones first."""
        ordered = sorted(self.names, key=lambda name: not name.is_preferred)
        texts: LanguageMap = {}
        for name in ordered:
            texts.setdefault(name.language, []).append(name.text)
        return texts

    @property
    def first_name(self) -> Name:
        """The name by which the authority is sorted: the first preferred one."""
        return next(name for name in self.names if name.is_preferred)

    def coarse(self, *, always: bool = False) -> AuthorityContent:
        """What a stranger may see: of a sensitive place, whole degrees and no link that locates.

        `always`: it is sensitive, though this does not say so (an edition from before).
        """
        if not (self.is_sensitive or always):
            return self
        return self.model_copy(
            update={
                "latitude": _whole(self.latitude),
                "longitude": _whole(self.longitude),
                "identifiers": tuple(
                    one for one in self.identifiers if not schemes.locates(one.scheme)
                ),
            }
        )

    def with_hidden(self, before: AuthorityContent) -> AuthorityContent:
        """The same, with what `before.coarse()` hides put back.

        For an editor who may not see it and so must not be able to lose or uncover it.
        """
        if not before.is_sensitive:
            return self
        hidden = [one for one in before.identifiers if schemes.locates(one.scheme)]
        return self.model_copy(
            update={
                "is_sensitive": True,
                "latitude": before.latitude,
                "longitude": before.longitude,
                "identifiers": tuple(dict.fromkeys([*self.identifiers, *hidden])),
            }
        )

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON values, every field said; `read_content` makes an equal one."""
        return self.model_dump(mode="json")


def read_content(mapping: object) -> AuthorityContent:
    """The content from JSON or a form, checked.

    Raises:
        BadAuthority: a field is missing, unknown or wrong; one sentence that names it.
    """
    try:
        return AuthorityContent.model_validate(mapping)
    except ValidationError as error:
        told = error.errors()[0]
        place = ".".join(str(part) for part in told["loc"])
        key, values = key_of(told)
        raise BadAuthority(_sentence(place, told), place, key=_key(place, key), **values) from None


def _key(place: str, key: str) -> str:
    """Names have sentences of their own; all other fields share those of a record's."""
    if place == "names" and key in ("missing", "too-many"):
        return "nameless" if key == "missing" else "names"
    return f"fault-{key}"


def _sentence(place: str, told: Any) -> str:
    if place == "names" and told["type"] == "too_long":
        return (
            f"An authority has at most {NAMES_MAX} names: this one has "
            f"{told['ctx']['actual_length']}; keep those that somebody would look for."
        )
    if place == "names" and told["type"] in ("too_short", "missing"):
        return "An authority needs a name: write one at least."
    said = str(told["msg"]).removeprefix("Value error, ")
    return f"{place}: {said}." if place else f"{said[:1].upper()}{said[1:]}."


def _whole(degrees: float | None) -> float | None:
    return None if degrees is None else math.floor(degrees + 0.5) + 0.0
