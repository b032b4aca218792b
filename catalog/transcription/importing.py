"""Transcriptions coming in: files are read, kept as they came, and proposed for their canvases.

A proposal counts for nobody. It is looked at, mended (`placing.py`), and shown (`standing.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from catalog import identity
from catalog.errors import BadRecord
from catalog.exchange.messages import kept
from catalog.identifiers import Kind
from catalog.transcription import archive
from catalog.transcription.errors import BadTranscription
from catalog.transcription.fitting import Cut
from catalog.transcription.laying import lay, places_to_fill, sizes_of
from catalog.transcription.lines import TranscribedPage
from catalog.transcription.matching import Asked, Match, match
from catalog.transcription.reading import read
from catalog.transcription.sent_files import SentFile, unpacked
from catalog.transcription.tables import (
    NAME_LENGTH_MAX,
    PERSON_LENGTH_MAX,
    KeptPage,
    KeptTranscription,
    TranscriptionState,
)
from storage.ocfl.root import StorageRoot

Progress = Callable[[int, int], None]
_NAMES_SAID: Final = 3


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page, and which page of which file it is, both from 1."""

    source: int
    place: int
    form: str
    page: TranscribedPage
    is_alone: bool


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """What was read of files: `files` are those with pages, `refused` says why others had none."""

    files: Sequence[SentFile]
    pages: Sequence[ReadPage]
    refused: Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal with its pages, as rows; those of `preview` are in no database."""

    transcription: KeptTranscription
    pages: Sequence[KeptPage]


def read_files(sent: Iterable[SentFile], progress: Progress = lambda done, of: None) -> ReadFiles:
    """Read every file; one that cannot be read is told and holds up no other.

    Raises:
        BadXml, BadTranscription: none of them could be; this is why the first could not.
    """
    files: list[SentFile] = []
    pages: list[ReadPage] = []
    refused: list[dict[str, Any]] = []
    first: BadRecord | None = None
    waiting = list(unpacked(sent))
    for done, one in enumerate(waiting, start=1):
        try:
            found = read(one.data)
        except BadRecord as error:
            first = first or error
            refused.append({"name": one.name, "message": kept(error)})
        else:
            files.append(one)
            pages += [
                ReadPage(len(files), place, found.form, page, len(found.pages) == 1)
                for place, page in enumerate(found.pages, start=1)
            ]
        progress(done, len(waiting))
    if first is not None and not files:
        raise first
    if not files:
        raise BadTranscription(
            "There is no file to read: choose PAGE, ALTO or TEI files, or a ZIP of them.",
            key="no-file",
        )
    return ReadFiles(files, pages, refused)


def preview(
    session: Session,
    manuscript_id: str,
    given: ReadFiles,
    *,
    language: str,
    cut: Cut | None,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Proposed:
    """Where the pages would lie and how, as rows that nobody keeps.

    `language` ('' for none) is that of lines which do not say theirs, `cut` the edge that all
    photographs have lost.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    identity.find(session, manuscript_id)
    transcription = KeptTranscription(
        id=new_id(Kind.TRANSCRIPTION),
        manuscript_id=manuscript_id,
        name=_name(given.files),
        language=language,
        state=TranscriptionState.PROPOSED,
        edition=1,
        refused=list(given.refused),
        log=[],
        by=by[:PERSON_LENGTH_MAX],
        at=at,
        shown_at=None,
    )
    asked = [
        Asked(given.files[one.source - 1].name, one.page.image_name, one.page.label, one.is_alone)
        for one in given.pages
    ]
    matches = match(asked, places_to_fill(session, manuscript_id))
    sizes = sizes_of(session, manuscript_id)
    rows = []
    for number, (one, found) in enumerate(zip(given.pages, matches, strict=True), start=1):
        row = KeptPage(
            transcription_id=transcription.id,
            number=number,
            source=one.source,
            place=one.place,
            name=given.files[one.source - 1].name,
            form=one.form,
            image_name=one.page.image_name,
            label=one.page.label,
            read=len(one.page.lines),
        )
        _lay(row, one.page, found, sizes, cut, language)
        rows.append(row)
    return Proposed(transcription, rows)


def propose(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    given: ReadFiles,
    *,
    language: str,
    cut: Cut | None,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Proposed:
    """The same kept: the files in the vault as they came, then the rows.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        StorageError: as the storage root says; proposing again is safe.
    """
    made = preview(
        session, manuscript_id, given, language=language, cut=cut, by=by, at=at, new_id=new_id
    )
    session.add(made.transcription)
    session.flush()
    session.add_all(made.pages)
    archive.keep(
        session, root, made.transcription, message="Came in", by=by, at=at, sources=given.files
    )
    return made


def _lay(
    row: KeptPage,
    page: TranscribedPage,
    found: Match | None,
    sizes: dict[str, tuple[int, int]],
    cut: Cut | None,
    language: str,
) -> None:
    lay(
        row, page, sizes,
        canvas_id=found.canvas_id if found else None, how=found.how if found else None,
        cut=cut, language=language,
    )  # fmt: skip


def _name(files: Sequence[SentFile]) -> str:
    """The names of the first files, and an ellipsis for the rest."""
    said = ", ".join(one.name for one in files[:_NAMES_SAID])
    more = ", …" if len(files) > _NAMES_SAID else ""
    return said[: NAME_LENGTH_MAX - len(more)] + more
