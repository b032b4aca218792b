"""A folder brought in twice at once, or onto a disk that is almost full: `kitabdar ingest`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from rich.console import Console

from ingest.room import LAST_BYTES, SPARE_BYTES
from ingest.work_queue import WorkQueue, prepare_work_tables
from storage.errors import StorageFull
from tests.ingest.test_database_faults import full_error
from tests.small_disks import small
from tests.viewer.test_commands import Desk
from viewer import cli_progress
from viewer.assembly import House, build
from viewer.complaints import complaint
from viewer.deposit_commands import follow
from viewer.folder_deposit import FolderDeposit
from viewer.migrations import upgrade
from viewer.settings import Settings

MEGABYTE = 1 << 20


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    built = build(Settings.model_validate({"data_dir": tmp_path / "var"}))
    upgrade(built.engine)
    prepare_work_tables(built.engine)
    yield built
    built.engine.dispose()


@pytest.fixture
def queue(house: House) -> Iterator[WorkQueue]:
    made = WorkQueue(house.engine)
    yield made
    made.close()


def scans(folder: Path, count: int, size: tuple[int, int] = (90, 120)) -> Path:
    """Pages of noise, which no coding makes small."""
    folder.mkdir(exist_ok=True)
    for number in range(1, count + 1):
        pixels = os.urandom(size[0] * size[1] * 3)
        Image.frombytes("RGB", size, pixels).save(folder / f"{number}r.png")
    return folder


def test_a_folder_that_another_command_started_meanwhile_is_followed(
    house: House, queue: WorkQueue, tmp_path: Path
) -> None:
    folder = scans(tmp_path / "scans", 3)
    first, second = (FolderDeposit(house, queue, folder, {}) for _ in range(2))
    started: list[str] = []

    def overtake(name: str, size: int) -> None:
        if not started:
            started.append(first.stage())
            first.start(started[0], {})

    assert second.stage(overtake) == started[0]
    assert second.start(started[0], {}) == "queued"
    assert second.stage() == started[0]


def test_two_commands_for_one_folder_at_once_both_end_with_all_pages(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    folder = str(scans(desk.scans, 6))
    desk.types("migrate")

    commands = [desk.begins("ingest", folder) for _ in range(2)]
    answers = [(*command.communicate(timeout=120), command.returncode) for command in commands]

    for said, complained, code in answers:
        assert code == 0, complained
        assert "6 files came, 6 pages exist now." in said
    assert "1 manuscripts, 6 page images." in desk.types("status").stdout


def test_no_deposit_is_opened_on_a_disk_that_is_almost_full(
    house: House, queue: WorkQueue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    incoming = FolderDeposit(house, queue, scans(tmp_path / "scans", 1), {})

    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=SPARE_BYTES - 1))
        with pytest.raises(StorageFull, match="give the same command again"):
            incoming.stage()

    assert incoming.stage()


def test_following_ends_when_nobody_is_left_to_work_or_to_write(
    house: House, queue: WorkQueue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    incoming = FolderDeposit(house, queue, scans(tmp_path / "scans", 1), {})
    deposit_id = incoming.stage()
    incoming.start(deposit_id, {})

    with cli_progress.bars(Console()) as bars:
        stands = follow(house, deposit_id, bars, is_worked_on=list)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=LAST_BYTES - 1))
        with pytest.raises(StorageFull, match="less than 1 MB free"):
            follow(house, deposit_id, bars)

    assert stands.state == "queued"


def test_a_full_database_is_told_as_such(tmp_path: Path) -> None:
    assert "full" in (complaint(full_error(tmp_path)) or "")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 200 MB; what others keep on it is in the file `others`."""
    with small(tmp_path / "var", megabytes=200) as folder:
        yield folder


def leave_free(disk: Path, free: int) -> None:
    """Fill the disk with what is not ours until `free` bytes are left."""
    with (disk / "others").open("wb") as others:
        os.posix_fallocate(others.fileno(), 0, shutil.disk_usage(disk).free - free)


def test_the_command_ends_with_a_sentence_on_a_disk_that_is_almost_full(
    small_disk: Path, tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    folder = str(scans(desk.scans, 2))
    desk.types("migrate")
    leave_free(small_disk, SPARE_BYTES - MEGABYTE)

    refused = desk.types("ingest", folder)
    (small_disk / "others").unlink()
    done = desk.types("ingest", folder)

    assert refused.returncode == 1
    assert "free some space, then give the same command again" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert done.returncode == 0, done.stderr


def test_a_disk_that_fills_up_during_the_work_stops_pages_and_retry_finishes_them(
    small_disk: Path, tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    folder = scans(desk.scans, 8, size=(600, 600))
    desk.types("migrate")
    came = sum(path.stat().st_size for path in folder.iterdir())
    leave_free(small_disk, SPARE_BYTES + came + 5 * MEGABYTE)

    stopped = desk.types("ingest", str(folder))
    (small_disk / "others").unlink()
    (deposit_id,) = (
        line.split()[-1] for line in stopped.stdout.splitlines() if line.startswith("Deposit ")
    )
    done = desk.types("retry", deposit_id)

    assert stopped.returncode == 1, stopped.stderr
    assert "There is no room left to" in stopped.stdout
    assert f"kitabdar retry {deposit_id}" in stopped.stdout
    assert "Traceback" not in stopped.stderr
    assert done.returncode == 0, done.stdout
    assert "8 files came, 8 pages exist now." in done.stdout


def test_a_disk_without_one_byte_left_is_told_in_one_sentence(
    small_disk: Path, tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    desk.types("migrate")
    leave_free(small_disk, 0)

    answer = desk.types("ingest", str(scans(desk.scans, 1)))

    assert answer.returncode == 1
    assert "The disk that holds the database is full" in answer.stderr
    assert "Traceback" not in answer.stderr
