"""A running house with two leaves on the bench, and photographs of them: drawn, never a real page.

The pages are charts with marks all over them, so that a photograph can be laid on its page by
what both show; small, so that each is registered in a second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from sqlalchemy import select

from catalog.codicology.folios import Canvas, Side
from tests.ingest.registration.charts import Picture, chart, photographed, similarity
from tests.journeys.bench_house import CONSERVATOR, CURATOR
from tests.journeys.houses import House
from tests.journeys.staff import employ

LABELS = ("1r", "1v", "2r", "2v")
WIDTH_PX, HEIGHT_PX = 520, 640
WIDTH_MM = 208
STAIN = (WIDTH_PX // 3, HEIGHT_PX * 3 // 4)
"""Where the middle of the stain lies on a page that is photographed with one."""
PARCHMENT, ULTRAVIOLET = (0.80, 0.93, 1.0), (1.0, 0.55, 0.45)


@dataclass(frozen=True, slots=True)
class PhotographHouse:
    """The house, the path of its manuscript, the canvases by label, where photographs lie."""

    house: House
    manuscript: str
    canvases: dict[str, str]
    folder: Path

    @property
    def photographs(self) -> str:
        """The path of the list of photographs."""
        return f"{self.manuscript}/bench/photographs"


def open_photograph_house(house: House, folder: Path) -> PhotographHouse:
    """Ingest the two leaves, employ people, and serve them; no scale of any page is known."""
    house.migrate()
    house.start("work")
    scans = folder / "scans"
    scans.mkdir(parents=True)
    for number, label in enumerate(LABELS):
        _save(scans / f"scan_{label}.png", _page(number), PARCHMENT)
    done = house.command(
        "ingest", str(scans), "--shelfmark", "MS 21", "--title", "en=Two leaves",
        "--title", "ar=ورقتان", "--holder", "The library", "--direction", "rtl",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    found = re.search(r"/manuscripts/(m[0-9a-z]+)", done.stdout)
    assert found is not None, done.stdout
    statement = (
        select(Side.label, Canvas.id)
        .join(Canvas, Canvas.side_id == Side.id)
        .where(Canvas.manuscript_id == found[1])
    )
    canvases = {row.label: row.id for row in house.rows(statement)}
    employ(house, folder, CONSERVATOR, CURATOR)
    house.serve()
    return PhotographHouse(house, f"/manuscripts/{found[1]}", canvases, folder)


def take_photograph(
    folder: Path,
    name: str,
    label: str,
    *,
    degrees: float = 1.5,
    is_stained: bool = False,
    light: tuple[float, float, float] = PARCHMENT,
) -> Path:
    """A photograph of the side from a little nearer, turned by `degrees`; with a stain or not."""
    page = _page(LABELS.index(label)).astype(np.float64)
    if is_stained:
        shade = np.zeros(page.shape)
        cv2.ellipse(shade, STAIN, (110, 80), 12, 0, 360, 1.0, -1)
        page *= 1 - 0.25 * cv2.GaussianBlur(shade, (0, 0), 6)
    seen = photographed(page.astype(np.uint8), similarity(1.15, degrees, 24, 12), size=(640, 780))
    return _save(folder / name, seen, light)


def _page(number: int) -> Picture:
    return chart(seed=31 + number, width=WIDTH_PX, height=HEIGHT_PX)


def _save(path: Path, grey: Picture, light: tuple[float, float, float]) -> Path:
    coloured = np.stack([grey * part for part in light], axis=-1).astype(np.uint8)
    assert cv2.imwrite(str(path), coloured)
    return path
