"""Scenario 3 of the reference: the approval gate, with its sentences and refusals."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.accounts.permissions import Role
from catalog.conservation.condition.tables import AssessmentStatus
from catalog.conservation.treatment import approval_policies, approvals, proposals, treatments
from catalog.conservation.treatment.errors import (
    AlreadyDecided,
    BadTreatment,
    ConditionUnsatisfied,
    EditClash,
    NotTheirTurn,
    ProposalIncomplete,
    ProposalNeedsSignedAssessment,
    WrongTreatmentState,
)
from catalog.conservation.treatment.proposal_content import OptionKind, blank
from catalog.conservation.treatment.states import Decision, ProposalState, TreatmentState
from catalog.conservation.treatment.tables import Proposal
from tests.catalog.conservation.treatment.workshop import FRAGMENTS, Workshop, words


def test_the_approval_gate_from_the_first_version_to_the_third(shop_anywhere: Workshop) -> None:
    shop = shop_anywhere
    shop.policy(Role.HEAD_OF_LAB, Role.CURATOR, Role.ADVISER)
    first = shop.submit(shop.propose())
    shop.decide(first, Role.HEAD_OF_LAB, Decision.APPROVE)
    shop.decide(first, Role.CURATOR, Decision.RETURN, note=words("Which paste?"))
    assert first.state is ProposalState.RETURNED

    second = change(shop, first, aims=words("Stop the tears with wheat paste"))
    assert (second.version, second.series_id) == (2, first.id)
    shop.submit(second)
    shop.decide(second, Role.HEAD_OF_LAB, Decision.APPROVE)
    shop.decide(second, Role.CURATOR, Decision.APPROVE)
    shop.decide(second, Role.ADVISER, Decision.APPROVE_WITH_CONDITIONS, conditions=(FRAGMENTS,))
    assert second.state is ProposalState.APPROVED_WITH_CONDITIONS

    treatment = shop.planned(second)
    with pytest.raises(ConditionUnsatisfied, match="fragments with script kept in the box") as no:
        treatments.start(shop.session, treatment.id, at=shop.at)
    assert no.value.check == "fragments with script kept in the box"
    (condition,) = approvals.conditions_of(shop.session, second.id)
    approvals.satisfy(
        shop.session, second.id, condition.approval_id, 1,
        evidence="Box 14", by="conservator", at=shop.at,
    )  # fmt: skip
    third = change(shop, second, aims=words("Another aim"))
    assert (third.version, third.state) == (3, ProposalState.DRAFT)
    assert approvals.of_proposal(shop.session, third.id) == []
    assert proposals.find(shop.session, second.id).state is ProposalState.SUPERSEDED
    assert (
        proposals.find(shop.session, second.id).content["aims"][0]["text"].endswith("wheat paste")
    )
    with pytest.raises(WrongTreatmentState, match="needs an approved version"):
        treatments.start(shop.session, treatment.id, at=shop.at)


def test_a_satisfied_condition_lets_the_treatment_start(shop: Workshop) -> None:
    proposal = shop.submit(shop.propose())
    shop.decide(
        proposal, Role.HEAD_OF_LAB, Decision.APPROVE_WITH_CONDITIONS, conditions=(FRAGMENTS,)
    )
    shop.decide(proposal, Role.CURATOR, Decision.APPROVE)
    treatment = shop.planned(proposal)
    (condition,) = approvals.conditions_of(shop.session, proposal.id)
    said: dict[str, Any] = {"evidence": "Box 14", "by": "conservator", "at": shop.at}
    approvals.satisfy(shop.session, proposal.id, condition.approval_id, 1, **said)

    started = treatments.start(shop.session, treatment.id, at=shop.at)

    assert started.state is TreatmentState.IN_PROGRESS
    with pytest.raises(WrongTreatmentState, match="satisfied already"):
        approvals.satisfy(shop.session, proposal.id, condition.approval_id, 1, **said)


def test_who_decides_out_of_turn_hears_whose_turn_it_is(shop: Workshop) -> None:
    proposal = shop.submit(shop.propose())

    with pytest.raises(NotTheirTurn, match="turn of the head of lab") as refused:
        shop.decide(proposal, Role.CURATOR, Decision.APPROVE)

    assert refused.value.role_due == "head_of_lab"
    assert approvals.role_due(shop.session, proposal) is Role.HEAD_OF_LAB


def test_nobody_decides_twice_whatever_the_quorum(shop: Workshop) -> None:
    order = approval_policies.Policy.model_validate(
        {"steps": [{"role": "head_of_lab", "quorum": 2}, {"role": "curator"}]}
    )
    approval_policies.set_policy(shop.session, shop.holder_id, order, by="C", at=shop.at)
    proposal = shop.submit(shop.propose())
    shop.decide(proposal, Role.HEAD_OF_LAB, Decision.APPROVE)

    with pytest.raises(AlreadyDecided, match="ask another person"):
        shop.decide(proposal, Role.HEAD_OF_LAB, Decision.APPROVE)


def test_the_order_is_that_of_the_day_of_submission(shop: Workshop) -> None:
    proposal = shop.submit(shop.propose())
    shop.policy(Role.ADVISER)

    shop.decide(proposal, Role.HEAD_OF_LAB, Decision.APPROVE)
    shop.decide(proposal, Role.CURATOR, Decision.APPROVE)

    assert proposal.state is ProposalState.APPROVED


def test_an_approval_runs_out(shop: Workshop) -> None:
    proposal = shop.approved()

    assert proposals.state_at(proposal, shop.later(days=365)) is ProposalState.APPROVED
    assert proposals.state_at(proposal, shop.later(days=1)) is ProposalState.EXPIRED
    with pytest.raises(WrongTreatmentState, match="is expired"):
        shop.planned(proposal)


def test_a_form_begins_with_the_two_options_that_may_never_be_left_out() -> None:
    assert [option.kind for option in blank("kk").options] == [
        OptionKind.NO_TREATMENT, OptionKind.PREVENTIVE_ONLY,
    ]  # fmt: skip
    with pytest.raises(ValueError, match="do nothing"):
        blank("kk").model_validate({"options": [{"id": "a", "kind": "treatment"}]})


def test_what_is_missing_is_named_before_it_is_signed(shop: Workshop) -> None:
    with pytest.raises(ProposalIncomplete, match="fill in aims, recommended"):
        shop.submit(shop.propose(blank("en")))


def test_a_proposal_rests_on_a_signed_assessment(shop: Workshop) -> None:
    shop.assessment_id = shop.survey(AssessmentStatus.DRAFT).id

    with pytest.raises(ProposalNeedsSignedAssessment, match="is not signed"):
        shop.propose()


def test_the_second_of_two_who_save_a_draft_sees_what_the_first_wrote(shop: Workshop) -> None:
    proposal = shop.propose()
    change(shop, proposal, aims=words("First"))

    with pytest.raises(EditClash) as clash:
        change(shop, proposal, edition=1, aims=words("Second"))

    assert clash.value.theirs["aims"][0]["text"] == "First"


def test_a_running_treatment_keeps_its_version(shop: Workshop) -> None:
    treatment = shop.running()

    with pytest.raises(WrongTreatmentState, match="raise a variation request"):
        change(shop, proposals.find(shop.session, treatment.proposal_id), aims=words("Other"))


def test_a_refusal_says_why(shop: Workshop) -> None:
    proposal = shop.submit(shop.propose())

    with pytest.raises(BadTreatment, match="Say why"):
        shop.decide(proposal, Role.HEAD_OF_LAB, Decision.REJECT)


def change(
    shop: Workshop, proposal: Proposal, edition: int | None = None, **changes: Any
) -> Proposal:
    """Save the plan with these changes."""
    return proposals.change(
        shop.session, proposal.id, shop.plan(**changes),
        edition=proposal.edition if edition is None else edition,
        by="conservator", at=shop.at, new_id=shop.mint,
    )  # fmt: skip
