"""Refusals as they are kept in a row: to be said later, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from catalog.record.faults import BadDocument
from catalog.refusal import Refusal


def kept(error: Refusal) -> dict[str, Any]:
    """The error as JSON: class, key, values, the English sentence, and its place in the source.

    `line` and `column` count from 1 and are 0 where they are not known.
    """
    message: dict[str, Any] = {
        "kind": type(error).__name__,
        "key": error.key,
        "sentence": str(error),
        "values": {name: _plain(value) for name, value in error.said().items()},
        "line": getattr(error, "line", 0),
        "column": getattr(error, "column", 0),
    }
    if isinstance(error, BadDocument):
        message["values"] = {}
        message["faults"] = [
            {"path": fault.path, "key": fault.key, "values": _plain(fault.values)}
            for fault in error.faults
        ]
    return message


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return [_plain(inner) for inner in value]
    return str(value)
