"""A reserve stays on the disk, and the deposit ends in good order before it is used up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import decisions, deposits, staging
from ingest.errors import ScratchFull
from ingest.room import SPARE_BYTES, Room, free_bytes
from storage.errors import StorageFull
from tests.ingest.conftest import House
from tests.small_disks import small

Scans = Callable[..., Path]
KEPT, SCRATCH = Path("/kept"), Path("/scratch")


class Disk:
    """Free space as a test says it is."""

    def __init__(self, free: int) -> None:
        self.free = free
        self.asked: list[Path] = []

    def __call__(self, folder: Path) -> int:
        self.asked.append(folder)
        return self.free


def room_on(disk: Disk) -> Room:
    return Room((KEPT,), SCRATCH, free_bytes=disk)


def test_a_house_without_local_folders_never_lacks_room() -> None:
    Room().check(1 << 60)


@pytest.mark.parametrize(
    ("room", "error"), [(Room((KEPT,)), StorageFull), (Room(scratch=SCRATCH), ScratchFull)]
)
def test_what_would_eat_into_the_reserve_is_refused_by_folder(
    room: Room, error: type[Exception]
) -> None:
    room = replace(room, free_bytes=Disk(SPARE_BYTES + 10))

    room.check(10)
    with pytest.raises(error, match=r"The disk that holds /(kept|scratch) .*free some space"):
        room.check(11)


def test_free_space_is_asked_of_the_disk_where_a_folder_will_be(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "not" / "made yet") > 0


def test_staging_stops_before_the_reserve_and_goes_on_when_there_is_room(
    house: House, scans: Scans
) -> None:
    folder = scans("1r.png", "1v.png")
    listing = staging.list_folder(folder)
    disk = Disk(SPARE_BYTES + listing.page_paths["1r.png"].size_bytes)

    def after(name: str, _: int) -> None:
        disk.free = SPARE_BYTES

    deposit_id = house.open()
    with house.sessions.begin() as session:
        deposits.expect_files(
            session, deposits.find(session, deposit_id), listing.expected,
            new_image_id=iter(["i1", "i2"]).__next__, at=house.pipeline.clock(),
        )  # fmt: skip
    with pytest.raises(StorageFull):
        staging.stage_folder(
            house.sessions, house.vault.blobs, deposit_id, listing,
            clock=house.pipeline.clock, progress=after, room=room_on(disk),
        )  # fmt: skip
    states = [file.state for file in house.files(deposit_id)]
    assert states == ["staged", "expected"]

    house.stage(deposit_id, folder)
    house.start(deposit_id)
    assert house.work(deposit_id).state == "done"


@pytest.mark.parametrize("step", ["characterise", "preserve", "derive"])
def test_a_disk_that_fills_up_stops_pages_in_good_order_and_retry_finishes_them(
    house: House, scans: Scans, step: str
) -> None:
    disk = Disk(1 << 40)
    deposit_id = house.send(scans("1r.png", "1v.png", "2r.png"))

    def fill(name: str) -> None:
        if name == f"{step} 2":
            disk.free = SPARE_BYTES - 1

    object.__setattr__(house.pipeline, "checkpoint", fill)
    object.__setattr__(house.pipeline, "room", room_on(disk))
    stopped = house.work(deposit_id)

    assert (stopped.state, stopped.exit_code) == ("incomplete", 1)
    assert {file.key for file in stopped.stopped} == {"storage-full"}
    assert "1v.png" in [file.name for file in stopped.stopped]

    disk.free = 1 << 40
    object.__setattr__(house.pipeline, "checkpoint", lambda _: None)
    with house.sessions.begin() as session:
        decisions.retry(session, deposit_id, send=house.queue.send_deposit)
    done = house.work(deposit_id)
    assert (done.state, done.pages_registered) == ("done", 3)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 80 MB."""
    with small(tmp_path / "disk", megabytes=80) as folder:
        yield folder


def test_a_real_disk_is_measured(small_disk: Path) -> None:
    room = Room((small_disk / "vault",))
    room.check(1 << 20)

    (small_disk / "others").write_bytes(bytes(20 << 20))

    with pytest.raises(StorageFull, match="vault"):
        room.check()
