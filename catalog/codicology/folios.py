"""Leaves, their sides, and the permanent canvas of each side.

A side is found by its label and takes its place in reading order from it: `position` is the
label's sort key (sparse, computed), so six hundred pages in any order cost six hundred
inserts and no renumbering. A canvas keeps the size it was made with: what people draw on it must
survive a new photograph (conservation: regions live in canvas coordinates).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from catalog import identity
from catalog.codicology.label_text import parse_label as parse_label
from catalog.codicology.labels import Face as Face
from catalog.codicology.labels import FolioLabel as FolioLabel
from catalog.codicology.labels import LeafKind as LeafKind
from catalog.columns import text_enum
from catalog.errors import CanvasNotFound, FolioLabelTaken, SideNotFound
from catalog.once import insert_once
from storage.database import Base


class Leaf(Base):
    """A physical leaf, a cover, or another thing with sides; `label` has no side in it."""

    __tablename__ = "leaves"
    __table_args__ = (
        UniqueConstraint("manuscript_id", "label"),
        Index("ix_leaves_reading_order", "manuscript_id", "position"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    position: Mapped[int] = mapped_column(BigInteger)
    label: Mapped[str] = mapped_column(String(60))
    kind: Mapped[LeafKind] = mapped_column(text_enum(LeafKind, "kind"))


class Side(Base):
    """One side of a leaf; `position` sorts the sides of a manuscript in reading order.

    `is_blank`: it bears no text, so that its photograph is not taken for one that failed.
    """

    __tablename__ = "sides"
    __table_args__ = (
        UniqueConstraint("manuscript_id", "label"),
        Index("ix_sides_reading_order", "manuscript_id", "position"),
        Index("ix_sides_leaf", "leaf_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    leaf_id: Mapped[int] = mapped_column(ForeignKey("leaves.id"))
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    face: Mapped[Face] = mapped_column(text_enum(Face, "face"))
    label: Mapped[str] = mapped_column(String(60))
    position: Mapped[int] = mapped_column(BigInteger)
    is_blank: Mapped[bool] = mapped_column(Boolean, default=False)

    leaf: Mapped[Leaf] = relationship(lazy="raise")


class Canvas(Base):
    """The coordinate space of one side for ever, in pixels, as large as its first photograph."""

    __tablename__ = "canvases"
    __table_args__ = (
        UniqueConstraint("side_id"),
        Index("ix_canvases_manuscript", "manuscript_id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    side_id: Mapped[int] = mapped_column(ForeignKey("sides.id"))
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    width_px: Mapped[int] = mapped_column(Integer)
    height_px: Mapped[int] = mapped_column(Integer)

    side: Mapped[Side] = relationship(lazy="raise")


def ensure_side(session: Session, manuscript_id: str, label: FolioLabel) -> Side:
    """The side with this label, made with its leaf if the manuscript has neither yet.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    found = find_side(session, manuscript_id, label)
    if found is not None:
        return found
    identity.lock(session, manuscript_id)
    leaf_id = _ensure_leaf(session, manuscript_id, label)
    insert_once(
        session,
        Side,
        leaf_id=leaf_id,
        manuscript_id=manuscript_id,
        face=label.face,
        label=str(label),
        position=label.sort_key,
    )
    return session.scalars(_side_labelled(manuscript_id, str(label))).one()


def find_side(session: Session, manuscript_id: str, label: FolioLabel) -> Side | None:
    """The side with this label, if the manuscript has one."""
    return session.scalar(_side_labelled(manuscript_id, str(label)))


def relabel(session: Session, side_id: int, label: FolioLabel) -> Side:
    """The same side, canvas and images under another label and in its place.

    The leaf it leaves behind goes if it has no side any more.

    Raises:
        SideNotFound: there is no such side.
        FolioLabelTaken: another side of the manuscript has this label.
    """
    side = session.get(Side, side_id)
    if side is None:
        raise SideNotFound(side_id)
    identity.lock(session, side.manuscript_id)
    other = find_side(session, side.manuscript_id, label)
    if other is not None and other.id != side_id:
        raise FolioLabelTaken(side.manuscript_id, str(label))
    left_behind = side.leaf_id
    side.leaf_id = _ensure_leaf(session, side.manuscript_id, label)
    side.face, side.label, side.position = label.face, str(label), label.sort_key
    session.flush()
    if session.scalar(select(Side.id).where(Side.leaf_id == left_behind).limit(1)) is None:
        session.delete(session.get_one(Leaf, left_behind))
        session.flush()
    return side


def ensure_canvas(
    session: Session, side: Side, width_px: int, height_px: int, new_id: str
) -> Canvas:
    """The canvas of this side; made with this size and identifier only if there is none.

    A later photograph of another size changes nothing: it is registered to the canvas.
    """
    insert_once(
        session,
        Canvas,
        id=new_id,
        side_id=side.id,
        manuscript_id=side.manuscript_id,
        width_px=width_px,
        height_px=height_px,
    )
    return session.scalars(select(Canvas).where(Canvas.side_id == side.id)).one()


def find_canvas(session: Session, manuscript_id: str, canvas_id: str) -> Canvas:
    """The canvas of this manuscript with this identifier.

    Raises:
        CanvasNotFound: the manuscript has none.
    """
    canvas = session.get(Canvas, canvas_id)
    if canvas is None or canvas.manuscript_id != manuscript_id:
        raise CanvasNotFound(canvas_id)
    return canvas


def _ensure_leaf(session: Session, manuscript_id: str, label: FolioLabel) -> int:
    named = select(Leaf.id).where(
        Leaf.manuscript_id == manuscript_id, Leaf.label == label.leaf_text
    )
    leaf_id = session.scalar(named)
    if leaf_id is None:
        insert_once(
            session,
            Leaf,
            manuscript_id=manuscript_id,
            position=label.leaf_key,
            label=label.leaf_text,
            kind=label.kind,
        )
        leaf_id = session.scalars(named).one()
    return leaf_id


def _side_labelled(manuscript_id: str, label: str) -> Select[Side]:
    return select(Side).where(Side.manuscript_id == manuscript_id, Side.label == label)
