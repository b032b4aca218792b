"""Imports, made again from the vault: which record came from which file, when and by whom.

Drafts are not in the vault. A row whose book did not come back, or whose change was never
published, counts as undone: what it said is here, and committing the import makes the draft again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts, revisions
from catalog.exchange import keeping
from catalog.exchange.tables import Batch, BatchKind, BatchRow, BatchState, Fate, Outcome
from catalog.identity import Manuscript
from storage.errors import BlobNotFound
from storage.ocfl.root import StorageRoot

log = logging.getLogger("kitabdar.rebuild")

_BATCH = keeping.object_id("")
_CAME = (Fate.DONE, Fate.KEPT)


def rebuild(sessions: sessionmaker[Session], root: StorageRoot, object_ids: Iterable[str]) -> int:
    """Write every import with its rows, a transaction each; how many there are.

    One that no file tells of (the power failed while it came) is left out: nothing had begun.
    """
    written = 0
    for name in object_ids:
        batch_id = name.removeprefix(_BATCH)
        if not name.startswith(_BATCH) or ":" in batch_id:
            continue
        told = json.loads(root.object(name).read(keeping.BATCH_NAME))
        with sessions.begin() as session:
            _add(session, root, told)
        written += 1
    return written


def _add(session: Session, root: StorageRoot, told: dict[str, Any]) -> None:
    holder = told["holder"]
    manuscripts.ensure_holder(session, holder["id"], holder["names"], holder["homepage"])
    batch = Batch(**{name: told[name] for name in keeping.BATCH if name not in ("kind", "state")})
    batch.kind, batch.state = BatchKind(told["kind"]), BatchState(told["state"])
    batch.at = datetime.fromisoformat(told["at"])
    session.add(batch)
    session.flush()
    first = 1
    while rows := _rows(root, batch.id, first):
        for row in rows:
            _settle(session, batch, row)
        session.execute(insert(BatchRow), rows)
        first += keeping.TOGETHER
    if first > 1 and batch.state is BatchState.RECEIVED:
        # The power failed while its rows were being kept: reading goes on after the last of them.
        batch.state = BatchState.READING
    log.info("rebuild.import", extra={"batch": batch.id})


def _rows(root: StorageRoot, batch_id: str, first: int) -> list[dict[str, Any]]:
    kept = root.object(keeping.rows_object_id(batch_id, first))
    try:
        said, told = kept.read(keeping.SAID_NAME), kept.read(keeping.ROWS_NAME)
    except BlobNotFound:
        return []
    return [
        {"batch_id": batch_id, **json.loads(one), **json.loads(other)}
        for one, other in zip(said.splitlines(), told.splitlines(), strict=True)
    ]


def _settle(session: Session, batch: Batch, row: dict[str, Any]) -> None:
    """What became of a row, as far as the books that came back can tell."""
    row["outcome"], row["fate"] = Outcome(row["outcome"]), Fate(row["fate"])
    manuscript_id = row["manuscript_id"]
    is_here = manuscript_id is not None and session.get(Manuscript, manuscript_id) is not None
    if row["outcome"] is Outcome.NEW and is_here:
        # Its identifier was minted for this row, so the book is what the row brought.
        row["fate"] = row["fate"] if row["fate"] in _CAME else Fate.DONE
    elif row["fate"] in _CAME:
        latest = revisions.latest(session, manuscript_id) if is_here else None
        if latest is None or latest.at < batch.at:
            row["fate"], row["messages"] = Fate.UNDONE, []
