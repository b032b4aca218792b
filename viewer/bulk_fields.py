"""The fields that can be changed in many records at once, and how their value is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from catalog.directions import ViewingDirection
from catalog.errors import BadRecord
from catalog.record.bulk import BulkChange, Operation
from viewer.editor.form_words import value_of, words_of_path
from viewer.languages import Translator
from viewer.rights import offered_rights


@dataclass(frozen=True, slots=True)
class BulkField:
    """One field: its path, and whether its value is chosen from `choices` or typed."""

    path: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()


# Path -> what the typed words become there: one value in place of the old, or one more item.
_TYPED: Final[Mapping[str, str]] = {
    "identity.summary": "texts",
    "identity.languages": "language",
    "contents.summary": "texts",
    "origin.note": "texts",
    "provenance.summary": "texts",
    "bibliography": "citation",
    "notes": "note",
}
_RIGHTS, _DIRECTION = "identity.rights", "identity.viewing_direction"


def bulk_fields(t: Translator) -> tuple[BulkField, ...]:
    """Return the fields offered, by their labels."""
    directions = tuple(
        (each.value, value_of("viewing-direction", each.value, t)) for each in ViewingDirection
    )
    chosen = (
        BulkField(_RIGHTS, _label(_RIGHTS, t), tuple(offered_rights(t))),
        BulkField(_DIRECTION, _label(_DIRECTION, t), directions),
    )
    return (*chosen, *(BulkField(path, _label(path, t)) for path in _TYPED))


def _label(path: str, t: Translator) -> str:
    return " › ".join(words_of_path(path, t))


def change_of(path: str, value: str, language: str) -> BulkChange:
    """Return the change that the form describes.

    Raises:
        BadRecord: it names no field that is offered here.
    """
    text = value.strip()
    if path == _RIGHTS:
        return BulkChange(Operation.SET, path, text or None)
    if path == _DIRECTION and text:
        return BulkChange(Operation.SET, path, text)
    if path not in _TYPED:
        raise BadRecord(
            f"{path[:100]!r} is no field that is offered here: choose one of the list.",
            key="bulk-field",
            path=path[:100],
        )
    said = [{"text": text, "language": language}]
    made: dict[str, Any] = {
        "texts": said, "language": {"tag": text}, "citation": {"citation": said},
        "note": {"texts": said},
    }  # fmt: skip
    kind = _TYPED[path]
    if kind == "texts":
        return BulkChange(Operation.SET, path, made[kind] if text else None)
    if not text:
        raise BadRecord("The new value is empty: write what is to be added.", key="bulk-empty")
    return BulkChange(Operation.ADD, path, made[kind])
