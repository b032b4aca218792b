"""What is not the same in two states of a record, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from catalog.record.merging import ABSENT, FIELD_BY_FIELD, keys_of

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, or one element of a list, that was added, removed or changed.

    A date, a term or a reference is one value, as it is in a merge. Elements that only changed
    places are one difference of their list, whose `old` and `new` are the names of its elements.
    """

    path: str
    kind: Kind
    old: Any
    new: Any

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {"path": self.path, "kind": self.kind, "old": self.old, "new": self.new}


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Everything that differs between two documents, in the order of their fields."""
    return tuple(_in_fields("", old, new))


def _in_fields(path: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    found: list[Difference] = []
    for name in dict.fromkeys([*old, *new]):
        here = f"{path}.{name}" if path else name
        found.extend(_in_value(here, name, old.get(name, ABSENT), new.get(name, ABSENT)))
    return found


def _in_value(path: str, name: str, old: Any, new: Any) -> list[Difference]:
    if old == new:
        return []
    if (old is ABSENT and not new) or (new is ABSENT and not old):
        return [_difference(path, old, new)]
    if name in FIELD_BY_FIELD and _are(dict, old, new):
        return _in_fields(path, _or_empty(old, {}), _or_empty(new, {}))
    if _are(list, old, new):
        before, after = _or_empty(old, []), _or_empty(new, [])
        key = keys_of(before, after)
        if key is not None:
            return _in_list(
                path, {key(each): each for each in before}, {key(each): each for each in after}
            )
    return [_difference(path, old, new)]


def _in_list(path: str, old: dict[Any, Any], new: dict[Any, Any]) -> list[Difference]:
    found: list[Difference] = []
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name, ABSENT), new.get(name, ABSENT)
        if before == after:
            continue
        if isinstance(before, dict) and isinstance(after, dict):
            found.extend(_in_fields(f"{path}[{name}]", before, after))
        else:
            found.append(_difference(f"{path}[{name}]", before, after))
    before_order = [name for name in old if name in new]
    after_order = [name for name in new if name in old]
    if before_order != after_order:
        found.append(Difference(path, "changed", before_order, after_order))
    return found


def _are(kind: type, old: Any, new: Any) -> bool:
    """Whether both are of a kind, or one is and the other is not there."""
    return all(side is ABSENT or isinstance(side, kind) for side in (old, new))


def _or_empty(value: Any, empty: Any) -> Any:
    return empty if value is ABSENT else value


def _difference(path: str, old: Any, new: Any) -> Difference:
    if old is ABSENT:
        return Difference(path, "added", None, new)
    if new is ABSENT:
        return Difference(path, "removed", old, None)
    return Difference(path, "changed", old, new)
