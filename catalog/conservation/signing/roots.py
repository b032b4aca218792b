"""One hash a day over all chains: printed and signed by hand, it ties them to a date.

The root is a Merkle tree hash (RFC 6962, section 2.1): a leaf is SHA-256(0x00, data), a node
SHA-256(0x01, left, right). The data of a leaf is the manuscript's identifier, a space, and its
last hash; leaves are sorted by the identifier. The root of no leaves is SHA-256 of nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog import counters
from catalog.conservation.signing.canonical import canonical
from catalog.conservation.signing.signing import instant
from catalog.conservation.signing.tables import DailyRoot, SignedEntry
from storage.ocfl.root import Bytes, StorageRoot

FILE_NAME = "root.json"
COUNTER = "daily_root"
_PREFIX = "urn:kitabdar:daily-root:"
_AT_ONCE = 500
ONE_DAY = timedelta(days=1)
# What was begun before midnight is committed by then: signing a large survey takes seconds.
SETTLED = timedelta(minutes=15)


def merkle_root(leaves: Sequence[bytes]) -> str:
    """The Merkle tree hash of the leaves in their order, in hexadecimal (RFC 6962, 2.1)."""
    return _tree(leaves).hex()


def leaf_of(manuscript_id: str, last_hash: str) -> bytes:
    """The data of one leaf."""
    return f"{manuscript_id} {last_hash}".encode()


def leaves_at(session: Session, until: datetime) -> list[tuple[str, str, int]]:
    """The (manuscript, last hash, number of entries) of every chain before `until`, sorted."""
    last = (
        select(SignedEntry.manuscript_id, func.max(SignedEntry.seq).label("seq"))
        .where(SignedEntry.signed_at < until)
        .group_by(SignedEntry.manuscript_id)
        .subquery()
    )
    rows = session.execute(
        select(SignedEntry.manuscript_id, SignedEntry.hash, SignedEntry.seq).join(
            last,
            (SignedEntry.manuscript_id == last.c.manuscript_id) & (SignedEntry.seq == last.c.seq),
        )
    )
    return sorted((manuscript_id, hash, seq) for manuscript_id, hash, seq in rows)


def close_days(session: Session, root: StorageRoot, at: datetime) -> list[DailyRoot]:
    """The roots made now, oldest day first: every whole day (UTC) before `at` that is due one.

    A day is due when something was signed on it and nobody closed it yet, so no day is lost by a
    machine that stood still. What was committed so late that its day was closed already is in
    the root of the last whole day.
    """
    today = (at - SETTLED).astimezone(UTC).date()
    if _next_due(session, today) is None:
        return []
    # Two processes that see the new day come one after the other here.
    counters.advance(session, COUNTER)
    session.expire_all()
    made = []
    while (day := _next_due(session, today)) is not None:
        made.append(_close(session, root, day, at))
    return made


def _next_due(session: Session, today: date) -> date | None:
    """The earliest day before `today` that is due a root, after the newest one."""
    latest = newest(session)
    since = _midnight(date.fromisoformat(latest.day) + ONE_DAY) if latest else None
    signed = select(func.min(SignedEntry.signed_at)).where(SignedEntry.signed_at < _midnight(today))
    first = session.scalar(signed.where(SignedEntry.signed_at >= since) if since else signed)
    if first is not None:
        return first.astimezone(UTC).date()
    yesterday = today - ONE_DAY
    if latest is None or since is None or latest.day >= yesterday.isoformat():
        return None
    counted = select(func.count()).select_from(SignedEntry).where(SignedEntry.signed_at < since)
    return yesterday if session.scalar(counted) != latest.entries else None


def _close(session: Session, root: StorageRoot, day: date, at: datetime) -> DailyRoot:
    """The root of one day: in the vault with its leaves, so that it can be computed again."""
    leaves = leaves_at(session, _midnight(day + ONE_DAY))
    columns: dict[str, Any] = {
        "day": day.isoformat(),
        "root": merkle_root([leaf_of(manuscript_id, hash) for manuscript_id, hash, _ in leaves]),
        "manuscripts": len(leaves),
        "entries": sum(seq for _, _, seq in leaves),
        "made_at": at,
    }
    told = {
        **columns,
        "made_at": instant(at),
        "leaves": [[manuscript_id, hash] for manuscript_id, hash, _ in leaves],
    }
    _keep(root, day, canonical(told), at)
    made = DailyRoot(**columns)
    session.add(made)
    session.flush()
    return made


def _midnight(day: date) -> datetime:
    """The moment at which a day begins (UTC)."""
    return datetime.combine(day, time(), UTC)


def newest(session: Session) -> DailyRoot | None:
    """The root of the latest day that has one."""
    return session.scalar(select(DailyRoot).order_by(DailyRoot.day.desc()).limit(1))


def listed(session: Session, most: int) -> list[DailyRoot]:
    """The newest roots, the latest day first."""
    return list(session.scalars(select(DailyRoot).order_by(DailyRoot.day.desc()).limit(most)))


def of_day(session: Session, day: str) -> DailyRoot | None:
    """The root of one day, 'YYYY-MM-DD'."""
    return session.get(DailyRoot, day)


def holds(session: Session, root: StorageRoot, day: str) -> bool:
    """Whether the root of the day follows from its leaves, and every leaf is still in its chain.

    Raises:
        StorageError: the vault has lost the leaves, or cannot be asked now.
    """
    told = json.loads(root.object(object_id(day)).read(FILE_NAME))
    standing = session.get(DailyRoot, day)
    leaves = [(manuscript_id, last) for manuscript_id, last in told["leaves"]]
    made = merkle_root([leaf_of(*leaf) for leaf in leaves])
    if standing is None or made != standing.root:
        return False
    return all(
        _are_in_chains(session, leaves[begin : begin + _AT_ONCE])
        for begin in range(0, len(leaves), _AT_ONCE)
    )


def _are_in_chains(session: Session, leaves: Sequence[tuple[str, str]]) -> bool:
    found = session.execute(
        select(SignedEntry.manuscript_id, SignedEntry.hash).where(
            SignedEntry.hash.in_([last for _, last in leaves])
        )
    )
    return {(manuscript_id, last) for manuscript_id, last in found} >= set(leaves)


def object_id(day: str) -> str:
    """The identifier of the OCFL object of a day's root."""
    return f"{_PREFIX}{day}"


def days(object_ids: Sequence[str]) -> list[str]:
    """The days whose roots are among the objects of a vault, in order."""
    return sorted(each.removeprefix(_PREFIX) for each in object_ids if each.startswith(_PREFIX))


def _keep(root: StorageRoot, day: date, data: bytes, at: datetime) -> None:
    kept = root.object(object_id(day.isoformat()))
    # A crash before the commit leaves bytes without a row; made again, only the time differs.
    kept.write_version(
        {FILE_NAME: Bytes(data)}, message=f"Daily root of {day}", user="kitabdar", at=at
    )


def _tree(leaves: Sequence[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + _tree(leaves[:split]) + _tree(leaves[split:])).digest()
