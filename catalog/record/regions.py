"""Regions of marks lie on their canvas: the one check of a record that needs the book beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas
from catalog.record import faults
from catalog.record.faults import BadDocument, Fault
from catalog.record.shape import name_of


def check_regions(session: Session, manuscript_id: str, document: Mapping[str, Any]) -> None:
    """Refuse a region 'x,y,w,h' that reaches beyond its canvas; `document` was checked before.

    One statement, and none where no region is drawn. A canvas that this manuscript does not have
    (a record brought from elsewhere) says nothing of the region.

    Raises:
        BadDocument: at least one region lies outside; `faults` name each of them.
    """
    found = tuple(_regions(document, ""))
    if not found:
        return
    rows = session.execute(
        select(Canvas.id, Canvas.width_px, Canvas.height_px).where(
            Canvas.manuscript_id == manuscript_id,
            Canvas.id.in_({canvas_id for _, canvas_id, _ in found}),
        )
    )
    sizes = {canvas_id: (width, height) for canvas_id, width, height in rows}
    told = [
        fault
        for path, canvas_id, region in found
        if canvas_id in sizes and (fault := _fault(path, region, *sizes[canvas_id])) is not None
    ]
    if told:
        raise BadDocument(tuple(told[: faults.FAULTS_MAX]))


def _fault(path: str, region: str, width: int, height: int) -> Fault | None:
    x, y, w, h = (int(number) for number in region.split(","))
    if x + w <= width and y + h <= height:
        return None
    return faults.make(path, "outside-page", width=width, height=height)


def _regions(value: object, path: str) -> Iterator[tuple[str, str, str]]:
    """Every place in the document that names a canvas and a region on it: path, canvas, region."""
    if isinstance(value, Mapping):
        canvas_id, region = value.get("canvas_id"), value.get("region")
        if isinstance(canvas_id, str) and isinstance(region, str):
            yield f"{path}.region", canvas_id, region
        for name, inner in value.items():
            yield from _regions(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _regions(inner, f"{path}[{name_of(inner, index)}]")
