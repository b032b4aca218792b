import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog import revisions
from catalog.errors import BadIdentifier
from catalog.identifiers import Kind, mint
from catalog.revisions import Change
from storage.database import session_factory


def test_revisions_are_numbered_from_one_and_read_by_number(session: Session, at: datetime) -> None:
    book, other = mint(Kind.MANUSCRIPT), mint(Kind.MANUSCRIPT)

    revisions.publish(session, book, Change.CREATE, at, "made")
    revisions.publish(session, other, Change.CREATE, at, "made")
    revisions.publish(session, book, Change.UPDATE, at, "x" * 900)

    assert [revision.number for revision in revisions.since(session, 0, 10)] == [1, 2, 3]
    assert [revision.object_id for revision in revisions.since(session, 1, 1)] == [other]
    last = revisions.latest(session, book)
    assert last is not None
    assert (last.number, last.object_kind, last.change) == (3, "manuscript", "update")
    assert len(last.summary) == 500
    assert revisions.latest(session, mint(Kind.MANUSCRIPT)) is None


def test_only_what_was_minted_here_is_published(session: Session, at: datetime) -> None:
    with pytest.raises(BadIdentifier):
        revisions.publish(session, "m1", Change.CREATE, at, "made")


def test_numbers_become_visible_without_a_gap_while_many_publish(
    engine: Engine, at: datetime
) -> None:
    sessions = session_factory(engine)
    start = threading.Barrier(4)

    def publish_five() -> None:
        start.wait(timeout=30)
        for _ in range(5):
            with sessions.begin() as session:
                revisions.publish(session, mint(Kind.MANUSCRIPT), Change.CREATE, at, "made")

    def watch(done: threading.Event) -> list[list[int]]:
        seen: list[list[int]] = []
        while not done.is_set():
            with sessions() as session:
                seen.append([each.number for each in revisions.since(session, 0, 100)])
        return seen

    done = threading.Event()
    with ThreadPoolExecutor(5) as pool:
        watching = pool.submit(watch, done)
        for writer in [pool.submit(publish_five) for _ in range(4)]:
            writer.result(timeout=60)
        done.set()

    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in watching.result())
    with sessions() as session:
        assert [each.number for each in revisions.since(session, 0, 100)] == list(range(1, 21))
