"""Making the rows of authorities again from the vault alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from catalog.authorities import changes
from catalog.authorities.archive import SCHEMA
from catalog.authorities.content import read_content
from catalog.authorities.tables import (
    Authority,
    AuthorityChange,
    AuthorityMerge,
    AuthorityRevision,
)
from catalog.errors import BadAuthority
from catalog.identifiers import Kind
from catalog.revisions import Change, Revision


def rebuild(
    session: Session,
    documents: Iterable[dict[str, Any]],
    *,
    disputed: Collection[tuple[str, int]] = (),
) -> int:
    """Rows equal to those the documents (`archive.read`) were made from; how many authorities.

    `disputed` are authorities with numbers of the change log that a crash let another object
    have (`catalog/rebuilding/claims.py`). For an empty database. `was_referenced` comes back
    when the records are indexed again (`references.index`).

    Raises:
        BadAuthority: a document is of another shape; the sentence names it.
    """
    listed = sorted(documents, key=lambda document: str(document.get("id")))
    for document in listed:
        if document.get("schema") != SCHEMA:
            raise BadAuthority(
                f"The document of {document.get('id')!r} is {document.get('schema')!r} and not "
                f"{SCHEMA!r}: use the version of Kitabdar that wrote it."
            )
        session.add(_authority(document))
    session.flush()
    for document in listed:
        authority = session.get_one(Authority, document["id"])
        authority.merged_into = document["merged_into"]
        session.add_all(_revisions(document))
        session.add_all(_merges(document))
        session.add_all(_log(document, disputed))
        session.flush()
        changes.index(session, authority)
    return len(listed)


def _authority(document: dict[str, Any]) -> Authority:
    return Authority(
        id=document["id"],
        **changes.columns_of(read_content(document["content"])),
        merged_into=None,
        was_referenced=False,
        edition=document["edition"],
        created_at=datetime.fromisoformat(document["created_at"]),
        changed_at=datetime.fromisoformat(document["changed_at"]),
        changed_by=document["changed_by"],
        deleted_at=_time(document["deleted_at"]),
    )


def _revisions(document: dict[str, Any]) -> list[AuthorityRevision]:
    return [
        AuthorityRevision(
            authority_id=document["id"],
            edition=row["edition"],
            change=AuthorityChange(row["change"]),
            content=row["content"],
            merge_id=row["merge_id"],
            by=row["by"],
            at=datetime.fromisoformat(row["at"]),
        )
        for row in document["revisions"]
    ]


def _merges(document: dict[str, Any]) -> list[AuthorityMerge]:
    return [
        AuthorityMerge(
            id=row["id"],
            loser_id=document["id"],
            winner_id=row["winner_id"],
            winner_before=row["winner_before"],
            winner_after=row["winner_after"],
            winner_edition=row["winner_edition"],
            by=row["by"],
            at=datetime.fromisoformat(row["at"]),
            undone_by=row["undone_by"],
            undone_at=_time(row["undone_at"]),
        )
        for row in document["merges"]
    ]


def _log(document: dict[str, Any], disputed: Collection[tuple[str, int]]) -> list[Revision]:
    return [
        Revision(
            number=row["number"],
            object_kind=Kind.AUTHORITY.name.lower(),
            object_id=document["id"],
            change=Change(row["change"]),
            at=datetime.fromisoformat(row["at"]),
            summary=row["summary"],
        )
        for row in document["log"]
        if (document["id"], row["number"]) not in disputed
    ]


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
