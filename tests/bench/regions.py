"""Odd regions: what a picture costs that must be drawn, and whether readers of tiles notice."""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from tests.bench import load
from tests.bench.processes import Strangers
from tests.bench.scene import Scene, is_edge, is_interior
from tests.bench.table import Row
from tests.bench.turning import EVERY_S, READERS, p99_ms

COST_GOAL, WAIT_GOAL = 1.1, 3.0
_EACH = 400
_WATCH_S = 3
_ROUNDS_LEAST = 5


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """CPU a picture against iipsrv; then the wait for a tile beside four renderings."""
    found = scene.compare(
        {"ours": scene.ours, "iipsrv": scene.iipsrv}, lambda number: _regions(scene, number),
        rounds=rounds, seconds=4, connections=8,
    )  # fmt: skip
    ours, iipsrv = found["ours"], found["iipsrv"]
    if ours.failures or iipsrv.failures:
        raise RuntimeError(f"failed answers: ours {ours.failures}, iipsrv {iipsrv.failures}")
    ratio = ours.cpu_ms / iipsrv.cpu_ms
    yield Row(
        "odd region to odd size, never asked before, CPU a request",
        f"{ours.cpu_ms:.2f} ms ({ours.per_second:.0f}/s, p99 {ours.p99_ms:.0f} ms)",
        f"iipsrv {iipsrv.cpu_ms:.2f} ms ({iipsrv.per_second:.0f}/s, p99 {iipsrv.p99_ms:.0f} ms)",
        f"{ratio:.2f}x", f"<= {COST_GOAL}x", ratio <= COST_GOAL,
    )  # fmt: skip
    yield from _waits(scene, rounds)


def _regions(scene: Scene, number: int) -> list[str]:
    """Fresh ones each time: neither our cache of drawn pictures nor theirs can help."""
    dice = random.Random(f"{number} {time.time_ns()}")
    return [path for picture in scene.pictures for path in picture.regions(dice, _EACH)]


def _waits(scene: Scene, rounds: int) -> Iterator[Row]:
    tiles = load.shuffled(
        [
            path
            for picture in scene.pictures
            for wanted in (is_interior, is_edge)
            for path in picture.tiles(wanted)
        ]
    )
    waits: dict[tuple[str, bool], list[float]] = {}
    strangers = Strangers()
    for number in range(max(rounds, _ROUNDS_LEAST)):
        # nginx is the control: what the same processors, equally busy, do to its readers.
        for name, ask in (
            ("ours", partial(p99_ms, scene.ours.port, tiles)),
            ("nginx", partial(p99_ms, scene.nginx.port, tiles)),
            ("full", partial(_full_p99_ms, scene, tiles)),
        ):
            waits.setdefault((name, False), []).append(ask())
            with _rendering(scene, number):
                waits.setdefault((name, True), []).append(ask())
    medians = {key: statistics.median(found) for key, found in waits.items()}
    for name, what, goal in (
        (
            "ours",
            f"wait for a tile while four regions render, p99 of {READERS} readers at"
            f" {READERS / EVERY_S:.0f} tiles/s (others took {strangers.cores:.1f} of"
            f" {os.cpu_count()} cores)",
            WAIT_GOAL,
        ),
        ("nginx", "  the same readers asking nginx, our server rendering as before", None),
        ("full", "  wrk asking ours as fast as it can, 16 connections", None),
    ):
        calm, pressed = medians[name, False], medians[name, True]
        yield Row(
            what, f"{pressed:.1f} ms", f"nothing rendered: {calm:.1f} ms",
            f"{pressed / calm:.1f}x", f"<= {goal:.0f}x" if goal else "",
            pressed <= goal * calm if goal else None,
        )  # fmt: skip


@contextmanager
def _rendering(scene: Scene, number: int) -> Iterator[None]:
    """Four visitors who ask for one odd region after the other, a little longer than we look."""
    wrk = load.start(
        scene.ours.port, _regions(scene, 100 + number), scene.folder,
        seconds=_WATCH_S + 1, connections=4,
    )  # fmt: skip
    time.sleep(0.5)
    yield
    load.finish(wrk)


def _full_p99_ms(scene: Scene, tiles: Sequence[str]) -> float:
    folder = scene.folder / "tiles"
    folder.mkdir(exist_ok=True)
    run = load.run(scene.ours.port, [], tiles, folder, seconds=_WATCH_S, connections=16)
    return run.p99_ms
