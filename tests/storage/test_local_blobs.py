"""What only a disk can do to a blob: links, full disks, kill -9, power cuts."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.blobs import LocalBlobs, StoreLocation
from storage.errors import BlobExists, BlobNotFound, InvalidKey, StorageFull, StorageUnavailable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "a vault кітап"


@pytest.fixture
def store(folder: Path) -> LocalBlobs:
    return LocalBlobs(StoreLocation(folder.as_uri()))


def partials(folder: Path) -> list[Path]:
    return list((folder / ".partial").iterdir())


def test_the_bytes_are_durable_before_the_name_and_the_name_before_the_return(
    store: LocalBlobs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, link = os.fsync, os.link

    def noted_fsync(descriptor: int) -> None:
        steps.append(f"fsync {Path(f'/proc/self/fd/{descriptor}').readlink()}")
        fsync(descriptor)

    def noted_link(source: Path, target: Path, *, follow_symlinks: bool = True) -> None:
        steps.append("link")
        link(source, target, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(os, "link", noted_link)
    store.put("new/folder/blob", [b"x"])

    made, written, linked = steps[:-3], steps[-3], steps[-2:]
    assert f"fsync {folder}" in made
    assert f"fsync {folder / 'new'}" in made
    assert written.startswith(f"fsync {folder / '.partial'}/")
    assert linked == ["link", f"fsync {folder / 'new' / 'folder'}"]


def test_a_blob_is_a_read_only_file_at_its_key(store: LocalBlobs, folder: Path) -> None:
    store.put("a/b", [b"x"])

    path = store.path_of("a/b")
    assert path == folder / "a" / "b"
    assert stat.S_IMODE(path.stat().st_mode) & 0o222 == 0


def test_a_copy_costs_no_bytes(store: LocalBlobs) -> None:
    store.put("a", [b"x" * 1000])

    store.copy("a", "b/c")

    assert store.path_of("a").samefile(store.path_of("b/c"))


def test_a_disk_without_links_still_copies_and_never_overwrites(
    store: LocalBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    store.put("a", [b"page"])
    store.copy("a", "b")
    store.copy("a", "b")

    assert store.read("b") == b"page"
    with pytest.raises(BlobExists):
        store.put("a", [b"other"])


def test_a_file_from_another_disk_is_adopted_by_copying(
    store: LocalBlobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tiles.zip"
    path.write_bytes(b"tiles" * 100_000)
    link = os.link

    def other_disk(source: Path, target: Path, *, follow_symlinks: bool = True) -> None:
        if source == path:
            raise OSError(errno.EXDEV, "another disk")
        link(source, target, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "link", other_disk)
    assert store.adopt("tiles", path) == 500_000

    assert store.read("tiles") == b"tiles" * 100_000
    assert not path.exists()


def test_deleting_leaves_no_empty_folder(store: LocalBlobs, folder: Path) -> None:
    store.put("ocfl/a/b/c", [b"x"])
    store.put("ocfl/a/d", [b"x"])

    store.delete("ocfl/a/b/c")

    assert not (folder / "ocfl" / "a" / "b").exists()
    assert (folder / "ocfl" / "a").exists()


def test_writers_and_removers_of_one_folder_do_not_disturb_each_other(store: LocalBlobs) -> None:
    def come_and_go(number: int) -> None:
        for turn in range(30):
            store.put(f"busy/deep/{number}-{turn}", [b"x"])
            store.copy(f"busy/deep/{number}-{turn}", f"busy/other/{number}-{turn}")
            store.delete(f"busy/deep/{number}-{turn}")
            store.delete(f"busy/other/{number}-{turn}")
            store.sweep(3600)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(come_and_go, range(4)))

    assert list(store.list("")) == []


def test_a_folder_removed_while_it_is_looked_at_is_made_again(
    store: LocalBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir
    vanished: list[Path] = []

    def vanish_once(folder: Path, mode: int = 0o777, *, parents: bool, exist_ok: bool) -> None:
        if folder.name == "deep" and not vanished:
            vanished.append(folder)
            raise FileExistsError(errno.EEXIST, "it was there a moment ago", str(folder))
        make(folder, mode, parents=parents, exist_ok=exist_ok)

    monkeypatch.setattr(Path, "mkdir", vanish_once)
    store.put("busy/deep/a", [b"x"])

    assert vanished
    assert store.read("busy/deep/a") == b"x"


def test_a_link_never_leads_out_of_the_store(store: LocalBlobs, tmp_path: Path) -> None:
    store.put("inside/a", [b"x"])
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_bytes(b"secret")
    store.path_of("inside/a").with_name("out").symlink_to(outside)
    store.path_of("inside/a").with_name("file").symlink_to(outside / "secret")

    with pytest.raises(InvalidKey):
        store.read("inside/out/secret")
    with pytest.raises(InvalidKey):
        store.read("inside/file")
    with pytest.raises(InvalidKey):
        store.put("inside/out/new", [b"x"])
    with pytest.raises(InvalidKey):
        store.delete("inside/out/secret")
    assert not store.exists("inside/file")
    assert [info.key for info in store.list("")] == ["inside/a"]
    assert (outside / "secret").exists()


def test_a_link_inside_the_store_is_no_blob(store: LocalBlobs) -> None:
    store.put("a", [b"x"])
    store.path_of("a").with_name("b").symlink_to("a")

    assert not store.exists("b")
    with pytest.raises(BlobNotFound):
        store.read("b")


def test_a_blob_cannot_lie_beneath_a_blob(store: LocalBlobs) -> None:
    store.put("a/b", [b"x"])

    with pytest.raises(InvalidKey):
        store.put("a/b/c", [b"y"])
    with pytest.raises(BlobNotFound):
        store.read("a/b/c")
    with pytest.raises(BlobExists):
        store.put("a", [b"y"])
    with pytest.raises(InvalidKey):
        store.put("a", [b"y"], replace=True)
    assert partials(store.path_of("a/b").parents[1]) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("step", ["write", "fsync", "link"])
def test_a_full_disk_is_said_and_nothing_stays(
    store: LocalBlobs, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, step: str
) -> None:
    store.put("first", [b"x"])
    real = getattr(os, step)

    def full(target: object, *rest: object, **options: object) -> object:
        if step == "fsync" and stat.S_ISDIR(os.fstat(target).st_mode):  # type: ignore[arg-type]
            return real(target)
        raise OSError(number, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, step, full)
        with pytest.raises(StorageFull, match="free space"):
            store.put("deep/second", [b"y"])

    assert partials(folder) == []
    assert not (folder / "deep").exists()
    store.put("deep/second", [b"y"])


_LIMITED = """
import resource, sys
from storage.blobs import LocalBlobs, StoreLocation
from storage.errors import StorageFull
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
store = LocalBlobs(StoreLocation(sys.argv[1]))
store.put("small", [b"x" * 1000])
try:
    store.put("big", [b"x" * 700_000] * 3)
