"""Walking the standings by number: every list of every door is a range of numbers.

Times never run back along the numbers, so a question about times is one about numbers too, and
the hundredth page costs what the first one does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from catalog.harvest.tables import Activity, KnownSet, Member, Seen, Standing

_AT_ONCE = 500
_Lines = Select[str, int, datetime, bool, bool, list[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """A book in a list; `at` in whole seconds, `sets` are the leaves it is in."""

    id: str
    number: int
    at: datetime
    is_deleted: bool
    has_manifest: bool
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One activity as it is told; `target_id` where the book moved there."""

    number: int
    id: str
    change: Seen
    target_id: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers after `low` up to `high`, both told by time; `high` None means to the end."""

    low: int
    high: int | None


def span(session: Session, since: datetime | None, until: datetime | None) -> Span:
    """The numbers of what changed from `since` to `until`, both included, in whole seconds."""
    low, high = 0, None
    if since is not None:
        first = select(func.min(Activity.number)).where(Activity.at >= since)
        found = session.scalar(first)
        # Later than everything: after the last number, whatever comes while the list is walked.
        low = (found if found is not None else _last(session) + 1) - 1
    if until is not None:
        last = select(func.max(Activity.number)).where(Activity.at < until + timedelta(seconds=1))
        high = session.scalar(last) or 0
    return Span(low, high)


def count(session: Session, within: Span, spec: str | None = None) -> int:
    """How many books the list has now."""
    table = Standing if spec is None else Member
    statement = select(func.count()).select_from(table).where(table.number > within.low)
    if spec is not None:
        statement = statement.where(Member.spec == spec)
    if within.high is not None:
        statement = statement.where(table.number <= within.high)
    return session.scalar(statement) or 0


def lines(session: Session, within: Span, limit: int, spec: str | None = None) -> list[Line]:
    """At most `limit` books of the list, in the order of their last change."""
    statement = _lines()
    if spec is None:
        statement = _between(statement, Standing.number, within).order_by(Standing.number)
    else:
        # By way of the set: the walk is as long as the page, however thin the set is.
        statement = (
            _between(statement, Member.number, within)
            .join(Member, Member.object_id == Standing.object_id)
            .where(Member.spec == spec)
            .order_by(Member.number)
        )
    rows = session.execute(statement.limit(limit))
    return [_line_of(row) for row in rows]


def line(session: Session, book_id: str) -> Line | None:
    """Where one book stands; None if readers never saw it."""
    row = session.execute(_lines().where(Standing.object_id == book_id)).first()
    return None if row is None else _line_of(row)


def shown(session: Session, low: int, high: int) -> list[Line]:
    """The books that can be seen, of the standings with numbers after `low` up to `high`."""
    statement = _between(_lines(), Standing.number, Span(low, high))
    rows = session.execute(
        statement.where(Standing.is_deleted.is_(False)).order_by(Standing.number)
    )
    return [_line_of(row) for row in rows]


def filled_parts(session: Session, size: int) -> list[tuple[int, datetime]]:
    """The parts of `size` numbers that hold a book to be seen, from 1, each with its last time."""
    part = ((Standing.number - 1) // size).label("part")
    rows = session.execute(
        select(part, func.max(Standing.at))
        .where(Standing.is_deleted.is_(False))
        .group_by(part)
        .order_by(part)
    )
    return [(number + 1, at) for number, at in rows]


def first_times(session: Session, total: int, size: int) -> list[datetime]:
    """The time of the first activity of each part of `size` numbers, up to `total`, in order."""
    times: list[datetime] = []
    first = range(1, total + 1, size)
    for start in range(0, len(first), _AT_ONCE):
        wanted = first[start : start + _AT_ONCE]
        statement = select(Activity.at).where(Activity.number.in_(wanted))
        times += session.scalars(statement.order_by(Activity.number))
    return times


def activities(session: Session, low: int, high: int) -> list[Told]:
    """The changes of books with numbers after `low` up to `high`."""
    rows = session.execute(
        select(
            Activity.number, Activity.object_id, Activity.change, Activity.target_id, Activity.at
        )
        .where(Activity.number > low, Activity.number <= high)
        .order_by(Activity.number)
    )
    return [Told(*row) for row in rows]


def manifest_activities(session: Session, low: int, high: int) -> list[Told]:
    """The changes of manifests, by their own numbers; a move to a book without one is its end."""
    target = select(Standing.object_id).where(
        Standing.object_id == Activity.target_id, Standing.has_manifest.is_(True)
    )
    rows = session.execute(
        select(
            Activity.manifest_number,
            Activity.object_id,
            Activity.manifest_change,
            target.scalar_subquery(),
            Activity.at,
        )
        .where(Activity.manifest_number > low, Activity.manifest_number <= high)
        .order_by(Activity.manifest_number)
    )
    return [
        Told(number, book_id, Seen.DELETE if change is Seen.MOVE and not to else change, to, at)
        for number, book_id, change, to, at in rows
    ]


def known_sets(session: Session, after: str, limit: int) -> list[str]:
    """At most `limit` sets after this one, in the order of their bytes."""
    statement = select(KnownSet.spec).where(KnownSet.spec > after)
    return list(session.scalars(statement.order_by(KnownSet.spec).limit(limit)))


def is_known_set(session: Session, spec: str) -> bool:
    """Whether a book is or was in the set."""
    return session.get(KnownSet, spec) is not None


def _line_of(row: Row[str, int, datetime, bool, bool, list[str]]) -> Line:
    book_id, number, at, is_deleted, has_manifest, sets = row
    return Line(book_id, number, at, is_deleted, has_manifest, tuple(sets))


def _lines() -> _Lines:
    return select(
        Standing.object_id,
        Standing.number,
        Standing.at,
        Standing.is_deleted,
        Standing.has_manifest,
        Standing.sets,
    )


def _between(statement: _Lines, number: InstrumentedAttribute[int], within: Span) -> _Lines:
    statement = statement.where(number > within.low)
    return statement if within.high is None else statement.where(number <= within.high)


def _last(session: Session) -> int:
    return session.scalar(select(func.max(Activity.number))) or 0
