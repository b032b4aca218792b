"""Scenario 5 of the reference: a seal appears under an old repair, and the plan must change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalog.accounts.permissions import Role
from catalog.conservation.captures.tables import Phase
from catalog.conservation.signing import signing
from catalog.conservation.treatment import steps, treatments, variations
from catalog.conservation.treatment.errors import (
    AlreadyDecided,
    BadTreatment,
    NotTheirTurn,
    OutsideScope,
    VariationOpen,
    WrongTreatmentState,
)
from catalog.conservation.treatment.states import (
    Deviation,
    Outcome,
    StepState,
    TreatmentState,
    VariationState,
)
from catalog.conservation.treatment.tables import Step, Variation
from catalog.conservation.treatment.targets import ScopeLine
from catalog.conservation.treatment.variations import VariationContent
from catalog.identifiers import Kind
from catalog.record.values import Text
from tests.catalog.conservation.treatment.workshop import Workshop, words


def test_a_seal_under_an_old_repair_stops_the_work_until_the_curator_accepts(
    shop_anywhere: Workshop,
) -> None:
    shop = shop_anywhere
    treatment = shop.running()
    step = shop.step(treatment, "17v", evidence=shop.evidence(["17v"]))
    steps.run_timer(shop.session, step.id, is_running=True, by="conservator", at=shop.at)
    shop.later(minutes=4)
    photograph = shop.capture("17v", Phase.DURING)
    asked = ask(shop, step, "A seal lies under the repair", photograph)

    assert treatment.state is TreatmentState.PAUSED
    assert (step.timer_started_at, step.active_seconds) == (None, 240)
    with pytest.raises(VariationOpen, match="not decided yet"):
        treatments.resume(shop.session, treatment.id)

    decided = decide(shop, asked, VariationState.ACCEPTED)
    resumed = treatments.resume(shop.session, treatment.id)
    assert (decided.state, resumed.state) == (VariationState.ACCEPTED, TreatmentState.IN_PROGRESS)
    steps.change(
        shop.session, step.id,
        shop.written(
            "17v", evidence=steps.content_of(step).evidence,
            deviation=Deviation.NEEDS_VARIATION, deviation_note=words("The repair was lifted"),
        ),
        edition=step.edition, by="conservator", act="act.removal",
    )  # fmt: skip
    signed = shop.sign(shop.finish(step))

    entry = signing.entry(shop.session, signed.signed_entry_id or "")
    content = signing.document_of(entry)["content"]["content"]
    assert content["deviation"] == "needs_variation"
    assert content["deviation_note"][0]["text"] == "The repair was lifted"


def test_what_leaves_the_plan_says_so_itself_and_cannot_be_finished(shop: Workshop) -> None:
    step = shop.step(shop.running(), "9r", "8r", evidence=shop.evidence(["9r", "8r"]))
    assert steps.content_of(step).deviation is Deviation.NEEDS_VARIATION

    with pytest.raises(OutsideScope, match=r"beyond the approved plan \(8r\)"):
        shop.finish(step)


def test_an_action_nobody_approved_cannot_be_finished(shop: Workshop) -> None:
    step = shop.step(shop.running(), "9r", act="act.washing", evidence=shop.evidence(["9r"]))

    with pytest.raises(OutsideScope, match=r"act\.washing"):
        shop.finish(step)


def test_only_what_was_granted_may_be_done(shop: Workshop) -> None:
    treatment = shop.running()
    step = shop.step(treatment, "17v", act="act.facing", evidence=shop.evidence(["17v"]))
    asked = ask(shop, step, "It lifts")
    line = ScopeLine(acts=("act.facing",), canvas_ids=(shop.canvases["18r"],))
    decide(
        shop, asked, VariationState.ACCEPTED_WITH_CHANGES, granted=(line,), note=words("18r only")
    )
    treatments.resume(shop.session, treatment.id)

    with pytest.raises(OutsideScope, match="17v"):
        shop.finish(step)


def test_a_refused_step_can_only_be_abandoned(shop: Workshop) -> None:
    treatment = shop.running()
    step = shop.step(treatment, "17v", act="act.removal", evidence=shop.evidence(["17v"]))
    asked = ask(shop, step, "A seal")
    decide(shop, asked, VariationState.REFUSED, note=words("Leave it"))
    treatments.resume(shop.session, treatment.id)

    with pytest.raises(OutsideScope):
        shop.finish(step)

    assert shop.finish(step, Outcome.ABANDONED).state is StepState.FINISHED


def test_a_variation_is_decided_once_by_somebody_else_who_has_a_say(shop: Workshop) -> None:
    step = shop.step(shop.running(), "17v")
    asked = ask(shop, step, "A seal", by="curator")

    with pytest.raises(AlreadyDecided):
        decide(shop, asked, VariationState.ACCEPTED)
    with pytest.raises(NotTheirTurn):
        decide(shop, asked, VariationState.ACCEPTED, role=Role.ADVISER)
    with pytest.raises(BadTreatment, match="Say why"):
        decide(shop, asked, VariationState.REFUSED, role=Role.HEAD_OF_LAB)
    decide(shop, asked, VariationState.ACCEPTED, role=Role.HEAD_OF_LAB)
    with pytest.raises(WrongTreatmentState, match="decided before"):
        decide(shop, asked, VariationState.ACCEPTED, role=Role.HEAD_OF_LAB)


def test_no_timer_runs_and_no_material_is_noted_while_the_treatment_is_paused(
    shop: Workshop,
) -> None:
    treatment = shop.running()
    step = shop.step(treatment, "9r", evidence=shop.evidence(["9r"]))
    lot = shop.lot("JP-1")
    treatments.pause(shop.session, treatment.id, reason="The lamp broke", at=shop.at)

    acts: tuple[Callable[[], object], ...] = (
        lambda: steps.run_timer(shop.session, step.id, is_running=True, by="c", at=shop.at),
        lambda: shop.use(step, lot_id=lot.id),
        lambda: shop.finish(step),
    )
    for act in acts:
        with pytest.raises(WrongTreatmentState, match="is paused: resume"):
            act()


def ask(shop: Workshop, step: Step, why: str, *captures: str, by: str = "conservator") -> Variation:
    """Ask to take the old repair of 17v off."""
    return variations.raise_variation(
        shop.session, step.id, variation_id=shop.mint(Kind.VARIATION),
        content=VariationContent(
            reason=words(why), capture_ids=captures,
            delta=(ScopeLine(acts=("act.removal",), canvas_ids=(shop.canvases["17v"],)),),
        ),
        by=by, at=shop.at,
    )  # fmt: skip


def decide(
    shop: Workshop, asked: Variation, state: VariationState, *, role: Role = Role.CURATOR,
    granted: tuple[ScopeLine, ...] = (), note: tuple[Text, ...] = (),
) -> Variation:  # fmt: skip
    """The decision of the curator."""
    return variations.decide(
        shop.session, shop.vault.root, asked.id, state=state, granted=granted, note=note,
        **shop.signing(role),
    )  # fmt: skip
