"""Imports as batches: read first, looked at, committed book by book, and undone whole.

    reading -> read -> committing -> committed -> undoing -> undone -> committing ...

Every book is a transaction of its own, under the lock of its batch: a crash leaves whole books and
a batch that goes on where it stopped, and two who commit the same batch make nothing twice. The
bytes of a source are in the vault before its row is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from catalog.errors import HolderUnknown
from catalog.exchange import source as sources
from catalog.exchange.errors import BatchNotFound, BatchNotReady, BatchRowNotFound
from catalog.exchange.examining import Examined, Examiner
from catalog.exchange.source import Source
from catalog.exchange.tables import (
    PERSON_LENGTH_MAX,
    Batch,
    BatchKind,
    BatchRow,
    BatchState,
    Fate,
    Outcome,
)
from catalog.identifiers import Kind
from catalog.identity import Holder
from storage.ocfl.root import StorageRoot

LISTED_MAX = 100


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


def open_batch(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    given: Iterable[Source],
    *,
    kind: BatchKind,
    holder_id: str,
    settings: Settings,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    told: Callable[[Examined], None] = lambda _: None,
) -> str:
    """Read every source into a row of a new batch, whose identifier comes back.

    A few sources are in memory at a time (`source.TOGETHER`). `told` hears of each once it is
    kept.

    Raises:
        HolderUnknown: the holder is not here.
        StorageError: a source cannot be kept; the batch stays as one that is being read.
    """
    batch_id = new_id(Kind.BATCH)
    with sessions.begin() as session:
        if session.get(Holder, holder_id) is None:
            raise HolderUnknown(holder_id)
        session.add(
            Batch(
                id=batch_id, kind=kind, state=BatchState.READING, holder_id=holder_id,
                settings={"makes_authorities": settings.makes_authorities},
                by=by[:PERSON_LENGTH_MAX], at=at,
            )
        )  # fmt: skip
    examiner = Examiner(holder_id)
    waiting: dict[int, Examined] = {}

    def keep() -> None:
        _keep(sessions, root, batch_id, waiting, at=at, new_id=new_id)
        for examined in waiting.values():
            told(examined)
        waiting.clear()

    for number, source in enumerate(given, start=1):
        with sessions() as session:
            waiting[number] = examiner.examine(session, source)
        if number % sources.TOGETHER == 0:
            keep()
    keep()
    with sessions.begin() as session:
        lock(session, batch_id).state = BatchState.READ
    return batch_id


def _keep(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    batch_id: str,
    rows: dict[int, Examined],
    *,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> None:
    """The bytes of what can come in, then the rows of all."""
    can_come = {
        number: examined.source
        for number, examined in rows.items()
        if examined.outcome in (Outcome.NEW, Outcome.CHANGED)
    }
    sources.keep(root, batch_id, can_come, at=at)
    with sessions.begin() as session:
        session.add_all(
            examined.row(batch_id, number, new_id=new_id) for number, examined in rows.items()
        )


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


def begin(session: Session, batch_id: str, step: BatchState) -> Batch:
    """The batch, now in a step that goes over its rows; one that was cut short is begun again.

    Raises:
        BatchNotFound: there is none with this identifier.
        BatchNotReady: it was never read to its end.
    """
    batch = lock(session, batch_id)
    if batch.state is BatchState.READING:
        raise BatchNotReady(
            f"The import {batch_id} is being read, or its reading was cut short: "
            "read the same files again.",
            key="reading",
            batch_id=batch_id,
        )
    batch.state = step
    return batch


def held(session: Session, batch_id: str, step: BatchState) -> Batch:
    """The batch, locked, if it is still in this step.

    Raises:
        BatchNotReady: somebody began another step meanwhile, or ended this one.
    """
    batch = lock(session, batch_id)
    if batch.state is not step:
        raise BatchNotReady(
            f"Somebody else works on the import {batch_id}: look where it stands now.",
            key="taken",
            batch_id=batch_id,
        )
    return batch


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


def rows(session: Session, batch_id: str, *, after: int = 0, limit: int = 100) -> list[BatchRow]:
    """At most `limit` rows after a number, in order."""
    return list(
        session.scalars(
            select(BatchRow)
            .where(BatchRow.batch_id == batch_id, BatchRow.number > after)
            .order_by(BatchRow.number)
            .limit(limit)
        )
    )


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
