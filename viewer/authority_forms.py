"""The form of an authority: what was typed, as content; content, as what is in the fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.authorities.content import NAMES_MAX, AuthorityContent, AuthorityKind
from catalog.authorities.schemes import OTHER
from catalog.errors import BadAuthority
from catalog.language import NONE

# Lines that stand ready and empty, for whoever has no script to add more.
_EMPTY_NAMES, _EMPTY_IDENTIFIERS = 3, 1
# One more than may be, so that too many are refused and not cut.
ROWS_MAX = 4 * NAMES_MAX


@dataclass(frozen=True, slots=True)
class NameFields:
    """One line of the names."""

    text: str = ""
    language: str = ""
    is_preferred: bool = False


@dataclass(frozen=True, slots=True)
class IdentifierFields:
    """One line of the identifiers."""

    scheme: str = ""
    uri: str = ""


@dataclass(frozen=True, slots=True)
class NoteFields:
    """One note."""

    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class FormFields:
    """Everything that stands in the form, as text."""

    kind: str = AuthorityKind.PERSON.value
    names: tuple[NameFields, ...] = ()
    identifiers: tuple[IdentifierFields, ...] = ()
    notes: tuple[NoteFields, ...] = ()
    dates_text: str = ""
    start_year: str = ""
    end_year: str = ""
    latitude: str = ""
    longitude: str = ""
    is_sensitive: bool = False
    edition: int = 0
    blank_names: tuple[NameFields, ...] = field(default=(NameFields(),) * _EMPTY_NAMES)

    @property
    def name_rows(self) -> tuple[NameFields, ...]:
        """The names and a few empty lines."""
        return self.names + self.blank_names

    @property
    def identifier_rows(self) -> tuple[IdentifierFields, ...]:
        """The identifiers and an empty line."""
        return self.identifiers + (IdentifierFields(),) * _EMPTY_IDENTIFIERS

    @property
    def note_rows(self) -> tuple[NoteFields, ...]:
        """The notes and an empty one."""
        return (*self.notes, NoteFields())


def filled(content: AuthorityContent, edition: int) -> FormFields:
    """The fields as they stand for this content."""
    dates = content.dates
    return FormFields(
        kind=content.kind.value,
        names=tuple(
            NameFields(one.text, _tag(one.language), one.is_preferred) for one in content.names
        ),
        identifiers=tuple(IdentifierFields(one.scheme, one.uri) for one in content.identifiers),
        notes=tuple(NoteFields(one.text, _tag(one.language)) for one in content.note),
        dates_text=dates.text if dates else "",
        start_year=_number(dates.start_year if dates else None),
        end_year=_number(dates.end_year if dates else None),
        latitude=_number(content.latitude),
        longitude=_number(content.longitude),
        is_sensitive=content.is_sensitive,
        edition=edition,
    )


def typed(sent: Mapping[str, Any]) -> FormFields:
    """The fields as somebody sent them; lines without text are left out."""
    given = {name: value.strip() for name, value in sent.items() if isinstance(value, str)}
    edition = given.get("edition", "")
    return FormFields(
        kind=given.get("kind", AuthorityKind.PERSON.value),
        names=tuple(
            NameFields(
                given[f"name_text_{row}"],
                given.get(f"name_language_{row}", ""),
                f"name_preferred_{row}" in given,
            )
            for row in range(ROWS_MAX)
            if given.get(f"name_text_{row}")
        ),
        identifiers=tuple(
            IdentifierFields(
                given.get(f"identifier_scheme_{row}", OTHER), given[f"identifier_uri_{row}"]
            )
            for row in range(ROWS_MAX)
            if given.get(f"identifier_uri_{row}")
        ),
        notes=tuple(
            NoteFields(given[f"note_text_{row}"], given.get(f"note_language_{row}", ""))
            for row in range(ROWS_MAX)
            if given.get(f"note_text_{row}")
        ),
        dates_text=given.get("dates_text", ""),
        start_year=given.get("start_year", ""),
        end_year=given.get("end_year", ""),
        latitude=given.get("latitude", ""),
        longitude=given.get("longitude", ""),
        is_sensitive="is_sensitive" in given,
        edition=int(edition)
        if edition.isascii() and edition.isdigit() and len(edition) < 10
        else 0,
    )


def mapping_of(fields: FormFields) -> dict[str, Any]:
    """The fields as `content.read_content` takes them.

    Raises:
        BadAuthority: a year or a degree is no number.
    """
    is_place = fields.kind == AuthorityKind.PLACE.value
    years = {
        "text": fields.dates_text,
        "start_year": _year(fields.start_year, "start_year"),
        "end_year": _year(fields.end_year, "end_year"),
    }
    return {
        "kind": fields.kind,
        "names": [
            {
                "text": one.text,
                "language": one.language or NONE,
                "is_preferred": one.is_preferred,
            }
            for one in fields.names
        ],
        "note": [{"text": one.text, "language": one.language or NONE} for one in fields.notes],
        "dates": years if any(value not in ("", None) for value in years.values()) else None,
        "identifiers": [{"scheme": one.scheme, "uri": one.uri} for one in fields.identifiers],
        "latitude": _degrees(fields.latitude, "latitude") if is_place else None,
        "longitude": _degrees(fields.longitude, "longitude") if is_place else None,
        "is_sensitive": fields.is_sensitive and is_place,
    }


def _tag(language: str) -> str:
    return "" if language == NONE else language


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, int) else repr(value)


def _year(text: str, field_name: str) -> int | None:
    if not text:
        return None
    try:
        return int(text[:20])
    except ValueError:
        raise BadAuthority(
            f"{field_name}: {text!r} is not a year; write one such as 1166.",
            field_name,
            key="year",
            field=field_name,
            text=text,
        ) from None


def _degrees(text: str, field_name: str) -> float | None:
    if not text:
        return None
    try:
        return float(text[:40].replace(",", "."))
    except ValueError:
        raise BadAuthority(
            f"{field_name}: {text!r} is not a number of degrees; write one such as 43.2975.",
            field_name,
            key="degrees",
            field=field_name,
            text=text,
        ) from None
