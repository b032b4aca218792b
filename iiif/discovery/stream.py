"""The stream of changes as Activity Streams (IIIF Change Discovery 1.0, level 2).

Every page is a range of numbers: full pages never change again, and the last page grows. Whoever
reads from the last page backwards, as the specification proposes (3.6), stops at what it knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from catalog.harvest.tables import Seen
from catalog.harvest.walking import Told
from catalog.uris import Uris

CONTEXT: Final = "http://iiif.io/api/discovery/1/context.json"
PAGE: Final = 100
_TYPES: Final = {
    Seen.CREATE: "Create",
    Seen.UPDATE: "Update",
    Seen.DELETE: "Delete",
    Seen.MOVE: "Move",
}

Node = dict[str, Any]


def pages_in(total: int) -> int:
    """How many pages so many activities fill; there is always one."""
    return max(1, -(-total // PAGE))


def stream(uris: Uris, total: int) -> Node:
    """The ordered collection: how long it is, its first and its last page (3.3.1)."""
    return {
        "@context": CONTEXT,
        "id": uris.changes(),
        "type": "OrderedCollection",
        "totalItems": total,
        "first": {"id": uris.changes_page(1), "type": "OrderedCollectionPage"},
        "last": {"id": uris.changes_page(pages_in(total)), "type": "OrderedCollectionPage"},
    }


def page(uris: Uris, number: int, total: int, told: Sequence[Told]) -> Node:
    """One page, the oldest change first (3.3.2)."""
    node: Node = {
        "@context": CONTEXT,
        "id": uris.changes_page(number),
        "type": "OrderedCollectionPage",
        "startIndex": (number - 1) * PAGE,
        "partOf": {"id": uris.changes(), "type": "OrderedCollection"},
    }
    if number > 1:
        node["prev"] = {"id": uris.changes_page(number - 1), "type": "OrderedCollectionPage"}
    if number < pages_in(total):
        node["next"] = {"id": uris.changes_page(number + 1), "type": "OrderedCollectionPage"}
    node["orderedItems"] = [_activity(uris, each) for each in told]
    return node


def _activity(uris: Uris, told: Told) -> Node:
    """One change of one manifest (3.3.3); what is there now says where else it is described."""
    node: Node = {
        "id": f"{uris.changes()}#{told.number}",
        "type": _TYPES[told.change],
        "endTime": _time(told.at),
        "object": {"id": uris.manifest(told.id), "type": "Manifest"},
    }
    if told.change is Seen.MOVE and told.target_id is not None:
        node["target"] = {"id": uris.manifest(told.target_id), "type": "Manifest"}
    if told.change in (Seen.CREATE, Seen.UPDATE):
        node["object"]["seeAlso"] = [
            {"id": uris.tei(told.id), "type": "Dataset", "format": "application/tei+xml"}
        ]
    return node


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
