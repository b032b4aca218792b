"""Two workers against one: pages per second over the same folder.

Counted from sending the deposit to its last page; publishing, once for the whole book, is not a
page's work.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from catalog.clock import now
from ingest import deposits
from ingest.deposit_progress import progress
from ingest.work_queue import WorkQueue
from tests.bench.ingest_cost import DZSAVE
from tests.bench.installation import Installation
from tests.bench.masters import folder_of
from tests.bench.pictures import SINGLE_THREAD
from tests.bench.processes import Strangers, cpu_s
from tests.bench.scene import Scene
from tests.bench.table import Row
from viewer.deposit_commands import living_workers
from viewer.folder_deposit import FolderDeposit

GOAL = 1.7
PAGES = 12
_PATIENCE_S = 240.0


@dataclass(frozen=True)
class Outcome:
    """Pages per second, CPU seconds a page cost, and cores that other programs took meanwhile."""

    rate: float
    cpu_s: float
    strangers: float


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """One worker and two in turn."""
    work = scene.folder / "pairs"
    scans = folder_of(work / "scans", PAGES)
    found: dict[int, list[Outcome]] = {1: [], 2: []}
    bare: list[float] = []
    for _ in range(rounds):
        for workers, outcomes in found.items():
            outcomes.append(_work(work / "data", scans, workers))
        bare.append(_bare_s(work, scans, 1) / _bare_s(work, scans, 2))
    shutil.rmtree(work)
    one, two = (_median(outcomes) for outcomes in found.values())
    ratios = [b.rate / a.rate for a, b in zip(found[1], found[2], strict=True)]
    ratio = statistics.median(ratios)
    each = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    yield Row(
        f"two workers against one, {PAGES} pages of 54 MP (others took {one.strangers:.1f} cores"
        f" beside one, {two.strangers:.1f} beside two, of {os.cpu_count()})",
        f"{two.rate:.2f} pages/s",
        f"one: {one.rate:.2f} pages/s (bare dzsave, two to one: {statistics.median(bare):.2f}x)",
        f"{ratio:.2f}x (rounds: {each})", f">= {GOAL}x", ratio >= GOAL,
    )  # fmt: skip
    yield Row(
        "  CPU a page with two workers, with one (what they cost each other)",
        f"{two.cpu_s:.2f} s", f"one: {one.cpu_s:.2f} s", f"{two.cpu_s / one.cpu_s:.2f}x",
    )  # fmt: skip


def _median(outcomes: list[Outcome]) -> Outcome:
    return Outcome(
        statistics.median(outcome.rate for outcome in outcomes),
        statistics.median(outcome.cpu_s for outcome in outcomes),
        statistics.median(outcome.strangers for outcome in outcomes),
    )


def _work(data: Path, scans: Path, workers: int) -> Outcome:
    made = Installation(data)
    made.migrate()
    with ExitStack() as stack:
        running = [stack.enter_context(made.worker(slot)) for slot in range(workers)]
        house = stack.enter_context(made.house())
        queue = WorkQueue(house.engine)
        stack.callback(queue.close)
        folder = FolderDeposit(house, queue, scans, {})
        deposit_id = folder.stage()
        deadline = time.monotonic() + _PATIENCE_S
        while len(living_workers(house)) < workers and time.monotonic() < deadline:
            time.sleep(0.1)
        pids = [pid for worker in running for pid in worker.pids]
        begun, before, strangers = now(), cpu_s(*pids), Strangers()
        folder.start(deposit_id, {})
        while True:
            time.sleep(0.2)
            with house.sessions() as session:
                stands = progress(session, deposit_id)
            if stands.is_over:
                break
            if time.monotonic() > deadline:
                raise RuntimeError(f"{workers} workers did not end in {_PATIENCE_S:.0f} s")
        cpu, others = cpu_s(*pids) - before, strangers.cores
        with house.sessions() as session:
            ends = [file.finished_at for file in deposits.files_of(session, deposit_id)]
    shutil.rmtree(data)
    if stands.pages_registered != PAGES:
        raise RuntimeError(f"{stands.pages_registered} of {PAGES} pages were made")
    took = (max(end for end in ends if end) - begun).total_seconds()
    return Outcome(PAGES / took, cpu / PAGES, others)


def _bare_s(work: Path, scans: Path, processes: int) -> float:
    """The control, what this machine allows just now: seconds of libvips alone for all pages."""
    pages = sorted(scans.iterdir())
    begun = time.monotonic()
    running = []
    for place in range(processes):
        target = work / f"bare {place}"
        target.mkdir(exist_ok=True)
        command = [sys.executable, "-c", DZSAVE, str(target), *map(str, pages[place::processes])]
        running.append(subprocess.Popen(command, env={**os.environ, **SINGLE_THREAD}))
    codes = [process.wait() for process in running]
    if any(codes):
        raise RuntimeError(f"dzsave ended with {codes}")
    return time.monotonic() - begun
