"""Words and links in the way of Presentation 2.1 (sections 3.1, 3.4, 4.2 and 4.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from catalog.language import NONE, LanguageMap

Node = dict[str, Any]


def texts(said: LanguageMap) -> Any:
    """A language map as 2.1 has it: a text, or a list where there are several.

    Without a language it is a plain string; the order of languages and of texts stays.
    """
    return alone(
        [
            value if tag == NONE else {"@value": value, "@language": tag}
            for tag, values in said.items()
            for value in values
        ]
    )


def pairs(metadata: Sequence[Node]) -> list[Node]:
    """The pairs of label and value (3.1, metadata)."""
    return [{"label": texts(pair["label"]), "value": texts(pair["value"])} for pair in metadata]


def link(given: Node, address: Callable[[str], str] = str) -> Node:
    """Something outside that is linked to (3.4): where it is, what it is called, of which kind.

    `address` makes of an address that of the same document in 2.1.
    """
    made: Node = {"@id": address(given["id"])}
    if "label" in given:
        made["label"] = texts(given["label"])
    made.update({name: given[name] for name in ("format", "profile") if name in given})
    return made


def alone(values: list[Any]) -> Any:
    """The value itself where there is one: a property may be repeated or not (4.2)."""
    return values[0] if len(values) == 1 else values
