"""Which sides lie in which quire, from the collation of the record; nothing is made up.

Without a collation there is one group of all sides that says so. Sides that the collation does
not place (covers, edges, leaves it does not count) form a group of their own at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.collation import Quire
from catalog.codicology.folios import Canvas, Leaf, Side
from catalog.codicology.label_text import parse_label
from catalog.codicology.quire_leaves import leaves_of
from catalog.errors import BadFolioLabel
from catalog.record import drafts
from catalog.record.document import Record
from catalog.record.published import published


@dataclass(frozen=True, slots=True)
class SideOfBook:
    """One side with its canvas, in reading order; `leaf_label` has no side in it."""

    canvas_id: str
    label: str
    leaf_label: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class QuireSides:
    """A quire with its sides in reading order.

    `number` is None for sides outside of the quires, or of all sides where `is_known` is False:
    the record has no collation. `label` is the quire's number, or empty.
    """

    number: int | None
    label: str
    canvas_ids: tuple[str, ...]
    is_known: bool = True


def sides_of(session: Session, manuscript_id: str) -> list[SideOfBook]:
    """Every side that has a canvas, in reading order; one statement."""
    rows = session.execute(
        select(Canvas.id, Side.label, Leaf.label, Canvas.width_px, Canvas.height_px)
        .join(Side, Side.id == Canvas.side_id)
        .join(Leaf, Leaf.id == Side.leaf_id)
        .where(Canvas.manuscript_id == manuscript_id)
        .order_by(Side.position, Side.id)
    )
    return [SideOfBook(*row) for row in rows]


def sides_by_quire(session: Session, manuscript_id: str) -> list[QuireSides]:
    """The sides of the book, quire by quire, from the published record or else the open draft.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    return group(sides_of(session, manuscript_id), quires_of(session, manuscript_id))


def group(sides: Sequence[SideOfBook], quires: Sequence[Quire]) -> list[QuireSides]:
    """The sides under these quires; a folio label that two quires claim goes to the first."""
    if not quires:
        return [QuireSides(None, "", tuple(side.canvas_id for side in sides), is_known=False)]
    quire_of: dict[str, int] = {}
    for leaf in leaves_of(quires):
        if leaf.folio is not None:
            quire_of.setdefault(_leaf_text(leaf.folio), leaf.quire)
    found: dict[int | None, list[str]] = {quire.number: [] for quire in quires}
    for side in sides:
        found.setdefault(quire_of.get(side.leaf_label), []).append(side.canvas_id)
    rest = found.pop(None, [])
    groups = [
        QuireSides(number, str(number), tuple(canvas_ids)) for number, canvas_ids in found.items()
    ]
    return groups + ([QuireSides(None, "", tuple(rest))] if rest else [])


def _leaf_text(folio: str) -> str:
    """The label of the leaf as the catalogue writes it; the cataloguer's own if it is none."""
    try:
        return parse_label(f"{folio}r").leaf_text
    except BadFolioLabel:
        return folio


def quires_of(session: Session, manuscript_id: str) -> Sequence[Quire]:
    """The quires as published, else as they are being written; none where nobody said."""
    found = published(session, manuscript_id)
    quires = _of_record(found.document) if found else ()
    if quires:
        return quires
    draft = drafts.find_draft(session, manuscript_id)
    return _of_record(Record.model_validate(draft.document)) if draft else ()


def _of_record(record: Record) -> Sequence[Quire]:
    collation = record.physical.collation
    return collation.quires if collation else ()
