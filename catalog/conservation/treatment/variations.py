"""Requests to leave the plan: raised at the bench, decided by somebody else, signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.conservation.signing.signing import Signer, instant, sign
from catalog.conservation.treatment import assessing, neighbours, steps, treatments
from catalog.conservation.treatment.approval_policies import policy_in
from catalog.conservation.treatment.errors import (
    AlreadyDecided,
    BadTreatment,
    IdentifierTaken,
    NotTheirTurn,
    VariationNotFound,
    WrongTreatmentState,
)
from catalog.conservation.treatment.hands import account, is_same_person
from catalog.conservation.treatment.states import GRANTED, TreatmentState, VariationState
from catalog.conservation.treatment.step_content import CaptureIds
from catalog.conservation.treatment.tables import Proposal, Variation
from catalog.conservation.treatment.targets import Scope, ScopeLine, Target
from catalog.identifiers import Kind
from catalog.record.values import Texts, Value
from storage.ocfl.root import StorageRoot

SIGNED = "variation.signed"


class VariationContent(Value):
    """What was found, the photographs of it, and what shall be allowed beyond the plan."""

    reason: Annotated[Texts, Field(min_length=1)]
    capture_ids: CaptureIds = ()
    delta: Scope = ()


def find(session: Session, variation_id: str) -> Variation:
    """The request with this identifier.

    Raises:
        VariationNotFound: there is none.
    """
    variation = session.get(Variation, variation_id, populate_existing=True)
    if variation is None:
        raise VariationNotFound(variation_id)
    return variation


def of_treatment(session: Session, treatment_id: str) -> list[Variation]:
    """The requests of a treatment, the first one first."""
    statement = select(Variation).where(Variation.treatment_id == treatment_id)
    return list(session.scalars(statement.order_by(Variation.raised_at, Variation.id)))


def raise_variation(
    session: Session,
    step_id: str,
    *,
    variation_id: str,
    content: VariationContent,
    by: str,
    by_id: str | None = None,
    at: datetime,
) -> Variation:
    """The request; the treatment is paused until it is decided. Sent again it is no change.

    Raises:
        StepNotFound: there is no such step.
        WrongTreatmentState: the step or the treatment has ended.
        IdentifierTaken: the identifier is that of another request.
        BadTreatment: it names an action, a side or a photograph that is not there.
    """
    step, treatment = steps.held(session, step_id)
    there = session.get(Variation, variation_id)
    if there is not None:
        if there.step_id != step_id:
            raise IdentifierTaken(variation_id)
        return there
    steps.require_writable(step)
    if treatment.state not in (TreatmentState.IN_PROGRESS, TreatmentState.PAUSED):
        steps.require_running(treatment)
    _check(session, treatment.manuscript_id, content.delta)
    neighbours.check_captures(session, treatment.manuscript_id, content.capture_ids)
    variation = Variation(
        id=variation_id,
        step_id=step_id,
        treatment_id=treatment.id,
        manuscript_id=treatment.manuscript_id,
        state=VariationState.RAISED,
        content=content.model_dump(mode="json"),
        granted=[],
        note=[],
        raised_by=by,
        raised_by_id=by_id,
        raised_at=at,
    )
    session.add(variation)
    session.flush()
    if treatment.state is TreatmentState.IN_PROGRESS:
        treatments.pause(
            session, treatment.id, reason=" / ".join(text.text for text in content.reason), at=at
        )
    return variation


def decide(
    session: Session,
    root: StorageRoot,
    variation_id: str,
    *,
    state: VariationState,
    granted: Sequence[ScopeLine] = (),
    note: Texts = (),
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Variation:
    """The request, decided and signed by a role that approves this proposal.

    `granted` is read only where it is accepted with changes; accepted as it is, all that was asked
    is granted. The treatment stays paused until somebody at the bench resumes it.

    Raises:
        VariationNotFound: there is none.
        WrongTreatmentState: it was decided before.
        NotTheirTurn: the signer's role has no say in this proposal.
        AlreadyDecided: whoever raised it cannot accept it.
        BadTreatment: the decision is none, or a refusal says nothing.
        ...: as `signing.sign`.
    """
    variation = find(session, variation_id)
    identity.lock(session, variation.manuscript_id)
    session.refresh(variation)
    if variation.state is not VariationState.RAISED:
        raise WrongTreatmentState(
            variation.id, "variation-decided", "was decided before: raise another one."
        )
    treatment = treatments.find(session, variation.treatment_id)
    policy = policy_in(session.get_one(Proposal, treatment.proposal_id).context)
    if signer.role not in {step.role for step in policy.steps}:
        raise NotTheirTurn(treatment.proposal_id, policy.steps[0].role.value)
    who = variation.raised_by, variation.raised_by_id
    if is_same_person(signer.name, signer.user_id, *who):
        raise AlreadyDecided(variation.id, signer.name)
    if state is VariationState.RAISED:
        raise BadTreatment("no-decision", "Accept it, accept it with changes, or refuse it.")
    if state is not VariationState.ACCEPTED and not note:
        raise BadTreatment("why", "Say why: whoever wrote the proposal must know what to change.")
    lines: Sequence[ScopeLine] = ()
    if state is VariationState.ACCEPTED:
        lines = VariationContent.model_validate(variation.content).delta
    elif state in GRANTED:
        lines = granted
    _check(session, variation.manuscript_id, lines)
    variation.state = state
    variation.granted = [line.model_dump(mode="json") for line in lines]
    variation.note = [text.model_dump(mode="json") for text in note]
    variation.decided_by, variation.decided_at = signer.name, at
    session.flush()
    entry = sign(
        session, root, variation.manuscript_id,
        kind=SIGNED, subject_id=variation.id, content=document(variation), signer=signer,
        statement=statement, language=language, at=at, new_id=new_id,
    )  # fmt: skip
    variation.signed_entry_id = entry.id
    session.flush()
    return variation


def document(variation: Variation) -> dict[str, Any]:
    """What is signed of a decision to leave the plan, or not to."""
    return {
        "id": variation.id,
        "step": variation.step_id,
        "treatment": variation.treatment_id,
        "state": variation.state.value,
        "content": variation.content,
        "granted": variation.granted,
        "note": variation.note,
        "raised_by": variation.raised_by,
        **account("raised_by_id", variation.raised_by_id),
        "raised_at": instant(variation.raised_at),
        "decided_by": variation.decided_by,
        "decided_at": instant(variation.decided_at) if variation.decided_at else None,
    }


def _check(session: Session, manuscript_id: str, lines: Sequence[ScopeLine]) -> None:
    for line in lines:
        for act in line.acts:
            assessing.check_act(act)
        neighbours.check_targets(
            session, manuscript_id, [Target(canvas_id=each) for each in line.canvas_ids]
        )
