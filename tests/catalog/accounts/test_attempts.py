"""Guessing is slow: by address, by origin, for every process, however many try at once."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.accounts import attempts
from catalog.accounts.tables import FailedAttempts
from catalog.errors import TooManyAttempts
from storage.database import session_factory

HOST = "192.0.2.7"
SECOND = timedelta(seconds=1)


def fail(session: Session, at: datetime, email: str = "a@b.org", host: str = HOST) -> None:
    attempts.begin(session, email, host, at)


def wait_after(session: Session, at: datetime, **who: str) -> int:
    with pytest.raises(TooManyAttempts) as told:
        fail(session, at, **who)
    return told.value.retry_after_s


def test_five_failures_are_free_then_every_wait_is_twice_as_long(
    session: Session, at: datetime
) -> None:
    for _ in range(5):
        fail(session, at)
    assert wait_after(session, at) == 30
    fail(session, at + 30 * SECOND)
    assert wait_after(session, at + 30 * SECOND) == 60


def test_no_wait_is_longer_than_a_quarter_of_an_hour(session: Session, at: datetime) -> None:
    now = at
    for _ in range(20):
        fail(session, now)
        now += timedelta(minutes=15)

    assert wait_after(session, now - SECOND) <= 15 * 60


def test_another_address_from_the_same_place_is_not_kept_waiting_yet(
    session: Session, at: datetime
) -> None:
    for _ in range(5):
        fail(session, at)

    fail(session, at, email="b@b.org")


def test_one_place_cannot_try_many_addresses(session: Session, at: datetime) -> None:
    for number in range(30):
        fail(session, at, email=f"{number}@b.org")

    assert wait_after(session, at, email="last@b.org") == 10
    fail(session, at, email="last@b.org", host="198.51.100.1")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("testclient", "testclient", True),
    ],
)
def test_a_network_of_ipv6_is_one_place(one: str, other: str, is_same: bool) -> None:
    assert (attempts.source_of_origin(one) == attempts.source_of_origin(other)) is is_same


def test_the_right_pass_phrase_makes_the_address_start_anew(session: Session, at: datetime) -> None:
    for _ in range(4):
        fail(session, at)
    fail(session, at)
    attempts.succeed(session, "A@b.org", HOST)

    for _ in range(5):
        fail(session, at)


def test_coming_in_oneself_does_not_wipe_out_the_failures_of_the_place(
    session: Session, at: datetime
) -> None:
    for number in range(29):
        fail(session, at, email=f"{number}@b.org")
    fail(session, at, email="own@b.org")
    attempts.succeed(session, "own@b.org", HOST)
    fail(session, at, email="victim@b.org")

    assert wait_after(session, at, email="next@b.org") == 10


def test_failures_are_forgotten_after_an_hour(session: Session, at: datetime) -> None:
    for _ in range(5):
        fail(session, at)

    fail(session, at + timedelta(hours=1, seconds=1))
    assert set(session.scalars(select(FailedAttempts.failures))) == {1}


def test_twenty_guesses_at_the_same_moment_are_counted_as_twenty(
    engine: Engine, at: datetime
) -> None:
    sessions = session_factory(engine)
    let_through: list[int] = []

    def guess(number: int) -> None:
        try:
            with sessions.begin() as session:
                fail(session, at)
        except TooManyAttempts:
            return
        let_through.append(number)

    threads = [threading.Thread(target=guess, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(let_through) == 5
