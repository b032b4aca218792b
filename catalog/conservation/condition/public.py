"""What the public may know of the condition of a book: signed, released, and no names of staff.

Two questions, each as cheap as its answer is short: of the whole book every side in numbers,
which the database counts, and of one side its damage, whose rows an index finds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from catalog import vocabulary
from catalog.access.in_force import closed
from catalog.codicology.folios import Canvas, Side
from catalog.conservation.condition import assessments, grades, observations
from catalog.conservation.condition import public_bodies as bodies
from catalog.conservation.condition.bench import Seen
from catalog.conservation.condition.changes import (
    beside_sides,
    condition_on,
    counting,
    is_last,
    last_looks,
)
from catalog.conservation.condition.geometry import (
    CODE_VERSION,
    area_mm2,
    path_of,
    share_percent,
)
from catalog.conservation.condition.signed import released_assessments, valid_assessments
from catalog.conservation.condition.tables import (
    Assessment,
    Change,
    Examination,
    Observation,
    Region,
)
from catalog.conservation.signing import signing
from catalog.errors import CanvasNotFound
from catalog.images import Image

Size = tuple[int, int]
_IS_THERE = Observation.change.is_distinct_from(Change.GONE)


@dataclass(slots=True)
class _Counted:
    observations: int = 0
    regions: int = 0
    worst: int = 0
    terms: list[str] = field(default_factory=list)


def condition(
    session: Session, manuscript_id: str, day: date, *, is_staff: bool = False
) -> bodies.Condition:
    """The condition by the end of the day: of what was released, or for staff of what was signed.

    Sides of which the public may see no photograph are left out for it (invariant 19). Whether
    the manuscript itself may be seen is for the caller to ask.
    """
    counts = counting(manuscript_id, day, _told_of(session, manuscript_id, is_staff))
    last = last_looks(counts)
    sides = session.execute(
        select(
            Examination.canvas_id, Examination.label, Examination.outcome,
            Examination.assessment_id,
        )
        .join(last, is_last(last, Examination))
        .join(Canvas, Canvas.id == Examination.canvas_id)
        .join(Side, Side.id == Canvas.side_id)
        .order_by(Side.position, Side.id)
    ).all()  # fmt: skip
    beside = beside_sides(session, counts)
    told = {row.assessment_id for row in sides} | {one.assessment.id for one in beside}
    known = {one.id: one for one in session.scalars(select(Assessment).where(*counts))}
    newest = sorted((known[each] for each in told), key=lambda one: one.number, reverse=True)
    visible = None if is_staff else _visible(session, manuscript_id)
    counted = _counted(session, counts)
    shown = [
        bodies.PublicSide(
            canvas_id=row.canvas_id,
            label=row.label,
            outcome=row.outcome,
            assessment=known[row.assessment_id].number,
            observations=one.observations,
            regions=one.regions,
            worst=one.worst,
            terms=one.terms,
        )
        for row in sides
        if visible is None or row.canvas_id in visible
        for one in (counted.get(row.canvas_id) or _Counted(),)
    ]
    return bodies.Condition(
        manuscript_id=manuscript_id,
        date=day,
        assessments=[_assessment(one) for one in newest],
        sides=shown,
        beside=[_observation(one, None) for one in beside],
        labels={term: _labels(term) for term in sorted({t for one in shown for t in one.terms})},
    )


def condition_of_side(
    session: Session, manuscript_id: str, canvas_id: str, day: date, *, is_staff: bool = False
) -> bodies.SideCondition:
    """The damage of one side by the end of the day; as `condition` otherwise.

    Raises:
        CanvasNotFound: the manuscript has no such side, nothing is told of it, or it is not shown.
    """
    size = session.execute(
        select(Canvas.width_px, Canvas.height_px).where(
            Canvas.id == canvas_id, Canvas.manuscript_id == manuscript_id
        )
    ).one_or_none()
    if size is None or not (is_staff or _visible(session, manuscript_id, canvas_id)):
        raise CanvasNotFound(canvas_id)
    of = _told_of(session, manuscript_id, is_staff)
    found = condition_on(session, manuscript_id, day, of=of, canvas_ids=[canvas_id])
    if not found.sides:
        raise CanvasNotFound(canvas_id)
    (side,) = found.sides
    return bodies.SideCondition(
        manuscript_id=manuscript_id,
        date=day,
        canvas_id=canvas_id,
        label=side.label,
        outcome=side.outcome,
        assessment=_assessment(side.assessment),
        observations=[_observation(one, (size.width_px, size.height_px)) for one in side.seen],
    )


def stamp(session: Session, manuscript_id: str, day: date) -> str:
    """What changes whenever a public answer about this book on this day may (hexadecimal).

    Only signed entries, which the last hash of the chain stands for, and what is shown or
    withheld can change it; and the words of the vocabularies.
    """
    parts = [
        CODE_VERSION, vocabulary.edition(), manuscript_id, day.isoformat(),
        signing.last_hash(session, manuscript_id), *sorted(_visible(session, manuscript_id)),
    ]  # fmt: skip
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _told_of(session: Session, manuscript_id: str, is_staff: bool) -> tuple[str, ...]:
    return (valid_assessments if is_staff else released_assessments)(session, manuscript_id)


def _visible(session: Session, manuscript_id: str, canvas_id: str | None = None) -> set[str]:
    """The sides of which all the public may see a photograph in full."""
    shown = select(Image.canvas_id).where(
        Image.manuscript_id == manuscript_id, Image.is_withheld.is_(False)
    )
    if canvas_id is not None:
        shown = shown.where(Image.canvas_id == canvas_id)
    pictured = set(session.scalars(shown.distinct()))
    return pictured - closed(session, manuscript_id, pictured)


def _counted(session: Session, counts: Sequence[ColumnElement[bool]]) -> Mapping[str, _Counted]:
    """What the last look at each side saw there, counted by the database."""
    last = last_looks(counts)
    found: dict[str, _Counted] = {}
    seen = session.execute(
        select(
            Observation.canvas_id, Observation.term, func.count(), func.max(Observation.severity)
        )
        .join(last, is_last(last, Observation))
        .where(_IS_THERE)
        .group_by(Observation.canvas_id, Observation.term)
        .order_by(Observation.canvas_id, Observation.term)
    )
    for canvas_id, term, count, worst in seen:
        one = found.setdefault(canvas_id or "", _Counted())
        one.observations += count
        one.worst = max(one.worst, worst)
        one.terms.append(term)
    drawn = session.execute(
        select(Observation.canvas_id, func.count(Region.id))
        .join(last, is_last(last, Observation))
        .join(Region, Region.observation_id == Observation.id)
        .where(_IS_THERE)
        .group_by(Observation.canvas_id)
    )
    for canvas_id, count in drawn:
        found[canvas_id or ""].regions = count
    return found


def _assessment(row: Assessment) -> bodies.PublicAssessment:
    content = assessments.content_of(row)
    return bodies.PublicAssessment(
        id=row.id,
        number=row.number,
        kind=row.kind,
        started_at=row.started_at,
        ended_at=row.ended_at,
        grades=content.grades,
        fitness=content.fitness,
        accessibility=grades.accessibility(content.fit_for),
        observed=row.content["observed"],
        interpreted=row.content["interpreted"],
        signed_entry_id=row.signed_entry_id,
    )


def _observation(seen: Seen, size: Size | None) -> bodies.PublicObservation:
    row = seen.observation
    return bodies.PublicObservation(
        id=row.id,
        assessment=seen.assessment.number,
        component=row.component,
        term=row.term,
        labels=_labels(row.term),
        severity=row.severity,
        activity=row.activity,
        extent=row.extent,
        change=row.change,
        content=observations.content_of(row),
        regions=[
            bodies.PublicRegion(
                path=path_of(region.kind, region.points),
                box=(region.left, region.top, region.right, region.bottom),
                area_mm2=area_mm2(region.area_px2, region.mm_per_px),
                share_percent=share_percent(region.area_px2, *size) if size else None,
            )
            for region in seen.regions
        ],
    )


def _labels(key: str) -> dict[str, list[str]]:
    term = vocabulary.find(key)
    return dict(term.labels) if term else {}
