"""The rows of a private record, made again from the versions of its own object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from catalog.provenance.tables import DueDiligenceStatement, PrivateRecord
from storage.ocfl.inventory import Version


def add_private(
    session: Session, manuscript_id: str, versions: Sequence[tuple[Version, dict[str, Any]]]
) -> None:
    """The facts of the newest version, and every statement with who kept it and when.

    A statement is in all versions from the one on in which it was kept.
    """
    newest, document = versions[-1]
    session.add(
        PrivateRecord(
            manuscript_id=manuscript_id,
            document=document["facts"],
            edition=document["edition"],
            saved_by=newest.user,
            saved_at=newest.created,
        )
    )
    known = 0
    for version, kept in versions:
        for number, statement in enumerate(kept["statements"][known:], start=known + 1):
            session.add(
                DueDiligenceStatement(
                    manuscript_id=manuscript_id,
                    number=number,
                    document=statement,
                    kept_by=version.user,
                    kept_at=version.created,
                )
            )
        known = len(kept["statements"])
