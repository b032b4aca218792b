"""Files come in: looked at, kept in the vault as they are, and then a batch that waits.

Nothing is read into rows here; a worker does that when it is asked to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session, sessionmaker

from catalog.errors import HolderUnknown
from catalog.exchange import files as kept_files
from catalog.exchange import packed, sheets
from catalog.exchange.batches import Settings
from catalog.exchange.errors import BadFiles
from catalog.exchange.keeping import keep_batch
from catalog.exchange.kinds import kind_of
from catalog.exchange.sources import READERS
from catalog.exchange.tables import (
    NAME_LENGTH_MAX,
    PERSON_LENGTH_MAX,
    Batch,
    BatchKind,
    BatchState,
)
from catalog.identifiers import Kind
from catalog.identity import Holder
from storage.ocfl.root import StorageRoot

FILES_MAX: Final = 50_000
BYTES_MAX: Final = 100_000_000
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_NAMED: Final = 3
_CALLED: Final = {
    BatchKind.TEI: "TEI",
    BatchKind.TABLE: "CSV/XLSX",
    BatchKind.MARCXML: "MARCXML",
    BatchKind.METS: "METS",
    BatchKind.MANIFEST: "IIIF",
    BatchKind.TRANSCRIPTION: "PAGE/ALTO",
}


@dataclass(frozen=True, slots=True)
class Received:
    """A file that came: what its sender calls it, and where its bytes lie for now."""

    name: str
    path: Path

    def read(self) -> bytes:
        """The bytes.

        Raises:
            BadFiles: there are more than anybody needs.
        """
        size = self.path.stat().st_size
        if size > BYTES_MAX:
            raise BadFiles(
                f"{self.name} has {size / 1e6:.0f} MB, and at most {BYTES_MAX / 1e6:.0f} MB are "
                "taken at once: split it.",
                key="large",
                name=self.name,
                megabytes=f"{size / 1e6:.0f}",
                limit=f"{BYTES_MAX / 1e6:.0f}",
            )
        return self.path.read_bytes()


def receive(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    files: Iterable[Received],
    *,
    kind: BatchKind | None,
    holder_id: str,
    settings: Settings,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> str:
    """Keep files as a new batch, whose identifier comes back; without a `kind` they tell it.

    Raises:
        HolderUnknown: the holder is not here.
        BadFiles, BadXml, BadTable, UnknownKind: they cannot be imported, and nothing was kept.
        StorageError: they cannot be kept.
    """
    given = list(islice(files, FILES_MAX + 1))
    with sessions() as session:
        holder = session.get(Holder, holder_id)
    if holder is None:
        raise HolderUnknown(holder_id)
    told = told_kind(given, kind)
    batch_id = new_id(Kind.BATCH)
    for first in range(0, len(given), kept_files.TOGETHER):
        part = given[first : first + kept_files.TOGETHER]
        kept_files.keep(
            root, batch_id, first + 1, [(one.name, one.read()) for one in part], by=by, at=at
        )
    batch = Batch(
        id=batch_id, kind=told, state=BatchState.RECEIVED, holder_id=holder_id,
        settings={"makes_authorities": settings.makes_authorities},
        by=by[:PERSON_LENGTH_MAX], at=at, name=_name(given), files=len(given),
    )  # fmt: skip
    keep_batch(root, batch, holder, by=by, at=at)
    with sessions.begin() as session:
        session.add(batch)
    return batch_id


def told_kind(given: list[Received], kind: BatchKind | None = None) -> BatchKind:
    """The one kind of all files; where it is said, they are only looked at.

    Of many files that are no tables only some tell: each is refused by its own row later.

    Raises:
        BadFiles, BadXml, BadTable, UnknownKind: they cannot be imported.
    """
    if not given:
        raise BadFiles("There is no file: choose one or more.", key="none")
    if len(given) > FILES_MAX:
        raise BadFiles(
            f"These are more than {FILES_MAX} files: send them as one ZIP, or in several imports.",
            key="many",
            most=FILES_MAX,
        )
    kinds = {kind} if kind is not None else set(_kinds(given))
    if len(kinds) > 1:
        listed = ", ".join(sorted(_CALLED[one] for one in kinds))
        raise BadFiles(
            f"These files are of several kinds ({listed}): import one kind after the other.",
            key="mixed",
            kinds=listed,
        )
    (found,) = kinds
    if found not in READERS:
        raise BadFiles(
            f"{given[0].name} is no description of a book: pages of a transcription and manifests "
            "are added to the book they belong to.",
            key="other",
            name=given[0].name,
        )
    if found is BatchKind.TABLE:
        _check_table(given)
    return found


def _kinds(given: list[Received]) -> Iterator[BatchKind]:
    """The kinds of the first, the last and some files between; a single one is looked at whole."""
    step = max(len(given) // 20, 1)
    refused: Exception | None = None
    found = False
    for one in given[::step] + given[-1:]:
        try:
            yield _kind(one.name, one.read())
            found = True
        except BadFiles:
            raise
        except Exception as error:
            refused = refused or error
    # One broken file among good ones is told in its row; alone it is all there is to tell.
    if not found and refused is not None:
        raise refused


def _kind(name: str, data: bytes) -> BatchKind:
    if data.startswith(_OLD_WORKBOOK):
        raise BadFiles(
            f"{name} is a workbook of an old format: save it as XLSX or as 'CSV UTF-8'.",
            key="old",
            name=name,
        )
    if packed.is_packed(data) and not packed.is_workbook(data):
        return kind_of(packed.first(name, data))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"<" not in data[:4]:
        return BatchKind.TABLE
    return kind_of(data)


def _check_table(given: list[Received]) -> None:
    if len(given) > 1:
        raise BadFiles(
            "Tables are imported one after the other, as each has columns of its own: choose one.",
            key="tables",
        )
    data = given[0].read()
    # What cannot be read at all is told now, and not by a worker later.
    sheets.names(given[0].name, data)
    next(sheets.lines(data), None)


def _name(given: list[Received]) -> str:
    """What the sender calls the files, the first of them where they are many."""
    told = ", ".join(kept_files.fit_name(one.name) for one in given[:_NAMED])
    more = len(given) - _NAMED
    return (f"{told} … +{more}" if more > 0 else told)[:NAME_LENGTH_MAX]
