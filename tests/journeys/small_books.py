"""A small drawn book on the shelf of a running house: ingested in moments, harmed by no rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from catalog import publication
from catalog.clock import now
from catalog.dates.wording import propose
from catalog.identifiers import mint
from catalog.record.checking import dump, read_record
from catalog.record.document import Record
from catalog.record.published import document_of
from catalog.revisions import Change
from tests.journeys.houses import House
from tests.journeys.scans import draw_pages
from viewer.work import keep_manifest

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


def publish_as(house: House, path: str, title: dict[str, str], date: str) -> None:
    """Publish the book of this path again with this title and a date in words that are sure."""
    manuscript_id = path.rsplit("/", 1)[1]
    assembled = house.assembled()
    try:
        with assembled.sessions.begin() as session:
            document = dump(Record.model_validate(document_of(session, manuscript_id)[0]))
            document["identity"]["titles"] = [{"id": "title1", "texts": [title]}]
            meant = propose(date)
            assert meant is not None
            document.setdefault("origin", {})["date"] = meant.model_dump(mode="json")
            publication.publish(
                session, assembled.vault.root, manuscript_id, change=Change.UPDATE,
                by="Aigerim", message="Described", at=now(), new_id=mint,
                after=keep_manifest(assembled.uris), record=read_record(document),
            )  # fmt: skip
    finally:
        assembled.engine.dispose()
