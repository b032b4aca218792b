"""Which whole-image sizes of an image stand ready in its tile archive, from its size alone.

The archive's own list (`sizes` in its properties) has the last word for the image server; a
manifest is made without opening archives, so the rule is written here once more and a test holds
the two together. Levels are rounded up (IIIF Image API 3.0, implementation notes), as the tiles
were cut.
"""

from __future__ import annotations

from iiif.image.geometry import Geometry

# What is larger than this is put together from tiles by every viewer.
LONG_SIDE_MAX_PX = 1024
THUMBNAIL_PX = 150

Size = tuple[int, int]


def thumbnail_size(width: int, height: int) -> Size:
    """The size of the thumbnail: long side 150 px, or the image itself when that is smaller."""
    long_side = max(width, height)
    if long_side <= THUMBNAIL_PX:
        return width, height
    # The expression of the archive's writer, so that both round the same halves the same way.
    scale = THUMBNAIL_PX / long_side
    return max(1, round(width * scale)), max(1, round(height * scale))


def ready_sizes(width: int, height: int) -> list[Size]:
    """Every whole-image size that is an entry, ascending: thumbnail, and levels up to 1024 px."""
    geometry = Geometry(width, height)
    levels = [geometry.level_size(factor) for factor in geometry.scale_factors()]
    small = {size for size in levels if max(size) <= LONG_SIDE_MAX_PX}
    return sorted(small | {thumbnail_size(width, height)})
