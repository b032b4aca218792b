"""The draft of a record: opened, saved every few seconds, merged where two people write.

A save checks the document, keeps it as one more edition and touches nothing else: no byte goes
into the vault, no revision is made. Every edition of the last day is kept, and the last 200 in any
case, so that whoever comes back to an open page after lunch is merged and not refused.

The manuscript is locked first and the draft after it, here as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.errors import Conflict
from catalog.identity import Manuscript, ManuscriptState
from catalog.record.checking import dump, read_record, take_in
from catalog.record.columns import columns_of
from catalog.record.document import Record
from catalog.record.errors import InTrash, NeverPublished
from catalog.record.merging import FieldConflict, three_way
from catalog.record.published import document_of
from catalog.record.regions import check_regions
from catalog.record.tables import NAME_LENGTH_MAX, Draft, DraftSave, Stage

SAVES_KEPT = 200
SAVES_KEPT_FOR = timedelta(days=1)
_FINDS_THE_BOOK = {"holder_id", "shelfmark", "shelfmark_sort"}


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved draft; `merged`: the document has somebody else's changes too."""

    edition: int
    document: dict[str, Any]
    merged: bool


class EditConflict(Conflict):
    """Somebody else changed the same fields meanwhile.

    `edition` is the present one, to save again with; `document` has everything that fits
    together, and theirs in each of the `conflicts`.
    """

    def __init__(
        self,
        conflicts: tuple[FieldConflict, ...],
        edition: int,
        document: dict[str, Any],
        edited_by: str,
    ) -> None:
        fields = "one field" if len(conflicts) == 1 else f"{len(conflicts)} fields"
        super().__init__(
            f"{edited_by or 'Somebody'} changed {fields} that you changed too: "
            "choose what shall stand, then save again."
        )
        self.by = edited_by
        self.conflicts = conflicts
        self.edition = edition
        self.document = document
        self.edited_by = edited_by
        self.extension = {
            "conflicts": [conflict.as_json() for conflict in conflicts],
            "edition": edition,
            "document": document,
            "edited_by": edited_by,
        }


def find_draft(session: Session, manuscript_id: str) -> Draft | None:
    """The open draft, if there is one."""
    return session.get(Draft, manuscript_id, populate_existing=True)


def open_draft(session: Session, manuscript_id: str, *, by: str, at: datetime) -> Draft:
    """The draft that is open already, or a new one that begins from what is published.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        InTrash: it is in the trash.
    """
    hold(session, manuscript_id)
    found = find_draft(session, manuscript_id)
    if found is not None:
        return found
    document, number = document_of(session, manuscript_id)
    draft = Draft(
        manuscript_id=manuscript_id, document=document, base_number=number,
        edition=_last_edition(session, manuscript_id),
        stage=Stage.EDITING, edited_by="", edited_at=at, note=None,
    )  # fmt: skip
    session.add(draft)
    write(session, draft, document, by=by, at=at)
    return draft


