"""Letting a change of access take effect: event, revision, record.json, search, manifest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from catalog import counters, identity, publication
from catalog.access import rules
from catalog.access.errors import NetworksChanged
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
        ManuscriptNotFound: there is no such manuscript.
        StorageError: as the storage root says; doing it again is safe.
    """
    # Every process that looks finds it due at the same moment: the others wait here for the first.
    identity.lock(session, manuscript_id)
    if (manuscript_id, number) not in rules.due(session, at):
        return False
    seen = rules.edition(session, manuscript_id)
    rules.end_rule(session, manuscript_id, number, seen=seen, by=DAY_HAS_COME, at=at)
    announce(
        session, root, manuscript_id, by=DAY_HAS_COME, at=at, new_id=new_id, after=after
    )  # fmt: skip
    return True


def set_networks(
    session: Session,
    holder_id: str,
    networks: tuple[Network, ...],
    *,
    seen: datetime | None,
    by: str,
    at: datetime,
) -> None:
    """These are the networks of the holder's reading rooms from now on.

    `seen` is when those were set that the writer had in view (`ReadingRoom.set_at`, which rises
    with each change), None where there were none. What is kept already is no change.

    Raises:
        NetworksChanged: somebody set others since; nothing was changed.
    """
    # Two people come one after the other: the second one waits here, and then sees the first's.
    counters.advance(session, counters.ACCESS)
    told = [str(one) for one in networks]
    row = session.get(ReadingRoom, holder_id, populate_existing=True)
    if row is not None and row.networks == told:
        return
    stands = row.set_at if row is not None else None
    if stands != seen:
        raise NetworksChanged(holder_id, stands)
    if row is None:
        row = ReadingRoom(
            id=holder_id, holder_id=holder_id, networks=told, set_by=by, set_at=at
        )  # fmt: skip
        session.add(row)
    else:
        # A clock that runs behind, or two changes in one moment, never look like no change.
        at = max(at, row.set_at + timedelta(microseconds=1))
        row.networks, row.set_by, row.set_at = told, by, at
    session.flush()
