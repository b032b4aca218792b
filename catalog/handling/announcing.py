"""Telling the world of a change in handling: event, revision, record.json, manifest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from catalog import events, publication
from catalog.events import EventType, Outcome
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
    events.record(
        session,
        new_id=new_id(Kind.EVENT),
        type=EventType.POLICY_ASSIGNMENT,
        at=at,
        agent=by,
        object_kind="manuscript",
        object_id=manuscript_id,
        outcome=Outcome.SUCCESS,
        detail={"handling_policies_in_force": standing},
    )
    publication.republish(
        session,
        root,
        manuscript_id,
        by=by,
        message="The handling rules of the custodians were changed.",
        at=at,
        new_id=new_id,
        after=after,
    )
