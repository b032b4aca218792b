"""The rows of signed entries and of daily roots: append-only, three times over.

Triggers refuse every change in the database (alembic revision 0013), on PostgreSQL the rights to
change are revoked as well, and the guard below refuses before a statement is sent. A later
migration that rebuilds a table on SQLite must make its triggers again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String, Text, event
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from catalog.conservation.signing.errors import EntryFixed
from storage.database import Base, UtcDateTime

KIND_LENGTH_MAX = 60
NAME_LENGTH_MAX = 200


class SignedEntry(Base):
    """One signed document of a manuscript.

    `seq` counts from 1 without gaps; `payload` is the canonical JSON that was hashed and lies in
    the vault, byte for byte; `previous` and `hash` are those of `chain.link`. The other columns
    repeat what the payload says, so that questions can be asked of them; the payload rules.
    """

    __tablename__ = "signed_entries"
    __table_args__ = (
        Index("ix_signed_entries_subject", "manuscript_id", "kind", "subject_id"),
        Index("ix_signed_entries_signed_at", "signed_at"),
    )

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(20), unique=True)
    kind: Mapped[str] = mapped_column(String(KIND_LENGTH_MAX))
    subject_id: Mapped[str] = mapped_column(String(20))
    payload: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    signer_id: Mapped[str] = mapped_column(String(20))
    signer_name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    signer_role: Mapped[str] = mapped_column(String(40))
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DailyRoot(Base):
    """One hash over all chains as they stood at the end of a day (UTC), to print and sign by hand.

    `day` is 'YYYY-MM-DD'; `root` the Merkle root (`roots.merkle_root`) of `manuscripts` leaves;
    `entries` how many signed entries they hold together.
    """

    __tablename__ = "daily_roots"

    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    root: Mapped[str] = mapped_column(String(64))
    manuscripts: Mapped[int] = mapped_column(Integer)
    entries: Mapped[int] = mapped_column(Integer)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


FIXED = (SignedEntry, DailyRoot)


def _refuse_row(_mapper: Any, _connection: Any, _row: Any) -> None:
    raise EntryFixed


def _refuse_statement(state: ORMExecuteState) -> None:
    mapper = state.bind_mapper
    if (state.is_update or state.is_delete) and mapper is not None and mapper.class_ in FIXED:
        raise EntryFixed


for _table in FIXED:
    event.listen(_table, "before_update", _refuse_row)
    event.listen(_table, "before_delete", _refuse_row)
event.listen(Session, "do_orm_execute", _refuse_statement)
