"""What is wrong with a document, field by field, in one sentence each.

A fault has a stable key and its values, from which a page makes the sentence in the language of
the reader (`fault-<key>` in the translations), and the English sentence for everybody else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from catalog.errors import BadRecord
from catalog.record.shape import name_of

FAULTS_MAX = 100
_NAME_MAX = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One field that cannot stand as it is.

    `path` is such as 'physical.hands[h3].script' (items by id, other elements by place from 0);
    `values` are plain numbers and words for the sentence.
    """

    path: str
    sentence: str
    key: str
    values: Mapping[str, str | int]

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {
            "path": self.path,
            "sentence": self.sentence,
            "key": self.key,
            "values": dict(self.values),
        }


class BadDocument(BadRecord):
    """A document that is no record; `faults` say which fields and why, the first is the message."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        more = len(faults) - 1
        also = f" ({more} more like it.)" if more else ""
        super().__init__(f"{faults[0].sentence}{also}")
        self.faults = faults
        self.extension = {"faults": [fault.as_json() for fault in faults]}


def make(path: str, key: str, **values: str | int) -> Fault:
    """The fault `key` at a path, its sentence filled in."""
    where = path or "The document"
    sentence = _SENTENCES[key].format(path=where, **values)
    return Fault(path, sentence, key, values)


def from_validation(error: ValidationError, document: object) -> tuple[Fault, ...]:
    """The faults that pydantic found in a document, at most `FAULTS_MAX` of them."""
    told = error.errors(include_url=False)
    # A list whose elements are wrong is not "too short" as well.
    broken = {each["loc"][:-depth] for each in told for depth in range(1, len(each["loc"]))}
    worth_telling = [
        each for each in told if each["type"] != "too_short" or each["loc"] not in broken
    ]
    return tuple(_fault(each, document) for each in worth_telling[:FAULTS_MAX])


# What pydantic calls it -> our key, and the values of its sentence from context and input.
_Values = Callable[[Mapping[str, Any], object], dict[str, str | int]]


def _none(_context: Mapping[str, Any], _given: object) -> dict[str, str | int]:
    return {}


def _longest(context: Mapping[str, Any], given: object) -> dict[str, str | int]:
    length = len(given) if isinstance(given, str | list | tuple) else 0
    return {"length": length, "max": context["max_length"]}


def _limit(name: str) -> _Values:
    return lambda context, _given: {"limit": _plain(context[name])}


def _expected(context: Mapping[str, Any], _given: object) -> dict[str, str | int]:
    return {"expected": str(context["expected"])[:500]}


_KEYS: Mapping[str, tuple[str, _Values]] = {
    "missing": ("missing", _none),
    "extra_forbidden": ("unknown-field", _none),
    "string_too_long": ("too-long", _longest),
    "too_long": ("too-many", _longest),
    "string_too_short": ("empty", _none),
    "too_short": ("missing", _none),
    "string_type": ("not-text", _none),
    "string_unicode": ("unkeepable", _none),
    "string_pattern_mismatch": ("pattern", _none),
    "enum": ("not-one-of", _expected),
    "literal_error": ("not-one-of", _expected),
    "greater_than": ("too-small", _limit("gt")),
    "greater_than_equal": ("too-small", _limit("ge")),
    "less_than": ("too-great", _limit("lt")),
    "less_than_equal": ("too-great", _limit("le")),
    "int_type": ("not-whole-number", _none),
    "int_parsing": ("not-whole-number", _none),
    "int_parsing_size": ("not-whole-number", _none),
    "int_from_float": ("not-whole-number", _none),
    "float_type": ("not-number", _none),
    "float_parsing": ("not-number", _none),
    "finite_number": ("not-number", _none),
    "decimal_type": ("not-number", _none),
    "decimal_parsing": ("not-number", _none),
    "decimal_max_digits": ("pattern", _none),
    "decimal_max_places": ("pattern", _none),
    "decimal_whole_digits": ("pattern", _none),
    "date_type": ("pattern", _none),
    "date_parsing": ("pattern", _none),
    "date_from_datetime_parsing": ("pattern", _none),
    "json_invalid": ("not-fields", _none),
    "dict_type": ("not-fields", _none),
    "list_type": ("not-list", _none),
    "unkeepable": ("unkeepable", _none),
    "bool_type": ("not-yes-no", _none),
    "bool_parsing": ("not-yes-no", _none),
    "tuple_type": ("not-list", _none),
    "model_type": ("not-fields", _none),
    "model_attributes_type": ("not-fields", _none),
}

# What the models of the house say themselves, by a `PydanticCustomError` of this type.
OWN = frozenset(
    {
        "coordinates-of-place", "coordinates-pair", "currency", "language-tag", "name-letters",
        "outside-identifier", "web-address", "years-order",
    }
)  # fmt: skip

_SENTENCES: Mapping[str, str] = {
    "missing": "{path} is missing: a record cannot do without it.",
    "unknown-field": "{path} is not a field of the record: leave it out.",
    "too-long": "{path} has {length} characters: shorten it to {max}.",
    "too-many": "{path} has {length} entries: keep at most {max}.",
    "empty": "{path} is empty: write something, or leave it out.",
    "not-text": "{path} must be text.",
    "unkeepable": "{path} holds a control character or half of a character: type it again.",
    "pattern": "{path} is not written the way this field is written: check it for a slip.",
    "not-one-of": "{path} must be one of {expected}.",
    "too-small": "{path} is too small: the limit is {limit}.",
    "too-great": "{path} is too great: the limit is {limit}.",
    "not-whole-number": "{path} must be a whole number.",
    "not-number": "{path} must be a number.",
    "not-yes-no": "{path} must be true or false.",
    "not-list": "{path} must be a list.",
    "not-fields": "{path} must be a table of fields.",
    "same-id": "{path}: two entries have the id {id}; give one of them another, or none.",
    "too-deep": "{path} is nested deeper than any record: send the fields of the record only.",
    "outside-page": "{path} reaches beyond the page, which is {width} by {height} pixels: "
    "draw it within the page.",
    "rights": "{path}: {reason}",
    "not-so": "{path}: {reason}",
}


def _fault(told: Mapping[str, Any], document: object) -> Fault:
    path = _path(told["loc"], document)
    key, values = key_of(told)
    if key in OWN:
        reason = _printable(str(told["msg"]), 1000)
        return Fault(path, f"{path or 'The document'}: {reason}", key, values)
    return make(path, key, **values)


def key_of(told: Mapping[str, Any]) -> tuple[str, dict[str, str | int]]:
    """The key of what pydantic says of one value, and the values of its sentence."""
    context = told.get("ctx") or {}
    kind = told["type"]
    if kind in _KEYS:
        key, values = _KEYS[kind]
        return key, values(context, told.get("input"))
    if kind in OWN:
        return kind, {name: _printable(str(value), 200) for name, value in context.items()}
    reason = str(context["error"]) if kind == "value_error" else str(told["msg"])
    return "not-so", {"reason": _printable(reason, 1000)}


def _path(loc: tuple[int | str, ...], document: object) -> str:
    path, here = "", document
    for part in loc:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list | tuple) and part < len(here) else None
            path += f"[{name_of(here, part)}]"
        else:
            here = here.get(part) if isinstance(here, dict) else None
            name = _printable(part, _NAME_MAX)
            path = f"{path}.{name}" if path else name
    return path


def _printable(text: str, length_max: int) -> str:
    # What somebody sent comes back in a sentence: neither half characters nor a megabyte of it.
    kept = text.encode("utf-8", "replace").decode()
    return kept if len(kept) <= length_max else f"{kept[: length_max - 1]}…"


def _plain(limit: object) -> str | int:
    return limit if isinstance(limit, int) else f"{limit:g}" if isinstance(limit, float) else "?"
