"""Treatments: planned from an approved version, started when nothing blocks, signed at the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.conservation.signing.signing import Signer, instant, sign
from catalog.conservation.treatment import approvals, assessing, proposals
from catalog.conservation.treatment.errors import (
    BadTreatment,
    BlockedByCheck,
    EditClash,
    IdentifierTaken,
    TreatmentNotFound,
    VariationOpen,
    WrongTreatmentState,
)
from catalog.conservation.treatment.gates import checks_now, require_approved, require_satisfied
from catalog.conservation.treatment.states import (
    CheckKind,
    StepState,
    TreatmentState,
    VariationState,
)
from catalog.conservation.treatment.tables import Step, Treatment, Variation
from catalog.conservation.treatment.treatment_content import TreatmentContent as TreatmentContent
from catalog.identifiers import Kind
from storage.ocfl.root import StorageRoot

SIGNED = "treatment.signed"


def find(session: Session, treatment_id: str) -> Treatment:
    """The treatment with this identifier.

    Raises:
        TreatmentNotFound: there is none.
    """
    treatment = session.get(Treatment, treatment_id, populate_existing=True)
    if treatment is None:
        raise TreatmentNotFound(treatment_id)
    return treatment


def held(session: Session, treatment_id: str) -> Treatment:
    """The treatment, held against other writers until this transaction ends.

    Raises:
        TreatmentNotFound: there is none.
    """
    treatment = find(session, treatment_id)
    identity.lock(session, treatment.manuscript_id)
    session.refresh(treatment)
    return treatment


def of_manuscript(session: Session, manuscript_id: str) -> list[Treatment]:
    """Every treatment of the book, the newest first."""
    statement = select(Treatment).where(Treatment.manuscript_id == manuscript_id)
    return list(session.scalars(statement.order_by(Treatment.created_at.desc(), Treatment.id)))


def steps_of(session: Session, treatment_id: str) -> list[Step]:
    """The steps in their order."""
    statement = select(Step).where(Step.treatment_id == treatment_id).order_by(Step.seq)
    return list(session.scalars(statement))


def create(
    session: Session,
    manuscript_id: str,
    *,
    treatment_id: str,
    proposal_id: str,
    content: TreatmentContent,
    by: str,
    at: datetime,
) -> Treatment:
    """The treatment, planned; the same identifier again gives back what is there.

    Raises:
        ManuscriptNotFound, ProposalNotFound: one of them is not there.
        WrongTreatmentState: the version is not approved, or not any more.
        IdentifierTaken: the identifier belongs to another treatment.
    """
    identity.lock(session, manuscript_id)
    there = session.get(Treatment, treatment_id)
    if there is not None:
        if there.proposal_id != proposal_id:
            raise IdentifierTaken(treatment_id)
        return there
    proposal = proposals.find(session, proposal_id)
    if proposal.manuscript_id != manuscript_id:
        raise BadTreatment(
            "other-book", "The proposal is for another manuscript: choose one of this manuscript."
        )
    require_approved(session, proposal, at)
    treatment = Treatment(
        id=treatment_id,
        manuscript_id=manuscript_id,
        proposal_id=proposal_id,
        state=TreatmentState.PLANNED,
        state_reason="",
        content=content.model_dump(mode="json"),
        edition=1,
        created_by=by,
        created_at=at,
    )
    session.add(treatment)
    session.flush()
    return treatment


def change(
    session: Session, treatment_id: str, content: TreatmentContent, *, edition: int, by: str
) -> Treatment:
    """The treatment as it is now written.

    Raises:
        TreatmentNotFound: there is none.
        WrongTreatmentState: it is signed.
        EditClash: somebody else saved it.
    """
    treatment = held(session, treatment_id)
    if treatment.signed_entry_id is not None:
        raise _wrong(treatment, "signed", "is signed and never changes: write an amendment.")
    if treatment.edition != edition:
        raise EditClash(treatment.id, treatment.edition, treatment.created_by, treatment.content)
    treatment.content = content.model_dump(mode="json")
    treatment.edition += 1
    session.flush()
    return treatment


def start(session: Session, treatment_id: str, *, at: datetime) -> Treatment:
    """The treatment, in progress.

    Raises:
        TreatmentNotFound: there is none.
        WrongTreatmentState: it runs or ran already, or its version is not approved any more.
        ConditionUnsatisfied: a condition that blocks the start is open.
        BlockedByCheck: a rule of the custodian is not met.
    """
    treatment = held(session, treatment_id)
    if treatment.state is not TreatmentState.PLANNED:
        raise _wrong(treatment, "not-planned", "was started before: look at where it stands.")
    proposal = proposals.find(session, treatment.proposal_id)
    require_approved(session, proposal, at)
    require_satisfied(session, proposal.id, CheckKind.BEFORE_START, "start")
    for check in checks_now(session, treatment, proposal, at):
        if check.is_blocking and not check.is_met:
            raise BlockedByCheck(assessing.sentence(check))
    treatment.state, treatment.started_at = TreatmentState.IN_PROGRESS, at
    session.flush()
    return treatment


def pause(session: Session, treatment_id: str, *, reason: str, at: datetime) -> Treatment:
    """The treatment, paused; running timers stop.

    Raises:
        TreatmentNotFound: there is none.
        WrongTreatmentState: it does not run.
        BadTreatment: no reason is given.
    """
    treatment = held(session, treatment_id)
    _require(treatment, TreatmentState.IN_PROGRESS)
    treatment.state, treatment.state_reason = TreatmentState.PAUSED, _reason(reason)
    for step in steps_of(session, treatment_id):
        stop_timer(step, at)
    session.flush()
    return treatment


def resume(session: Session, treatment_id: str) -> Treatment:
    """The treatment, in progress again.

    Raises:
        TreatmentNotFound: there is none.
        WrongTreatmentState: it is not paused.
        VariationOpen: a request to leave the plan is not decided.
    """
    treatment = held(session, treatment_id)
    if treatment.state is not TreatmentState.PAUSED:
        raise _wrong(treatment, "not-paused", "is not paused: nothing is to resume.")
    waiting = session.scalar(
        select(Variation.id).where(
            Variation.treatment_id == treatment_id, Variation.state == VariationState.RAISED
        )
    )
    if waiting is not None:
        raise VariationOpen(waiting)
    treatment.state, treatment.state_reason = TreatmentState.IN_PROGRESS, ""
    session.flush()
    return treatment


def stop(session: Session, treatment_id: str, *, reason: str, at: datetime) -> Treatment:
    """The treatment, stopped for good (an incident, a consent withdrawn); its steps stay.

    Raises:
        TreatmentNotFound, WrongTreatmentState, BadTreatment: as `pause`.
    """
    treatment = held(session, treatment_id)
    if treatment.state not in (
        TreatmentState.PLANNED,
        TreatmentState.IN_PROGRESS,
        TreatmentState.PAUSED,
    ):
        raise _wrong(treatment, "ended", "has ended already: nothing is to stop.")
    treatment.state, treatment.state_reason = TreatmentState.STOPPED, _reason(reason)
    treatment.ended_at = at
    for step in steps_of(session, treatment_id):
        stop_timer(step, at)
    session.flush()
    return treatment


def complete(session: Session, treatment_id: str, *, at: datetime) -> Treatment:
    """The treatment, completed: every step is signed and no condition is open.

    Raises:
        TreatmentNotFound: there is none.
        WrongTreatmentState: it does not run, has no step, or a step is not signed.
        ConditionUnsatisfied: a condition that blocks the completion is open.
    """
    treatment = held(session, treatment_id)
    _require(treatment, TreatmentState.IN_PROGRESS)
    steps = steps_of(session, treatment_id)
    unsigned = [step.seq for step in steps if step.state is not StepState.SIGNED]
    if not steps or unsigned:
        which = ", ".join(map(str, unsigned)) or "the first"
        raise _wrong(
            treatment, "steps-unsigned", f"has steps that are not signed ({which}): sign them.",
            steps=which,
        )  # fmt: skip
    require_satisfied(session, treatment.proposal_id, CheckKind.BEFORE_COMPLETION, "complete")
    treatment.state, treatment.ended_at = TreatmentState.COMPLETED, at
    session.flush()
    return treatment


def sign_treatment(
    session: Session,
    root: StorageRoot,
    treatment_id: str,
    *,
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Treatment:
    """The completed treatment, signed with the list of its steps.

    Raises:
        TreatmentNotFound: there is none.
        WrongTreatmentState: it is not completed.
        ...: as `signing.sign`.
    """
    treatment = held(session, treatment_id)
    _require(treatment, TreatmentState.COMPLETED)
    entry = sign(
        session, root, treatment.manuscript_id,
        kind=SIGNED, subject_id=treatment.id, content=document(session, treatment), signer=signer,
        statement=statement, language=language, at=at, new_id=new_id,
    )  # fmt: skip
    treatment.state, treatment.signed_entry_id = TreatmentState.SIGNED, entry.id
    session.flush()
    return treatment


def close(session: Session, treatment_id: str, *, call_back_on: date) -> Treatment:
    """The signed treatment, closed with the day on which the book is looked at again.

    Raises:
        TreatmentNotFound: there is none.
        WrongTreatmentState: it is not signed.
    """
    treatment = held(session, treatment_id)
    _require(treatment, TreatmentState.SIGNED)
    treatment.state, treatment.call_back_on = TreatmentState.CLOSED, call_back_on
    session.flush()
    return treatment


def stop_timer(step: Step, at: datetime) -> None:
    """Let the step's timer stand still; one that does not run stays so."""
    if step.timer_started_at is not None:
        step.active_seconds += max(0, int((at - step.timer_started_at).total_seconds()))
        step.timer_started_at = None


