"""Staged photographs that nobody names: a crash came between the bytes and their row.

Bytes come first, so that a row never names what is not there; what a crash leaves in between is
found by its age. A deposit clears its own bytes when it is closed, an arrival has nothing to
close before its row is there.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from sqlalchemy.orm import Session, sessionmaker

from catalog.conservation.captures import arrivals
from catalog.identifiers import Kind, is_valid
from ingest.staging import STAGING
from storage.blobs import BlobStore

log = logging.getLogger("kitabdar.ingest")

# No photograph is sent for so long; the row follows within seconds.
GRACE = timedelta(hours=24)


def sweep(
    sessions: sessionmaker[Session], blobs: BlobStore, at: datetime, grace: timedelta = GRACE
) -> int:
    """Remove staged photographs older than `grace` that no arrival needs; how many they were.

    Bytes of deposits are never touched.

    Raises:
        StorageError: the store cannot be asked now.
    """
    old = {
        blob.key: capture_id
        for blob in blobs.list(STAGING)
        if blob.changed_at <= at - grace and (capture_id := _capture_of(blob.key))
    }
    if not old:
        return 0
    with sessions() as session:
        needed = arrivals.staged_keys(session, set(old.values()))
    left = sorted(old.keys() - needed)
    for key in left:
        blobs.delete(key)
    if left:
        log.info("staging.swept", extra={"photographs": len(left)})
    return len(left)


def _capture_of(key: str) -> str:
    """The capture whose bytes these are, by their folder; empty where it is a deposit's."""
    folder = key.removeprefix(f"{STAGING}/").split("/", 1)[0]
    return folder if folder.startswith(Kind.CAPTURE.value) and is_valid(folder) else ""
