"""A curator lets a signed treatment out by its page; and whose batch number a page opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import pytest

from catalog.accounts.permissions import Role, RoleHeld
from catalog.conservation.captures.tables import Phase
from catalog.conservation.signing import amending
from catalog.conservation.treatment import store
from catalog.conservation.treatment.store_content import LotContent, ProductContent
from catalog.conservation.treatment.store_tables import Product
from catalog.conservation.treatment.tables import Treatment
from catalog.identity import Holder
from tests.viewer.treatment_desk import Desk, opened_desk


@pytest.fixture
def desk(tmp_path: Any) -> Iterator[Desk]:
    with opened_desk(tmp_path) as desk:
        yield desk


def test_a_curator_releases_a_signed_treatment_and_takes_it_back(desk: Desk) -> None:
    desk.photographed("9r", phases=(Phase.BEFORE, Phase.AFTER))
    treatment = desk.running()
    step = desk.begun(treatment, "9r")
    desk.sent(step, **desk.fields(step, do="all"))
    desk.sent(step, **desk.fields(step, do="finish"))
    desk.sent(f"{step}/sign")
    desk.sent(f"{treatment}/complete")
    assert "is not signed yet" in desk.refused(
        f"{treatment}/release", Role.CURATOR, is_released="yes"
    )
    desk.sent(f"{treatment}/sign")
    public = f"/manuscripts/{desk.shop.id}/condition"
    told = "What was done"
    assert told not in desk.peopled.client.get(public).text
    assert 'name="is_released"' not in desk.get(treatment)
    refused = desk.post(f"{treatment}/release", is_released="yes")
    assert refused.status_code == HTTPStatus.FORBIDDEN

    assert "I release this treatment of" in desk.get(treatment, Role.CURATOR)
    desk.sent(f"{treatment}/release", Role.CURATOR, is_released="yes")
    assert told in desk.peopled.client.get(public).text
    page = desk.get(treatment, Role.CURATOR)
    assert f'href="{public}"' in page
    assert "I take this treatment of" in page

    desk.sent(f"{treatment}/release", Role.CURATOR, is_released="no")
    assert told not in desk.peopled.client.get(public).text


def test_what_was_struck_out_is_offered_to_no_reader(desk: Desk) -> None:
    desk.photographed("9r", phases=(Phase.BEFORE, Phase.AFTER))
    treatment = desk.running()
    step = desk.begun(treatment, "9r")
    desk.sent(step, **desk.fields(step, do="all"))
    desk.sent(step, **desk.fields(step, do="finish"))
    desk.sent(f"{step}/sign")
    desk.sent(f"{treatment}/complete")
    desk.sent(f"{treatment}/sign")
    assert 'name="is_released"' in desk.get(treatment, Role.CURATOR)

    with desk.peopled.house.sessions.begin() as session:
        entry_id = session.get_one(Treatment, treatment.rsplit("/", 1)[-1]).signed_entry_id
        desk.shop.at = datetime.now(UTC)
        amending.void(
            session, desk.peopled.house.vault.root, entry_id or "", reason="The wrong book",
            **desk.shop.signing(Role.HEAD_OF_LAB),
        )  # fmt: skip

    page = desk.get(treatment, Role.CURATOR)
    assert 'name="is_released"' not in page
    assert "I release this treatment of" not in page

    refused = desk.refused(f"{treatment}/release", Role.CURATOR, is_released="yes")
    assert "voided already" in refused


def test_a_batch_number_that_two_stores_share_is_the_one_of_ones_own_store(desk: Desk) -> None:
    with desk.peopled.house.sessions.begin() as session:
        desk.shop.session = session
        mine = desk.shop.lot("JP-2026-031")
        own = session.get_one(Product, mine.product_id)
        session.add(Holder(id="another-library", names={"en": "Another"}))
        session.flush()
        theirs = store.add_product(
            session, product_id="x0000000001", holder_id="another-library", generic=own.generic,
            content=ProductContent.model_validate(own.content), by="Omar", at=desk.shop.at,
        )  # fmt: skip
        store.add_lot(
            session, lot_id="x0000000002", product_id=theirs.id, code=mine.code,
            content=LotContent.model_validate(mine.content), by="Omar", at=desk.shop.at,
        )  # fmt: skip
    here = RoleHeld(Role.CONSERVATOR, desk.shop.holder_id)
    headers = {**desk.peopled.sign_in(desk.peopled.employ("dana", here)), "accept": "text/html"}
    answer = desk.peopled.client.get("/bench/materials/JP-2026-031", headers=headers)
    assert answer.status_code == HTTPStatus.OK, answer.text
    assert f"?holder={desk.shop.holder_id}" in answer.text
    assert "another-library" not in answer.text
