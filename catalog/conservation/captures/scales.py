"""How many millimetres of the page one pixel of its canvas is, and how that is known.

What somebody measured comes first; else the height of the leaf in the published record, which
takes the page to fill its photograph; else the resolution the scanner stated. The first photograph
gave the canvas its pixels, so its resolution is the canvas's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.codicology.folios import Canvas, Leaf, Side
from catalog.codicology.labels import Face, LeafKind
from catalog.conservation.captures.errors import BadScale
from catalog.conservation.captures.tables import CanvasScale, Capture
from catalog.errors import CanvasNotFound
from catalog.images import Image
from catalog.record.physical import DimensionOf
from catalog.record.published import published

LEAF_HEIGHT, RESOLUTION = "leaf height in the record", "resolution stated by the scanner"
_MM_PER_INCH = 25.4
HeightOf = Callable[[str], float | None]
# From a microscope to a wall map; whatever lies beyond is a slip.
_LEAST, _MOST = 1e-5, 10.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Millimetres of the page in one px of the canvas, and where that is from."""

    mm_per_px: float
    source: str


def scale_of(session: Session, canvas_id: str) -> float | None:
    """Millimetres per canvas px; None while nobody knows."""
    scale = scale_with_source(session, canvas_id)
    return scale.mm_per_px if scale else None


def scales_of(session: Session, canvas_ids: Collection[str]) -> dict[str, float | None]:
    """As `scale_of` for many sides; the record of their manuscript is read once.

    Raises:
        CanvasNotFound: there is no such canvas.
    """
    heights: dict[str, float | None] = {}
    found: dict[str, float | None] = {}
    for canvas_id in canvas_ids:
        canvas = _canvas(session, canvas_id)
        if canvas.manuscript_id not in heights:
            heights[canvas.manuscript_id] = _leaf_height(session, canvas.manuscript_id)
        scale = _scale(session, canvas, heights.__getitem__)
        found[canvas_id] = scale.mm_per_px if scale else None
    return found


def scale_with_source(session: Session, canvas_id: str) -> Scale | None:
    """Millimetres per canvas px and how it is known.

    Raises:
        CanvasNotFound: there is no such canvas.
    """
    return _scale(session, _canvas(session, canvas_id), partial(_leaf_height, session))


def set_scale(
    session: Session, canvas_id: str, mm_per_px: float, *, source: str, by: str, at: datetime
) -> CanvasScale:
    """A measured scale, which holds from now on; what held before stays on record.

    Raises:
        CanvasNotFound: there is no such canvas.
        BadScale: no page has such a scale.
    """
    canvas = session.get(Canvas, canvas_id)
    if canvas is None:
        raise CanvasNotFound(canvas_id)
    if not math.isfinite(mm_per_px) or not _LEAST <= mm_per_px <= _MOST:
        raise BadScale(
            "No photograph of a page has such a scale: give the width of the whole picture in mm, "
            "as a ruler beside the page tells it."
        )
    identity.lock(session, canvas.manuscript_id)
    last = _said(session, canvas_id)
    row = CanvasScale(
        canvas_id=canvas_id,
        number=last.number + 1 if last else 1,
        mm_per_px=mm_per_px,
        source=source,
        set_by=by,
        at=at,
    )
    session.add(row)
    session.flush()
    return row


def first_image(session: Session, canvas: Canvas) -> Image | None:
    """The photograph the canvas was made from: the oldest that is not one of the bench's."""
    masters = select(Capture.master_image_id).where(Capture.canvas_id == canvas.id)
    return session.scalar(
        select(Image)
        .where(
            Image.canvas_id == canvas.id,
            Image.width_px == canvas.width_px,
            Image.height_px == canvas.height_px,
            Image.id.not_in(masters),
        )
        .order_by(Image.registered_at, Image.id)
        .limit(1)
    )


def _canvas(session: Session, canvas_id: str) -> Canvas:
    canvas = session.get(Canvas, canvas_id)
    if canvas is None:
        raise CanvasNotFound(canvas_id)
    return canvas


def _scale(session: Session, canvas: Canvas, height_of: HeightOf) -> Scale | None:
    said = _said(session, canvas.id)
    if said is not None:
        return Scale(said.mm_per_px, said.source)
    return _by_leaf(session, canvas, height_of) or _by_resolution(session, canvas)


def _said(session: Session, canvas_id: str) -> CanvasScale | None:
    query = select(CanvasScale).where(CanvasScale.canvas_id == canvas_id)
    return session.scalar(query.order_by(CanvasScale.number.desc()).limit(1))


def _by_leaf(session: Session, canvas: Canvas, height_of: HeightOf) -> Scale | None:
    kind, face = session.execute(
        select(Leaf.kind, Side.face)
        .join(Side, Side.leaf_id == Leaf.id)
        .where(Side.id == canvas.side_id)
    ).one()
    if kind is not LeafKind.LEAF or face not in (Face.RECTO, Face.VERSO):
        return None
    height = height_of(canvas.manuscript_id)
    return Scale(height / canvas.height_px, LEAF_HEIGHT) if height else None


def _leaf_height(session: Session, manuscript_id: str) -> float | None:
    """The height of a leaf in mm as the published record has it."""
    known = published(session, manuscript_id)
    measured = known.document.physical.dimensions if known else ()
    return next(
        (one.height_mm for one in measured if one.of is DimensionOf.LEAF and one.height_mm), None
    )


def _by_resolution(session: Session, canvas: Canvas) -> Scale | None:
    image = first_image(session, canvas)
    dpi = image.technical.get("dpi") if image else None
    # 72 and 96 are what programs write when they do not know.
    if not isinstance(dpi, int | float) or dpi <= 96:
        return None
    return Scale(_MM_PER_INCH / dpi, RESOLUTION)
