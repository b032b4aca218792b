"""Rows that stand in no signed document, made again from the vault's copies of them.

They come after the signed entries: what is known of a lot today is newer than what a step signed
of it, and a treatment can only be paused where signed entries say that there is one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy import Integer, func, select, text
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts
from catalog.conservation import kept_rows
from catalog.conservation.care.tables import Acknowledgement, CareProtocol
from catalog.conservation.kept_rows import KeptRow
from catalog.conservation.treatment.states import TreatmentState
from catalog.conservation.treatment.store_tables import Lot, Product
from catalog.conservation.treatment.tables import Treatment
from catalog.identity import Manuscript
from storage.ocfl.root import StorageRoot

log = logging.getLogger("kitabdar.rebuild")

_UNSIGNED = (TreatmentState.PLANNED, TreatmentState.IN_PROGRESS, TreatmentState.PAUSED)


def write_rows(
    sessions: sessionmaker[Session], root: StorageRoot, object_ids: Sequence[str]
) -> int:
    """Write every kept row that has what it stands on; how many came back.

    Raises:
        StorageError: an object cannot be read; it is named.
    """
    written = 0
    with sessions.begin() as session:
        for kept in kept_rows.read(root, list(object_ids)):
            if kept.holder is not None:
                holder = kept.holder
                manuscripts.ensure_holder(
                    session, holder["id"], holder["names"], holder["homepage"]
                )
            if _add(session, kept):
                written += 1
            else:
                log.warning(
                    "rebuild.row_alone",
                    extra={"table": kept.kind.__tablename__, "id": kept.columns["id"]},
                )
        _go_on_counting(session)
    return written


def _add(session: Session, kept: KeptRow) -> bool:
    """Whether there is such a row now."""
    there = session.get(kept.kind, kept.columns["id"])
    if kept.kind is Treatment:
        return isinstance(there, Treatment) and _resume(there, kept)
    if not _has_ground(session, kept):
        return False
    if there is None:
        session.add(kept.kind(**kept.columns))
    else:
        for name, value in kept.columns.items():
            setattr(there, name, value)
    session.flush()
    return True


def _resume(there: Treatment, kept: KeptRow) -> bool:
    """Put an unsigned treatment where it stood; what is signed says itself how it ended."""
    if there.state in _UNSIGNED and there.signed_entry_id is None:
        for name in ("state", "state_reason", "started_at", "ended_at", "call_back_on"):
            setattr(there, name, kept.columns[name])
    return True


def _has_ground(session: Session, kept: KeptRow) -> bool:
    """Whether what the row refers to came back: a book never published does not."""
    columns = kept.columns
    if kept.kind is Lot:
        return session.get(Product, columns["product_id"]) is not None
    if kept.kind is Acknowledgement:
        return (
            session.get(CareProtocol, columns["protocol_id"]) is not None
            and session.get(Manuscript, columns["manuscript_id"]) is not None
        )
    return True


def _go_on_counting(session: Session) -> None:
    """PostgreSQL counts beside the rows; the next number must be a new one."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for kind in kept_rows.KINDS:
        key = kind.__table__.columns["id"]
        if isinstance(key.type, Integer):
            highest = session.scalar(select(func.max(key)))
            if highest:
                session.execute(
                    text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :highest)"),
                    {"table": kind.__tablename__, "highest": highest},
                )
