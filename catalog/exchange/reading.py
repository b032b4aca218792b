"""Reading a batch: every file of it becomes rows that say what each record is.

A reading that was cut short goes on after the last row that is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from catalog.exchange import batches, files, packed, sheets
from catalog.exchange.errors import BadTable
from catalog.exchange.examining import Examined, Examiner
from catalog.exchange.keeping import keep_rows
from catalog.exchange.source import Source
from catalog.exchange.sources import sources_in
from catalog.exchange.tables import BatchKind, BatchRow, BatchState
from catalog.identifiers import Kind
from storage.ocfl.root import StorageRoot

# Rows of one transaction: each costs the disk a moment.
TOGETHER: Final = 16


def read_batch(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    batch_id: str,
    *,
    at: datetime,
    new_id: Callable[[Kind], str],
    worker: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    told: Callable[[Examined], None] = lambda _: None,
) -> batches.Account:
    """Read every record of a batch into a row; how it stands then.

    A few records are in memory at a time. `told` hears of each once it is kept, `progress(done,
    of)` as it goes; `of` is 0 where nobody knows yet.

    Raises:
        BatchNotFound: there is none with this identifier.
        BatchNotReady: somebody else has it in hand.
        StorageError: a file cannot be read; reading again goes on.
    """
    with sessions.begin() as session:
        batch = batches.begin(session, batch_id, BatchState.READING, worker)
        kind, count, columns = batch.kind, batch.files, batch.columns or {}
        done = session.scalar(
            select(func.max(BatchRow.number)).where(BatchRow.batch_id == batch_id)
        ) or 0  # fmt: skip
        examiner = Examiner.of(session, batch)
    total = _total(root, batch_id, kind, count, columns)
    waiting: dict[int, tuple[int, Examined]] = {}

    def keep() -> None:
        nonlocal done
        if not waiting:
            return
        with sessions.begin() as session:
            batch = batches.held(session, batch_id, BatchState.READING, worker)
            session.add_all(
                examined.row(batch_id, number, file, new_id=new_id)
                for number, (file, examined) in waiting.items()
            )
            done = batch.done = max(waiting)
            batch.total = max(total, done) if total else 0
        for _, examined in waiting.values():
            told(examined)
        waiting.clear()
        progress(done, total)

    for number, (file, source) in enumerate(_sources(root, batch_id, kind, count, columns), 1):
        if number <= done:
            continue
        with sessions() as session:
            waiting[number] = file, examiner.examine(session, source)
        if len(waiting) == TOGETHER:
            keep()
    keep()
    keep_rows(sessions, root, batch_id, by="kitabdar", at=at)
    with sessions.begin() as session:
        batches.held(session, batch_id, BatchState.READING, worker).state = BatchState.READ
        return batches.account(session, batch_id)


def _total(
    root: StorageRoot, batch_id: str, kind: BatchKind, count: int, columns: Mapping[str, Any]
) -> int:
    """How many records there will be; 0 where only reading can tell."""
    if count > 1:
        return count
    name, data = files.read(root, batch_id, 1)
    if kind is BatchKind.TABLE:
        try:
            return max(sum(1 for _ in sheets.lines(data, columns.get("sheet"))) - 1, 0)
        except BadTable:
            return 1
    if packed.is_packed(data):
        return packed.check(name, data)
    return 1 if kind is BatchKind.TEI else 0


def _sources(
    root: StorageRoot, batch_id: str, kind: BatchKind, count: int, columns: Mapping[str, Any]
) -> Iterator[tuple[int, Source]]:
    for number, name, data in files.every(root, batch_id, count):
        for source in sources_of(kind, name, data, columns):
            yield number, source


def sources_of(
    kind: BatchKind, name: str, data: bytes, columns: Mapping[str, Any]
) -> Iterator[Source]:
    """Every record in a file, packed or not; `columns` as a batch has them."""
    if kind is BatchKind.TABLE or not packed.is_packed(data):
        yield from sources_in(kind, name, data, columns)
        return
    for one in packed.members(name, data):
        if isinstance(one, Source):
            yield one
        else:
            yield from sources_in(kind, one.name, one.data, columns)
