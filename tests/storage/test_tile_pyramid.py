"""The rule of the pyramid: levels rounded up, whole pictures up to 1024 px, one thumbnail."""

from __future__ import annotations

import itertools

from storage.tile_pyramid import level_size, scale_factors, thumbnail_size, whole_sizes

ODD = [1, 2, 149, 150, 151, 511, 512, 513, 1023, 1024, 1025, 2047, 2053, 4003, 65537]
SIZES = list(itertools.product(ODD, ODD))


def test_the_sizes_of_a_page_are_its_small_levels_and_the_thumbnail() -> None:
    assert whole_sizes(3001, 4003) == [(112, 150), (376, 501), (751, 1001)]


def test_every_size_is_a_level_rounded_up_or_the_thumbnail() -> None:
    for width, height in SIZES:
        levels = {(-(-width // 2**k), -(-height // 2**k)) for k in range(18)}

        sizes = whole_sizes(width, height)

        assert set(sizes) <= levels | {thumbnail_size(width, height)}
        assert all(1 <= side <= 1024 for size in sizes for side in size)
        assert sizes == sorted(sizes)


def test_the_level_of_one_tile_is_among_them() -> None:
    for width, height in SIZES:
        last = level_size(width, height, scale_factors(width, height)[-1])

        assert max(last) <= 512
        assert last in whole_sizes(width, height)


def test_a_small_image_is_its_own_thumbnail() -> None:
    assert thumbnail_size(120, 90) == (120, 90)


def test_a_very_flat_image_keeps_a_pixel() -> None:
    assert thumbnail_size(20000, 10) == (150, 1)
