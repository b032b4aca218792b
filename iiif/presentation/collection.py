"""Collections of manuscripts (Presentation 3.0, 5.1; for 2.1 see `two/paging.py`).

Presentation 3.0 has no pages of a collection, so a list of more than a hundred is a collection of
parts, each with an address of its own. Nothing here is kept: a part is made when it is asked for,
so that publishing a book makes no list anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from catalog.cards import ManuscriptCard
from catalog.language import LanguageMap
from catalog.search.facets import Facet
from catalog.uris import Uris
from iiif.presentation import collection_words, language
from iiif.presentation.canvas import Node, thumbnail
from iiif.presentation.manifest import CONTEXT, name_of
from iiif.presentation.ways import Way

PART_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is asked for: its number from 1, or None for the whole."""

    number: int | None
    total: int

    @property
    def count(self) -> int:
        """How many parts there are; 1 where the whole list is one."""
        return max(1, -(-self.total // PART_MAX))

    @property
    def names_members(self) -> bool:
        """Whether it names what is in the list, and not its parts."""
        return self.number is not None or self.count == 1

    @property
    def is_there(self) -> bool:
        """Whether the list has such a part."""
        return self.number is None or 1 <= self.number <= self.count

    @property
    def start(self) -> int:
        """The place in the list, from 0, of the first that it names."""
        return ((self.number or 1) - 1) * PART_MAX

    @property
    def end(self) -> int:
        """The place after the last that it names."""
        return min(self.total, self.start + PART_MAX)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a collection says of itself: its address without a part, its name, where it belongs.

    `pages` are its pages for people by language.
    """

    id: str
    label: LanguageMap
    summary: LanguageMap | None = None
    pages: Mapping[str, str] | None = None
    within: Heading | None = None


def top(uris: Uris) -> Node:
    """The collection of all collections: everything, and the ways into it."""
    found = [_named(uris.collection(), language.COLLECTION)]
    found += [_named(uris.ways_collection(way), collection_words.WAYS[way]) for way in Way]
    return _headed(_top(uris), Part(None, len(found))) | {"items": found}


def all_books(uris: Uris) -> Heading:
    """The heading of the collection of all manuscripts."""
    return Heading(
        uris.collection(),
        language.COLLECTION,
        language.COLLECTION_SUMMARY,
        {tag: f"{uris.browse()}?lang={tag}" for tag in language.LANGUAGES},
        _top(uris),
    )


def ways(uris: Uris, way: Way) -> Heading:
    """The heading of the collection of holders, places or works."""
    return Heading(uris.ways_collection(way), collection_words.WAYS[way], within=_top(uris))


def shelf(uris: Uris, way: Way, name: str, label: LanguageMap) -> Heading:
    """The heading of the manuscripts of one holder, place or work."""
    page = (
        uris.authority(name)
        if way is not Way.HOLDER
        else uris.found(urlencode({Facet.HOLDER.value: name}))
    )
    mark = "&" if "?" in page else "?"
    return Heading(
        uris.shelf_collection(way, name),
        language.plain_map(label),
        pages={tag: f"{page}{mark}lang={tag}" for tag in language.LANGUAGES},
        within=ways(uris, way),
    )


def of_books(uris: Uris, heading: Heading, part: Part, cards: Sequence[ManuscriptCard]) -> Node:
    """A list of manuscripts, or one part of it; `cards` are those that the part names."""
    return _listed(heading, part, [member(uris, card) for card in cards if card.pages])


def of_shelves(
    uris: Uris, heading: Heading, part: Part, way: Way, labels: Mapping[str, LanguageMap]
) -> Node:
    """A list of holders, places or works, or one part of it, by their ids in order."""
    found = [
        _named(uris.shelf_collection(way, name), language.plain_map(label))
        for name, label in labels.items()
    ]
    return _listed(heading, part, found)


def part_of(address: str, number: int) -> str:
    """The address of one part of the collection with this address."""
    return f"{address}{'&' if '?' in address else '?'}page={number}"


def member(uris: Uris, card: ManuscriptCard) -> Node:
    """The line of a collection that names the manifest of a book, with its cover."""
    member: Node = {
        "id": uris.manifest(card.id),
        "type": "Manifest",
        "label": name_of(card.titles, card.shelfmark),
    }
    if card.cover_image_id and card.cover_width_px and card.cover_height_px:
        member["thumbnail"] = [
            thumbnail(
                uris,
                card.cover_image_id,
                card.cover_width_px,
                card.cover_height_px,
                is_uncut=card.is_cover_uncut,
            )
        ]
    return member


def _listed(heading: Heading, part: Part, members: Sequence[Node]) -> Node:
    node = _headed(heading, part)
    if part.names_members:
        return node | {"items": list(members)}
    parts = (Part(number, part.total) for number in range(1, part.count + 1))
    return node | {
        "items": [
            _named(part_of(heading.id, one.number or 1), {"none": [f"{one.start + 1}–{one.end}"]})
            for one in parts
        ]
    }


def _headed(heading: Heading, part: Part) -> Node:
    address = heading.id if part.number is None else part_of(heading.id, part.number)
    node: Node = {
        "@context": CONTEXT,
        "id": address,
        "type": "Collection",
        "label": heading.label,
    }
    if heading.summary:
        node["summary"] = heading.summary
    if heading.pages:
        node["homepage"] = [
            {
                "id": page,
                "type": "Text",
                "label": {tag: heading.label.get(tag) or next(iter(heading.label.values()))},
                "format": "text/html",
                "language": [tag],
            }
            for tag, page in heading.pages.items()
        ]
    whole = heading.within if part.number is None else heading
    if whole:
        node["partOf"] = [_named(whole.id, whole.label)]
    return node


def _named(address: str, label: LanguageMap) -> Node:
    return {"id": address, "type": "Collection", "label": label}


def _top(uris: Uris) -> Heading:
    return Heading(uris.top_collection(), collection_words.TOP, collection_words.TOP_SUMMARY)
