from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from ingest import heartbeats
from ingest.deposit_errors import WorkerNameTaken
from ingest.heartbeats import Place
from storage.vault import Vault
from tests.ingest.conftest import House, now
from tests.ingest.test_kill import assert_whole, workers

Scans = Callable[..., Path]
SILENCE = timedelta(seconds=30)
HERE = heartbeats.here()
ELSEWHERE = Place("another machine", 1)


def beat(house: House, name: str, place: Place, at: datetime) -> None:
    with house.sessions.begin() as session:
        heartbeats.beat(session, name, place, started_at=at, at=at)


def is_alive(house: House, name: str, at: datetime) -> bool:
    with house.sessions() as session:
        row = heartbeats.find(session, name)
        assert row is not None
        return heartbeats.is_alive(row, HERE, at=at, silence=SILENCE)


def a_dead_pid() -> int:
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def test_a_worker_elsewhere_lives_until_it_has_been_silent(house: House, at: datetime) -> None:
    beat(house, "far", ELSEWHERE, at)

    assert is_alive(house, "far", at + SILENCE)
    assert not is_alive(house, "far", at + SILENCE + timedelta(seconds=1))


def test_a_worker_here_is_dead_as_soon_as_its_process_is(house: House, at: datetime) -> None:
    beat(house, "gone", Place(HERE.host, a_dead_pid()), at)
    beat(house, "parent", Place(HERE.host, os.getppid()), at)

    assert not is_alive(house, "gone", at)
    assert is_alive(house, "parent", at)


def test_of_two_who_would_take_over_one_does(house: House, at: datetime) -> None:
    beat(house, "dead", ELSEWHERE, at)

    def claim(name: str, when: datetime) -> bool:
        with house.sessions.begin() as session:
            return heartbeats.claim(session, name, at=when, again_after=SILENCE)

    assert [claim("dead", at), claim("dead", at)] == [True, False]
    assert claim("dead", at + 2 * SILENCE)  # the one who claimed died too
    assert [claim("unknown", at), claim("unknown", at)] == [True, False]


def test_two_living_workers_may_not_share_a_name(house: House, scans: Scans) -> None:
    deposit_id = house.send(scans("1r.png"))
    beat(house, "test-worker", Place(HERE.host, os.getppid()), now())

    with pytest.raises(WorkerNameTaken, match="test-worker"):
        house.work(deposit_id)


def test_a_worker_asked_to_stop_leaves_the_rest_to_the_next(house: House, scans: Scans) -> None:
    with workers(house, "worker-1") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        deposit_id = house.send(scans(*(f"{number}r.png" for number in range(1, 13))))
        while not house.progress(deposit_id).pages_registered:
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 0

    done = house.work(deposit_id)

    assert (done.state, done.pages_registered) == ("done", 12)
    assert_whole(house, deposit_id, pages=12)
    with house.sessions() as session:
        assert heartbeats.everyone(session) == []


@pytest.fixture
def grown_house(engine: Engine, vault: Vault, tmp_path: Path) -> Iterator[House]:
    built = House(engine, vault, tmp_path)
    yield built
    built.close()


@pytest.mark.servers
@pytest.mark.parametrize("store_location", ["disk"], indirect=True)
def test_two_workers_share_deposits_and_one_takes_over_from_the_other(
    grown_house: House, scans: Scans
) -> None:
    """On both databases, while this process sends work as a web server does."""
    with workers(grown_house, "worker-1") as first, workers(grown_house, "worker-2") as second:
        for process in (first, second):
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        one = grown_house.send(scans(*(f"{number}r.png" for number in range(1, 9))))
        other = grown_house.send(
            scans(*(f"{number}v.png" for number in range(1, 9)), first_shade=40)
        )
        while not grown_house.progress(one).pages_registered:
            assert first.poll() is second.poll() is None
            time.sleep(0.05)
        first.kill()
        while not all(grown_house.progress(deposit).is_over for deposit in (one, other)):
            assert second.poll() is None
            time.sleep(0.05)
        second.send_signal(signal.SIGTERM)
    assert second.returncode == 0
    assert [grown_house.progress(deposit).exit_code for deposit in (one, other)] == [0, 0]
    assert sum(grown_house.progress(deposit).pages_registered for deposit in (one, other)) == 16
