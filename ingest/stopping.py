"""A deposit is stopped: the rows first, then at once the staged bytes nobody will come for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker

from ingest import decisions, deposits, staging
from ingest.deposits import DepositState
from storage.blobs import BlobStore
from storage.errors import StorageError

log = logging.getLogger("kitabdar.ingest")


def stop(
    sessions: sessionmaker[Session],
    blobs: BlobStore,
    deposit_id: str,
    *,
    send: Callable[[Session, str, int], None],
    at: datetime,
) -> None:
    """Cancel a deposit; of one that is not being worked on the staged bytes go without a worker.

    Commits. Called again it removes what an earlier attempt left. While a worker has the deposit
    the bytes are the worker's to remove: it may be reading them.

    Raises:
        DepositNotFound: no deposit has this identifier.
    """
    with sessions.begin() as session:
        was = deposits.lock(session, deposit_id).state
        decisions.cancel(session, deposit_id, send=send, at=at)
    if was in (DepositState.QUEUED, DepositState.WORKING):
        return
    try:
        staging.clear(blobs, deposit_id)
    except StorageError:
        # It is stopped all the same, and the worker to whom it was sent will try again.
        log.warning("staging.not_cleared", extra={"deposit": deposit_id}, exc_info=True)
