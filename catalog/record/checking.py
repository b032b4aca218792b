"""From JSON to a record and back: the one door through which every document comes in."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from catalog.errors import BadRightsUri
from catalog.identifiers import ALPHABET
from catalog.language import holds_unkeepable
from catalog.record import faults
from catalog.record.document import SCHEMA, Record
from catalog.record.faults import BadDocument as BadDocument
from catalog.record.faults import Fault as Fault
from catalog.record.shape import lists_of_items, name_of
from catalog.rights import check_rights

ITEM_ID_LENGTH = 10
# The deepest field of the models lies ten levels down; far above it and far below the stack.
DEPTH_MAX = 60


def item_id() -> str:
    """A new id for an item of a record: unlike every other of its document, without vowels."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ITEM_ID_LENGTH))


def read_record(mapping: object) -> Record:
    """The record in a mapping as JSON gives it; the rights address in its usual spelling.

    Raises:
        BadDocument: it is no record; `faults` name every field that cannot stand.
    """
    found = _unreadable(mapping)
    if found is not None:
        raise BadDocument((found,))
    try:
        record = Record.model_validate(_with_rights_spelled(mapping))
    except ValidationError as error:
        raise BadDocument(faults.from_validation(error, mapping)) from None
    told = (*_doubled(mapping), *_unkeepable(dump(record)), *_bad_rights(record))
    if told:
        raise BadDocument(told[: faults.FAULTS_MAX])
    return record


def take_in(mapping: object, new_id: Callable[[], str]) -> Record:
    """The record in a mapping that somebody sent, every item with an id.

    Raises:
        BadDocument: it is no record; the faults name items as they were sent: by their place, as
            long as they had no id.
    """
    try:
        return read_record(with_ids(mapping, new_id))
    except BadDocument:
        read_record(mapping)
        raise


def dump(record: Record) -> dict[str, Any]:
    """The record as plain JSON, what is as the models have it by default left out.

    `read_record` makes an equal record of it. (So a default of the models never changes: the
    documents of all years rest on it.)
    """
    return {"format": SCHEMA, **record.model_dump(mode="json", exclude_defaults=True)}


def with_ids(mapping: object, new_id: Callable[[], str]) -> Any:
    """The same document, every item with an id; what is no document comes back as it is.

    New ids go to items without one, and to the second of two with the same in one list.
    """
    if _unreadable(mapping) is not None:
        return mapping
    document = _copied(mapping)
    for _, elements in lists_of_items(document):
        taken: set[str] = set()
        for element in elements:
            # An id that is no text is left for the reading, which names it.
            if isinstance(element, dict) and isinstance(element.get("id") or "", str):
                if not element.get("id") or element["id"] in taken:
                    element["id"] = new_id()
                taken.add(element["id"])
    return document


def _copied(value: object) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_copied(inner) for inner in value]
    return value


def _unreadable(mapping: object) -> Fault | None:
    """Why the mapping cannot even be looked into: too deep, or a name that is no text."""
    level: list[object] = [mapping]
    for _ in range(DEPTH_MAX):
        level, names = _below(level)
        for name in names:
            if not isinstance(name, str):
                return faults.make("", "not-fields")
            if holds_unkeepable(name):
                return faults.make("", "unkeepable")
        if not level:
            return None
    return faults.make("", "too-deep")


def _below(level: list[object]) -> tuple[list[object], list[object]]:
    inner: list[object] = []
    names: list[object] = []
    for value in level:
        if isinstance(value, dict):
            names.extend(value)
            inner.extend(each for each in value.values() if isinstance(each, dict | list | tuple))
        elif isinstance(value, list | tuple):
            inner.extend(each for each in value if isinstance(each, dict | list | tuple))
    return inner, names


def _doubled(document: object) -> tuple[Fault, ...]:
    told = []
    for path, elements in lists_of_items(document):
        seen: set[str] = set()
        for element in elements:
            named = element.get("id") if isinstance(element, dict) else None
            if isinstance(named, str) and named and named in seen:
                told.append(faults.make(path, "same-id", id=named))
            seen.add(named if isinstance(named, str) else "")
    return tuple(told)


def _unkeepable(value: object, path: str = "") -> tuple[Fault, ...]:
    if isinstance(value, str):
        return (faults.make(path, "unkeepable"),) if holds_unkeepable(value) else ()
    told: list[Fault] = []
    if isinstance(value, dict):
        for name, inner in value.items():
            told.extend(_unkeepable(inner, f"{path}.{name}" if path else name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            told.extend(_unkeepable(inner, f"{path}[{name_of(inner, index)}]"))
    return tuple(told)


def _with_rights_spelled(mapping: Any) -> Any:
    """The document with 'CC0' and the like as the address that is meant."""
    identity = mapping.get("identity") if isinstance(mapping, Mapping) else None
    if not isinstance(identity, Mapping) or not isinstance(identity.get("rights"), str):
        return mapping
    stated = identity["rights"]
    try:
        return {**mapping, "identity": {**identity, "rights": check_rights(stated)}}
    except BadRightsUri:
        return mapping


def _bad_rights(record: Record) -> tuple[Fault, ...]:
    try:
        if record.identity.rights is not None:
            check_rights(record.identity.rights, "identity.rights")
    except BadRightsUri as error:
        reason = str(error).removeprefix("identity.rights ")
        return (faults.make("identity.rights", "rights", reason=reason),)
    return ()
