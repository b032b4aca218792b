"""The end of a deposit: the record into the storage root, one revision, and the count.

Bytes first (record.json), then the staged bytes nobody needs any more, then one transaction that
numbers the change, renews the kept manifest and closes the deposit. Again is no change.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog import events, revisions
from catalog.archive import preserve_record
from catalog.events import EventType, Outcome
from catalog.identifiers import Kind
from catalog.images import Image
from catalog.revisions import Change
from ingest import deposits, staging
from ingest.deposits import Deposit, DepositFile, DepositState
from ingest.notices import Notice
from ingest.pipeline import AGENT, Overtaken, Pipeline

log = logging.getLogger("kitabdar.ingest")


def keep_record(pipeline: Pipeline, deposit_id: str, run: int) -> None:
    """Write the manuscript's record into the storage root, if this deposit added pages to it.

    Raises:
        Overtaken: this run of the deposit is over.
        StorageFull, StorageUnavailable, OcflConflict: as the vault says; calling again is safe.
    """
    pipeline.checkpoint("publish")
    with pipeline.sessions() as session:
        deposit = _of_run(session, deposit_id, run)
        if deposit.manuscript_id is not None and _is_news(session, deposit):
            preserve_record(session, pipeline.vault.root, deposit.manuscript_id, pipeline.clock())
    pipeline.checkpoint("publish record kept")


def close(pipeline: Pipeline, deposit_id: str, run: int) -> DepositState:
    """Publish what was added and say how the deposit ended, in one transaction.

    Raises:
        Overtaken: this run of the deposit is over.
    """
    with pipeline.sessions.begin() as session:
        deposit = deposits.lock(session, deposit_id)
        if deposit.run != run:
            raise Overtaken
        if deposit.state not in deposits.CLOSED:
            _close(session, deposit, pipeline)
        state = deposit.state
        pipeline.checkpoint("publish uncommitted")
    log.info("deposit.closed", extra={"deposit": deposit_id, "state": state.value})
    pipeline.checkpoint("publish committed")
    return state


def clear_staging(pipeline: Pipeline, deposit_id: str, run: int) -> None:
    """Remove staged bytes of files that need them no more; what may be retried keeps its own."""
    with pipeline.sessions.begin() as session:
        deposit = deposits.lock(session, deposit_id)
        if deposit.run != run:
            return
        keep = set()
        for file in deposits.files_of(session, deposit_id):
            if file.state in deposits.SETTLED:
                file.staged_key = None
            elif file.staged_key is not None:
                keep.add(file.staged_key)
    staging.clear(pipeline.vault.blobs, deposit_id, keep)
    pipeline.checkpoint("publish staging cleared")


def give_up(pipeline: Pipeline, deposit_id: str, run: int, notice: Notice) -> None:
    """Close the deposit unpublished, saying why; its pages are safe and `retry` goes on."""
    with pipeline.sessions.begin() as session:
        deposit = deposits.lock(session, deposit_id)
        if deposit.run == run and deposit.state not in deposits.CLOSED:
            deposit.state = DepositState.INCOMPLETE
            deposit.finished_at = pipeline.clock()
            deposit.trouble = notice.as_json()


def _of_run(session: Session, deposit_id: str, run: int) -> Deposit:
    deposit = deposits.find(session, deposit_id)
    if deposit.run != run:
        raise Overtaken
    return deposit


def _close(session: Session, deposit: Deposit, pipeline: Pipeline) -> None:
    at = pipeline.clock()
    deposit.state = _final_state(session, deposit.id)
    deposit.finished_at = at
    deposit.trouble = None
    if deposit.manuscript_id is not None and _is_news(session, deposit):
        deposit.pages_published = _pages_in_record(session, deposit.id)
        _publish(session, deposit, pipeline.new_id, pipeline.after_publish, at)


def _final_state(session: Session, deposit_id: str) -> DepositState:
    unsettled = select(func.count(DepositFile.id)).where(
        DepositFile.deposit_id == deposit_id, DepositFile.state.not_in(deposits.SETTLED)
    )
    return DepositState.INCOMPLETE if session.scalar(unsettled) else DepositState.DONE


def _is_news(session: Session, deposit: Deposit) -> bool:
    return _pages_in_record(session, deposit.id) > deposit.pages_published


def _pages_in_record(session: Session, deposit_id: str) -> int:
    query = select(func.count(Image.id)).where(Image.deposit_id == deposit_id)
    return session.scalar(query) or 0


def _publish(
    session: Session,
    deposit: Deposit,
    new_id: Callable[[Kind], str],
    after_publish: Callable[[Session, str, int], None],
    at: datetime,
) -> None:
    manuscript_id = deposit.manuscript_id
    assert manuscript_id is not None
    events.record(
        session, new_id=new_id(Kind.EVENT), type=EventType.PUBLICATION, at=at, agent=AGENT,
        object_kind="manuscript", object_id=manuscript_id, outcome=Outcome.SUCCESS,
        detail={"deposit": deposit.id, "pages": deposit.pages_published},
    )  # fmt: skip
    is_first = revisions.latest(session, manuscript_id) is None
    revision = revisions.publish(
        session,
        manuscript_id,
        Change.CREATE if is_first else Change.UPDATE,
        at,
        f"{deposit.pages_published} pages from deposit {deposit.id}",
    )
    after_publish(session, manuscript_id, revision.number)
