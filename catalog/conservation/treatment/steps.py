"""Steps while they are being done: made by a device, written into, timed, pre-filled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog.conservation.treatment import assessing, flaws, knowledge, neighbours, treatments
from catalog.conservation.treatment.errors import (
    BlockedByCheck,
    EditClash,
    IdentifierTaken,
    StepNotFound,
    WrongTreatmentState,
)
from catalog.conservation.treatment.meeting import index_materials
from catalog.conservation.treatment.proposal_content import ProposalContent
from catalog.conservation.treatment.states import (
    GRANTED,
    Deviation,
    StepState,
    TreatmentState,
)
from catalog.conservation.treatment.step_content import (
    StepContent,
    StepWritten,
    prefilled,
)
from catalog.conservation.treatment.tables import (
    Proposal,
    SecondText,
    Step,
    Treatment,
    Variation,
)
from catalog.conservation.treatment.targets import Outside, ScopeLine, outside, sides_of

WRITABLE = frozenset({StepState.OPEN, StepState.IN_PROGRESS})
_WORKING = frozenset({TreatmentState.IN_PROGRESS, TreatmentState.PAUSED})


def find(session: Session, step_id: str) -> Step:
    """The step with this identifier.

    Raises:
        StepNotFound: there is none.
    """
    step = session.get(Step, step_id, populate_existing=True)
    if step is None:
        raise StepNotFound(step_id)
    return step


def held(session: Session, step_id: str) -> tuple[Step, Treatment]:
    """The step and its treatment, held against other writers until this transaction ends.

    Raises:
        StepNotFound: there is none.
    """
    step = find(session, step_id)
    treatment = treatments.held(session, step.treatment_id)
    session.refresh(step)
    return step, treatment


def content_of(step: Step) -> StepContent:
    """What the step says."""
    return StepContent.model_validate(step.content)


def create(
    session: Session,
    treatment_id: str,
    *,
    step_id: str,
    act: str,
    written: StepWritten | None,
    by: str,
    at: datetime,
) -> Step:
    """The next step, open; `written` None fills it in from the one before.

    A device makes `step_id` itself, so that sending it twice makes one step.

    Raises:
        TreatmentNotFound: there is no such treatment.
        WrongTreatmentState: it does not run.
        IdentifierTaken: the identifier is that of another step.
        BadTreatment: it names an action, a side, a region, a photograph or an observation that
            is not there.
    """
    treatment = treatments.held(session, treatment_id)
    there = session.get(Step, step_id)
    if there is not None:
        if there.treatment_id != treatment_id or there.act != act:
            raise IdentifierTaken(step_id)
        return there
    if treatment.state not in _WORKING:
        raise WrongTreatmentState(
            treatment.id, "not-in-progress", "is not in progress: start it first."
        )
    assessing.check_act(act)
    content = StepContent(**dict(written)) if written else proposed(session, treatment_id)
    neighbours.check_written(session, treatment.manuscript_id, content)
    last = session.scalar(select(func.max(Step.seq)).where(Step.treatment_id == treatment_id))
    step = Step(
        id=step_id,
        treatment_id=treatment_id,
        manuscript_id=treatment.manuscript_id,
        seq=(last or 0) + 1,
        act=act,
        state=StepState.OPEN,
        content={},
        context={},
        edition=1,
        created_by=by,
        created_at=at,
        changed_by=by,
        active_seconds=0,
    )
    session.add(step)
    write(session, step, content)
    return step


def proposed(session: Session, treatment_id: str) -> StepContent:
    """What the form of the next step begins with."""
    before = treatments.steps_of(session, treatment_id)
    return prefilled(content_of(before[-1])) if before else StepContent()


def change(
    session: Session,
    step_id: str,
    written: StepWritten,
    *,
    edition: int,
    by: str,
    act: str | None = None,
) -> Step:
    """The step as it is now written; its materials have acts of their own.

    Raises:
        StepNotFound: there is none.
        WrongTreatmentState: it is finished, signed or void.
        EditClash: somebody else saved it.
        BadTreatment: as `create`.
    """
    step, treatment = held(session, step_id)
    require_writable(step)
    if step.edition != edition:
        raise EditClash(step.id, step.edition, step.changed_by, step.content)
    if act is not None:
        assessing.check_act(act)
        step.act = act
    neighbours.check_written(session, treatment.manuscript_id, written)
    before = content_of(step)
    write(
        session,
        step,
        StepContent(**dict(written), uses=before.uses, no_visible_change=before.no_visible_change),
    )
    saved(session, step, by)
    return step


def write(session: Session, step: Step, content: StepContent) -> None:
    """Keep the content and the index made of it; what leaves the plan says so by itself."""
    session.flush()
    treatment = session.get_one(Treatment, step.treatment_id)
    beyond = outside(planned(session, treatment), step.act, content.targets)
    if beyond and content.deviation is not Deviation.NEEDS_VARIATION:
        content = content.model_copy(update={"deviation": Deviation.NEEDS_VARIATION})
    step.content = content.model_dump(mode="json")
    session.flush()
    index_materials(session, step.id, content)


def saved(session: Session, step: Step, by: str) -> None:
    """Count one more edition of the step."""
    step.edition += 1
    step.changed_by = by
    session.flush()


def run_timer(session: Session, step_id: str, *, is_running: bool, by: str, at: datetime) -> Step:
    """The step with its timer on or off; starting it for the first time begins the step.

    Raises:
        StepNotFound: there is none.
        WrongTreatmentState: the step is finished, or the treatment does not run.
        BlockedByCheck: the workshop knows that this is dangerous here and now.
    """
    step, treatment = held(session, step_id)
    require_writable(step)
    if not is_running:
        treatments.stop_timer(step, at)
        session.flush()
        return step
    require_running(treatment)
    require_safe(session, step)
    if step.timer_started_at is None:
        step.timer_started_at = at
    if step.started_at is None:
        step.started_at = at
    step.state, step.changed_by = StepState.IN_PROGRESS, by
    session.flush()
    return step


def planned(session: Session, treatment: Treatment) -> tuple[ScopeLine, ...]:
    """The approved scope with what was granted since."""
    proposal = session.get_one(Proposal, treatment.proposal_id)
    granted = session.scalars(
        select(Variation).where(
            Variation.treatment_id == treatment.id, Variation.state.in_(GRANTED)
        )
    )
    return (
        *ProposalContent.model_validate(proposal.content).scope,
        *(ScopeLine.model_validate(line) for each in granted for line in each.granted),
    )


def beyond_plan(session: Session, step: Step) -> Outside:
    """What of the step lies outside the plan as it stands."""
    treatment = session.get_one(Treatment, step.treatment_id)
    return outside(planned(session, treatment), step.act, content_of(step).targets)


def warnings_of(session: Session, step: Step) -> tuple[knowledge.Warning, ...]:
    """What the workshop knows against the step as it is written."""
    content = content_of(step)
    generics = {
        generic for use in content.uses_standing for generic in use.snapshot.get("generics", ())
    }
    facts = assessing.facts_of(
        session, step.manuscript_id, step.treatment_id, step.act,
        sides_of(content.targets), generics,
    )  # fmt: skip
    return knowledge.warnings_for(facts)


def flaws_of(session: Session, step: Step) -> list[flaws.Flaw]:
    """The flaws that the step treats: as they were signed with it, else as they are now."""
    if step.signed_entry_id is not None:
        return [flaws.Flaw.from_json(told) for told in step.context.get("flaws", ())]
    content = content_of(step)
    regions = {each.region_id for each in content.targets if each.region_id is not None}
    return flaws.chosen(session, step.manuscript_id, content.observations, regions)


def require_safe(session: Session, step: Step) -> None:
    """Return if no blocking warning holds.

    Raises:
        BlockedByCheck: one does; the sentence is the rule's.
    """
    for warning in warnings_of(session, step):
        if warning.is_blocking:
            raise BlockedByCheck(warning.texts["en"][0])


def require_writable(step: Step) -> None:
    """Return if the step may still be written into.

    Raises:
        WrongTreatmentState: it may not.
    """
    if step.state not in WRITABLE:
        raise WrongTreatmentState(
            step.id, f"step-{step.state.value}",
            f"is {step.state.value}: "
            + ("write an amendment beside it." if step.signed_entry_id else "reopen it first."),
        )  # fmt: skip


def require_running(treatment: Treatment) -> None:
    """Return if work may go on.

    Raises:
        WrongTreatmentState: it may not.
    """
    if treatment.state is not TreatmentState.IN_PROGRESS:
        raise WrongTreatmentState(
            treatment.id,
            "not-in-progress" if treatment.state is not TreatmentState.PAUSED else "paused",
            f"is {treatment.state.value.replace('_', ' ')}: resume or start it first.",
        )


def keep_second(
    session: Session,
    step_id: str,
    written: dict[str, Any],
    *,
    by: str,
    by_id: str | None = None,
    at: datetime,
) -> None:
    """Keep what a second person wrote for a step that somebody else had finished.

    Raises:
        StepNotFound: there is no such step.
    """
    find(session, step_id)
    session.add(SecondText(step_id=step_id, content=written, by=by, by_id=by_id, at=at))
    session.flush()


def seconds_of(session: Session, step_id: str) -> Sequence[SecondText]:
    """What others wrote for the step, the first one first."""
    statement = select(SecondText).where(SecondText.step_id == step_id).order_by(SecondText.id)
    return list(session.scalars(statement))
