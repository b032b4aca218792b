"""A small drawn book on the shelf of a running house: ingested in moments, harmed by no rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tests.journeys.houses import House
from tests.journeys.scans import draw_pages

FACES = tuple(f"{leaf}{face}" for leaf in range(1, 5) for face in "rv")


def put_on_shelf(
    house: House,
    folder: Path,
    labels: Sequence[str] = FACES,
    size: tuple[int, int] = (700, 900),
    *,
    shelfmark: str = "MS 12",
) -> str:
    """Draw a page for each label, ingest them as `kitabdar ingest` does; the path of the book.

    A worker must be at work.
    """
    draw_pages(folder / "scans", [f"scan_{label}.jpg" for label in labels], size)
    done = house.command(
        "ingest", str(folder / "scans"), "--shelfmark", shelfmark, "--title", "en=A small book",
        "--holder", "The library", "--direction", "rtl",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    found = re.search(r"/manuscripts/m[0-9a-z]+", done.stdout)
    assert found is not None, done.stdout
    return found[0]
