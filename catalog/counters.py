"""Counters that never repeat, skip or overtake.

A database sequence hands out 6 while 5 is still uncommitted, so somebody who reads "what came
after 4" would see 6, remember it, and miss 5 for ever. A counter here is a row: it stays
locked until the transaction ends, so numbers become visible in their order. Take it late
in a transaction and commit soon; take `ACCESS` before `REVISION` (two transactions that
take them in different orders would wait for each other).
"""

from __future__ import annotations

from sqlalchemy import BigInteger, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from catalog.once import insert_once
from storage.database import Base

ACCESS = "access"
REVISION = "revision"


class Counter(Base):
    """The last number given out under a name."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)


def advance(session: Session, name: str, step: int = 1) -> int:
    """The next number, from 1, or `step` further; others wait until this transaction ends."""
    further = (
        update(Counter)
        .where(Counter.name == name)
        .values(value=Counter.value + step)
        .returning(Counter.value)
        .execution_options(synchronize_session=False)
    )
    value = session.scalar(further)
    if value is None:
        insert_once(session, Counter, name=name, value=0)
        value = session.scalar(further)
    assert value is not None
    return value


def reading(session: Session, name: str) -> int:
    """The last number given out, 0 if none was: one read by primary key."""
    return session.scalar(select(Counter.value).where(Counter.name == name)) or 0


def catch_up(session: Session, name: str, value: int) -> None:
    """Go on after `value`, the highest number that rows brought from elsewhere have."""
    if reading(session, name) < value:
        session.merge(Counter(name=name, value=value))
        session.flush()
