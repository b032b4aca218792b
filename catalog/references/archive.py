"""Each reference as bytes that outlive the database: the manifest as it came, and what was said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from catalog.directions import ViewingDirection
from catalog.identity import Manuscript
from catalog.references.tables import OutsideReference, Reason
from storage.ocfl.root import Bytes, Kept, StorageRoot

SCHEMA: Final = "kitabdar/reference/1"
FILE_NAME: Final = "reference.json"
MANIFEST_NAME: Final = "manifest.json"
_PLAIN: Final = (
    "id", "manuscript_id", "address", "note", "note_language", "version", "label", "holder",
    "statement", "rights", "hosts", "sides", "sha256", "edition", "is_removed", "log", "by",
)  # fmt: skip


def object_id(reference_id: str) -> str:
    """The identifier of the reference's OCFL object."""
    return f"urn:kitabdar:reference:{reference_id}"


def keep(
    root: StorageRoot, row: OutsideReference, *, manifest: bytes | None, message: str, by: str,
    at: datetime,
) -> None:  # fmt: skip
    """Write the reference into the vault, before the transaction commits; again is no change.

    `manifest` are its bytes where they are new; those of before stay otherwise.

    Raises:
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    kept = root.object(object_id(row.id))
    files: dict[str, Bytes | Kept] = {FILE_NAME: Bytes(_encoded(row))}
    if manifest is not None:
        files[MANIFEST_NAME] = Bytes(manifest)
    elif row.sha256 is not None:
        files[MANIFEST_NAME] = Kept(MANIFEST_NAME)
    kept.write_version(files, message=message, user=by, at=at)


def manifest(root: StorageRoot, row: OutsideReference) -> bytes:
    """The manifest as it was kept.

    Raises:
        StorageError: it cannot be read.
    """
    return root.object(object_id(row.id)).read(MANIFEST_NAME)


def restore(session: Session, told: Mapping[str, Any]) -> bool:
    """Make the row again; False where the book it belongs to is not here."""
    manuscript_id = told["manuscript_id"]
    if manuscript_id is not None and session.get(Manuscript, manuscript_id) is None:
        return False
    session.add(
        OutsideReference(
            **{name: told[name] for name in _PLAIN},
            reason=Reason(told["reason"]),
            direction=ViewingDirection(told["direction"]),
            at=datetime.fromisoformat(told["at"]),
        )
    )
    session.flush()
    return True


def _encoded(row: OutsideReference) -> bytes:
    document = {
        "schema": SCHEMA,
        **{name: getattr(row, name) for name in _PLAIN},
        "reason": row.reason.value,
        "direction": row.direction.value,
        "at": row.at.astimezone(UTC).isoformat(),
    }
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
