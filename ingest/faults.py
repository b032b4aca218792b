"""Faults that may pass: why a page stopped where it stands, in words, and whether to wait.

A refusal is about the file; a fault is about the house (no room, no network). A file that
met a fault keeps everything proved so far, and `retry` goes on from there.
"""

from __future__ import annotations

import errno
import logging

from ingest.database_faults import database_fault
from ingest.errors import (
    DatabaseAway,
    DatabaseFull,
    DecoderUnavailable,
    ScratchFull,
    SourceUnreadable,
)
from ingest.notices import Notice
from storage.errors import OcflConflict, StorageFull, StorageUnavailable

log = logging.getLogger("kitabdar.ingest")


def may_pass_soon(error: Exception) -> bool:
    """Whether waiting a few seconds may help: store or database away, or somebody wrote first."""
    return isinstance(error, StorageUnavailable | OcflConflict) or isinstance(
        database_fault(error), DatabaseAway
    )


def notice_of(error: Exception, name: str) -> Notice:
    """What to tell people about a fault met while working on `name`.

    What nobody foresaw is logged with its traceback here, once.
    """
    shown = {"file": name}
    of_database = database_fault(error)
    if isinstance(error, StorageFull) or isinstance(of_database, DatabaseFull):
        return Notice(
            "storage-full",
            f"There is no room left to keep {name!r}: free or add space in the store, then retry.",
            shown,
        )
    if isinstance(error, ScratchFull) or (
        isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    ):
        return Notice(
            "scratch-full",
            f"There is no room left to work on {name!r}: free space in the scratch folder, "
            "then retry.",
            shown,
        )
    if isinstance(error, DecoderUnavailable | SourceUnreadable):
        return Notice(
            "decoder-unavailable",
            f"{name!r} could not be handed to the decoder: see the log, then retry.",
            shown,
        )
    if of_database is not None:
        return Notice(
            "database-unavailable",
            f"The database did not answer while {name!r} was worked on: see that it runs and that "
            "no other program holds it, then retry.",
            shown,
        )
    if may_pass_soon(error):
        return Notice(
            "storage-unavailable",
            f"The store did not answer while {name!r} was being kept: see that it runs, then "
            "retry.",
            shown,
        )
    log.error("deposit.fault", exc_info=error, extra={"fault": type(error).__name__})
    return Notice(
        "unexpected",
        f"Something went wrong on our side with {name!r}: retry, and if it happens again show the "
        "log to whoever looks after this server.",
        shown,
    )
