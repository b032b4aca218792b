"""The pages of one manuscript in reading order, ready to be shown.

Column tuples and no objects: six hundred rows come in a few milliseconds, where objects were
measured at up to ten times that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.access.in_force import OPEN, Access, in_force, is_sealed
from catalog.access.tiers import Grant, Guest, Terms
from catalog.codicology.folios import Canvas, Leaf, Side
from catalog.codicology.labels import Face, LeafKind
from catalog.identity import Manuscript, ManuscriptState
from catalog.images import Image, small_id, small_size

_Shown = tuple[str, int, int, str] | tuple[None, None, None, None]
_NOTHING: _Shown = (None, None, None, None)


@dataclass(frozen=True, slots=True)
class Behind:
    """The image of a side of which not everybody gets it all: its size in pixels, upright.

    `terms` are the rules of access that bind it.
    """

    image_id: str
    width: int
    height: int
    terms: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class PageRow:
    """One side with its canvas and the image to show on it.

    `position` sorts in reading order and is no page number. The image is the first that was
    registered and may be seen: it gave the canvas its size, so it lies on it undistorted. All
    of `image_id`, `image_width`, `image_height` and `tiles_etag` are None while there is none.

    `grant` is how much of it those get for whom the rows are: with `SMALL` the image is the small
    picture, with `NOTHING` there is none. `behind` is then the whole one, unless it is sealed.
    """

    canvas_id: str
    side_label: str
    leaf_kind: LeafKind
    face: Face
    position: int
    width_px: int
    height_px: int
    image_id: str | None
    image_width: int | None
    image_height: int | None
    tiles_etag: str | None
    grant: Grant = Grant.FULL
    behind: Behind | None = None

    @property
    def is_open(self) -> bool:
        """Whether those for whom the rows are get everything of this side."""
        return self.grant is Grant.FULL


def pages_of(session: Session, manuscript_id: str) -> list[PageRow]:
    """Every side that has a canvas, in reading order, as everybody gets it.

    Withheld images are left out, their canvases are not: what is cited must not vanish; so it is
    with those that rules of access keep from the public. Whether the whole manuscript is withheld
    is for the caller to ask.
    """
    rows, access = _pages(session, manuscript_id), in_force(session, manuscript_id)
    if access is OPEN:
        return rows
    return [_cut(row, access, access.public(row.canvas_id)) for row in rows]


def pages_seen_by(
    session: Session, manuscript_id: str, guest: Guest, at: datetime
) -> list[PageRow]:
    """`pages_of` as this guest gets them now."""
    rows, access = _pages(session, manuscript_id), in_force(session, manuscript_id)
    if access is OPEN:
        return rows
    return [_cut(row, access, access.grant(guest, row.canvas_id, at)) for row in rows]


def _cut(row: PageRow, access: Access, grant: Grant) -> PageRow:
    """The row as somebody gets it who is granted this much."""
    if grant is Grant.FULL or row.image_id is None:
        return replace(row, grant=grant)
    assert row.image_width is not None
    assert row.image_height is not None
    terms = access.terms_of(row.canvas_id)
    behind = Behind(row.image_id, row.image_width, row.image_height, terms)
    if grant is Grant.SMALL:
        width, height = small_size(behind.width, behind.height)
        return replace(
            row, image_id=small_id(row.image_id), image_width=width, image_height=height,
            grant=grant, behind=behind,
        )  # fmt: skip
    return replace(
        row, image_id=None, image_width=None, image_height=None, tiles_etag=None, grant=grant,
        behind=behind if access.is_said(row.canvas_id) else None,
    )  # fmt: skip


def _pages(session: Session, manuscript_id: str) -> list[PageRow]:
    """Every side as staff see it.

    Four statements, each one index range of one table, put together here. As one statement
    with joins it was at the mercy of PostgreSQL's estimates, which know nothing of how the
    manuscripts of four tables agree: it read every side of the catalogue, or compared each
    canvas with each image (measured: 60 and 240 ms for 600 pages among 120,000).
    """
    sides = session.execute(
        select(Side.id, Side.leaf_id, Side.label, Side.face, Side.position)
        .where(Side.manuscript_id == manuscript_id)
        .order_by(Side.position, Side.id)
    ).all()
    # Read after the sides: what others add meanwhile is left for the next time.
    leaf_kinds = _leaf_kinds(session, manuscript_id)
    canvases = _canvases(session, manuscript_id)
    shown = _images(session, manuscript_id)
    pages = []
    for side_id, leaf_id, label, face, position in sides:
        if side_id in canvases and leaf_id in leaf_kinds:
            canvas_id, width_px, height_px = canvases[side_id]
            image = shown.get(canvas_id, _NOTHING)
            pages.append(
                PageRow(
                    canvas_id,
                    label,
                    leaf_kinds[leaf_id],
                    face,
                    position,
                    width_px,
                    height_px,
                    *image,
                )
            )
    return pages


def pages_for_staff(session: Session, manuscript: Manuscript) -> list[PageRow]:
    """Every side that has a canvas, for those who work on the record.

    The image server gives nobody a picture of a withdrawn manuscript or one in the trash, so the
    rows of such a one have none either: a page does not ask for what cannot come.
    """
    rows = _pages(session, manuscript.id)
    if not manuscript.is_withheld or is_kept_for_the_bench(session, manuscript):
        return rows
    return [
        replace(row, image_id=None, image_width=None, image_height=None, tiles_etag=None)
        for row in rows
    ]


def is_kept_for_the_bench(session: Session, manuscript: Manuscript) -> bool:
    """Whether the manuscript is withheld because it is sealed, and for no other reason."""
    return (
        manuscript.trashed_at is None
        and manuscript.state is not ManuscriptState.WITHDRAWN
        and is_sealed(session, manuscript.id)
    )


def _leaf_kinds(session: Session, manuscript_id: str) -> dict[int, LeafKind]:
    rows = session.execute(select(Leaf.id, Leaf.kind).where(Leaf.manuscript_id == manuscript_id))
    return {row.id: row.kind for row in rows}


def _canvases(session: Session, manuscript_id: str) -> dict[int, tuple[str, int, int]]:
    rows = session.execute(
        select(Canvas.side_id, Canvas.id, Canvas.width_px, Canvas.height_px).where(
            Canvas.manuscript_id == manuscript_id
        )
    )
    return {side_id: (canvas_id, width, height) for side_id, canvas_id, width, height in rows}


def _images(session: Session, manuscript_id: str) -> dict[str, _Shown]:
    rows = session.execute(
        select(Image.canvas_id, Image.id, Image.width_px, Image.height_px, Image.tiles_etag)
        .where(Image.manuscript_id == manuscript_id, Image.is_withheld.is_(False))
        # The newest first, so that the oldest is what stays.
        .order_by(Image.registered_at.desc(), Image.id.desc())
    )
    return {
        canvas_id: (image_id, width, height, etag)
        for canvas_id, image_id, width, height, etag in rows
    }
