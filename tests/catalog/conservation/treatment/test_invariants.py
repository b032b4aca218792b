"""The invariants of the reference (conservation.md 2.15) that this room keeps, by their numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from catalog.accounts.permissions import Role
from catalog.conservation.care import protocols
from catalog.conservation.care.models import (
    CareContent,
    CareRule,
    FragmentsKept,
    MachineCheck,
    NoMaterialOrigin,
    RuleKind,
    TwoPeople,
    When,
)
from catalog.conservation.care.models import Origin as AnimalKind
from catalog.conservation.treatment import proposals, treatments
from catalog.conservation.treatment.approval_policies import Policy, PolicyStep, turn
from catalog.conservation.treatment.approvals import ConditionWanted
from catalog.conservation.treatment.errors import BlockedByCheck, WrongTreatmentState
from catalog.conservation.treatment.evidence import uncovered
from catalog.conservation.treatment.neighbours import Shot
from catalog.conservation.treatment.proposal_content import (
    OptionKind,
    PlannedAction,
    PlannedMaterial,
)
from catalog.conservation.treatment.states import CheckKind, Decision, TreatmentState
from catalog.conservation.treatment.step_content import Evidence
from catalog.conservation.treatment.targets import ScopeLine, Target, outside
from catalog.conservation.treatment.usability import (
    Fault,
    lot_findings,
    preparation_findings,
)
from tests.catalog.conservation.treatment.workshop import Workshop, words

FROZEN = (
    "UPDATE treatment_steps SET act = 'act.washing'",
    "UPDATE treatment_steps SET signed_entry_id = NULL",
    "DELETE FROM treatment_steps",
    "UPDATE material_met SET lot_id = 'x'",
    "DELETE FROM material_met",
    "UPDATE treatment_proposals SET version = 9",
    "DELETE FROM treatment_proposals",
    "UPDATE treatment_approvals SET role = 'curator'",
    "DELETE FROM treatment_approvals",
    "UPDATE approval_conditions SET number = 9",
    "DELETE FROM approval_conditions",
    "UPDATE treatments SET created_by = 'x'",
    "DELETE FROM treatments",
)


def test_invariant_1_what_is_signed_is_never_updated(shop_anywhere: Workshop) -> None:
    shop = shop_anywhere
    lot = shop.lot("JP-1")
    proposal = shop.submit(shop.propose())
    advice = ConditionWanted(text=words("Slowly"), check_kind=CheckKind.ADVISORY)
    shop.decide(proposal, Role.HEAD_OF_LAB, Decision.APPROVE_WITH_CONDITIONS, conditions=(advice,))
    shop.decide(proposal, Role.CURATOR, Decision.APPROVE)
    treatment = treatments.start(shop.session, shop.planned(proposal).id, at=shop.at)
    step = shop.step(treatment, "9r", evidence=shop.evidence(["9r"]))
    shop.use(step, lot_id=lot.id)
    shop.sign(shop.finish(step))
    treatments.complete(shop.session, treatment.id, at=shop.at)
    treatments.sign_treatment(
        shop.session, shop.vault.root, treatment.id, **shop.signing(Role.CONSERVATOR)
    )
    closed = treatments.close(shop.session, treatment.id, call_back_on=date(2027, 6, 1))
    assert closed.state is TreatmentState.CLOSED
    shop.session.commit()

    for statement in FROZEN:
        with pytest.raises(DBAPIError, match="frozen"):
            shop.session.execute(text(statement))
        shop.session.rollback()


@settings(deadline=None)
@given(st.data())
def test_invariant_2_every_side_is_shown_before_and_after(data: st.DataObject) -> None:
    sides = data.draw(st.lists(st.sampled_from("abcd"), min_size=1, unique=True))
    shots = data.draw(
        st.dictionaries(
            st.sampled_from([f"p{n:010}" for n in range(8)]),
            st.builds(
                Shot, st.sampled_from("abcde"),
                st.sampled_from(["before", "during", "after", "survey"]), st.booleans(),
            ),
        )
    )  # fmt: skip
    ids = tuple(shots)

    found = uncovered(sides, Evidence(before=ids, after=ids), shots)

    good = [shot for shot in shots.values() if not shot.is_rejected]
    after = {shot.canvas_id for shot in good if shot.phase == "after"}
    before = {shot.canvas_id for shot in good if shot.phase in ("before", "survey")}
    assert set(found.get("before", ())) == set(sides) - before
    assert set(found.get("after", ())) == set(sides) - after


def test_invariant_3_a_treatment_starts_from_the_approved_version_only(shop: Workshop) -> None:
    proposal = shop.submit(shop.propose())
    with pytest.raises(WrongTreatmentState, match="is submitted"):
        shop.planned(proposal)
    shop.decide(proposal, Role.HEAD_OF_LAB, Decision.APPROVE)
    shop.decide(proposal, Role.CURATOR, Decision.APPROVE)
    treatment = shop.planned(proposal)

    edited = proposals.change(
        shop.session, proposal.id, shop.plan(), edition=proposal.edition,
        by="c", at=shop.at, new_id=shop.mint,
    )  # fmt: skip

    assert edited.approved_at is None
    with pytest.raises(WrongTreatmentState, match="is superseded"):
        treatments.start(shop.session, treatment.id, at=shop.at)


ACTS = ("act.mending", "act.lining", "act.facing")
PLACES = tuple(f"c{n:010}" for n in range(4))


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            ScopeLine,
            acts=st.lists(st.sampled_from(ACTS), min_size=1).map(tuple),
            canvas_ids=st.lists(st.sampled_from(PLACES)).map(tuple),
            is_whole=st.booleans(),
        )
    ),
    st.sampled_from(ACTS),
    st.lists(st.builds(Target, canvas_id=st.sampled_from(PLACES)), unique=True),
)
def test_invariant_4_a_step_is_inside_the_scope_or_it_is_said_what_is_not(
    scope: list[ScopeLine], act: str, targets: list[Target]
) -> None:
    allowed = {
        (each, place)
        for line in scope
        for each in line.acts
        for place in (PLACES if line.is_whole else line.canvas_ids)
    }

    found = outside(scope, act, targets)

    assert [each.canvas_id for each in found.targets] == [
        each.canvas_id for each in targets if (act, each.canvas_id) not in allowed
    ]
    assert (found.act is None) == any(act in line.acts for line in scope)


@settings(deadline=None)
@given(st.dates(), st.dates() | st.none(), st.booleans())
def test_invariant_5_a_date_that_passed_or_a_missing_sheet_is_always_found(
    on: date, until: date | None, has_sheet: bool
) -> None:
    faults = {each.fault for each in lot_findings(
        "L", expires_on=until, has_safety_sheet=has_sheet, on=on
    )}  # fmt: skip

    assert (Fault.EXPIRED in faults) == (until is not None and until < on)
    assert (Fault.NO_SDS in faults) == (not has_sheet)
    if until is not None:
        assert bool(preparation_findings("P", use_by=until, on=on)) == (until < on)


def test_invariant_17_a_custodians_rule_blocks_and_does_not_only_warn(shop: Workshop) -> None:
    let_the_custodian_say(shop, NoMaterialOrigin(origins=(AnimalKind.PORCINE,)))
    gelatine = PlannedAction(
        act="act.mending", materials=(PlannedMaterial(generic="mat.gelatine"),)
    )
    plan = shop.plan()
    options = tuple(
        one.model_copy(update={"actions": (gelatine,)}) if one.kind is OptionKind.TREATMENT else one
        for one in plan.options
    )

    with pytest.raises(BlockedByCheck, match="Nothing of the pig"):
        shop.submit(shop.propose(shop.plan(options=options)))

    assert shop.submit(shop.propose()).context["checks"][0]["is_met"] is True


def test_invariant_17_what_people_and_promises_must_meet_blocks_the_start(shop: Workshop) -> None:
    let_the_custodian_say(shop, TwoPeople())
    treatment = shop.planned(shop.approved())

    with pytest.raises(BlockedByCheck, match="Nothing of the pig"):
        treatments.start(shop.session, treatment.id, at=shop.at)


def test_invariant_17_a_condition_can_see_to_the_custodians_check(shop: Workshop) -> None:
    let_the_custodian_say(shop, FragmentsKept())
    treatment = shop.planned(shop.approved())
    with pytest.raises(BlockedByCheck):
        treatments.start(shop.session, treatment.id, at=shop.at)

    promised = shop.planned(shop.approved(shop.plan(fragments_kept=True)))

    assert treatments.start(shop.session, promised.id, at=shop.at).started_at == shop.at


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([Role.HEAD_OF_LAB, Role.CURATOR, Role.ADVISER]),
                  st.integers(1, 3)),
        min_size=1, unique_by=lambda step: step[0],
    )
)  # fmt: skip
def test_turns_follow_the_order_and_end_when_every_quorum_is_full(
    steps: list[tuple[Role, int]],
) -> None:
    policy = Policy(steps=tuple(PolicyStep(role=role, quorum=quorum) for role, quorum in steps))
    agreed: list[Role] = []
    while (due := turn(policy, agreed)) is not None:
        agreed.append(due)

    assert agreed == [role for role, quorum in steps for _ in range(quorum)]


def let_the_custodian_say(shop: Workshop, check: MachineCheck) -> None:
    """Set a protocol whose one rule has this check."""
    rule = CareRule(
        id="rule1", when=When.TREAT, kind=RuleKind.MUST,
        requirement=words("Nothing of the pig"), check=check,
    )  # fmt: skip
    protocols.set_protocol(
        shop.session, shop.vault.root, shop.holder_id,
        CareContent(owner="The community", valid_from=date(2026, 1, 1), rules=(rule,)),
        new_id=shop.mint, by="adviser", supersedes=None, at=shop.at,
    )  # fmt: skip
