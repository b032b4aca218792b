"""What a step says: who did what to which place, with what, and how it looked before and after.

Source: AIC Commentary 27 (a dated record of every action with the names of those who did it, of
what was added and what was removed, and of every departure from the plan); conservation.md 2.5.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AwareDatetime, Field, StringConstraints

from catalog.conservation.treatment.states import Deviation, Outcome, Way
from catalog.conservation.treatment.targets import CanvasId, RegionId, Targets, TermKey
from catalog.record.values import Item, ItemId, Line, Moment, Texts, Value

CaptureId = Annotated[str, StringConstraints(pattern=r"^p[0-9a-z]{10}$")]
CaptureIds = Annotated[tuple[CaptureId, ...], Field(max_length=2_000)]
ObservationId = Annotated[str, StringConstraints(pattern=r"^b[0-9a-z]{10}$")]


class Unit(StrEnum):
    """In what an amount is counted."""

    GRAM = "g"
    MILLILITRE = "ml"
    SQUARE_MM = "mm2"
    SQUARE_CM = "cm2"
    MILLIMETRE = "mm"
    PIECE = "piece"


class Amount(Value):
    """How much, in thousandths exactly."""

    value: Annotated[Decimal, Field(gt=0, le=1_000_000_000, decimal_places=3)]
    unit: Unit


class PersonNamed(Value):
    """Somebody who took part; `user_id` is empty for a guest without an account."""

    name: Annotated[Line, Field(min_length=1)]
    user_id: Annotated[str, StringConstraints(pattern=r"^(u[0-9a-z]{10})?$")] = ""


class Override(Value):
    """The head of the laboratory allowed what a rule refuses; `faults` are the rules."""

    faults: tuple[str, ...]
    reason: Annotated[Line, Field(min_length=1)]
    by: Line
    at: AwareDatetime


class Withdrawal(Value):
    """A use that was noted by mistake: it stays readable, struck out."""

    reason: Annotated[Line, Field(min_length=1)]
    by: Line
    at: AwareDatetime


class MaterialUse(Item):
    """A material that met the book, or left it.

    `canvas_ids` and `components` narrow the step's targets; both empty: all of them. `label` is
    what was removed where it came from no lot of the store ('old paste'). `snapshot` is what the
    store said of lot, product and preparation at that moment. `used_at` is told by the device,
    `noted_at` by the server.
    """

    id: Annotated[ItemId, Field(min_length=1)]
    lot_id: Annotated[str, StringConstraints(pattern=r"^x[0-9a-z]{10}$")] | None = None
    preparation_id: Annotated[str, StringConstraints(pattern=r"^x[0-9a-z]{10}$")] | None = None
    label: Texts = ()
    amount: Amount | None = None
    canvas_ids: Annotated[tuple[CanvasId, ...], Field(max_length=2_000)] = ()
    components: Annotated[tuple[TermKey, ...], Field(max_length=200)] = ()
    region_id: RegionId | None = None
    location: Texts = ()
    way: Way
    used_at: AwareDatetime
    noted_at: AwareDatetime
    by: Line
    override: Override | None = None
    withdrawn: Withdrawal | None = None
    snapshot: dict[str, Any] = Field(default_factory=dict)


class Climate(Value):
    """The air of the room while the step was done: °C and % relative humidity."""

    temperature_c: Annotated[Decimal, Field(ge=-30, le=60, decimal_places=1)] | None = None
    humidity_percent: Annotated[Decimal, Field(ge=0, le=100, decimal_places=1)] | None = None


class Fragment(Item):
    """Something that came loose: where it was found, where it belongs, where it is kept."""

    description: Texts
    canvas_id: CanvasId | None = None
    kept_in: Annotated[Line, Field(min_length=1)]
    capture_ids: CaptureIds = ()


class Evidence(Value):
    """The photographs that show the step."""

    before: CaptureIds = ()
    during: CaptureIds = ()
    after: CaptureIds = ()


class NoVisibleChange(Value):
    """Why photographs would show nothing, as the head of the laboratory says."""

    reason: Annotated[Line, Field(min_length=1)]
    by: Line
    at: AwareDatetime


class StepWritten(Value):
    """What a person writes into a step. Everything may be empty until it is finished."""

    targets: Targets = ()
    observations: Annotated[tuple[ObservationId, ...], Field(max_length=2_000)] = ()
    people: Annotated[tuple[PersonNamed, ...], Field(max_length=40)] = ()
    observed: Texts = ()
    result: Texts = ()
    tools: Annotated[tuple[Line, ...], Field(max_length=60)] = ()
    climate: Climate = Climate()
    deviation: Deviation = Deviation.NONE
    deviation_note: Texts = ()
    fragments: Annotated[tuple[Fragment, ...], Field(max_length=500)] = ()
    evidence: Evidence = Evidence()


class StepContent(StepWritten):
    """The whole step: what was written, and what acts of their own added to it."""

    uses: Annotated[tuple[MaterialUse, ...], Field(max_length=500)] = ()
    no_visible_change: NoVisibleChange | None = None

    @property
    def uses_standing(self) -> tuple[MaterialUse, ...]:
        """The uses that were not withdrawn."""
        return tuple(use for use in self.uses if use.withdrawn is None)


class Finish(Value):
    """What is said at the end of a step."""

    outcome: Outcome
    device_at: Moment | None = None


class SpotTestContent(Value):
    """A test on the object: what, where, and how it came out (conservation.md 2.5, `SpotTest`)."""

    kind: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}$")]
    region_id: RegionId | None = None
    result: Annotated[Texts, Field(min_length=1)]
    is_safe: bool
    capture_ids: CaptureIds = ()


def prefilled(last: StepContent) -> StepContent:
    """The beginning of the next step: the same people, tools and air; nothing of what happened."""
    return StepContent(people=last.people, tools=last.tools, climate=last.climate)


def minutes(active_seconds: int, timer_started_at: datetime | None, at: datetime) -> int:
    """Whole minutes of work so far, a running timer included, rounded up."""
    running = max(0.0, (at - timer_started_at).total_seconds()) if timer_started_at else 0.0
    return -int(-(active_seconds + running) // 60)
