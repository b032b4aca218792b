"""Points, outlines and boxes as files spell them, and as they are kept.

PAGE writes 'x,y x,y'; ALTO writes the same or 'x y x y', and its older forms a lone height for
the baseline; TEI writes like PAGE. What cannot be understood as a whole is no outline: half of
one would point at the wrong place.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, isfinite
from typing import Final

from catalog.transcription.lines import Box, Point, Points

POINTS_MAX: Final = 250
_POINTS_READ_MAX: Final = 200_000
# A surface may be one unit wide; what is beyond the other end is no image.
_SIZE_MIN: Final = 1e-3
_SIZE_MAX: Final = 1e7
_PARTS_AT_FIRST: Final = 4000


def points_of(stated: str | None, *, at_least: int) -> Points | None:
    """The points of an attribute, or None where it has fewer than `at_least` or is no list."""
    if stated is None or len(stated) > _POINTS_READ_MAX * 24:
        return None
    try:
        numbers = [float(part) for part in stated.replace(",", " ").split()]
    except ValueError:
        return None
    if len(numbers) % 2 or not all(isfinite(number) for number in numbers):
        return None
    points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    return points if at_least <= len(points) <= _POINTS_READ_MAX else None


def number_of(stated: str | None) -> float | None:
    """A finite number, also with 'px' behind it; None for anything else."""
    try:
        number = float((stated or "").strip().removesuffix("px"))
    except ValueError:
        return None
    return number if isfinite(number) else None


def size_of(width: str | None, height: str | None) -> tuple[float | None, float | None]:
    """The size that a file states, if both sides are those of some image, or neither."""
    wide, high = number_of(width), number_of(height)
    is_size = all(each is not None and _SIZE_MIN <= each <= _SIZE_MAX for each in (wide, high))
    return (wide, high) if is_size else (None, None)


def simplified(points: Points) -> Points:
    """An outline of `POINTS_MAX` points or fewer, each of them one that was there.

    Points nearer to the one before than a tolerance are left out, and the tolerance doubles until
    few enough are left: linear in the number of points, and off by no more than the tolerance.
    """
    if len(points) <= POINTS_MAX:
        return points
    around = bounds(points)
    tolerance = max(hypot(around.width, around.height), 1e-9) / _PARTS_AT_FIRST
    kept = points
    while len(kept) > POINTS_MAX:
        kept = _spaced(kept, tolerance)
        tolerance *= 2
    return kept


def bounds(points: Sequence[Point]) -> Box:
    """The smallest box around points, of which there is one at least."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = min(xs), min(ys)
    return Box(left, top, max(xs) - left, max(ys) - top)


def box_points(box: Box) -> Points:
    """The corners of a box that is above and left of, and the one below and right."""
    return ((box.x, box.y), (box.x + box.width, box.y + box.height))


def _spaced(points: Points, tolerance: float) -> Points:
    kept = [points[0]]
    for x, y in points[1:-1]:
        last_x, last_y = kept[-1]
        if hypot(x - last_x, y - last_y) > tolerance:
            kept.append((x, y))
    return (*kept, points[-1])
