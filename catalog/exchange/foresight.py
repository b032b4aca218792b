"""What undoing an import would leave where it is, as far as rows tell: asked before it is done.

Undoing decides for itself, book by book, when it comes to each (`undoing`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas
from catalog.exchange.tables import BatchRow, Fate, Outcome
from catalog.identity import Manuscript
from catalog.record import drafts
from catalog.record.tables import Draft, Stage


@dataclass(frozen=True, slots=True)
class Staying:
    """A book that would stay; `why` is a key of `KeptFromUndo` or 'review', `by` who changed it."""

    number: int
    manuscript_id: str
    shelfmark: str
    why: str
    by: str


def staying(session: Session, batch_id: str) -> Iterator[Staying]:
    """Every book of the import that was worked on since it came, in the order of its rows."""
    has_pages = exists().where(Canvas.manuscript_id == BatchRow.manuscript_id)
    found = session.execute(
        select(BatchRow, Manuscript.trashed_at, Draft, has_pages)
        .join(Manuscript, Manuscript.id == BatchRow.manuscript_id)
        .outerjoin(Draft, Draft.manuscript_id == BatchRow.manuscript_id)
        .where(BatchRow.batch_id == batch_id, BatchRow.fate.in_((Fate.DONE, Fate.KEPT)))
        .where(
            or_(
                Manuscript.trashed_at.is_not(None),
                Draft.manuscript_id.is_(None),
                Draft.edition != BatchRow.edition,
                Draft.stage != Stage.EDITING,
                has_pages,
            )
        )
        .order_by(BatchRow.number)
    )
    for row, trashed_at, draft, pages in found:
        told = _why(session, row, trashed_at is not None, draft, has_pages=pages)
        if told is not None and row.manuscript_id is not None:
            why, by = told
            yield Staying(row.number, row.manuscript_id, row.shelfmark or "", why, by)


def _why(
    session: Session, row: BatchRow, is_trashed: bool, draft: Draft | None, *, has_pages: bool
) -> tuple[str, str] | None:
    if is_trashed:
        return "trashed", ""
    if draft is None:
        return "published", ""
    left = drafts.edition_of(session, draft.manuscript_id, row.edition or 0)
    if draft.edition != row.edition and draft.document != left:
        return "changed", draft.edited_by
    if draft.stage is not Stage.EDITING:
        return "review", ""
    return ("in-use", "") if has_pages and row.outcome is Outcome.NEW else None
