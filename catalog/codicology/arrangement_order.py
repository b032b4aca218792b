"""Where sides stand when their order is not that of their labels.

Most sides of a book stand where their label sorts; a few were moved away. As many as possible
keep the place of their label, so that a side which arrives late finds its own; each of the
others stands right after the side before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

SideId = int


def kept_in_order(keyed: Sequence[tuple[SideId, int]]) -> frozenset[SideId]:
    """The largest set of sides whose sort keys rise in this order.

    `keyed` are (side, sort key) as the book is to be shown. A longest increasing subsequence by
    patience sorting, O(n log n) (Fredman 1975, "On computing the length of longest increasing
    subsequences").
    """
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for at, (_, key) in enumerate(keyed):
        place = bisect_left(tails, key)
        before.append(holders[place - 1] if place else -1)
        if place == len(tails):
            tails.append(key)
            holders.append(at)
        else:
            tails[place], holders[place] = key, at
    kept = set()
    at = holders[-1] if holders else -1
    while at >= 0:
        kept.add(keyed[at][0])
        at = before[at]
    return frozenset(kept)


def displaced(keyed: Sequence[tuple[SideId, int]]) -> list[SideId]:
    """The sides that do not stand where their label sorts, in this order."""
    kept = kept_in_order(keyed)
    return [side_id for side_id, _ in keyed if side_id not in kept]


def positions(keyed: Sequence[tuple[SideId, int]]) -> dict[SideId, int]:
    """The position of each side, strictly rising in this order.

    A side in place has the sort key of its label. One that was moved has the number after its
    neighbour's: labels leave a thousand free between two sides. Were more than that moved to one
    place, those after them give way, and the order still holds.
    """
    kept = kept_in_order(keyed)
    leading = next((at for at, (side_id, _) in enumerate(keyed) if side_id in kept), 0)
    last = keyed[leading][1] - leading - 1 if keyed else 0
    placed = {}
    for side_id, key in keyed:
        last = key if side_id in kept and key > last else last + 1
        placed[side_id] = last
    return placed
