"""Two people may have one name: acts keep the account, and rows from before are told by name."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from catalog.accounts.permissions import Role
from catalog.conservation.signing import signing
from catalog.conservation.treatment import steps, variations
from catalog.conservation.treatment.errors import AlreadyDecided, EditClash
from catalog.conservation.treatment.hands import is_same_person
from catalog.conservation.treatment.states import VariationState
from catalog.conservation.treatment.tables import SecondText, Step, Variation
from catalog.conservation.treatment.targets import ScopeLine
from catalog.conservation.treatment.variations import VariationContent
from catalog.identifiers import Kind
from tests.catalog.conservation.treatment.workshop import Workshop, words

MINE, THEIRS = "u0000000001", "u0000000002"


@pytest.mark.parametrize(
    ("account", "known_name", "known_account", "same"),
    [
        (MINE, "Dana", MINE, True),
        (MINE, "Another name since", MINE, True),
        (MINE, "Dana", THEIRS, False),
        (None, "Dana", THEIRS, False),
        (MINE, "Dana", None, True),
        (MINE, "Omar", None, False),
        (None, None, None, False),
    ],
)
def test_the_account_decides_and_the_name_only_where_none_was_kept(
    account: str | None, known_name: str | None, known_account: str | None, same: bool
) -> None:
    assert is_same_person("Dana", account, known_name, known_account) is same


def test_a_second_person_of_the_same_name_does_not_finish_the_step_again(shop: Workshop) -> None:
    step = shop.step(shop.running(), "9r", evidence=shop.evidence(["9r"]))
    edition = step.edition
    shop.finish(step, by_id=MINE)

    assert shop.finish(step, edition=edition, by_id=MINE).finished_by_id == MINE
    with pytest.raises(EditClash):
        shop.finish(step, edition=edition, by_id=THEIRS)


def test_whoever_asked_cannot_accept_and_somebody_of_the_same_name_can(shop: Workshop) -> None:
    curator = shop.people[Role.CURATOR]

    def decide(asked: Variation) -> Variation:
        return variations.decide(
            shop.session, shop.vault.root, asked.id, state=VariationState.ACCEPTED,
            **shop.signing(Role.CURATOR),
        )  # fmt: skip

    treatment = shop.running()
    step = shop.step(treatment, "9r")
    with pytest.raises(AlreadyDecided):
        decide(ask(shop, step, curator))

    assert decide(ask(shop, step, MINE)).decided_by == "curator"


def test_accounts_are_signed_frozen_and_made_again(shop: Workshop) -> None:
    step = shop.step(shop.running(), "9r", evidence=shop.evidence(["9r"]))
    shop.finish(step, by_id=MINE)
    steps.keep_second(
        shop.session, step.id, {"result": []}, by="conservator", by_id=THEIRS, at=shop.at
    )
    signed = shop.sign(step)

    told = signing.document_of(signing.entry(shop.session, signed.signed_entry_id or ""))
    assert told["content"]["finished_by_id"] == MINE
    assert told["content"]["context"]["second_texts"][0]["by_id"] == THEIRS
    shop.session.commit()
    for table, column in ((Step, Step.finished_by_id), (SecondText, SecondText.by_id)):
        with pytest.raises(DBAPIError, match="frozen"):
            shop.session.execute(update(table).values({column: "u0000000009"}))
        shop.session.rollback()


def ask(shop: Workshop, step: Step, account: str) -> Variation:
    """Ask, by the name of the curator, to mend one side more."""
    line = ScopeLine(acts=("act.mending",), canvas_ids=(shop.canvases["8r"],))
    return variations.raise_variation(
        shop.session, step.id, variation_id=shop.mint(Kind.VARIATION),
        content=VariationContent(reason=words("A second tear"), delta=(line,)),
        by="curator", by_id=account, at=shop.at,
    )  # fmt: skip
