"""Pixels: from the stored tiles of one level to the bytes of one picture.

Runs in a child process only (`iiif/image/render_child.py`). Tiles are decoded by libjpeg-turbo
straight into one mosaic, which costs less than half of what libvips takes for small pictures in
memory (it starts threads for each); resampling is libvips', which does it in a third of Pillow's
time. Mosaics too large for memory are handed to libvips row of tiles by row of tiles instead, so
that a large source costs one such row, whatever its height.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import imagecodecs
import numpy as np
import pyvips

from iiif.image.render_job import Piece, RenderJob

# Above this many pixels of source the mosaic is streamed (3 bytes a pixel are held otherwise).
MOSAIC_PX_MAX = 24_000_000
# The quality of the stored tiles (contract of storage/tile_archives.py), no colour subsampling.
JPEG_QUALITY = 85

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_WHITE = 255
_PNG_GRAY, _PNG_RGB = 0, 2  # RFC 2083, 4.1.1
_PNG_ROWS = 16
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))  # baseline, extended, progressive: ITU-T T.81, table B.1


class BadTile(Exception):
    """A stored tile is not the JPEG it should be."""


def lock_down() -> None:
    """Leaves this process nothing of libvips' caches, and no loader but that of `_Rows`."""
    pyvips.cache_set_max(0)
    pyvips.operation_block_set("VipsForeignLoad", True)
    pyvips.operation_block_set("VipsForeignLoadPng", False)


def draw(job: RenderJob, tiles: Iterable[bytes]) -> bytes:
    """The picture `job` asks for, encoded; `tiles` are the bytes of its pieces, in their order.

    Raises:
        BadTile: a tile is not a JPEG of the size the geometry gives it.
    """
    width, height = job.mosaic_size
    if width * height <= MOSAIC_PX_MAX:
        return _finished(_mosaic(job, tiles), job)
    rows = _Rows(job, tiles)
    try:
        return _finished(rows.image(), job)
    finally:
        if rows.error is not None:
            # libvips only knows that its source fell silent, and may have gone on without it.
            raise rows.error


def _finished(image: Any, job: RenderJob) -> bytes:
    crop = job.crop
    image = image.crop(crop.x, crop.y, crop.width, crop.height)
    image = _resized(image, job.width, job.height)
    if job.quality != "default":
        image = image.colourspace("b-w")
    image = _turned(image, job)
    if job.quality == "bitonal":
        image = _bitonal(image)
    return _encoded(image, job)


def shortened(tile: bytes, piece: Piece) -> bytes:
    """The JPEG `tile` with only its first `piece.rows` rows declared, so that no more is decoded.

    The height stands in the frame header (ITU-T T.81, B.2.2); a decoder stops after it.

    Raises:
        BadTile: no JPEG, or not as wide and high as the piece needs.
    """
    at = 2
    while tile[at : at + 1] == b"\xff" and len(tile) > at + 9:
        if tile[at + 1] in _FRAMES:
            height = int.from_bytes(tile[at + 5 : at + 7], "big")
            width = int.from_bytes(tile[at + 7 : at + 9], "big")
            if width != piece.width or height < piece.rows:
                break
            if height == piece.rows:
                return tile
            return tile[: at + 5] + piece.rows.to_bytes(2, "big") + tile[at + 7 :]
        at += 2 + int.from_bytes(tile[at + 2 : at + 4], "big")
    raise BadTile(f"The tile at byte {piece.offset} is not the JPEG it should be.")


def _pixels(piece: Piece, tile: bytes) -> Pixels:
    try:
        pixels: Pixels = imagecodecs.jpeg8_decode(shortened(tile, piece))
    except imagecodecs.Jpeg8Error as error:
        raise BadTile(f"The tile at byte {piece.offset} cannot be decoded: {error}") from None
    return pixels


def _mosaic(job: RenderJob, tiles: Iterable[bytes]) -> Any:
    width, height = job.mosaic_size
    mosaic = _joined(zip(job.pieces, tiles, strict=True), width, height)
    bands = mosaic.shape[2] if mosaic.ndim == 3 else 1
    image = pyvips.Image.new_from_memory(mosaic.data, width, height, bands, "uchar")
    return image.copy(interpretation="srgb" if bands == 3 else "b-w")


def _joined(tiles: Iterable[tuple[Piece, bytes]], width: int, height: int) -> Pixels:
    joined: Pixels | None = None
    for piece, tile in tiles:
        pixels = _pixels(piece, tile)
        if joined is None:
            top = piece.y
            joined = np.empty((height, width, *pixels.shape[2:]), np.uint8)
        y = piece.y - top
        joined[y : y + piece.rows, piece.x : piece.x + piece.width] = pixels
    if joined is None:
        raise BadTile("There is no tile to draw from.")
    return joined


