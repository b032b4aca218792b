"""Choosing many rows of an import at once."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from catalog.exchange import batches
from catalog.exchange.tables import BatchRow, Fate, Outcome


def choose_changed(session: Session, batch_id: str) -> None:
    """Let the next commit do every changed record, also those that were left out.

    Raises:
        BatchNotFound: there is none with this identifier.
        BatchNotReady: something is under way with it.
    """
    batches.check_free(batches.lock(session, batch_id))
    session.execute(
        update(BatchRow)
        .where(
            BatchRow.batch_id == batch_id,
            BatchRow.outcome == Outcome.CHANGED,
            BatchRow.fate.in_((Fate.OPEN, Fate.LEFT, Fate.UNDONE)),
        )
        .values(is_chosen=True)
        .execution_options(synchronize_session=False)
    )
