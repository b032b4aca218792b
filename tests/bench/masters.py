"""Folders of large masters for the parts that measure ingest."""

from __future__ import annotations

from pathlib import Path

from tests.bench.pictures import write_master

PAGE_PX = (6000, 9000)  # 54 megapixels, 162 MB as they come from a camera


def folder_of(scans: Path, count: int) -> Path:
    """A folder `scans` with `count` different pages of 54 megapixels.

    They are written once, in the folder `masters` beside the folder of the part, and linked.
    """
    masters = scans.parent.parent / "masters"
    masters.mkdir(exist_ok=True)
    scans.mkdir(parents=True)
    for number in range(count):
        side = "rv"[number % 2]
        master = masters / f"MS_{number // 2 + 1:03}{side}.tif"
        if not master.exists():
            write_master(master, number, *PAGE_PX, masters)
        (scans / master.name).hardlink_to(master)
    return scans
