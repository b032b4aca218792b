"""From the vault alone an equal database: the same records, numbers and manifests."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from catalog import archive, publication, revisions
from catalog.errors import DatabaseNotEmpty
from catalog.handling.policies import PolicyDraft, set_policy
from catalog.handling.rules import Rule
from catalog.identifiers import Kind, mint
from catalog.identity import Manuscript
from catalog.provenance import private
from catalog.rebuilding.rebuild import rebuild
from catalog.record import workflow
from catalog.record.published import published
from catalog.record.values import Text
from catalog.revisions import Change
from catalog.search.parameters import read_search
from catalog.search.searching import search
from catalog.search.shelf import ShelfKeeper
from catalog.uris import Uris
from iiif.presentation import kept
from storage.database import make_engine, session_factory
from storage.vault import Vault
from tests.catalog.authorities.made import made
from tests.factories import a_manuscript, some_pages
from tests.migrated import sqlite_copy

URIS = Uris("https://books.example.org")


@pytest.fixture
def sessions(engine: Engine) -> sessionmaker[Session]:
    return session_factory(engine)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    engine = make_engine(sqlite_copy(tmp_path / "rebuilt.sqlite"))
    yield session_factory(engine)
    engine.dispose()


def keep(session: Session, manuscript_id: str, number: int) -> None:
    kept.keep(session, URIS, manuscript_id, number)


def publish(session: Session, vault: Vault, manuscript_id: str, at: datetime, why: str) -> None:
    publication.publish(
        session, vault.root, manuscript_id, change=Change.CREATE, by="Aigerim", message=why,
        at=at, new_id=mint, after=keep,
    )  # fmt: skip


@pytest.fixture
def library(
    sessions: sessionmaker[Session], disk_vault: Vault, at: datetime
) -> tuple[sessionmaker[Session], Vault]:
    """Three books: one published twice with a policy, one withdrawn, one that is only a draft."""
    with sessions.begin() as session:
        first = a_manuscript(session, at, is_published=False, shelfmark="MS 1")
        some_pages(session, first, ["front cover", "1r", "1v", "2r"], at)
        publish(session, disk_vault, first.id, at, "First")
        second = a_manuscript(session, at, is_published=False, shelfmark="MS 2")
        some_pages(session, second, ["1r"], at)
        publish(session, disk_vault, second.id, at + timedelta(minutes=1), "Second")
        draft = a_manuscript(session, at, is_published=False, shelfmark="MS 3")
        some_pages(session, draft, ["1r"], at)
        archive.preserve_record(session, disk_vault.root, draft.id, at)
        rule = PolicyDraft(
            rules=frozenset({Rule.NOT_CUT}),
            custodian="The custodians",
            note=(Text(text="Show it whole.", language="en"),),
        )
        set_policy(session, first.id, rule, seen=0, by="Yusuf", at=at + timedelta(minutes=2))
        publish(session, disk_vault, first.id, at + timedelta(minutes=3), "With a rule")
        private.save(
            session, disk_vault.root, first.id,
            private.PrivateFacts(storage_location="Vault 3, shelf 12"),
            edition=0, by="Aigerim", at=at, new_id=mint(Kind.EVENT),
            statement=private.DueDiligence(signer="Aigerim", signed_on=at.date()),
        )  # fmt: skip
    return sessions, disk_vault


def records(sessions: sessionmaker[Session]) -> dict[str, dict[str, Any]]:
    with sessions() as session:
        ids = session.scalars(select(Manuscript.id)).all()
        return {each: archive.record_of(session, each) for each in ids}


def manifests(sessions: sessionmaker[Session]) -> dict[str, bytes]:
    with sessions.begin() as session:
        found = {}
        for manuscript_id in session.scalars(select(Manuscript.id)).all():
            if kept.ensure(session, URIS, manuscript_id):
                copy = kept.load(session, manuscript_id)
                assert copy is not None
                found[manuscript_id] = copy.body
        return found


def changes(sessions: sessionmaker[Session]) -> list[tuple[object, ...]]:
    with sessions() as session:
        return [
            (one.number, one.object_id, one.change, one.at, one.summary)
            for one in revisions.since(session, 0, 100)
        ]


def searched(sessions: sessionmaker[Session]) -> list[str]:
    """What a reader of either database finds, in the order of the list."""
    with sessions() as session:
        answer = search(session, ShelfKeeper(), read_search([("q", "MS")], limit=100))
        return list(answer.manuscript_ids)


def told(into: list[str]) -> Callable[[str, int, int], None]:
    return lambda step, done, of: into.append(f"{step} {done}/{of}")


Library = tuple[sessionmaker[Session], Vault]


def test_every_record_change_and_manifest_comes_back_equal(
    library: Library, elsewhere: sessionmaker[Session]
) -> None:
    sessions, vault = library
    seen: list[str] = []

    made = rebuild(elsewhere, vault.root, told(seen))

    assert records(elsewhere) == records(sessions)
    assert changes(elsewhere) == changes(sessions)
    assert manifests(elsewhere) == manifests(sessions)
    assert len(manifests(elsewhere)) == 2
    assert (made.manuscripts, made.images, made.revisions, made.private_records) == (3, 6, 3, 1)
    assert "write 3/3" in seen
    assert searched(elsewhere) == searched(sessions) != []


def test_the_private_record_comes_back_with_its_statements(
    library: Library, elsewhere: sessionmaker[Session]
) -> None:
    sessions, vault = library
    rebuild(elsewhere, vault.root, told([]))
    with sessions() as session:
        manuscript_id = session.scalars(
            select(Manuscript.id).where(Manuscript.shelfmark == "MS 1")
        ).one()
        before = private.find(session, manuscript_id)

    with elsewhere() as session:
        assert private.find(session, manuscript_id) == before


def test_authorities_keep_their_numbers_in_the_change_log(
    library: Library, elsewhere: sessionmaker[Session], at: datetime
) -> None:
    sessions, vault = library
    with sessions.begin() as session:
        made(session, vault.root, "Ahmad Yasawi")
    with sessions.begin() as session:
        second = session.scalars(select(Manuscript).where(Manuscript.shelfmark == "MS 2")).one()
        publish(session, vault, second.id, at + timedelta(days=1), "After the authority")

    rebuild(elsewhere, vault.root, told([]))

    assert [one[2] for one in changes(sessions)].count(Change.CREATE) == 3
    assert changes(elsewhere) == changes(sessions)


def test_numbers_go_on_after_a_rebuild(
    library: Library, elsewhere: sessionmaker[Session], at: datetime
) -> None:
    _, vault = library
    rebuild(elsewhere, vault.root, told([]))
    with elsewhere.begin() as session:
        one = session.scalars(select(Manuscript).where(Manuscript.shelfmark == "MS 2")).one()
        publish(session, vault, one.id, at + timedelta(days=1), "Afterwards")
        last = revisions.latest(session, one.id)
        assert last is not None
        assert last.number == 4


def test_a_withdrawn_book_comes_back_withdrawn_with_its_reason(
    library: Library, elsewhere: sessionmaker[Session], at: datetime
) -> None:
    sessions, vault = library
    with sessions.begin() as session:
        one = session.scalars(select(Manuscript).where(Manuscript.shelfmark == "MS 2")).one()
        workflow.withdraw(
            session, vault.root, one.id, reason="The custodians asked.", by="Aigerim",
            at=at + timedelta(hours=1), new_id=mint, after=keep,
        )  # fmt: skip

    rebuild(elsewhere, vault.root, told([]))

    assert records(elsewhere) == records(sessions)
    with elsewhere() as session:
        again = session.get_one(Manuscript, one.id)
        assert again.state.value == "withdrawn"
        assert again.withdrawn_reason == "The custodians asked."


def test_a_version_that_was_never_committed_does_not_come_back(
    library: Library, elsewhere: sessionmaker[Session], at: datetime
) -> None:
    sessions, vault = library
    with sessions() as session:
        first = session.scalars(select(Manuscript).where(Manuscript.shelfmark == "MS 1")).one()
    try:
        with sessions.begin() as session:
            publish(session, vault, first.id, at + timedelta(hours=1), "Lost")
            raise ConnectionAbortedError
    except ConnectionAbortedError:
        pass
    with sessions.begin() as session:
        second = session.scalars(select(Manuscript).where(Manuscript.shelfmark == "MS 2")).one()
        publish(session, vault, second.id, at + timedelta(hours=2), "Took the number")

    rebuild(elsewhere, vault.root, told([]))

    assert changes(elsewhere) == changes(sessions)
    assert records(elsewhere) == records(sessions)


def test_a_database_with_manuscripts_is_left_alone(library: Library) -> None:
    sessions, vault = library
    before = json.dumps(records(sessions), sort_keys=True)

    with pytest.raises(DatabaseNotEmpty):
        rebuild(sessions, vault.root, told([]))

    assert json.dumps(records(sessions), sort_keys=True) == before


def test_the_published_record_comes_back_as_a_document(
    library: Library, elsewhere: sessionmaker[Session]
) -> None:
    sessions, vault = library
    rebuild(elsewhere, vault.root, told([]))
    for manuscript_id in records(sessions):
        with sessions() as session, elsewhere() as other:
            assert published(other, manuscript_id) == published(session, manuscript_id)
