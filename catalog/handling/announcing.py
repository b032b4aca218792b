"""Telling the world of a change in handling: event, revision, record.json, manifest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from catalog import publication
from catalog.handling.in_force import in_force
from catalog.identifiers import Kind
from storage.ocfl.root import StorageRoot


def announce(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    *,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    after: publication.After,
) -> None:
    """Let a change that was just made take effect: to be called in the same transaction, last.

    A book that the public does not have only keeps it; it goes out with the first publication.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        StorageError: as the storage root says; doing it all again is safe.
    """
    standing = [policy.number for policy in in_force(session, manuscript_id).policies]
    publication.announce(
        session, root, manuscript_id, detail={"handling_policies_in_force": standing},
        message="The handling rules of the custodians were changed.", by=by, at=at, new_id=new_id,
        after=after,
    )  # fmt: skip
