"""`make bench-large`: imports, pages, doors and crowds of a large catalogue, and of a tenth."""

from __future__ import annotations

import argparse
import itertools
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from catalog.search.reindexing import reindex
from storage.database import make_engine, session_factory
from tests.bench.installation import Installation
from tests.bench.large import (
    crowd,
    doors,
    harvest,
    importing,
    rebuilding,
    searches,
    spreading,
)
from tests.bench.large.catalogue import Catalogue, fill
from tests.bench.large.pages import Wait, wait_for
from tests.bench.table import Row, markdown, missed
from tests.servers import postgres_server

MANUSCRIPTS = 15_000
PARTS = ("rebuilding", "imports", "access", "pages", "harvest", "doors", "crowd")
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
    reader.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; none means all")
    reader.add_argument("--manuscripts", type=int, default=MANUSCRIPTS)
    reader.add_argument("--only", choices=("sqlite", "postgresql"))
    reader.add_argument("--keep", type=Path, help="folder for SQLite catalogues to be used again")
    told = reader.parse_args()
    if unknown := [part for part in told.parts if part not in PARTS]:
        reader.error(f"no such part: {', '.join(unknown)} (there are {', '.join(PARTS)})")
    plan = Plan(frozenset(told.parts or PARTS), told.manuscripts, told.keep)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="kitabdar-large-") as name:
        folder = Path(name)
        if told.only != "postgresql":
            if "rebuilding" in plan.parts:
                rows += _told(rebuilding.measure(folder / "rebuilding"))
            rows += _measure("SQLite", _files(folder), folder / "SQLite", plan)
        if told.only != "sqlite":
            with postgres_server() as server:
                urls = iter(server.create_database, "")
                rows += _measure("PostgreSQL", urls, folder / "PostgreSQL", plan)
    print("\n" + markdown(rows))
    if late := missed(rows):
        print("\nMissed:\n" + "\n".join(f"- {row.what}: {row.ours} ({row.goal})" for row in late))
    return 1 if missed(rows) else 0


@dataclass(frozen=True)
class Plan:
    """Which parts are measured, with how many manuscripts, and where catalogues are kept."""

    parts: frozenset[str]
    manuscripts: int
    keep: Path | None


def _files(folder: Path) -> Iterator[str]:
    for number in itertools.count():
        yield f"sqlite:///{folder / f'{number}.sqlite'}"


def _told(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, each printed as soon as it is known."""
    for row in rows:
        print(f"{row.what}: {row.ours} | {row.peer} | {row.ratio} {row.verdict}", flush=True)
        yield row


def _measure(database: str, urls: Iterator[str], folder: Path, plan: Plan) -> Iterator[Row]:
    folder.mkdir()
    if "imports" in plan.parts:
        rows = importing.measure(database, urls, folder / "imports", plan.manuscripts)
        yield from _told(rows)
    if "access" in plan.parts:
        yield from _told(spreading.measure(database, next(urls), folder / "access"))
    if not plan.parts & {"pages", "harvest", "doors", "crowd"}:
        return
    large = _filled(database, next(urls), plan.manuscripts, plan.keep)
    if "pages" in plan.parts:
        small = _filled(database, next(urls), plan.manuscripts // 10, plan.keep)
        yield from _told(_pages(database, small, large, folder))
    if "harvest" in plan.parts:
        yield from _told(harvest.measure(database, large, folder / "harvest"))
    if "doors" in plan.parts:
        yield from _told(doors.measure(database, large, folder / "doors"))
    if "crowd" in plan.parts:
        yield from _told(crowd.measure(database, large, folder / "crowd"))


def _pages(database: str, small: Catalogue, large: Catalogue, folder: Path) -> Iterator[Row]:
    before = _waits(small, folder / "small")
    after = _waits(large, folder / "large")
    for (what, _, _, goal), tenth, whole in zip(PAGES, before, after, strict=True):
        growth = whole.median_ms / tenth.median_ms
        yield Row(
            f"{database}: {what}, {large.manuscripts} manuscripts, {large.sides} sides",
            str(whole),
            f"at a tenth: {tenth}",
            f"{growth:.2f}x",
            f"p95 <= {goal:.0f} ms, <= {GROWTH_GOAL}x" if goal else "",
            whole.p95_ms <= goal and growth <= GROWTH_GOAL if goal else None,
        )


def _filled(database: str, url: str, manuscripts: int, keep: Path | None) -> Catalogue:
    """A filled and indexed catalogue; with `keep`, one of SQLite is made once and copied."""
    told = keep / f"{manuscripts}.json" if keep and url.startswith("sqlite") else None
    if told is None:
        return _made(database, url, manuscripts)
    database_file = told.with_suffix(".sqlite")
    if not told.exists():
        told.parent.mkdir(parents=True, exist_ok=True)
        made = _made(database, f"sqlite:///{database_file}", manuscripts)
        told.write_text(json.dumps(asdict(made)))
    known = json.loads(told.read_text())
    # What is measured writes, so the one that is kept stays as it was made.
    shutil.copyfile(database_file, Path(url.removeprefix("sqlite:///")))
    books = {name: tuple(known[name]) for name in ("ordinary", "long")}
    return Catalogue(**{**known, **books, "database_url": url})


def _made(database: str, url: str, manuscripts: int) -> Catalogue:
    begun = time.monotonic()
    made = fill(url, manuscripts)
    took = time.monotonic() - begun
    print(f"{database}: {manuscripts} manuscripts, {made.sides} sides in {took:.0f} s", flush=True)
    begun = time.monotonic()
    engine = make_engine(url)
    reindex(session_factory(engine), lambda *_: None)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    print(f"{database}: indexed in {time.monotonic() - begun:.0f} s", flush=True)
    return made


def _waits(catalogue: Catalogue, data: Path) -> list[Wait]:
    made = Installation(data, catalogue.database_url)
    made.migrate()
    with made.serve(1) as server:
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
