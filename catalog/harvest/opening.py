"""Opening a door: first everything that became visible is taken in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from sqlalchemy import DateTime, func, select
from sqlalchemy.orm import Session, sessionmaker

from catalog.clock import Clock, now
from catalog.harvest import log
from storage.database import steady


def open_door(sessions: sessionmaker[Session], clock: Clock | None = None) -> datetime:
    """Carry the projection on to this moment, which is returned: the time of the answer.

    Whoever asks again for what changed since that time misses nothing. Where several machines
    share a database they go by its clock, unless a `clock` is given.
    """
    with sessions() as session:
        at = clock() if clock else _database_time(session)
        if not log.is_behind(session):
            return at
    is_more = True
    while is_more:
        with sessions.begin() as session:
            is_more = log.bring_up(session, clock or partial(_database_time, session))
    return at


@contextmanager
def steady_view(
    sessions: sessionmaker[Session], clock: Clock | None = None
) -> Iterator[tuple[Session, datetime]]:
    """A reading session in which standings and books are of one moment, and the time before it.

    Without it a book that was hidden a moment ago would stand in the list and could not be read;
    to tell it as gone, before the log does, would be wrong for ever if it came back before the
    next look.
    """
    while True:
        at = open_door(sessions, clock)
        with steady(sessions) as session:
            if not log.is_behind(session):
                yield session, at
                return


def _database_time(session: Session) -> datetime:
    if session.get_bind().dialect.name != "postgresql":
        return now()
    return session.execute(select(func.clock_timestamp(type_=DateTime(timezone=True)))).scalar_one()
