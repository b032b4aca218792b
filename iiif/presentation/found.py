"""What a search finds as IIIF collections (Presentation 3.0, 5.1), by the address of the search.

Presentation 3.0 has no pages of a collection, so a list of more than a hundred manuscripts is a
collection of collections, each with a part of the manuscripts and an address of its own. Only books
with a page have a manifest and stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from catalog.cards import ManuscriptCard
from catalog.search.parameters import write_search
from catalog.search.searching import Search
from catalog.uris import Uris
from iiif.presentation import language
from iiif.presentation.canvas import Node
from iiif.presentation.collection import member
from iiif.presentation.manifest import CONTEXT

PART_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a search is asked for: its number from 1, or None for the whole."""

    number: int | None
    total: int

    @property
    def count(self) -> int:
        """How many parts there are; 1 where the whole list is one."""
        return max(1, -(-self.total // PART_MAX))


def collection_of_found(
    uris: Uris, asked: Search, part: Part, cards: Sequence[ManuscriptCard]
) -> Node:
    """The collection of a search, or of one part of it; `cards` are those of the part."""
    state = write_search(asked)
    words = asked.question.text
    label = {
        tag: [f"{language.COLLECTION[tag][0]}: {words}" if words else language.COLLECTION[tag][0]]
        for tag in language.LANGUAGES
    }
    node: Node = {
        "@context": CONTEXT,
        "id": uris.found_collection(write_search(asked, page=part.number or 1)),
        "type": "Collection",
        "label": label,
        "homepage": [
            {
                "id": uris.found(f"{state}&lang={tag}"),
                "type": "Text",
                "label": {tag: language.COLLECTION[tag]},
                "format": "text/html",
                "language": [tag],
            }
            for tag in language.LANGUAGES
        ],
    }
    if part.number is None and part.count > 1:
        node["items"] = [
            {
                "id": uris.found_collection(_part_state(asked, number)),
                "type": "Collection",
                "label": {"none": [f"{(number - 1) * PART_MAX + 1}–{_end(part, number)}"]},
            }
            for number in range(1, part.count + 1)
        ]
        return node
    if part.number is not None:
        node["id"] = uris.found_collection(_part_state(asked, part.number))
        node["partOf"] = [{"id": uris.found_collection(state), "type": "Collection"}]
    node["items"] = [member(uris, card) for card in cards if card.pages]
    return node


def _end(part: Part, number: int) -> int:
    return min(part.total, number * PART_MAX)


def _part_state(asked: Search, number: int) -> str:
    """The state with the number of the part said outright, the first one too."""
    state = write_search(asked)
    return f"{state}&page={number}" if state else f"page={number}"
