"""What the workshop knows to be dangerous: held up, warned of, and remembered for ever."""

from __future__ import annotations

from typing import Any

import pytest

from catalog import vocabulary
from catalog.conservation.treatment import assessing, knowledge, spot_tests, steps
from catalog.conservation.treatment.errors import BadTreatment, BlockedByCheck
from catalog.conservation.treatment.knowledge import Facts, Seen, warnings_for
from catalog.conservation.treatment.proposal_content import PlannedAction, PlannedMaterial
from catalog.conservation.treatment.states import Way
from catalog.conservation.treatment.step_content import SpotTestContent
from catalog.conservation.treatment.targets import ScopeLine
from catalog.identifiers import Kind
from tests.catalog.conservation.treatment.workshop import Workshop, words

WET = frozenset({"act.washing"})


@pytest.mark.parametrize(
    ("term", "severity", "is_dangerous"),
    [
        ("dmg.igi", 3, True), ("dmg.igi", 2, False),
        ("dmg.cu_green", 2, True), ("dmg.cu_green", 1, False), ("dmg.tear", 4, False),
    ],
)  # fmt: skip
def test_water_near_a_corroding_ink_is_held_up(
    term: str, severity: int, is_dangerous: bool
) -> None:
    facts = Facts(acts=WET, canvas_ids=("c1",), observations={"c1": [Seen(term, severity)]})

    found = {warning.rule: warning for warning in warnings_for(facts)}

    assert ("wet_near_corrosion" in found) == is_dangerous
    assert all(found[key].is_blocking for key in found if key == "wet_near_corrosion")


def test_a_safe_test_of_the_very_side_lets_water_pass() -> None:
    seen = {"c1": [Seen("dmg.igi", 4)], "c2": [Seen("dmg.igi", 4)]}
    tested = {"c1": frozenset({"water_solubility"})}

    found = warnings_for(Facts(acts=WET, canvas_ids=("c1", "c2"), observations=seen, tests=tested))

    assert [(each.rule, each.canvas_ids) for each in found] == [
        ("wet_near_corrosion", ("c2",)), ("wet_untested", ("c2",)),
    ]  # fmt: skip


def test_every_rule_speaks_four_languages_and_names_what_there_is() -> None:
    for rule in knowledge.rules():
        assert set(rule.texts) == {"en", "kk", "ru", "ar"}
        assert rule.source
        for key in rule.acts | rule.materials | rule.residues:
            assert vocabulary.find(key) is not None, key
        assert rule.unless_tested <= set(spot_tests.KINDS)


def test_a_step_in_water_waits_for_a_spot_test_within_its_own_treatment(shop: Workshop) -> None:
    shop.damage("12v", "dmg.igi", 3)
    scope = (ScopeLine(acts=("act.washing",), canvas_ids=(shop.canvases["12v"],)),)
    treatment = shop.running(shop.plan(scope=scope))
    step = shop.step(treatment, "12v", act="act.washing")
    begin: dict[str, Any] = {"is_running": True, "by": "c", "at": shop.at}
    with pytest.raises(BlockedByCheck, match="test a spot of this side first"):
        steps.run_timer(shop.session, step.id, **begin)
    try_a_spot(shop, treatment.id, is_safe=False)
    with pytest.raises(BlockedByCheck):
        steps.run_timer(shop.session, step.id, **begin)

    try_a_spot(shop, treatment.id, is_safe=True)

    assert steps.run_timer(shop.session, step.id, **begin).timer_started_at == shop.at


def test_a_proposal_shows_the_warnings_of_its_day(shop: Workshop) -> None:
    shop.damage("12v", "dmg.cu_green", 2)
    plan = shop.plan()
    wash = PlannedAction(act="act.washing", targets=shop.targets("12v", "9r"))
    mend = plan.options[2].model_copy(update={"actions": (wash,)})
    proposal = shop.submit(shop.propose(shop.plan(options=(*plan.options[:2], mend))))

    warning = proposal.context["warnings"][0]

    assert (warning["rule"], warning["canvas_ids"]) == (
        "wet_near_corrosion", [shop.canvases["12v"]],
    )  # fmt: skip


def test_thymol_is_warned_of_and_the_book_remembers_it(shop: Workshop) -> None:
    scope = (ScopeLine(acts=("act.disinfection",), is_whole=True),)
    plan = shop.plan(scope=scope)
    fume = PlannedAction(act="act.disinfection", materials=(PlannedMaterial(generic="mat.thymol"),))
    mend = plan.options[2].model_copy(update={"actions": (fume,)})
    plan = shop.plan(scope=scope, options=(*plan.options[:2], mend))
    warned = assessing.warnings_of_plan(shop.session, shop.id, plan)
    assert [each.rule for each in warned] == ["thymol"]
    step = shop.step(
        shop.running(plan), "9r", act="act.disinfection", evidence=shop.evidence(["9r"])
    )
    shop.use(step, lot_id=shop.lot("TH-1", "mat.thymol").id, way=Way.TEMPORARY)
    shop.sign(shop.finish(step))

    assert set(assessing.residues(shop.session, shop.id)) == {"mat.thymol"}
    again = assessing.warnings_of_plan(shop.session, shop.id, shop.plan())
    assert [each.rule for each in again] == ["residue_known"]


def test_an_old_paper_tells_of_a_biocide_once(shop: Workshop) -> None:
    for _ in range(2):
        assessing.note_residue(
            shop.session, shop.id, "mat.thymol", source="Inventory of 1972", by="c", at=shop.at
        )

    assert len(assessing.residues_json(shop.session, shop.id)) == 1
    with pytest.raises(BadTreatment, match="no material"):
        assessing.note_residue(
            shop.session, shop.id, "mat.poison", source="Hearsay", by="c", at=shop.at
        )


def try_a_spot(shop: Workshop, treatment_id: str, *, is_safe: bool) -> None:
    """Try water on 12v."""
    spot_tests.add(
        shop.session, treatment_id, test_id=shop.mint(Kind.SPOT_TEST),
        canvas_id=shop.canvases["12v"],
        content=SpotTestContent(
            kind="water_solubility", result=words("As seen"), is_safe=is_safe
        ),
        by="c", at=shop.at,
    )  # fmt: skip
