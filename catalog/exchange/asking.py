"""What workers are asked to do with imports, and how one is found that a worker left behind.

Who has a batch in hand says so every few seconds. When that stops, another takes the work up: every
step goes over rows that are not done yet, so nothing is done twice. Whoever was only held up finds
the batch in another hand at the next row, and stops.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session, sessionmaker

from catalog.clock import Clock
from catalog.exchange import batches
from catalog.exchange.batches import Account
from catalog.exchange.committing import commit
from catalog.exchange.errors import BatchNotReady, ImportBroken, VaultAway
from catalog.exchange.messages import kept
from catalog.exchange.reading import read_batch
from catalog.exchange.tables import PERSON_LENGTH_MAX, Batch, BatchState, BatchWork
from catalog.exchange.undoing import undo
from catalog.identifiers import Kind
from catalog.refusal import Refusal
from storage.errors import StorageError
from storage.ocfl.root import StorageRoot

log = logging.getLogger("kitabdar.exchange")

BEAT_S: Final = 3.0
SILENCE: Final = timedelta(seconds=15)
_FITS: Final = {
    BatchWork.READ: (BatchState.RECEIVED, BatchState.READING),
    BatchWork.COMMIT: (
        BatchState.READ, BatchState.COMMITTING, BatchState.COMMITTED, BatchState.UNDONE,
    ),
    BatchWork.UNDO: (
        BatchState.COMMITTING, BatchState.COMMITTED, BatchState.UNDOING, BatchState.UNDONE,
    ),
}  # fmt: skip
Progress = Callable[[int, int], None]


class Stopped(Exception):
    """The process is asked to end; the work is left for another."""


def ask(session: Session, batch_id: str, work: BatchWork, *, by: str, at: datetime) -> Batch:
    """Ask for some work with a batch; the same again is no change, or goes on where it stopped.

    Raises:
        BatchNotFound: there is none with this identifier.
        BatchNotReady: other work is under way, or this does not fit where the batch stands.
    """
    batch = batches.lock(session, batch_id)
    if batch.work is work:
        return batch
    batches.check_free(batch)
    if work is not BatchWork.READ and batch.state in _FITS[BatchWork.READ]:
        raise BatchNotReady(
            f"The import {batch_id} was not read to its end: have it read first.",
            key="reading",
            batch_id=batch_id,
        )
    if batch.state not in _FITS[work]:
        raise BatchNotReady(
            f"That does not fit where the import {batch_id} stands: look at it again.",
            key="state",
            batch_id=batch_id,
        )
    batch.work, batch.asked_by, batch.asked_at = work, by[:PERSON_LENGTH_MAX], at
    batch.problem, batch.worker, batch.beat_at = None, None, None
    batch.done = batch.total = 0
    session.flush()
    return batch


def take(session: Session, batch_id: str, who: str, *, at: datetime) -> str:
    """Take what was asked of a batch in hand; the name of the hand, which no other ever has.

    Raises:
        BatchNotReady: there is nothing to do, or another has it in hand and is alive.
    """
    worker = _worker(who)
    if not _claim(session, batch_id, worker, at):
        raise BatchNotReady(
            f"Somebody else works on the import {batch_id}: look where it stands now.",
            key="taken",
            batch_id=batch_id,
        )
    return worker


def work_waiting(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    who: str,
    *,
    clock: Clock,
    new_id: Callable[[Kind], str],
    stop: threading.Event | None = None,
) -> int:
    """Do all that waits and that nobody alive has in hand; how many batches were worked on.

    What goes wrong is kept with its batch, for whoever asked. Ends between two rows when `stop`
    is set; another worker goes on then.
    """
    worked = 0
    while not (stop and stop.is_set()):
        found = _next(sessions, who, clock())
        if found is None:
            return worked
        batch_id, worker = found
        work_on(sessions, root, batch_id, worker, clock=clock, new_id=new_id, stop=stop)
        worked += 1
    return worked


def work_on(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    batch_id: str,
    worker: str,
    *,
    clock: Clock,
    new_id: Callable[[Kind], str],
    stop: threading.Event | None = None,
    progress: Progress = lambda _done, _of: None,
) -> Account | None:
    """Do what is asked of a batch that is in hand; how it stands then, None if it was stopped.

    Whatever stopped it is kept with the batch, and logged where it is a fault.
    """

    def go_on(done: int, of: int) -> None:
        if stop and stop.is_set():
            raise Stopped
        progress(done, of)

    try:
        with _beating(sessions, batch_id, worker, clock):
            stands = _do(sessions, root, batch_id, worker, clock, new_id, go_on)
        _leave(sessions, batch_id, worker)
    except Stopped:
        _leave(sessions, batch_id, worker, is_done=False)
        return None
    except BatchNotReady as error:
        if error.key != "taken":
            _leave(sessions, batch_id, worker, error)
        return None
    except Refusal as error:
        _leave(sessions, batch_id, worker, error)
        return None
    except StorageError:
        log.exception("import.vault_away", extra={"batch": batch_id})
        _leave(sessions, batch_id, worker, VaultAway())
        return None
    except Exception:
        log.exception("import.broken", extra={"batch": batch_id})
        _leave(sessions, batch_id, worker, ImportBroken())
        return None
    return stands


def _do(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    batch_id: str,
    worker: str,
    clock: Clock,
    new_id: Callable[[Kind], str],
    progress: Progress,
) -> Account:
    with sessions() as session:
        batch = batches.find(session, batch_id)
        work, asked_by = batch.work, batch.asked_by
    at = clock()
    if work is BatchWork.READ:
        return read_batch(
            sessions, root, batch_id, at=at, new_id=new_id, worker=worker, progress=progress
        )
    if work is BatchWork.COMMIT:
        return commit(
            sessions, root, batch_id, at=at, new_id=new_id, worker=worker, progress=progress
        )
    return undo(sessions, root, batch_id, by=asked_by, at=at, worker=worker, progress=progress)


def _next(sessions: sessionmaker[Session], who: str, at: datetime) -> tuple[str, str] | None:
    """The batch that waits longest, now in hand."""
    with sessions() as session:
        waiting = list(
            session.scalars(
                select(Batch.id).where(*_waits(at)).order_by(Batch.asked_at, Batch.id).limit(10)
            )
        )
    for batch_id in waiting:
        worker = _worker(who)
        with sessions.begin() as session:
            if _claim(session, batch_id, worker, at):
                return batch_id, worker
    return None


def _waits(at: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Batch.work.is_not(None),
        or_(Batch.worker.is_(None), Batch.beat_at.is_(None), Batch.beat_at < at - SILENCE),
    )


def _claim(session: Session, batch_id: str, worker: str, at: datetime) -> bool:
    """Whether the batch is in this hand now: of two who try, one wins."""
    claimed = session.execute(
        update(Batch)
        .where(Batch.id == batch_id, *_waits(at))
        .values(worker=worker, beat_at=at)
        .returning(Batch.id)
        .execution_options(synchronize_session=False)
    )
    return claimed.first() is not None


def _leave(
    sessions: sessionmaker[Session],
    batch_id: str,
    worker: str,
    error: Refusal | None = None,
    *,
    is_done: bool = True,
) -> None:
    """Out of hand again: done, stopped by an error, or left for another."""
    with sessions.begin() as session:
        batch = batches.lock(session, batch_id)
        if batch.worker != worker:
            return
        batch.worker = batch.beat_at = None
        if is_done:
            batch.work = None
        batch.problem = kept(error) if error is not None else None


@contextmanager
def _beating(
    sessions: sessionmaker[Session], batch_id: str, worker: str, clock: Clock
) -> Iterator[None]:
    """Say every few seconds that the work is in hand, also while one row takes long."""
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(BEAT_S):
            try:
                with sessions.begin() as session:
                    session.execute(
                        update(Batch)
                        .where(Batch.id == batch_id, Batch.worker == worker)
                        .values(beat_at=clock())
                    )
            except Exception:
                # Missed beats let another take the work up, which is what should happen then.
                log.exception("import.beat_missed", extra={"batch": batch_id})

    thread = threading.Thread(target=beat, name="import-beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _worker(who: str) -> str:
    """A name that no hand had before: one that was held up must not pass for its successor."""
    return f"{who[: PERSON_LENGTH_MAX - 40]} {uuid.uuid4().hex[:12]}"
