"""A running house with one small book on the bench, whose pages measure what the flagship's do.

The photographs are small, so that they are ingested in moments; the canvases have the flagship's
size in pixels and its scale, so that areas are those of the reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select, update

from catalog.accounts.permissions import Role
from catalog.codicology.collation import Quire
from catalog.codicology.folios import Canvas, Side
from catalog.conservation.captures.tables import CanvasScale
from catalog.identity import Manuscript
from catalog.record import drafts
from catalog.record.columns import record_of
from catalog.record.physical import Collation
from storage.database import make_engine, session_factory
from tests.journeys.houses import House
from tests.journeys.small_books import put_on_shelf
from tests.journeys.staff import Colleague, employ

CONSERVATOR = Colleague("Dana", Role.CONSERVATOR)
CURATOR = Colleague("Yusuf", Role.CURATOR)
WIDTH_PX, HEIGHT_PX, MM_PER_PX = 7559, 9354, 396 / 9354
LEAVES = 13
LABELS = [f"{number}{face}" for number in range(1, LEAVES + 1) for face in "rv"]
QUIRES = (Quire(number=1, leaves=8), Quire(number=2, leaves=5))


@dataclass(frozen=True, slots=True)
class BenchHouse:
    """The house, the path of the bench, and the canvases by label."""

    house: House
    path: str
    canvases: dict[str, str]


def open_bench(house: House, folder: Path) -> BenchHouse:
    """Ingest the book, give it size, scale and collation, employ people, and serve it."""
    house.migrate()
    house.start("work")
    path = put_on_shelf(house, folder, LABELS, (700, 866))
    canvases = _measure(house, path.rpartition("/")[2])
    employ(house, folder, CONSERVATOR, CURATOR)
    house.serve()
    return BenchHouse(house, f"{path}/bench", canvases)


def _measure(house: House, manuscript_id: str) -> dict[str, str]:
    now = datetime.now(UTC)
    engine = make_engine(house._settings().database)
    try:
        with session_factory(engine).begin() as session:
            session.execute(
                update(Canvas)
                .where(Canvas.manuscript_id == manuscript_id)
                .values(width_px=WIDTH_PX, height_px=HEIGHT_PX)
            )
            rows = session.execute(
                select(Side.label, Canvas.id)
                .join(Canvas, Canvas.side_id == Side.id)
                .where(Canvas.manuscript_id == manuscript_id)
            )
            canvases = {row.label: row.id for row in rows}
            session.add_all(
                CanvasScale(
                    canvas_id=canvas_id, number=1, mm_per_px=MM_PER_PX, source="ruler",
                    set_by="lab", at=now,
                )
                for canvas_id in canvases.values()
            )  # fmt: skip
            manuscript = session.get_one(Manuscript, manuscript_id)
            record = record_of(manuscript)
            physical = record.physical.model_copy(update={"collation": Collation(quires=QUIRES)})
            # Quires as they are being written: the record as published has none yet.
            described = record.model_copy(update={"physical": physical})
            drafts.start(session, manuscript_id, described, by="lab", at=now)
    finally:
        engine.dispose()
    return canvases
