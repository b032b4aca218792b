"""The order slip between the server and a rendering child: no pixels, no index, no catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from iiif.image.geometry import Box, Geometry, Limits
from iiif.image.request import ImageRequest
from storage.blobs import StoreLocation
from storage.errors import CorruptTileArchive
from storage.tile_archives import ArchiveIndex

# Part of every cached picture's name: to be raised when the same request yields other bytes.
RECIPE = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """One tile to decode: its bytes in the archive, its place and size in the mosaic, in pixels.

    `rows` of it are needed, counted from its top.
    """

    offset: int
    length: int
    x: int
    y: int
    width: int
    rows: int


@dataclass(frozen=True, slots=True)
class RenderJob:
    """Everything a child needs to draw one picture.

    The pieces, in reading order and `columns` to a row, make a mosaic; `crop` is cut out of it,
    brought to `width` x `height`, mirrored, turned by `degrees` clockwise and encoded. All this
    may take `memory_bytes` of the child's memory.
    """

    location: StoreLocation
    key: str
    pieces: tuple[Piece, ...]
    columns: int
    crop: Box
    width: int
    height: int
    mirrored: bool
    degrees: float
    quality: str
    format: str
    memory_bytes: int

    @property
    def mosaic_size(self) -> tuple[int, int]:
        """Width and height of all pieces together."""
        last = self.pieces[-1]
        return last.x + last.width, last.y + last.rows


def plan(
    request: ImageRequest,
    geometry: Geometry,
    index: ArchiveIndex,
    location: StoreLocation,
    key: str,
    limits: Limits,
) -> RenderJob:
    """What must be read and done for `request`, within `limits`.

    Raises:
        CorruptTileArchive: a tile that the geometry demands is not in the archive.
    """
    factor = geometry.level_for(request.box, request.width, request.height, limits.source_px)
    wanted = geometry.on_level(request.box, factor)
    tiles = list(geometry.tiles(factor, wanted))
    left, top = tiles[0].level_x, tiles[0].level_y
    bottom = wanted.y + wanted.height
    pieces = []
    for tile in tiles:
        place = index.find(tile.path)
        if place is None:
            raise CorruptTileArchive(key, f"The tile archive {key!r} has no entry {tile.path!r}.")
        rows = min(tile.height, bottom - tile.level_y)
        pieces.append(Piece(*place, tile.level_x - left, tile.level_y - top, tile.width, rows))
    return RenderJob(
        location=location,
        key=key,
        pieces=tuple(pieces),
        columns=sum(tile.level_y == top for tile in tiles),
        crop=Box(wanted.x - left, wanted.y - top, wanted.width, wanted.height),
        width=request.width,
        height=request.height,
        mirrored=request.mirrored,
        degrees=float(request.rotation),
        quality=request.quality,
        format=request.format,
        memory_bytes=limits.memory_bytes,
    )
