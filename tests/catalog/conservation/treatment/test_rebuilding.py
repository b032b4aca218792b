"""What was signed comes back into an empty database, says the same, and is kept from change."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from catalog.accounts.permissions import Role
from catalog.conservation.signing import signing
from catalog.conservation.treatment import (
    approvals,
    assessing,
    meeting,
    steps,
    treatments,
    variations,
)
from catalog.conservation.treatment.signables import SIGNABLES
from catalog.conservation.treatment.states import Decision, StepState, VariationState
from catalog.conservation.treatment.tables import Proposal, Step, Treatment
from catalog.conservation.treatment.variations import VariationContent
from catalog.identifiers import Kind
from storage.database import make_engine, session_factory
from tests.catalog.conservation.treatment.workshop import FRAGMENTS, Workshop, words
from tests.factories import a_manuscript
from tests.migrated import sqlite_copy


def a_whole_treatment(shop: Workshop) -> Treatment:
    """From the first version to the signed end, with one of everything."""
    assessing.note_residue(
        shop.session, shop.id, "mat.thymol", source="Inventory of 1972", by="c", at=shop.at
    )
    first = shop.submit(shop.propose())
    shop.decide(first, Role.HEAD_OF_LAB, Decision.RETURN, note=words("Why?"))
    second = shop.submit(shop.propose())
    shop.decide(second, Role.HEAD_OF_LAB, Decision.APPROVE_WITH_CONDITIONS, conditions=(FRAGMENTS,))
    shop.decide(second, Role.CURATOR, Decision.APPROVE)
    condition = approvals.conditions_of(shop.session, second.id)[0]
    approvals.satisfy(
        shop.session, second.id, condition.approval_id, 1, evidence="Box", by="c", at=shop.at
    )
    treatment = treatments.start(shop.session, shop.planned(second).id, at=shop.at)
    step = shop.step(treatment, "9r", "12v", evidence=shop.evidence(["9r", "12v"]))
    starch = shop.lot("ST-7", "mat.wheat_starch_paste")
    shop.use(step, lot_id=shop.lot("JP-1").id)
    shop.use(step, id="use2", preparation_id=shop.paste(starch).id)
    asked = variations.raise_variation(
        shop.session, step.id, variation_id=shop.mint(Kind.VARIATION),
        content=VariationContent(reason=words("A seal")), by="conservator", at=shop.at,
    )  # fmt: skip
    variations.decide(
        shop.session, shop.vault.root, asked.id, state=VariationState.ACCEPTED,
        **shop.signing(Role.CURATOR),
    )  # fmt: skip
    treatments.resume(shop.session, treatment.id)
    steps.keep_second(shop.session, step.id, {"result": []}, by="B", at=shop.at)
    shop.sign(shop.finish(step))
    treatments.complete(shop.session, treatment.id, at=shop.at)
    return treatments.sign_treatment(
        shop.session, shop.vault.root, treatment.id, **shop.signing(Role.CONSERVATOR)
    )


def test_every_document_follows_from_the_rows(shop_anywhere: Workshop) -> None:
    shop = shop_anywhere
    a_whole_treatment(shop)
    shop.session.flush()
    shop.session.expire_all()

    assert signed_in(shop.session, shop.id) == collected(shop.session, shop.id)


def test_signed_documents_make_the_rows_again(shop: Workshop, tmp_path: Path) -> None:
    treatment = a_whole_treatment(shop)
    before = signed_in(shop.session, shop.id)
    rooms = {each.kind: each for each in SIGNABLES}
    engine = make_engine(sqlite_copy(tmp_path / "again.sqlite"))
    with session_factory(engine).begin() as again:
        a_manuscript(again, shop.at, new_id=lambda _: shop.id)
        for entry in signing.entries_of(shop.session, shop.id):
            rooms[entry.kind].restore(again, shop.id, signing.document_of(entry))
        again.flush()
        again.expire_all()

        assert collected(again, shop.id) == before
        step = again.query(Step).one()
        assert step.state is StepState.SIGNED
        assert again.get_one(Treatment, treatment.id).state.value == "signed"
        states = {row.state.value for row in again.query(Proposal)}
        assert states == {"returned", "approved_with_conditions"}
        for use in steps.content_of(step).uses:
            for lot_id in use.snapshot["lot_ids"]:
                met = meeting.recall(again, lot_id)
                assert [each.place for each in met] == [
                    each.place for each in meeting.recall(shop.session, lot_id)
                ]
                assert len(met) == 2
        assert set(assessing.residues(again, shop.id)) == {"mat.thymol"}
    engine.dispose()


def signed_in(session: Session, manuscript_id: str) -> dict[str, object]:
    """The contents of all entries by subject."""
    return {
        entry.subject_id: signing.document_of(entry)["content"]
        for entry in signing.entries_of(session, manuscript_id)
    }


def collected(session: Session, manuscript_id: str) -> dict[str, object]:
    """The same as it follows from the rows."""
    return {
        subject: dict(content)
        for each in SIGNABLES
        for subject, content in each.collect(session, manuscript_id).items()
    }
