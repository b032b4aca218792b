"""What must be so before a treatment starts or ends: approvals, conditions, custodians' rules."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from catalog import identity
from catalog.conservation.care.checks import Check
from catalog.conservation.treatment import approvals, assessing, neighbours, proposals
from catalog.conservation.treatment.errors import ConditionUnsatisfied, WrongTreatmentState
from catalog.conservation.treatment.proposal_content import ProposalContent
from catalog.conservation.treatment.states import APPROVED, CheckKind
from catalog.conservation.treatment.tables import Proposal, Treatment
from catalog.conservation.treatment.treatment_content import TreatmentContent
from catalog.conservation.treatment.voids import voided_subjects


def require_approved(session: Session, proposal: Proposal, at: datetime) -> None:
    """Return if a treatment may rest on the version now.

    Raises:
        WrongTreatmentState: it is not approved, not any more, or an approval was voided.
    """
    state = proposals.state_at(proposal, at)
    made = {each.id for each in approvals.of_proposal(session, proposal.id)}
    if made & voided_subjects(session, proposal.manuscript_id, approvals.SIGNED):
        raise WrongTreatmentState(
            proposal.id,
            "approval-voided",
            "has an approval that was voided: edit it, and have the new version approved.",
        )
    if state not in APPROVED:
        raise WrongTreatmentState(
            proposal.id,
            "not-approved",
            f"is {state.value.replace('_', ' ')}, and a treatment needs an approved version: "
            "have the newest one approved.",
            standing=state.value,
        )


def require_satisfied(session: Session, proposal_id: str, kind: CheckKind, moment: str) -> None:
    """Return if no condition of this kind is open; `moment` is 'start' or 'complete'.

    Raises:
        ConditionUnsatisfied: one is; its text is told.
    """
    for each in approvals.conditions_of(session, proposal_id):
        if each.check_kind is kind and each.satisfied_at is None:
            raise ConditionUnsatisfied(" / ".join(text["text"] for text in each.text), moment)


def checks_now(
    session: Session, treatment: Treatment, proposal: Proposal, at: datetime
) -> tuple[Check, ...]:
    """The custodian's checks of this treatment with its team and what was satisfied so far."""
    holder_id = identity.find(session, treatment.manuscript_id).holder_id
    team = TreatmentContent.model_validate(treatment.content).team
    roles = neighbours.roles_of(session, [one.user_id for one in team if one.user_id], holder_id)
    return assessing.care_checks(
        session,
        treatment.manuscript_id,
        ProposalContent.model_validate(proposal.content),
        on=at.date(),
        people=[
            {"id": one.user_id or one.name, "roles": roles.get(one.user_id, [])} for one in team
        ],
        conditions=[
            {"check": each.care_check, "is_satisfied": each.satisfied_at is not None}
            for each in approvals.conditions_of(session, proposal.id)
        ],
    )
