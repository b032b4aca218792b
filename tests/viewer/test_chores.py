"""What workers do beside the jobs, and what the page of roots no longer does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalog.conservation.signing import roots
from tests.factories import a_manuscript
from tests.viewer.test_verify_pages import signed
from tests.viewer.walked import Peopled, assembled, employ_everybody, make_phrases_quick
from viewer.chores import Chore, Rounds, chores_of


@pytest.fixture
def peopled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peopled]:
    make_phrases_quick(monkeypatch)
    with assembled(tmp_path) as made:
        made.house.vault.root.ensure()
        employ_everybody(made)
        made.client.headers["accept"] = "text/html"
        yield made


def closed(peopled: Peopled) -> list[str]:
    with peopled.house.sessions() as session:
        return [one.day for one in roots.listed(session, 10)]


def test_a_look_at_the_roots_writes_nothing_and_the_worker_closes_the_day(
    peopled: Peopled,
) -> None:
    with peopled.house.sessions.begin() as session:
        book = a_manuscript(session, datetime.now(UTC)).id
    day = signed(peopled, book).signed_at
    tomorrow = day + timedelta(days=1, hours=1)
    assert "There is no root yet" in peopled.client.get("/verify/roots").text
    assert closed(peopled) == []

    rounds = Rounds(chores_of(peopled.house), threading.Event(), clock=lambda: tomorrow)
    rounds.go_round()
    assert closed(peopled) == [day.date().isoformat()]
    assert day.date().isoformat() in peopled.client.get("/verify/roots").text
    rounds.go_round()
    assert len(closed(peopled)) == 1


def test_a_chore_that_fails_is_tried_again_and_holds_no_other_up() -> None:
    tries: list[str] = []

    def fails(_at: datetime) -> None:
        tries.append("fails")
        raise OSError("the vault does not answer")

    hour = timedelta(hours=1)
    at = [datetime(2026, 3, 1, tzinfo=UTC)]
    rounds = Rounds(
        (Chore("a", hour, fails), Chore("b", hour, lambda _: tries.append("works"))),
        threading.Event(),
        clock=lambda: at[0],
    )
    rounds.go_round()
    rounds.go_round()
    assert tries == ["fails", "works", "fails"]
    at[0] += hour
    rounds.go_round()
    assert tries[3:] == ["fails", "works"]


def test_the_rounds_are_made_beside_the_jobs_until_the_worker_stops() -> None:
    stop, was_here = threading.Event(), threading.Event()
    chore = Chore("here", timedelta(0), lambda _: was_here.set())
    with Rounds((chore,), stop, glance_s=0.01):
        assert was_here.wait(30)
    assert stop.is_set()
