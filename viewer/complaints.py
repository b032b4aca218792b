"""What a person at a terminal is told when a command cannot work: one sentence, no traceback.

Only what a person can act on is turned into a sentence; anything else is a fault of ours and
keeps its traceback.
"""

from __future__ import annotations

import errno

from ingest.errors import DatabaseFull


def complaint(error: Exception) -> str | None:
    """The sentence for `error`, or None if it is a fault of the program.

    The rooms' own errors carry their sentence. Their types are known by the room they come
    from, so that a command that never loads a room need not load it to fail.
    """
    kind = type(error)
    if kind.__module__.split(".")[0] in ("storage", "catalog", "iiif", "ingest"):
        return str(error)
    if kind.__module__.startswith("pydantic") and hasattr(error, "errors"):
        return "\n".join(_setting(fault) for fault in error.errors())
    if kind.__name__ == "OperationalError":
        # Whoever raised this has loaded the database, so this loads nothing more.
        from ingest.database_faults import database_fault

        fault = database_fault(error)
        if isinstance(fault, DatabaseFull):
            return str(fault)
        cause = str(getattr(error, "orig", error)).strip().splitlines()[0]
        return f"The database cannot be used ({cause}): see that it runs, then kitabdar migrate."
    if isinstance(error, OSError):
        return _file_trouble(error)
    return None


def _setting(fault: dict[str, object]) -> str:
    place = fault.get("loc")
    name = str(place[0]) if isinstance(place, tuple) and place else ""
    return f"KITABDAR_{name.upper()} is {fault.get('input')!r}: {fault.get('msg')}."


def _file_trouble(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full: make room, then run the same command again; nothing is lost."
    if error.errno is None:
        return str(error)
    where = f" {error.filename}" if error.filename else ""
    return f"{error.strerror}:{where}".rstrip(":") + "."
