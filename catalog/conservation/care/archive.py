"""A holder's protocols and consents as bytes that outlive the database.

`care.json` in the OCFL object 'urn:kitabdar:care:<holder>' holds all of them, the oldest first:
enough to make their rows again (house decision D2). Who tapped which card is an object of its own
(`catalog.conservation.kept_rows`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.care.tables import CareProtocol, Consent
from catalog.identity import Holder
from storage.ocfl.root import Bytes, StorageRoot

SCHEMA: Final = "kitabdar/care/1"
FILE_NAME: Final = "care.json"
_PREFIX = "urn:kitabdar:care:"


def object_id(holder_id: str) -> str:
    """The identifier of the OCFL object of a holder's protocols and consents."""
    return f"{_PREFIX}{holder_id}"


def holder_of(found: str) -> str | None:
    """Whose protocols the OCFL object of this identifier holds; None for any other object."""
    return found.removeprefix(_PREFIX) if found.startswith(_PREFIX) else None


def preserve(
    session: Session,
    root: StorageRoot,
    holder: Holder,
    *,
    adding: CareProtocol | Consent,
    message: str,
    by: str,
    at: datetime,
) -> None:
    """Write what the holder has and what is about to be added; the rows come after.

    Raises:
        StorageError: as the storage root says; doing it all again is safe.
    """
    document = _document(session, holder, adding)
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1)
    root.object(object_id(holder.id)).write_version(
        {FILE_NAME: Bytes(f"{text}\n".encode())}, message=message, user=by, at=at
    )


def _document(session: Session, holder: Holder, adding: CareProtocol | Consent) -> dict[str, Any]:
    protocols: Iterable[CareProtocol] = session.scalars(
        select(CareProtocol)
        .where(CareProtocol.holder_id == holder.id)
        .order_by(CareProtocol.number)
    )
    consents: Iterable[Consent] = session.scalars(
        select(Consent).where(Consent.holder_id == holder.id).order_by(Consent.number)
    )
    if isinstance(adding, CareProtocol):
        protocols = [*protocols, adding]
    else:
        consents = [*consents, adding]
    return {
        "schema": SCHEMA,
        "holder": {"id": holder.id, "names": holder.names, "homepage": holder.homepage},
        "protocols": [
            {
                "id": each.id,
                "number": each.number,
                "supersedes": each.supersedes,
                "content": each.content,
                "set_by": each.set_by,
                "set_at": _time(each.set_at),
            }
            for each in protocols
        ],
        "consents": [
            {
                "id": each.id,
                "number": each.number,
                "manuscript_id": each.manuscript_id,
                "content": each.content,
                "set_by": each.set_by,
                "set_at": _time(each.set_at),
            }
            for each in consents
        ],
    }


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
