"""The arithmetic of images, over odd widths: primes, one more than a power of two, one pixel."""

from __future__ import annotations

import zipfile
from fractions import Fraction
from pathlib import Path

import pytest
import pyvips
from hypothesis import given, settings
from hypothesis import strategies as st

from iiif.image.geometry import Box, Geometry, Limits, ceil_div, shown_sizes, turned_size
from iiif.image.request import parse
from storage.tile_pyramid import TILE_PX, whole_sizes

ODD = [(1, 1), (1, 5000), (512, 512), (513, 100), (1023, 700), (2049, 2049), (997, 1999), (3, 4099)]
sides = st.one_of(
    st.integers(1, 20_000), st.sampled_from([1, 2, 511, 512, 513, 1021, 1025, 4097, 6001, 65537])
)
limits = Limits(40_000_000)


def asked_by_viewers(width: int, height: int, version: int) -> set[tuple[str, ...]]:
    """The tile paths OpenSeadragon asks for (iiiftilesource.js, getTileUrl), all levels."""
    shape = Geometry(width, height)
    factors = shape.scale_factors()
    paths: set[tuple[str, ...]] = set()
    for factor in factors:
        level_width, level_height = ceil_div(width, factor), ceil_div(height, factor)
        for row in range(ceil_div(level_height, TILE_PX)):
            for column in range(ceil_div(level_width, TILE_PX)):
                if level_width < TILE_PX and level_height < TILE_PX:
                    region = "full"
                    size_width, size_height = level_width, level_height
                else:
                    step = TILE_PX * factor
                    x, y = column * step, row * step
                    region_width, region_height = min(step, width - x), min(step, height - y)
                    region = f"{x},{y},{region_width},{region_height}"
                    if x == y == 0 and (region_width, region_height) == (width, height):
                        region = "full"
                    size_width = min(TILE_PX, level_width - column * TILE_PX)
                    size_height = min(TILE_PX, level_height - row * TILE_PX)
                if version == 2:
                    size = "full" if size_width == width else f"{size_width},"
                elif (size_width, size_height) == (width, height):
                    size = "max"
                else:
                    size = f"{size_width},{size_height}"
                paths.add((region, size, "0", "default.jpg"))
    return paths


def written_by_dzsave(width: int, height: int, path: Path) -> set[str]:
    source = pyvips.Image.black(width, height, bands=3).copy(interpretation="srgb")
    source.dzsave(
        str(path), layout="iiif3", container="zip", imagename="",
        tile_size=512, overlap=0, suffix=".jpg",
    )  # fmt: skip
    with zipfile.ZipFile(path) as archive:
        return {name for name in archive.namelist() if name.endswith(".jpg")}


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize(("width", "height"), ODD)
def test_every_tile_a_viewer_asks_for_is_in_the_archive(
    width: int, height: int, version: int, tmp_path: Path
) -> None:
    names = written_by_dzsave(width, height, tmp_path / "a.zip")
    shape = Geometry(width, height)
    for parts in asked_by_viewers(width, height, version):
        if (version, width, parts[1]) == (2, 1, "full"):
            # OpenSeadragon takes any tile as wide as the image for an unscaled one; only at one
            # pixel is that wrong. What it asks for is drawn then, and comes out too large.
            continue
        assert parse(parts, version, shape, limits).entry in names, parts


@pytest.mark.parametrize(("width", "height"), ODD)
def test_our_tiles_are_the_tiles_that_dzsave_writes(
    width: int, height: int, tmp_path: Path
) -> None:
    names = written_by_dzsave(width, height, tmp_path / "a.zip")
    shape = Geometry(width, height)
    ours = {tile.path for factor in shape.scale_factors() for tile in shape.tiles(factor)}
    assert ours == names


@given(sides, sides, st.data())
def test_no_box_ever_leaves_its_level(width: int, height: int, data: st.DataObject) -> None:
    shape = Geometry(width, height)
    x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    box = Box(x, y, data.draw(st.integers(1, width - x)), data.draw(st.integers(1, height - y)))
    for factor in shape.scale_factors():
        level = shape.on_level(box, factor)
        level_width, level_height = shape.level_size(factor)
        assert 0 <= level.x < level.x + level.width <= level_width
        assert 0 <= level.y < level.y + level.height <= level_height
        tiles = list(shape.tiles(factor, level))
        assert tiles[0].level_x <= level.x
        assert tiles[0].level_y <= level.y
        assert tiles[-1].level_x + tiles[-1].width >= level.x + level.width
        assert tiles[-1].level_y + tiles[-1].height >= level.y + level.height


@given(sides, sides, st.integers(1, 5000), st.integers(1, 5000))
def test_the_level_drawn_from_is_the_smallest_with_enough_pixels(
    width: int, height: int, wide: int, high: int
) -> None:
    shape = Geometry(width, height)
    wide, high = min(wide, width), min(high, height)
    factor = shape.level_for(shape.box, wide, high, source_px_max=10**12)
    level_width, level_height = shape.level_size(factor)
    assert level_width >= wide
    assert level_height >= high
    if factor < shape.scale_factors()[-1]:
        next_width, next_height = shape.level_size(factor * 2)
        assert next_width < wide or next_height < high


def test_a_picture_squeezed_in_one_direction_is_not_drawn_from_half_a_gigapixel() -> None:
    shape = Geometry(24_000, 20_000)
    assert shape.level_for(shape.box, 16_000, 1, source_px_max=160_000_000) > 1


@given(sides, sides, st.integers(1, 40_000_000), st.booleans())
def test_the_largest_size_is_within_the_limits(
    width: int, height: int, area: int, enlarge: bool
) -> None:
    bound = Limits(area)
    shape = Geometry(width, height)
    wide, high = shape.largest(shape.box, bound, enlarge=enlarge)
    assert wide >= 1
    assert high >= 1
    assert bound.allows(wide, high)
    if not enlarge:
        assert wide <= width
        assert high <= height
    elif bound.allows(width, height):
        assert wide >= width
        assert high >= height


@given(st.integers(1, 30_000), st.integers(1, 30_000), st.integers(1, 10**9))
def test_advertised_sizes_are_never_mistaken_for_other_levels(
    width: int, height: int, area: int
) -> None:
    geometry = Geometry(width, height, tuple(whole_sizes(width, height)))
    levels = [geometry.level_size(factor) for factor in geometry.scale_factors()]

    shown = shown_sizes(geometry, Limits(area))

    # OpenSeadragon 5 reads a list of this length as the pyramid, the full size added if missing.
    if len(shown) in (len(levels) - 1, len(levels)):
        assert {*shown, levels[0]} == set(levels)


@settings(deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000), st.fractions(0, 359, max_denominator=10))
def test_the_box_around_a_turned_picture_is_never_smaller_than_the_picture_made(
    width: int, height: int, degrees: Fraction
) -> None:
    made = pyvips.Image.black(width, height).rotate(float(degrees))
    wide, high = turned_size(width, height, degrees)
    assert 0 <= wide - made.width <= 3
    assert 0 <= high - made.height <= 3
