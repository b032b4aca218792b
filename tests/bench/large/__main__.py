"""`make bench-large`: imports and pages at a tenth and at the whole of a large catalogue."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from catalog.search.reindexing import reindex
from storage.database import make_engine, session_factory
from tests.bench.installation import Installation
from tests.bench.large import harvest, importing, rebuilding, searches
from tests.bench.large.catalogue import Catalogue, fill
from tests.bench.large.pages import Wait, wait_for
from tests.bench.table import Row, markdown, missed
from tests.servers import postgres_server

MANUSCRIPTS = 15_000
GROWTH_GOAL = 1.5
# What is asked, which books it is asked of, and how long it may take, in milliseconds.
PAGES = (
    ("record page", "ordinary", "/manuscripts/{id}", 60.0),
    ("record page of 600 sides", "long", "/manuscripts/{id}", None),
    ("record as JSON", "ordinary", "/api/manuscripts/{id}", 60.0),
    ("editor", "ordinary", "/manuscripts/{id}/edit", 150.0),
    ("editor of 600 sides", "long", "/manuscripts/{id}/edit", 150.0),
    ("folio workbench of 600 sides", "long", "/manuscripts/{id}/folios", None),
    ("history", "ordinary", "/manuscripts/{id}/history", None),
    ("home", "", "/", None),
    ("shelf", "", "/manuscripts", None),
    ("search, rare words", "rare", "{id}", searches.RARE_GOAL_MS),
    ("search, common words", "common", "{id}", searches.COMMON_GOAL_MS),
    ("desk", "", "/desk", None),
)


def main() -> int:
    """Fill two catalogues in each database, ask both, print the table."""
    reader = argparse.ArgumentParser(prog="python -m tests.bench.large", description=__doc__)
    reader.add_argument("--manuscripts", type=int, default=MANUSCRIPTS)
    reader.add_argument("--only", choices=("sqlite", "postgresql"))
    told = reader.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="kitabdar-large-") as name:
        if told.only != "postgresql":
            rows += rebuilding.measure(Path(name) / "rebuilding")
            print(f"{rows[-1].what}: {rows[-1].ours} {rows[-1].verdict}", flush=True)
            rows += _imported("SQLite", _files(Path(name)), told.manuscripts, Path(name))
            rows += _measure("SQLite", _sqlite(Path(name)), told.manuscripts, Path(name))
        if told.only != "sqlite":
            with postgres_server() as server:
                urls = iter([server.create_database(), server.create_database()])
                rows += _imported("PostgreSQL", urls, told.manuscripts, Path(name))
                urls = iter([server.create_database(), server.create_database()])
                rows += _measure("PostgreSQL", urls, told.manuscripts, Path(name))
    print("\n" + markdown(rows))
    return 1 if missed(rows) else 0


def _sqlite(folder: Path) -> Iterator[str]:
    for size in ("small", "large"):
        yield f"sqlite:///{folder / size}.sqlite"


def _files(folder: Path) -> Iterator[str]:
    for size in ("tenth", "whole"):
        yield f"sqlite:///{folder / f'import-{size}'}.sqlite"


def _imported(database: str, urls: Iterator[str], records: int, folder: Path) -> list[Row]:
    rows = []
    for row in importing.measure(database, urls, folder / f"import-{database}", records):
        print(f"{row.what}: {row.ours} | {row.peer} {row.ratio} {row.verdict}", flush=True)
        rows.append(row)
    return rows


def _measure(database: str, urls: Iterator[str], manuscripts: int, folder: Path) -> list[Row]:
    small = _filled(database, next(urls), manuscripts // 10)
    large = _filled(database, next(urls), manuscripts)
    before = _waits(small, folder / f"{database}-small")
    after = _waits(large, folder / f"{database}-large")
    rows = []
    for (what, _, _, goal), tenth, whole in zip(PAGES, before, after, strict=True):
        growth = whole.median_ms / tenth.median_ms
        rows.append(
            Row(
                f"{database}: {what}, {large.manuscripts} manuscripts, {large.sides} sides",
                str(whole),
                f"at a tenth: {tenth}",
                f"{growth:.2f}x",
                f"p95 <= {goal:.0f} ms, <= {GROWTH_GOAL}x" if goal else "",
                whole.p95_ms <= goal and growth <= GROWTH_GOAL if goal else None,
            )
        )
        print(f"{rows[-1].what}: {whole} | {tenth} | {growth:.2f}x {rows[-1].verdict}", flush=True)
    for row in harvest.measure(database, large, folder / f"{database}-harvest"):
        rows.append(row)
        print(f"{row.what}: {row.ours} | {row.peer} | {row.ratio} {row.verdict}", flush=True)
    return rows


def _filled(database: str, url: str, manuscripts: int) -> Catalogue:
    begun = time.monotonic()
    made = fill(url, manuscripts)
    took = time.monotonic() - begun
    print(f"{database}: {manuscripts} manuscripts, {made.sides} sides in {took:.0f} s", flush=True)
    begun = time.monotonic()
    engine = make_engine(url)
    reindex(session_factory(engine), lambda *_: None)
    engine.dispose()
    print(f"{database}: indexed in {time.monotonic() - begun:.0f} s", flush=True)
    return made


def _waits(catalogue: Catalogue, data: Path) -> list[Wait]:
    data.mkdir()
    server = Installation(data).serve(1, KITABDAR_DATABASE_URL=catalogue.database_url)
    with server:
        return [
            wait_for(server.port, [path.format(id=one) for one in _asked(catalogue, which)])
            for _, which, path, _ in PAGES
        ]


def _asked(catalogue: Catalogue, which: str) -> tuple[str, ...]:
    if which == "rare":
        return tuple(searches.rare(catalogue.manuscripts))
    if which == "common":
        return tuple(searches.common())
    books = {"ordinary": catalogue.ordinary, "long": catalogue.long}.get(which)
    return books if books is not None else ("",)


if __name__ == "__main__":
    sys.exit(main())
