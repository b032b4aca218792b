"""Ingest of 54-megapixel pages: CPU of the whole way, against libvips writing a pyramid alone.

Both sides are whole processes with one thread for pixels. "One more page" is what a running
worker takes for each further page: five pages in one process less one page, divided by four.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.installation import Installation
from tests.bench.masters import folder_of
from tests.bench.pictures import SINGLE_THREAD
from tests.bench.processes import run
from tests.bench.scene import Scene
from tests.bench.table import Row

GOAL = 1.5
_MORE = 4

_READ = """
import hashlib, pyvips, sys
for path in sys.argv[2:]:
"""
_TIFFSAVE = (
    _READ
    + """
    image = pyvips.Image.new_from_file(path, access="sequential")
    image.tiffsave(sys.argv[1] + "/pyramid.tif", tile=True, pyramid=True, tile_width=512,
                   tile_height=512, compression="jpeg", Q={quality})
"""
)
# libvips writes 4:2:0 below quality 90 and RGB, so 4:4:4, from there on; there is no 4:4:4 at 85.
DZSAVE = (
    _READ
    + """
    image = pyvips.Image.new_from_file(path, access="sequential")
    image.dzsave(sys.argv[1] + "/tiles.zip", layout="iiif3", container="zip", imagename="",
                 tile_size=512, suffix=".jpg[Q=85,subsample_mode=off,keep=none]")
"""
)
_DIGESTS = (
    _READ
    + """
    first, second = hashlib.sha512(), hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            first.update(chunk)
            second.update(chunk)
"""
)
_NAMES = {
    "ours": "",
    "tiffsave": "tiffsave, JPEG tiles Q85 4:2:0",
    "rgb": "tiffsave, JPEG tiles Q90 4:4:4 (no Q85 in 4:4:4)",
    "dzsave": "bare dzsave, Q85 4:4:4 as we keep it",
    "digests": "SHA-512 and SHA-256 alone",
}


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """One page and five pages in turn, by each of them."""
    work = scene.folder / "ingest"
    five = folder_of(work / "five", _MORE + 1)
    one = folder_of(work / "one", 1)

    def ours(scans: Path) -> float:
        made = Installation(work / "data")
        made.migrate()
        cost = made.ingest(scans)
        shutil.rmtree(made.data)
        return cost.cpu_s

    def script(text: str) -> Callable[[Path], float]:
        def by(scans: Path) -> float:
            command = [sys.executable, "-c", text, str(work), *map(str, sorted(scans.iterdir()))]
            return run(command, SINGLE_THREAD).cpu_s

        return by

    ways = {
        "ours": ours,
        "tiffsave": script(_TIFFSAVE.format(quality=85)),
        "rgb": script(_TIFFSAVE.format(quality=90)),
        "dzsave": script(DZSAVE),
        "digests": script(_DIGESTS),
    }
    single: dict[str, list[float]] = {name: [] for name in ways}
    several: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            single[name].append(way(one))
            several[name].append(way(five))
    shutil.rmtree(work)
    whole = {name: statistics.median(found) for name, found in single.items()}
    more = {name: (statistics.median(several[name]) - whole[name]) / _MORE for name in ways}
    yield from _rows(whole, more)


def _rows(whole: dict[str, float], more: dict[str, float]) -> Iterator[Row]:
    for title, found in (
        ("ingest of a 54 MP TIFF, CPU of the whole command", whole),
        ("one more 54 MP page in a running worker, CPU", more),
    ):
        ratio = found["ours"] / found["tiffsave"]
        yield Row(
            title, f"{found['ours']:.2f} s", f"{_NAMES['tiffsave']}: {found['tiffsave']:.2f} s",
            f"{ratio:.2f}x", f"<= {GOAL}x", ratio <= GOAL,
        )  # fmt: skip
    for name in ("rgb", "dzsave", "digests"):
        yield Row(
            "  the same against", f"{more['ours']:.2f} s", f"{_NAMES[name]}: {more[name]:.2f} s",
            f"{more['ours'] / more[name]:.2f}x",
        )  # fmt: skip
