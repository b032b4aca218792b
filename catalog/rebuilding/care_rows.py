"""The rows of a holder's care protocols and consents, made again from its own object."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts
from catalog.conservation.care import archive
from catalog.conservation.care.tables import CareProtocol, Consent
from storage.ocfl.root import StorageRoot


def write_care(
    sessions: sessionmaker[Session], root: StorageRoot, object_ids: Iterable[str]
) -> int:
    """Write the rows of every holder whose object is among these; how many protocols there are."""
    written = 0
    for each in object_ids:
        if archive.holder_of(each) is None:
            continue
        _, newest = list(root.object(each).history_of(archive.FILE_NAME))[-1]
        with sessions.begin() as session:
            written += add_care(session, json.loads(newest))
    return written


def add_care(session: Session, document: dict[str, Any]) -> int:
    """Add the rows of one holder, and the holder where none of its books was ever published."""
    holder = document["holder"]
    manuscripts.ensure_holder(session, holder["id"], holder["names"], holder["homepage"])
    for each in document["protocols"]:
        session.add(
            CareProtocol(
                id=each["id"],
                holder_id=holder["id"],
                number=each["number"],
                supersedes=each["supersedes"],
                valid_from=date.fromisoformat(each["content"]["valid_from"]),
                content=each["content"],
                set_by=each["set_by"],
                set_at=datetime.fromisoformat(each["set_at"]),
            )
        )
    for each in document["consents"]:
        session.add(
            Consent(
                id=each["id"],
                holder_id=holder["id"],
                number=each["number"],
                manuscript_id=each["manuscript_id"],
                scope=each["content"]["scope"],
                content=each["content"],
                set_by=each["set_by"],
                set_at=datetime.fromisoformat(each["set_at"]),
            )
        )
    session.flush()
    return len(document["protocols"])
