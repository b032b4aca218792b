"""Fields of a signed step for people: which a slip can be corrected in, and what was corrected."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from catalog.conservation.signing import amending, signing
from catalog.conservation.signing.tables import SignedEntry
from viewer.languages import Translator

# Paths into the signed content (a star is the number of an item), and the message that names them.
_FIELDS: Final[Sequence[tuple[str, str]]] = (
    ("content.observed.*.text", "observed"),
    ("content.result.*.text", "result"),
    ("content.deviation_note.*.text", "deviation-note"),
    ("content.people.*.name", "people"),
    ("content.tools.*", "tools"),
    ("content.climate.temperature_c", "temperature"),
    ("content.climate.humidity_percent", "humidity"),
    ("content.uses.*.snapshot.lots.*.code", "batch"),
    ("content.uses.*.snapshot.preparation.code", "preparation"),
    ("content.uses.*.amount.value", "amount"),
    ("content.uses.*.label.*.text", "removed"),
    ("content.uses.*.location.*.text", "location"),
    ("content.fragments.*.description.*.text", "fragment"),
    ("content.fragments.*.kept_in", "kept-in"),
    ("started_at", "started"),
    ("ended_at", "ended"),
)
_SHOWN_MAX = 60


@dataclass(frozen=True, slots=True)
class AmendableField:
    """A field that can be corrected; `value` is what the form sends: its path and what stands."""

    value: str
    label: str
    standing: str


@dataclass(frozen=True, slots=True)
class ChangedField:
    """One correction: what stood and what is right."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class BesideView:
    """An amendment or a void beside the signed entry."""

    entry: SignedEntry
    is_void: bool
    reason: str
    language: str
    changes: list[ChangedField]


def amendable(content: Mapping[str, Any], t: Translator) -> list[AmendableField]:
    """Return the fields of the content as it stands with what amended it so far."""
    return [
        AmendableField(json.dumps([path, value]), label_of(path, t), _short(value))
        for pattern, _ in _FIELDS
        for path, value in _found(content, pattern.split("."), ())
        if isinstance(value, str)
    ]


def change_sent(field: str, new: str) -> dict[str, Any]:
    """Return a correction as `amending.amend` takes it; a field that is none has no name."""
    try:
        path, old = json.loads(field)
    except (ValueError, TypeError):
        path, old = "", None
    return {"field": str(path), "old": old, "new": new}


def beside_of(session: Session, entry_id: str, t: Translator) -> list[BesideView]:
    """Return what was signed beside an entry, in its order."""
    found = []
    for entry in amending.amendments_of(session, entry_id):
        document = signing.document_of(entry)
        told = document["content"]
        changes = [
            ChangedField(label_of(one["field"], t), _text(one["old"]), _text(one["new"]))
            for one in told.get("changes", ())
        ]
        found.append(
            BesideView(
                entry, entry.kind == amending.VOID, told["reason"], document["language"], changes
            )
        )
    return found


def label_of(path: str, t: Translator) -> str:
    """Name a field; one that has no name of its own is named by its path."""
    for pattern, name in _FIELDS:
        numbers = re.fullmatch(pattern.replace(".", r"\.").replace("*", "([0-9]+)"), path)
        if numbers is not None:
            label = t(f"treat-amend-{name}")
            places = [int(each) + 1 for each in numbers.groups()[:1]]
            return f"{label} {places[0]}" if places else label
    return path


def _found(value: Any, pattern: Sequence[str], path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    if not pattern:
        yield ".".join(path), value
        return
    first, rest = pattern[0], pattern[1:]
    if first == "*" and isinstance(value, list):
        for place, each in enumerate(value):
            yield from _found(each, rest, (*path, str(place)))
    elif isinstance(value, Mapping) and first in value:
        yield from _found(value[first], rest, (*path, first))


def _short(value: str) -> str:
    return value if len(value) <= _SHOWN_MAX else f"{value[: _SHOWN_MAX - 1]}…"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
