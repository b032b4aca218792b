"""What pages weigh: the scripts that a real page names, in gzip as they travel."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from tests.bench.installation import Installation
from tests.bench.processes import CHECKOUT
from tests.bench.scene import Scene, fetch
from tests.bench.table import Row
from tests.factories import a_manuscript, some_pages

DIST = CHECKOUT / "viewer" / "static" / "dist"
_SCRIPT = re.compile(r"/static/dist/([^\"' ]+\.m?js)")


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Manuscript page, light reader, and Mirador (which has no goal)."""
    listing = DIST / ".vite" / "manifest.json"
    if not listing.exists():
        raise RuntimeError("The front end is not built: `make bench` builds it first.")
    built: dict[str, Any] = json.loads(listing.read_text("utf-8"))
    made = Installation(scene.folder / "weights")
    made.migrate()
    with made.house() as house, house.sessions.begin() as session:
        at = datetime.now(UTC)
        book = a_manuscript(session, at)
        some_pages(session, book, ["1r", "1v", "2r"], at)
        home = f"/manuscripts/{book.id}"
    with made.serve(1) as server:
        for name, path, goal_kb in (
            ("manuscript page", home, 40),
            ("reader", f"{home}/read", 150),
            ("Mirador page", f"{home}/mirador", None),
        ):
            html = fetch(server, path).decode()
            files = _with_later_ones(built, set(_SCRIPT.findall(html)))
            packed = sum(len(gzip.compress((DIST / file).read_bytes(), 9)) for file in files) / 1000
            yield Row(
                f"JavaScript of the {name}, gzip", f"{packed:.1f} kB in {len(files)} files",
                goal=f"<= {goal_kb} kB" if goal_kb else "",
                met=packed <= goal_kb if goal_kb else None,
            )  # fmt: skip


def _with_later_ones(built: dict[str, Any], files: set[str]) -> set[str]:
    """The files with all they import, at once or on demand (Vite's manifest tells)."""
    waiting = [name for name, chunk in built.items() if chunk["file"] in files]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            chunk = built[name]
            waiting += [*chunk.get("imports", []), *chunk.get("dynamicImports", [])]
    return {built[name]["file"] for name in seen if built[name]["file"].endswith("js")}
