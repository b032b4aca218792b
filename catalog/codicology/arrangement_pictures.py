"""What the workbench shows of a side: its canvas, and the picture that lies ready of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas
from catalog.identity import Manuscript
from catalog.images import Image


@dataclass(frozen=True, slots=True)
class SidePicture:
    """The canvas of a side, in pixels, and the image shown on it; None while there is none."""

    canvas_id: str
    width_px: int
    height_px: int
    image_id: str | None = None
    image_width_px: int = 0
    image_height_px: int = 0


def pictures_of(session: Session, manuscript_id: str) -> dict[int, SidePicture]:
    """By side, what is to be seen of it; withheld images are left out, as everywhere.

    A manuscript that is withheld as a whole (withdrawn, in the trash) has none: the image server
    would give nobody the picture.
    """
    images = {
        canvas_id: (image_id, width_px, height_px)
        for canvas_id, image_id, width_px, height_px in session.execute(
            select(Image.canvas_id, Image.id, Image.width_px, Image.height_px)
            .join(Manuscript, Manuscript.id == Image.manuscript_id)
            .where(
                Image.manuscript_id == manuscript_id,
                Image.is_withheld.is_(False),
                Manuscript.is_withheld.is_(False),
            )
            # The newest first, so that the oldest, which gave the canvas its size, is what stays.
            .order_by(Image.registered_at.desc(), Image.id.desc())
        )
    }
    rows = session.execute(
        select(Canvas.side_id, Canvas.id, Canvas.width_px, Canvas.height_px).where(
            Canvas.manuscript_id == manuscript_id
        )
    )
    return {
        side_id: SidePicture(canvas_id, width_px, height_px, *images.get(canvas_id, ()))
        for side_id, canvas_id, width_px, height_px in rows
    }
