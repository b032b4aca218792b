"""Decisions about a submitted version, in the order of its policy, and the conditions they set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.accounts.permissions import Role
from catalog.conservation.signing.signing import Signer, instant, sign
from catalog.conservation.treatment import proposals
from catalog.conservation.treatment.approval_policies import policy_in, turn
from catalog.conservation.treatment.errors import (
    AlreadyDecided,
    ApprovalConditionNotFound,
    BadTreatment,
    NotTheirTurn,
    WrongTreatmentState,
)
from catalog.conservation.treatment.states import AGREES, CheckKind, Decision, ProposalState
from catalog.conservation.treatment.tables import Approval, ApprovalCondition, Proposal
from catalog.identifiers import Kind
from catalog.record.values import Texts, Value
from storage.ocfl.root import StorageRoot

SIGNED = "approval.signed"
CONDITIONS_MAX = 40


class ConditionWanted(Value):
    """A condition as it is set; `care_check` names the custodian's check that it sees to."""

    text: Annotated[Texts, Field(min_length=1)]
    check_kind: CheckKind
    care_check: Annotated[str, Field(max_length=40, pattern=r"^[a-z_]*$")] = ""


def of_proposal(session: Session, proposal_id: str) -> list[Approval]:
    """The decisions about a version, in the order in which they were made."""
    statement = select(Approval).where(Approval.proposal_id == proposal_id)
    return list(session.scalars(statement.order_by(Approval.number)))


def conditions_of(session: Session, proposal_id: str) -> list[ApprovalCondition]:
    """The conditions of a version, in the order in which they were set."""
    statement = (
        select(ApprovalCondition)
        .join(Approval, Approval.id == ApprovalCondition.approval_id)
        .where(Approval.proposal_id == proposal_id)
        .order_by(Approval.number, ApprovalCondition.number)
    )
    return list(session.scalars(statement.execution_options(populate_existing=True)))


def role_due(session: Session, proposal: Proposal) -> Role | None:
    """Whose turn it is; None where nobody is asked any more."""
    if proposal.state is not ProposalState.SUBMITTED:
        return None
    return turn(policy_in(proposal.context), _agreed(of_proposal(session, proposal.id)))


