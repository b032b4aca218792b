"""Undoing a batch: what came with it and was not touched since goes away again.

What somebody changed, submitted, published, put into the trash or added to stays, and is named.
The sources stay in the vault and the rows in the batch, so that it can be committed again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache

from sqlalchemy import Column, delete, exists, or_, select
from sqlalchemy.orm import Session, sessionmaker

from catalog import identity
from catalog.authorities import authorities
from catalog.errors import CatalogError, ManuscriptNotFound
from catalog.exchange import batches
from catalog.exchange.errors import BatchNotReady, KeptFromUndo
from catalog.exchange.keeping import keep_rows
from catalog.exchange.messages import kept
from catalog.exchange.tables import BatchRow, BatchState, Fate, Outcome
from catalog.identity import Manuscript, ManuscriptState
from catalog.record import drafts
from catalog.record.checking import read_record
from catalog.record.tables import Draft, DraftSave, Stage
from storage.database import Base
from storage.ocfl.root import StorageRoot

_OWN = frozenset({"drafts", "draft_saves", "import_rows"})


def undo(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    batch_id: str,
    *,
    by: str,
    at: datetime,
    worker: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> batches.Account:
    """Take back everything that the batch brought; how it stands then. Again is no change.

    `progress(done, of)` is told as it goes.

    Raises:
        BatchNotFound: there is none with this identifier.
        BatchNotReady: it was not read to its end, or somebody began to commit it meanwhile.
        StorageError: as the storage root says; undoing again goes on.
    """
    with sessions.begin() as session:
        batch = batches.begin(session, batch_id, BatchState.UNDOING, worker)
        numbers = list(
            session.scalars(
                select(BatchRow.number)
                .where(BatchRow.batch_id == batch_id, BatchRow.fate.in_((Fate.DONE, Fate.KEPT)))
                .order_by(BatchRow.number)
            )
        )
        batch.total = len(numbers)
    for done, number in enumerate(numbers, start=1):
        try:
            with sessions.begin() as session:
                batches.held(session, batch_id, BatchState.UNDOING, worker).done = done
                _undo(session, batches.row_of(session, batch_id, number), by, at)
        except BatchNotReady:
            raise
        except CatalogError as error:
            _keep(sessions, batch_id, number, error, worker)
        progress(done, len(numbers))
    _undo_authorities(sessions, root, batch_id, by, at, worker)
    with sessions.begin() as session:
        batches.held(session, batch_id, BatchState.UNDOING, worker).state = BatchState.UNDONE
        stands = batches.account(session, batch_id)
    keep_rows(sessions, root, batch_id, by=by, at=at)
    return stands


def _undo(session: Session, row: BatchRow, by: str, at: datetime) -> None:
    """Take back one row.

    Raises:
        KeptFromUndo, ManuscriptNotFound: it is not as the commit left it.
    """
    if row.fate not in (Fate.DONE, Fate.KEPT) or row.manuscript_id is None:
        return
    manuscript = identity.lock(session, row.manuscript_id)
    draft = _untouched(session, manuscript, row)
    if row.outcome is Outcome.NEW:
        _remove(session, manuscript, draft)
    else:
        _put_back(session, manuscript, draft, row, by, at)
    row.fate, row.messages = Fate.UNDONE, []


def _untouched(session: Session, manuscript: Manuscript, row: BatchRow) -> Draft:
    """The draft, if it is as the commit left it.

    Raises:
        KeptFromUndo: it is not.
    """
    manuscript_id = manuscript.id
    if manuscript.trashed_at is not None:
        raise KeptFromUndo(
            f"{manuscript_id} was put into the trash since and stays there.",
            key="trashed",
            manuscript_id=manuscript_id,
        )
    draft = drafts.find_draft(session, manuscript_id)
    if draft is None:
        raise KeptFromUndo(
            f"{manuscript_id} was published or given up since: change it by hand.",
            key="published",
            manuscript_id=manuscript_id,
        )
    is_changed = draft.edition != row.edition and draft.document != drafts.edition_of(
        session, manuscript_id, row.edition or 0
    )
    if is_changed or draft.stage is not Stage.EDITING:
        raise KeptFromUndo(
            f"{manuscript_id} was changed by {draft.edited_by} since: change it by hand.",
            key="changed",
            manuscript_id=manuscript_id,
            by=draft.edited_by,
        )
    return draft


def _remove(session: Session, manuscript: Manuscript, draft: Draft) -> None:
    """Take away a manuscript that nobody ever saw and nothing hangs on.

    Raises:
        KeptFromUndo: something does.
    """
    if manuscript.state is not ManuscriptState.DRAFT or _has_more(session, manuscript.id):
        raise KeptFromUndo(
            f"{manuscript.id} has pages or other entries since: put it into the trash instead.",
            key="in-use",
            manuscript_id=manuscript.id,
        )
    session.delete(draft)
    session.flush()
    session.execute(delete(DraftSave).where(DraftSave.manuscript_id == manuscript.id))
    session.delete(manuscript)
    session.flush()


def _has_more(session: Session, manuscript_id: str) -> bool:
    """Whether any table of the house has an entry on the manuscript beside its draft."""
    asked = [exists().where(column == manuscript_id) for column in _naming_columns()]
    return bool(session.scalar(select(or_(*asked))))


@cache
def _naming_columns() -> tuple[Column[object], ...]:
    return tuple(
        column
        for table in Base.metadata.sorted_tables
        if table.name not in _OWN
        for column in table.columns
        if _names_manuscript(column)
    )


def _names_manuscript(column: Column[object]) -> bool:
    key = Manuscript.__table__.c.id
    return column.name == "manuscript_id" or any(one.column is key for one in column.foreign_keys)


def _put_back(
    session: Session, manuscript: Manuscript, draft: Draft, row: BatchRow, by: str, at: datetime
) -> None:
    """The draft as it was before the commit, or none where none was open.

    Raises:
        KeptFromUndo: what it was before is no longer kept.
    """
    is_known = manuscript.state in (ManuscriptState.PUBLISHED, ManuscriptState.WITHDRAWN)
    if not row.was_open and is_known:
        drafts.discard(session, manuscript.id)
        return
    before = drafts.edition_of(session, manuscript.id, row.edition_before or 0)
    if before is None:
        raise KeptFromUndo(
            f"What {manuscript.id} said before this import is not kept: change it by hand.",
            key="forgotten",
            manuscript_id=manuscript.id,
        )
    drafts.replace(session, draft, read_record(before), by=by, at=at)


def _keep(
    sessions: sessionmaker[Session],
    batch_id: str,
    number: int,
    error: CatalogError,
    worker: str | None,
) -> None:
    """Keep why a row stays; one whose manuscript is gone is undone already."""
    with sessions.begin() as session:
        batches.held(session, batch_id, BatchState.UNDOING, worker)
        row = batches.row_of(session, batch_id, number)
        is_gone = isinstance(error, ManuscriptNotFound)
        row.fate = Fate.UNDONE if is_gone else Fate.KEPT
        row.messages = [] if is_gone else [kept(error)]


def _undo_authorities(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    batch_id: str,
    by: str,
    at: datetime,
    worker: str | None,
) -> None:
    """Delete the authorities that were made for the batch and that nothing names now.

    After all books: one that was made for the first may be named by the last.
    """
    with sessions() as session:
        found = session.execute(
            select(BatchRow.number, BatchRow.made).where(BatchRow.batch_id == batch_id)
        )
        making = [(number, made) for number, made in found if made]
    for number, made in making:
        with sessions.begin() as session:
            batches.held(session, batch_id, BatchState.UNDOING, worker)
            row = batches.row_of(session, batch_id, number)
            left = [one for one in made if not _delete(session, root, one["id"], by, at, row)]
            row.made = left


def _delete(
    session: Session, root: StorageRoot, authority_id: str, by: str, at: datetime, row: BatchRow
) -> bool:
    """Whether the authority is gone; if not, the row says why."""
    try:
        authorities.delete(session, root, authority_id, edition=1, by=by, at=at)
    except CatalogError as error:
        row.messages = [*row.messages, kept(error)]
        return False
    return True
