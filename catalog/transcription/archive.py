"""Each transcription as bytes that outlive the database: an OCFL object of its own.

The files lie in it as they came; `transcription.json` says what became of them, and `lines.json`
holds the lines as they were laid on the canvases, so that another reader of the same files, years
from now, changes nothing that was shown. An object for each, as for captures: a book's own object
would grow by all of its editions, and a rebuild counts the versions of that one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas
from catalog.identity import Manuscript
from catalog.transcription.fitting import Cut
from catalog.transcription.sent_files import SentFile
from catalog.transcription.tables import (
    KeptPage,
    KeptTranscription,
    MatchedBy,
    TranscriptionState,
)
from storage.ocfl.root import Bytes, Kept, StorageRoot

SCHEMA = "kitabdar/transcription/1"
FILE_NAME = "transcription.json"
LINES_NAME = "lines.json"

_OF_TRANSCRIPTION = (
    "id", "manuscript_id", "name", "language", "edition", "refused", "log", "by",
)  # fmt: skip
_OF_PAGE = (
    "number", "source", "place", "name", "form", "image_name", "label", "read", "canvas_id",
    "message", "notes",
)  # fmt: skip


def object_id(transcription_id: str) -> str:
    """The identifier of the transcription's OCFL object."""
    return f"urn:kitabdar:transcription:{transcription_id}"


def source_path(number: int, name: str) -> str:
    """Where in the object file `number` (from 1) lies; `name` is fit for it (`fit_name`)."""
    return f"source/{number}/{name}"


def keep(
    session: Session,
    root: StorageRoot,
    transcription: KeptTranscription,
    *,
    message: str,
    by: str,
    at: datetime,
    sources: Sequence[SentFile] = (),
) -> None:
    """Write the transcription into the vault, before the transaction commits; again is no change.

    `sources` are its files, the first time.

    Raises:
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    session.flush()
    pages = pages_of(session, transcription.id)
    kept = root.object(object_id(transcription.id))
    if sources:
        files: dict[str, Bytes | Kept] = {
            source_path(number, one.name): Bytes(one.data)
            for number, one in enumerate(sources, start=1)
        }
    else:
        newest = kept.inventory().state
        files = {path: Kept(path) for path in newest if path.startswith("source/")}
    lines = {str(one.number): one.lines for one in pages if one.lines}
    files[FILE_NAME] = Bytes(_encoded(document(transcription, pages), indent=1))
    # Outlines are thousands of numbers, and one on each line would be four times as much.
    files[LINES_NAME] = Bytes(_encoded(lines, indent=None))
    kept.write_version(files, message=message, user=by, at=at)


def source(root: StorageRoot, page: KeptPage) -> bytes:
    """The bytes of the file that the page came in.

    Raises:
        StorageError: they cannot be read.
    """
    return root.object(object_id(page.transcription_id)).read(source_path(page.source, page.name))


def pages_of(session: Session, transcription_id: str) -> list[KeptPage]:
    """The pages of a transcription, in the order they came."""
    query = select(KeptPage).where(KeptPage.transcription_id == transcription_id)
    return list(session.scalars(query.order_by(KeptPage.number)))


def document(transcription: KeptTranscription, pages: Sequence[KeptPage]) -> dict[str, Any]:
    """Everything the catalogue knows of the transcription but its lines, as plain JSON."""
    return {
        "schema": SCHEMA,
        **{name: getattr(transcription, name) for name in _OF_TRANSCRIPTION},
        "state": transcription.state.value,
        "at": told_time(transcription.at),
        "shown_at": told_time(transcription.shown_at) if transcription.shown_at else None,
        "pages": [
            {
                **{name: getattr(one, name) for name in _OF_PAGE},
                "how": one.how.value if one.how else None,
                "cut": one.cut.value if one.cut else None,
            }
            for one in pages
        ],
    }


def restore(session: Session, told: Mapping[str, Any], lines: Mapping[str, Any]) -> bool:
    """Write the rows of a kept transcription; False if the database has no such manuscript.

    A page whose canvas did not come back is on none, and keeps no lines.
    """
    if session.get(Manuscript, told["manuscript_id"]) is None:
        return False
    session.add(
        KeptTranscription(
            **{name: told[name] for name in _OF_TRANSCRIPTION},
            state=TranscriptionState(told["state"]),
            at=datetime.fromisoformat(told["at"]),
            shown_at=datetime.fromisoformat(told["shown_at"]) if told["shown_at"] else None,
        )
    )
    session.flush()
    known = set(
        session.scalars(select(Canvas.id).where(Canvas.manuscript_id == told["manuscript_id"]))
    )
    for page in told["pages"]:
        is_here = page["canvas_id"] in known
        laid = lines.get(str(page["number"]), []) if is_here else []
        session.add(
            KeptPage(
                transcription_id=told["id"],
                **{name: page[name] for name in _OF_PAGE if name != "canvas_id"},
                canvas_id=page["canvas_id"] if is_here else None,
                how=MatchedBy(page["how"]) if page["how"] and is_here else None,
                cut=Cut(page["cut"]) if page["cut"] else None,
                count=len(laid),
                lines=laid,
            )
        )
    session.flush()
    return True


def told_time(at: datetime) -> str:
    """The moment as it is written into the vault."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _encoded(told: object, *, indent: int | None) -> bytes:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, indent=indent)
    return f"{text}\n".encode()
