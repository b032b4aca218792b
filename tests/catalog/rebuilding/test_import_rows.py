"""Imports come back from the vault: what came from where, and what is to be done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from catalog.exchange import batches
from catalog.exchange.tables import Batch, BatchRow, BatchState, BatchWork
from catalog.rebuilding.rebuild import rebuild
from storage.database import make_engine, session_factory
from tests.catalog.exchange.conftest import Exchange, book
from tests.catalog.exchange.conftest import exchange as exchange
from tests.catalog.exchange.test_undoing import publish
from tests.migrated import sqlite_copy


@pytest.fixture
def again(tmp_path: Path) -> Iterator[Callable[[Exchange], Exchange]]:
    """The house as its vault alone tells of it."""
    engines: list[Engine] = []

    def rebuilt(exchange: Exchange) -> Exchange:
        engines.append(make_engine(sqlite_copy(tmp_path / f"rebuilt-{len(engines)}.sqlite")))
        sessions = session_factory(engines[-1])
        rebuild(sessions, exchange.vault.root, lambda *_: None)
        at = exchange.at + timedelta(days=1)
        return Exchange(sessions, exchange.vault, at, exchange.folder)

    yield rebuilt
    for engine in engines:
        engine.dispose()


def told(one: Batch | BatchRow, *unless: str) -> dict[str, Any]:
    names = [column.name for column in type(one).__table__.columns]
    return {name: getattr(one, name) for name in names if name not in unless}


def test_rows_and_files_come_back_and_what_was_a_draft_can_be_made_again(
    exchange: Exchange, again: Callable[[Exchange], Exchange]
) -> None:
    batch_id = exchange.bring(*(book(f"MS {number}", "<p>x</p>") for number in range(1, 4)))
    first, *_ = exchange.rows(batch_id)
    publish(exchange, first)
    rebuilt = again(exchange)
    before, after = exchange.batch(batch_id), rebuilt.batch(batch_id)
    work = ("done", "total", "asked_by", "asked_at")
    assert told(after, *work) == told(before, *work)
    kept, *others = rebuilt.rows(batch_id)
    assert told(kept) == told(exchange.rows(batch_id)[0])
    assert [row.fate for row in others] == ["undone", "undone"]
    assert rebuilt.books() == 1

    rebuilt.commit(batch_id)
    assert (rebuilt.fates(batch_id), rebuilt.books()) == (["done"] * 3, 3)
    assert [row.manuscript_id for row in rebuilt.rows(batch_id)] == [
        row.manuscript_id for row in exchange.rows(batch_id)
    ]
    same = rebuilt.read(*(book(f"MS {number}", "<p>x</p>") for number in range(1, 4)))
    assert rebuilt.outcomes(same) == ["same"] * 3


def test_a_change_that_was_never_published_can_be_made_again(
    exchange: Exchange, again: Callable[[Exchange], Exchange]
) -> None:
    publish(exchange, exchange.rows(exchange.bring(book("MS 1", "<p>Old.</p>")))[0])
    batch_id = exchange.read(book("MS 1", "<p>New.</p>"))
    with exchange.sessions.begin() as session:
        batches.choose(session, batch_id, 1, is_chosen=True)
    exchange.commit(batch_id)
    assert again(exchange).fates(batch_id) == ["undone"]

    exchange.at += timedelta(minutes=1)
    publish(exchange, exchange.rows(batch_id)[0])
    assert again(exchange).fates(batch_id) == ["done"]


def test_files_that_were_never_read_are_read_in_the_new_house(
    exchange: Exchange, again: Callable[[Exchange], Exchange]
) -> None:
    batch_id = exchange.receive(("1.xml", book("MS 1").data), ("2.xml", book("MS 2").data))
    rebuilt = again(exchange)
    assert rebuilt.batch(batch_id).state is BatchState.RECEIVED
    rebuilt.ask(batch_id, BatchWork.READ)
    assert rebuilt.work() == 1
    assert rebuilt.outcomes(batch_id) == ["new", "new"]


def test_what_did_not_change_is_not_stored_a_second_time(exchange: Exchange) -> None:
    batch_id = exchange.bring(book("MS 1"))
    kept = list(exchange.vault.root.object_ids())
    versions = {one: exchange.vault.root.object(one).inventory().number for one in kept}
    exchange.commit(batch_id)
    assert {one: exchange.vault.root.object(one).inventory().number for one in kept} == versions
