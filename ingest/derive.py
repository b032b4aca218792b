"""Step four: the tile archive, the file that iiif/ serves (contract: storage.tile_archives).

One pass of `dzsave` decodes, halves and encodes; nothing is decoded twice. Whole-image sizes up
to 1024 px are joined from the finished tiles of a larger level and halved once more, so they cost
at most sixteen tiles however large the master is.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyvips

from ingest.orientation import Orientation
from storage.tile_archives import append_entries
from storage.tile_pyramid import (
    TILE_PX,
    WHOLE_PX_MAX,
    level_size,
    scale_factors,
    thumbnail_size,
)

JPEG_OPTIONS = {"Q": 85, "subsample_mode": "off", "keep": "none"}
"""No chroma subsampling: thin red and green vocalisation marks live in the colour channels."""

_IN_MEMORY_BYTES = 96 << 20
"""A picture up to this size is turned in memory, a larger one by way of a temporary file."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the pyramid: `factor` is 1, 2, 4..., the size in px is rounded up."""

    factor: int
    width: int
    height: int

    @property
    def path(self) -> str:
        """The entry of this level as one picture."""
        return f"full/{self.width},{self.height}/0/default.jpg"


def levels(width: int, height: int) -> list[Level]:
    """The levels of a picture, full size first, down to the first that is a single tile."""
    factors = scale_factors(width, height)
    return [Level(factor, *level_size(width, height, factor)) for factor in factors]


def upright(image: pyvips.Image, orientation: Orientation, scratch: Path) -> pyvips.Image:
    """The 8-bit picture turned by its orientation.

    Turning reads columns of a file that streams rows. A picture above _IN_MEMORY_BYTES goes
    through `scratch`, an uncompressed tiled TIFF: 500 megapixels then take 210 MB of memory
    where the plain way takes 1.6 GB.
    """
    if not orientation.keeps_rows:
        if image.width * image.height * image.bands <= _IN_MEMORY_BYTES:
            image = image.copy_memory()
        else:
            image.tiffsave(
                str(scratch),
                tile=True,
                tile_width=TILE_PX,
                tile_height=TILE_PX,
                bigtiff=True,
                keep="none",
            )
            image = pyvips.Image.tiffload(str(scratch), fail_on="truncated")
    match orientation.value:
        case 2:
            return image.fliphor()
        case 3:
            return image.rot180()
        case 4:
            return image.flipver()
        case 5:
            return image.rot90().fliphor()
        case 6:
            return image.rot90()
        case 7:
            return image.rot270().fliphor()
        case 8:
            return image.rot270()
        case _:
            return image


def make_archive(image: pyvips.Image, archive: Path) -> tuple[str, pyvips.Image]:
    """Writes the archive of an upright 8-bit picture to `archive`: its ETag, and an overview.

    The overview is the largest level up to 1024 px, in memory.

    Raises:
        pyvips.Error: the picture could not be decoded whole, or the disk is full.
        CorruptTileArchive: dzsave wrote something else than the contract says.
    """
    every = levels(image.width, image.height)
    if max(image.width, image.height) <= 2 * WHOLE_PX_MAX:
        image = image.copy_memory()
    image.dzsave(
        str(archive),
        layout="iiif3",
        container="zip",
        imagename="",
        tile_size=TILE_PX,
        suffix=".jpg[" + ",".join(f"{key}={value}" for key, value in JPEG_OPTIONS.items()) + "]",
    )
    overviews = list(_overviews(image, every, archive))
    etag = append_entries(archive, _entries(every, overviews))
    return etag, overviews[0]


def _overviews(image: pyvips.Image, every: list[Level], archive: Path) -> Iterator[pyvips.Image]:
    """The levels up to 1024 px as pictures in memory, largest first."""
    if max(every[0].width, every[0].height) <= 2 * WHOLE_PX_MAX:
        start, picture = every[0], image
    else:
        start = next(level for level in every if max(level.width, level.height) <= 2 * WHOLE_PX_MAX)
        picture = _joined(archive, start, every[0])
    for level in every:
        if level.factor < start.factor:
            continue
        if level.factor > start.factor:
            picture = picture.shrink(2, 2, ceil=True).copy_memory()
        if max(level.width, level.height) <= WHOLE_PX_MAX:
            yield picture


def _joined(archive: Path, level: Level, full: Level) -> pyvips.Image:
    """One level as a picture, from its tiles in the archive."""
    step = TILE_PX * level.factor
    rows, columns = -(-full.height // step), -(-full.width // step)
    tiles = []
    with zipfile.ZipFile(archive) as entries:
        for row in range(rows):
            for column in range(columns):
                x, y = column * step, row * step
                wide, high = min(step, full.width - x), min(step, full.height - y)
                size = f"{-(-wide // level.factor)},{-(-high // level.factor)}"
                data = entries.read(f"{x},{y},{wide},{high}/{size}/0/default.jpg")
                tiles.append(pyvips.Image.jpegload_buffer(data))
    joined = pyvips.Image.arrayjoin(tiles, across=columns, hspacing=TILE_PX, vspacing=TILE_PX)
    return joined.crop(0, 0, level.width, level.height).copy_memory()


def _entries(every: list[Level], overviews: list[pyvips.Image]) -> Iterator[tuple[str, bytes]]:
    full, last = every[0], every[-1]
    sizes = {(full.width, full.height)}
    for picture in overviews:
        sizes.add((picture.width, picture.height))
        # The level of a single tile is there already, written by dzsave under the same name.
        if (picture.width, picture.height) != (last.width, last.height):
            level = Level(1, picture.width, picture.height)
            yield level.path, picture.jpegsave_buffer(**JPEG_OPTIONS)
    width, height = thumbnail_size(full.width, full.height)
    if (width, height) not in sizes:
        sizes.add((width, height))
        source = overviews[0]
        small = source.resize(width / source.width, vscale=height / source.height)
        yield Level(1, width, height).path, small.jpegsave_buffer(**JPEG_OPTIONS)
    properties = {
        "width": full.width,
        "height": full.height,
        "tile_size": TILE_PX,
        "scale_factors": [level.factor for level in every],
        "sizes": [list(size) for size in sorted(sizes)],
    }
    yield "properties.json", json.dumps(properties, separators=(",", ":")).encode()
