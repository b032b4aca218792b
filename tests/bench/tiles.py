"""Tiles: CPU per request of ours, of nginx with the same bytes as files, and of iipsrv."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Sequence

from tests.bench import load
from tests.bench.processes import cpu_s
from tests.bench.scene import Measured, Scene, fetch, is_edge, is_interior
from tests.bench.table import Row

NGINX_GOAL, IIPSRV_GOAL = 2.2, 35.0


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Interior tiles, edge tiles, then what a tile costs that nobody asked for before."""
    interior = [path for picture in scene.pictures for path in picture.tiles(is_interior)]
    edge = [path for picture in scene.pictures for path in picture.tiles(is_edge)]
    servers: dict[str, Measured] = {
        "nginx": scene.nginx, "ours": scene.ours, "iipsrv": scene.iipsrv,
    }  # fmt: skip
    _check_bytes(scene, interior[:20] + edge[:20])
    for name, paths in (("interior", interior), ("edge", edge)):
        lists = [paths] * (rounds + 1)
        found = scene.compare(servers, lists.__getitem__, rounds=rounds, seconds=3, connections=16)
        yield from _rows(name, len(paths), found)
    yield _first_time(scene, interior + edge)


def _rows(name: str, count: int, found: dict[str, load.Run]) -> Iterator[Row]:
    ours, nginx, iipsrv = found["ours"], found["nginx"], found["iipsrv"]
    for who, run in found.items():
        if run.failures:
            raise RuntimeError(f"{who} failed {run.failures} of the {name} tiles")
    told = f"{ours.cpu_ms:.4f} ms ({ours.per_second:.0f}/s, p99 {ours.p99_ms:.1f} ms)"
    ratio = ours.cpu_ms / nginx.cpu_ms
    yield Row(
        f"{name} tiles ({count}), CPU a request, against nginx", told,
        f"{nginx.cpu_ms:.4f} ms ({nginx.per_second:.0f}/s, p99 {nginx.p99_ms:.1f} ms)",
        f"{ratio:.2f}x", f"<= {NGINX_GOAL}x", ratio <= NGINX_GOAL,
    )  # fmt: skip
    better = iipsrv.cpu_ms / ours.cpu_ms
    yield Row(
        f"{name} tiles ({count}), CPU a request, against iipsrv", told,
        f"{iipsrv.cpu_ms:.3f} ms ({iipsrv.per_second:.0f}/s, p99 {iipsrv.p99_ms:.1f} ms)",
        f"1/{better:.0f}", f"<= 1/{IIPSRV_GOAL:.0f}", better >= IIPSRV_GOAL,
    )  # fmt: skip


def _first_time(scene: Scene, paths: Sequence[str]) -> Row:
    with scene.installation.serve(1) as fresh:
        fetch(fresh, scene.pictures[0].address("info.json"))
        connection = http.client.HTTPConnection("127.0.0.1", fresh.port, timeout=30)
        before = cpu_s(*fresh.pids)
        for path in load.shuffled(paths):
            connection.request("GET", path)
            connection.getresponse().read()
        used = cpu_s(*fresh.pids) - before
        connection.close()
    return Row(
        f"tiles nobody asked this process for before ({len(paths)}), CPU a request",
        f"{used * 1000 / len(paths):.3f} ms",
    )


def _check_bytes(scene: Scene, paths: Sequence[str]) -> None:
    for path in paths:
        if fetch(scene.ours, path) != fetch(scene.nginx, path):
            raise RuntimeError(f"{path}: not the bytes of the archive")
        fetch(scene.iipsrv, path)
