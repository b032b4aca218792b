"""What TEI cannot hold of a record, beside it in the same file.

A processing instruction says that this catalogue wrote the file, and carries as JSON the few
values for which TEI P5 has no element: the direction of the pages, a region on a photograph, the
leaves of a quire. Programs that do not know it pass over it (XML 1.0, section 2.6), and every
schema allows it. What it says is found by reading the finished file and comparing: so nothing can
be forgotten, and what TEI holds is said in TEI alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from catalog.xml.safe import Element, Tree

_NAME: Final = "kitabdar"
_VERSION: Final = 1

Change = list[Any]
"""A path of names and places from 0, and the value there; without a value it is taken away."""


def mark(header: Element, changes: list[Change]) -> None:
    """Set the instruction at the end of the header."""
    said: dict[str, Any] = {"version": _VERSION}
    if changes:
        said["remainder"] = changes
    text = json.dumps(said, ensure_ascii=True, separators=(",", ":")).replace(">", "\\u003e")
    header.append(etree.ProcessingInstruction(_NAME, text))


def is_our_own(tree: Tree) -> bool:
    """Whether this catalogue wrote the file."""
    return _said(tree) is not None


def remainder_in(tree: Tree) -> list[Change]:
    """The values that the file has beside its TEI; none where somebody broke the instruction."""
    found = (_said(tree) or {}).get("remainder", [])
    return found if isinstance(found, list) else []


def differences(read: Any, meant: Any, path: tuple[Any, ...] = ()) -> Iterator[Change]:
    """What has to change in a document that was read so that it is the one that was meant."""
    if isinstance(read, dict) and isinstance(meant, dict):
        for name in meant.keys() - read.keys():
            yield [[*path, name], meant[name]]
        for name in read.keys() - meant.keys():
            yield [[*path, name]]
        for name in read.keys() & meant.keys():
            yield from differences(read[name], meant[name], (*path, name))
    elif isinstance(read, list) and isinstance(meant, list) and len(read) == len(meant):
        for index, (one, other) in enumerate(zip(read, meant, strict=True)):
            yield from differences(one, other, (*path, index))
    elif read != meant or type(read) is not type(meant):
        yield [[*path], meant]


def mended(document: Any, changes: list[Change]) -> Any:
    """The document with the changes made; one whose place is gone is passed over."""
    for change in changes:
        try:
            path = change[0]
            owner = document
            for step in path[:-1]:
                owner = owner[step]
            if len(change) > 1:
                owner[path[-1]] = change[1]
            else:
                del owner[path[-1]]
        except (IndexError, KeyError, TypeError):
            continue
    return document


def _said(tree: Tree) -> dict[str, Any] | None:
    for one in tree.getroot().iter(etree.ProcessingInstruction):
        if isinstance(one, etree._ProcessingInstruction) and one.target == _NAME:
            try:
                said = json.loads(one.text or "")
            except ValueError:
                return {}
            return said if isinstance(said, dict) else {}
    return None
