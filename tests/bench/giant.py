"""A 500-megapixel scan: the memory of the processes that work on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from tests.bench.installation import Installation
from tests.bench.pictures import write_master
from tests.bench.scene import Scene
from tests.bench.table import Row

GOAL_MB = 250.0
SIDES_PX = (20_000, 25_000)


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Peak of resident memory (VmHWM), read thirty times a second while it is ingested."""
    work = scene.folder / "giant"
    scans = work / "MS 2"
    scans.mkdir(parents=True)
    write_master(scans / "MS2_001r.tif", 0, *SIDES_PX, work)
    made = Installation(work / "data")
    made.migrate()
    cost = made.ingest(scans, watch_memory=True)
    shutil.rmtree(work)
    told = f"{cost.cpu_s:.1f} s of CPU"
    for who, peak in (("decoding child", cost.child_peak_mb), ("worker itself", cost.peak_mb)):
        yield Row(
            f"ingest of a 500 MP TIFF (1.5 GB), peak memory of the {who}",
            f"{peak:.0f} MB ({told})", goal=f"<= {GOAL_MB:.0f} MB", met=peak <= GOAL_MB,
        )  # fmt: skip
