"""Photographs of the bench and scales of canvases, made again from the objects that keep them."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable

from sqlalchemy.orm import Session, sessionmaker

from catalog.conservation.captures import archive
from catalog.identity import Manuscript
from storage.ocfl.root import StorageRoot

log = logging.getLogger("kitabdar.rebuild")

_CAPTURES = archive.object_id("")
_SCALES = archive.scales_object_id("")


def rebuild(sessions: sessionmaker[Session], root: StorageRoot, object_ids: Iterable[str]) -> int:
    """How many captures came back; scales come first, each object in a transaction.

    Those of a canvas that was never published are left out: the vault has nothing to hang them on.
    """
    names = list(object_ids)
    for name in (each for each in names if each.startswith(_SCALES)):
        told = json.loads(root.object(name).read(archive.SCALES_NAME))
        with sessions.begin() as session:
            if session.get(Manuscript, told["manuscript_id"]) is not None:
                archive.restore_scales(session, told)
    restored = 0
    for name in (each for each in names if each.startswith(_CAPTURES)):
        told = json.loads(root.object(name).read(archive.FILE_NAME))
        with sessions.begin() as session:
            if archive.restore(session, told):
                restored += 1
            else:
                log.warning("rebuild.capture_alone", extra={"capture": told["id"]})
    return restored
