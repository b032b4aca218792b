"""What the API of condition takes and gives, as models, so that OpenAPI describes it truly."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from catalog.conservation.condition.geometry import (
    CODE_VERSION,
)
from catalog.conservation.condition.models import (
    AssessmentContent,
    CanvasId,
    ObservationContent,
    ObservationDraft,
    ObservationId,
)
from catalog.conservation.condition.tables import (
    Activity,
    AssessmentKind,
    AssessmentStatus,
    Change,
    Extent,
    Outcome,
    RegionKind,
)
from catalog.record.values import LanguageTag, Line, Moment, Prose

Edition = Annotated[int, Field(ge=1, le=2**31 - 1, description="As it was read.")]
NewId = Annotated[
    str | None,
    Field(max_length=20, description="Made by the device; the same again is no change."),
]
OldId = Annotated[Line | None, Field(max_length=20, description="Of something that is there.")]
Coordinate = Annotated[float, Field(allow_inf_nan=False, ge=-1e7, le=1e7)]
CanvasIds = Annotated[list[CanvasId], Field(min_length=1, max_length=5_000)]
DeviceTime = Annotated[
    Moment | None, Field(description="What the clock of the device said, with its zone.")
]


class Closed(BaseModel):
    """What comes in: a field that nobody knows is refused, not passed over."""

    model_config = ConfigDict(extra="forbid")


class NewAssessment(Closed):
    """An assessment to open; without `started_at` it begins now."""

    kind: AssessmentKind
    content: AssessmentContent = AssessmentContent()
    started_at: Moment | None = None
    previous_id: OldId = None


class AssessmentWords(Closed):
    """The words of an assessment, whole; times and kind that are left out stay."""

    edition: Edition
    content: AssessmentContent
    kind: AssessmentKind | None = None
    started_at: Moment | None = None
    ended_at: Moment | None = None


class GivingBack(Closed):
    """Why a draft is given back."""

    note: Annotated[Prose, Field(min_length=1)]


class Marking(Closed):
    """What to say of many sides; `replace` also of those that have an answer."""

    canvas_ids: CanvasIds
    outcome: Outcome
    reason: Annotated[Prose | None, Field(max_length=2_000)] = None
    replace: bool = False


class Sides(Closed):
    """Some sides."""

    canvas_ids: CanvasIds


class NewObservation(Closed):
    """An observation to record."""

    id: NewId = None
    device_at: DeviceTime = None
    observation: ObservationDraft


class ChangedObservation(Closed):
    """An observation as it is told now, whole."""

    edition: Edition
    observation: ObservationDraft


class Linking(Closed):
    """The earlier observation of the same damage (null: none), and what became of it."""

    edition: Edition
    same_as: ObservationId | None
    change: Change | None = None


class NewRegion(Closed):
    """A region to draw: points in canvas pixels. `replaces`: a region this one stands for."""

    id: NewId = None
    device_at: DeviceTime = None
    canvas_id: CanvasId
    kind: RegionKind
    points: Annotated[
        list[Annotated[list[Coordinate], Field(min_length=2, max_length=2)]],
        Field(min_length=1, max_length=200_000),
    ]
    capture_id: OldId = None
    replaces: OldId = None


class Signature(Closed):
    """A person's word: the sentence agreed to, its language, the pass phrase if it is old.

    `role`: in which of their roles; without it the first that may do this.
    """

    statement: Annotated[Line, Field(min_length=1)]
    language: LanguageTag
    passphrase: Annotated[str | None, Field(max_length=1_000)] = None
    role: Annotated[str | None, Field(max_length=40)] = None
    device_at: DeviceTime = None


class Releasing(Signature):
    """Whether the public may see the assessment from now on."""

    is_released: bool = True


class AssessmentShown(BaseModel):
    """An assessment; `accessibility` (0 to 3) and `proposed_priority` are computed."""

    id: str
    manuscript_id: str
    number: int
    kind: AssessmentKind
    status: AssessmentStatus
    content: AssessmentContent
    started_at: datetime
    ended_at: datetime | None
    previous_id: str | None
    edition: int
    created_by: str
    changed_by: str
    changed_at: datetime
    returned_note: str | None
    signed_entry_id: str | None
    is_released: bool
    accessibility: int | None
    proposed_priority: int | None


class RegionShown(BaseModel):
    """A region; `area_mm2` is null where the scale of the side is not known.

    `tolerance_px` says how far a simplified freehand line may be from the one that was drawn.
    """

    id: str
    observation_id: str
    canvas_id: str
    kind: RegionKind
    points: list[list[float]]
    path: str
    box: tuple[int, int, int, int]
    area_px2: float
    area_mm2: float | None
    share_percent: float | None
    tolerance_px: float | None
    capture_id: str | None
    by: str
    at: datetime
    is_clock_off: bool


class RegionDrawn(BaseModel):
    """The region as it was kept, with how many points came in, and the change it brings about."""

    region: RegionShown
    drawn_points: int
    kept_points: int
    change: Change | None
    is_change_proposed: bool


class ObservationShown(BaseModel):
    """An observation with its regions; `assessment` is the number of its assessment."""

    id: str
    assessment_id: str
    assessment: int
    assessed_at: datetime
    is_signed: bool
    canvas_id: str | None
    component: str | None
    term: str
    severity: int
    activity: Activity
    extent: Extent
    content: ObservationContent
    same_as: str | None
    thread_id: str
    change: Change | None
    is_change_proposed: bool
    edition: int
    by: str
    at: datetime
    is_clock_off: bool
    regions: list[RegionShown]


class SideShown(BaseModel):
    """One side in an assessment; `outcome` null: nobody has said anything of it."""

    canvas_id: str
    label: str
    width_px: int
    height_px: int
    outcome: Outcome | None
    reason: str | None
    observations: int
    regions: int
    worst: int
    terms: list[str]
    share_percent: float
    index: float | None


class QuireShown(BaseModel):
    """A quire; `number` null and `is_known` false: the record has no collation."""

    model_config = ConfigDict(from_attributes=True)

    number: int | None
    label: str
    is_known: bool
    canvas_ids: list[str]
    sides: int
    open_sides: int
    damaged_sides: int
    observations: int
    worst: int
    index: float | None
    share_percent: float


class BookShown(BaseModel):
    """The whole book as an assessment has it; `missing` is how many sides keep it unsigned."""

    assessment: AssessmentShown
    sides: list[SideShown]
    quires: list[QuireShown]
    beside: list[ObservationShown]
    missing: int
    missing_labels: list[str]
    missing_components: list[str]
    code_version: str = CODE_VERSION


class Marked(BaseModel):
    """What marking did; `kept`: sides that had an answer, `never_examined`: nothing to repeat."""

    marked: list[str]
    kept: list[str]
    never_examined: list[str] = []
    observations: int = 0
    missing: int


class ChangeShown(BaseModel):
    """What became of one damage between two assessments."""

    model_config = ConfigDict(from_attributes=True)

    canvas_id: str | None
    component: str | None
    term: str
    change: Change
    earlier_id: str | None
    later_id: str | None
    before_mm2: float | None
    after_mm2: float | None
    delta_mm2: float | None
