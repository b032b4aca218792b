"""What anybody may read of the condition of a book over HTTP, as models.

A book is told of in two steps, so that no answer grows with all that was ever drawn: the whole
with its sides in numbers, and one side with its damage.
"""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from catalog.conservation.condition import models
from catalog.conservation.condition.geometry import CODE_VERSION
from catalog.conservation.condition.models import ObservationContent
from catalog.conservation.condition.tables import Activity, AssessmentKind, Change, Extent, Outcome


class PublicRegion(BaseModel):
    """A region for the public: where and how large, and never by whom."""

    path: str
    box: tuple[int, int, int, int]
    area_mm2: float | None
    share_percent: float | None


class PublicObservation(BaseModel):
    """An observation for the public."""

    id: str
    assessment: int
    component: str | None
    term: str
    labels: dict[str, list[str]]
    severity: int
    activity: Activity
    extent: Extent
    change: Change | None
    content: ObservationContent
    regions: list[PublicRegion]


class PublicAssessment(BaseModel):
    """An assessment for the public: what it says of the whole, and the entry that proves it."""

    id: str
    number: int
    kind: AssessmentKind
    started_at: datetime
    ended_at: datetime | None
    grades: tuple[models.Grade, ...]
    fitness: tuple[models.Fitness, ...]
    accessibility: int | None
    observed: list[dict[str, Any]]
    interpreted: list[dict[str, Any]]
    signed_entry_id: str | None


class PublicSide(BaseModel):
    """One side on a day, in numbers; its damage is at /condition/canvases/{canvas_id}.

    `worst` is the greatest severity, 0 without observations; `terms` are keys of damage.
    """

    canvas_id: str
    label: str
    outcome: Outcome
    assessment: int
    observations: int
    regions: int
    worst: int
    terms: list[str]


class Condition(BaseModel):
    """The condition of a book on a day; everything is empty where nothing is told of it.

    `beside` is what was seen of components and of the whole book; `labels` are the words of every
    term on the sides.
    """

    manuscript_id: str
    date: date
    assessments: list[PublicAssessment]
    sides: list[PublicSide]
    beside: list[PublicObservation]
    labels: dict[str, dict[str, list[str]]]
    code_version: str = CODE_VERSION


class SideCondition(BaseModel):
    """The condition of one side on a day: what the last assessment that looked at it saw."""

    manuscript_id: str
    date: date
    canvas_id: str
    label: str
    outcome: Outcome
    assessment: PublicAssessment
    observations: list[PublicObservation]
    code_version: str = CODE_VERSION
