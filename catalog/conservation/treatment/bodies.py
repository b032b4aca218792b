"""What the API of treatments takes and gives, as models; rows become these and nothing more."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from catalog.accounts.permissions import Role
from catalog.conservation.treatment.approvals import ConditionWanted
from catalog.conservation.treatment.proposal_content import ProposalContent
from catalog.conservation.treatment.states import (
    CheckKind,
    Decision,
    Outcome,
    ProposalState,
    StepState,
    TreatmentState,
    VariationState,
)
from catalog.conservation.treatment.step_content import (
    Finish,
    SpotTestContent,
    StepContent,
    StepWritten,
)
from catalog.conservation.treatment.targets import ActKey, Scope
from catalog.conservation.treatment.treatments import TreatmentContent
from catalog.conservation.treatment.variations import VariationContent
from catalog.record.values import LanguageTag, Line, Prose, Texts

Edition = Annotated[int, Field(ge=0, le=2**31 - 1)]
Id = Annotated[Line, Field(max_length=20)]
HolderId = Annotated[Line, Field(max_length=80)]
ReasonText = Annotated[Prose, Field(min_length=1, max_length=4_000)]


class Signing(BaseModel):
    """What goes with a signature: the sentence agreed to, its language, the pass phrase if asked.

    `passphrase` may be left out for five minutes after it was given.
    """

    statement: Annotated[Prose, Field(min_length=1, max_length=2_000)]
    language: LanguageTag = "en"
    passphrase: Annotated[str, Field(max_length=1_000)] | None = None


class SigningInRole(Signing):
    """`role` where the signer holds several that approve."""

    role: Role | None = None


class WarningShown(BaseModel):
    """A rule of the workshop that holds; a blocking one holds the work up."""

    rule: str
    is_blocking: bool
    canvas_ids: list[str]
    texts: dict[str, list[str]]
    source: str


class ConditionShown(BaseModel):
    """A condition of an approval, and how it was satisfied."""

    approval_id: str
    number: int
    text: list[dict[str, Any]]
    check_kind: CheckKind
    care_check: str
    satisfied_by: str | None
    satisfied_at: datetime | None
    evidence: str | None


class ApprovalShown(BaseModel):
    """One decision about one version."""

    id: str
    number: int
    role: Role
    person_id: str
    person_name: str
    decision: Decision
    note: list[dict[str, Any]]
    at: datetime


class ProposalListed(BaseModel):
    """A version in a list."""

    id: str
    series_id: str
    version: int
    state: ProposalState
    assessment_id: str
    edition: int
    created_by: str
    created_at: datetime
    changed_by: str
    approved_at: datetime | None
    signed_entry_id: str | None


class ProposalShown(ProposalListed):
    """A version with all there is to it; `role_due` is whose turn it is."""

    manuscript_id: str
    content: ProposalContent
    context: dict[str, Any]
    warnings: list[WarningShown]
    checks: list[dict[str, Any]]
    missing: list[str]
    approvals: list[ApprovalShown]
    conditions: list[ConditionShown]
    role_due: Role | None
    versions: list[ProposalListed]


class ProposalWanted(BaseModel):
    """A new proposal; without `content` the form's own beginning, in `language`."""

    id: Id | None = None
    assessment_id: Id
    content: ProposalContent | None = None
    language: LanguageTag = "en"


class ProposalChange(BaseModel):
    """The whole content again, and the edition it was made from."""

    edition: Edition
    content: ProposalContent
    assessment_id: Id | None = None


class Submission(Signing):
    """The draft of this edition goes to the approvers."""

    edition: Edition


class DecisionWanted(SigningInRole):
    """A decision about the version that waits."""

    decision: Decision
    conditions: Annotated[tuple[ConditionWanted, ...], Field(max_length=40)] = ()
    note: Texts = ()


class Satisfaction(BaseModel):
    """How a condition was satisfied, and where that can be seen."""

    evidence: ReasonText


class TreatmentWanted(BaseModel):
    """A treatment from an approved version."""

    id: Id | None = None
    proposal_id: Id
    content: TreatmentContent = TreatmentContent()