def start(session: Session, manuscript_id: str, record: Record, *, by: str, at: datetime) -> Draft:
    """The first draft of a manuscript that was made just now.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    draft = open_draft(session, manuscript_id, by=by, at=at)
    replace(session, draft, record, by=by, at=at)
    return draft


def replace(session: Session, draft: Draft, record: Record, *, by: str, at: datetime) -> None:
    """Another record in the draft of a manuscript that is held; the same makes no edition."""
    document = dump(record)
    if document != draft.document:
        write(session, draft, document, by=by, at=at)
        _show_on_desk(identity.find(session, draft.manuscript_id), document)


def save(
    session: Session,
    manuscript_id: str,
    mapping: Mapping[str, Any],
    *,
    edition: int,
    by: str,
    at: datetime,
    new_id: Callable[[], str],
) -> Saved:
    """The document as the newest edition; with an older `edition`, merged with what came since.

    A document that says nothing new makes no edition. Where no draft is open one is opened.

    Raises:
        BadDocument: it is no record, or a region in it lies beside its canvas.
        EditConflict: since that edition somebody changed the same fields otherwise.
        ManuscriptNotFound, InTrash: there is no such manuscript to write on.
    """
    mine = dump(take_in(mapping, new_id))
    manuscript = hold(session, manuscript_id)
    draft = open_draft(session, manuscript_id, by=by, at=at)
    document, is_merged = mine, False
    if edition != draft.edition:
        merged = three_way(_edition(session, manuscript_id, edition), mine, draft.document)
        if merged.conflicts:
            raise EditConflict(merged.conflicts, draft.edition, merged.document, draft.edited_by)
        document = dump(read_record(merged.document))
        is_merged = document != mine
    check_regions(session, manuscript_id, document)
    if document != draft.document:
        write(session, draft, document, by=by, at=at)
        _show_on_desk(manuscript, document)
    return Saved(draft.edition, document, is_merged)


def discard(session: Session, manuscript_id: str) -> None:
    """Give the draft up; the published record stays. Its editions are kept as those of any draft.

    Raises:
        NeverPublished: the draft is all there is of the record.
        ManuscriptNotFound, InTrash: there is no such manuscript to write on.
    """
    manuscript = hold(session, manuscript_id)
    draft = find_draft(session, manuscript_id)
    if draft is None:
        return
    if manuscript.state not in (ManuscriptState.PUBLISHED, ManuscriptState.WITHDRAWN):
        raise NeverPublished(manuscript_id)
    session.delete(draft)
    session.flush()


def write(
    session: Session, draft: Draft, document: dict[str, Any], *, by: str, at: datetime
) -> None:
    """A checked document as the next edition of a draft whose manuscript is held."""
    draft.document = document
    draft.edition += 1
    draft.edited_by = by[:NAME_LENGTH_MAX]
    draft.edited_at = at
    session.add(
        DraftSave(
            manuscript_id=draft.manuscript_id, edition=draft.edition, document=document,
            by=draft.edited_by, at=at,
        )
    )  # fmt: skip
    session.flush()
    session.execute(
        delete(DraftSave)
        .where(
            DraftSave.manuscript_id == draft.manuscript_id,
            DraftSave.edition <= draft.edition - SAVES_KEPT,
            DraftSave.at < at - SAVES_KEPT_FOR,
        )
        .execution_options(synchronize_session=False)
    )


def hold(session: Session, manuscript_id: str) -> Manuscript:
    """The manuscript, locked, to write on.

    Raises:
        ManuscriptNotFound: there is none with this id.
        InTrash: it is in the trash.
    """
    manuscript = identity.lock(session, manuscript_id)
    if manuscript.trashed_at is not None:
        raise InTrash(manuscript_id)
    return manuscript


def edition_of(session: Session, manuscript_id: str, edition: int) -> dict[str, Any] | None:
    """The document as it was saved under an edition; None if that is no longer kept."""
    return session.scalar(
        select(DraftSave.document).where(
            DraftSave.manuscript_id == manuscript_id, DraftSave.edition == edition
        )
    )


def _edition(session: Session, manuscript_id: str, edition: int) -> dict[str, Any]:
    # Against nothing, whatever differs is a conflict: a person decides, and nothing is lost.
    return edition_of(session, manuscript_id, edition) or {}


def _last_edition(session: Session, manuscript_id: str) -> int:
    query = select(func.max(DraftSave.edition)).where(DraftSave.manuscript_id == manuscript_id)
    return session.scalar(query) or 0


def _show_on_desk(manuscript: Manuscript, document: dict[str, Any]) -> None:
    # The columns of a published manuscript are the public's; before that, the desk's.
    if manuscript.state in (ManuscriptState.DRAFT, ManuscriptState.IN_REVIEW):
        for column, value in columns_of(Record.model_validate(document)).items():
            if column not in _FINDS_THE_BOOK:
                setattr(manuscript, column, value)
