"""Fewer points for the same line: the Ramer-Douglas-Peucker method on a closed ring.

D. Douglas, T. Peucker, "Algorithms for the reduction of the number of points required to
represent a digitized line", 1973; U. Ramer 1972. The line is cut into runs first, so that the
work of a hostile line of 100,000 points stays in proportion to its length; each run keeps its
ends, and the distance kept is that to the piece of line and not to its endless prolongation.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import Final

import numpy as np
from numpy.typing import NDArray

_RUN: Final = 512
# Below this many points a loop is quicker than an array.
_FEW: Final = 24
Points = list[tuple[int, int]]
_Array = NDArray[np.float64]


class Simplification:
    """A closed ring whose points were weighed once, to be had at any tolerance.

    Units are those of the points; the last point is joined to the first.
    """

    def __init__(self, ring: Points) -> None:
        self._ring = ring
        # The squared tolerance up to which each point is needed; of the points left out none is
        # further away than that.
        self._needed = _weigh([*ring, ring[0]])

    def within(self, tolerance: float) -> Points:
        """Some of the points, in order: none left out is further from their line than this."""
        chosen = np.flatnonzero(self._needed[:-1] > tolerance * tolerance)
        if len(chosen) < 3:
            return _three_of(self._ring, chosen.tolist())
        return [self._ring[place] for place in chosen.tolist()]


def _weigh(line: Points) -> _Array:
    array = np.array(line, dtype=np.float64)
    needed = np.zeros(len(line), dtype=np.float64)
    anchors = [*range(0, len(line) - 1, _RUN), len(line) - 1]
    needed[anchors] = inf
    waiting = [(first, last, inf) for first, last in pairwise(anchors)]
    while waiting:
        begin, end, most = waiting.pop()
        if end - begin < 2:
            continue
        middle, distance = (
            _furthest_of_few(line, begin, end)
            if end - begin < _FEW
            else _furthest(array, begin, end)
        )
        # A point is of no use without those between which it was found.
        most = min(most, distance)
        needed[middle] = most
        waiting += [(begin, middle, most), (middle, end, most)]
    return needed


def _furthest(line: _Array, begin: int, end: int) -> tuple[int, float]:
    distances = _distances(line[begin + 1 : end], line[begin], line[end])
    place = int(distances.argmax())
    return begin + 1 + place, float(distances[place])


def _furthest_of_few(line: Points, begin: int, end: int) -> tuple[int, float]:
    (x1, y1), (x2, y2) = line[begin], line[end]
    along_x, along_y = x2 - x1, y2 - y1
    length = along_x * along_x + along_y * along_y
    found, most = begin + 1, -1.0
    for place in range(begin + 1, end):
        away_x, away_y = line[place][0] - x1, line[place][1] - y1
        part = (away_x * along_x + away_y * along_y) / length if length else 0.0
        part = min(1.0, max(0.0, part))
        rest_x, rest_y = away_x - part * along_x, away_y - part * along_y
        distance = rest_x * rest_x + rest_y * rest_y
        if distance > most:
            found, most = place, distance
    return found, most


def _distances(points: _Array, start: _Array, end: _Array) -> _Array:
    """The squared distances of the points from the piece of line between `start` and `end`."""
    along = end - start
    length = float(along @ along)
    away = points - start
    if length == 0:
        return np.asarray((away * away).sum(axis=1), dtype=np.float64)
    part = np.clip(away @ along / length, 0.0, 1.0)
    rest = away - part[:, None] * along
    return np.asarray((rest * rest).sum(axis=1), dtype=np.float64)


def _three_of(ring: Points, chosen: list[int]) -> Points:
    """A triangle with the chosen points in it, for a ring smaller than the tolerance."""
    line = np.array(ring, dtype=np.float64)
    opposite = int(_distances(line, line[0], line[0]).argmax())
    third = int(_distances(line, line[0], line[opposite]).argmax())
    corners = list(dict.fromkeys([*chosen, opposite, third]))[:3]
    return [ring[place] for place in sorted(corners)]
