"""Transcriptions made again from the objects that keep them; search finds their lines again."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable

from sqlalchemy.orm import Session, sessionmaker

from catalog.transcription import archive
from catalog.transcription.indexing import follow_all
from storage.ocfl.root import StorageRoot

log = logging.getLogger("kitabdar.rebuild")

_TRANSCRIPTIONS = archive.object_id("")


def rebuild(sessions: sessionmaker[Session], root: StorageRoot, object_ids: Iterable[str]) -> int:
    """How many came back, each in a transaction; those of a book never published are left out."""
    restored = 0
    books = set()
    for name in (each for each in object_ids if each.startswith(_TRANSCRIPTIONS)):
        kept = root.object(name)
        told = json.loads(kept.read(archive.FILE_NAME))
        with sessions.begin() as session:
            if archive.restore(session, told, json.loads(kept.read(archive.LINES_NAME))):
                restored += 1
                books.add(told["manuscript_id"])
            else:
                log.warning("rebuild.transcription_alone", extra={"transcription": told["id"]})
    for manuscript_id in sorted(books):
        with sessions.begin() as session:
            follow_all(session, manuscript_id)
    return restored
