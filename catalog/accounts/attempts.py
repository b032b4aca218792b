"""How often signing in may fail: by address and by origin, counted where every process sees it.

A try is counted as failed before the pass phrase is looked at, and taken back when it was right:
a hundred tries at the same moment are then a hundred tries and not one.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalog.accounts.accounts import fold_email
from catalog.accounts.tables import FailedAttempts
from catalog.errors import TooManyAttempts
from catalog.once import insert_once

FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Patience:
    """Failures that cost nothing, then the first wait, which doubles up to the longest."""

    free: int
    first_wait: timedelta
    longest_wait: timedelta


ADDRESS = Patience(5, timedelta(seconds=30), timedelta(minutes=15))
# A whole library may come from one address, so an origin is given more.
ORIGIN = Patience(30, timedelta(seconds=10), timedelta(minutes=5))


def source_of_address(email: str) -> str:
    """The key under which tries for this e-mail address are counted."""
    return _digest(f"address:{fold_email(email)}")


def source_of_origin(host: str) -> str:
    """The key under which tries from this host are counted; of IPv6 its /64 network counts."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return _digest(f"origin:{host}")
    if isinstance(address, ipaddress.IPv6Address):
        network = ipaddress.IPv6Network((int(address), 64), strict=False)
        return _digest(f"origin:{address.ipv4_mapped or network}")
    return _digest(f"origin:{address}")


def begin(session: Session, email: str, host: str, at: datetime) -> None:
    """Count a try for this address from this host, as failed until `succeed` takes it back.

    Raises:
        TooManyAttempts: not now; nothing was counted.
    """
    session.execute(delete(FailedAttempts).where(FailedAttempts.last_at < at - FORGOTTEN_AFTER))
    counted = [
        (_locked(session, source_of_address(email), at), ADDRESS),
        (_locked(session, source_of_origin(host), at), ORIGIN),
    ]
    for row, _ in counted:
        if row.blocked_until is not None and at < row.blocked_until:
            raise TooManyAttempts(math.ceil((row.blocked_until - at).total_seconds()))
    for row, patience in counted:
        row.failures += 1
        row.last_at = at
        row.blocked_until = _blocked_until(row.failures, patience, at)
    session.flush()


def succeed(session: Session, email: str, host: str) -> None:
    """Take the try back: the address starts anew, the origin keeps its other failures."""
    session.execute(delete(FailedAttempts).where(FailedAttempts.source == source_of_address(email)))
    row = session.get(FailedAttempts, source_of_origin(host), with_for_update=True)
    if row is not None:
        row.failures = max(0, row.failures - 1)
        if row.failures < ORIGIN.free:
            row.blocked_until = None
    session.flush()


def _blocked_until(failures: int, patience: Patience, at: datetime) -> datetime | None:
    beyond = failures - patience.free
    if beyond < 0:
        return None
    doubled: timedelta = patience.first_wait * (1 << min(beyond, 20))
    return at + min(doubled, patience.longest_wait)


def _locked(session: Session, source: str, at: datetime) -> FailedAttempts:
    insert_once(session, FailedAttempts, source=source, failures=0, last_at=at)
    return session.scalars(
        select(FailedAttempts).where(FailedAttempts.source == source).with_for_update()
    ).one()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
