"""A photograph drawn as it lies on its canvas: exactly the canvas's size, white where it ends.

Drawn from the master and not from tiles, with its colours brought to sRGB as everywhere
(`ingest/colour.py`). Block by block, from one file mapped into memory to another, so that a giant
takes no more memory than a page. The master is never changed.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pyvips
from numpy.typing import ArrayLike, NDArray

from catalog.conservation.captures import fitting
from ingest.characterise import alpha_is_used, open_picture
from ingest.colour import to_srgb
from ingest.derive import make_archive, upright
from ingest.formats import Format
from ingest.identify import Identified
from ingest.orientation import choose
from ingest.scratch import scratch_paths

Floats = NDArray[np.float64]

BLOCK_PX = 1024
_MARGIN_PX = 8
_WHITE = 255


def draw(
    master: Path,
    identified: Identified,
    matrix: ArrayLike,
    width: int,
    height: int,
    archive: Path,
) -> str:
    """The tile archive of the drawn photograph at `archive`; its ETag.

    `matrix` takes px of the upright photograph to px of the canvas.

    Raises:
        pyvips.Error, Undecodable: the master cannot be decoded; it could when it came in.
        OSError: there is no room.
    """
    part, turning = scratch_paths(archive)
    source_file, drawn_file = archive.with_suffix(".source"), archive.with_suffix(".drawn")
    try:
        picture, shrunk = _shrunk(_upright(master, identified, turning), matrix)
        source = _mapped(picture, source_file)
        drawn = np.memmap(drawn_file, np.uint8, "w+", shape=(height, width, picture.bands))
        _fill(drawn, source, fitting.inverse(shrunk))
        drawn.flush()
        whole = pyvips.Image.new_from_memory(drawn, width, height, picture.bands, "uchar")
        kind = "srgb" if picture.bands == 3 else "b-w"
        etag, _ = make_archive(whole.copy(interpretation=kind), part)
        part.replace(archive)
        return etag
    finally:
        for path in (part, turning, source_file, drawn_file):
            path.unlink(missing_ok=True)


def _upright(master: Path, identified: Identified, turning: Path) -> pyvips.Image:
    header = identified.header
    # What a decoder complains of was weighed when the photograph came in.
    image, _, _ = open_picture(master, header, lenient=header.format is Format.JPEG)
    shown = to_srgb(image, header, transparent=alpha_is_used(master, header))
    return upright(shown.image, choose(header.exif_orientation, header.xmp_orientation), turning)


def _shrunk(picture: pyvips.Image, matrix: ArrayLike) -> tuple[pyvips.Image, Floats]:
    """A photograph that is much finer than the canvas is averaged first, or fine lines break."""
    m = np.asarray(matrix, np.float64)
    fineness = 1 / np.sqrt(abs(np.linalg.det(m[:2, :2])))
    factor = int(fineness)
    if factor < 2:
        return picture, m
    smaller = picture.shrink(factor, factor, ceil=True)
    return smaller, m @ np.diag([factor, factor, 1])


def _mapped(picture: pyvips.Image, file: Path) -> NDArray[np.uint8]:
    picture.rawsave(str(file))
    return np.memmap(file, np.uint8, "r", shape=(picture.height, picture.width, picture.bands))


def _fill(drawn: NDArray[np.uint8], source: NDArray[np.uint8], back: Floats) -> None:
    height, width = drawn.shape[:2]
    for top in range(0, height, BLOCK_PX):
        for left in range(0, width, BLOCK_PX):
            bottom, right = min(top + BLOCK_PX, height), min(left + BLOCK_PX, width)
            drawn[top:bottom, left:right] = _block(source, back, left, top, right, bottom)


def _block(
    source: NDArray[np.uint8], back: Floats, left: int, top: int, right: int, bottom: int
) -> NDArray[np.uint8]:
    size = right - left, bottom - top
    empty = np.full((*size[::-1], source.shape[2]), _WHITE, np.uint8)
    edges = [(left, top), (right, top), (right, bottom), (left, bottom)]
    depth = np.column_stack([edges, np.ones(4)]) @ back[2]
    if depth.min() <= 0:
        return empty
    corners = fitting.apply(back, edges)
    low = np.maximum(np.floor(corners.min(axis=0)).astype(int) - _MARGIN_PX, 0)
    high = np.ceil(corners.max(axis=0)).astype(int) + _MARGIN_PX
    x, y = low
    window = np.ascontiguousarray(source[y : max(high[1], 0), x : max(high[0], 0)])
    if window.size == 0:
        return empty
    # OpenCV counts from the middle of the first pixel.
    to_canvas = np.array([[1, 0, left + 0.5], [0, 1, top + 0.5], [0, 0, 1]])
    to_window = np.array([[1, 0, -x - 0.5], [0, 1, -y - 0.5], [0, 0, 1]])
    turned = cv2.warpPerspective(
        window, to_window @ back @ to_canvas, size,
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(_WHITE,) * 4,
    )  # fmt: skip
    return np.asarray(turned, np.uint8).reshape(empty.shape)
