"""The rows of imports: a batch, and each record that came with it.

What a row says is kept when its batch is undone: who asks later what came from where finds it.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from storage.database import Base, JsonColumn, UtcDateTime

PERSON_LENGTH_MAX = 200
NAME_LENGTH_MAX = 500


class BatchKind(StrEnum):
    """What sort of files a batch was read from."""

    TEI = "tei"
    TABLE = "table"
    MARCXML = "marcxml"
    METS = "mets"
    MANIFEST = "manifest"
    TRANSCRIPTION = "transcription"


class BatchState(StrEnum):
    """Where a batch stands; one whose work was cut short says so, and goes on when asked again.

    RECEIVED: the files are here, and nothing of them was read yet.
    """

    RECEIVED = "received"
    READING = "reading"
    READ = "read"
    COMMITTING = "committing"
    COMMITTED = "committed"
    UNDOING = "undoing"
    UNDONE = "undone"


class BatchWork(StrEnum):
    """What a worker is asked to do with a batch."""

    READ = "read"
    COMMIT = "commit"
    UNDO = "undo"


class Outcome(StrEnum):
    """What a record of the source is to this catalogue, as it was read.

    CHANGED: the book is here, and the source says something else than when it came last.
    """

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    REFUSED = "refused"


class Fate(StrEnum):
    """What became of a row: nothing yet, done, left out at commit, undone, kept at undo."""

    OPEN = "open"
    DONE = "done"
    LEFT = "left"
    UNDONE = "undone"
    KEPT = "kept"


class Batch(Base):
    """Records that came in together.

    `name` is what the sender calls the files, `files` how many they are. `settings` is
    `batches.Settings` as JSON. `columns` is the choice for a table: its `sheet`, and `fields` by
    header. `work` is what a worker is asked to do, by whom (`asked_by`) and since when
    (`asked_at`); `done` of `total` rows are done, 0 where nobody knows yet. `worker` has it in hand
    and says so at `beat_at`. `problem` is what stopped the last work, as `messages.kept` has it.
    """

    __tablename__ = "import_batches"
    __table_args__ = (
        Index("ix_import_batches_at", "at", "id"),
        Index("ix_import_batches_work", "work", "asked_at"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    kind: Mapped[BatchKind] = mapped_column(text_enum(BatchKind, "kind"))
    state: Mapped[BatchState] = mapped_column(text_enum(BatchState, "state"))
    holder_id: Mapped[str] = mapped_column(ForeignKey("holders.id"))
    settings: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(PERSON_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX), default="")
    files: Mapped[int] = mapped_column(Integer, default=0)
    columns: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    work: Mapped[BatchWork | None] = mapped_column(text_enum(BatchWork, "work"))
    asked_by: Mapped[str] = mapped_column(String(PERSON_LENGTH_MAX), default="")
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done: Mapped[int] = mapped_column(Integer, default=0)
    total: Mapped[int] = mapped_column(Integer, default=0)
    worker: Mapped[str | None] = mapped_column(String(PERSON_LENGTH_MAX))
    beat_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    problem: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)


class BatchRow(Base):
    """One record of a source.

    `sha256` is the digest of the source's bytes; `file` counts from 1 and says which file of the
    batch they are in, as the vault keeps it (`files`). `cells` is what a row of a table says, as
    [header, text] in the order of the columns, None elsewhere. `mended_by` changed it before it
    counted, and the vault keeps what it says since (`mending`).
    `manuscript_id` of a NEW row is minted when it is read and stands in `manuscripts` once it is
    DONE, so there is no foreign key. `is_chosen`: a commit does what the row proposes.
    `notes` is what was said of the row beside (a formula, a merged cell), as in `messages.kept`.
    `document` is the record as JSON, `named` the names with outside identifiers and what each was
    linked to, `aside` what has no place in a record, `messages` why it was refused or left, and
    `made` the authorities that came with it. `characters` and `placed` are those of the tally.
    Of a DONE row, `edition` is that of the draft as the commit left it, `edition_before` the one
    before where the book was here already, `was_open` whether a draft was open then.
    """

    __tablename__ = "import_rows"
    __table_args__ = (
        Index("ix_import_rows_manuscript", "manuscript_id", "fate"),
        Index("ix_import_rows_shelfmark", "batch_id", "shelfmark"),
    )

    batch_id: Mapped[str] = mapped_column(ForeignKey("import_batches.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    line: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    outcome: Mapped[Outcome] = mapped_column(text_enum(Outcome, "outcome"))
    fate: Mapped[Fate] = mapped_column(text_enum(Fate, "fate"))
    is_chosen: Mapped[bool] = mapped_column(Boolean)
    shelfmark: Mapped[str | None] = mapped_column(String(200))
    manuscript_id: Mapped[str | None] = mapped_column(String(20))
    document: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    named: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    aside: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    messages: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    made: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    characters: Mapped[int] = mapped_column(Integer)
    placed: Mapped[int] = mapped_column(Integer)
    edition: Mapped[int | None] = mapped_column(Integer)
    edition_before: Mapped[int | None] = mapped_column(Integer)
    was_open: Mapped[bool] = mapped_column(Boolean)
    file: Mapped[int] = mapped_column(Integer, default=0)
    cells: Mapped[list[list[str]] | None] = mapped_column(JsonColumn)
    notes: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn, default=list)
    mended_by: Mapped[str | None] = mapped_column(String(PERSON_LENGTH_MAX))
