"""Readers who ask for one chain at once share one walk, and no crowd keeps the server busy."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from catalog.conservation.signing.chain import GENESIS
from catalog.conservation.signing.verification import Depth, Verification
from iiif.errors import Busy
from storage.database import make_engine, session_factory
from storage.errors import StorageUnavailable
from storage.vault import Vault
from tests.migrated import sqlite_copy
from viewer import pages_verify
from viewer.pages_verify import WAITING_MAX, Walked, Walks

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SOUND = Verification(0, GENESIS, (), ())


class Gate:
    """A walk that begins when it is asked for and ends when it is told to."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.walked: list[str] = []
        self.inside = self.most_inside = 0

    def __call__(
        self, _sessions: object, _root: object, manuscript_id: str, _depth: object
    ) -> Verification:
        self.walked.append(manuscript_id)
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        assert self.open.wait(30)
        self.inside -= 1
        return SOUND


@dataclass(frozen=True)
class SmallHouse:
    """What a walk needs of the house."""

    sessions: sessionmaker[Session]
    vault: Vault


@pytest.fixture
def house(tmp_path: Path, disk_vault: Vault) -> Iterator[Any]:
    engine = make_engine(sqlite_copy(tmp_path / "kitabdar.sqlite"))
    yield SmallHouse(session_factory(engine), disk_vault)
    engine.dispose()


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_two_who_ask_at_once_share_one_walk(house: Any) -> None:
    gate = Gate()
    walks = Walks(house, gate)
    with ThreadPoolExecutor(4) as readers:
        asked = [readers.submit(walks.of, "m1", AT, again=False) for _ in range(4)]
        wait_for(lambda: walks.waiting == 4)
        gate.open.set()
        found = [each.result(30) for each in asked]
    assert gate.walked == ["m1"]
    assert len({id(one) for one in found}) == 1


def test_chains_are_walked_one_after_the_other_and_a_crowd_is_sent_away(house: Any) -> None:
    gate = Gate()
    walks = Walks(house, gate)
    with ThreadPoolExecutor(WAITING_MAX) as readers:
        asked = [
            readers.submit(walks.of, f"m{number}", AT, again=False) for number in range(WAITING_MAX)
        ]
        wait_for(lambda: walks.waiting == WAITING_MAX)
        with pytest.raises(Busy, match="ask again"):
            walks.of("m99", AT, again=False)
        gate.open.set()
        assert all(each.result(30).found is SOUND for each in asked)
    assert (gate.most_inside, len(gate.walked), walks.waiting) == (1, WAITING_MAX, 0)


def test_what_fails_is_told_to_all_who_wait_and_tried_again_by_the_next(house: Any) -> None:
    tries: list[str] = []

    def walk(_sessions: object, _root: object, manuscript_id: str, _depth: object) -> Verification:
        tries.append(manuscript_id)
        if len(tries) == 1:
            raise StorageUnavailable("key", "The vault does not answer.")
        return SOUND

    walks = Walks(house, walk)
    with pytest.raises(StorageUnavailable):
        walks.of("m1", AT, again=False)
    assert walks.of("m1", AT, again=False).found is SOUND
    assert (len(tries), walks.waiting) == (2, 0)


def test_a_long_walk_is_shared_for_longer() -> None:
    short = Walked(SOUND, AT, timedelta(seconds=1))
    long = Walked(SOUND, AT, timedelta(seconds=10))
    later = AT + timedelta(seconds=100)
    assert not short.holds(GENESIS, later)
    assert long.holds(GENESIS, later)
    assert not long.holds("another hash", later)


def test_of_a_long_chain_every_copy_is_read_only_where_staff_ask(
    house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Depth] = []

    def walk(_sessions: object, _root: object, _id: str, depth: Depth) -> Verification:
        asked.append(depth)
        return SOUND

    walks = Walks(house, walk)
    walks.of("m1", AT, again=False)
    monkeypatch.setattr(pages_verify, "COPIES_READ_MAX", -1)
    walks.of("m2", AT, again=False)
    walks.of("m2", AT, again=True)
    assert asked == [Depth.BYTES, Depth.ROWS, Depth.BYTES]
