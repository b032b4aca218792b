"""Rows that stand in no signed document come back from the vault, as they were last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session, sessionmaker

from catalog import events
from catalog.accounts.permissions import Role
from catalog.conservation import kept_rows
from catalog.conservation.captures.tables import Phase
from catalog.conservation.care import acknowledgements
from catalog.conservation.care.tables import Acknowledgement, CareProtocol
from catalog.conservation.treatment import approval_policies, store, treatments
from catalog.conservation.treatment.approval_policies import Policy, PolicyStep
from catalog.conservation.treatment.states import TreatmentState
from catalog.conservation.treatment.step_content import Evidence
from catalog.conservation.treatment.store_content import LotContent
from catalog.conservation.treatment.store_tables import Lot, Preparation, Product
from catalog.conservation.treatment.tables import ApprovalPolicy, Treatment
from catalog.events import Event, EventType, Outcome
from catalog.identifiers import Kind
from catalog.rebuilding.rebuild import rebuild
from storage.database import make_engine, session_factory
from storage.errors import StorageUnavailable
from storage.vault import Vault
from tests.catalog.rebuilding.whole_bench import WholeBench, lay_out
from tests.migrated import postgres_template, sqlite_copy


@pytest.fixture
def elsewhere(
    request: pytest.FixtureRequest, engine: Engine, tmp_path: Path
) -> Iterator[sessionmaker[Session]]:
    """An empty database of the same kind."""
    if engine.dialect.name == "sqlite":
        made = make_engine(sqlite_copy(tmp_path / "rebuilt.sqlite"))
    else:
        server = request.getfixturevalue("postgres")
        made = make_engine(server.create_database(like=postgres_template(server)))
    yield session_factory(made)
    made.dispose()


def rows(session: Session, kind: Any) -> list[dict[str, Any]]:
    query = select(kind).order_by(kind.id)
    if kind is Event:
        query = query.where(Event.object_kind == kept_rows.PRINTED)
    names = [each.key for each in inspect(kind).column_attrs]
    return [{name: getattr(row, name) for name in names} for row in session.scalars(query)]


def all_rows(sessions: sessionmaker[Session]) -> dict[str, Any]:
    with sessions() as session:
        kinds = (ApprovalPolicy, Product, Lot, Preparation, Acknowledgement, Event)
        found: dict[str, Any] = {kind.__tablename__: rows(session, kind) for kind in kinds}
        found["treatments"] = [
            (row.id, row.state, row.state_reason, row.call_back_on)
            for row in session.scalars(select(Treatment).order_by(Treatment.id))
        ]
        return found


def go_on(shop: WholeBench, session: Session) -> None:
    """A day on which nothing of this is signed: materials, an order, a tap, a copy, a pause."""
    shop.session = session
    shop.later(days=1)
    paper = shop.lot("JP-2026-099")
    shop.paste(paper, made_on=shop.at.date())
    mended = LotContent.model_validate({**paper.content, "quantity_left": "42"})
    store.change_lot(session, paper.id, mended, edition=1, by="conservator")
    order = Policy(steps=(PolicyStep(role=Role.CURATOR),), valid_months=3)
    approval_policies.set_policy(session, shop.holder_id, order, by="curator", at=shop.at)
    protocol = session.scalars(select(CareProtocol)).one()
    acknowledgements.acknowledge(
        session, shop.people[Role.CONSERVATOR], shop.id, [protocol.id], shop.at
    )
    printed = events.record(
        session, new_id=shop.mint(Kind.EVENT), type=EventType.REPLICATION, at=shop.at,
        agent="conservator", object_kind=kept_rows.PRINTED, object_id=shop.assessment_id,
        outcome=Outcome.SUCCESS, detail={"copy": "owner", "keeper": "The reading room"},
    )  # fmt: skip
    kept_rows.mark(session, printed)


def begin_another(shop: WholeBench, session: Session) -> str:
    """A treatment with one signed step, which then rests."""
    shop.session = session
    running = shop.running()
    shown = Evidence(
        before=(shop.capture("9r", Phase.BEFORE),), after=(shop.capture("9r", Phase.AFTER),)
    )
    step = shop.step(running, "9r", evidence=shown, observations=shop.observed)
    shop.use(step, lot_id=store.lot_named(session, "JP-2026-031").id)
    shop.sign(shop.finish(step))
    treatments.pause(session, running.id, reason="The lamp broke", at=shop.at)
    return running.id


def test_a_rebuilt_bench_has_its_store_orders_taps_and_copies(
    engine: Engine, elsewhere: sessionmaker[Session], disk_vault: Vault
) -> None:
    sessions = session_factory(engine)
    kept_rows.follow(sessions, disk_vault.root)
    with sessions.begin() as session:
        shop = lay_out(session, disk_vault, lambda *_: None)
    with sessions.begin() as session:
        paused = begin_another(shop, session)
    with sessions.begin() as session:
        go_on(shop, session)
    before = all_rows(sessions)
    assert [len(before[name]) for name in ("care_acknowledgements", "events")] == [1, 1]
    assert "JP-2026-099" in [one["code"] for one in before["material_lots"]]
    (rests,) = [one for one in before["treatments"] if one[0] == paused]
    assert rests[1:3] == (TreatmentState.PAUSED, "The lamp broke")

    made = rebuild(elsewhere, disk_vault.root, lambda *_: None)

    assert all_rows(elsewhere) == before
    assert made.kept_rows > 8
    # Numbers go on where they were.
    with elsewhere.begin() as session:
        order = Policy(steps=(PolicyStep(role=Role.CURATOR),))
        row = approval_policies.set_policy(session, "other", order, by="c", at=shop.at)
        assert row.id > before["approval_policies"][-1]["id"]


def test_what_was_taken_back_is_not_in_the_vault(engine: Engine, disk_vault: Vault) -> None:
    sessions = session_factory(engine)
    kept_rows.follow(sessions, disk_vault.root)
    order = Policy(steps=(PolicyStep(role=Role.CURATOR),))
    with sessions() as session:
        at = session.scalars(select(ApprovalPolicy)).one().set_at
        approval_policies.set_policy(session, "lib", order, by="c", at=at)
        session.rollback()
    with sessions.begin() as session:
        with session.begin_nested() as savepoint:
            approval_policies.set_policy(session, "lib", order, by="c", at=at)
            savepoint.rollback()
        approval_policies.set_policy(session, "lib", order, by="kept", at=at + timedelta(days=1))
    kept = list(kept_rows.read(disk_vault.root, list(disk_vault.root.object_ids())))
    assert [row.columns["set_by"] for row in kept] == ["kept"]


def test_without_the_vault_nothing_is_committed(
    engine: Engine, disk_vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = session_factory(engine)
    kept_rows.follow(sessions, disk_vault.root)

    def away(_object_id: str) -> Any:
        raise StorageUnavailable("key", "The vault does not answer.")

    with sessions() as session:
        at = session.scalars(select(ApprovalPolicy)).one().set_at
    order = Policy(steps=(PolicyStep(role=Role.CURATOR),))
    monkeypatch.setattr(type(disk_vault.root), "object", lambda _self, object_id: away(object_id))
    with pytest.raises(StorageUnavailable), sessions.begin() as session:
        approval_policies.set_policy(session, "lib", order, by="c", at=at)
    with sessions() as session:
        assert len(session.scalars(select(ApprovalPolicy)).all()) == 1
