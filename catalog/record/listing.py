"""The list of manuscripts as staff see it: what is a draft, in review, withdrawn, in the trash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_, select, true, tuple_
from sqlalchemy.orm import Session

from catalog.errors import ManuscriptNotFound
from catalog.identity import Manuscript, ManuscriptState
from catalog.language import LanguageMap
from catalog.record.tables import Draft, Stage


class Shelf(StrEnum):
    """What staff may ask for. CHANGED: published, and a draft of it is open."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    TRASH = "trash"


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One manuscript on the desk; the draft's fields are None while none is open."""

    id: str
    shelfmark: str
    holder_id: str
    titles: LanguageMap
    languages: list[str]
    date_text: str | None
    state: ManuscriptState
    withdrawn_reason: str | None
    trashed_at: datetime | None
    changed_at: datetime
    stage: Stage | None
    edition: int | None
    edited_by: str | None
    edited_at: datetime | None
    note: str | None


def desk(
    session: Session,
    shelf: Shelf,
    *,
    after: str | None = None,
    limit: int = 50,
    holder_ids: Sequence[str] | None = None,
) -> list[DeskRow]:
    """At most `limit` manuscripts after the one with the id `after`, in shelfmark order.

    `holder_ids` are those whose drafts may be seen; None: of every holder.

    Raises:
        ManuscriptNotFound: `after` is not the id of a manuscript.
    """
    mine = true() if holder_ids is None else Manuscript.holder_id.in_(holder_ids)
    rows = session.execute(
        select(
            Manuscript.id,
            Manuscript.shelfmark,
            Manuscript.holder_id,
            Manuscript.titles,
            Manuscript.languages,
            Manuscript.date_text,
            Manuscript.state,
            Manuscript.withdrawn_reason,
            Manuscript.trashed_at,
            Manuscript.changed_at,
            Draft.stage,
            Draft.edition,
            Draft.edited_by,
            Draft.edited_at,
            Draft.note,
        )
        .outerjoin(Draft, Draft.manuscript_id == Manuscript.id)
        .where(_on(shelf), mine, _after(session, after))
        .order_by(Manuscript.shelfmark_sort, Manuscript.id)
        .limit(limit)
    )
    return [DeskRow(**row._mapping) for row in rows]


def _on(shelf: Shelf) -> ColumnElement[bool]:
    if shelf is Shelf.TRASH:
        return Manuscript.trashed_at.is_not(None)
    with_draft = select(Draft.manuscript_id)
    in_review = with_draft.where(Draft.stage == Stage.IN_REVIEW)
    asked = {
        Shelf.DRAFT: Manuscript.state == ManuscriptState.DRAFT,
        Shelf.IN_REVIEW: or_(
            Manuscript.state == ManuscriptState.IN_REVIEW, Manuscript.id.in_(in_review)
        ),
        Shelf.PUBLISHED: Manuscript.state == ManuscriptState.PUBLISHED,
        Shelf.CHANGED: and_(
            Manuscript.state == ManuscriptState.PUBLISHED, Manuscript.id.in_(with_draft)
        ),
        Shelf.WITHDRAWN: Manuscript.state == ManuscriptState.WITHDRAWN,
    }[shelf]
    return and_(asked, Manuscript.trashed_at.is_(None))


def _after(session: Session, after: str | None) -> ColumnElement[bool]:
    if after is None:
        return true()
    key = session.scalar(select(Manuscript.shelfmark_sort).where(Manuscript.id == after))
    if key is None:
        raise ManuscriptNotFound(after)
    return tuple_(Manuscript.shelfmark_sort, Manuscript.id) > tuple_(key, after)
