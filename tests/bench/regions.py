"""Odd regions: what a picture costs that must be drawn, and whether readers of tiles notice."""

from __future__ import annotations

import http.client
import os
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

from tests.bench import load
from tests.bench.processes import Strangers
from tests.bench.scene import Measured, Scene, is_edge, is_interior
from tests.bench.table import Row

COST_GOAL, WAIT_GOAL = 1.1, 3.0
_EACH = 400
_READERS, _EVERY_S, _WATCH_S = 4, 0.02, 3
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
            ("ours", partial(_p99_ms, scene.ours, tiles)),
            ("nginx", partial(_p99_ms, scene.nginx, tiles)),
            ("full", partial(_full_p99_ms, scene, tiles)),
        ):
            waits.setdefault((name, False), []).append(ask())
            with _rendering(scene, number):
                waits.setdefault((name, True), []).append(ask())
    medians = {key: statistics.median(found) for key, found in waits.items()}
    for name, what, goal in (
        (
            "ours",
            f"wait for a tile while four regions render, p99 of {_READERS} readers at"
            f" {_READERS / _EVERY_S:.0f} tiles/s (others took {strangers.cores:.1f} of"
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


def _p99_ms(server: Measured, tiles: Sequence[str]) -> float:
    """The 99th percentile over all readers, each asking for a tile at fixed moments."""
    with ThreadPoolExecutor(_READERS) as readers:
        parts = readers.map(lambda reader: _read(server, tiles[reader * 97 :]), range(_READERS))
        waits = [wait for part in parts for wait in part]
    return statistics.quantiles(waits, n=100)[-1]


def _read(server: Measured, tiles: Sequence[str]) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    waits = []
    begun = time.monotonic()
    for number in range(int(_WATCH_S / _EVERY_S)):
        # Counted from the moment the tile was due: a stall must not hide those behind it.
        due = begun + number * _EVERY_S
        time.sleep(max(0.0, due - time.monotonic()))
        connection.request("GET", tiles[number % len(tiles)])
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"a tile was answered with {answer.status}")
        waits.append((time.monotonic() - due) * 1000)
    connection.close()
    return waits
