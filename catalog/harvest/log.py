"""The change log as the world sees it: every visible revision, taken in once, in order.

Revisions have the time of whoever wrote them, and become visible when that transaction ends, some
seconds later. A harvester that asked in between "what changed since noon" and remembers noon would
never hear of them. So the doors read a projection that they carry on themselves: whoever opens one
first takes in all that became visible (`bring_up`), under one lock, with the time of this moment.

Why nobody can miss anything, as long as all processes go by one clock (or the database's): a door
looks at its clock, then asks whether something is new. What it does not see then is committed
later, and gets a later time; what it sees it takes in itself, or waits for whoever is doing so.
Whoever carries the log on therefore looks at the clock last, after everything was read.

A book that is withheld without a revision (an order, an access rule) moves the generation of
access; then all standings are held against the books once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from catalog import counters
from catalog.authorities.labels import absorbed_ids
from catalog.authorities.tables import RecordReference
from catalog.clock import Clock
from catalog.counters import Counter
from catalog.harvest.books import Book, books, public
from catalog.harvest.tables import HarvestLog, Standing
from catalog.harvest.writing import Pen, in_seconds
from catalog.identifiers import Kind, kind_of
from catalog.identity import Manuscript
from catalog.once import insert_once
from catalog.revisions import Change, Revision

BATCH = 500
_ONLY = 1


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the projection reaches: the last number of each kind, and since when."""

    number: int
    manifest_number: int
    began_at: datetime
    at: datetime


def reach(session: Session) -> Reach | None:
    """How far the projection reaches; None before the first door was opened."""
    row = session.execute(
        select(
            HarvestLog.number, HarvestLog.manifest_number, HarvestLog.began_at, HarvestLog.at
        ).where(HarvestLog.id == _ONLY)
    ).first()
    return None if row is None else Reach(*row)


def is_behind(session: Session) -> bool:
    """Whether something became visible that was not taken in: one statement, three look-ups."""
    published, access = (
        select(Counter.value).where(Counter.name == name).scalar_subquery()
        for name in (counters.REVISION, counters.ACCESS)
    )
    taken, taken_access = (
        select(column).where(HarvestLog.id == _ONLY).scalar_subquery()
        for column in (HarvestLog.revision, HarvestLog.access)
    )
    now = session.execute(select(published, access, taken, taken_access)).one()
    return (now[0] or 0, now[1] or 0) != (now[2], now[3])


def bring_up(session: Session, clock: Clock, limit: int = BATCH) -> bool:
    """Take in at most `limit` revisions that became visible; whether there are more.

    Call it again, in a new transaction, until it says that nothing is left. It takes a clock and
    no time, as it may have to wait: what others commit meanwhile must not get a time before that.
    """
    log = _hold(session, clock)
    # Read before the books: a change that comes between is seen the next time.
    access = counters.reading(session, counters.ACCESS)
    pen = Pen(session, log, clock)
    fresh = session.execute(
        select(Revision.number, Revision.object_id, Revision.change)
        .where(Revision.number > log.revision)
        .order_by(Revision.number)
        .limit(limit)
    ).all()
    told = [
        (number, book_id, said)
        for number, object_id, change in fresh
        for book_id, said in _books_of(session, object_id, change)
    ]
    found = books(session, {book_id for _, book_id, _ in told})
    pen.load(found)
    for number, book_id, said in told:
        book = found.get(book_id)
        if book is None:
            continue
        if said is None:  # a name in it changed
            if book.is_public and pen.is_shown(book_id):
                pen.show(book, number)
        elif said is Change.DELETE:
            pen.take_away(book, number)
        else:
            pen.show(book, number)
    for book in found.values():
        # Published, and not to be seen: sealed, or withdrawn by a revision that comes next.
        if not book.is_public and pen.is_shown(book.id):
            pen.take_away(book, None)
    if fresh:
        log.revision = fresh[-1].number
    is_whole = len(fresh) < limit
    if is_whole and access != log.access:
        pen.write()
        _compare_all(session, pen)
        log.access = access
    pen.write()
    session.flush()
    return not is_whole


def _hold(session: Session, clock: Clock) -> HarvestLog:
    """The row of the log, held until the transaction ends; made if this is the first door ever."""
    moment = in_seconds(clock())
    insert_once(
        session, HarvestLog, id=_ONLY, number=0, manifest_number=0, revision=0, access=-1,
        began_at=moment, at=moment,
    )  # fmt: skip
    # PostgreSQL waits here for whoever is carrying the log on; SQLite has waited at the beginning.
    session.execute(
        update(HarvestLog).where(HarvestLog.id == _ONLY).values(id=_ONLY),
        execution_options={"synchronize_session": False},
    )
    log = session.get(HarvestLog, _ONLY, populate_existing=True)
    assert log is not None
    return log


def _books_of(
    session: Session, object_id: str, change: Change
) -> Iterable[tuple[str, Change | None]]:
    """The books that a revision is about; of an authority those whose record names it."""
    kind = kind_of(object_id)
    if kind is Kind.MANUSCRIPT:
        return [(object_id, change)]
    if kind is not Kind.AUTHORITY:
        return []
    naming = select(RecordReference.manuscript_id).where(
        RecordReference.authority_id.in_(absorbed_ids(object_id))
    )
    return [(book_id, None) for book_id in sorted(set(session.scalars(naming)))]


def _compare_all(session: Session, pen: Pen) -> None:
    """Hold every standing against its book: what was sealed goes, what was opened comes back."""
    hidden = select(Standing.object_id).where(
        Standing.is_deleted.is_(False),
        ~exists().where(Manuscript.id == Standing.object_id, public()),
    )
    back = (
        select(Standing.object_id)
        .join(Manuscript, Manuscript.id == Standing.object_id)
        .where(Standing.is_deleted.is_(True), public())
    )
    gone = list(session.scalars(hidden.order_by(Standing.number)))
    returned = list(session.scalars(back.order_by(Standing.number)))
    found = books(session, {*gone, *returned})
    pen.load(found)
    for book_id in gone:
        pen.take_away(found.get(book_id) or Book.lost(book_id), None)
    for book_id in returned:
        pen.show(found[book_id], None)
