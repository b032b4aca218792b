"""References to manuscripts of others, made again from the objects that keep them."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable

from sqlalchemy.orm import Session, sessionmaker

from catalog.references import archive
from storage.ocfl.root import StorageRoot

log = logging.getLogger("kitabdar.rebuild")

_REFERENCES = archive.object_id("")


def rebuild(sessions: sessionmaker[Session], root: StorageRoot, object_ids: Iterable[str]) -> int:
    """How many came back, each in a transaction; those of a book never published are left out."""
    restored = 0
    for name in (each for each in object_ids if each.startswith(_REFERENCES)):
        told = json.loads(root.object(name).read(archive.FILE_NAME))
        with sessions.begin() as session:
            if archive.restore(session, told):
                restored += 1
            else:
                log.warning("rebuild.reference_alone", extra={"reference": told["id"]})
    return restored
