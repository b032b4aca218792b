"""Things of other books and other holders, named where a step or a proposal names its own."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.conservation.captures.tables import Phase
from catalog.conservation.condition.tables import Observation
from catalog.conservation.treatment import spot_tests, steps, store
from catalog.conservation.treatment.errors import BadTreatment, MaterialNotFound
from catalog.conservation.treatment.proposal_content import (
    Option,
    OptionKind,
    PlannedAction,
    PlannedMaterial,
    ProposalContent,
)
from catalog.conservation.treatment.step_content import Evidence, Fragment, SpotTestContent
from catalog.conservation.treatment.store_content import PreparationContent, ProductContent
from catalog.conservation.treatment.store_tables import Lot
from catalog.errors import HolderUnknown
from catalog.identifiers import Kind
from tests.catalog.conservation.treatment.workshop import Workshop, words
from tests.factories import a_manuscript


@pytest.fixture
def other(shop: Workshop) -> Workshop:
    """Another holder's book and its photographs, in the same house."""
    book = a_manuscript(
        shop.session, shop.at, holder={"id": "elsewhere", "name": {"en": "Elsewhere"}},
        shelfmark="MS 2",
    )  # fmt: skip
    made = Workshop(
        shop.session, shop.vault, id=book.id, holder_id=book.holder_id, people=shop.people,
        dice=shop.dice,
    )  # fmt: skip
    for label in ("9r", "12v"):
        side = ensure_side(shop.session, book.id, parse_label(label))
        made.canvases[label] = ensure_canvas(
            shop.session, side, 7559, 9354, shop.mint(Kind.CANVAS)
        ).id
    return made


def strange_content(other: Workshop, what: str) -> dict[str, Any]:
    """A part of a step that names something of the other book."""
    if what == "photograph":
        return {"evidence": Evidence(during=(other.capture("9r", Phase.DURING),))}
    if what == "observation":
        other.damage("9r", "dmg.tear", 2)
        seen = other.session.query(Observation).filter_by(manuscript_id=other.id).one()
        return {"observations": (seen.id,)}
    told: dict[str, Any] = {"id": "f1", "description": words("A strip"), "kept_in": "Box 14"}
    if what == "side":
        told["canvas_id"] = other.canvases["9r"]
    else:
        told["capture_ids"] = (other.capture("9r", Phase.DURING),)
    return {"fragments": (Fragment(**told),)}


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("photograph", "The book has no photograph"),
        ("photograph of a fragment", "The book has no photograph"),
        ("observation", "The book has no observation"),
        ("side", "The manuscript has no side"),
    ],
)
def test_a_step_names_nothing_of_another_book(
    shop: Workshop, other: Workshop, what: str, sentence: str
) -> None:
    treatment = shop.running()
    step = shop.step(treatment, "9r")
    strange = shop.written("9r", **strange_content(other, what))

    with pytest.raises(BadTreatment, match=sentence):
        steps.change(shop.session, step.id, strange, edition=step.edition, by="conservator")

    assert steps.content_of(step) == steps.content_of(steps.find(shop.session, step.id))


def test_a_spot_test_shows_no_photograph_of_another_book(shop: Workshop, other: Workshop) -> None:
    shot = other.capture("9r", Phase.DURING)
    content = SpotTestContent(
        kind="iron_ii", result=words("None"), is_safe=True, capture_ids=(shot,)
    )

    with pytest.raises(BadTreatment, match=f"no photograph '{shot}'"):
        spot_tests.add(
            shop.session, shop.running().id, test_id=shop.mint(Kind.SPOT_TEST),
            canvas_id=shop.canvases["9r"], content=content, by="conservator", at=shop.at,
        )  # fmt: skip


def test_a_proposal_plans_no_product_of_another_store(shop: Workshop, other: Workshop) -> None:
    theirs, ours = other.lot("JP-1").product_id, shop.lot("JP-1").product_id

    with pytest.raises(BadTreatment, match="The store has no product"):
        shop.propose(planned_with(shop, theirs))

    assert shop.propose(planned_with(shop, ours)).version == 1


def planned_with(shop: Workshop, product_id: str) -> ProposalContent:
    """The plan, with this product chosen for its paper."""
    material = PlannedMaterial(generic="mat.japanese_paper", product_id=product_id)
    action = PlannedAction(act="act.mending", targets=shop.targets("9r"), materials=(material,))
    plan = shop.plan()
    option = Option(id="other", kind=OptionKind.TREATMENT, actions=(action,))
    return plan.model_copy(update={"options": (*plan.options, option)})


def test_a_batch_number_that_two_stores_have_is_that_of_the_own_store(
    shop: Workshop, other: Workshop
) -> None:
    """A maker prints one number on what many laboratories buy."""
    other.lot("JP-2026-031")
    ours = shop.lot("JP-2026-031")
    step = shop.step(shop.running(), "9r")

    shop.use(step, lot_id="JP-2026-031")

    assert steps.content_of(step).uses[0].lot_id == ours.id
    with pytest.raises(MaterialNotFound):
        store.lot_named(shop.session, "JP-2026-031")
    assert store.lot_named(shop.session, "JP-2026-031", {"elsewhere"}).holder_id == "elsewhere"


def test_a_lot_of_another_store_meets_no_book_of_ours(shop: Workshop, other: Workshop) -> None:
    theirs = other.lot("JP-1")
    paste = other.paste(other.lot("ST-7", "mat.wheat_starch_paste"))
    step = shop.step(shop.running(), "9r")

    for named in ({"lot_id": theirs.id}, {"preparation_id": paste.id}):
        with pytest.raises(BadTreatment, match="another holder's store"):
            shop.use(step, **named)

    assert steps.content_of(step).uses == ()


def test_a_store_needs_a_holder(shop: Workshop) -> None:
    product, paste = ProductContent(name="Sekishu"), PreparationContent(
        recipe=words("Cooked"), made_by="c", made_on=shop.at.date(), use_by=shop.at.date()
    )  # fmt: skip
    told: dict[str, Any] = {"holder_id": "nobody", "by": "c", "at": shop.at}

    with pytest.raises(HolderUnknown, match="'nobody'"):
        store.add_product(
            shop.session, product_id=shop.mint(Kind.MATERIAL), generic="mat.japanese_paper",
            content=product, **told,
        )  # fmt: skip
    with pytest.raises(HolderUnknown, match="'nobody'"):
        store.add_preparation(
            shop.session, preparation_id=shop.mint(Kind.MATERIAL), code="P", lot_ids=(),
            content=paste, **told,
        )  # fmt: skip

    assert shop.session.query(Lot).all() == []
