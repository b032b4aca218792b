"""JSON-LD of our own making as Turtle (RDF 1.1 Turtle), for harvesters that read nothing else.

It writes what `viewer/dcat.py` makes and no more: prefixed names, references, texts with and
without a language, typed values, nodes within nodes.
"""

import json
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]


def turtle(document: Node) -> str:
    """Return the document as Turtle; nodes with an address first are told of by themselves."""
    prefixes = [f"@prefix {name}: <{base}> ." for name, base in document["@context"].items()]
    blocks = [_block(node) for node in _named(document)]
    return "\n".join(prefixes) + "\n\n" + "\n\n".join(blocks) + "\n"


def _named(node: Node) -> Iterator[Node]:
    """The node and every node within it that has an address and says something."""
    if "@id" in node and len(node) > 1:
        yield node
    for value in node.values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict) and "@value" not in inner:
                yield from _named(inner)


def _block(node: Node) -> str:
    return f"<{node['@id']}> {_said(node)} ."


def _said(node: Node) -> str:
    lines = [f"a {node['@type']}"] if "@type" in node else []
    for name, value in node.items():
        if not name.startswith("@"):
            values = value if isinstance(value, list) else [value]
            lines.append(f"{name} {', '.join(_value(each) for each in values)}")
    return " ;\n    ".join(lines)


def _value(value: Any) -> str:
    if not isinstance(value, dict):
        return _quoted(value)
    if "@value" in value:
        kind = f"^^{value['@type']}" if "@type" in value else ""
        return _quoted(value["@value"]) + (
            f"@{value['@language']}" if "@language" in value else kind
        )
    return f"<{value['@id']}>" if "@id" in value else f"[ {_said(value)} ]"


def _quoted(text: str) -> str:
    # A string of JSON is one of Turtle, too: the same escapes (2.5.1 and 6.4).
    return json.dumps(text, ensure_ascii=False).replace("\\/", "/")
