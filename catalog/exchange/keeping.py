"""The rows of an import in the vault: what came from where survives the database.

The batch itself, its rows as they were read (`said`) and what became of them (`rows`) are files of
JSON, some hundred rows together. They are written when a batch was read, committed or undone; what
did not change since is not stored again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from catalog.exchange.tables import Batch, BatchRow
from catalog.identity import Holder
from storage.ocfl.root import Bytes, StorageRoot

FORMAT: Final = "kitabdar/import/1"
TOGETHER: Final = 250
BATCH_NAME: Final = "import.json"
SAID_NAME: Final = "said.jsonl"
ROWS_NAME: Final = "rows.jsonl"
SAID: Final = ("document", "aside", "cells", "notes")
BATCH: Final = (
    "id",
    "kind",
    "state",
    "holder_id",
    "settings",
    "by",
    "at",
    "name",
    "files",
    "columns",
)
TOLD: Final = tuple(
    column.name for column in BatchRow.__table__.columns
    if column.name not in (*SAID, "batch_id")
)  # fmt: skip


def object_id(batch_id: str) -> str:
    """The identifier of the OCFL object that tells of a batch."""
    return f"urn:kitabdar:import:{batch_id}"


def rows_object_id(batch_id: str, number: int) -> str:
    """That of the object which keeps a row, with its neighbours."""
    return f"{object_id(batch_id)}:rows:{(number - 1) // TOGETHER + 1}"


def keep_batch(root: StorageRoot, batch: Batch, holder: Holder, *, by: str, at: datetime) -> None:
    """Keep a batch as it stands, with its holder; again is no change.

    Raises:
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    told = {
        "format": FORMAT,
        **_plain(batch, BATCH),
        "holder": {"id": holder.id, "names": holder.names, "homepage": holder.homepage},
    }
    root.object(object_id(batch.id)).write_version(
        {BATCH_NAME: Bytes(_json(told))}, message="An import", user=by, at=at
    )


def keep_rows(
    sessions: sessionmaker[Session], root: StorageRoot, batch_id: str, *, by: str, at: datetime
) -> None:
    """Keep a batch and its rows as they stand; again is no change.

    Raises:
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    first = 1
    while rows := _part(sessions, batch_id, first):
        root.object(rows_object_id(batch_id, first)).write_version(
            {
                SAID_NAME: _lines({"number": row.number, **_plain(row, SAID)} for row in rows),
                ROWS_NAME: _lines(_plain(row, TOLD) for row in rows),
            },
            message="The rows of an import",
            user=by,
            at=at,
        )
        first += TOGETHER
    with sessions() as session:
        batch = session.get_one(Batch, batch_id)
        holder = session.get_one(Holder, batch.holder_id)
    keep_batch(root, batch, holder, by=by, at=at)


def _part(sessions: sessionmaker[Session], batch_id: str, first: int) -> list[BatchRow]:
    with sessions() as session:
        return list(
            session.scalars(
                select(BatchRow)
                .where(
                    BatchRow.batch_id == batch_id,
                    BatchRow.number >= first,
                    BatchRow.number < first + TOGETHER,
                )
                .order_by(BatchRow.number)
            )
        )


def _plain(row: Batch | BatchRow, names: Iterable[str]) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in found.items()
    }


def _lines(told: Iterable[dict[str, Any]]) -> Bytes:
    return Bytes(b"".join(_json(one) for one in told))


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
