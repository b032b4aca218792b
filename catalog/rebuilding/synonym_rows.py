"""The lists of spellings that mean one thing, made again from the objects that keep them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy.orm import Session, sessionmaker

from catalog.search import synonyms
from storage.ocfl.root import StorageRoot

_SYNONYMS = synonyms.object_id("")


def rebuild(sessions: sessionmaker[Session], root: StorageRoot, object_ids: Iterable[str]) -> int:
    """Every group that people changed, with all its editions; how many there are."""
    names = [each for each in object_ids if each.startswith(_SYNONYMS)]
    with sessions.begin() as session:
        for name in names:
            told = json.loads(root.object(name).read(synonyms.FILE_NAME))
            synonyms.restore(session, told)
    return len(names)
