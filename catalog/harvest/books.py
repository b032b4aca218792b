"""What the projection needs of a book: whether it may be seen, and which sets it is in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from catalog.access.tables import TierInForce
from catalog.access.tiers import Tier
from catalog.codicology.folios import Canvas
from catalog.harvest.sets import sets_of
from catalog.identity import Manuscript, ManuscriptState
from catalog.standing_rules import WHOLE

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Book:
    """One manuscript; `successor_id` is the record it was merged into, if that can be seen.

    `was_public`: nothing of what it says is secret now, though it may have been withdrawn.
    """

    id: str
    is_public: bool
    was_public: bool
    has_pages: bool
    sets: tuple[str, ...]
    successor_id: str | None

    @classmethod
    def lost(cls, book_id: str) -> Book:
        """A book of which no row is left."""
        return cls(book_id, False, False, False, (), None)


def public() -> ColumnElement[bool]:
    """Whether readers may see the manuscript, as a condition on its row.

    Whoever has a revision was published; that is asked by way of the standing.
    """
    return and_(
        Manuscript.is_withheld.is_(False),
        Manuscript.state != ManuscriptState.WITHDRAWN,
        Manuscript.trashed_at.is_(None),
        ~_sealed(),
    )


def _sealed() -> ColumnElement[bool]:
    return exists().where(
        TierInForce.manuscript_id == Manuscript.id,
        TierInForce.tier == Tier.SEALED,
        TierInForce.canvas_id == WHOLE,
    )


def books(session: Session, ids: Collection[str]) -> dict[str, Book]:
    """The books with these identifiers that are here."""
    found: dict[str, Book] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        chunk = wanted[start : start + _AT_ONCE]
        rows = session.execute(
            select(
                Manuscript.id,
                public(),
                and_(Manuscript.state == ManuscriptState.WITHDRAWN, ~_sealed()),
                exists().where(Canvas.manuscript_id == Manuscript.id),
                Manuscript.holder_id,
                Manuscript.languages,
                Manuscript.successor_id,
            ).where(Manuscript.id.in_(chunk))
        ).all()
        seen = _public_among(session, {row[-1] for row in rows if row[-1]})
        for book_id, is_public, is_told_gone, has_pages, holder_id, languages, successor in rows:
            found[book_id] = Book(
                id=book_id,
                is_public=is_public,
                was_public=is_public or is_told_gone,
                has_pages=has_pages,
                sets=tuple(sets_of(holder_id, languages)),
                successor_id=successor if successor in seen else None,
            )
    return found


def _public_among(session: Session, ids: Collection[str]) -> set[str]:
    if not ids:
        return set()
    return set(session.scalars(select(Manuscript.id).where(Manuscript.id.in_(ids), public())))
