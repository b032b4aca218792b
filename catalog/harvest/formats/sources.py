"""The published records of one page of a list, read together: a few statements for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from catalog.authorities.labels import names_of
from catalog.handling.rules import Rule
from catalog.handling.tables import RuleInForce
from catalog.harvest.books import public
from catalog.harvest.walking import Line
from catalog.identity import Manuscript
from catalog.language import LanguageMap
from catalog.record import columns
from catalog.record.contents import WorkItem
from catalog.record.document import Record
from catalog.record.tables import RecordRevision
from catalog.record.values import Reference


@dataclass(frozen=True, slots=True)
class Source:
    """A book as the formats read it.

    `names` are those of authorities, by identifier. `may_reuse`: no custodian asks that its
    pictures are not used elsewhere, so a licence may stand beside them.
    """

    id: str
    record: Record
    holder_id: str
    holder_names: LanguageMap
    names: Mapping[str, LanguageMap]
    may_reuse: bool
    has_manifest: bool
    at: datetime


def sources(session: Session, lines: Sequence[Line]) -> list[Source]:
    """The books of these lines that may be seen, in their order."""
    by_id = {line.id: line for line in lines if not line.is_deleted}
    books = {
        book.id: book
        for book in session.scalars(
            select(Manuscript)
            .where(Manuscript.id.in_(by_id), public())
            .options(joinedload(Manuscript.holder))
        )
    }
    documents = _documents(session, list(books))
    records = {
        book_id: documents.get(book_id) or columns.record_of(book)
        for book_id, book in books.items()
    }
    names = {
        each: label.names
        for each, label in names_of(
            session,
            {
                one.authority_id
                for record in records.values()
                for one in named(record)
                if one.authority_id
            },
        ).items()
    }
    bound = _not_for_reuse(session, list(books))
    return [
        Source(
            id=line.id,
            record=records[line.id],
            holder_id=books[line.id].holder_id,
            holder_names=books[line.id].holder.names,
            names=names,
            may_reuse=line.id not in bound,
            has_manifest=line.has_manifest,
            at=line.at,
        )
        for line in by_id.values()
        if line.id in books
    ]


def works_of(record: Record) -> Iterator[WorkItem]:
    """Every text of the book and of its parts."""
    yield from record.contents.works
    for part in record.contents.parts:
        yield from part.works


def named(record: Record) -> Iterator[Reference]:
    """Everybody and everything that the formats call by name."""
    for work in works_of(record):
        if work.work is not None:
            yield work.work
        for contribution in work.contributors:
            if contribution.person is not None:
                yield contribution.person
    for hand in record.physical.hands:
        if hand.scribe is not None:
            yield hand.scribe
    for one in (record.origin.place, record.origin.patron):
        if one is not None:
            yield one


def _documents(session: Session, ids: Sequence[str]) -> dict[str, Record]:
    newest = (
        select(func.max(RecordRevision.number))
        .where(RecordRevision.manuscript_id.in_(ids))
        .group_by(RecordRevision.manuscript_id)
    )
    rows = session.execute(
        select(RecordRevision.manuscript_id, RecordRevision.document).where(
            RecordRevision.number.in_(newest)
        )
    )
    return {book_id: Record.model_validate(document) for book_id, document in rows}


def _not_for_reuse(session: Session, ids: Sequence[str]) -> set[str]:
    return set(
        session.scalars(
            select(RuleInForce.manuscript_id).where(
                RuleInForce.manuscript_id.in_(ids), RuleInForce.rule == Rule.NOT_FOR_REUSE
            )
        )
    )
