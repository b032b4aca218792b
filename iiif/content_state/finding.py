"""From what a content state names to what can be opened: a place in our books, or one elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.codicology.folios import Canvas
from catalog.uris import Uris
from iiif.content_state.errors import BadContentState
from iiif.content_state.places import Place, is_ours, place_of
from iiif.content_state.reading import Box, Target

Region = tuple[int, int, int, int]
# A point is shown with a tenth of the page's longer side around it.
_AROUND_A_POINT: Final = 0.1


@dataclass(frozen=True, slots=True)
class Spot:
    """A book that the public may see, one of its canvases, and a region in that canvas's pixels."""

    manuscript_id: str
    canvas_id: str | None = None
    region: Region | None = None

    @property
    def xywh(self) -> str | None:
        """The region as fragments have it."""
        return ",".join(map(str, self.region)) if self.region else None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of our books; `address` is its page."""

    address: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something of another house, of which nothing is asked."""

    target: Target

    @property
    def address(self) -> str:
        """What to offer: the book before the page of it, as a page alone opens in no viewer."""
        return self.target.manifests[0] if self.target.manifests else self.target.address


Found = Spot | Listed | Elsewhere


def find(session: Session, uris: Uris, targets: Sequence[Target]) -> tuple[Found, ...]:
    """Where each target is, in their order.

    Raises:
        BadContentState: one names a page that its book does not have, or nothing of a book.
        ManuscriptNotFound: there is no such book, or none that the public may see.
        Withdrawn: it was withdrawn.
    """
    return tuple(_find(session, uris, target) for target in targets)


def _find(session: Session, uris: Uris, target: Target) -> Found:
    place = place_of(uris, target.address)
    if place is not None:
        return _here(session, place, target.box or place.box)
    for address in target.manifests:
        book = place_of(uris, address)
        if book is not None and book.manuscript_id:
            # A page of others, said to be in a book of ours; a book has only its own.
            manuscripts.readable(session, book.manuscript_id)
            raise _no_such_page()
    if is_ours(uris, target.address):
        raise BadContentState(
            "The link names nothing that can be opened in a viewer here: copy that of a book or "
            "of a page.",
            key="nothing",
        )
    return Elsewhere(target)


def _here(session: Session, place: Place, box: Box | None) -> Found:
    if place.listed:
        return Listed(place.listed)
    manuscripts.readable(session, place.manuscript_id)
    if place.canvas_id is None:
        return Spot(place.manuscript_id)
    size = session.execute(
        select(Canvas.width_px, Canvas.height_px).where(
            Canvas.id == place.canvas_id, Canvas.manuscript_id == place.manuscript_id
        )
    ).first()
    if size is None:
        raise _no_such_page()
    return Spot(place.manuscript_id, place.canvas_id, region_on(box, size[0], size[1]))


def region_on(box: Box | None, width: int, height: int) -> Region | None:
    """The box in whole pixels of a canvas of this size, cut at its edges; None if beside it."""
    if box is None:
        return None
    if box.is_percent:
        x, y = box.x * width / 100, box.y * height / 100
        wide, high = box.width * width / 100, box.height * height / 100
    elif box.width == 0:
        side = _AROUND_A_POINT * max(width, height)
        x, y, wide, high = box.x - side / 2, box.y - side / 2, side, side
    else:
        x, y, wide, high = box.x, box.y, box.width, box.height
    left, top = max(0, round(x)), max(0, round(y))
    right, bottom = min(width, round(x + wide)), min(height, round(y + high))
    if right <= left or bottom <= top:
        return None
    return left, top, right - left, bottom - top


def _no_such_page() -> BadContentState:
    return BadContentState(
        "The link names a page that this book does not have: open the book and look for it.",
        key="page",
    )