class TreatmentChange(BaseModel):
    """The whole content again, and the edition it was made from."""

    edition: Edition
    content: TreatmentContent


class Reason(BaseModel):
    """Why."""

    reason: ReasonText


class Closing(BaseModel):
    """The day on which the book is looked at again."""

    call_back_on: date


class VariationShown(BaseModel):
    """A request to leave the plan, and what became of it."""

    id: str
    step_id: str
    treatment_id: str
    state: VariationState
    content: VariationContent
    granted: Scope
    note: list[dict[str, Any]]
    raised_by: str
    raised_at: datetime
    decided_by: str | None
    decided_at: datetime | None


class SpotTestShown(BaseModel):
    """A spot test."""

    id: str
    canvas_id: str
    content: SpotTestContent
    by: str
    at: datetime


class StepListed(BaseModel):
    """A step in a list; `minutes` is active work, a running timer included."""

    id: str
    seq: int
    act: str
    state: StepState
    outcome: Outcome | None
    edition: int
    is_voided: bool
    created_by: str
    finished_by: str | None
    started_at: datetime | None
    ended_at: datetime | None
    timer_started_at: datetime | None
    minutes: int
    signed_entry_id: str | None
    target_count: int


class SecondTextShown(BaseModel):
    """What another person wrote for a step that was finished already."""

    content: dict[str, Any]
    by: str
    at: datetime


class OutsideShown(BaseModel):
    """What of a step was never approved."""

    act: str | None
    canvas_ids: list[str]
    components: list[str]


class PlaceShown(BaseModel):
    """Where a flaw is on its side; `area_mm2` is null where nobody knows the scale."""

    region_id: str
    area_mm2: float | None


class FlawShown(BaseModel):
    """Something a survey has seen that a step treats; `is_open`: the survey is not signed yet."""

    observation_id: str
    canvas_id: str | None
    component: str | None
    term: str
    severity: int
    survey: int
    is_open: bool
    places: list[PlaceShown]


class StepShown(StepListed):
    """A step with all there is to it."""

    treatment_id: str
    manuscript_id: str
    content: StepContent
    flaws: list[FlawShown]
    warnings: list[WarningShown]
    outside: OutsideShown | None
    variations: list[VariationShown]
    second_texts: list[SecondTextShown]


class TreatmentShown(BaseModel):
    """A treatment with its steps."""

    id: str
    manuscript_id: str
    proposal_id: str
    state: TreatmentState
    state_reason: str
    content: TreatmentContent
    edition: int
    created_by: str
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    call_back_on: date | None
    signed_entry_id: str | None
    scope: Scope
    conditions: list[ConditionShown]
    steps: list[StepListed]
    variations: list[VariationShown]
    spot_tests: list[SpotTestShown]


class StepWanted(BaseModel):
    """A new step; `id` made by the device; without `content` it is filled in from the last one."""

    id: Id | None = None
    act: ActKey
    content: StepWritten | None = None


class StepChange(BaseModel):
    """What is written into the step, whole, and the edition it was made from."""

    edition: Edition
    act: ActKey | None = None
    content: StepWritten


class TimerWanted(BaseModel):
    """Whether the timer shall run."""

    is_running: bool


class Finishing(Finish):
    """The end of a step, with the last of what was written."""

    edition: Edition
    content: StepWritten | None = None


class VariationWanted(BaseModel):
    """A request to leave the plan."""

    id: Id | None = None
    content: VariationContent


class VariationDecision(SigningInRole):
    """'accepted', 'refused' or 'accepted_with_changes', with what is granted then."""

    state: VariationState
    granted: Scope = ()
    note: Texts = ()


class SpotTestWanted(BaseModel):
    """A spot test on a side."""

    id: Id | None = None
    canvas_id: Id
    content: SpotTestContent


class Residue(BaseModel):
    """A substance the book has met, and how that is known."""

    substance: Annotated[Line, Field(max_length=80)]
    source: Annotated[Line, Field(min_length=1)]


class ResidueShown(Residue):
    """The same, with who noted it."""

    by: str
    at: datetime
