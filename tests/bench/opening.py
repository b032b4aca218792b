"""Opening session: what a reader waits for when a page is opened."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.scene import Scene, fetch
from tests.bench.table import Row

GOAL = 25.0


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """info.json, thumbnail and first view with its edge tiles, of every picture."""
    paths = [path for picture in scene.pictures for path in picture.session()]
    for path in paths:
        fetch(scene.ours, path)
        fetch(scene.iipsrv, path)
    found = scene.compare(
        {"ours": scene.ours, "iipsrv": scene.iipsrv}, lambda _: paths,
        rounds=rounds, seconds=3, connections=8,
    )  # fmt: skip
    ours, iipsrv = found["ours"], found["iipsrv"]
    if ours.failures or iipsrv.failures:
        raise RuntimeError(f"failed answers: ours {ours.failures}, iipsrv {iipsrv.failures}")
    better = iipsrv.cpu_ms / ours.cpu_ms
    yield Row(
        f"opening session ({len(paths)} requests), CPU a request",
        f"{ours.cpu_ms:.4f} ms (p99 {ours.p99_ms:.1f} ms)",
        f"iipsrv {iipsrv.cpu_ms:.3f} ms (p99 {iipsrv.p99_ms:.1f} ms)",
        f"1/{better:.0f}", f"<= 1/{GOAL:.0f}", better >= GOAL,
    )  # fmt: skip