def decide(
    session: Session,
    root: StorageRoot,
    proposal_id: str,
    *,
    decision: Decision,
    conditions: Sequence[ConditionWanted] = (),
    note: Texts = (),
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Approval:
    """The decision, signed in the signer's role; it moves the proposal on.

    Raises:
        ProposalNotFound: there is no such version.
        WrongTreatmentState: it does not wait for a decision.
        NotTheirTurn: another role decides first.
        AlreadyDecided: the same person has decided, in whatever role.
        BadTreatment: conditions and decision do not go together, or a refusal says nothing.
        ...: as `signing.sign`.
    """
    proposal = proposals.find(session, proposal_id)
    identity.lock(session, proposal.manuscript_id)
    session.refresh(proposal)
    if proposal.state is not ProposalState.SUBMITTED:
        raise WrongTreatmentState(
            proposal.id, "not-submitted", "does not wait for a decision: look at where it stands."
        )
    made = of_proposal(session, proposal.id)
    policy = policy_in(proposal.context)
    due = turn(policy, _agreed(made))
    if due is not None and signer.role is not due:
        raise NotTheirTurn(proposal.id, due.value)
    if any(each.person_id == signer.user_id for each in made):
        raise AlreadyDecided(proposal.id, signer.name)
    _check(decision, conditions, note)
    approval = Approval(
        id=new_id(Kind.APPROVAL),
        proposal_id=proposal.id,
        manuscript_id=proposal.manuscript_id,
        number=len(made) + 1,
        role=signer.role.value,
        person_id=signer.user_id,
        person_name=signer.name,
        decision=decision,
        note=[text.model_dump(mode="json") for text in note],
        at=at,
    )
    session.add(approval)
    session.flush()
    for number, wanted in enumerate(conditions, start=1):
        session.add(
            ApprovalCondition(
                approval_id=approval.id,
                number=number,
                text=[text.model_dump(mode="json") for text in wanted.text],
                check_kind=wanted.check_kind,
                care_check=wanted.care_check,
            )
        )
    session.flush()
    sign(
        session, root, proposal.manuscript_id,
        kind=SIGNED, subject_id=approval.id, content=document(session, approval), signer=signer,
        statement=statement, language=language, at=at, new_id=new_id,
    )  # fmt: skip
    move_on(session, proposal)
    return approval


def move_on(session: Session, proposal: Proposal) -> None:
    """Let the version stand where its decisions have brought it."""
    made = of_proposal(session, proposal.id)
    said = {each.decision for each in made}
    if Decision.REJECT in said:
        proposal.state = ProposalState.REJECTED
    elif Decision.RETURN in said:
        proposal.state = ProposalState.RETURNED
    elif turn(policy_in(proposal.context), _agreed(made)) is None:
        proposal.approved_at = made[-1].at
        proposal.state = (
            ProposalState.APPROVED_WITH_CONDITIONS
            if Decision.APPROVE_WITH_CONDITIONS in said
            else ProposalState.APPROVED
        )
    session.flush()


def satisfy(
    session: Session,
    proposal_id: str,
    approval_id: str,
    number: int,
    *,
    evidence: str,
    by: str,
    at: datetime,
) -> ApprovalCondition:
    """The condition, satisfied; said once, and never taken back.

    Raises:
        ApprovalConditionNotFound: there is none.
        WrongTreatmentState: it was satisfied before.
        BadTreatment: nothing is said of how.
    """
    condition = session.get(ApprovalCondition, (approval_id, number), with_for_update=True)
    of = session.get(Approval, approval_id)
    if condition is None or of is None or of.proposal_id != proposal_id:
        raise ApprovalConditionNotFound(approval_id, number)
    if condition.satisfied_at is not None:
        raise WrongTreatmentState(
            approval_id, "satisfied", "has this condition satisfied already: nothing is to do."
        )
    if not evidence.strip():
        raise BadTreatment(
            "evidence", "Say how the condition was satisfied, and where that can be seen."
        )
    condition.satisfied_by, condition.satisfied_at = by, at
    condition.evidence = evidence.strip()
    session.flush()
    return condition


def document(session: Session, approval: Approval) -> dict[str, Any]:
    """What is signed of a decision."""
    proposal = session.get_one(Proposal, approval.proposal_id)
    statement = select(ApprovalCondition).where(ApprovalCondition.approval_id == approval.id)
    return {
        "id": approval.id,
        "proposal": approval.proposal_id,
        "version": proposal.version,
        "number": approval.number,
        "role": approval.role,
        "person": {"id": approval.person_id, "name": approval.person_name},
        "decision": approval.decision.value,
        "note": approval.note,
        "at": instant(approval.at),
        "conditions": [
            {
                "number": each.number,
                "text": each.text,
                "check_kind": each.check_kind.value,
                "care_check": each.care_check,
            }
            for each in session.scalars(statement.order_by(ApprovalCondition.number))
        ],
    }


def satisfied_json(session: Session, proposal_id: str) -> list[dict[str, Any]]:
    """How conditions of the version were satisfied, as it is signed with steps and treatments."""
    return [
        {
            "approval": each.approval_id,
            "number": each.number,
            "by": each.satisfied_by,
            "at": instant(each.satisfied_at),
            "evidence": each.evidence,
        }
        for each in conditions_of(session, proposal_id)
        if each.satisfied_at is not None
    ]


def _agreed(made: Sequence[Approval]) -> list[Role]:
    return [Role(each.role) for each in made if each.decision in AGREES]


def _check(decision: Decision, conditions: Sequence[ConditionWanted], note: Texts) -> None:
    if (decision is Decision.APPROVE_WITH_CONDITIONS) != bool(conditions):
        raise BadTreatment(
            "conditions",
            "Conditions go with 'approve with conditions' and with nothing else: "
            "add one, or choose another decision.",
        )
    if len(conditions) > CONDITIONS_MAX:
        raise BadTreatment(
            "conditions-many", f"There are more than {CONDITIONS_MAX} conditions: join some.",
            most=CONDITIONS_MAX,
        )  # fmt: skip
    if decision not in AGREES and not note:
        raise BadTreatment("why", "Say why: whoever wrote the proposal must know what to change.")
