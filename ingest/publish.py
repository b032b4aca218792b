"""The end of a deposit: the record into the storage root, one revision, and the count.

First the staged bytes nobody needs any more go, then one transaction publishes what was added
(`catalog/publication.py`: bytes first, then rows) and closes the deposit. Again is no change.

A book is not published by a deposit whose depositor may not publish, nor while its first
description is being written, nor when it is withdrawn or in the trash: a curator does it.
"""

from __future__ import annotations

import logging
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog import manuscripts, publication
from catalog.images import Image
from catalog.manuscripts import ManuscriptState
from catalog.record.drafts import find_draft
from catalog.revisions import Change
from ingest import deposits, staging
from ingest.deposits import Deposit, DepositFile, DepositState
from ingest.notices import Notice
from ingest.pipeline import AGENT, Overtaken, Pipeline

log = logging.getLogger("kitabdar.ingest")


def close(pipeline: Pipeline, deposit_id: str, run: int) -> DepositState:
    """Publish what was added and say how the deposit ended, in one transaction.

    Raises:
        Overtaken: this run of the deposit is over.
        StorageFull, StorageUnavailable, OcflConflict: as the vault says; calling again is safe.
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
    pipeline.checkpoint("publish")
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


def _close(session: Session, deposit: Deposit, pipeline: Pipeline) -> None:
    at = pipeline.clock()
    deposit.state = _final_state(session, deposit.id)
    deposit.finished_at = at
    deposit.trouble = None
    manuscript_id = deposit.manuscript_id
    if manuscript_id is None or not _is_news(session, deposit):
        return
    if _publishes(session, deposit, manuscript_id):
        deposit.pages_published = _pages_in_record(session, deposit.id)
        _publish(session, deposit, manuscript_id, pipeline, at)


def _publishes(session: Session, deposit: Deposit, manuscript_id: str) -> bool:
    manuscript = manuscripts.lock(session, manuscript_id)
    if not deposit.may_publish or manuscript.trashed_at is not None:
        return False
    if manuscript.state is ManuscriptState.WITHDRAWN:
        return False
    return publication.is_public(session, manuscript) or find_draft(session, manuscript_id) is None


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
    session: Session, deposit: Deposit, manuscript_id: str, pipeline: Pipeline, at: datetime
) -> None:
    def after(session: Session, manuscript_id: str, number: int) -> None:
        pipeline.checkpoint("publish record kept")
        pipeline.after_publish(session, manuscript_id, number)

    publication.publish(
        session,
        pipeline.vault.root,
        manuscript_id,
        change=Change.CREATE,
        by=AGENT,
        message=f"{deposit.pages_published} pages from deposit {deposit.id}",
        at=at,
        new_id=pipeline.new_id,
        after=after,
        detail={"deposit": deposit.id, "pages": deposit.pages_published},
    )
