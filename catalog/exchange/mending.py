"""Rows are mended before they count: a person writes other cells, or sends another file.

What a row says since is in the vault before the row is, with who wrote it; the file as it came
stays beside it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.exchange import batches, files, packed
from catalog.exchange.cells import letters
from catalog.exchange.errors import BadFiles, BadImport, BadTable, BatchNotReady
from catalog.exchange.examining import Examined, Examiner
from catalog.exchange.messages import kept
from catalog.exchange.source import Source
from catalog.exchange.sources import sources_in
from catalog.exchange.table import cells_source
from catalog.exchange.tables import (
    PERSON_LENGTH_MAX,
    Batch,
    BatchKind,
    BatchRow,
    Outcome,
)
from catalog.identifiers import Kind
from storage.ocfl.root import Bytes, StorageRoot

CELLS_NAME = "cells.csv"


def object_id(batch_id: str, number: int) -> str:
    """The identifier of the OCFL object that keeps what a mended row says, version by version."""
    return f"urn:kitabdar:import:{batch_id}:mended:{number}"


def cells_of(row: BatchRow) -> dict[str, str]:
    """What a row of a table says, by header, in the order of the columns.

    Raises:
        BatchNotReady: the row is a file.
    """
    if row.cells is None:
        raise BatchNotReady(
            f"Row {row.number} is a file and has no cells: send another file in its place.",
            key="file",
            number=row.number,
        )
    return dict(row.cells)


def mend(
    session: Session,
    root: StorageRoot,
    batch_id: str,
    number: int,
    cells: Mapping[str, str],
    *,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> BatchRow:
    """The row with other cells, examined anew; headers that are not given stay as they are.

    Rows that were refused for the shelfmark it had are examined anew with it.

    Raises:
        BatchNotFound, BatchRowNotFound: there is no such row.
        BatchNotReady: something is under way, it is a draft already, or a file.
        BadTable: no column has one of the headers.
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    batch, row = _open(session, batch_id, number)
    said = cells_of(row)
    for header in cells:
        if header not in said:
            raise BadTable(
                f"The table has no column {header!r}: open the row again.",
                key="header",
                header=header,
            )
    said |= {header: text.strip() for header, text in cells.items()}
    chosen = (batch.columns or {}).get("fields", {})
    source = cells_source(row.name, row.line, tuple(said.items()), _width(said), chosen)
    written = io.StringIO(newline="")
    csv.writer(written).writerows((said.keys(), said.values()))
    _keep(root, batch_id, number, CELLS_NAME, written.getvalue().encode(), by=by, at=at)
    return _examine(session, batch, row, source, by=by, new_id=new_id)


def replace(
    session: Session,
    root: StorageRoot,
    batch_id: str,
    number: int,
    name: str,
    data: bytes,
    *,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> BatchRow:
    """The row with another file of one record in the place of the one it was read from.

    Raises:
        BatchNotFound, BatchRowNotFound: there is no such row.
        BatchNotReady: something is under way, it is a draft already, or a row of a table.
        BadFiles: the file holds several records, or is packed.
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    batch, row = _open(session, batch_id, number)
    if batch.kind is BatchKind.TABLE:
        raise BatchNotReady(
            f"Row {number} is a row of a table: write its cells anew.", key="table", number=number
        )
    found = [] if packed.is_packed(data) else list(sources_in(batch.kind, name, data))
    if len(found) != 1:
        raise BadFiles(
            f"{name} does not hold one record alone: send a file with the record of this row.",
            key="several",
            name=name,
        )
    _keep(root, batch_id, number, files.fit_name(name), data, by=by, at=at)
    return _examine(session, batch, row, found[0], by=by, new_id=new_id)


def _open(session: Session, batch_id: str, number: int) -> tuple[Batch, BatchRow]:
    batch = batches.lock(session, batch_id)
    batches.check_free(batch)
    row = batches.row_of(session, batch_id, number)
    if row.fate not in batches.UNDONE_FATES:
        raise BatchNotReady(
            f"Row {number} is a draft already: change the draft, or undo the import first.",
            key="done",
            number=number,
        )
    return batch, row


def _keep(
    root: StorageRoot, batch_id: str, number: int, name: str, data: bytes, *, by: str, at: datetime
) -> None:
    root.object(object_id(batch_id, number)).write_version(
        {name: Bytes(data)}, message="Mended before it counted", user=by, at=at
    )


def _examine(
    session: Session,
    batch: Batch,
    row: BatchRow,
    source: Source,
    *,
    by: str,
    new_id: Callable[[Kind], str],
) -> BatchRow:
    before, was_new = row.shelfmark, row.outcome is Outcome.NEW
    examiner = Examiner.of(session, batch, without=row.number)
    examined = examiner.examine(session, source)
    _fill(row, examined, was_new=was_new, new_id=new_id)
    row.mended_by = by[:PERSON_LENGTH_MAX]
    session.flush()
    if before is not None and before != row.shelfmark:
        _place_others(session, batch, row, before, examiner, new_id)
    return row


def _fill(
    row: BatchRow, examined: Examined, *, was_new: bool, new_id: Callable[[Kind], str]
) -> None:
    for column, value in examined.told().items():
        setattr(row, column, value)
    _identify(row, examined.manuscript_id, was_new=was_new, new_id=new_id)


def _identify(
    row: BatchRow, found: str | None, *, was_new: bool, new_id: Callable[[Kind], str]
) -> None:
    """The identifier of a new book stays with its row, or is minted; another book has its own."""
    if row.outcome is not Outcome.NEW:
        row.manuscript_id = found
    elif not was_new or row.manuscript_id is None:
        row.manuscript_id = new_id(Kind.MANUSCRIPT)


def _place_others(
    session: Session,
    batch: Batch,
    mended: BatchRow,
    shelfmark: str,
    examiner: Examiner,
    new_id: Callable[[Kind], str],
) -> None:
    """Rows that the mended one kept out by its shelfmark: the first of them may come in now."""
    others = session.scalars(
        select(BatchRow)
        .where(
            BatchRow.batch_id == batch.id,
            BatchRow.shelfmark == shelfmark,
            BatchRow.outcome.in_((Outcome.REFUSED, Outcome.SAME)),
            BatchRow.number != mended.number,
        )
        .order_by(BatchRow.number)
    )
    for row in others:
        if row.document is None or row.fate not in batches.UNDONE_FATES:
            continue
        try:
            outcome, found = examiner.place(session, row.name, row.sha256, row.document)
        except BadImport as error:
            row.messages = [kept(error) | {"line": row.line}]
            continue
        row.outcome, row.messages, row.is_chosen = outcome, [], outcome is Outcome.NEW
        _identify(row, found, was_new=False, new_id=new_id)


def _width(cells: Mapping[str, str]) -> int:
    """How many columns have a header: those beyond are called by their letters, last of all."""
    names = list(cells)
    while names and names[-1] == f"[{letters(len(names) - 1)}]":
        names.pop()
    return len(names)
