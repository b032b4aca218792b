"""Released condition assessments, read from rows that the signature froze.

The rows of a signed assessment cannot change (triggers on both databases), so they are what was
signed; `verify` tells of whoever changed them behind the application's back.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
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

_Look = tuple[frozenset[str], int]
_KNOWN: dict[str, _Look] = {}
_KNOWN_MAX = 200
_LOCK = threading.Lock()


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

    `since` is when it was described before, where the public may know of that survey. `area_mm2`
    is that of all its regions; None where there is none or a scale is not known.
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
    area_mm2: float | None = None


@dataclass(frozen=True, slots=True)
class SeenDamage:
    """An observation in a few words, for texts about a whole book; as `Damage` otherwise."""

    id: str
    canvas_id: str | None
    component: str | None
    term: str
    severity: int
    activity: Activity
    area_mm2: float | None

    @property
    def labels(self) -> LanguageMap:
        """The words for it, by language; none where the vocabulary lost the term."""
        term = vocabulary.find(self.term)
        return term.labels if term else {}

    @property
    def uri(self) -> str | None:
        """The same concept elsewhere."""
        term = vocabulary.find(self.term)
        return term.uri if term else None


@dataclass(frozen=True, slots=True)
class ExaminedSide:
    """A side that was looked at, or the reason why not."""

    canvas_id: str
    label: str
    outcome: Outcome
    reason: str


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
    looks = _looks(session, {row.id: row.signed_entry_id or "" for row, _, _ in rows})
    return tuple(
        ReleasedAssessment(
            row.id, row.number, row.kind.value, row.started_at, row.ended_at or row.started_at,
            seq, signer, assessments.content_of(row), *looks[row.id],
        )
        for row, seq, signer in rows
    )  # fmt: skip


def find(session: Session, manuscript_id: str, assessment_id: str) -> ReleasedAssessment | None:
    """The assessment, if it is of this manuscript and the public may read it."""
    known = assessments_of(session, manuscript_id)
    return next((one for one in known if one.id == assessment_id), None)


def _looks(session: Session, signed: Mapping[str, str]) -> dict[str, _Look]:
    """By signed assessment the canvases with damage that is there, and how many sides it saw.

    `signed` gives the entry of each. Counting goes through all of a survey, and what an entry
    signed never changes (triggers on both databases), so each is counted once in a process.
    """
    with _LOCK:
        found = {each: _KNOWN[entry] for each, entry in signed.items() if entry in _KNOWN}
    missing = [each for each in signed if each not in found]
    if not missing:
        return found
    damaged = damaged_canvases(session, missing)
    counted = session.execute(
        select(Examination.assessment_id, func.count())
        .where(Examination.assessment_id.in_(missing), Examination.outcome != Outcome.NOT_EXAMINED)
        .group_by(Examination.assessment_id)
    )
    sides = {row[0]: row[1] for row in counted}
    made = {each: (damaged.get(each, frozenset()), sides.get(each, 0)) for each in missing}
    with _LOCK:
        _KNOWN.update({signed[each]: look for each, look in made.items()})
        while len(_KNOWN) > _KNOWN_MAX:
            _KNOWN.pop(next(iter(_KNOWN)))
    return found | made


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
    session: Session,
    assessment: ReleasedAssessment,
    canvas_ids: Collection[str],
    *,
    beside: bool = False,
    outlines: bool = True,
) -> list[Damage]:
    """What the assessment saw on these canvases, in the order in which it was written down.

    `beside`: and what it saw on no canvas (binding, whole book). Without `outlines` no region is
    there, only the area of all. Gone damage is not there. Three statements.
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
    there = Observation.canvas_id.in_(canvas_ids)
    told = told.where(or_(there, Observation.canvas_id.is_(None)) if beside else there)
    rows = session.execute(told).all()
    if not rows:
        return []
    drawn = Region.assessment_id == assessment.id, Region.canvas_id.in_(canvas_ids)
    areas = _areas(session, *drawn)
    placed = _outlines(session, *drawn) if outlines else {}
    manuscript_id = rows[0][0].manuscript_id
    may_be_told = set(released_assessments(session, manuscript_id))
    return [
        _damage(
            one, placed.get(one.id, ()), since if earlier_id in may_be_told else None,
            _sum(areas.get(one.id, ())),
        )
        for one, earlier_id, since in rows
    ]  # fmt: skip


def seen_by(session: Session, assessment: ReleasedAssessment) -> list[SeenDamage]:
    """All that the assessment saw, in the order of `damage_of`; columns alone, two statements."""
    rows = session.execute(
        select(
            Observation.id, Observation.canvas_id, Observation.component, Observation.term,
            Observation.severity, Observation.activity,
        )
        .where(
            Observation.assessment_id == assessment.id,
            Observation.change.is_distinct_from(Change.GONE),
        )
        .order_by(Observation.at, Observation.id)
    ).all()  # fmt: skip
    areas = _areas(session, Region.assessment_id == assessment.id)
    return [SeenDamage(*row, _sum(areas.get(row.id, ()))) for row in rows]


def sides_examined(
    session: Session, manuscript_id: str, assessment: ReleasedAssessment
) -> list[ExaminedSide]:
    """Every side that the assessment looked at or gave a reason for, in reading order."""
    looked = {
        row.canvas_id: row
        for row in session.execute(
            select(Examination.canvas_id, Examination.outcome, Examination.reason).where(
                Examination.assessment_id == assessment.id
            )
        )
    }
    return [
        ExaminedSide(side.canvas_id, side.label, look.outcome, look.reason or "")
        for side in sides_of(session, manuscript_id)
        if (look := looked.get(side.canvas_id)) is not None
    ]


def _areas(session: Session, *which: ColumnElement[bool]) -> dict[str, list[float | None]]:
    """By observation the area of each region in mm², as it was drawn."""
    found: dict[str, list[float | None]] = {}
    drawn = select(Region.observation_id, Region.area_px2, Region.mm_per_px).where(*which)
    for observation_id, area_px2, mm_per_px in session.execute(
        drawn.order_by(Region.at, Region.id)
    ):
        found.setdefault(observation_id, []).append(area_mm2(area_px2, mm_per_px))
    return found


def _sum(areas: Sequence[float | None]) -> float | None:
    known = [area for area in areas if area is not None]
    return sum(known) if known and len(known) == len(areas) else None


def _outlines(session: Session, *which: ColumnElement[bool]) -> dict[str, list[PlacedRegion]]:
    regions = session.scalars(select(Region).where(*which).order_by(Region.at, Region.id)).all()
    sizes = _sizes(session, {region.canvas_id for region in regions})
    placed: dict[str, list[PlacedRegion]] = {}
    for region in regions:
        placed.setdefault(region.observation_id, []).append(
            _placed(region, sizes[region.canvas_id])
        )
    return placed


def _damage(
    one: Observation, regions: Sequence[PlacedRegion], since: datetime | None, area: float | None
) -> Damage:
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
        area_mm2=area,
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
