from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import api, decisions
from ingest.deposit_errors import DepositNotFound
from ingest.deposit_progress import DepositProgress, progress
from tests import event_loops
from tests.ingest.conftest import House, now

Scans = Callable[..., Path]


def test_each_stage_counts_what_has_come_so_far(house: House, scans: Scans) -> None:
    deposit_id = house.open()
    folder = scans("1r.png", "1v.png")
    (folder / "notes.txt").write_text("about the scans")
    house.stage(deposit_id, folder)

    staged = house.progress(deposit_id)
    assert (staged.files_total, staged.stages["staged"], staged.pages_registered) == (2, 2, 0)
    assert (
        staged.bytes_staged
        == staged.bytes_total
        == sum(path.stat().st_size for path in folder.glob("*.png"))
    )
    assert staged.exit_code == 3

    house.start(deposit_id)
    done = house.work(deposit_id)
    assert set(done.stages.values()) == {2}
    assert [file.key for file in done.left_aside] == ["sidecar"]
    assert json.loads(json.dumps(done.as_json()))["pages_registered"] == 2


def test_an_unknown_deposit_is_named(house: House) -> None:
    with house.sessions() as session, pytest.raises(DepositNotFound, match="d0000000000"):
        progress(session, "d0000000000")


def test_a_deposit_that_asks_has_an_exit_code_of_its_own(house: House, scans: Scans) -> None:
    asking = house.progress(house.send(scans("0001.png")))

    assert (asking.state, asking.exit_code, asking.is_over) == ("asking", 2, False)
    assert asking.questions[0]["choices"][0]["key"] == "folios"


def events_of(look: Callable[[], DepositProgress], after: Callable[[int], None]) -> list[str]:
    """The names of all events, `after` being called with their number so far."""

    async def never_gone() -> bool:
        return False

    async def collect() -> list[str]:
        names = []
        async for event in api.tell(look, never_gone):
            names.append(event.decode().split("\n")[0])
            after(len(names))
        return names

    return event_loops.run(collect())


def test_a_watcher_hears_each_change_once_and_then_the_end(
    house: House, scans: Scans, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "LOOK_S", 0.01)
    monkeypatch.setattr(api, "KEEP_ALIVE_S", 0.05)
    deposit_id = house.open()
    house.stage(deposit_id, scans("1r.png"))

    def go_on(heard: int) -> None:
        if heard == 3:
            with house.sessions.begin() as session:
                decisions.cancel(session, deposit_id, send=house.queue.send_deposit, at=now())

    names = events_of(lambda: house.progress(deposit_id), go_on)

    assert names == [
        "event: progress", ": still here", ": still here", "event: progress", "event: end",
    ]  # fmt: skip
