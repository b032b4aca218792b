"""Two people's changes to one record, put together; where they clash, both are shown.

Works on documents as plain JSON and needs to know little of them: the sections below are merged
field by field, lists element by element where their elements can be told apart, and everything
else (a date, a term, a reference) is one value that is taken from one side whole: half of one
person's date with half of another's would be a third date that nobody stated.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

# Fields whose content is a table of independent fields.
FIELD_BY_FIELD: Final = frozenset({
    "identity", "contents", "physical", "origin", "provenance", "extent", "collation",
    "required_statement",
})  # fmt: skip


class _Absent:
    def __repr__(self) -> str:
        return "absent"


ABSENT: Final = _Absent()


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field that both changed, differently; None where it is not there.

    `path` is such as 'identity.titles[t1].texts[kk].text'.
    """

    path: str
    base: Any
    mine: Any
    theirs: Any

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {"path": self.path, "base": self.base, "mine": self.mine, "theirs": self.theirs}


@dataclass(frozen=True, slots=True)
class Merged:
    """Everything that fits together; in a conflict the document has theirs (or what is left)."""

    document: dict[str, Any]
    conflicts: tuple[FieldConflict, ...]


def three_way(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Merged:
    """The changes from base to mine and from base to theirs in one document.

    No text of either side is lost: it is in the document, or in a conflict. An element that one
    removed and the other changed stays, as a conflict.
    """
    conflicts: list[FieldConflict] = []
    merged = _fields("", dict(base), dict(mine), dict(theirs), conflicts)
    return Merged(merged, tuple(conflicts))


def keys_of(*lists: list[Any]) -> Callable[[Any], Hashable] | None:
    """By what the elements of these lists can be told apart, the same in all; None: by nothing.

    By `id`; texts by their language; terms by their key; plain words by themselves.
    """
    elements = [element for each in lists for element in each]
    for key in (_by_id, _by_language, _by_term, _by_itself):
        if all(key(element) is not None for element in elements) and all(
            len({key(element) for element in each}) == len(each) for each in lists
        ):
            return key
    return None


def _by_id(element: Any) -> str | None:
    found = element.get("id") if isinstance(element, dict) else None
    return found if isinstance(found, str) and found else None


def _by_language(element: Any) -> str | None:
    if not isinstance(element, dict) or "text" not in element or "id" in element:
        return None
    found = element.get("language", "none")
    return found if isinstance(found, str) else None


def _by_term(element: Any) -> str | None:
    found = element.get("key") if isinstance(element, dict) and "id" not in element else None
    return found if isinstance(found, str) and found else None


def _by_itself(element: Any) -> str | None:
    return element if isinstance(element, str) else None


def _fields(
    path: str,
    base: dict[str, Any],
    mine: dict[str, Any],
    theirs: dict[str, Any],
    conflicts: list[FieldConflict],
) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for name in dict.fromkeys([*theirs, *mine]):
        value = _value(
            f"{path}.{name}" if path else name,
            name,
            (base.get(name, ABSENT), mine.get(name, ABSENT), theirs.get(name, ABSENT)),
            conflicts,
        )
        if value is not ABSENT:
            merged[name] = value
    return merged


_Sides = tuple[Any, Any, Any]


def _value(path: str, name: str, sides: _Sides, conflicts: list[FieldConflict]) -> Any:
    base, mine, theirs = sides
    if mine == theirs or base == mine:
        return theirs
    if base == theirs:
        return mine
    if name in FIELD_BY_FIELD and isinstance(mine, dict) and isinstance(theirs, dict):
        return _fields(path, base if isinstance(base, dict) else {}, mine, theirs, conflicts)
    if isinstance(mine, list) and isinstance(theirs, list):
        known = base if isinstance(base, list) else []
        key = keys_of(known, mine, theirs)
        if key is not None:
            return _Lists(path, key, known, mine, theirs).merge(conflicts)
    return _clash(path, base, mine, theirs, conflicts)


def _clash(path: str, base: Any, mine: Any, theirs: Any, conflicts: list[FieldConflict]) -> Any:
    conflicts.append(
        FieldConflict(path, *(None if s is ABSENT else s for s in (base, mine, theirs)))
    )
    return mine if theirs is ABSENT else theirs


class _Lists:
    """Three states of one list whose elements can be told apart."""

    def __init__(
        self,
        path: str,
        key: Callable[[Any], Hashable],
        base: list[Any],
        mine: list[Any],
        theirs: list[Any],
    ) -> None:
        self.path = path
        self.base = {key(element): element for element in base}
        self.mine = {key(element): element for element in mine}
        self.theirs = {key(element): element for element in theirs}

    def merge(self, conflicts: list[FieldConflict]) -> list[Any]:
        """The list with the changes of both, in the order of whoever changed the order."""
        kept: dict[Hashable, Any] = {}
        for name in dict.fromkeys([*self.theirs, *self.mine]):
            element = self._element(name, conflicts)
            if element is not ABSENT:
                kept[name] = element
        return [kept[name] for name in self._order(kept)]

    def _element(self, name: Hashable, conflicts: list[FieldConflict]) -> Any:
        path = f"{self.path}[{name}]"
        base, mine, theirs = (
            side.get(name, ABSENT) for side in (self.base, self.mine, self.theirs)
        )
        if all(isinstance(side, dict) for side in (mine, theirs)) and mine != theirs:
            known = base if isinstance(base, dict) else {}
            return _fields(path, known, mine, theirs, conflicts)
        if mine == theirs or base == mine:
            return theirs
        if base == theirs:
            return mine
        return _clash(path, base, mine, theirs, conflicts)

    def _order(self, kept: Mapping[Hashable, Any]) -> list[Hashable]:
        common = [name for name in self.base if name in self.mine and name in self.theirs]
        moved_by_me = [name for name in self.mine if name in common] != common
        moved_by_them = [name for name in self.theirs if name in common] != common
        first, second = self.theirs, self.mine
        if moved_by_me and not moved_by_them:
            first, second = self.mine, self.theirs
        order = [name for name in first if name in kept]
        before: Hashable = ABSENT
        for name in second:
            if name in kept and name not in first:
                # Whatever only one side has stands behind what it stood behind there.
                order.insert(order.index(before) + 1 if before in order else 0, name)
            before = name
        return order
