"""The root of a day ties every chain to a date."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from catalog.conservation.signing import roots, signing
from catalog.conservation.signing.tables import DailyRoot
from tests.catalog.conservation.signing.bench import Bench


def close(bench: Bench, at: datetime) -> DailyRoot | None:
    with bench.sessions.begin() as session:
        made = roots.close_days(session, bench.root, at)
        return made[-1] if made else None


def step_later(bench: Bench, number: int, later: timedelta) -> None:
    at = bench.at + later
    bench.step(number, at=at, signer=bench.signer(minutes_ago=-later / timedelta(minutes=1)))


def last_hash(session: Session, bench: Bench) -> str:
    last = signing.last_of(session, bench.manuscript_id)
    assert last is not None
    return last.hash


def test_a_day_is_closed_once_by_whoever_comes_first_on_the_next(bench: Bench) -> None:
    tomorrow = bench.at + timedelta(days=1)
    assert close(bench, tomorrow) is None
    bench.with_steps(3)
    assert close(bench, bench.at) is None
    made = close(bench, tomorrow)
    assert made is not None
    assert (made.day, made.manuscripts, made.entries) == ("2026-03-01", 1, 3)
    with bench.sessions() as session:
        leaf = roots.leaf_of(bench.manuscript_id, last_hash(session, bench))
    assert made.root == roots.merkle_root([leaf])
    assert close(bench, tomorrow + timedelta(hours=5)) is None
    with bench.sessions() as session:
        assert [one.made_at for one in roots.listed(session, 10)] == [made.made_at]


def test_a_day_without_signatures_gets_no_root_of_its_own(small_bench: Bench) -> None:
    small_bench.step(1)
    for days in (1, 2, 3):
        close(small_bench, small_bench.at + timedelta(days=days))
    with small_bench.sessions() as session:
        assert [one.day for one in roots.listed(session, 10)] == ["2026-03-01"]


def test_the_root_lies_in_the_vault_with_its_leaves(small_bench: Bench) -> None:
    small_bench.step(1)
    made = close(small_bench, small_bench.at + timedelta(days=1))
    assert made is not None
    told = json.loads(small_bench.root.object(roots.object_id(made.day)).read(roots.FILE_NAME))
    assert told["root"] == made.root
    with small_bench.sessions() as session:
        assert told["leaves"] == [[small_bench.manuscript_id, last_hash(session, small_bench)]]
        assert roots.holds(session, small_bench.root, made.day)


def test_a_root_does_not_hold_when_something_older_was_changed(small_bench: Bench) -> None:
    small_bench.with_steps(2)
    made = close(small_bench, small_bench.at + timedelta(days=1))
    assert made is not None
    small_bench.attack("UPDATE signed_entries SET hash = :hash WHERE seq = 2", hash="b" * 64)
    with small_bench.sessions() as session:
        assert not roots.holds(session, small_bench.root, made.day)


def test_days_that_nobody_closed_are_closed_together_each_with_its_own_entries(
    bench: Bench,
) -> None:
    bench.step(1)
    step_later(bench, 2, timedelta(days=2))
    with bench.sessions.begin() as session:
        made = roots.close_days(session, bench.root, bench.at + timedelta(days=5))
        told = [(one.day, one.entries) for one in made]
    assert told == [("2026-03-01", 1), ("2026-03-03", 2)]


def test_a_day_is_closed_only_when_what_was_begun_before_midnight_is_committed(
    small_bench: Bench,
) -> None:
    small_bench.step(1)
    midnight = (small_bench.at + timedelta(days=1)).replace(hour=0, minute=0)
    assert close(small_bench, midnight + timedelta(minutes=14)) is None
    assert close(small_bench, midnight + timedelta(minutes=15)) is not None


def test_what_was_committed_after_its_day_was_closed_is_in_the_next_root(
    small_bench: Bench,
) -> None:
    small_bench.step(1)
    step_later(small_bench, 2, timedelta(hours=30))
    assert close(small_bench, small_bench.at + timedelta(days=2)) is not None
    step_later(small_bench, 3, timedelta(hours=31))
    assert close(small_bench, small_bench.at + timedelta(days=2)) is None
    late = close(small_bench, small_bench.at + timedelta(days=4))
    assert late is not None
    assert (late.day, late.entries) == ("2026-03-04", 3)