def header(treatment: Treatment) -> dict[str, Any]:
    """What every signed step repeats of its treatment, so that it can be read alone."""
    return {
        "id": treatment.id,
        "proposal": treatment.proposal_id,
        "content": treatment.content,
        "created_by": treatment.created_by,
        "created_at": instant(treatment.created_at),
        "started_at": instant(treatment.started_at) if treatment.started_at else None,
    }


def document(session: Session, treatment: Treatment) -> dict[str, Any]:
    """What is signed of a treatment at its end."""
    return {
        **header(treatment),
        "ended_at": instant(treatment.ended_at) if treatment.ended_at else None,
        "steps": [
            {"id": step.id, "seq": step.seq, "entry": step.signed_entry_id}
            for step in steps_of(session, treatment.id)
            if step.signed_entry_id is not None
        ],
        "satisfied": approvals.satisfied_json(session, treatment.proposal_id),
    }


def _require(treatment: Treatment, state: TreatmentState) -> None:
    if treatment.state is not state:
        raise _wrong(
            treatment,
            f"not-{state.value.replace('_', '-')}",
            f"is not {state.value.replace('_', ' ')}: look at where it stands.",
        )


def _wrong(treatment: Treatment, key: str, sentence: str, **values: object) -> WrongTreatmentState:
    return WrongTreatmentState(treatment.id, key, sentence, **values)


def _reason(reason: str) -> str:
    if not reason.strip():
        raise BadTreatment("reason", "Say why: the reason stays in the history.")
    return reason.strip()[:4_000]
