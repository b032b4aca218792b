"""Scenario 4 of the reference: a step with its material, its photographs and its recall."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from catalog.accounts.permissions import Role
from catalog.conservation.captures.tables import Phase, Status
from catalog.conservation.signing import signing
from catalog.conservation.signing.amending import void
from catalog.conservation.treatment import finishing, meeting, steps, store, uses
from catalog.conservation.treatment.errors import (
    BadTreatment,
    EditClash,
    EvidenceMissing,
    MaterialRefused,
    NeedsHeadOfLab,
    NotTheirStep,
    WrongTreatmentState,
)
from catalog.conservation.treatment.states import Outcome, StepState, Way
from catalog.conservation.treatment.step_content import (
    Amount,
    Evidence,
    StepWritten,
    Unit,
    minutes,
)
from catalog.conservation.treatment.tables import Step
from tests.catalog.conservation.treatment.workshop import MENDED, Workshop, words


def test_paste_past_its_three_days_photographs_and_the_recall_of_a_paper(
    shop_anywhere: Workshop,
) -> None:
    shop = shop_anywhere
    paper = shop.lot("JP-2026-031")
    starch = shop.lot("ST-7", "mat.wheat_starch_paste")
    paste = shop.paste(starch)
    treatment = shop.running()
    shop.at = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
    step = shop.step(treatment, *MENDED)
    shop.use(step, lot_id="JP-2026-031", amount=Amount(value=Decimal("2.5"), unit=Unit.GRAM))

    with pytest.raises(MaterialRefused, match="past its use-by date") as refused:
        shop.use(step, id="use2", preparation_id=paste.id)
    assert refused.value.key == "past-use-by"
    with pytest.raises(NeedsHeadOfLab):
        shop.use(step, id="use2", preparation_id=paste.id, override_reason="Smells fresh")
    reason = "Kept at 4 °C, tested on blotter"
    shop.use(step, id="use2", preparation_id=paste.id, override_reason=reason, is_head_of_lab=True)
    kept = steps.content_of(step).uses[1].override
    assert kept is not None
    assert (kept.by, kept.reason, kept.faults) == ("head_of_lab", reason, ("past_use_by",))

    shown = shop.evidence(MENDED)
    step = save(shop, step, evidence=Evidence(before=shown.before, after=without_12v(shop, shown)))
    with pytest.raises(EvidenceMissing, match="no photograph after treatment of 12v") as missing:
        shop.finish(step)
    assert missing.value.sides == ("12v",)
    shop.session.refresh(step)
    step = save(shop, step, evidence=shown)
    signed = shop.sign(shop.finish(step))

    assert signed.state is StepState.SIGNED
    assert [each.label for each in meeting.recall(shop.session, paper.id)] == list(MENDED)
    within = meeting.recall(shop.session, starch.id)
    assert [(each.label, each.preparation_id) for each in within] == [
        (label, paste.id) for label in MENDED
    ]
    assert store.left_of(store.lot(shop.session, paper.id)) == Decimal("97.5")


def test_a_recall_names_the_sides_of_the_use_and_how_they_met_it(shop: Workshop) -> None:
    lot = shop.lot("JP-1")
    treatment = shop.running()
    wide, narrow = shop.step(treatment, "9r", "12v", "31v"), shop.step(treatment, "10r")
    shop.use(wide, lot_id=lot.id, canvas_ids=(shop.canvases["12v"],), way=Way.TEMPORARY)
    shop.use(narrow, lot_id=lot.id)
    shop.use(narrow, id="use2", lot_id=lot.id, way=Way.REMOVED)
    shop.use(narrow, id="use3", way=Way.REMOVED, label=words("old paste"))
    uses.withdraw_use(shop.session, wide.id, "use1", reason="Another lot", by="c", at=shop.at)

    met = meeting.recall(shop.session, lot.id)

    assert sorted((each.label, each.way) for each in met) == [
        ("10r", Way.ADDED), ("10r", Way.REMOVED),
    ]  # fmt: skip
    assert steps.content_of(wide).uses[0].withdrawn is not None


def test_a_voided_step_leaves_the_recall(shop: Workshop) -> None:
    lot = shop.lot("JP-1")
    step = shop.step(shop.running(), "9r", evidence=shop.evidence(["9r"]))
    shop.use(step, lot_id=lot.id)
    signed = shop.sign(shop.finish(step))
    assert len(meeting.recall(shop.session, lot.id)) == 1

    void(
        shop.session, shop.vault.root, signed.signed_entry_id or "", reason="Wrong book",
        **shop.signing(Role.HEAD_OF_LAB),
    )  # fmt: skip

    assert meeting.recall(shop.session, lot.id) == []


def test_photographs_of_another_side_or_refused_ones_show_nothing(shop: Workshop) -> None:
    before = (shop.capture("9r", Phase.SURVEY), shop.capture("10r", Phase.AFTER))
    refused = shop.capture("9r", Phase.AFTER, Status.REJECTED)
    step = shop.step(
        shop.running(), "9r", evidence=Evidence(before=before, after=(refused, before[1]))
    )

    with pytest.raises(EvidenceMissing, match="after treatment of 9r"):
        shop.finish(step)


def test_only_the_head_of_the_laboratory_says_that_nothing_can_be_seen(shop: Workshop) -> None:
    step = shop.step(shop.running(), "9r")
    told: dict[str, Any] = {"reason": "Humidified for an hour", "by": "h", "at": shop.at}
    with pytest.raises(NeedsHeadOfLab):
        finishing.waive_evidence(shop.session, step.id, is_head_of_lab=False, **told)

    finishing.waive_evidence(shop.session, step.id, is_head_of_lab=True, **told)

    assert shop.finish(step).state is StepState.FINISHED


def test_a_lot_past_its_date_or_without_a_safety_sheet_is_refused(shop: Workshop) -> None:
    shop.lot("OLD", expires_on=date(2026, 11, 19))
    shop.lot("BARE", safety_sheet=None)
    last_day = shop.lot("TODAY", expires_on=date(2026, 11, 20))
    step = shop.step(shop.running(), "9r")

    with pytest.raises(MaterialRefused, match="OLD is past its expiry date"):
        shop.use(step, lot_id="OLD")
    with pytest.raises(MaterialRefused, match="BARE has no safety data sheet"):
        shop.use(step, lot_id="BARE")
    shop.use(step, lot_id=last_day.id)
    shop.use(step, id="use2", lot_id="OLD", way=Way.REMOVED)

    assert len(steps.content_of(step).uses) == 2


def test_a_use_told_twice_by_a_device_is_one_and_none_comes_from_the_future(
    shop: Workshop,
) -> None:
    lot = shop.lot("JP-1")
    step = shop.step(shop.running(), "9r")
    shop.use(step, lot_id=lot.id)
    shop.use(step, lot_id=lot.id)

    with pytest.raises(BadTreatment, match="set the clock"):
        shop.use(step, id="use2", lot_id=lot.id, used_at=shop.at + timedelta(hours=1))

    assert len(steps.content_of(step).uses) == 1


def test_of_two_who_finish_a_step_the_second_sees_the_first_and_both_texts_are_kept(
    shop: Workshop,
) -> None:
    step = shop.step(shop.running(), "9r", evidence=shop.evidence(["9r"]))
    edition = step.edition
    shop.finish(step)
    again = shop.finish(step, edition=edition)
    assert again.edition == edition + 1

    mine = shop.written("9r", result=words("Half of it"))
    with pytest.raises(EditClash) as clash:
        shop.finish(step, written=mine, edition=edition, by="Somebody else")
    steps.keep_second(
        shop.session, step.id, mine.model_dump(mode="json"), by="Somebody else", at=shop.at
    )

    assert clash.value.theirs["result"][0]["text"] == "Closed"
    signed = shop.sign(step)
    assert signed.context["second_texts"][0]["content"]["result"][0]["text"] == "Half of it"


def test_a_step_is_signed_by_who_did_it_or_by_the_head_of_the_laboratory(shop: Workshop) -> None:
    treatment = shop.running()
    guest = shop.written("9r").people[0].model_copy(update={"user_id": "", "name": "A guest"})
    step = shop.step(treatment, "9r", people=(guest,), evidence=shop.evidence(["9r"]))
    shop.finish(step)

    with pytest.raises(NotTheirStep, match="Step 1 is signed by somebody who took part"):
        shop.sign(step)

    assert shop.sign(step, Role.HEAD_OF_LAB).state is StepState.SIGNED


def test_a_failed_step_is_signed_like_any_other(shop: Workshop) -> None:
    step = shop.step(shop.running(), "9r", evidence=shop.evidence(["9r"]))

    signed = shop.sign(shop.finish(step, Outcome.FAILED))

    entry = signing.entry(shop.session, signed.signed_entry_id or "")
    assert signing.document_of(entry)["content"]["outcome"] == "failed"


def test_a_step_begins_with_the_people_and_tools_of_the_one_before(shop: Workshop) -> None:
    treatment = shop.running()
    first = shop.step(treatment, "9r", tools=("Spatula",))

    second = steps.create(
        shop.session, treatment.id, step_id="w0000000000", act="act.mending",
        written=None, by="c", at=shop.at,
    )  # fmt: skip

    begun = steps.content_of(second)
    assert begun.people == steps.content_of(first).people
    assert (begun.tools, begun.targets, begun.result) == (("Spatula",), (), ())
    same = steps.create(
        shop.session, treatment.id, step_id="w0000000000", act="act.mending",
        written=None, by="c", at=shop.at,
    )  # fmt: skip
    assert same is second


def test_the_timer_counts_the_minutes_of_work(shop: Workshop) -> None:
    step = shop.step(shop.running(), "9r")
    for is_running, pause in ((True, 10), (True, 5), (False, 60), (True, 2.5), (False, 1)):
        steps.run_timer(shop.session, step.id, is_running=is_running, by="c", at=shop.at)
        shop.later(minutes=pause)

    assert minutes(step.active_seconds, step.timer_started_at, shop.at) == 18


def test_a_finished_step_is_reopened_before_it_is_signed_and_never_after(shop: Workshop) -> None:
    step = shop.step(shop.running(), "9r", evidence=shop.evidence(["9r"]))
    shop.finish(step)
    with pytest.raises(WrongTreatmentState, match="reopen it first"):
        save(shop, step)
    finishing.reopen(shop.session, step.id, by="conservator")
    shop.sign(shop.finish(save(shop, step, evidence=shop.evidence(["9r"]))))

    with pytest.raises(WrongTreatmentState, match="nothing to reopen"):
        finishing.reopen(shop.session, step.id, by="conservator")
    with pytest.raises(WrongTreatmentState, match="write an amendment"):
        save(shop, step)


def save(shop: Workshop, step: Step, **changes: Any) -> Step:
    """Write these changes into the step."""
    written = StepWritten(
        **{name: getattr(steps.content_of(step), name) for name in StepWritten.model_fields}
        | changes
    )
    return steps.change(shop.session, step.id, written, edition=step.edition, by="conservator")


def without_12v(shop: Workshop, shown: Evidence) -> tuple[str, ...]:
    """The photographs after treatment but that of 12v."""
    at = MENDED.index("12v")
    return (*shown.after[:at], *shown.after[at + 1 :])
