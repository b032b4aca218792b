from __future__ import annotations

import itertools
import json
import zipfile
from pathlib import Path

import pytest
import pyvips

from iiif.image.geometry import Geometry, entry_path
from iiif.presentation.sizes import ready_sizes, thumbnail_size
from ingest import derive
from tests.iiif.presentation import books
from tests.iiif.presentation.books import images

ODD = [1, 2, 149, 150, 151, 511, 512, 513, 1023, 1024, 1025, 2047, 2053, 4003, 65537]
SIZES = list(itertools.product(ODD, ODD))


def test_the_sizes_of_a_page_are_its_small_levels_and_the_thumbnail() -> None:
    assert ready_sizes(3001, 4003) == [(112, 150), (376, 501), (751, 1001)]


def test_every_size_is_a_level_rounded_up_or_the_thumbnail() -> None:
    for width, height in SIZES:
        levels = {(-(-width // 2**k), -(-height // 2**k)) for k in range(18)}

        sizes = ready_sizes(width, height)

        assert set(sizes) <= levels | {thumbnail_size(width, height)}
        assert all(1 <= side <= 1024 for size in sizes for side in size)
        assert sizes == sorted(sizes)


def test_the_levels_of_one_tile_are_among_them() -> None:
    for width, height in SIZES:
        geometry = Geometry(width, height)
        last = list(geometry.tiles(geometry.scale_factors()[-1]))

        assert [tile.whole for tile in last] == [True]
        assert (last[0].width, last[0].height) in ready_sizes(width, height)


def test_a_small_image_is_its_own_thumbnail() -> None:
    assert thumbnail_size(120, 90) == (120, 90)


def test_a_very_flat_image_keeps_a_pixel() -> None:
    assert thumbnail_size(20000, 10) == (150, 1)


def test_the_writer_of_archives_keeps_the_same_rule() -> None:
    for width, height in SIZES:
        small = {
            (level.width, level.height)
            for level in derive.levels(width, height)
            if max(level.width, level.height) <= derive.WHOLE_MAX
        }

        assert set(ready_sizes(width, height)) == small | {derive.thumbnail_size(width, height)}


@pytest.mark.parametrize("size", [(1537, 2053), (1025, 700), (300, 201), (97, 61)])
def test_every_image_a_manifest_names_is_an_entry_of_a_real_archive(
    size: tuple[int, int], tmp_path: Path
) -> None:
    archive = tmp_path / "tiles.zip"
    derive.make_archive(pyvips.Image.black(*size, bands=3).copy(interpretation="srgb"), archive)
    manifest = books.manifest_of_pages([books.page("1r", size=size)])

    with zipfile.ZipFile(archive) as entries:
        names = set(entries.namelist())
        properties = json.loads(entries.read("properties.json"))

    named = {image["id"].partition("/i0000000000/")[2] for image in images(manifest)}
    assert named <= names
    assert {entry_path(None, *found) for found in ready_sizes(*size)} <= names
    assert {tuple(found) for found in properties["sizes"]} == {*ready_sizes(*size), size}
