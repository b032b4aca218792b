"""Two hundred programs take the catalogue while readers turn pages: how long a tile waits.

The programs run at the lowest priority and throw away what they get, so that what is measured is
the server. A tile is compared with what it waits while nobody harvests: on an idle machine, and on
one where as much of the processors is taken by strangers, at the priority that harvests have; the
second tells what the server itself does to its readers, and is judged.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench import load
from tests.bench.installation import Installation
from tests.bench.large.catalogue import Catalogue
from tests.bench.large.doors import Asker
from tests.bench.large.harvest import token_of
from tests.bench.pictures import write_master
from tests.bench.processes import Server, Strangers
from tests.bench.scene import Picture
from tests.bench.table import Row
from tests.bench.turning import EVERY_S, READERS, p99_ms
from viewer.programs import NICENESS

PROGRAMS = 200
GOAL = 2.0
_PICTURE = "MS1_001r.tif"
_PAGES_EACH = 6
_ROUNDS = 5
# Until all connections stand in the lane.
_SETTLES_S = 2.0
_WATCH_S = 4
_BUSY = "import os\nos.nice({niceness})\nwhile True: pass"


def measure(
    database: str, catalogue: Catalogue, data: Path, rounds: int = _ROUNDS
) -> Iterator[Row]:
    """One row for the wait, one for what the programs got meanwhile."""
    made = Installation(data, catalogue.database_url)
    made.migrate()
    scans = data / "MS 1"
    if not scans.exists():
        scans.mkdir(parents=True)
        write_master(scans / _PICTURE, 0, 3840, 5760, data)
        made.ingest(scans)
    picture = Picture(made.kept(_PICTURE)[0])
    tiles = load.shuffled(list(picture.tiles(lambda *_: True)))
    with made.serve(1) as server:
        pages = _pages(Asker(server), catalogue)
        yield from _compare(database, server, tiles, pages, data, rounds)


def _compare(
    database: str, server: Server, tiles: Sequence[str], pages: Sequence[str], data: Path,
    rounds: int,
) -> Iterator[Row]:  # fmt: skip
    p99_ms(server.port, tiles)  # each is found once
    found: dict[str, list[float]] = {"idle": [], "strangers": [], "programs": []}
    taken: list[load.Run] = []
    strangers = Strangers()
    for _ in range(rounds):
        found["idle"].append(p99_ms(server.port, tiles, _WATCH_S))
        with _others():
            found["strangers"].append(p99_ms(server.port, tiles, _WATCH_S))
        programs = load.start(
            server.port, load.shuffled(pages), data, seconds=int(_SETTLES_S) + _WATCH_S + 1,
            connections=PROGRAMS, niceness=19, headers=["Accept-Encoding: gzip"],
        )  # fmt: skip
        time.sleep(_SETTLES_S)
        found["programs"].append(p99_ms(server.port, tiles, _WATCH_S))
        taken.append(load.finish(programs))
    idle, burdened, harvested = (statistics.median(waits) for waits in found.values())
    ratio = harvested / burdened
    run = load.median(taken)
    yield Row(
        f"{database}: wait for a tile while {PROGRAMS} programs harvest, p99 of {READERS} readers"
        f" at {READERS / EVERY_S:.0f} tiles/s (others took {strangers.cores:.1f} cores)",
        f"{harvested:.1f} ms",
        f"a core taken by strangers: {burdened:.1f} ms; idle: {idle:.1f} ms"
        f" ({harvested / idle:.1f}x)",
        f"{ratio:.1f}x", f"<= {GOAL:.0f}x", ratio <= GOAL,
    )  # fmt: skip
    yield Row(
        f"{database}: what the programs got meanwhile",
        f"{run.per_second:.0f} pages/s, p50 {run.p50_ms / 1000:.1f} s, {run.failures} refused",
    )


def _pages(asker: Asker, catalogue: Catalogue) -> list[str]:
    """Pages of every door, the dear and the cheap ones mixed."""
    pages = [f"/iiif/{book}/manifest.json" for book in catalogue.ordinary[:_PAGES_EACH]]
    for prefix in ("oai_dc", "edm", "tei", "mets"):
        path: str | None = f"/oai?verb=ListRecords&metadataPrefix={prefix}"
        for _ in range(_PAGES_EACH):
            if path is not None:
                pages.append(path)
                path = token_of(asker.get(path), "ListRecords")
    stream = json.loads(asker.get("/iiif/discovery/changes.json"))
    pages += ["/" + stream[end]["id"].split("/", 3)[3] for end in ("first", "last")]
    pages += ["/resourcesync/resourcelist/1.xml", "/sitemap/1.xml", "/iiif/collection/all.json"]
    for page in pages:
        asker.get(page)
    return pages


@contextmanager
def _others() -> Iterator[None]:
    """A core taken by somebody who has nothing to do with the server."""
    taker = subprocess.Popen([sys.executable, "-c", _BUSY.format(niceness=NICENESS)])
    try:
        time.sleep(0.3)
        yield
    finally:
        taker.kill()
        taker.wait()
