"""From the vault alone the authorities come back, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog import counters
from catalog.authorities import archive, authorities, lookup, merging
from catalog.authorities.rebuilding import rebuild
from catalog.errors import AuthorityNotFound, BadAuthority
from catalog.identifiers import Kind, mint
from storage.database import make_engine, session_factory
from storage.errors import StorageError
from storage.vault import Vault
from tests.catalog.authorities.made import AT, content, made
from tests.migrated import sqlite_copy


@pytest.fixture
def first_session(tmp_path: Path) -> Iterator[Session]:
    engine = make_engine(sqlite_copy(tmp_path / "first.sqlite"))
    with session_factory(engine)() as session:
        yield session
    engine.dispose()


def test_the_vault_alone_makes_the_same_authorities_again(
    first_session: Session, engine: Engine, disk_vault: Vault
) -> None:
    session, root = first_session, disk_vault.root
    one = made(session, root, ("Ahmad", "en"), dates={"end_year": 1166})
    other, third = made(session, root, "أحمد"), made(session, root, "Ахмет")
    authorities.save(session, root, one.id, content("Ahmed"), edition=1, by="Nur", at=AT)
    later = datetime(2026, 4, 1, tzinfo=UTC)
    for loser, winner in ((one, other), (other, third)):
        merging.merge(
            session, root, loser.id, winner.id, new_id=mint(Kind.EVENT), by="Nur", at=later
        )
    last = merging.merges_of(session, third.id)[0]
    merging.undo(session, root, last.id, by="Ali", at=later)
    gone = made(session, root, "Nobody")
    authorities.delete(session, root, gone.id, edition=1, by="Nur", at=later)
    ids = sorted(archive.authority_ids(root))
    assert ids == sorted([one.id, other.id, third.id, gone.id])

    with session_factory(engine).begin() as fresh:
        assert rebuild(fresh, (archive.read(root, each) for each in ids)) == 4
        counters.catch_up(fresh, counters.REVISION, 100)
    with session_factory(engine).begin() as fresh:
        for each in ids:
            assert archive.document_of(fresh, each) == archive.document_of(session, each)
            before = root.object(archive.object_id(each)).inventory().number
            assert archive.write(fresh, root, each, at=later).number == before
        assert authorities.find(fresh, one.id).id == other.id
        assert [found.label.id for found in lookup.look_up(fresh, "ahmed")] == [other.id]
        merge_id = merging.merges_of(fresh, one.id)[0].id
        merging.undo(fresh, root, merge_id, by="Nur", at=later)
        assert authorities.find(fresh, one.id).id == one.id


def test_the_bytes_are_in_the_vault_before_the_row_is(
    sqlite_session: Session, disk_vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(archive, "write", broken)
    with pytest.raises(StorageError):
        made(sqlite_session, disk_vault.root, "Ahmad")
    sqlite_session.rollback()
    assert lookup.count(sqlite_session) == 0


def test_what_is_not_there_or_of_another_shape_is_refused(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    with pytest.raises(AuthorityNotFound):
        archive.read(disk_vault.root, "a000")
    with pytest.raises(BadAuthority, match="use the version of Kitabdar that wrote it"):
        rebuild(sqlite_session, [{"schema": "kitabdar/authority/9", "id": "a000"}])
