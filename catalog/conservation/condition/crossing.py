"""Whether a closed line meets itself, and where: decided by whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_Whole = NDArray[np.int64]


def crossing_of(ring: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """A place near which two edges of the ring cross, touch or lie on one another; None if none.

    Edges that follow one another share their corner and may only turn back on themselves wrongly.
    Coordinates below 2^30 are exact.
    """
    count = len(ring)
    if count < 3:
        return None
    start = np.array(ring, dtype=np.int64)
    end = np.roll(start, -1, axis=0)
    turned_back = _turns_back(start, end)
    if turned_back is not None:
        return ring[(turned_back + 1) % count]
    if count == 3:
        return None
    low, high = np.minimum(start, end), np.maximum(start, end)
    # By the left end: only edges whose left end lies before another's right end can meet it.
    order = np.argsort(low[:, 0], kind="stable")
    lefts = low[order, 0]
    for place, edge in enumerate(order.tolist()):
        until = int(np.searchsorted(lefts, high[edge, 0], side="right"))
        others = order[place + 1 : until]
        near = (low[others, 1] <= high[edge, 1]) & (high[others, 1] >= low[edge, 1])
        apart = np.abs(others - edge)
        others = others[near & (apart != 1) & (apart != count - 1)]
        met = others[_meet(start[edge], end[edge], start[others], end[others])]
        if len(met):
            other = int(met[0])
            return _middle_of_overlap(low[edge], high[edge], low[other], high[other])
    return None


def _turns_back(start: _Whole, end: _Whole) -> int | None:
    """The first edge whose successor runs back over it."""
    along = end - start
    following = np.roll(along, -1, axis=0)
    cross = along[:, 0] * following[:, 1] - along[:, 1] * following[:, 0]
    dot = (along * following).sum(axis=1)
    found = np.flatnonzero((cross == 0) & (dot < 0))
    return int(found[0]) if len(found) else None


def _meet(a: _Whole, b: _Whole, c: _Whole, d: _Whole) -> NDArray[np.bool_]:
    """Which of the pieces c-d have a point in common with the piece a-b; their boxes overlap."""
    one = np.sign(_side(a, b, c)) * np.sign(_side(a, b, d))
    two = np.sign(_side(c, d, a)) * np.sign(_side(c, d, b))
    return np.asarray((one <= 0) & (two <= 0), dtype=np.bool_)


def _side(a: _Whole, b: _Whole, point: _Whole) -> _Whole:
    """On which side of the line a-b the point lies: positive, negative, or 0 on it."""
    return np.asarray(
        (b[..., 0] - a[..., 0]) * (point[..., 1] - a[..., 1])
        - (b[..., 1] - a[..., 1]) * (point[..., 0] - a[..., 0]),
        dtype=np.int64,
    )


def _middle_of_overlap(low: _Whole, high: _Whole, low2: _Whole, high2: _Whole) -> tuple[int, int]:
    corner, opposite = np.maximum(low, low2), np.minimum(high, high2)
    x, y = ((corner + opposite) // 2).tolist()
    return int(x), int(y)
