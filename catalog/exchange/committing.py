"""Committing a batch: each new record becomes a draft, each chosen change one of its book's.

Nothing is published: a curator reviews what came in like everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts
from catalog.errors import CatalogError
from catalog.exchange import batches
from catalog.exchange.errors import BatchNotReady
from catalog.exchange.keeping import keep_rows
from catalog.exchange.linking import Maker, link
from catalog.exchange.messages import kept
from catalog.exchange.tables import Batch, BatchRow, BatchState, Fate, Outcome
from catalog.identifiers import Kind
from catalog.record import drafts
from catalog.record.checking import read_record
from catalog.record.columns import columns_of
from storage.ocfl.root import StorageRoot


def commit(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    batch_id: str,
    *,
    at: datetime,
    new_id: Callable[[Kind], str],
    worker: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> batches.Account:
    """Do what the chosen rows propose, by the person of the batch; how the batch stands then.

    A row that cannot stand is left, with its reason. Again does only what is not done: after a
    crash, after an undo, or when further rows were chosen. `progress(done, of)` is told as it goes.

    Raises:
        BatchNotFound: there is none with this identifier.
        BatchNotReady: it was not read to its end, or somebody began to undo it meanwhile.
        StorageError: as the storage root says; committing again goes on.
    """
    with sessions.begin() as session:
        batch = batches.begin(session, batch_id, BatchState.COMMITTING, worker)
        numbers = _to_do(session, batch_id)
        batch.total = len(numbers)
    for done, number in enumerate(numbers, start=1):
        try:
            with sessions.begin() as session:
                batch = batches.held(session, batch_id, BatchState.COMMITTING, worker)
                batch.done = done
                _commit(session, root, batch, batches.row_of(session, batch_id, number), at, new_id)
        except BatchNotReady:
            raise
        except CatalogError as error:
            _leave(sessions, batch_id, number, error, worker)
        progress(done, len(numbers))
    with sessions.begin() as session:
        batch = batches.held(session, batch_id, BatchState.COMMITTING, worker)
        batch.state = BatchState.COMMITTED
        by, stands = batch.by, batches.account(session, batch_id)
    # After the rows here: until then, that a book is in the vault tells what became of its row.
    keep_rows(sessions, root, batch_id, by=by, at=at)
    return stands


def _to_do(session: Session, batch_id: str) -> list[int]:
    return list(
        session.scalars(
            select(BatchRow.number)
            .where(
                BatchRow.batch_id == batch_id,
                BatchRow.is_chosen,
                BatchRow.outcome.in_((Outcome.NEW, Outcome.CHANGED)),
                BatchRow.fate.in_(batches.UNDONE_FATES),
            )
            .order_by(BatchRow.number)
        )
    )


def _commit(
    session: Session,
    root: StorageRoot,
    batch: Batch,
    row: BatchRow,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> None:
    if row.fate not in batches.UNDONE_FATES or row.document is None or row.manuscript_id is None:
        return
    makes = bool(batch.settings.get("makes_authorities"))
    maker = Maker(root, new_id, batch.by, at) if makes else None
    linked = link(session, row.document, row.named, maker)
    record = read_record(linked.document)
    if row.outcome is Outcome.NEW:
        manuscripts.enter(session, columns_of(record), new_id=row.manuscript_id, at=at)
        draft = drafts.start(session, row.manuscript_id, record, by=batch.by, at=at)
        row.edition_before, row.was_open = None, False
    else:
        drafts.hold(session, row.manuscript_id)
        row.was_open = drafts.find_draft(session, row.manuscript_id) is not None
        draft = drafts.open_draft(session, row.manuscript_id, by=batch.by, at=at)
        row.edition_before = draft.edition
        drafts.replace(session, draft, record, by=batch.by, at=at)
    row.edition = draft.edition
    row.named, row.made, row.messages = linked.named, linked.made, []
    row.fate = Fate.DONE


def _leave(
    sessions: sessionmaker[Session],
    batch_id: str,
    number: int,
    error: CatalogError,
    worker: str | None,
) -> None:
    """Keep why a row could not stand; whatever it had begun is gone with its transaction."""
    with sessions.begin() as session:
        batches.held(session, batch_id, BatchState.COMMITTING, worker)
        row = batches.row_of(session, batch_id, number)
        row.fate, row.messages = Fate.LEFT, [kept(error)]
