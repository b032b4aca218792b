"""What assessments and observations say, as frozen models; they are kept as JSON.

What was observed and what somebody concludes from it are two fields everywhere (AIC, Commentary
25). A controlled term always has room for the person's own words beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from catalog.conservation.condition.grades import Fit, Use
from catalog.conservation.condition.tables import Activity, Change, Extent, Outcome
from catalog.record.values import Item, Line, Prose, Text, Texts, Value

CanvasId = Annotated[str, StringConstraints(pattern=r"^c[0-9a-z]{10}$")]
ObservationId = Annotated[str, StringConstraints(pattern=r"^b[0-9a-z]{10}$")]
TermKey = Annotated[str, StringConstraints(pattern=r"^dmg\.[a-z0-9_]{1,70}$")]
CauseKey = Annotated[str, StringConstraints(pattern=r"^cause\.[a-z0-9_]{1,70}$")]
ComponentKey = Annotated[str, StringConstraints(pattern=r"^component\.[a-z0-9_]{1,60}$")]
Severity = Annotated[int, Field(ge=0, le=4)]
OTHER = "dmg.other"


class Method(StrEnum):
    """How somebody looked."""

    NAKED_EYE = "naked_eye"
    MAGNIFIER = "magnifier"
    MICROSCOPE = "microscope"
    RAKING = "raking"
    TRANSMITTED = "transmitted"
    ULTRAVIOLET = "uv"
    INFRARED = "ir"
    TOUCH = "touch"
    THICKNESS = "thickness"
    PH = "ph"


class ScopeKind(StrEnum):
    """How much of the book an assessment is about."""

    WHOLE = "whole"
    QUIRES = "quires"
    LEAVES = "leaves"
    COMPONENTS = "components"


class Scope(Value):
    """What is to be looked at: all sides, those of some quires, some sides, or no sides at all.

    `quires` are numbers of the collation, `canvas_ids` sides, `components` parts of the binding;
    components may be in every scope.
    """

    kind: ScopeKind = ScopeKind.WHOLE
    quires: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(max_length=2000)] = ()
    canvas_ids: Annotated[tuple[CanvasId, ...], Field(max_length=5000)] = ()
    components: Annotated[tuple[ComponentKey, ...], Field(max_length=200)] = ()


class Grade(Value):
    """A grade with the scale it is on, such as 'overall-4/1' and 2."""

    scale: Annotated[str, StringConstraints(max_length=60)]
    value: int
    note: Texts = ()


class Fitness(Value):
    """Whether the book is fit for a use, and on which conditions."""

    use: Use
    fit: Fit
    conditions: Texts = ()


class Priority(Value):
    """How soon something should be done, 0 to 4; with a reason where it is not the proposed one."""

    value: Annotated[int, Field(ge=0, le=4)]
    reason: Texts = ()


class ComponentFinding(Value):
    """That a part of the binding was looked at, or why it could not be."""

    component: ComponentKey
    outcome: Outcome
    note: Texts = ()


class Recommendation(Item):
    """Something that should be done."""

    texts: Texts = ()


class AssessmentContent(Value):
    """What an assessment says of the whole book; temperatures in °C, light in lux, RH in %."""

    purpose: Texts = ()
    circumstances: Texts = ()
    methods: Annotated[tuple[Method, ...], Field(max_length=20)] = ()
    place: Line = ""
    light_lux: Annotated[float, Field(ge=0, le=200_000)] | None = None
    temperature_c: Annotated[float, Field(ge=-60, le=60)] | None = None
    humidity_percent: Annotated[float, Field(ge=0, le=100)] | None = None
    assessors: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    scope: Scope = Scope()
    grades: Annotated[tuple[Grade, ...], Field(max_length=20)] = ()
    fitness: Annotated[tuple[Fitness, ...], Field(max_length=10)] = ()
    priority: Priority | None = None
    components: Annotated[tuple[ComponentFinding, ...], Field(max_length=200)] = ()
    observed: Texts = ()
    interpreted: Texts = ()
    recommendations: Annotated[tuple[Recommendation, ...], Field(max_length=200)] = ()
    next_check_on: date | None = None

    @property
    def fit_for(self) -> Mapping[Use, Fit]:
        """The answers by use; the last one of a use counts."""
        return {each.use: each.fit for each in self.fitness}

    def grade(self, scale: str) -> int | None:
        """The grade on this scale, if there is one."""
        return next((each.value for each in self.grades if each.scale == scale), None)


class Measure(Value):
    """Something measured, with unit and how."""

    value: Annotated[float, Field(ge=-1e9, le=1e9)]
    unit: Annotated[Line, Field(min_length=1, max_length=40)]
    method: Line = ""


class ObservationContent(Value):
    """The words of an observation; `words` stand beside its term."""

    words: Texts = ()
    observed: Texts = ()
    interpreted: Texts = ()
    cause: CauseKey | None = None
    count: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    measure: Measure | None = None
    materials: Texts = ()


class ObservationDraft(Value):
    """An observation as a person gives it: about a side, a component, or neither (the book).

    `same_as` is an observation of an earlier assessment; `change` what became of it, or None to
    have it proposed from the areas.
    """

    canvas_id: CanvasId | None = None
    component: ComponentKey | None = None
    term: TermKey
    severity: Severity
    activity: Activity = Activity.UNKNOWN
    extent: Extent = Extent.LOCAL
    content: ObservationContent = ObservationContent()
    same_as: ObservationId | None = None
    change: Change | None = None


def plain(value: Value) -> dict[str, Any]:
    """The model as JSON: what the database keeps and what is signed."""
    return value.model_dump(mode="json")


__all__ = [
    "OTHER", "AssessmentContent", "ComponentFinding", "Fitness", "Grade", "Measure", "Method",
    "ObservationContent", "ObservationDraft", "Priority", "Prose", "Recommendation", "Scope",
    "ScopeKind", "Text", "plain",
]  # fmt: skip
