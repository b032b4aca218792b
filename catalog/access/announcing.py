"""Letting a change of access take effect: event, revision, record.json, search, manifest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from catalog import counters, publication
from catalog.access import rules
from catalog.access.in_force import in_force
from catalog.access.tables import ReadingRoom
from catalog.access.tiers import Network
from catalog.identifiers import Kind
from storage.ocfl.root import StorageRoot

DAY_HAS_COME = "the day has come"


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
    standing = [rule.number for rule in in_force(session, manuscript_id).rules]
    publication.announce(
        session, root, manuscript_id, detail={"access_rules_in_force": standing},
        message="Who may see the pictures was changed.", by=by, at=at, new_id=new_id,
        after=after,
    )  # fmt: skip


def end_due(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    number: int,
    *,
    at: datetime,
    new_id: Callable[[Kind], str],
    after: publication.After,
) -> bool:
    """End an embargo whose day has come; whether it was still in force.

    Raises:
        StorageError: as the storage root says; doing it again is safe.
    """
    if (manuscript_id, number) not in rules.due(session, at):
        return False
    seen = rules.edition(session, manuscript_id)
    rules.end_rule(session, manuscript_id, number, seen=seen, by=DAY_HAS_COME, at=at)
    announce(
        session, root, manuscript_id, by=DAY_HAS_COME, at=at, new_id=new_id, after=after
    )  # fmt: skip
    return True


def set_networks(
    session: Session, holder_id: str, networks: tuple[Network, ...], *, by: str, at: datetime
) -> None:
    """These are the networks of the holder's reading rooms from now on."""
    told = [str(one) for one in networks]
    row = session.get(ReadingRoom, holder_id)
    if row is None:
        row = ReadingRoom(
            id=holder_id, holder_id=holder_id, networks=told, set_by=by, set_at=at
        )  # fmt: skip
        session.add(row)
    elif row.networks != told:
        row.networks, row.set_by, row.set_at = told, by, at
    session.flush()
    counters.advance(session, counters.ACCESS)
