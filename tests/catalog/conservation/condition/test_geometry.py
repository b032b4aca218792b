"""Laws of regions: areas, paths, simplification, and what is refused with which sentence."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from catalog.conservation.condition.crossing import crossing_of
from catalog.conservation.condition.errors import BadGeometry
from catalog.conservation.condition.geometry import (
    TOLERANCE_PX,
    area_mm2,
    area_px2,
    parse_path,
    path_of,
    shape_of,
    share_percent,
)
from catalog.conservation.condition.simplifying import Simplification
from catalog.conservation.condition.tables import RegionKind
from tests.catalog.conservation.condition.book import HEIGHT_PX, MM_PER_PX, TIDELINE, WIDTH_PX

WHOLE = st.tuples(st.integers(0, 7000), st.integers(0, 9000))
RINGS = st.lists(WHOLE, min_size=3, max_size=40, unique=True)


def shape(kind: RegionKind, points: list[tuple[float, float]]) -> object:
    return shape_of(kind, points, WIDTH_PX, HEIGHT_PX)


def distance(point: tuple[int, int], a: tuple[int, int], b: tuple[int, int]) -> float:
    """From a point to the piece of line between two others."""
    (px, py), (ax, ay), (bx, by) = point, a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    part = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length if length else 0.0
    part = min(1.0, max(0.0, part))
    return math.hypot(px - ax - part * (bx - ax), py - ay - part * (by - ay))


def test_the_tideline_of_the_reference_has_its_area() -> None:
    square_pixels = area_px2(TIDELINE)

    assert square_pixels == 320_500
    assert area_mm2(square_pixels, MM_PER_PX) == pytest.approx(574.4, abs=0.1)
    assert share_percent(square_pixels, WIDTH_PX, HEIGHT_PX) == 0.453


def test_without_a_scale_there_is_no_area_in_mm() -> None:
    assert area_mm2(320_500, None) is None


@given(RINGS, st.integers(0, 39))
def test_the_area_is_the_same_wherever_the_line_begins_and_whichever_way_it_runs(
    ring: list[tuple[int, int]], turn: int
) -> None:
    turned = ring[turn % len(ring) :] + ring[: turn % len(ring)]

    assert area_px2(turned) == area_px2(ring)
    assert area_px2(ring[::-1]) == area_px2(ring)


@given(RINGS, st.integers(0, 500), st.integers(0, 300))
def test_the_area_is_the_same_elsewhere(ring: list[tuple[int, int]], x: int, y: int) -> None:
    assert area_px2([(a + x, b + y) for a, b in ring]) == area_px2(ring)


@given(RINGS)
def test_a_path_that_is_written_is_read_back_as_it_was(ring: list[tuple[int, int]]) -> None:
    path = path_of(RegionKind.POLYGON, ring)

    assert parse_path(path) == tuple(ring)
    assert path_of(RegionKind.POLYGON, parse_path(path)) == path


@pytest.mark.parametrize(
    "path", ["", "M 1,2", "L 1,2 Z", "M 1,2 L 3 Z", "M 1,2 Q 3,4 Z", "M 1,2 L 3,4 Z L 5,6", "Z"]
)
def test_what_is_no_closed_path_is_refused(path: str) -> None:
    with pytest.raises(BadGeometry, match="not of the form"):
        parse_path(path)


def test_a_point_is_drawn_as_a_path_too() -> None:
    corners = parse_path(path_of(RegionKind.POINT, [(100, 200)]))

    assert len(corners) == 4
    assert area_px2(corners) > 0


@settings(deadline=None)
@given(st.lists(WHOLE, min_size=4, max_size=120), st.sampled_from([5.0, 10.0, 200.0, 3000.0]))
def test_no_point_left_out_is_further_from_the_line_than_the_tolerance(
    ring: list[tuple[int, int]], tolerance: float
) -> None:
    kept = Simplification(ring).within(tolerance)
    edges = list(zip(kept, kept[1:] + kept[:1], strict=True))

    assert set(kept) <= set(ring)
    for point in ring:
        assert min(distance(point, a, b) for a, b in edges) <= tolerance + 1e-6


@given(st.integers(3, 60), st.integers(10, 3000))
def test_a_convex_line_never_crosses_itself(corners: int, radius: int) -> None:
    ring = [
        (
            round(3500 + radius * math.cos(2 * math.pi * each / corners)) * 10,
            round(4500 + radius * math.sin(2 * math.pi * each / corners)) * 10,
        )
        for each in range(corners)
    ]
    assume(len(set(ring)) == corners and radius > corners)

    assert crossing_of(ring) is None


@given(st.lists(WHOLE, min_size=4, max_size=9, unique=True))
def test_a_crossing_is_found_as_a_slow_search_finds_it(ring: list[tuple[int, int]]) -> None:
    def side(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> int:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    edges = list(zip(ring, ring[1:] + ring[:1], strict=True))
    assume(all(side(a, b, c) for a, b in edges for c in ring if c not in (a, b)))
    crosses = any(
        (side(a, b, c) > 0) != (side(a, b, d) > 0) and (side(c, d, a) > 0) != (side(c, d, b) > 0)
        for place, (a, b) in enumerate(edges)
        for c, d in edges[place + 1 :]
        if len({a, b, c, d}) == 4
    )

    assert (crossing_of(ring) is not None) is crosses


def test_a_polygon_that_crosses_itself_is_refused_and_told_where() -> None:
    with pytest.raises(BadGeometry, match="cross near 100, 100") as refused:
        shape(RegionKind.POLYGON, [(0, 0), (200, 200), (200, 0), (0, 200)])

    assert refused.value.key == "crossing"


def test_a_freehand_line_that_crosses_itself_is_refused_and_told_what_to_do() -> None:
    eight = [
        (1000 + 500 * math.sin(2 * t), 1000 + 500 * math.sin(t))
        for t in (2 * math.pi * each / 400 for each in range(400))
    ]
    with pytest.raises(BadGeometry, match=r"lift the pen .* or draw each loop as a region"):
        shape(RegionKind.FREEHAND, eight)


@pytest.mark.parametrize(
    ("kind", "points", "key"),
    [
        (RegionKind.POLYGON, [(0, 0), (10, 0), (7559.2, 10)], "outside"),
        (RegionKind.POLYGON, [(0, 0), (10, 0), (10, -1)], "outside"),
        (RegionKind.POINT, [(10, 9355)], "outside"),
        (RegionKind.POINT, [(1, 1), (2, 2)], "one-point"),
        (RegionKind.POLYGON, [(0, 0), (10, 0)], "few-points"),
        (RegionKind.POLYGON, [(0, 0), (10, 0), (0, 0), (0, 0)], "few-points"),
        (RegionKind.POLYGON, [(0, 0), (10, 0), (20, 0)], "no-area"),
        (RegionKind.RECTANGLE, [(5, 5), (5, 50)], "no-area"),
        (RegionKind.RECTANGLE, [(5, 5), (6, 50), (7, 8)], "two-corners"),
        (RegionKind.POLYGON, [(x, (x % 2) * 9) for x in range(2100)], "many-corners"),
        (RegionKind.FREEHAND, [(1, 1)] * 200_001, "many-points"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused(
    kind: RegionKind, points: list[tuple[float, float]], key: str
) -> None:
    with pytest.raises(BadGeometry) as refused:
        shape(kind, points)

    assert refused.value.key == key


def test_the_edge_of_the_side_belongs_to_it_and_coordinates_are_rounded() -> None:
    made = shape_of(
        RegionKind.POLYGON, [(0, 0), (7559, 0), (7559.04, 9354), (0.06, 9354)], WIDTH_PX, HEIGHT_PX
    )

    assert made.points == ((0.0, 0.0), (7559.0, 0.0), (7559.0, 9354.0), (0.1, 9354.0))
    assert (made.left, made.top, made.right, made.bottom) == (0, 0, 7559, 9354)


def test_a_rectangle_comes_as_two_corners_or_as_it_was_kept() -> None:
    made = shape_of(RegionKind.RECTANGLE, [(300, 400), (100, 200)], WIDTH_PX, HEIGHT_PX)
    again = shape_of(RegionKind.RECTANGLE, made.points, WIDTH_PX, HEIGHT_PX)

    assert made.area_px2 == 40_000
    assert again.points == made.points


def test_a_line_of_100_000_points_is_simplified_and_the_tolerance_is_told() -> None:
    count = 100_000
    line = [
        (3000 + 1500 * math.cos(t) * (1 + 0.1 * math.sin(40 * t)), 4000 + 900 * math.sin(t))
        for t in (2 * math.pi * each / count for each in range(count))
    ]
    made = shape_of(RegionKind.FREEHAND, line, WIDTH_PX, HEIGHT_PX)

    assert made.tolerance_px == TOLERANCE_PX
    assert made.drawn_points == count
    assert len(made.points) < 1_000
    assert made.area_px2 == pytest.approx(area_px2(line), rel=0.001)


def test_a_scribble_is_refused_in_one_sentence_and_not_computed_for_ever() -> None:
    zigzag = [(each * 0.07, 4000.0 + 3000 * (each % 2)) for each in range(100_000)]
    with pytest.raises(BadGeometry, match="too intricate"):
        shape(RegionKind.FREEHAND, [*zigzag, (0, 9354)])
