"""Sizes: every tile of pictures of awkward widths has the right size and the right pixels.

The reference is the master's box average: pixel i of level f is the mean of what it covers,
[i*f, (i+1)*f) as far as the master reaches.
"""

from __future__ import annotations

import io
import shutil
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from iiif.image.geometry import Tile
from tests.bench.installation import Installation
from tests.bench.peers import Iipsrv
from tests.bench.pictures import write_master, write_pyramid
from tests.bench.scene import Measured, Picture, Scene, fetch, is_edge
from tests.bench.table import Row

GOAL = 4.0
# Primes, a power of two and one, one pixel, a strip; width and height in pixels.
SIDES_PX = (
    (4099, 3001), (2049, 1025), (1025, 2049), (513, 513), (6007, 1021), (1021, 6007),
    (4097, 17), (1, 1), (1, 2053), (2053, 1), (2, 1031), (509, 521),
)  # fmt: skip
_PEER_LEAST_PX = 500  # iipsrv is asked about pictures that a peer can be expected to have

Pixels = np.ndarray[Any, np.dtype[np.float64]]


@dataclass
class Found:
    """What was seen of a server: wrong sizes, and mean errors (of 255) of its tiles."""

    asked: int = 0
    crashes: int = 0
    wrong: list[str] = field(default_factory=list)
    interior: list[float] = field(default_factory=list)
    edge: list[float] = field(default_factory=list)
    beyond_jpeg: list[float] = field(default_factory=list)
    worst: str = ""


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """All tiles and all advertised sizes of all pictures, ours; the larger ones by iipsrv too."""
    work = scene.folder / "sizes"
    scans = work / "MS 3"
    scans.mkdir(parents=True)
    for number, (width, height) in enumerate(SIDES_PX):
        path = scans / f"MS3_{number + 1:03}r.tif"
        write_master(path, number, width, height, scene.folder)
    made = Installation(work / "data")
    made.migrate()
    made.ingest(scans)
    pictures = [Picture(kept) for kept in made.kept()]
    with made.serve(1) as server:
        ours = _look(server, pictures, scans)
    pyramids = work / "pyramids"
    pyramids.mkdir()
    large = [p for p in pictures if min(p.kept.width, p.kept.height) >= _PEER_LEAST_PX]
    for picture in large:
        master = scans / picture.kept.original_name
        write_pyramid(master, pyramids / f"{picture.kept.image_id}.tif")
    with Iipsrv(pyramids, work / "iipsrv") as peer:
        theirs = _look(peer, large, scans)
    shutil.rmtree(work)
    yield from _rows(ours, theirs)


def _rows(ours: Found, theirs: Found) -> Iterator[Row]:
    if ours.wrong:
        print("\n".join(["wrong:", *ours.wrong[:20]]))
    yield Row(
        f"sizes over odd widths: answers of a wrong size, of {ours.asked}", f"{len(ours.wrong)}",
        f"iipsrv {len(theirs.wrong)} of {theirs.asked}, {theirs.crashes} crashes (large ones only)",
        goal="0", met=not ours.wrong,
    )  # fmt: skip
    yield Row(
        f"worst mean error of an edge tile ({ours.worst})", f"{max(ours.edge):.2f} of 255",
        f"iipsrv {max(theirs.edge):.2f}", goal=f"<= {GOAL:.0f}", met=max(ours.edge) <= GOAL,
    )  # fmt: skip
    yield Row(
        "  of it not the JPEG's: worst tile's error less that of the reference as a JPEG",
        f"{max(ours.beyond_jpeg):.2f} of 255", f"iipsrv {max(theirs.beyond_jpeg):.2f}",
    )  # fmt: skip
    yield Row(
        "mean error of edge tiles, of interior tiles",
        f"{statistics.mean(ours.edge):.2f}, {statistics.mean(ours.interior):.2f} of 255",
        f"iipsrv {statistics.mean(theirs.edge):.2f}, {statistics.mean(theirs.interior):.2f}",
    )  # fmt: skip


def _look(server: Measured, pictures: list[Picture], scans: Path) -> Found:
    found = Found()
    for picture in pictures:
        with Image.open(scans / picture.kept.original_name) as master:
            full = np.asarray(master, np.float64)
        for factor in picture.geometry.scale_factors():
            level = _averaged(full, factor)
            for tile in picture.geometry.tiles(factor):
                _look_at(server, picture, factor, tile, level, found)
    return found


def _look_at(
    server: Measured, picture: Picture, factor: int, tile: Tile, level: Pixels, found: Found
) -> None:
    found.asked += 1
    what = f"{picture.kept.width}x{picture.kept.height} {tile.path}"
    try:
        answer = fetch(server, picture.address(tile.path))
    except RuntimeError as refusal:
        found.wrong.append(f"{what}: {refusal}")
        if isinstance(server, Iipsrv):
            found.crashes += server.mend()
        return
    shown = Image.open(io.BytesIO(answer)).convert("RGB")
    if shown.size != (tile.width, tile.height):
        found.wrong.append(f"{what}: {shown.size}")
        return
    wanted = level[
        tile.level_y : tile.level_y + tile.height, tile.level_x : tile.level_x + tile.width
    ]
    error = _error(shown, wanted)
    if not is_edge(picture.geometry, factor, tile):
        found.interior.append(error)
        return
    if error > max(found.edge, default=0.0):
        found.worst = what
    found.edge.append(error)
    found.beyond_jpeg.append(error - _error(_as_jpeg(wanted), wanted))


def _error(shown: Image.Image, wanted: Pixels) -> float:
    return float(np.abs(np.asarray(shown, np.float64) - wanted).mean())


def _as_jpeg(wanted: Pixels) -> Image.Image:
    """The reference itself, saved as our tiles are: what no geometry can better."""
    packed = io.BytesIO()
    whole = Image.fromarray(np.rint(wanted).astype(np.uint8))
    whole.save(packed, "jpeg", quality=85, subsampling=0)
    return Image.open(packed)


def _averaged(full: Pixels, factor: int) -> Pixels:
    height, width = full.shape[:2]
    rows, columns = np.arange(0, height, factor), np.arange(0, width, factor)
    sums = np.add.reduceat(np.add.reduceat(full, rows, axis=0), columns, axis=1)
    tall = np.minimum(factor, height - rows)[:, None, None]
    wide = np.minimum(factor, width - columns)[None, :, None]
    averaged: Pixels = sums / (tall * wide)
    return averaged
