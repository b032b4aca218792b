"""The clock of the house. Rules take the time as an argument; only edges look at the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)
