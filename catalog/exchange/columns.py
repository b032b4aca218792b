"""Which column of a table fills which field: proposed by the headers, chosen by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from sqlalchemy.orm import Session, sessionmaker

from catalog.exchange import batches, files, sheets
from catalog.exchange.cells import Line
from catalog.exchange.errors import BatchNotReady, TableNote
from catalog.exchange.headers import FIELDS, parse
from catalog.exchange.messages import kept
from catalog.exchange.table import Headers, check_fields, field_of, headers_of
from catalog.exchange.tables import Batch, BatchKind
from catalog.language import NONE
from storage.ocfl.root import StorageRoot

SAMPLES: Final = 3
_SAMPLE_MAX: Final = 120


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, the field it fills ('' for none) in which language, some cells.

    `language` is 'none' where none is said.
    """

    header: str
    field: str
    language: str
    samples: tuple[str, ...]

    @property
    def choice(self) -> str:
        """The field with its language, as `choose_columns` takes it: 'title:ar'; '' for none."""
        return self.field if self.language == NONE else f"{self.field}:{self.language}"


@dataclass(frozen=True, slots=True)
class Preview:
    """A sheet before it is read: its columns, how many rows it has, what is to be said of it.

    `sheets` are all that the file has; `notes` are as `messages.kept` has them.
    """

    sheets: tuple[str, ...]
    sheet: str
    columns: tuple[Column, ...]
    rows: int
    notes: tuple[dict[str, Any], ...]
    fields: tuple[str, ...] = FIELDS


def preview(
    sessions: sessionmaker[Session], root: StorageRoot, batch_id: str, sheet: str | None = None
) -> Preview:
    """What is in a table, and which fields its columns fill as it was chosen, or seems right.

    Without a `sheet` it is the one that was chosen, or the first.

    Raises:
        BatchNotFound: there is no such batch.
        BatchNotReady: it is no table.
        BadTable: the table, or that sheet of it, cannot be read.
        StorageError: the file cannot be read.
    """
    with sessions() as session:
        batch = batches.find(session, batch_id)
        chosen = _check_table(batch).columns or {}
    name, data = files.read(root, batch_id, 1)
    every = sheets.names(name, data)
    shown = sheet if sheet is not None else chosen.get("sheet")
    fields = chosen.get("fields", {}) if shown == chosen.get("sheet") else {}
    return look(name, data, shown if shown is not None else next(iter(every), ""), every, fields)


def look(
    name: str, data: bytes, sheet: str, every: tuple[str, ...], fields: Mapping[str, str]
) -> Preview:
    """The same of a table at hand.

    Raises:
        BadTable: it cannot be read.
    """
    found = sheets.lines(data, sheet)
    headers = next((headers_of(line) for line in islice(found, 1)), Headers(0, ()))
    samples: list[list[str]] = [[] for _ in headers.names]
    notes = _Notes(every, headers)
    rows = 0
    for line in found:
        rows += 1
        notes.add(line)
        for cell, kept_ones in zip(line.cells, samples, strict=False):
            if cell and len(kept_ones) < SAMPLES:
                kept_ones.append(cell[:_SAMPLE_MAX])
    columns = []
    for header, some in zip(headers.names, samples, strict=True):
        field, language = parse(field_of(header, fields))
        columns.append(Column(header, field, language, tuple(some)))
    return Preview(every, sheet, tuple(columns), rows, notes.told())


def choose_columns(session: Session, batch_id: str, sheet: str, fields: Mapping[str, str]) -> Batch:
    """The batch with this choice; what was read of it before is read anew when it is asked for.

    `fields` give 'title:ar' by header, '' for a column that is kept aside.

    Raises:
        BatchNotFound: there is no such batch.
        BatchNotReady: it is no table, is being worked on, or records of it are drafts.
        BadTable: no column is for the shelfmark, or there is no such field.
    """
    batch = _check_table(batches.lock(session, batch_id))
    check_fields(fields)
    batches.forget_rows(session, batch)
    batch.columns = {"sheet": sheet, "fields": dict(fields)}
    session.flush()
    return batch


def _check_table(batch: Batch) -> Batch:
    if batch.kind is not BatchKind.TABLE:
        raise BatchNotReady(
            f"The import {batch.id} is no table, so there are no columns to choose.",
            key="columns",
            batch_id=batch.id,
        )
    return batch


class _Notes:
    """What is to be said of a whole table, gathered from its lines."""

    def __init__(self, every: tuple[str, ...], headers: Headers) -> None:
        self._sheets = len(every)
        self._headers = headers
        self._first: dict[str, str] = {}
        self._count: dict[str, int] = {}

    def add(self, line: Line) -> None:
        """Count what one line has."""
        for note in line.notes:
            self._first.setdefault(note.key, str(note.values["cell"]))
            self._count[note.key] = self._count.get(note.key, 0) + 1

    def told(self) -> tuple[dict[str, Any], ...]:
        """The notes as they are kept."""
        notes = list(self._headers.notes)
        if self._sheets > 1:
            notes.insert(
                0,
                TableNote(
                    f"The workbook has {self._sheets} sheets, and one of them is read: choose it.",
                    key="sheets",
                    count=self._sheets,
                ),
            )
        if count := self._count.get("formula"):
            notes.append(
                TableNote(
                    f"{count} cells hold formulas, the first in {self._first['formula']}: the "
                    "values stored with them are taken, and nothing is computed.",
                    key="formulas",
                    count=count,
                    cell=self._first["formula"],
                )
            )
        if count := self._count.get("merged-cell"):
            notes.append(
                TableNote(
                    f"{count} rows lie in merged cells, the first of them at "
                    f"{self._first['merged-cell']}: what a merged cell says belongs to its first "
                    "row and column, and the others are empty.",
                    key="merged",
                    count=count,
                    cell=self._first["merged-cell"],
                )
            )
        return tuple(kept(note) for note in notes)
