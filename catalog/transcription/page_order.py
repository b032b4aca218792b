"""The order in which the regions and lines of a PAGE file are read.

ReadingOrder says it (2019-07-15, ReadingOrderType: groups in groups, indexed or not); without one
Transkribus says it in the attribute 'custom'; without either it is that of the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Final

from catalog.transcription.regions import index_in
from catalog.transcription.tree import child, children
from catalog.xml.safe import Element, local_name

_HOLDS_REGIONS: Final = "Region"
_DIGITS_MAX: Final = 9
_MEMBERS: Final = ("Ref", "Group", "Indexed")


def ordered_regions(page: Element) -> list[Element]:
    """The regions that may hold text, those of a table or of another region among them."""
    ranks = _ranks(page)
    found: list[tuple[float, Element]] = []
    tops = [one for one in page if local_name(one).endswith(_HOLDS_REGIONS)]
    for top in tops if ranks else in_order(tops):
        _gather(top, inf, ranks, found)
    # Sorting keeps those of one rank as they stand; what is not named comes last.
    return [region for _, region in sorted(found, key=lambda pair: pair[0])]


def in_order(elements: Sequence[Element]) -> list[Element]:
    """Elements by the index that each of them states; as they stand where one states none."""
    places = [_place(one) for one in elements]
    if None in places:
        return list(elements)
    pairs = zip(places, elements, strict=True)
    return [one for _, one in sorted(pairs, key=lambda pair: pair[0] or 0)]


def _gather(
    region: Element, rank: float, ranks: dict[str, int], found: list[tuple[float, Element]]
) -> None:
    rank = ranks.get(region.get("id") or "", rank)
    if local_name(region) == "TextRegion":
        found.append((rank, region))
    for inner in region:
        if local_name(inner).endswith(_HOLDS_REGIONS):
            _gather(inner, rank, ranks, found)


def _ranks(page: Element) -> dict[str, int]:
    order = child(page, "ReadingOrder")
    ranks: dict[str, int] = {}
    if order is not None:
        _rank(order, ranks)
    return ranks


def _rank(group: Element, ranks: dict[str, int]) -> None:
    # A group may hold labels and properties too, which have no place.
    members = [one for one in children(group) if local_name(one).endswith(_MEMBERS)]
    if local_name(group).startswith("Ordered"):
        members = in_order(members)
    for member in members:
        named = member.get("regionRef")
        if named:
            ranks.setdefault(named, len(ranks))
        _rank(member, ranks)


def _place(element: Element) -> int | None:
    stated = element.get("index") or ""
    is_number = stated.isdecimal() and len(stated) <= _DIGITS_MAX
    return int(stated) if is_number else index_in(element.get("custom"))
