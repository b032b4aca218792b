"""Work is asked for, done by one worker at a time, and taken up where a dead one left it."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest

from catalog.exchange import asking, committing
from catalog.exchange.asking import SILENCE, take, work_on, work_waiting
from catalog.exchange.errors import BatchNotReady
from catalog.exchange.tables import BatchState, BatchWork, Outcome
from catalog.identifiers import mint
from catalog.record import drafts
from storage.errors import StorageFull
from tests.catalog.exchange.conftest import Exchange, book

FILES = tuple((one.name, one.data) for one in (book(f"MS {number}") for number in range(1, 5)))


def test_what_is_asked_is_done_once_by_whoever_comes(both_exchanges: Exchange) -> None:
    exchange = both_exchanges
    batch_id = exchange.receive(*FILES)
    assert exchange.work() == 0
    exchange.ask(batch_id, BatchWork.READ)
    exchange.ask(batch_id, BatchWork.READ)
    assert exchange.batch(batch_id).state is BatchState.RECEIVED
    assert (exchange.work(), exchange.work("worker-2")) == (1, 0)
    batch = exchange.batch(batch_id)
    assert (batch.state, batch.work, batch.worker, batch.problem) == ("read", None, None, None)
    assert (batch.done, batch.total) == (4, 4)
    for work, state in ((BatchWork.COMMIT, "committed"), (BatchWork.UNDO, "undone")):
        exchange.ask(batch_id, work)
        assert exchange.work() == 1
        assert exchange.batch(batch_id).state == state
    assert exchange.books() == 0


def test_only_what_fits_where_a_batch_stands_is_taken(exchange: Exchange) -> None:
    batch_id = exchange.receive(*FILES)
    for work in (BatchWork.COMMIT, BatchWork.UNDO):
        with pytest.raises(BatchNotReady) as refused:
            exchange.ask(batch_id, work)
        assert refused.value.key == "reading"
    exchange.ask(batch_id, BatchWork.READ)
    with pytest.raises(BatchNotReady) as refused:
        exchange.ask(batch_id, BatchWork.COMMIT)
    assert refused.value.key == "busy"
    exchange.work()
    for work in (BatchWork.READ, BatchWork.UNDO):
        with pytest.raises(BatchNotReady) as refused:
            exchange.ask(batch_id, work)
        assert refused.value.key == "state"


class Killed(BaseException):
    """The process is gone: nothing of it is tidied up."""


def killed_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the process die in the middle of the row that comes as this one."""
    whole = drafts.start
    calls = iter(range(100))

    def start(*given: Any, **more: Any) -> Any:
        made = whole(*given, **more)
        if next(calls) == number - 1:
            raise Killed
        return made

    monkeypatch.setattr(drafts, "start", start)


