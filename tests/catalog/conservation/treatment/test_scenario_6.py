"""Scenario 6 of the reference with real steps, and two hands on one step or one lot at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Role
from catalog.conservation.signing import signing
from catalog.conservation.signing.verification import What, verify
from catalog.conservation.treatment import finishing, store
from catalog.conservation.treatment.errors import WrongTreatmentState
from catalog.conservation.treatment.step_content import Amount, Unit
from catalog.conservation.treatment.tables import Step
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.conservation.treatment.workshop import SIDES, Workshop, open_workshop

SIGNED_STEPS = 15


def a_finished_step(shop: Workshop, treatment: Any, label: str) -> Step:
    step = shop.step(treatment, label, evidence=shop.evidence([label]))
    return shop.finish(step)


def change_behind_the_back(session: Session, step_id: str) -> None:
    """What somebody with the password of the database could do: triggers off, then change."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ALTER TABLE treatment_steps DISABLE TRIGGER USER"))
        place = "jsonb_set(content::jsonb, '{result,0,text}', '\"Opened\"')::json"
    else:
        for (name,) in session.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"),
            {"table": "treatment_steps"},
        ).all():
            session.execute(text(f"DROP TRIGGER {name}"))
        place = "json_set(content, '$.result[0].text', 'Opened')"
    session.execute(
        text(f"UPDATE treatment_steps SET content = {place} WHERE id = :id"), {"id": step_id}
    )


def test_of_fifteen_signed_steps_the_one_changed_behind_the_back_is_named(
    shop_anywhere: Workshop,
) -> None:
    shop = shop_anywhere
    treatment = shop.running()
    signed = [
        shop.sign(a_finished_step(shop, treatment, label))
        for label in [side for side in SIDES if side != "8r"][1 : SIGNED_STEPS + 1]
    ]
    # The workshop's assessment is a row without a signature, which is a fault of its own.
    before = verify(shop.session, shop.vault.root, shop.id)
    assert {fault.kind for fault in before.faults} <= {"assessment.signed"}
    fourteenth = signed[13]
    assert fourteenth.seq == 14

    change_behind_the_back(shop.session, fourteenth.id)

    shop.session.expire_all()
    found = verify(shop.session, shop.vault.root, shop.id)
    (fault,) = set(found.faults) - set(before.faults)
    assert (fault.subject_id, fault.kind) == (fourteenth.id, finishing.SIGNED)
    assert (fault.id, fault.what) == (fourteenth.signed_entry_id, What.ROW)


def at_once(engine: Engine, *acts: Callable[[Session], object]) -> list[object]:
    """What each act came to, all begun at the same moment, each in a connection of its own."""
    together, sessions = Barrier(len(acts)), session_factory(engine)

    def run(act: Callable[[Session], object]) -> object:
        together.wait()
        try:
            with sessions.begin() as session:
                return act(session)
        except WrongTreatmentState as refused:
            return refused

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(run, acts))


def test_of_two_who_sign_one_step_at_once_one_signs_and_the_other_is_told(
    engine: Engine, disk_vault: Vault
) -> None:
    with session_factory(engine).begin() as session:
        shop = open_workshop(session, disk_vault)
        step_id = a_finished_step(shop, shop.running(), "9r").id
        entries = len(signing.entries_of(session, shop.id))

    def sign(role: Role) -> Callable[[Session], object]:
        return lambda session: (
            finishing.sign_step(session, disk_vault.root, step_id, **shop.signing(role)).id
        )

    outcomes = at_once(engine, sign(Role.CONSERVATOR), sign(Role.HEAD_OF_LAB))

    assert [each for each in outcomes if each == step_id] == [step_id]
    (refused,) = [each for each in outcomes if each != step_id]
    assert "signed already" in str(refused)
    with session_factory(engine)() as session:
        assert len(signing.entries_of(session, shop.id)) == entries + 1
        faults = verify(session, disk_vault.root, shop.id).faults
        assert {fault.kind for fault in faults} <= {"assessment.signed"}


def test_nobody_takes_the_same_sheet_of_a_lot_as_another(engine: Engine, disk_vault: Vault) -> None:
    with session_factory(engine).begin() as session:
        shop = open_workshop(session, disk_vault)
        lot_id = shop.lot("JP-1").id
    amount = Amount(value=Decimal("2.5"), unit=Unit.GRAM)

    at_once(engine, *(lambda session: store.take(session, lot_id, amount) for _ in range(4)))

    with session_factory(engine)() as session:
        assert store.left_of(store.lot(session, lot_id)) == 100 - 4 * amount.value