class _Rows:
    """A mosaic as a stream, a row of tiles at a time, in the one raw form libvips reads that way.

    That is PNG without compression (RFC 2083), which costs two checksums and no search.
    `error` is what went wrong in a row, as libvips has no place for it.
    """

    def __init__(self, job: RenderJob, tiles: Iterable[bytes]) -> None:
        self.error: Exception | None = None
        self._parts = self._png(job, tiles)
        self._ahead = memoryview(b"")
        self._source = pyvips.SourceCustom()
        self._source.on_read(self._read)

    def image(self) -> Any:
        """The mosaic, to be read from top to bottom; lives as long as this object."""
        return pyvips.Image.pngload_source(self._source, access="sequential")

    def _png(self, job: RenderJob, tiles: Iterable[bytes]) -> Iterator[bytes]:
        width, height = job.mosaic_size
        stored = zlib.compressobj(0)
        placed = zip(job.pieces, tiles, strict=True)
        for (top, rows), row in groupby(placed, lambda pair: (pair[0].y, pair[0].rows)):
            pixels = _joined(row, width, rows)
            if top == 0:
                color = _PNG_RGB if pixels.ndim == 3 else _PNG_GRAY
                yield b"\x89PNG\r\n\x1a\n"
                yield _png_chunk(b"IHDR", struct.pack(">2L5B", width, height, 8, color, 0, 0, 0))
            for part in np.array_split(pixels.reshape(rows, -1), -(-rows // _PNG_ROWS)):
                # Each line begins with the number of its filter, none (RFC 2083, section 6).
                lines = np.pad(part, ((0, 0), (1, 0)))
                yield _png_chunk(b"IDAT", stored.compress(lines.data))
            # Not two rows of tiles at once.
            del pixels, part
        yield _png_chunk(b"IDAT", stored.flush())
        yield _png_chunk(b"IEND", b"")

    def _read(self, size: int) -> bytes:
        try:
            if not self._ahead:
                self._ahead = memoryview(next(self._parts, b""))
            data, self._ahead = bytes(self._ahead[:size]), self._ahead[size:]
        except Exception as error:
            self.error = error
            return b""
        return data


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    # RFC 2083, section 3.2.
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def _resized(image: Any, width: int, height: int) -> Any:
    if (image.width, image.height) == (width, height):
        return image
    image = image.resize(width / image.width, vscale=height / image.height, kernel="lanczos3")
    if (image.width, image.height) != (width, height):
        # Rounding inside libvips may be one pixel off for extreme scales.
        image = image.embed(0, 0, width, height, extend="copy")
    return image


def _turned(image: Any, job: RenderJob) -> Any:
    if job.mirrored:
        image = image.fliphor()
    if job.degrees == 0:
        return image
    # Sources are read from top to bottom; turning needs all pixels at once.
    image = image.copy_memory()
    quarter, rest = divmod(job.degrees, 90)
    if rest == 0:
        return (image.copy, image.rot90, image.rot180, image.rot270)[int(quarter)]()
    bicubic = pyvips.Interpolate.new("bicubic")
    if job.format == "jpg":
        ground = [_WHITE] * image.bands
        return image.rotate(job.degrees, interpolate=bicubic, background=ground)
    interpretation = image.interpretation
    image = image.bandjoin(_WHITE).premultiply()
    image = image.rotate(job.degrees, interpolate=bicubic, background=[0] * image.bands)
    return image.unpremultiply().cast("uchar").copy(interpretation=interpretation)


def _bitonal(image: Any) -> Any:
    # Ink on parchment of any tone: the threshold that parts its two heaps best (N. Otsu, 1979).
    image = image.copy_memory()
    tone = image[0]
    heap = np.frombuffer(tone.hist_find().write_to_memory(), np.uint32).astype(np.float64)
    below = np.cumsum(heap)
    moment = np.cumsum(heap * np.arange(heap.size))
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = (moment[-1] * below / below[-1] - moment) ** 2 / (below * (below[-1] - below))
    threshold = int(np.nanargmax(np.where(np.isfinite(gap), gap, -1.0)))
    black_or_white = (tone > threshold).copy(interpretation="b-w")
    return black_or_white if image.bands == 1 else black_or_white.bandjoin(image[1])


def _encoded(image: Any, job: RenderJob) -> bytes:
    if job.format == "png":
        # One bit a pixel says all of a bitonal picture, unless turning gave it an alpha channel.
        bits = 1 if job.quality == "bitonal" and image.bands == 1 else 8
        data = image.pngsave_buffer(compression=4, bitdepth=bits, keep="none")
    elif job.format == "webp":
        data = image.webpsave_buffer(Q=JPEG_QUALITY, effort=2, keep="none")
    else:
        data = image.jpegsave_buffer(Q=JPEG_QUALITY, subsample_mode="off", keep="none")
    return bytes(data)
