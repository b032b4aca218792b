"""From the vault alone the same chains, the same rows behind them, the same daily roots."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.conservation.signing import roots, signing
from catalog.conservation.signing.tables import DailyRoot, SignedEntry
from catalog.conservation.signing.verification import verify
from catalog.identity import Manuscript
from catalog.rebuilding import conservation_rows
from storage.database import make_engine, session_factory
from storage.vault import Vault
from tests.catalog.conservation.signing.bench import Bench
from tests.factories import a_manuscript
from tests.migrated import sqlite_copy


def told(session: Session) -> list[tuple[object, ...]]:
    columns = [SignedEntry.seq, SignedEntry.id, SignedEntry.payload, SignedEntry.previous]
    columns += [SignedEntry.hash, SignedEntry.signed_at, SignedEntry.signer_name]
    return [tuple(row) for row in session.execute(select(*columns).order_by(SignedEntry.seq))]


@pytest.fixture
def bench(sqlite_engine: Engine, disk_vault: Vault, at: object) -> Bench:
    return Bench(sqlite_engine, disk_vault.root, at)  # type: ignore[arg-type]


def test_a_rebuilt_database_verifies_equal(bench: Bench, tmp_path: Path) -> None:
    bench.with_steps(3)
    with bench.sessions.begin() as session:
        roots.close_days(session, bench.root, bench.at + timedelta(days=1))
    before, steps = bench.verify(), dict(bench.steps)
    engine = make_engine(sqlite_copy(tmp_path / "rebuilt.sqlite"))
    elsewhere = session_factory(engine)
    with elsewhere.begin() as session:
        a_manuscript(session, bench.at, new_id=lambda _: bench.manuscript_id)
    bench.steps.clear()
    object_ids = list(bench.root.object_ids())
    assert (
        conservation_rows.write_entries(elsewhere, bench.root, object_ids, (bench.signable,)) == 3
    )
    assert conservation_rows.write_daily_roots(elsewhere, bench.root, object_ids) == 1
    assert bench.steps == steps
    with bench.sessions() as old, elsewhere() as new:
        assert told(new) == told(old)
        assert verify(new, bench.root, bench.manuscript_id, (bench.signable,)) == before
        both = [session.scalars(select(DailyRoot)).one() for session in (old, new)]
        assert both[0].root == both[1].root
        assert both[0].made_at == both[1].made_at
    engine.dispose()


def test_a_chain_whose_manuscript_did_not_come_back_is_left_in_the_vault(
    bench: Bench, tmp_path: Path
) -> None:
    bench.with_steps(1)
    engine = make_engine(sqlite_copy(tmp_path / "rebuilt.sqlite"))
    elsewhere = session_factory(engine)
    assert (
        conservation_rows.write_entries(elsewhere, bench.root, list(bench.root.object_ids())) == 0
    )
    with elsewhere() as session:
        assert session.scalars(select(Manuscript)).all() == []
        assert signing.last_of(session, bench.manuscript_id) is None
    engine.dispose()
