"""From what was read to a record that holds: what cannot stand is taken out.

Nothing is lost by it: words whose value went are kept aside, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from catalog.record.document import Record
from catalog.record.shape import name_of
from catalog.tei.reading.ledger import Holder

# Each round takes away at least one value, so that even an absurd source comes to an end.
_ROUNDS_MAX: Final = 100


def fit(document: Holder) -> tuple[Record, dict[int, str]]:
    """The record in a document, which is changed in place; and, by `id()`, why values went.

    Raises:
        ValidationError: what a record cannot do without is wrong; the readers see to it before.
    """
    reasons: dict[int, str] = {}
    for _ in range(_ROUNDS_MAX):
        try:
            return Record.model_validate(document), reasons
        except ValidationError as error:
            for told in error.errors(include_url=False, include_input=False):
                _take_away(document, told, reasons)
    return Record.model_validate(document), reasons


def paths_in(value: object, path: str = "") -> dict[int, str]:
    """By `id()` of every part of a document: where it stands."""
    found: dict[int, str] = {}
    if isinstance(value, dict):
        found[id(value)] = path
        for name, inner in value.items():
            found |= paths_in(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found |= paths_in(inner, f"{path}[{name_of(inner, index)}]")
    return found


def pruned(value: Any) -> Any:
    """A document without empty lists, empty parts and nothings; parts are changed in place."""
    if isinstance(value, dict):
        for name, inner in list(value.items()):
            if pruned(inner) in (None, [], {}):
                del value[name]
    elif isinstance(value, list):
        for inner in value:
            pruned(inner)
    return value


def _take_away(document: Holder, told: Mapping[str, Any], reasons: dict[int, str]) -> None:
    loc = [*told["loc"]]
    if told["type"] == "missing":
        loc.pop()
    owner, last = _find(document, loc)
    if owner is None:
        return
    value = owner[last]
    why = f"{'.'.join(str(one) for one in told['loc'])}: {told['msg']}"
    if told["type"] == "too_long" and isinstance(value, list):
        gone = value[told["ctx"]["max_length"] :]
        del value[told["ctx"]["max_length"] :]
    else:
        gone = value
        del owner[last]
        if not isinstance(owner, list):
            reasons[id(owner)] = why
    reasons |= dict.fromkeys(paths_in(gone), why)


def _find(document: Holder, loc: list[int | str]) -> tuple[Any, Any]:
    """The container and the key of the deepest value on a path that is there."""
    owner: Any = None
    last: Any = None
    here: Any = document
    for step in loc:
        try:
            inner = here[step]
        except (KeyError, IndexError, TypeError):
            break
        owner, last, here = here, step, inner
    return owner, last
