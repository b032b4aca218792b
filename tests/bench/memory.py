"""Memory of the server after a few requests and after very many."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.bench import load
from tests.bench.processes import resident_mb
from tests.bench.scene import Scene, is_edge, is_interior
from tests.bench.table import Row

GOAL = 1.2
FEW, MANY = 5_000, 100_000


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Resident memory of all processes of the server, children that draw included."""
    mixed = list(_mixture(scene))
    with scene.installation.serve(2) as server:
        found = {}
        asked = 0
        for goal in (FEW, MANY // 2, MANY):
            run = load.run(
                server.port, server.pids, mixed, scene.folder,
                connections=16, first=asked, count=goal - asked,
            )  # fmt: skip
            asked += run.requests
            found[goal] = resident_mb(*server.pids)
    if asked < MANY:
        raise RuntimeError(f"only {asked} requests were answered in time")
    ratio = found[MANY] / found[FEW]
    yield Row(
        f"memory of the server after {MANY} mixed requests (half-way: {found[MANY // 2]:.0f} MB)",
        f"{found[MANY]:.0f} MB", f"after {FEW}: {found[FEW]:.0f} MB",
        f"{ratio:.2f}x", f"<= {GOAL}x", ratio <= GOAL,
    )  # fmt: skip


def _mixture(scene: Scene) -> Iterator[str]:
    """Mostly tiles, as in a reading room; a hundredth of it drawn, and some of it wrong."""
    dice = random.Random(5)
    pictures = scene.pictures
    tiles = [
        path
        for picture in pictures
        for wanted in (is_interior, is_edge)
        for path in picture.tiles(wanted)
    ]
    manuscript = pictures[0].kept.manuscript_id
    pages = [
        f"/iiif/{manuscript}/manifest.json",
        f"/manuscripts/{manuscript}",
        f"/manuscripts/{manuscript}/read",
        "/iiif/collection/all.json",
    ]
    wrong = ["/iiif/3/nobody/info.json", "/manuscripts/nobody"]
    for _ in range(MANY):
        picture = dice.choice(pictures)
        chance = dice.random()
        if chance < 0.90:
            yield dice.choice(tiles)
        elif chance < 0.94:
            yield picture.address("info.json")
        elif chance < 0.97:
            yield picture.thumbnail()
        elif chance < 0.98:
            yield from picture.regions(dice, 1)
        elif chance < 0.99:
            yield dice.choice(pages)
        else:
            yield dice.choice([*wrong, picture.address("9,9,9/max/0/default.jpg")])