except StorageFull as error:
    sys.exit(7 if error.key == "big" else 1)
"""


def test_a_limit_of_the_system_is_a_full_disk_too(store: LocalBlobs, folder: Path) -> None:
    limited = subprocess.run([sys.executable, "-c", _LIMITED, folder.as_uri()], check=False)

    assert limited.returncode == 7
    assert partials(folder) == []
    assert [info.key for info in store.list("")] == ["small"]


_KILLED = """
import os, signal, sys
from storage.blobs import LocalBlobs, StoreLocation
def chunks():
    yield b"x" * 1_000_000
    os.kill(os.getpid(), signal.SIGKILL)
LocalBlobs(StoreLocation(sys.argv[1])).put("half/blob", chunks())
"""


def test_a_writer_killed_half_way_leaves_nothing_to_be_seen(
    store: LocalBlobs, folder: Path
) -> None:
    killed = subprocess.run([sys.executable, "-c", _KILLED, folder.as_uri()], check=False)

    assert killed.returncode == -9
    assert not store.exists("half/blob")
    assert list(store.list("")) == []
    assert len(partials(folder)) == 1


def test_what_killed_writers_left_is_swept_when_it_is_old(store: LocalBlobs, folder: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, folder.as_uri()], check=False)
    store.put("kept/blob", [b"x"])

    assert store.sweep(3600) == 0
    assert store.sweep(0) == 1

    assert partials(folder) == []
    assert sorted(path.name for path in folder.iterdir()) == [".partial", "kept"]


def test_a_store_that_was_never_written_is_empty(store: LocalBlobs) -> None:
    assert list(store.list("")) == []
    assert store.sweep(0) == 0
    assert not store.exists("a")
    store.delete("a")


def test_a_disk_that_fails_is_said_in_one_sentence(
    store: LocalBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", broken)

    with pytest.raises(StorageUnavailable, match="Input/output error"):
        store.put("a", [b"x"])


def test_an_error_of_the_source_is_not_taken_for_the_disk(store: LocalBlobs) -> None:
    def broken() -> Iterator[bytes]:
        yield b"x"
        raise OSError(errno.ENOSPC, "of the sender, not ours")

    with pytest.raises(OSError, match="not ours"):
        store.put("a", broken())
