"""Which workers live: one row each, written anew every few seconds.

DBOS gives the unfinished jobs of a dead worker to nobody but a worker of the same name. So each
worker says that it lives, and a living one takes over what a silent one left. A worker on the
same machine need not wait for silence: whether its process is there can be looked up.
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Integer, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Base, UtcDateTime


class WorkerHeartbeat(Base):
    """The last sign of life of one worker.

    `host` tells machines (and containers) apart, so that `pid` means something. `claimed_at` is
    when somebody began to take over its jobs: of two who try, one wins.
    """

    __tablename__ = "worker_heartbeats"

    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    host: Mapped[str] = mapped_column(String(300))
    pid: Mapped[int] = mapped_column(Integer)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a process runs: equal places share one table of process ids."""

    host: str
    pid: int


def here() -> Place:
    """The place of this process.

    Containers may share a host name; the kernel's number of the process-id namespace and of
    the boot tell them apart (Linux, namespaces(7)). Elsewhere the host name alone must do.
    """
    parts = [socket.gethostname()]
    boot, namespace = Path("/proc/sys/kernel/random/boot_id"), Path("/proc/self/ns/pid")
    if boot.exists():
        parts.append(boot.read_text(encoding="ascii").strip()[:8])
    if namespace.exists():
        parts.append(str(namespace.stat().st_ino))
    return Place("/".join(parts), os.getpid())


def beat(session: Session, name: str, place: Place, *, started_at: datetime, at: datetime) -> None:
    """Say that the worker `name` lives; a takeover of its jobs that had begun is called off."""
    row = session.get(WorkerHeartbeat, name)
    if row is None:
        row = WorkerHeartbeat(name=name)
        session.add(row)
    row.seen_at, row.started_at = at, started_at
    row.host, row.pid, row.claimed_at = place.host, place.pid, None


def leave(session: Session, name: str) -> None:
    """Say that the worker `name` ended by itself; what it left is free at once."""
    row = session.get(WorkerHeartbeat, name)
    if row is not None:
        session.delete(row)


def is_alive(row: WorkerHeartbeat, place: Place, *, at: datetime, silence: timedelta) -> bool:
    """Whether the worker of `row` lives, seen from `place`.

    On the same machine its process decides; a process id that was given away again makes a dead
    worker look alive, so silence still counts. From elsewhere only silence tells.
    """
    if at - row.seen_at > silence:
        return False
    if row.host != place.host or row.pid == place.pid:
        return True
    try:
        os.kill(row.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def find(session: Session, name: str) -> WorkerHeartbeat | None:
    """The row of the worker `name`, if it ever beat and did not leave."""
    return session.get(WorkerHeartbeat, name)


def everyone(session: Session) -> list[WorkerHeartbeat]:
    """All rows, living or silent, by name."""
    return list(session.scalars(select(WorkerHeartbeat).order_by(WorkerHeartbeat.name)))


def claim(session: Session, name: str, *, at: datetime, again_after: timedelta) -> bool:
    """Claim the right to take over the jobs of the silent worker `name`.

    Exactly one caller gets True; if that one dies half-way, another may claim after
    `again_after`. A worker without a row (its database row was lost) is claimed by making one.
    """
    row = session.get(WorkerHeartbeat, name)
    if row is None:
        session.add(
            WorkerHeartbeat(name=name, seen_at=at, started_at=at, host="", pid=0, claimed_at=at)
        )
        session.flush()
        return True
    changed = session.execute(
        update(WorkerHeartbeat)
        .where(WorkerHeartbeat.name == name, WorkerHeartbeat.seen_at == row.seen_at)
        .where(
            WorkerHeartbeat.claimed_at.is_(None) | (WorkerHeartbeat.claimed_at < at - again_after)
        )
        .values(claimed_at=at)
        .execution_options(synchronize_session=False)
    )
    return bool(getattr(changed, "rowcount", 0) == 1)
