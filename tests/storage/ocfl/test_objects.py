"""OCFL objects: what was written is there again, by an independent validator's judgement too."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ocfl
import pytest

from storage.blobs import BlobStore, StoreLocation, open_store
from storage.errors import (
    BlobNotFound,
    CorruptOcflObject,
    DigestMismatch,
    InvalidKey,
    OcflConflict,
)
from storage.ocfl.inventory import Inventory
from storage.ocfl.object import OcflObject, Source
from storage.ocfl.root import Bytes, Kept, StagedBlob, StorageRoot
from tests.storage.ocfl.faults import AccidentError, FailingStore, complaints_about

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
IMAGE = "urn:kitabdar:image:i5x6mtq2k9z"
MASTER = "master/MS42 ورقة ٠١٢ظ — лист.tif"


def write(root: StorageRoot, state: dict[str, Source], message: str = "arrived") -> Inventory:
    return root.object(IMAGE).write_version(state, message=message, user="Kitabdar", at=AT)


def first_state(blobs: BlobStore) -> dict[str, Source]:
    digests = blobs.put("staging/1", [b"II*\0 the whole page"], replace=True)
    return {
        MASTER: StagedBlob("staging/1", digests),
        "technical.json": Bytes(b'{"width": 3}'),
        "events.json": Bytes(b"[]"),
    }


def second_state() -> dict[str, Source]:
    return {
        MASTER: Kept(MASTER),
        "technical.json": Bytes(b'{"width": 4}'),
        "events-again.json": Kept("events.json"),
    }


def taken_out(blobs: BlobStore, folder: Path) -> Path:
    """The storage root as plain files, wherever the store is."""
    for info in blobs.list("ocfl"):
        path = folder / info.key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(blobs.read(info.key))
    return folder / "ocfl"


@pytest.fixture
def root(blobs: BlobStore) -> StorageRoot:
    root = StorageRoot(blobs)
    root.ensure()
    return root


def test_a_master_comes_back_byte_for_byte_under_its_own_name(
    blobs: BlobStore, root: StorageRoot
) -> None:
    inventory = write(root, first_state(blobs))
    blobs.delete("staging/1")

    image = root.object(IMAGE)
    assert image.exists()
    assert inventory == image.inventory()
    assert inventory.head == "v1"
    assert set(inventory.state) == {MASTER, "technical.json", "events.json"}
    assert image.read(MASTER) == b"II*\0 the whole page"
    assert blobs.read(image.content_key(MASTER)) == b"II*\0 the whole page"
    assert image.content_key(MASTER).isascii()
    assert image.content_key(MASTER).endswith(".tif")


def test_the_same_state_again_writes_nothing(blobs: BlobStore, root: StorageRoot) -> None:
    write(root, first_state(blobs))
    before = list(blobs.list("ocfl"))

    again = write(root, first_state(blobs), "once more")

    assert again.head == "v1"
    assert list(blobs.list("ocfl")) == before


def test_a_second_version_stores_only_what_is_new(blobs: BlobStore, root: StorageRoot) -> None:
    write(root, first_state(blobs))

    inventory = write(root, second_state(), "described")

    image = root.object(IMAGE)
    assert inventory.head == "v2"
    assert image.read("technical.json") == b'{"width": 4}'
    assert image.read("events-again.json") == b"[]"
    assert image.content_key(MASTER).split("/")[-4:-2] == ["v1", "content"]
    assert len([key for key in inventory.manifest.values() if key.startswith("v2/")]) == 1
    with pytest.raises(BlobNotFound):
        image.read("events.json")


def test_equal_bytes_under_two_names_are_stored_once(root: StorageRoot) -> None:
    inventory = write(root, {"a": Bytes(b"same"), "b/c": Bytes(b"same")})

    assert len(inventory.manifest) == 1
    assert root.object(IMAGE).read("b/c") == b"same"


def test_two_files_of_one_safe_name_stay_two(root: StorageRoot) -> None:
    write(root, {"m/ورقة.tif": Bytes(b"1"), "m/بطاقة.tif": Bytes(b"2"), "m/ش": Bytes(b"3")})

    image = root.object(IMAGE)
    assert [image.read(path) for path in ("m/ورقة.tif", "m/بطاقة.tif", "m/ش")] == [b"1", b"2", b"3"]


def test_an_independent_validator_accepts_root_and_objects(
    blobs: BlobStore, root: StorageRoot, tmp_path: Path
) -> None:
    write(root, first_state(blobs))
    write(root, second_state())
    root.object("urn:kitabdar:manuscript:" + "ж" * 60).write_version(
        {"record.json": Bytes(b"{}")}, message="kept", user="Kitabdar", at=AT
    )

    folder = taken_out(blobs, tmp_path / "out")
    assert complaints_about(folder) == []
    checked = ocfl.StorageRoot(root=str(folder))
    assert checked.validate(log_errors=False)
    assert (checked.num_objects, checked.good_objects) == (2, 2)


def test_all_objects_are_found_again_from_the_store_alone(root: StorageRoot) -> None:
    ids = {IMAGE, "urn:kitabdar:manuscript:m1", "long:" + "кітап/" * 40, "a b%c"}
    for object_id in ids:
        root.object(object_id).write_version({"a": Bytes(b"")}, message="", user="", at=AT)

    assert set(root.object_ids()) == ids


def test_making_the_root_twice_is_success_and_another_layout_is_refused(blobs: BlobStore) -> None:
    StorageRoot(blobs).ensure()
    StorageRoot(blobs).ensure()

    blobs.put("ocfl/ocfl_layout.json", [b'{"extension": "0002-flat"}'], replace=True)
    with pytest.raises(CorruptOcflObject, match="another kind"):
        StorageRoot(blobs).ensure()


def test_what_does_not_exist_is_said(root: StorageRoot) -> None:
    image = root.object(IMAGE)

    assert not image.exists()
    for use in (image.inventory, lambda: image.read("a"), lambda: image.content_key("a")):
        with pytest.raises(BlobNotFound):
            use()
    with pytest.raises(BlobNotFound):
        write(root, {"a": Kept("b")})
    assert list(root.object_ids()) == []


@pytest.mark.parametrize("path", ["", "/a", "a/../b", "a//b", "./a", "a/"])
def test_a_logical_path_that_leaves_the_object_is_refused(root: StorageRoot, path: str) -> None:
    with pytest.raises(InvalidKey):
        write(root, {path: Bytes(b"")})


def test_a_file_may_not_lie_beneath_a_file(root: StorageRoot) -> None:
    with pytest.raises(InvalidKey):
        write(root, {"a": Bytes(b"1"), "a/b": Bytes(b"2")})


def test_bytes_that_changed_after_writing_are_not_handed_out(
    blobs: BlobStore, root: StorageRoot
) -> None:
    write(root, {"a": Bytes(b"true")})
    blobs.put(root.object(IMAGE).content_key("a"), [b"lies"], replace=True)

    with pytest.raises(DigestMismatch, match="'a'"):
        root.object(IMAGE).read("a")


def test_a_staged_blob_of_another_size_never_becomes_a_version(
    blobs: BlobStore, root: StorageRoot
) -> None:
    state = first_state(blobs)
    blobs.put("staging/1", [b"cut off"], replace=True)

    with pytest.raises(DigestMismatch):
        write(root, state)
    assert not root.object(IMAGE).exists()


@pytest.mark.parametrize(
    "spoiled",
    [b"", b"{}", b"[]", b'{"id": "x"}', b"\xff", b'{"versions": {}}'],
)
def test_an_inventory_that_is_none_is_refused_by_name(
    blobs: BlobStore, root: StorageRoot, spoiled: bytes
) -> None:
    write(root, {"a": Bytes(b"1")})
    folder = root.object(IMAGE).key
    for key in (f"{folder}/inventory.json", f"{folder}/v1/inventory.json"):
        blobs.put(key, [spoiled], replace=True)

    with pytest.raises(CorruptOcflObject, match=r"inventory\.json"):
        root.object(IMAGE).inventory()


def test_an_inventory_that_points_out_of_its_object_is_refused(
    blobs: BlobStore, root: StorageRoot
) -> None:
    write(root, {"a": Bytes(b"1")})
    key = f"{root.object(IMAGE).key}/v1/inventory.json"
    body = json.loads(blobs.read(key))
    body["manifest"] = {digest: ["v1/content/../../../x"] for digest in body["manifest"]}
    blobs.put(key, [json.dumps(body).encode()], replace=True)
    blobs.delete(f"{root.object(IMAGE).key}/inventory.json")

    with pytest.raises(CorruptOcflObject):
        root.object(IMAGE).inventory()


def test_of_two_writers_the_later_one_is_told_and_leaves_nothing(
    blobs: BlobStore, root: StorageRoot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {"a": Bytes(b"1")})
    slow = StorageRoot(blobs).object(IMAGE)
    claim = OcflObject._claim

    def overtaken(self: OcflObject, number: int, inventory: Inventory) -> None:
        monkeypatch.undo()
        write(root, {"a": Bytes(b"winner")})
        claim(self, number, inventory)

    monkeypatch.setattr(OcflObject, "_claim", overtaken)
    with pytest.raises(OcflConflict):
        slow.write_version({"a": Bytes(b"loser")}, message="", user="", at=AT)

    assert root.object(IMAGE).read("a") == b"winner"
    assert not any(blobs.read(info.key) == b"loser" for info in blobs.list(root.object(IMAGE).key))


def test_writers_who_try_again_all_get_their_version(blobs: BlobStore, tmp_path: Path) -> None:
    StorageRoot(blobs).ensure()

    def write_three(writer: int) -> None:
        for turn in range(3):
            state: dict[str, Source] = {"note": Bytes(f"{writer}-{turn}".encode())}
            while True:
                try:
                    write(StorageRoot(blobs), state, f"{writer}-{turn}")
                    break
                except OcflConflict:
                    continue

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write_three, range(4)))

    messages = [
        version.message for version in StorageRoot(blobs).object(IMAGE).inventory().versions
    ]
    assert sorted(messages) == sorted(
        f"{writer}-{turn}" for writer in range(4) for turn in range(3)
    )
    assert complaints_about(taken_out(blobs, tmp_path / "out")) == []


@pytest.mark.parametrize("done", [False, True], ids=["before the step", "after the step"])
@pytest.mark.parametrize("second", [False, True], ids=["first version", "second version"])
def test_a_crash_at_any_step_is_repaired_by_calling_again(
    tmp_path: Path, done: bool, second: bool
) -> None:
    for step in range(1, 60):
        place = tmp_path / str(step)
        disk = open_store(StoreLocation(place.as_uri()))
        root = StorageRoot(disk)
        root.ensure()
        state = first_state(disk)
        if second:
            write(root, state)
            state = second_state()
        failing = FailingStore(disk, step, done=done)
        try:
            write(StorageRoot(failing), state)
        except AccidentError:
            inventory = write(StorageRoot(disk), state)
        else:
            break
        assert inventory.head == ("v2" if second else "v1")
        assert {*inventory.state} == {*state}
        assert complaints_about(place / "ocfl") == []
    assert step >= 7


@pytest.mark.parametrize("second", [False, True], ids=["first version", "second version"])
def test_a_crash_at_any_step_is_repaired_without_the_writer_too(
    tmp_path: Path, second: bool
) -> None:
    for step in range(1, 60):
        place = tmp_path / str(step)
        disk = open_store(StoreLocation(place.as_uri()))
        root = StorageRoot(disk)
        root.ensure()
        state = first_state(disk)
        if second:
            write(root, state)
            state = second_state()
        try:
            write(StorageRoot(FailingStore(disk, step, done=True)), state)
        except AccidentError:
            repaired = StorageRoot(disk).repair(IMAGE)
        else:
            break
        assert complaints_about(place / "ocfl") == []
        assert list(root.object_ids()) == ([IMAGE] if repaired else [])
    assert step >= 7


def test_another_state_after_a_crash_leaves_no_stray_content(tmp_path: Path) -> None:
    for step in range(1, 60):
        place = tmp_path / str(step)
        disk = open_store(StoreLocation(place.as_uri()))
        StorageRoot(disk).ensure()
        try:
            write(StorageRoot(FailingStore(disk, step, done=True)), first_state(disk))
        except AccidentError:
            write(StorageRoot(disk), {"events.json": Bytes(b"[1]")})
        else:
            break
        assert StorageRoot(disk).object(IMAGE).read("events.json") == b"[1]"
        assert complaints_about(place / "ocfl") == []


_KILLED_WRITER = """
import sys
from storage.blobs import StoreLocation, open_store
from storage.ocfl.root import StorageRoot
from tests.storage.ocfl.faults import KillingStore
from tests.storage.ocfl.test_objects import first_state, write
disk = open_store(StoreLocation(sys.argv[1]))
write(StorageRoot(KillingStore(disk, int(sys.argv[2]), done=True)), first_state(disk))
"""


@pytest.mark.parametrize("step", [1, 4, 5, 7])
def test_a_writer_killed_by_the_system_is_repaired_by_calling_again(
    tmp_path: Path, step: int
) -> None:
    location = StoreLocation((tmp_path / "vault").as_uri())
    disk = open_store(location)
    root = StorageRoot(disk)
    root.ensure()

    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_WRITER, location.url, str(step)], check=False
    )
    write(root, first_state(disk))

    assert killed.returncode == -9
    assert root.object(IMAGE).inventory().head == "v1"
    assert complaints_about(tmp_path / "vault" / "ocfl") == []


def test_an_object_written_once_is_known_by_its_bytes_and_its_inventory(
    blobs: BlobStore, root: StorageRoot
) -> None:
    told: dict[str, Any] = {"message": "arrived", "user": "Kitabdar", "at": AT}
    asked = root.object(IMAGE)
    assert not asked.holds_only("entry.json", b"{}", **told)
    write(root, {"entry.json": Bytes(b"{}")})
    assert asked.holds_only("entry.json", b"{}", **told)
    assert not asked.holds_only("entry.json", b"[]", **told)
    for other in ({"message": "left"}, {"user": "Nobody"}, {"at": AT.replace(year=2027)}):
        assert not asked.holds_only("entry.json", b"{}", **(told | other))
    whole = blobs.read(f"{asked.key}/inventory.json")
    blobs.put(f"{asked.key}/inventory.json", [whole[:-9]], replace=True)
    assert not asked.holds_only("entry.json", b"{}", **told)
    blobs.put(f"{asked.key}/inventory.json", [whole], replace=True)
    write(root, {"entry.json": Bytes(b"[1]")}, "changed")
    assert not asked.holds_only("entry.json", b"{}", **told)
