"""The order in which the lines of an ALTO page are read.

ReadingOrder says it since version 4.3, for blocks and for lines; before that, IDNEXT of a block
names the one that follows; else it is that of the file, where the schema puts margins first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Final

from catalog.transcription.tree import below, children
from catalog.xml.safe import Element, local_name

# The upper margin holds what stands before the text, the others what stands beside or below it.
_SPACES: Final = ("TopMargin", "PrintSpace", "LeftMargin", "RightMargin", "BottomMargin")

Placed = tuple[Element, list[Element]]
"""A line, and what is around it from the inside outwards."""


def ordered_lines(page: Element, ranks: Mapping[str, int]) -> list[Placed]:
    """The lines of the page, each with its block, the blocks around that, and its space."""
    blocks: list[tuple[Element, list[Element]]] = []
    spaces = sorted(
        (one for one in page if local_name(one) in _SPACES),
        key=lambda one: _SPACES.index(local_name(one)),
    )
    for space in spaces:
        blocks += _blocks(space, [space])
    lines = [
        (line, around) for _, around in _chained(blocks) for line in children(around[0], "TextLine")
    ]
    if not ranks:
        return lines
    return sorted(lines, key=lambda placed: _rank(placed, ranks))


def _blocks(element: Element, around: list[Element]) -> Iterator[tuple[Element, list[Element]]]:
    for one in children(element, "TextBlock", "ComposedBlock"):
        inner = [one, *around]
        if local_name(one) == "TextBlock":
            yield one, inner
        else:
            yield from _blocks(one, inner)


def _chained(
    blocks: Sequence[tuple[Element, list[Element]]],
) -> list[tuple[Element, list[Element]]]:
    named = {one.get("ID"): (one, around) for one, around in blocks if one.get("ID")}
    followers = {one.get("IDNEXT") for one, _ in blocks} - {None}
    if not followers & named.keys():
        return list(blocks)
    done: set[int] = set()
    ordered: list[tuple[Element, list[Element]]] = []
    heads = [pair for pair in blocks if pair[0].get("ID") not in followers]
    # Those that follow each other in a circle have no head: the first of them is one.
    for pair in [*heads, *blocks]:
        following: tuple[Element, list[Element]] | None = pair
        while following is not None and id(following[1]) not in done:
            done.add(id(following[1]))
            ordered.append(following)
            following = named.get(following[0].get("IDNEXT"))
    return ordered


def ranks_of(root: Element) -> dict[str, int]:
    """The place of each identifier in the reading order of the file, from 0."""
    ranks: dict[str, int] = {}
    for order in below(root, "ReadingOrder"):
        for ref in below(order, "ElementRef"):
            ranks.setdefault(ref.get("REF") or "", len(ranks))
    return ranks


def _rank(placed: Placed, ranks: Mapping[str, int]) -> float:
    line, around = placed
    return next(
        (ranks[one.get("ID") or ""] for one in (line, *around) if one.get("ID") in ranks), inf
    )
