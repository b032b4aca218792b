"""Which pictures a tile archive holds, by the size of the image alone: the rule of the contract.

Whoever writes an archive, serves it, or names its entries in a manifest asks here. Level `f` (a
power of two) is the image divided by f, each side rounded up (IIIF Image API 3.0, implementation
notes, "Image Tiles and Tile Requests"), as viewers compute and dzsave writes. All sizes are
(width, height) in pixels.
"""

from __future__ import annotations

TILE_PX = 512
# A whole picture larger than this is put together from tiles by every viewer.
WHOLE_PX_MAX = 1024
THUMBNAIL_PX = 150

Size = tuple[int, int]


def level_size(width: int, height: int, factor: int) -> Size:
    """The size of level `factor`."""
    return -(-width // factor), -(-height // factor)


def scale_factors(width: int, height: int) -> list[int]:
    """1, 2, 4, ... up to the first level that fits into one tile."""
    factors = [1]
    while max(level_size(width, height, factors[-1])) > TILE_PX:
        factors.append(factors[-1] * 2)
    return factors


def thumbnail_size(width: int, height: int) -> Size:
    """The size of the thumbnail: long side 150 px, or the image itself when that is smaller."""
    long_side = max(width, height)
    if long_side <= THUMBNAIL_PX:
        return width, height
    scale = THUMBNAIL_PX / long_side
    return max(1, round(width * scale)), max(1, round(height * scale))


def whole_sizes(width: int, height: int) -> list[Size]:
    """Every whole picture that is an entry, ascending: thumbnail, and levels up to 1024 px."""
    levels = [level_size(width, height, factor) for factor in scale_factors(width, height)]
    small = {size for size in levels if max(size) <= WHOLE_PX_MAX}
    return sorted(small | {thumbnail_size(width, height)})
