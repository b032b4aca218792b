"""Fields of signed documents for people: what each is called, which can be amended, which were.

A field is named by its path in the content ('content.uses.0.amount.value'); pages and printed
sheets say the path in words ('Material 1 · amount').
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from sqlalchemy.orm import Session

from catalog.conservation.signing import amending, signing
from catalog.conservation.signing.signing import instant
from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.treatment.errors import BadTreatment
from viewer.languages import Translator

# What a slip of the pen can be in, in the order of the form (a star is the number of an item).
_AMENDABLE: Final[Sequence[str]] = (
    "content.observed.*.text",
    "content.result.*.text",
    "content.deviation_note.*.text",
    "content.people.*.name",
    "content.tools.*",
    "content.climate.temperature_c",
    "content.climate.humidity_percent",
    "content.uses.*.snapshot.lots.*.code",
    "content.uses.*.snapshot.preparation.code",
    "content.uses.*.amount.value",
    "content.uses.*.label.*.text",
    "content.uses.*.location.*.text",
    "content.fragments.*.description.*.text",
    "content.fragments.*.kept_in",
    "started_at",
    "ended_at",
)
# Signed as instants; people read and write them to the minute, in UTC.
_MOMENTS: Final = frozenset({"started_at", "ended_at"})
_MINUTE: Final = "%Y-%m-%d %H:%M"
_NUMBERS: Final = re.compile(r"(temperature_c|humidity_percent|amount\.value)$")
# They hold something together and say nothing of it.
_SILENT: Final = frozenset({"content", "snapshot", "text"})
# Of these things the one part is the thing itself: an amount is its value, a person the name.
_SAID_BY_THE_WHOLE: Final = frozenset(
    {
        ("amount", "value"),
        ("lots", "code"),
        ("people", "name"),
        ("preparation", "code"),
        ("team", "name"),
    }
)
# Of these there is nearly always one, whose number would say nothing.
_ALONE: Final = frozenset({"lots", "products"})


@dataclass(frozen=True, slots=True)
class AmendableField:
    """A field that can be corrected; `path` and `old` (JSON) go back with the form."""

    path: str
    label: str
    old: str
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


def label_of(path: str, t: Translator) -> str:
    """Name a field in words; a part of the path that has no word keeps its own name."""
    said: list[str] = []
    parts = path.split(".")
    thing = ""
    for place, part in enumerate(parts):
        if part.isdecimal():
            is_only = part == "0" and (parts[place + 1 : place + 2] == ["text"] or thing in _ALONE)
            if said and not is_only:
                said[-1] += f" {int(part) + 1}"
        elif part not in _SILENT and (thing, part) not in _SAID_BY_THE_WHOLE:
            said.append(_word(part, t))
            thing = part
    label = " · ".join(said)
    return label[:1].upper() + label[1:] if label else path


def amendable(content: Mapping[str, Any], t: Translator) -> list[AmendableField]:
    """Return the fields of the content as it stands with what amended it so far."""
    return [
        AmendableField(path, label_of(path, t), json.dumps(value), _standing(path, value))
        for pattern in _AMENDABLE
        for path, value in _found(content, pattern.split("."), ())
        if value is None or isinstance(value, str)
    ]


def changes_sent(fields: Iterable[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Return what the form of an amendment changes, as `amending.amend` takes it.

    `fields` are path, what stood (JSON) and what was typed, of every field of the form; those that
    were left as they stood are no changes. Browsers send another sign for the end of a line.

    Raises:
        BadTreatment: a time or a number is none.
    """
    changes = []
    for path, told, typed in fields:
        try:
            old = json.loads(told)
        except ValueError:
            old = None
        new = _lines(typed)
        if new != _lines(_standing(path, old)):
            changes.append({"field": path, "old": old, "new": _kept(path, new)})
    return changes


def beside_of(session: Session, entry_id: str, t: Translator) -> list[BesideView]:
    """Return what was signed beside an entry, in its order."""
    found = []
    for entry in amending.amendments_of(session, entry_id):
        document = signing.document_of(entry)
        told = document["content"]
        changes = [
            ChangedField(
                label_of(one["field"], t),
                _text(one["field"], one["old"]),
                _text(one["field"], one["new"]),
            )
            for one in told.get("changes", ())
        ]
        found.append(
            BesideView(
                entry, entry.kind == amending.VOID, told["reason"], document["language"], changes
            )
        )
    return found


def _lines(text: str) -> str:
    return "\n".join(text.strip().splitlines())


def _word(part: str, t: Translator) -> str:
    key = f"amended-{part.replace('_', '-')}"
    return t(key) if t.has(key) else part


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


def _standing(path: str, value: Any) -> str:
    """Write a value as the form shows it; nothing for what is not text."""
    if not isinstance(value, str):
        return ""
    if path not in _MOMENTS:
        return value
    try:
        return dt.datetime.fromisoformat(value).astimezone(dt.UTC).strftime(_MINUTE)
    except ValueError:
        return value


def _kept(path: str, typed: str) -> str | None:
    """Return what is signed of what was typed; None where the field was emptied."""
    if not typed:
        return None
    if path in _MOMENTS:
        try:
            return instant(dt.datetime.strptime(typed, _MINUTE).replace(tzinfo=dt.UTC))
        except ValueError:
            raise BadTreatment(
                "amended-time", "Write the time in UTC, as 2026-11-22 21:10."
            ) from None
    if _NUMBERS.search(path):
        try:
            return str(Decimal(typed.replace(",", ".")))
        except InvalidOperation:
            raise BadTreatment(
                "amended-number", f"{typed!r} is no number: write one as 21.5.", typed=typed
            ) from None
    return typed


def _text(path: str, value: Any) -> str:
    if value is None:
        return "–"
    return _standing(path, value) or json.dumps(value, ensure_ascii=False)
