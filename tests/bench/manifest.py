"""A manifest of 600 canvases: made once, then bytes. And the database on the way of a tile."""

from __future__ import annotations

import asyncio
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event

from catalog.paths import older
from iiif.image.tiles import ImageServer
from iiif.presentation import kept
from tests.bench import load
from tests.bench.installation import Installation
from tests.bench.large_book import CANVASES, write_rows
from tests.bench.scene import Scene, fetch, is_edge, is_interior
from tests.bench.table import Row
from viewer.app import image_server
from viewer.assembly import House

GOAL_S = 1.0
SERVED_GOAL_MS = 5.0
REQUESTS = 1000


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Time to make it, cost to serve it, and statements during a thousand tiles."""
    made = Installation(scene.folder / "large book")
    made.migrate()
    with made.house() as house:
        with house.sessions.begin() as session:
            book, revision = write_rows(session, datetime.now(UTC))
        times = [_make(house, book, revision) for _ in range(max(rounds, 3))]
        with house.sessions() as session:
            copy = kept.load(session, book)
    assert copy is not None
    cpu, wall = (statistics.median(found) for found in zip(*times, strict=True))
    yield Row(
        f"manifest of {CANVASES} canvases: CPU time to make and keep it, in one thread",
        f"{cpu:.2f} s (first in the process {times[0][0]:.2f} s; on the clock {wall:.2f} s)",
        goal=f"<= {GOAL_S:.0f} s", met=max(cpu, times[0][0]) <= GOAL_S,
    )  # fmt: skip
    newer = f"/iiif/{book}/manifest.json"
    with made.serve(1) as server:
        same = fetch(server, newer) == copy.body
        for version, path in (("3.0", newer), ("2.1", older(newer))):
            run = load.run(server.port, server.pids, [path], scene.folder, connections=8)
            yield Row(
                f"the same served to a program, {version}"
                f" ({len(fetch(server, path)) / 1e6:.2f} MB): the kept bytes?",
                f"{'yes' if same else 'no'}, {run.cpu_ms:.2f} ms of CPU a request",
                goal=f"the kept bytes, <= {SERVED_GOAL_MS:.0f} ms of CPU",
                met=same and not run.failures and run.cpu_ms <= SERVED_GOAL_MS,
            )  # fmt: skip
    shutil.rmtree(made.data)
    with scene.installation.house() as house:
        yield asyncio.run(_statements(scene, house))


def _make(house: House, book: str, revision: int) -> tuple[float, float]:
    """CPU and wall time; others use this machine too, so the first is what is judged."""
    cpu, begun = time.process_time(), time.monotonic()
    with house.sessions.begin() as session:
        kept.keep(session, house.uris, book, revision)
    return time.process_time() - cpu, time.monotonic() - begun


async def _statements(scene: Scene, house: House) -> Row:
    """Statements by the loop's own thread count as the tile's; the watch asks in another."""
    paths = [
        path
        for picture in scene.pictures
        for wanted in (is_interior, is_edge)
        for path in picture.tiles(wanted)
    ][:REQUESTS]
    server = image_server(house)
    for picture in scene.pictures:
        await _ask(server, picture.address("info.json"))
    here = threading.get_ident()
    counts = {"tile": 0, "watch": 0}

    @event.listens_for(house.engine, "before_cursor_execute")
    def count(*_: Any) -> None:
        counts["tile" if threading.get_ident() == here else "watch"] += 1

    begun = time.monotonic()
    for number in range(REQUESTS):
        status = await _ask(server, paths[number % len(paths)])
        if status != 200:
            raise RuntimeError(f"{paths[number % len(paths)]}: status {status}")
    took = time.monotonic() - begun
    await server.close()
    return Row(
        f"SQL statements on the way of {REQUESTS} tiles ({took:.1f} s; beside it the watch over"
        f" access asked {counts['watch']} times, at most once a second)",
        f"{counts['tile']}", goal="0",
        met=counts["tile"] == 0 and counts["watch"] <= took + 1,
    )  # fmt: skip


async def _ask(server: ImageServer, path: str) -> int:
    statuses: list[int] = []

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def receive() -> Any:
        await asyncio.Event().wait()

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "headers": [],
    }  # fmt: skip
    await server(scope, receive, send)
    return statuses[0]
