"""The geometry of regions: pure, exact in tenths of a pixel, one versioned formula for areas.

Coordinates are pixels of the canvas, x to the right, y downwards, rounded to 0.1. Inside they are
whole tenths, so that crossing and area are decided by integers and never by rounding. A published
area follows from the stored points, the stored scale and `CODE_VERSION` alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from catalog.conservation.condition.crossing import crossing_of
from catalog.conservation.condition.errors import BadGeometry
from catalog.conservation.condition.simplifying import Simplification
from catalog.conservation.condition.tables import RegionKind

# Written beside every published number: a change of a formula is a new version.
CODE_VERSION: Final = "kitabdar/condition/1"
# 0.04 mm on a page of 600 dots an inch: below what a pen on a screen can mean.
TOLERANCE_PX: Final = 1.0
# Doubled at most this often (8 px, 0.3 mm) for a line that would keep too many points.
TOLERANCE_DOUBLINGS: Final = 3
CORNERS_MAX: Final = 2_000
FREEHAND_POINTS_MAX: Final = 200_000
# The path of a point is a small diamond, as older viewers draw nothing but paths.
POINT_PATH_RADIUS_PX: Final = 24

Point = tuple[float, float]
_COMMAND = re.compile(r"\s*([MLZ])\s*(?:(-?\d{1,9})\s*,\s*(-?\d{1,9}))?\s*")


@dataclass(frozen=True, slots=True)
class Shape:
    """A region that can stand: points in canvas pixels, its box, its area in square pixels.

    `tolerance_px` says how far the line may be from the one that was drawn; None where every
    point was kept. `drawn_points` is how many came in.
    """

    kind: RegionKind
    points: tuple[Point, ...]
    left: int
    top: int
    right: int
    bottom: int
    area_px2: float
    tolerance_px: float | None
    drawn_points: int


def shape_of(
    kind: RegionKind, points: Sequence[Sequence[float]], width_px: int, height_px: int
) -> Shape:
    """The region as it will be kept on a canvas of this size.

    A polygon and a freehand line are closed by themselves. A rectangle comes as two opposite
    corners, or as the four corners that were kept of one. A freehand line is simplified.

    Raises:
        BadGeometry: it lies outside, crosses itself, encloses nothing, or has too many points.
    """
    if len(points) > FREEHAND_POINTS_MAX:
        raise BadGeometry(
            f"The line has more than {FREEHAND_POINTS_MAX} points: draw it in several parts.",
            key="many-points",
            max=FREEHAND_POINTS_MAX,
        )
    drawn = [_tenths(point) for point in points]
    _check_inside(drawn, width_px, height_px)
    tolerance: float | None = None
    if kind is RegionKind.POINT:
        ring = _one_point(drawn)
    elif kind is RegionKind.RECTANGLE:
        ring = _rectangle(drawn)
    else:
        ring = _without_repeats(drawn)
        _check_length(kind, ring)
        if kind is RegionKind.FREEHAND:
            ring, tolerance = _simplified(ring)
        _check_ring(kind, ring)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Shape(
        kind=kind,
        points=tuple((x / 10, y / 10) for x, y in ring),
        left=min(xs) // 10,
        top=min(ys) // 10,
        right=-(-max(xs) // 10),
        bottom=-(-max(ys) // 10),
        area_px2=_double_area(ring) / 200,
        tolerance_px=tolerance,
        drawn_points=len(points),
    )


def area_px2(points: Sequence[Sequence[float]]) -> float:
    """The area inside a closed line in square pixels (shoelace formula); 0 for fewer than three."""
    return _double_area([_tenths(point) for point in points]) / 200


def area_mm2(square_pixels: float, mm_per_px: float | None) -> float | None:
    """The area in mm², to 0.01; None where the scale of the canvas is not known."""
    return None if mm_per_px is None else round(square_pixels * mm_per_px * mm_per_px, 2)


def share_percent(square_pixels: float, width_px: int, height_px: int) -> float:
    """Which part of the side it is, in percent to 0.001."""
    return round(100 * square_pixels / (width_px * height_px), 3)


def path_of(kind: RegionKind, points: Sequence[Sequence[float]]) -> str:
    """The region as an SVG path 'M x,y L x,y Z' of whole pixels (SVG 2, section 9.3).

    Always a path, as viewers are known that draw no other shape; a point becomes a diamond.
    """
    # Written out: a survey has a million coordinates, and calls are most of their cost. Halves go
    # up on both sides of an even number, unlike `round`: a box keeps its width.
    if kind is RegionKind.POINT:
        (x, y), r = _whole(points[0]), POINT_PATH_RADIUS_PX
        corners = [f"{x},{y - r}", f"{x + r},{y}", f"{x},{y + r}", f"{x - r},{y}"]
    else:
        corners = [f"{(round(x * 10) + 5) // 10},{(round(y * 10) + 5) // 10}" for x, y in points]
    return f"M {' L '.join(corners)} Z"


def parse_path(text: str) -> tuple[tuple[int, int], ...]:
    """The corners of a path as `path_of` writes it.

    Raises:
        BadGeometry: it is no closed path of straight lines between whole pixels.
    """
    corners: list[tuple[int, int]] = []
    place, wanted = 0, "M"
    while place < len(text):
        found = _COMMAND.match(text, place)
        if found is None or found[1] not in wanted or (found[1] == "Z") is not (found[2] is None):
            break
        place = found.end()
        if found[1] == "Z":
            wanted = ""
            continue
        corners.append((int(found[2]), int(found[3])))
        wanted = "LZ"
    if place < len(text) or wanted:
        raise BadGeometry(
            "The path is not of the form 'M x,y L x,y … Z' with whole numbers: draw it again.",
            key="path",
        )
    return tuple(corners)


def _tenths(point: Sequence[float]) -> tuple[int, int]:
    x, y = point
    return round(x * 10), round(y * 10)


def _whole(point: Sequence[float]) -> tuple[int, int]:
    x, y = _tenths(point)
    return (x + 5) // 10, (y + 5) // 10


def _check_inside(drawn: Sequence[tuple[int, int]], width_px: int, height_px: int) -> None:
    right, bottom = width_px * 10, height_px * 10
    outside = next((p for p in drawn if not (0 <= p[0] <= right and 0 <= p[1] <= bottom)), None)
    if outside is not None:
        raise BadGeometry(
            f"The region leaves the side at {outside[0] // 10}, {outside[1] // 10} (the side is "
            f"{width_px} by {height_px} pixels): keep the whole line on the picture.",
            key="outside",
            x=outside[0] // 10,
            y=outside[1] // 10,
            width=width_px,
            height=height_px,
        )


def _one_point(drawn: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(drawn) != 1:
        raise BadGeometry("A point has exactly one place: mark one.", key="one-point")
    return drawn


def _rectangle(drawn: list[tuple[int, int]]) -> list[tuple[int, int]]:
    xs, ys = sorted({x for x, _ in drawn}), sorted({y for _, y in drawn})
    if len(drawn) not in (2, 4) or len(xs) > 2 or len(ys) > 2:
        raise BadGeometry(
            "A rectangle is given by two opposite corners: draw it from one to the other.",
            key="two-corners",
        )
    if len(xs) < 2 or len(ys) < 2:
        raise _no_area()
    (left, right), (top, bottom) = xs, ys
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _without_repeats(drawn: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    ring = [point for place, point in enumerate(drawn) if not place or point != drawn[place - 1]]
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring


def _check_length(kind: RegionKind, ring: Sequence[tuple[int, int]]) -> None:
    if len(ring) < 3:
        raise BadGeometry(
            "A region needs three corners or more: draw around the damage, or mark it as a point.",
            key="few-points",
        )
    if kind is RegionKind.POLYGON and len(ring) > CORNERS_MAX:
        raise BadGeometry(
            f"A polygon has at most {CORNERS_MAX} corners: draw this one freehand, "
            "and it is simplified.",
            key="many-corners",
            max=CORNERS_MAX,
        )


def _simplified(ring: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], float]:
    """Fewer points; where leaving points out makes the line cross itself, more of them are kept."""
    weighed = Simplification(ring)
    tolerances = [TOLERANCE_PX * 2**step for step in range(TOLERANCE_DOUBLINGS + 1)]
    for tolerance in tolerances:
        kept = weighed.within(tolerance * 10)
        if len(kept) <= CORNERS_MAX:
            break
    else:
        raise BadGeometry(
            "The line is too intricate for one region: draw it in several parts.", key="intricate"
        )
    finer = tolerance
    while crossing_of(kept) is not None and finer > 0.1:
        finer /= 2
        more = weighed.within(finer * 10)
        if len(more) > CORNERS_MAX:
            break
        if crossing_of(more) is None:
            return more, finer
    return kept, tolerance


def _check_ring(kind: RegionKind, ring: Sequence[tuple[int, int]]) -> None:
    if _is_on_one_line(ring):
        raise _no_area()
    crossed = crossing_of(ring)
    if crossed is None:
        return
    x, y = crossed[0] // 10, crossed[1] // 10
    if kind is RegionKind.FREEHAND:
        raise BadGeometry(
            f"The line crosses itself near {x}, {y}: lift the pen before it meets its own line, "
            "or draw each loop as a region of its own.",
            key="crossing-freehand",
            x=x,
            y=y,
        )
    raise BadGeometry(
        f"Two edges of the polygon cross near {x}, {y}: move a corner so that they do not, "
        "or draw two polygons.",
        key="crossing",
        x=x,
        y=y,
    )


def _is_on_one_line(ring: Sequence[tuple[int, int]]) -> bool:
    (x1, y1), (x2, y2) = ring[:2]
    return all((x2 - x1) * (y - y1) == (y2 - y1) * (x - x1) for x, y in ring)


def _no_area() -> BadGeometry:
    return BadGeometry(
        "The line encloses nothing: draw around the damage, or mark it as a point.", key="no-area"
    )


def _double_area(ring: Sequence[tuple[int, int]]) -> int:
    following = [*ring[1:], *ring[:1]]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, following, strict=True)))
