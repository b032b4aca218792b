"""What one source is to the catalogue: new, the same as before, changed, or refused.

Nothing is written here, so that a dry run and an import say the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.errors import CatalogError, HolderUnknown
from catalog.exchange.errors import BadImport
from catalog.exchange.messages import kept
from catalog.exchange.source import Source
from catalog.exchange.tables import NAME_LENGTH_MAX, Batch, BatchRow, Fate, Outcome
from catalog.identifiers import Kind
from catalog.identity import Holder, Manuscript
from catalog.record import drafts
from catalog.record.checking import dump
from catalog.record.published import document_of
from catalog.tei.reading.reading import Reading


@dataclass(frozen=True, slots=True)
class Examined:
    """A source and what came of it; `manuscript_id` is that of the book where it is here.

    `document` is the record as JSON. `error` says why it was refused, and `line` where: in the
    file, from 1, or 0.
    """

    source: Source
    outcome: Outcome
    reading: Reading | None = None
    document: dict[str, Any] | None = None
    manuscript_id: str | None = None
    error: CatalogError | None = None

    @property
    def line(self) -> int:
        """Where the record, or what is wrong with it, begins in its file."""
        own = getattr(self.error, "line", 0) if self.error else self.source.line
        return own or self.source.line or (self.reading.line if self.reading else 0)

    @property
    def messages(self) -> list[dict[str, Any]]:
        """Why it was refused, as a row keeps it."""
        return [kept(self.error) | {"line": self.line}] if self.error else []

    def told(self) -> dict[str, Any]:
        """The columns of a row that tell all this, whichever row it is."""
        reading, source = self.reading, self.source
        tally = reading.tally if reading else None
        return {
            "name": source.name[-NAME_LENGTH_MAX:],
            "line": self.line,
            "sha256": source.sha256,
            "outcome": self.outcome,
            "is_chosen": self.outcome is Outcome.NEW,
            "shelfmark": reading.record.identity.shelfmark if reading else None,
            "document": self.document,
            "named": [asdict(one) | {"authority_id": None} for one in reading.named]
            if reading
            else [],
            "aside": [asdict(one) for one in reading.aside] if reading else [],
            "messages": self.messages,
            "characters": tally.characters if tally else 0,
            "placed": tally.characters_placed if tally else 0,
            "cells": [list(cell) for cell in source.cells] if source.cells is not None else None,
            "notes": [kept(note) for note in source.notes],
        }

    def row(
        self, batch_id: str, number: int, file: int, *, new_id: Callable[[Kind], str]
    ) -> BatchRow:
        """The row of an import that tells all this."""
        is_new = self.outcome is Outcome.NEW
        return BatchRow(
            batch_id=batch_id, number=number, file=file, fate=Fate.OPEN, made=[],
            manuscript_id=new_id(Kind.MANUSCRIPT) if is_new else self.manuscript_id,
            edition=None, edition_before=None, was_open=False, mended_by=None, **self.told(),
        )  # fmt: skip


@dataclass(slots=True)
class Examiner:
    """Examines the sources of one import, and so knows which shelfmarks came already."""

    holder_id: str
    _seen: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, batch: Batch, *, without: int = 0) -> Examiner:
        """One that knows the rows a batch has, all but that of the number `without`."""
        examiner = cls(batch.holder_id)
        found = session.execute(
            select(BatchRow.shelfmark, BatchRow.name, BatchRow.sha256)
            .where(
                BatchRow.batch_id == batch.id,
                BatchRow.number != without,
                BatchRow.outcome != Outcome.REFUSED,
                BatchRow.shelfmark.is_not(None),
            )
            .order_by(BatchRow.number)
        )
        for shelfmark, name, sha256 in found:
            examiner._seen.setdefault(shelfmark or "", (name, sha256))
        return examiner

    def examine(self, session: Session, source: Source) -> Examined:
        """What the source is to the catalogue as it stands.

        Raises:
            HolderUnknown: the holder of the import is not here.
        """
        if session.get(Holder, self.holder_id) is None:
            raise HolderUnknown(self.holder_id)
        try:
            reading = source.read(source.data, self.holder_id)
        except CatalogError as error:
            return Examined(source, Outcome.REFUSED, error=error)
        document = dump(reading.record)
        try:
            outcome, found = self.place(session, source.name, source.sha256, document)
        except BadImport as error:
            return Examined(source, Outcome.REFUSED, reading, document, error=error)
        return Examined(source, outcome, reading, document, found)

    def place(
        self, session: Session, name: str, sha256: str, document: dict[str, Any]
    ) -> tuple[Outcome, str | None]:
        """What a record that was read is to the catalogue, and the book where it is here.

        Raises:
            BadImport: it cannot come in.
        """
        shelfmark, holder_id = document["identity"]["shelfmark"], document["identity"]["holder_id"]
        if holder_id != self.holder_id:
            raise BadImport(
                f"The record says that {holder_id!r} holds the book: import it for that holder.",
                key="other-holder",
                given=holder_id,
            )
        first = self._seen.get(shelfmark)
        if first is not None and first[1] != sha256:
            raise BadImport(
                f"The shelfmark {shelfmark!r} came already with {first[0]!r}: keep one of the two.",
                key="twice",
                shelfmark=shelfmark,
                first=first[0],
            )
        found = manuscripts.find_by_shelfmark(session, self.holder_id, shelfmark)
        outcome = Outcome.SAME if first is not None else Outcome.NEW
        if found is not None and first is None:
            outcome = _against(session, found, sha256, document)
        self._seen[shelfmark] = (name, sha256)
        return outcome, found.id if found else None


def _against(
    session: Session, manuscript: Manuscript, sha256: str, document: dict[str, Any]
) -> Outcome:
    """What a record is to a book that is here.

    Raises:
        BadImport: the book lies in the trash.
    """
    if manuscript.trashed_at is not None:
        raise BadImport(
            f"{manuscript.id} has this shelfmark and lies in the trash: take it out first.",
            key="in-trash",
            manuscript_id=manuscript.id,
        )
    if sha256 == last_digest(session, manuscript.id):
        return Outcome.SAME
    # A record of this catalogue that comes back as it went out has no source here.
    draft = drafts.find_draft(session, manuscript.id)
    stands = draft.document if draft else document_of(session, manuscript.id)[0]
    return Outcome.SAME if document == stands else Outcome.CHANGED


def last_digest(session: Session, manuscript_id: str) -> str | None:
    """The digest of the source that the book, or its draft, was last made of."""
    return session.scalar(
        select(BatchRow.sha256)
        .join(Batch, Batch.id == BatchRow.batch_id)
        .where(
            BatchRow.manuscript_id == manuscript_id,
            BatchRow.fate.in_((Fate.DONE, Fate.KEPT)),
        )
        .order_by(Batch.at.desc(), BatchRow.number.desc())
        .limit(1)
    )
