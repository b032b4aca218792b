"""The record as the public has it, and every form in which it was published before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity, revisions
from catalog.record import columns
from catalog.record.checking import dump
from catalog.record.columns import columns_of as columns_of
from catalog.record.columns import record_of as record_from
from catalog.record.document import Record
from catalog.record.errors import RevisionNotFound
from catalog.record.tables import RecordRevision
from catalog.revisions import Change, Revision

__all__ = [
    "HistoryEntry", "PublishedRecord", "columns_of", "document_at", "document_of", "history",
    "published", "record_from",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    """A published record: under which number of the change log, when and by whom.

    `by` is empty where the record is older than the list of who published what.
    """

    number: int
    document: Record
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One published change of a manuscript; `has_document`: the record of that day is kept."""

    number: int
    change: Change
    at: datetime
    by: str
    message: str
    has_document: bool


def published(session: Session, manuscript_id: str) -> PublishedRecord | None:
    """The record as it was last published; None if it never was.

    Where none was kept (it came in before records were) it is made of the manuscript's columns.
    A withdrawn record is still the one last published: whoever shows it asks for the state first.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    kept = _latest(session, manuscript_id)
    if kept is not None:
        record = Record.model_validate(kept.document)
        return PublishedRecord(kept.number, record, kept.at, kept.by)
    manuscript = identity.find(session, manuscript_id)
    latest = revisions.latest(session, manuscript_id)
    if latest is None:
        return None
    return PublishedRecord(latest.number, columns.record_of(manuscript), latest.at, "")


def document_of(session: Session, manuscript_id: str) -> tuple[dict[str, Any], int | None]:
    """What a draft begins from, as plain JSON, with its number.

    The published record, or (number None) what the columns of a manuscript that was never
    published say.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    kept = _latest(session, manuscript_id)
    if kept is not None:
        return kept.document, kept.number
    latest = revisions.latest(session, manuscript_id)
    document = dump(columns.record_of(identity.find(session, manuscript_id)))
    return document, latest.number if latest else None


def document_at(session: Session, manuscript_id: str, number: int) -> dict[str, Any]:
    """The record as it was published under a number, as plain JSON.

    Raises:
        RevisionNotFound: no record of this manuscript is kept under that number.
    """
    document: dict[str, Any] | None = session.scalar(
        select(RecordRevision.document).where(
            RecordRevision.manuscript_id == manuscript_id, RecordRevision.number == number
        )
    )
    if document is None:
        raise RevisionNotFound(manuscript_id, number)
    return document


def history(session: Session, manuscript_id: str) -> list[HistoryEntry]:
    """Every published change of a manuscript, the newest first.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    identity.find(session, manuscript_id)
    rows = session.execute(
        select(
            Revision.number,
            Revision.change,
            Revision.at,
            RecordRevision.by,
            RecordRevision.message,
            Revision.summary,
        )
        .outerjoin(RecordRevision, RecordRevision.number == Revision.number)
        .where(Revision.object_id == manuscript_id)
        .order_by(Revision.number.desc())
    )
    return [
        HistoryEntry(number, change, at, by or "", message or summary, by is not None)
        for number, change, at, by, message, summary in rows
    ]


def _latest(session: Session, manuscript_id: str) -> RecordRevision | None:
    return session.scalars(
        select(RecordRevision)
        .where(RecordRevision.manuscript_id == manuscript_id)
        .order_by(RecordRevision.number.desc())
        .limit(1)
    ).first()
