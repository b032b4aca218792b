"""Released condition assessments, read from rows that the signature froze.

The rows of a signed assessment cannot change (triggers on both databases), so they are what was
signed; `verify` tells of whoever changed them behind the application's back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from catalog import vocabulary
from catalog.codicology.folios import Canvas
from catalog.conservation.condition import assessments
from catalog.conservation.condition.geometry import area_mm2, path_of, share_percent
from catalog.conservation.condition.models import AssessmentContent, ObservationContent
from catalog.conservation.condition.quires import sides_of
from catalog.conservation.condition.signed import released_assessments, valid_assessments
from catalog.conservation.condition.tables import (
    Activity,
    Assessment,
    Change,
    Examination,
    Extent,
    Observation,
    Outcome,
    Region,
)
from catalog.conservation.signing.tables import SignedEntry
from catalog.language import LanguageMap


@dataclass(frozen=True, slots=True)
class ReleasedAssessment:
    """One survey that the public may read; `seq` is the number of its signed entry.

    `damaged` are the canvases on which it found damage, `sides` how many it looked at.
    """

    id: str
    number: int
    kind: str
    started_at: datetime
    ended_at: datetime
    seq: int
    signer: str
    content: AssessmentContent
    damaged: frozenset[str]
    sides: int


@dataclass(frozen=True, slots=True)
class PlacedRegion:
    """Where damage lies: path and box (left, top, right, bottom) in canvas pixels, area in mm²."""

    id: str
    path: str
    box: tuple[int, int, int, int]
    area_mm2: float | None
    share_percent: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Damage:
    """One observation: its term with labels, grade 0 to 4, and the regions it has.

    `since` is when it was described before, where the public may know of that survey.
    """

    id: str
    canvas_id: str | None
    component: str | None
    term: str
    labels: LanguageMap
    uri: str | None
    severity: int
    activity: Activity
    extent: Extent
    change: Change | None
    since: datetime | None
    content: ObservationContent
    at: datetime
    regions: tuple[PlacedRegion, ...]

    @property
    def area_mm2(self) -> float | None:
        """The area of all regions; None where there is none or a scale is not known."""
        areas = [region.area_mm2 for region in self.regions]
        known = [area for area in areas if area is not None]
        return sum(known) if known and len(known) == len(areas) else None


@dataclass(frozen=True, slots=True)
class ExaminedSide:
    """A side that was looked at, or the reason why not."""

    canvas_id: str
    label: str
    outcome: Outcome
    reason: str
    damage: tuple[Damage, ...]


def assessments_of(
    session: Session, manuscript_id: str, *, for_staff: bool = False
) -> tuple[ReleasedAssessment, ...]:
    """The released assessments, the newest first; for staff every signed one that stands."""
    which = (valid_assessments if for_staff else released_assessments)(session, manuscript_id)
    if not which:
        return ()
    rows = session.execute(
        select(Assessment, SignedEntry.seq, SignedEntry.signer_name)
        .join(SignedEntry, SignedEntry.id == Assessment.signed_entry_id)
        .where(Assessment.id.in_(which), Assessment.manuscript_id == manuscript_id)
        .order_by(Assessment.ended_at.desc(), Assessment.number.desc())
    ).all()
    found = [row.id for row, _, _ in rows]
    damaged = damaged_canvases(session, found)
    counted = session.execute(
        select(Examination.assessment_id, func.count())
        .where(Examination.assessment_id.in_(found), Examination.outcome != Outcome.NOT_EXAMINED)
        .group_by(Examination.assessment_id)
    )
    sides = {row[0]: row[1] for row in counted}
    return tuple(
        ReleasedAssessment(
            row.id, row.number, row.kind.value, row.started_at, row.ended_at or row.started_at,
            seq, signer, assessments.content_of(row), damaged.get(row.id, frozenset()),
            sides.get(row.id, 0),
        )
        for row, seq, signer in rows
    )  # fmt: skip


def find(session: Session, manuscript_id: str, assessment_id: str) -> ReleasedAssessment | None:
    """The assessment, if it is of this manuscript and the public may read it."""
    known = assessments_of(session, manuscript_id)
    return next((one for one in known if one.id == assessment_id), None)


def damaged_canvases(
    session: Session, assessment_ids: Collection[str]
) -> Mapping[str, frozenset[str]]:
    """By assessment the canvases on which it has damage that is there; one statement."""
    rows = session.execute(
        select(Observation.assessment_id, Observation.canvas_id)
        .where(
            Observation.assessment_id.in_(assessment_ids),
            Observation.canvas_id.is_not(None),
            Observation.change.is_distinct_from(Change.GONE),
        )
        .distinct()
    )
    found: dict[str, set[str]] = {}
    for assessment_id, canvas_id in rows:
        if canvas_id is not None:
            found.setdefault(assessment_id, set()).add(canvas_id)
    return {assessment_id: frozenset(ids) for assessment_id, ids in found.items()}


def damage_of(
    session: Session, assessment: ReleasedAssessment, canvas_ids: Collection[str] | None = None
) -> list[Damage]:
    """What the assessment saw, in the order in which it was written down; gone damage is not there.

    `canvas_ids`: only on these canvases. Three statements.
    """
    earlier, before = aliased(Observation), aliased(Assessment)
    told = (
        select(Observation, earlier.assessment_id, before.ended_at)
        .outerjoin(earlier, earlier.id == Observation.same_as)
        .outerjoin(before, before.id == earlier.assessment_id)
        .where(
            Observation.assessment_id == assessment.id,
            Observation.change.is_distinct_from(Change.GONE),
        )
        .order_by(Observation.at, Observation.id)
    )
    drawn = select(Region).where(Region.assessment_id == assessment.id)
    if canvas_ids is not None:
        told = told.where(Observation.canvas_id.in_(canvas_ids))
        drawn = drawn.where(Region.canvas_id.in_(canvas_ids))
    rows = session.execute(told).all()
    if not rows:
        return []
    regions = session.scalars(drawn.order_by(Region.at, Region.id)).all()
    sizes = _sizes(session, {region.canvas_id for region in regions})
    placed: dict[str, list[PlacedRegion]] = {}
    for region in regions:
        placed.setdefault(region.observation_id, []).append(
            _placed(region, sizes[region.canvas_id])
        )
    manuscript_id = rows[0][0].manuscript_id
    may_be_told = set(released_assessments(session, manuscript_id))
    return [
        _damage(one, placed.get(one.id, ()), since if earlier_id in may_be_told else None)
        for one, earlier_id, since in rows
    ]


def sides_examined(
    session: Session, manuscript_id: str, assessment: ReleasedAssessment, seen: Sequence[Damage]
) -> list[ExaminedSide]:
    """Every side that the assessment looked at or gave a reason for, in reading order."""
    by_canvas: dict[str, list[Damage]] = {}
    for one in seen:
        if one.canvas_id is not None:
            by_canvas.setdefault(one.canvas_id, []).append(one)
    looked = {
        row.canvas_id: row
        for row in session.scalars(
            select(Examination).where(Examination.assessment_id == assessment.id)
        )
    }
    return [
        ExaminedSide(
            side.canvas_id, side.label, looked[side.canvas_id].outcome,
            looked[side.canvas_id].reason or "", tuple(by_canvas.get(side.canvas_id, ())),
        )
        for side in sides_of(session, manuscript_id)
        if side.canvas_id in looked
    ]  # fmt: skip


def _damage(one: Observation, regions: Sequence[PlacedRegion], since: datetime | None) -> Damage:
    term = vocabulary.find(one.term)
    return Damage(
        id=one.id,
        canvas_id=one.canvas_id,
        component=one.component,
        term=one.term,
        labels=term.labels if term else {},
        uri=term.uri if term else None,
        severity=one.severity,
        activity=one.activity,
        extent=one.extent,
        change=one.change,
        since=since,
        content=ObservationContent.model_validate(one.content),
        at=one.at,
        regions=tuple(regions),
    )


def _placed(region: Region, size: tuple[int, int]) -> PlacedRegion:
    return PlacedRegion(
        region.id,
        path_of(region.kind, region.points),
        (region.left, region.top, region.right, region.bottom),
        area_mm2(region.area_px2, region.mm_per_px),
        share_percent(region.area_px2, *size),
        region.at,
    )


def _sizes(session: Session, canvas_ids: Collection[str]) -> dict[str, tuple[int, int]]:
    rows = session.execute(
        select(Canvas.id, Canvas.width_px, Canvas.height_px).where(Canvas.id.in_(canvas_ids))
    )
    return {canvas_id: (width, height) for canvas_id, width, height in rows}
