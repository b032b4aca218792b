"""Photographs on paper: which stored size is printed, and its bytes out of the tile archive.

Nothing is made from a master here. A level of the pyramid is printed as it was cut at ingest: one
entry where the archive holds it whole, else its tiles put side by side again.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from PIL import Image

from iiif.image.geometry import Geometry, Tile, entry_path
from storage.blobs.contract import BlobStore
from storage.errors import CorruptTileArchive, InvalidRange
from storage.tile_archives import ArchiveIndex, archive_key, read_index
from storage.tile_pyramid import level_size, scale_factors, whole_sizes

# 190 dots to an inch on a photograph as tall as the page of a problem folio.
LONGEST_PX: Final = 1200
# What is put together from tiles is compressed once more: so much, with half the colour, as tiles
# of quality 85 do not show it on paper and a report of 60 sides can still be sent by mail.
_QUALITY: Final = 80
_READERS: Final = 6

Wanted = dict[str, Any]


def wanted(image_id: str, width: int, height: int, longest: int = LONGEST_PX) -> Wanted:
    """The largest level of an image of this size (px) whose longer side is at most `longest`."""
    sizes = [level_size(width, height, factor) for factor in scale_factors(width, height)]
    size = next((each for each in sizes if max(each) <= longest), sizes[-1])
    return {"image": image_id, "size": list(size), "of": [width, height]}


def jpeg(store: BlobStore, picture: Wanted) -> bytes:
    """The whole picture, upright, as `wanted` chose it.

    Raises:
        BlobNotFound: the tile archive is not there.
        CorruptTileArchive: it is not whole, or what it holds is no picture of this size.
    """
    key = archive_key(picture["image"])
    index = read_index(store, key)
    width, height = picture["size"]
    full_width, full_height = picture["of"]
    try:
        if (width, height) in whole_sizes(full_width, full_height):
            whole = _read(store, key, index, [entry_path(None, width, height)])[0]
            _opened(whole, key, (width, height))
            return whole
        factor = next(
            each
            for each in scale_factors(full_width, full_height)
            if level_size(full_width, full_height, each) == (width, height)
        )
        tiles = list(Geometry(full_width, full_height).tiles(factor))
        found = _read(store, key, index, [each.path for each in tiles])
        return _joined(zip(tiles, found, strict=True), key, (width, height))
    except (OSError, InvalidRange) as error:
        raise CorruptTileArchive(key, f"A picture in {key!r} cannot be read: {error}") from error


def _read(store: BlobStore, key: str, index: ArchiveIndex, paths: list[str]) -> list[bytes]:
    places = [index.find(path) for path in paths]
    if None in places:
        missing = paths[places.index(None)]
        raise CorruptTileArchive(key, f"The tile archive {key!r} has no entry {missing!r}.")
    with ThreadPoolExecutor(_READERS) as readers:
        return list(readers.map(lambda place: store.read_range(key, *place), filter(None, places)))


def _joined(tiles: Iterable[tuple[Tile, bytes]], key: str, size: tuple[int, int]) -> bytes:
    joined: Image.Image | None = None
    for tile, content in tiles:
        picture = _opened(content, key, (tile.width, tile.height))
        if joined is None:
            joined = Image.new(picture.mode, size)
        joined.paste(picture, (tile.level_x, tile.level_y))
    assert joined is not None, "every level has a tile"
    out = io.BytesIO()
    joined.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _opened(content: bytes, key: str, size: tuple[int, int]) -> Image.Image:
    """Decoded to its last row: half a photograph must not pass for a whole one."""
    picture = Image.open(io.BytesIO(content), formats=["JPEG"])
    if picture.size != size:
        raise CorruptTileArchive(key, f"A picture in {key!r} is not of the size it should be.")
    picture.load()
    return picture
