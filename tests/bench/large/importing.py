"""How long `kitabdar import` takes over thousands of TEI files, and how much memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from catalog import manuscripts
from storage.database import make_engine, session_factory
from tests.bench.installation import Installation
from tests.bench.large import tei_files
from tests.bench.processes import Cost, run
from tests.bench.table import Row

RECORDS = 15_000
GOAL_S = 600.0
GOAL_MB = 500.0
# A record may cost little more in a large import than in a small one.
GROWTH_GOAL = 1.5
_HOLDER = "library"


def measure(
    database: str, urls: Iterator[str], folder: Path, records: int = RECORDS
) -> Iterator[Row]:
    """Rows of one database: the whole command over a tenth of the files and over all of them.

    From the files to drafts that somebody can look at, each file kept and each book a transaction.
    """
    folder.mkdir()
    tenth = _import(next(urls), folder / "tenth", records // 10)
    whole = _import(next(urls), folder / "whole", records)
    per_record = whole.wall_s / records
    growth = per_record / (tenth.wall_s / (records // 10))
    goal_s = GOAL_S * records / RECORDS
    yield Row(
        f"{database}: import of {records} TEI records",
        f"{whole.wall_s:.0f} s, {per_record * 1000:.0f} ms each",
        f"at a tenth: {tenth.wall_s:.0f} s",
        f"{growth:.2f}x",
        f"<= {goal_s:.0f} s, <= {GROWTH_GOAL}x",
        whole.wall_s <= goal_s and growth <= GROWTH_GOAL,
    )
    peak = max(whole.peak_mb, whole.child_peak_mb)
    yield Row(
        f"{database}: memory of that import",
        f"{peak:.0f} MB",
        f"at a tenth: {max(tenth.peak_mb, tenth.child_peak_mb):.0f} MB",
        goal=f"<= {GOAL_MB:.0f} MB",
        met=peak <= GOAL_MB,
    )


def _import(url: str, folder: Path, records: int) -> Cost:
    folder.mkdir()
    installation = Installation(folder / "house")
    installation.data.mkdir()
    environment = {**installation.environment, "KITABDAR_DATABASE_URL": url}
    kitabdar = [sys.executable, "-m", "viewer.cli"]
    run([*kitabdar, "migrate"], environment)
    with installation.house() as house:
        house.vault.root.ensure()
    engine = make_engine(url)
    with session_factory(engine).begin() as session:
        manuscripts.ensure_holder(session, _HOLDER, {"en": ["Library"]})
    engine.dispose()
    tei_files.write(folder / "records", records)
    command = [*kitabdar, "import", str(folder / "records"), "--holder", _HOLDER]
    return run(command, environment, watch_memory=True)
