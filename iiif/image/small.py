"""The small picture of a page whose full size is not for everybody: whole, in two sizes, as JPEG.

It is served from the archive of the whole image under a name of its own, so what may be asked for
is named here one by one: any other entry of that archive is part of what is kept back.
"""

from __future__ import annotations

from collections.abc import Sequence

from iiif.errors import BadImageRequest, TooLarge
from iiif.image.geometry import Limits, entry_path
from iiif.image.request import parse
from iiif.image.shelf import OpenImage
from storage.tile_pyramid import TILE_PX, thumbnail_size

_LIMITS = Limits(area_px=TILE_PX * TILE_PX, side_px=TILE_PX)


def small_entry(
    image: OpenImage, parts: Sequence[str], version: int
) -> tuple[tuple[int, int], str] | None:
    """Place in the archive and canonical form of a request for a small picture; None for any other.

    `image` is the small one; `parts` (region, size, rotation, quality.format) are decoded.
    """
    if len(parts) != 4:
        return None
    width, height = image.geometry.width, image.geometry.height
    try:
        request = parse(parts, version, image.geometry, _LIMITS)
    except (BadImageRequest, TooLarge):
        return None
    if not request.whole or request.entry is None:
        return None
    size = request.width, request.height
    if size == (width, height):
        place = image.index.find(entry_path(None, width, height))
    elif size == thumbnail_size(width, height):
        # The archive rounded from the whole image: that may be one pixel more or less.
        place = next(filter(None, map(image.index.find, _thumbnails(*size))), None)
    else:
        return None
    return None if place is None else (place, request.canonical)


def _thumbnails(width: int, height: int) -> list[str]:
    near = (0, -1, 1)
    return [entry_path(None, width + x, height + y) for x in near for y in near]
