"""Long collections in the way of Presentation 2.1, which has pages of a list (3.5 and 5.9)."""

from __future__ import annotations

from catalog.uris import Uris
from iiif.presentation.collection import Part, part_of
from iiif.presentation.two.documents import older
from iiif.presentation.two.texts import Node


def older_part(uris: Uris, document: Node, part: Part) -> Node:
    """The collection of 2.1 that says what this part of a collection, or the whole, says.

    Where 3.0 names parts, 2.1 leads to the first page; each page leads to the next.
    """
    made = older(uris, document)
    if part.names_members:
        return made | _around(uris, document, part)
    del made["collections"]
    return made | {
        "total": part.total,
        "first": uris.older(part_of(document["id"], 1)),
        "last": uris.older(part_of(document["id"], part.count)),
    }


def _around(uris: Uris, document: Node, part: Part) -> Node:
    if part.number is None:
        return {"total": part.total}
    whole = document["partOf"][0]["id"]
    found: Node = {"startIndex": part.start}
    if part.number < part.count:
        found["next"] = uris.older(part_of(whole, part.number + 1))
    if part.number > 1:
        found["prev"] = uris.older(part_of(whole, part.number - 1))
    return found
