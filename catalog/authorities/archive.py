"""An authority as bytes that outlive the database.

`authority.json` in the OCFL object 'urn:kitabdar:authority:<id>' holds what is said of it, every
revision, its numbers in the change log and the merges in which it lost: enough to make its rows
again (house decision D2). Equal rows give equal bytes on either database.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.authorities.tables import Authority, AuthorityMerge, AuthorityRevision
from catalog.errors import AuthorityNotFound
from catalog.revisions import Revision
from storage.errors import BlobNotFound
from storage.ocfl.inventory import Inventory
from storage.ocfl.root import Bytes, StorageRoot

SCHEMA: Final = "kitabdar/authority/1"
FILE_NAME: Final = "authority.json"
AGENT: Final = "kitabdar"
_PREFIX = "urn:kitabdar:authority:"


def object_id(authority_id: str) -> str:
    """The identifier of the authority's OCFL object."""
    return f"{_PREFIX}{authority_id}"


def authority_ids(root: StorageRoot) -> Iterator[str]:
    """The identifiers of all authorities that the vault holds."""
    for found in root.object_ids():
        if found.startswith(_PREFIX):
            yield found.removeprefix(_PREFIX)


def document_of(session: Session, authority_id: str) -> dict[str, Any]:
    """Everything the database knows of the authority, as plain JSON.

    Exact coordinates of a sensitive place are in it: the vault is not public.

    Raises:
        AuthorityNotFound: there is none with this id.
    """
    authority = session.get(Authority, authority_id)
    if authority is None:
        raise AuthorityNotFound(authority_id)
    return {
        "schema": SCHEMA,
        "id": authority.id,
        "content": authority.content.as_json(),
        "edition": authority.edition,
        "merged_into": authority.merged_into,
        "created_at": _time(authority.created_at),
        "changed_at": _time(authority.changed_at),
        "changed_by": authority.changed_by,
        "deleted_at": _time(authority.deleted_at),
        "revisions": _revisions(session, authority_id),
        "merges": _merges(session, authority_id),
        "log": _log(session, authority_id),
    }


def write(session: Session, root: StorageRoot, authority_id: str, *, at: datetime) -> Inventory:
    """The authority as the newest version of its OCFL object; unchanged, nothing is written.

    Raises:
        AuthorityNotFound: there is none with this id.
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    document = document_of(session, authority_id)
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1)
    return root.object(object_id(authority_id)).write_version(
        {FILE_NAME: Bytes(f"{text}\n".encode())},
        message="The authority as it stands",
        user=AGENT,
        at=at,
    )


def read(root: StorageRoot, authority_id: str) -> dict[str, Any]:
    """The document of the newest version, as `document_of` made it.

    Raises:
        AuthorityNotFound: the vault has none with this id.
    """
    try:
        data = root.object(object_id(authority_id)).read(FILE_NAME)
    except BlobNotFound:
        raise AuthorityNotFound(authority_id) from None
    document: dict[str, Any] = json.loads(data)
    return document


def _revisions(session: Session, authority_id: str) -> list[dict[str, Any]]:
    rows = session.scalars(
        select(AuthorityRevision)
        .where(AuthorityRevision.authority_id == authority_id)
        .order_by(AuthorityRevision.edition)
    )
    return [
        {
            "edition": row.edition,
            "change": row.change.value,
            "content": row.content,
            "merge_id": row.merge_id,
            "by": row.by,
            "at": _time(row.at),
        }
        for row in rows
    ]


def _merges(session: Session, authority_id: str) -> list[dict[str, Any]]:
    rows = session.scalars(
        select(AuthorityMerge)
        .where(AuthorityMerge.loser_id == authority_id)
        .order_by(AuthorityMerge.at, AuthorityMerge.id)
    )
    return [
        {
            "id": row.id,
            "winner_id": row.winner_id,
            "winner_before": row.winner_before,
            "winner_after": row.winner_after,
            "winner_edition": row.winner_edition,
            "by": row.by,
            "at": _time(row.at),
            "undone_by": row.undone_by,
            "undone_at": _time(row.undone_at),
        }
        for row in rows
    ]


def _log(session: Session, authority_id: str) -> list[dict[str, Any]]:
    """Its numbers in the change log, which harvesters remember: a rebuild must not move them."""
    rows = session.scalars(
        select(Revision).where(Revision.object_id == authority_id).order_by(Revision.number)
    )
    return [
        {
            "number": row.number,
            "change": row.change.value,
            "at": _time(row.at),
            "summary": row.summary,
        }
        for row in rows
    ]


def _time(at: datetime | None) -> str | None:
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
