"""The end of a step: finished when nothing is missing, signed by who did it, frozen from then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Role
from catalog.conservation.signing.signing import Signer, instant, sign
from catalog.conservation.treatment import (
    approvals,
    assessing,
    neighbours,
    steps,
    store,
    treatments,
)
from catalog.conservation.treatment.errors import (
    BadTreatment,
    EditClash,
    EvidenceMissing,
    NeedsHeadOfLab,
    NotTheirStep,
    OutsideScope,
    VariationOpen,
    WrongTreatmentState,
)
from catalog.conservation.treatment.evidence import uncovered
from catalog.conservation.treatment.hands import account, is_same_person
from catalog.conservation.treatment.knowledge import lasting_residues
from catalog.conservation.treatment.meeting import STEP_SIGNED, met_by
from catalog.conservation.treatment.states import (
    GRANTED,
    Deviation,
    Outcome,
    StepState,
    VariationState,
    Way,
)
from catalog.conservation.treatment.step_content import (
    Finish,
    NoVisibleChange,
    StepContent,
    StepWritten,
)
from catalog.conservation.treatment.tables import SpotTest, Step, Treatment, Variation
from catalog.conservation.treatment.targets import sides_of
from catalog.identifiers import Kind
from storage.ocfl.root import StorageRoot

SIGNED = STEP_SIGNED


def finish(
    session: Session,
    step_id: str,
    told: Finish,
    *,
    written: StepWritten | None,
    edition: int,
    by: str,
    by_id: str | None = None,
    at: datetime,
) -> Step:
    """The step, finished, with the last of what was written; `by_id` is the account of `by`.

    Raises:
        StepNotFound: there is none.
        EditClash: somebody else saved or finished it; the edge keeps the second text
            (`steps.keep_second`) and says so.
        WrongTreatmentState: it is signed, or the treatment does not run.
        OutsideScope, VariationOpen: it leaves the plan and nobody has accepted that.
        EvidenceMissing: a side is not shown before or after.
        BlockedByCheck: the workshop knows that it is dangerous.
        BadTreatment: nobody did it, or nothing was done to anything.
    """
    step, treatment = steps.held(session, step_id)
    is_again = step.outcome is told.outcome and is_same_person(
        by, by_id, step.finished_by, step.finished_by_id
    )
    if step.state is StepState.FINISHED and is_again and (written is None or _says(step, written)):
        return step
    if step.edition != edition or step.state is StepState.FINISHED:
        raise EditClash(step.id, step.edition, step.changed_by, step.content)
    steps.require_writable(step)
    if written is not None:
        steps.change(session, step_id, written, edition=edition, by=by)
    steps.require_running(treatment)
    treatments.stop_timer(step, at)
    ended_at = told.device_at if told.device_at is not None and told.device_at <= at else at
    step.started_at = step.started_at or ended_at
    step.ended_at = max(ended_at, step.started_at)
    step.outcome, step.finished_by, step.finished_by_id = told.outcome, by, by_id
    require_complete(session, step)
    step.state = StepState.FINISHED
    steps.saved(session, step, by)
    return step


def reopen(session: Session, step_id: str, *, by: str) -> Step:
    """The finished step, to be written into again; not once it is signed.

    Raises:
        StepNotFound: there is none.
        WrongTreatmentState: it is not finished, or it is signed.
    """
    step, _ = steps.held(session, step_id)
    if step.state is not StepState.FINISHED:
        raise WrongTreatmentState(
            step.id, "step-not-finished", "is not finished, or signed already: nothing to reopen."
        )
    step.state, step.outcome, step.finished_by = StepState.IN_PROGRESS, None, None
    steps.saved(session, step, by)
    return step


def waive_evidence(
    session: Session, step_id: str, *, reason: str, by: str, is_head_of_lab: bool, at: datetime
) -> Step:
    """The step with the head of laboratory's word that photographs would show no change.

    Raises:
        StepNotFound: there is none.
        NeedsHeadOfLab: somebody else says so.
        WrongTreatmentState: it is finished or signed.
        BadTreatment: no reason is given.
    """
    step, _ = steps.held(session, step_id)
    if not is_head_of_lab:
        raise NeedsHeadOfLab
    steps.require_writable(step)
    if not reason.strip():
        raise BadTreatment("reason", "Say why: the reason stays in the history.")
    said = NoVisibleChange(reason=reason, by=by, at=at)
    content = steps.content_of(step).model_copy(update={"no_visible_change": said})
    steps.write(session, step, content)
    steps.saved(session, step, by)
    return step


def sign_step(
    session: Session,
    root: StorageRoot,
    step_id: str,
    *,
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Step:
    """The finished step, signed: in the chain and in the vault, and frozen from now on.

    Raises:
        StepNotFound: there is none.
        WrongTreatmentState: it is not finished.
        NotTheirStep: the signer did not take part and is not the head of the laboratory.
        OutsideScope, VariationOpen, EvidenceMissing, ...: as `finish`; much may have changed.
        ...: as `signing.sign`.
    """
    step, treatment = steps.held(session, step_id)
    if step.state is not StepState.FINISHED:
        raise WrongTreatmentState(
            step.id, "step-not-finished", "is not finished, or signed already: finish it first."
        )
    content = steps.content_of(step)
    took_part = {person.user_id for person in content.people}
    if signer.role is not Role.HEAD_OF_LAB and signer.user_id not in took_part:
        raise NotTheirStep(step.seq)
    require_complete(session, step)
    for use in content.uses_standing:
        if use.lot_id is not None and use.amount is not None and use.way is not Way.REMOVED:
            store.take(session, use.lot_id, use.amount)
    step.context = _context(session, step, treatment)
    session.flush()
    met = met_by(session, [step.id])[step.id]
    entry = sign(
        session, root, step.manuscript_id,
        kind=SIGNED, subject_id=step.id, content=document(step, met), signer=signer,
        statement=statement, language=language, at=at, new_id=new_id,
    )  # fmt: skip
    step.state, step.signed_entry_id = StepState.SIGNED, entry.id
    session.flush()
    remember_residues(session, step, content, signer.name, at)
    return step


def require_complete(session: Session, step: Step) -> None:
    """Return if the step may be called done.

    Raises:
        OutsideScope, VariationOpen, EvidenceMissing, BlockedByCheck, BadTreatment: as `finish`.
    """
    content = steps.content_of(step)
    if not content.people:
        raise BadTreatment("people", "Say who did it: at least one person did.")
    if not content.targets:
        raise BadTreatment("targets", "Say to which side or part of the binding it was done.")
    _require_within_plan(session, step, content)
    if step.outcome is Outcome.ABANDONED and not content.uses_standing and not step.active_seconds:
        return
    steps.require_safe(session, step)
    _require_evidence(session, step, content)


def remember_residues(
    session: Session, step: Step, content: StepContent, by: str, at: datetime
) -> None:
    """Note for ever what the book has met in this step and will not lose."""
    for use in content.uses_standing:
        for generic in sorted(lasting_residues() & set(use.snapshot.get("generics", ()))):
            assessing.note_residue(
                session, step.manuscript_id, generic, source=f"step {step.id}", by=by, at=at
            )


def document(step: Step, met: list[list[str]]) -> dict[str, Any]:
    """The whole step as it is signed. `met` is the index of materials, so that it is signed too."""
    return {
        "id": step.id,
        "treatment": step.treatment_id,
        "seq": step.seq,
        "act": step.act,
        "outcome": step.outcome.value if step.outcome else None,
        "content": step.content,
        "context": step.context,
        "met": met,
        "created_by": step.created_by,
        "created_at": instant(step.created_at),
        "finished_by": step.finished_by,
        **account("finished_by_id", step.finished_by_id),
        "started_at": instant(step.started_at) if step.started_at else None,
        "ended_at": instant(step.ended_at) if step.ended_at else None,
        "active_seconds": step.active_seconds,
    }


def _require_within_plan(session: Session, step: Step, content: StepContent) -> None:
    raised = list(session.scalars(select(Variation).where(Variation.step_id == step.id)))
    for variation in raised:
        if variation.state is VariationState.RAISED:
            raise VariationOpen(variation.id)
    if step.outcome is Outcome.ABANDONED and raised:
        return
    beyond = steps.beyond_plan(session, step)
    if beyond:
        first = beyond.targets[0] if beyond.targets else None
        place = (first.canvas_id or first.component or "") if first else ""
        known = neighbours.labels(session, step.manuscript_id)
        raise OutsideScope(step.id, beyond.act or known.get(place, place))
    is_granted = any(variation.state in GRANTED for variation in raised)
    if content.deviation is Deviation.NEEDS_VARIATION and not is_granted:
        raise OutsideScope(step.id, "deviation")


def _require_evidence(session: Session, step: Step, content: StepContent) -> None:
    if content.no_visible_change is not None:
        return
    evidence = content.evidence
    ids = {*evidence.before, *evidence.during, *evidence.after}
    shots = neighbours.shots(session, step.manuscript_id, ids)
    sides = sides_of(content.targets)
    missing = uncovered(sides, evidence, shots)
    known = neighbours.labels(session, step.manuscript_id)
    for moment, lacking in missing.items():
        parts = [each.component for each in content.targets if each.component]
        names = [known.get(side, side) if side else ", ".join(parts) for side in lacking]
        raise EvidenceMissing(moment, tuple(names))


def _context(session: Session, step: Step, treatment: Treatment) -> dict[str, Any]:
    tests = session.scalars(
        select(SpotTest).where(SpotTest.treatment_id == treatment.id).order_by(SpotTest.id)
    )
    return {
        "treatment": treatments.header(treatment),
        "satisfied": approvals.satisfied_json(session, treatment.proposal_id),
        "spot_tests": [
            {
                "id": test.id, "canvas_id": test.canvas_id, "content": test.content,
                "by": test.by, "at": instant(test.at),
            }
            for test in tests
        ],
        "warnings": [each.as_json() for each in steps.warnings_of(session, step)],
        "residues": assessing.residues_json(session, step.manuscript_id),
        "flaws": [each.as_json() for each in steps.flaws_of(session, step)],
        "second_texts": [
            {
                "content": each.content, "by": each.by, "at": instant(each.at),
                **account("by_id", each.by_id),
            }
            for each in steps.seconds_of(session, step.id)
        ],
    }  # fmt: skip


def _says(step: Step, written: StepWritten) -> bool:
    said = steps.content_of(step)
    return all(getattr(said, name) == value for name, value in written)
