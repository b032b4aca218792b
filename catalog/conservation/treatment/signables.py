"""What of this room is signed: how its documents follow from the rows, and the rows from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.signing.signable import Signable
from catalog.conservation.treatment import (
    approvals,
    finishing,
    proposals,
    restoring,
    treatments,
    variations,
)
from catalog.conservation.treatment.meeting import met_by
from catalog.conservation.treatment.tables import Approval, Proposal, Step, Treatment, Variation

Row = TypeVar("Row", Proposal, Treatment, Variation)


def _collecting(
    kind: type[Row], document: Callable[[Session, Row], dict[str, Any]]
) -> Callable[[Session, str], Mapping[str, Mapping[str, Any]]]:
    def collect(session: Session, manuscript_id: str) -> Mapping[str, Mapping[str, Any]]:
        rows = session.scalars(
            select(kind)
            .where(kind.manuscript_id == manuscript_id, kind.signed_entry_id.is_not(None))
            .execution_options(populate_existing=True)
        )
        return {row.id: document(session, row) for row in rows}

    return collect


def _steps(session: Session, manuscript_id: str) -> Mapping[str, Mapping[str, Any]]:
    rows = list(
        session.scalars(
            select(Step)
            .where(Step.manuscript_id == manuscript_id, Step.signed_entry_id.is_not(None))
            .execution_options(populate_existing=True)
        )
    )
    met = met_by(session, [row.id for row in rows])
    return {row.id: finishing.document(row, met[row.id]) for row in rows}


def _approvals(session: Session, manuscript_id: str) -> Mapping[str, Mapping[str, Any]]:
    rows = session.scalars(
        select(Approval)
        .where(Approval.manuscript_id == manuscript_id)
        .execution_options(populate_existing=True)
    )
    return {row.id: approvals.document(session, row) for row in rows}


SIGNABLES: tuple[Signable, ...] = (
    Signable(
        proposals.SUBMITTED,
        _collecting(Proposal, lambda _, row: proposals.document(row)),
        restoring.proposal,
    ),
    Signable(approvals.SIGNED, _approvals, restoring.approval),
    Signable(finishing.SIGNED, _steps, restoring.step),
    Signable(
        variations.SIGNED,
        _collecting(Variation, lambda _, row: variations.document(row)),
        restoring.variation,
    ),
    Signable(treatments.SIGNED, _collecting(Treatment, treatments.document), restoring.treatment),
)
