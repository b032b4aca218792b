"""The pictures of a book that a file for everybody may name, and the one that stands for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from catalog import cards
from catalog.access.in_force import in_force
from catalog.access.tables import TierInForce
from catalog.access.tiers import Grant
from catalog.images import Image
from catalog.pages import pages_of
from catalog.standing_rules import WHOLE

SMALL = "full/!400,400/0/default.jpg"
LARGE = "full/max/0/default.jpg"


@dataclass(frozen=True, slots=True)
class Picture:
    """One side in reading order; `image_id` is None where the public sees no picture of it."""

    canvas_id: str
    label: str
    image_id: str | None


def pictures_of(session: Session, manuscript_id: str) -> list[Picture]:
    """Every side that has a canvas, with the picture that everybody may have in full."""
    access = in_force(session, manuscript_id)
    return [
        Picture(
            row.canvas_id,
            row.side_label,
            row.image_id if access.public(row.canvas_id) is Grant.FULL else None,
        )
        for row in pages_of(session, manuscript_id)
    ]


def covers_of(session: Session, ids: Collection[str]) -> dict[str, str]:
    """The image that stands for each book, where custodians and access allow one."""
    covers = {
        card.cover_image_id: card.id
        for card in cards.chosen(session, list(ids))
        if card.cover_image_id is not None
    }
    restricted = set(
        session.scalars(
            select(Image.id)
            .join(
                TierInForce,
                (TierInForce.manuscript_id == Image.manuscript_id)
                & or_(TierInForce.canvas_id == Image.canvas_id, TierInForce.canvas_id == WHOLE),
            )
            .where(Image.id.in_(covers))
        )
    )
    return {book_id: image for image, book_id in covers.items() if image not in restricted}
