"""Imports as batches: where one stands, what its rows are, and which of them count.

    received -> reading -> read -> committing -> committed -> undoing -> undone -> committing ...

Every book is a transaction of its own, under the lock of its batch: a crash leaves whole books and
a batch that goes on where it stopped, and two who commit the same batch make nothing twice. The
files are in the vault before the batch is a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from catalog.exchange.errors import BatchNotFound, BatchNotReady, BatchRowNotFound
from catalog.exchange.tables import Batch, BatchRow, BatchState, Fate, Outcome

LISTED_MAX = 100
UNDONE_FATES: Final = (Fate.OPEN, Fate.LEFT, Fate.UNDONE)
_UNREAD: Final = (BatchState.RECEIVED, BatchState.READING)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a batch is committed; `makes_authorities` for names with identifiers unknown here."""

    makes_authorities: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """How many rows of a batch are what, and what became of them; and the characters placed."""

    outcomes: dict[Outcome, int] = field(default_factory=dict)
    fates: dict[Fate, int] = field(default_factory=dict)
    characters: int = 0
    placed: int = 0

    @property
    def share(self) -> float:
        """The part of the characters that found a place, from 0 to 1; 1 where there are none."""
        return self.placed / self.characters if self.characters else 1.0


def find(session: Session, batch_id: str) -> Batch:
    """The batch.

    Raises:
        BatchNotFound: there is none with this identifier.
    """
    batch = session.get(Batch, batch_id, populate_existing=True)
    if batch is None:
        raise BatchNotFound(batch_id)
    return batch


def lock(session: Session, batch_id: str) -> Batch:
    """The batch, held against other writers until this transaction ends.

    Raises:
        BatchNotFound: there is none with this identifier.
    """
    batch = session.get(Batch, batch_id, with_for_update=True, populate_existing=True)
    if batch is None:
        raise BatchNotFound(batch_id)
    return batch


def begin(session: Session, batch_id: str, step: BatchState, worker: str | None = None) -> Batch:
    """The batch, now in a step that goes over its rows; one that was cut short is begun again.

    `worker` is who has it in hand, None where nobody asked for the work beforehand.

    Raises:
        BatchNotFound: there is none with this identifier.
        BatchNotReady: it was never read to its end, or somebody else has it in hand.
    """
    batch = lock(session, batch_id)
    if batch.worker != worker:
        raise _taken(batch_id)
    if batch.state in _UNREAD and step is not BatchState.READING:
        raise BatchNotReady(
            f"The import {batch_id} was not read to its end: have it read first.",
            key="reading",
            batch_id=batch_id,
        )
    batch.state = step
    batch.done = batch.total = 0
    return batch


def held(session: Session, batch_id: str, step: BatchState, worker: str | None = None) -> Batch:
    """The batch, locked, if it is still in this step and in this hand.

    Raises:
        BatchNotReady: somebody began another step meanwhile, or ended this one.
    """
    batch = lock(session, batch_id)
    if batch.state is not step or batch.worker != worker:
        raise _taken(batch_id)
    return batch


def is_free(batch: Batch) -> bool:
    """Whether nobody was asked for anything that is not done."""
    return batch.work is None and batch.worker is None


def check_free(batch: Batch) -> None:
    """See that nothing is under way with the batch.

    Raises:
        BatchNotReady: something is.
    """
    if not is_free(batch):
        raise BatchNotReady(
            f"Something is under way with the import {batch.id}: wait until it is done.",
            key="busy",
            batch_id=batch.id,
        )


def forget_rows(session: Session, batch: Batch) -> None:
    """Put a batch back to where nothing of it was read; what it brought must not be drafts.

    Raises:
        BatchNotReady: a record of it is a draft, or something is under way.
    """
    check_free(batch)
    made = select(BatchRow.number).where(
        BatchRow.batch_id == batch.id, BatchRow.fate.in_((Fate.DONE, Fate.KEPT))
    )
    if session.scalar(made.limit(1)) is not None:
        raise BatchNotReady(
            f"Records of the import {batch.id} are drafts already: undo it first.",
            key="begun",
            batch_id=batch.id,
        )
    session.execute(delete(BatchRow).where(BatchRow.batch_id == batch.id))
    batch.state = BatchState.RECEIVED


def row_of(session: Session, batch_id: str, number: int) -> BatchRow:
    """One row of a batch.

    Raises:
        BatchRowNotFound: it has no such row.
    """
    row = session.get(BatchRow, (batch_id, number), populate_existing=True)
    if row is None:
        raise BatchRowNotFound(batch_id, number)
    return row


def choose(session: Session, batch_id: str, number: int, *, is_chosen: bool) -> BatchRow:
    """The row, which the next commit will do or leave out.

    Raises:
        BatchNotFound, BatchRowNotFound: there is no such row.
        BatchNotReady: it was refused, is the same, or is done already.
    """
    lock(session, batch_id)
    row = row_of(session, batch_id, number)
    if row.outcome not in (Outcome.NEW, Outcome.CHANGED) or row.fate in (Fate.DONE, Fate.KEPT):
        raise BatchNotReady(
            f"There is nothing to choose in row {number}: it is the same, refused or done.",
            key="row",
            number=number,
        )
    row.is_chosen = is_chosen
    session.flush()
    return row


def rows(
    session: Session,
    batch_id: str,
    *,
    after: int = 0,
    limit: int = 100,
    outcome: Outcome | None = None,
    fate: Fate | None = None,
) -> list[BatchRow]:
    """At most `limit` rows after a number, in order; only those of an outcome or a fate."""
    statement = select(BatchRow).where(BatchRow.batch_id == batch_id, BatchRow.number > after)
    if outcome is not None:
        statement = statement.where(BatchRow.outcome == outcome)
    if fate is not None:
        statement = statement.where(BatchRow.fate == fate)
    return list(session.scalars(statement.order_by(BatchRow.number).limit(limit)))


def listed(session: Session, *, holder_ids: Iterable[str] | None = None) -> list[Batch]:
    """The newest batches, of some holders or of all, newest first."""
    statement = select(Batch).order_by(Batch.at.desc(), Batch.id.desc()).limit(LISTED_MAX)
    if holder_ids is not None:
        statement = statement.where(Batch.holder_id.in_(list(holder_ids)))
    return list(session.scalars(statement))


def account(session: Session, batch_id: str) -> Account:
    """How many rows are what now."""
    outcomes: dict[Outcome, int] = {}
    fates: dict[Fate, int] = {}
    sums = {"characters": 0, "placed": 0}
    counted: Any = session.execute(
        select(
            BatchRow.outcome, BatchRow.fate, func.count(), func.sum(BatchRow.characters),
            func.sum(BatchRow.placed),
        )
        .where(BatchRow.batch_id == batch_id)
        .group_by(BatchRow.outcome, BatchRow.fate)
    )  # fmt: skip
    for outcome, fate, count, characters, placed in counted:
        outcomes[outcome] = outcomes.get(outcome, 0) + count
        fates[fate] = fates.get(fate, 0) + count
        sums["characters"] += int(characters)
        sums["placed"] += int(placed)
    return Account(outcomes, fates, **sums)


def _taken(batch_id: str) -> BatchNotReady:
    return BatchNotReady(
        f"Somebody else works on the import {batch_id}: look where it stands now.",
        key="taken",
        batch_id=batch_id,
    )