def test_the_work_of_a_killed_worker_is_taken_up_after_a_silence_and_nothing_doubles(
    both_exchanges: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = both_exchanges
    batch_id = exchange.read_on(exchange.receive(*FILES))
    exchange.ask(batch_id, BatchWork.COMMIT)
    with monkeypatch.context() as patched:
        killed_at(patched, 3)
        with pytest.raises(Killed):
            exchange.work("worker-1")
    standing = exchange.batch(batch_id)
    assert (standing.state, standing.work, standing.done) == ("committing", "commit", 2)
    assert exchange.work("worker-2") == 0

    exchange.at += SILENCE + timedelta(seconds=1)
    assert exchange.work("worker-2") == 1
    assert exchange.fates(batch_id) == ["done"] * 4
    assert exchange.books() == 4
    assert exchange.batch(batch_id).state is BatchState.COMMITTED


def test_one_that_was_only_held_up_stops_when_another_has_the_work(exchange: Exchange) -> None:
    batch_id = exchange.read_on(exchange.receive(*FILES))
    exchange.ask(batch_id, BatchWork.COMMIT)
    with exchange.sessions.begin() as session:
        slow = take(session, batch_id, "slow", at=exchange.at)
    exchange.at += SILENCE + timedelta(seconds=1)
    with exchange.sessions.begin() as session:
        quick = take(session, batch_id, "quick", at=exchange.at)
    stands = work_on(
        exchange.sessions, exchange.vault.root, batch_id, slow, clock=lambda: exchange.at,
        new_id=mint,
    )  # fmt: skip
    assert stands is None
    assert exchange.fates(batch_id) == ["open"] * 4
    assert exchange.batch(batch_id).worker == quick


def test_a_worker_that_is_asked_to_end_leaves_the_rest_at_once(exchange: Exchange) -> None:
    batch_id = exchange.read_on(exchange.receive(*FILES))
    exchange.ask(batch_id, BatchWork.COMMIT)
    stop = threading.Event()
    with exchange.sessions.begin() as session:
        worker = take(session, batch_id, "worker-1", at=exchange.at)

    def told(done: int, _of: int) -> None:
        if done == 2:
            stop.set()

    stands = work_on(
        exchange.sessions, exchange.vault.root, batch_id, worker, clock=lambda: exchange.at,
        new_id=mint, stop=stop, progress=told,
    )  # fmt: skip
    assert stands is None
    assert exchange.fates(batch_id) == ["done", "done", "done", "open"]
    assert (exchange.work("worker-2"), exchange.books()) == (1, 4)


def test_what_stops_the_work_is_kept_for_who_asked_and_asking_again_goes_on(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    batch_id = exchange.read_on(exchange.receive(*FILES))
    for error, kind in (
        (StorageFull("k", "no room"), "VaultAway"),
        (KeyError("x"), "ImportBroken"),
    ):
        exchange.ask(batch_id, BatchWork.COMMIT)
        with monkeypatch.context() as patched:

            def fail(*_: Any, error: Exception = error) -> Any:
                raise error

            patched.setattr(committing, "link", fail)
            assert exchange.work() == 1
        batch = exchange.batch(batch_id)
        assert (batch.state, batch.work, batch.worker) == ("committing", None, None)
        assert (batch.problem or {})["kind"] == kind
    assert [one.levelname for one in caplog.records] == ["ERROR", "ERROR"]
    exchange.ask(batch_id, BatchWork.COMMIT)
    assert exchange.batch(batch_id).problem is None
    exchange.work()
    assert exchange.fates(batch_id) == ["done"] * 4


def test_nobody_mends_chooses_or_maps_while_work_is_under_way(exchange: Exchange) -> None:
    batch_id = exchange.table("shelfmark,title\nMS 1,a\n,b\n")
    exchange.ask(batch_id, BatchWork.COMMIT)
    with pytest.raises(BatchNotReady) as refused:
        exchange.mend(batch_id, 2, shelfmark="MS 2")
    assert refused.value.key == "busy"
    exchange.work()
    assert exchange.outcomes(batch_id) == [Outcome.NEW, Outcome.REFUSED]


def test_a_long_row_does_not_lose_the_work_as_somebody_says_that_it_lives(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "BEAT_S", 0.01)
    batch_id = exchange.read_on(exchange.receive(*FILES))
    exchange.ask(batch_id, BatchWork.COMMIT)
    others: list[int] = []
    beaten = threading.Event()

    def told(done: int, _of: int) -> None:
        if done == 1:
            exchange.at += SILENCE + timedelta(seconds=1)
            beaten.wait(5)
            others.append(exchange.work("worker-2"))

    with exchange.sessions.begin() as session:
        worker = take(session, batch_id, "worker-1", at=exchange.at)
    ticks = iter(range(1000))

    def clock() -> Any:
        if next(ticks) > 2:
            beaten.set()
        return exchange.at

    stands = work_on(
        exchange.sessions, exchange.vault.root, batch_id, worker, clock=clock, new_id=mint,
        progress=told,
    )  # fmt: skip
    assert stands is not None
    assert others == [0]


def test_the_oldest_request_is_done_first(exchange: Exchange) -> None:
    first = exchange.receive(*FILES[:1])
    exchange.ask(first, BatchWork.READ)
    second = exchange.receive(*FILES[1:2])
    exchange.ask(second, BatchWork.READ)
    done: list[str] = []

    def clock() -> Any:
        for batch_id in (first, second):
            if exchange.batch(batch_id).state is BatchState.READ and batch_id not in done:
                done.append(batch_id)
        return exchange.at

    work_waiting(exchange.sessions, exchange.vault.root, "worker-1", clock=clock, new_id=mint)
    assert done == [first, second]
