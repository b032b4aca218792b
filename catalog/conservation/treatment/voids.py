"""Which signed documents were struck out: asked of the chain, so that no row need be changed."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from catalog.conservation.signing.amending import VOID
from catalog.conservation.signing.tables import SignedEntry


def all_voided(kind: str) -> Select[str]:
    """The subjects of every entry of this kind that was voided, as a query."""
    beside = aliased(SignedEntry)
    return (
        select(SignedEntry.subject_id)
        .join(beside, beside.subject_id == SignedEntry.id)
        .where(SignedEntry.kind == kind, beside.kind == VOID)
    )


def voided_subjects(session: Session, manuscript_id: str, kind: str) -> frozenset[str]:
    """The same within one manuscript."""
    statement = all_voided(kind).where(SignedEntry.manuscript_id == manuscript_id)
    return frozenset(session.scalars(statement))
