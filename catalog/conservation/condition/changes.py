"""What became of it: changes between two assessments, and the condition on a day.

The condition of a side on a day is what the last signed assessment that looked at it by that day
has (invariant 9). Days are counted in UTC.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Subquery, and_, func, select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas, Side
from catalog.conservation.condition import assessments, threads
from catalog.conservation.condition.bench import Seen
from catalog.conservation.condition.errors import NotInBook
from catalog.conservation.condition.tables import (
    Assessment,
    AssessmentStatus,
    Change,
    Examination,
    Observation,
    Outcome,
    Region,
)
from catalog.conservation.condition.threads import NOTHING


@dataclass(frozen=True, slots=True)
class ChangeOfOne:
    """What became of one damage between two assessments.

    `delta_mm2` is after minus before, None where a scale is not known; `earlier_id` is None for
    what is new, `later_id` for what the later assessment says nothing of.
    """

    canvas_id: str | None
    component: str | None
    term: str
    change: Change
    earlier_id: str | None
    later_id: str | None
    before_mm2: float | None
    after_mm2: float | None
    delta_mm2: float | None


@dataclass(frozen=True, slots=True)
class SideOnDay:
    """The condition of one side on a day; `seen` may be empty: it was looked at, and sound."""

    canvas_id: str
    label: str
    outcome: Outcome
    assessment: Assessment
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class ConditionOnDay:
    """The condition of the book on a day, its sides in reading order, and of what is no side.

    `assessments` are those that something here is from, the newest first.
    """

    day: date
    assessments: tuple[Assessment, ...]
    sides: tuple[SideOnDay, ...]
    beside: tuple[Seen, ...]


def changes_between(session: Session, earlier_id: str, later_id: str) -> list[ChangeOfOne]:
    """What became of every damage of the earlier assessment, and what the later one has new.

    Damage that the later one neither links to nor denies is told as not examined: that nobody
    drew it again does not mean that it is gone. On a side the later one found without damage, what
    was there is gone.

    Raises:
        AssessmentNotFound: one of them is not there.
        NotInBook: they are of two books.
    """
    earlier, later = assessments.find(session, earlier_id), assessments.find(session, later_id)
    if earlier.manuscript_id != later.manuscript_id:
        raise NotInBook(later_id)
    before = _observations(session, earlier_id)
    after = _observations(session, later_id)
    areas = threads.areas_of(session, [one.id for one in (*before, *after)])
    sound = set(
        session.scalars(
            select(Examination.canvas_id).where(
                Examination.assessment_id == later_id, Examination.outcome == Outcome.NO_DAMAGE
            )
        )
    )
    followed = {one.thread_id: one for one in after}
    found = []
    for old in before:
        new = followed.pop(old.thread_id, None)
        if new is not None:
            change = _told(old, new, areas)
        else:
            change = Change.GONE if old.canvas_id in sound else Change.NOT_EXAMINED
        found.append(_change(old, new, change, areas))
    found += [_change(None, new, Change.NEW, areas) for new in followed.values()]
    return found


def condition_on(
    session: Session,
    manuscript_id: str,
    day: date,
    *,
    of: Collection[str] | None = None,
    canvas_ids: Collection[str] | None = None,
) -> ConditionOnDay:
    """The last signed word on every side by the end of this day, or of these assessments only.

    Drafts are never in it. `of`: identifiers of the assessments that may be told of (those that
    were released, say); None for every signed one. `canvas_ids`: of these sides only, and of
    nothing beside them. At most four statements.
    """
    counts = counting(manuscript_id, day, of)
    last = last_looks(counts, canvas_ids)
    sides = session.execute(
        select(Examination, Assessment)
        .join(Assessment, Assessment.id == Examination.assessment_id)
        .join(last, is_last(last, Examination))
        .join(Canvas, Canvas.id == Examination.canvas_id)
        .join(Side, Side.id == Canvas.side_id)
        .order_by(Side.position, Side.id)
    ).all()
    drawn = (
        select(Observation, Assessment)
        .join(Assessment, Assessment.id == Observation.assessment_id)
        .join(last, is_last(last, Observation))
        .order_by(Observation.at, Observation.id)
    )
    regions = select(Region).join(last, is_last(last, Region)).order_by(Region.at, Region.id)
    places: dict[str, list[Region]] = {}
    for region in session.scalars(regions):
        places.setdefault(region.observation_id, []).append(region)
    about: dict[str, list[Seen]] = {}
    for observation, assessment in session.execute(drawn):
        if observation.change is not Change.GONE and observation.canvas_id is not None:
            seen = Seen(observation, assessment, tuple(places.get(observation.id, ())))
            about.setdefault(observation.canvas_id, []).append(seen)
    beside = beside_sides(session, counts) if canvas_ids is None else []
    told = {one.id: one for _, one in sides} | {one.assessment.id: one.assessment for one in beside}
    return ConditionOnDay(
        day,
        tuple(sorted(told.values(), key=lambda one: one.number, reverse=True)),
        tuple(
            SideOnDay(
                row.canvas_id, row.label, row.outcome, assessment,
                tuple(about.get(row.canvas_id, ())),
            )
            for row, assessment in sides
        ),
        tuple(beside),
    )  # fmt: skip


def counting(
    manuscript_id: str, day: date, of: Collection[str] | None
) -> list[ColumnElement[bool]]:
    """Which assessments count by the end of the day, as `condition_on` says it."""
    until = datetime.combine(day + timedelta(days=1), time(), UTC)
    counts = [
        Assessment.manuscript_id == manuscript_id,
        Assessment.status == AssessmentStatus.SIGNED,
        Assessment.ended_at < until,
    ]
    return counts if of is None else [*counts, Assessment.id.in_(of)]


def last_looks(
    counts: Sequence[ColumnElement[bool]], canvas_ids: Collection[str] | None = None
) -> Subquery:
    """Of each side the last assessment that looked at it: `assessment_id`, `canvas_id`."""
    rank = func.row_number().over(
        partition_by=Examination.canvas_id,
        order_by=(Assessment.ended_at.desc(), Assessment.number.desc()),
    )
    looked = (
        select(Examination.assessment_id, Examination.canvas_id, rank.label("rank"))
        .join(Assessment, Assessment.id == Examination.assessment_id)
        .where(*counts, Examination.outcome != Outcome.NOT_EXAMINED)
    )
    if canvas_ids is not None:
        looked = looked.where(Examination.canvas_id.in_(canvas_ids))
    ranked = looked.subquery()
    return select(ranked.c.assessment_id, ranked.c.canvas_id).where(ranked.c.rank == 1).subquery()


def is_last(
    last: Subquery, kind: type[Examination] | type[Observation] | type[Region]
) -> ColumnElement[bool]:
    """Whether a row is of the last look at its side."""
    return and_(last.c.assessment_id == kind.assessment_id, last.c.canvas_id == kind.canvas_id)


def beside_sides(session: Session, counts: Sequence[ColumnElement[bool]]) -> list[Seen]:
    """The last word on each damage of a component, or of the whole book."""
    rows = session.execute(
        select(Observation, Assessment)
        .join(Assessment, Assessment.id == Observation.assessment_id)
        .where(*counts, Observation.canvas_id.is_(None))
        .order_by(Assessment.number, Observation.at, Observation.id)
    )
    last = {one.thread_id: Seen(one, assessment, ()) for one, assessment in rows}
    return [seen for seen in last.values() if seen.observation.change is not Change.GONE]


def _observations(session: Session, assessment_id: str) -> list[Observation]:
    statement = select(Observation).where(Observation.assessment_id == assessment_id)
    return list(session.scalars(statement.order_by(Observation.at, Observation.id)))


def _told(old: Observation, new: Observation, areas: dict[str, threads.Area]) -> Change:
    """What the later one says, or what follows from the areas, where others lie in between."""
    if new.change is not None and (new.same_as == old.id or not new.is_change_proposed):
        return new.change
    proposed = threads.proposed_change(areas.get(old.id, NOTHING), areas.get(new.id, NOTHING))
    return proposed or Change.UNCHANGED


def _change(
    old: Observation | None,
    new: Observation | None,
    change: Change,
    areas: dict[str, threads.Area],
) -> ChangeOfOne:
    one = new or old
    assert one is not None
    before = areas.get(old.id, NOTHING).mm2 if old else 0.0
    after = areas.get(new.id, NOTHING).mm2 if new else 0.0
    if change is Change.NOT_EXAMINED:
        after = None
    delta = None if before is None or after is None else round(after - before, 2)
    return ChangeOfOne(
        one.canvas_id, one.component, one.term, change,
        old.id if old else None, new.id if new else None,
        _rounded(before), _rounded(after), delta,
    )  # fmt: skip


def _rounded(area: float | None) -> float | None:
    return None if area is None else round(area, 2)
