"""Protocols and consents come back from the vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from catalog.conservation.care import archive, consents, protocols
from catalog.conservation.care.tables import CareProtocol
from catalog.rebuilding.rebuild import rebuild
from storage.database import make_engine, session_factory
from storage.vault import Vault
from tests.catalog.conservation.care.asked import agree, set_care
from tests.factories import a_manuscript
from tests.migrated import sqlite_copy

HOLDER = "almaty-library"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    engine = make_engine(sqlite_copy(tmp_path / "rebuilt.sqlite"))
    yield session_factory(engine)
    engine.dispose()


def told(sessions: sessionmaker[Session]) -> list[tuple[object, ...]]:
    with sessions() as session:
        return [
            (each.id, each.number, each.supersedes, each.valid_from, each.content, each.set_by,
             each.set_at)
            for each in protocols.history(session, HOLDER)
        ] + [
            (each.id, each.number, each.manuscript_id, each.scope, each.content, each.set_by,
             each.set_at)
            for each in consents.history(session, HOLDER)
        ]  # fmt: skip


def test_a_rebuilt_database_asks_for_the_same(
    engine: Engine, elsewhere: sessionmaker[Session], disk_vault: Vault, at: datetime
) -> None:
    sessions = session_factory(engine)
    with sessions.begin() as session:
        book = a_manuscript(session, at, is_published=False)
        set_care(session, disk_vault.root, HOLDER, at)
        set_care(session, disk_vault.root, HOLDER, at, supersedes=1)
        agree(session, disk_vault.root, HOLDER, at, manuscript_id=book.id)

    rebuild(elsewhere, disk_vault.root, lambda *_: None)

    assert told(elsewhere) == told(sessions)
    assert len(told(elsewhere)) == 3


def test_the_bytes_lie_in_the_vault_before_the_row(
    engine: Engine, disk_vault: Vault, at: datetime
) -> None:
    sessions = session_factory(engine)
    with sessions.begin() as session:
        a_manuscript(session, at)
    with sessions() as session:
        set_care(session, disk_vault.root, HOLDER, at)
        session.rollback()

    kept = disk_vault.root.object(archive.object_id(HOLDER))
    assert len(list(kept.history_of(archive.FILE_NAME))) == 1
    with sessions.begin() as session:
        assert session.scalar(select(func.count()).select_from(CareProtocol)) == 0
        assert set_care(session, disk_vault.root, HOLDER, at).number == 1
    assert len(list(kept.history_of(archive.FILE_NAME))) == 2
