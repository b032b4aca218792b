"""Rules outlive the database: they stand in record.json, and rows can be made of them again."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog import archive, events, revisions
from catalog.events import Event, EventType
from catalog.handling import policies
from catalog.handling.announcing import announce
from catalog.handling.in_force import in_force
from catalog.handling.rules import Rule
from catalog.handling.tables import RuleInForce
from catalog.identifiers import mint
from catalog.revisions import Change
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.handling.asked import COUNCIL, ask
from tests.factories import a_manuscript, some_pages


def test_a_record_without_rules_says_nothing_of_them(sqlite_session: Session, at: datetime) -> None:
    manuscript = a_manuscript(sqlite_session, at)

    assert "handling" not in archive.record_of(sqlite_session, manuscript.id)


def test_rows_made_of_the_record_again_are_the_same(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    (image,) = some_pages(session, manuscript, ["1r"], at)
    ask(session, manuscript.id, at, Rule.NOT_CUT)
    ask(session, manuscript.id, at + timedelta(hours=1), Rule.NOT_COVERED)
    ask(session, manuscript.id, at, Rule.NOT_AS_THUMBNAIL, canvas_ids=[image.canvas_id])
    record = json.loads(archive.encode(archive.record_of(session, manuscript.id)))
    twin = a_manuscript(session, at, shelfmark="MS Or. 43")

    policies.restore(session, twin.id, record["handling"])

    assert policies.recorded(session, twin.id)["handling"] == record["handling"]
    told = [(one["number"], one["custodian"], one["ended_at"]) for one in record["handling"]]
    assert told == [(1, COUNCIL, "2026-03-01T10:30:00.000000Z"), (2, COUNCIL, None),
                    (3, COUNCIL, None)]  # fmt: skip
    assert in_force(session, twin.id).asks(Rule.NOT_COVERED)
    rows = session.execute(
        select(RuleInForce.rule, RuleInForce.canvas_id).where(RuleInForce.manuscript_id == twin.id)
    )
    assert {tuple(row) for row in rows} == {
        (Rule.NOT_COVERED, ""),
        (Rule.NOT_AS_THUMBNAIL, image.canvas_id),
    }


def change(engine: Engine, vault: Vault, manuscript_id: str, at: datetime) -> list[int]:
    kept: list[int] = []
    with session_factory(engine).begin() as session:
        ask(session, manuscript_id, at, Rule.NOT_CUT)
        announce(
            session, vault.root, manuscript_id, by="Aisha", at=at, new_id=mint,
            after=lambda _session, _manuscript_id, number: kept.append(number),
        )  # fmt: skip
    return kept


def test_harvesters_hear_of_a_new_rule(engine: Engine, disk_vault: Vault, at: datetime) -> None:
    with session_factory(engine).begin() as session:
        manuscript_id = a_manuscript(session, at).id

    kept = change(engine, disk_vault, manuscript_id, at)

    with session_factory(engine)() as session:
        latest = revisions.latest(session, manuscript_id)
        assert latest is not None
        assert latest.change is Change.UPDATE
        assert kept == [latest.number]
        told = session.scalars(select(Event).where(Event.object_id == manuscript_id)).all()
        assert EventType.POLICY_ASSIGNMENT in {one.type for one in told}
        assert events.Outcome.SUCCESS in {one.outcome for one in told}
    held = disk_vault.root.object(archive.object_id(manuscript_id))
    record = json.loads(held.read(archive.RECORD_NAME))
    assert record["handling"][0]["custodian"] == COUNCIL


def test_a_draft_only_keeps_its_rule(engine: Engine, disk_vault: Vault, at: datetime) -> None:
    with session_factory(engine).begin() as session:
        manuscript_id = a_manuscript(session, at, is_published=False).id

    kept = change(engine, disk_vault, manuscript_id, at)

    with session_factory(engine)() as session:
        assert kept == []
        assert revisions.latest(session, manuscript_id) is None
        assert in_force(session, manuscript_id).asks(Rule.NOT_CUT)
