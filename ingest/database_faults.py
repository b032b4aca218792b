"""What an error of the database means: it is away for a while, its disk is full, or our fault.

SQLite says it with result codes (sqlite.org/rescode.html), PostgreSQL with SQLSTATE (PostgreSQL
manual, appendix A); a connection that broke off has neither.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from ingest.errors import DatabaseAway, DatabaseFull

# The size of the shared index of the journal cannot grow: SQLite's other word for a full disk.
_FULL_CODES = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)
_AWAY_CODES = (
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_READONLY,
)  # fmt: skip
_DISK_FULL = "53100"
# Connection, resources, transaction rolled back (deadlock), lock not available, shutting down.
_AWAY_STATES = ("08", "53", "40", "55P03", "57P0")


def database_fault(error: BaseException) -> DatabaseAway | DatabaseFull | None:
    """What is wrong with the database, as an error with its sentence; None if `error` is another.

    A statement that is wrong, or a row that breaks a rule, is our own fault and gives None.
    """
    if isinstance(error, NoConnectionFree):
        return DatabaseAway("no connection is free")
    if not isinstance(error, DBAPIError):
        return None
    cause = error.orig
    code = getattr(cause, "sqlite_errorcode", None)
    state = getattr(cause, "sqlstate", None)
    if code in _FULL_CODES or state == _DISK_FULL:
        return DatabaseFull()
    lines = str(cause).strip().splitlines() or [type(cause).__name__]
    if (
        error.connection_invalidated
        # The low byte is the result code, what is above it tells more of the same.
        or (code is not None and code & 0xFF in _AWAY_CODES)
        or (state is not None and state.startswith(_AWAY_STATES))
        or (code is None and state is None and isinstance(error, OperationalError))
    ):
        return DatabaseAway(lines[0])
    return None
