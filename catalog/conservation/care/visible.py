"""What everybody may see of a protocol: all its words, and of its books those that are public."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.identity import Manuscript, ManuscriptState


def public_books(session: Session, manuscript_ids: Collection[str]) -> list[Manuscript]:
    """Those of these manuscripts that readers can open, by shelfmark."""
    if not manuscript_ids:
        return []
    statement = select(Manuscript).where(
        Manuscript.id.in_(manuscript_ids),
        Manuscript.state == ManuscriptState.PUBLISHED,
        Manuscript.is_withheld.is_(False),
    )
    return list(session.scalars(statement.order_by(Manuscript.shelfmark_sort, Manuscript.id)))
