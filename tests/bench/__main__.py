"""`python -m tests.bench [part ...]`: measure, print a table, end with 1 if a goal is missed."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import (
    giant,
    ingest_cost,
    manifest,
    memory,
    opening,
    pairs,
    regions,
    sizes,
    tiles,
    weights,
)
from tests.bench.peers import missing
from tests.bench.pictures import are_real
from tests.bench.processes import Strangers
from tests.bench.scene import Scene
from tests.bench.table import Row, markdown, missed

PARTS: dict[str, Callable[[Scene, int], Iterator[Row]]] = {
    "tiles": tiles.measure,
    "opening": opening.measure,
    "regions": regions.measure,
    "memory": memory.measure,
    "sizes": sizes.measure,
    "ingest": ingest_cost.measure,
    "giant": giant.measure,
    "pairs": pairs.measure,
    "manifest": manifest.measure,
    "weights": weights.measure,
}
_NEEDED_GB = 12


def main() -> int:
    """Measure the parts named on the command line, or all of them."""
    reader = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    reader.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; none means all")
    reader.add_argument("--rounds", type=int, default=3, help="interleaved rounds (default 3)")
    told = reader.parse_args()
    unknown = [part for part in told.parts if part not in PARTS]
    if unknown:
        reader.error(f"no such part: {', '.join(unknown)} (there are {', '.join(PARTS)})")
    if packages := missing():
        print(f"The peers are missing. On Debian: apt-get install {' '.join(packages)}")
        return 2
    with tempfile.TemporaryDirectory(prefix="kitabdar-bench-") as name:
        free_gb = shutil.disk_usage(name).free / 1e9
        if free_gb < _NEEDED_GB:
            print(f"{name} has {free_gb:.0f} GB free and {_NEEDED_GB} are needed: set TMPDIR.")
            return 2
        if not are_real():
            print("The corpus is not here: drawn pages take the place of real ones.")
        parts = [part for part in PARTS if part in (told.parts or PARTS)]
        rows = _measure(parts, told.rounds, Path(name))
    print("\n" + markdown(rows))
    return 1 if missed(rows) else 0


def _measure(parts: list[str], rounds: int, folder: Path) -> list[Row]:
    rows: list[Row] = []
    with Scene(folder / "scene") as scene:
        (folder / "scene").mkdir()
        for part in parts:
            begun, strangers = time.monotonic(), Strangers()
            for row in PARTS[part](scene, rounds):
                rows.append(row)
                print(f"{part}: {row.what}: {row.ours} | {row.peer} | {row.ratio} {row.verdict}",
                      flush=True)  # fmt: skip
            print(
                f"{part} took {time.monotonic() - begun:.0f} s; other programs took"
                f" {strangers.cores:.1f} of {os.cpu_count()} cores meanwhile",
                flush=True,
            )
    return rows


if __name__ == "__main__":
    sys.exit(main())
