"""Power cuts and lost machines: whatever was killed, each page exists once in the end."""

import os
import signal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from catalog.images import Image
from ingest.deposits import DepositState
from tests.journeys import scans
from tests.journeys.houses import House, descendants, until

SIDES = 16
NAMES = [f"{leaf:03d}{face}.jpg" for leaf in range(1, SIDES // 2 + 1) for face in "rv"]
RECORD = """\
shelfmark = "Accident"
viewing_direction = "right-to-left"
languages = ["ar"]
[holder]
id = "journeys"
[holder.names]
en = ["Journeys"]
[title]
en = ["A book that met an accident"]
"""


def folder_of_scans(folder: Path) -> Path:
    """Sixteen sides with their description."""
    scans.draw_pages(folder, NAMES, (1500, 2000))
    (folder / "manuscript.toml").write_text(RECORD, "utf-8")
    return folder


def kill_with_children(pid: int) -> None:
    """End a process and all below it at once, as a power cut does."""
    for one in (pid, *descendants(pid)):
        try:
            os.kill(one, signal.SIGKILL)
        except ProcessLookupError:
            continue


def wait_until_done(house: House) -> None:
    """Wait until the newest deposit is done, with every page made once."""
    deposit_id = house.newest_deposit()
    assert deposit_id is not None

    def over() -> bool:
        return house.progress(deposit_id).is_over

    until(over, "the deposit to end")
    stands = house.progress(deposit_id)
    assert stands.state is DepositState.DONE
    assert (stands.files_total, stands.pages_registered) == (SIDES, SIDES)
    assert house.counts() == (1, SIDES)
    canvases = select(func.count(Image.canvas_id.distinct()))
    assert house.rows(canvases)[0][0] == SIDES


def test_everything_killed_in_the_middle_of_an_ingest_goes_on_at_the_next_start(
    tmp_path: Path,
) -> None:
    house = House(tmp_path / "house")
    folder = folder_of_scans(tmp_path / "scans")
    try:
        running = house.start("up", "--scans", str(folder))
        house.wait_until_open(running)
        made = until(lambda: house.pages_made() or None, "the first page")
        assert made < SIDES
        kill_with_children(running.pid)
        running.wait()
        house.wait_until_open(house.start("up", "--scans", str(folder)))
        until(house.newest_deposit, "the deposit")
        wait_until_done(house)
    finally:
        house.stop_all()


@pytest.mark.servers
def test_a_second_machine_joins_by_settings_alone_and_the_first_survives_its_death(
    tmp_path: Path, shared: dict[str, str]
) -> None:
    here = House(tmp_path / "house", shared)
    there = here.elsewhere("there")
    folder = folder_of_scans(tmp_path / "scans")

    def has_made_a_page(house: House) -> bool:
        return house.log.exists() and "page.registered" in house.log.read_text("utf-8")

    def both_work() -> bool:
        return all(
            one.log.exists() and "worker.started" in one.log.read_text("utf-8")
            for one in (here, there)
        )

    try:
        here.migrate()
        here.serve()
        here.start("work")
        other = there.start("work")
        until(both_work, "both workers to be there")
        here.start("ingest", str(folder))
        until(lambda: has_made_a_page(here) and has_made_a_page(there), "both to make pages")
        kill_with_children(other.pid)
        other.wait()
        wait_until_done(here)
        assert here.status(f"/deposits/{here.newest_deposit()}") == 200
    finally:
        there.stop_all()
        here.stop_all()
