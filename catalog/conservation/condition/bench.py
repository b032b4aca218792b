"""What the bench reads: a fixed few statements for the sides of a book, and for one side of it.

The number of statements never depends on how many sides, observations or regions there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas, Side
from catalog.conservation.condition import assessments
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


@dataclass(frozen=True, slots=True)
class GradeOfSome:
    """How bad some observations of one side are, all in the same way; `count` of them."""

    term: str
    severity: int
    extent: Extent
    activity: Activity
    change: Change | None
    count: int = 1


@dataclass(slots=True)
class SideSummary:
    """One side in one assessment; `outcome` None: nobody has said anything of it.

    `area_px2` is the sum of its regions; `worst` the greatest severity.
    """

    canvas_id: str
    label: str
    width_px: int
    height_px: int
    outcome: Outcome | None
    reason: str | None
    regions: int = 0
    area_px2: float = 0.0
    graded: list[GradeOfSome] = field(default_factory=list)

    @property
    def observations(self) -> int:
        """How many observations are about it."""
        return sum(each.count for each in self.graded)

    @property
    def worst(self) -> int:
        """The greatest severity; 0 without observations."""
        return max((each.severity for each in self.graded), default=0)


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation with its regions and the assessment it is of."""

    observation: Observation
    assessment: Assessment
    regions: tuple[Region, ...]


def summary_of(session: Session, assessment_id: str) -> list[SideSummary]:
    """Every side of the book in reading order, with what this assessment has of it.

    Four statements, whatever the size of the book; the database counts and adds up.

    Raises:
        AssessmentNotFound: there is no such assessment.
    """
    assessment = assessments.find(session, assessment_id)
    looked = and_(Examination.canvas_id == Canvas.id, Examination.assessment_id == assessment_id)
    sides = session.execute(
        select(
            Canvas.id,
            Side.label,
            Canvas.width_px,
            Canvas.height_px,
            Examination.outcome,
            Examination.reason,
        )
        .join(Side, Side.id == Canvas.side_id)
        .outerjoin(Examination, looked)
        .where(Canvas.manuscript_id == assessment.manuscript_id)
        .order_by(Side.position, Side.id)
    )
    found = {row[0]: SideSummary(*row) for row in sides}
    alike = (
        Observation.canvas_id,
        Observation.term,
        Observation.severity,
        Observation.extent,
        Observation.activity,
        Observation.change,
    )
    graded = session.execute(
        select(*alike, func.count())
        .where(Observation.assessment_id == assessment_id, Observation.canvas_id.is_not(None))
        .group_by(*alike)
        .order_by(*alike)
    )
    for canvas_id, term, severity, extent, activity, change, count in graded:
        if canvas_id is not None:
            grade = GradeOfSome(term, severity, extent, activity, change, count)
            found[canvas_id].graded.append(grade)
    drawn = session.execute(
        select(Region.canvas_id, func.count(), func.sum(Region.area_px2))
        .where(Region.assessment_id == assessment_id)
        .group_by(Region.canvas_id)
    )
    for canvas_id, regions, area_px2 in drawn:
        found[canvas_id].regions, found[canvas_id].area_px2 = regions, area_px2
    return list(found.values())


def of_side(
    session: Session, manuscript_id: str, canvas_id: str, assessment_id: str | None = None
) -> list[Seen]:
    """What is known of one side: of one assessment, or of all of them, the newest first.

    Two statements.
    """
    about = and_(Observation.canvas_id == canvas_id, Observation.manuscript_id == manuscript_id)
    return _seen(session, about, assessment_id)


def of_assessment(session: Session, assessment_id: str) -> list[Seen]:
    """Every observation of an assessment with its regions, in the order they were made.

    Two statements.
    """
    return _seen(session, Observation.assessment_id == assessment_id, assessment_id)


def beside_sides(session: Session, assessment_id: str) -> list[Seen]:
    """The observations about components and about the whole book; two statements."""
    return _seen(session, Observation.canvas_id.is_(None), assessment_id)


def _seen(session: Session, about: ColumnElement[bool], assessment_id: str | None) -> list[Seen]:
    wanted = (
        [about] if assessment_id is None else [about, Observation.assessment_id == assessment_id]
    )
    rows = session.execute(
        select(Observation, Assessment)
        .join(Assessment, Assessment.id == Observation.assessment_id)
        .where(*wanted)
        .order_by(Assessment.number.desc(), Observation.at, Observation.id)
    ).all()
    ids = select(Observation.id).where(*wanted)
    drawn: dict[str, list[Region]] = {}
    if rows:
        regions = select(Region).where(Region.observation_id.in_(ids))
        for region in session.scalars(regions.order_by(Region.at, Region.id)):
            drawn.setdefault(region.observation_id, []).append(region)
    return [
        Seen(observation, assessment, tuple(drawn.get(observation.id, ())))
        for observation, assessment in rows
    ]
