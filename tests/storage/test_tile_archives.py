"""Tile archives: whole or refused, and an ordinary ZIP file for everybody else."""

import os
import re
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import pyvips
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.blobs import BlobStore, LocalBlobs, StoreLocation
from storage.errors import BlobNotFound, CorruptTileArchive
from storage.tile_archives import ArchiveIndex, append_entries, archive_key, read_index

EXTRA = [
    ("full/376,551/0/default.jpg", b"\xff\xd8 a size \xff\xd9"),
    ("properties.json", b'{"width": 1501}'),
]


def dzsave(path: Path, width: int = 1501, height: int = 2203, *, name: str = "") -> Path:
    """What libvips writes of a noisy image of this size in pixels."""
    noise = pyvips.Image.gaussnoise(width, height).cast("uchar")
    noise.dzsave(str(path), layout="iiif3", container="zip", tile_size=512, imagename=name)
    return path


def empty_zip(path: Path) -> Path:
    """What libvips would write of no tiles: the smallest archive to append to."""
    with zipfile.ZipFile(path, "w"):
        pass
    return path


@pytest.fixture
def store(tmp_path: Path) -> LocalBlobs:
    return LocalBlobs(StoreLocation((tmp_path / "vault").as_uri()))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One archive as libvips writes it, made once; tests work on copies."""
    return dzsave(tmp_path_factory.mktemp("written") / "image.zip")


@pytest.fixture
def archive(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path / "image.zip"))


def test_every_tile_is_found_with_its_own_bytes(blobs: BlobStore, archive: Path) -> None:
    etag = append_entries(archive, EXTRA)
    key = archive_key("i5x6mtq2k9z")
    blobs.put_file(key, archive)

    index = read_index(blobs, key)

    with zipfile.ZipFile(archive) as reader:
        assert sorted(index.paths()) == sorted(reader.namelist())
        for path in reader.namelist():
            place = index.find(path)
            assert place is not None
            assert blobs.read_range(key, *place) == reader.read(path)
    assert index.etag == etag
    assert index.size_bytes == blobs.size(key)
    assert len(index) == 26


def test_names_are_canonical_paths_and_name_no_host_and_no_software(archive: Path) -> None:
    append_entries(archive, EXTRA)

    with zipfile.ZipFile(archive) as reader:
        names = set(reader.namelist())
    assert {"0,0,512,512/512,512/0/default.jpg", "full/188,276/0/default.jpg"} <= names
    assert {name for name, _ in EXTRA} <= names
    assert not names & {"info.json", "vips-properties.xml"}
    assert b"vips-properties" not in archive.read_bytes()


def test_the_unzipped_archive_is_a_folder_of_tiles(archive: Path, tmp_path: Path) -> None:
    append_entries(archive, EXTRA)

    with zipfile.ZipFile(archive) as reader:
        assert reader.testzip() is None
        reader.extractall(tmp_path / "site")

    tile = tmp_path / "site" / "1024,2048,477,155" / "477,155" / "0" / "default.jpg"
    assert tile.read_bytes()[:2] == b"\xff\xd8"
    assert (tmp_path / "site" / "properties.json").read_bytes() == EXTRA[1][1]
    assert [path.name for path in (tmp_path / "site").iterdir() if path.is_file()] == [
        "properties.json"
    ]


def test_a_path_that_is_no_entry_is_not_found(store: LocalBlobs, archive: Path) -> None:
    append_entries(archive, EXTRA)
    store.adopt("a.zip", archive)
    index = read_index(store, "a.zip")

    for path in ("", "/", "info.json", "properties.jso", "properties.json\n", "properties.json/"):
        assert index.find(path) is None
    assert all(index.find(path[:-1]) is None for path in index.paths())


def test_the_same_content_has_the_same_etag_and_other_content_another(tmp_path: Path) -> None:
    def sealed(data: bytes) -> str:
        return append_entries(empty_zip(tmp_path / "one.zip"), [("a", data), ("b", b"")])

    assert sealed(b"1") == sealed(b"1") != sealed(b"2")
    assert re.fullmatch("[0-9a-f]{64}", sealed(b"1"))


class CountingStore(LocalBlobs):
    """Counts what a reader asks for."""

    def __init__(self, location: StoreLocation) -> None:
        super().__init__(location)
        self.asked: list[int] = []

    def read_range(self, key: str, offset: int, length: int) -> bytes:
        self.asked.append(length)
        return super().read_range(key, offset, length)


@pytest.mark.parametrize(("entries", "reads"), [(300, 1), (3000, 2)])
def test_only_the_tail_is_read(tmp_path: Path, entries: int, reads: int) -> None:
    store = CountingStore(StoreLocation((tmp_path / "vault").as_uri()))
    path = empty_zip(tmp_path / "image.zip")
    names = (f"{512 * number},0,512,512/512,512/0/default.jpg" for number in range(entries))
    append_entries(path, ((name, b"tile" * 250) for name in names))
    store.adopt("a.zip", path)

    index = read_index(store, "a.zip")

    assert len(index) == entries
    assert len(store.asked) == reads
    assert sum(store.asked) < store.size("a.zip") / 2


def test_an_index_is_small_and_says_how_small(tmp_path: Path, store: LocalBlobs) -> None:
    path = empty_zip(tmp_path / "image.zip")
    names = [f"{512 * number},0,512,512/512,512/0/default.jpg" for number in range(2000)]
    append_entries(path, ((name, b"") for name in names))
    store.adopt("a.zip", path)

    index = read_index(store, "a.zip")

    parts = [getattr(index, name) for name in ArchiveIndex.__slots__]
    assert index.memory_bytes >= sum(sys.getsizeof(part) for part in parts[:5])
    assert index.memory_bytes < 75 * len(index)


def test_an_archive_with_a_top_folder_is_refused_with_the_option_to_use(tmp_path: Path) -> None:
    path = dzsave(tmp_path / "image.zip", 600, 600, name="stem")

    with pytest.raises(CorruptTileArchive, match="imagename"):
        append_entries(path, EXTRA)


def test_an_archive_is_finished_only_once(archive: Path) -> None:
    append_entries(archive, EXTRA)

    with pytest.raises(CorruptTileArchive):
        append_entries(archive, [("more", b"")])


@pytest.mark.parametrize(
    "name", ["", "/a", "../a", "a/../b", "a//b", "a\\b", "a b", "ورقة.jpg", "a\n", "./a", "a/"]
)
def test_a_name_that_no_tile_has_is_never_written(archive: Path, name: str) -> None:
    with pytest.raises(CorruptTileArchive):
        append_entries(archive, [(name, b"x")])


def test_two_entries_of_one_name_are_never_written(archive: Path) -> None:
    with pytest.raises(CorruptTileArchive, match="one name"):
        append_entries(archive, [("full/188,276/0/default.jpg", b"x")])


@pytest.mark.parametrize("side", [1025, 2049])
def test_a_corner_tile_that_dzsave_writes_twice_is_found_once(
    tmp_path: Path, store: LocalBlobs, side: int
) -> None:
    path = dzsave(tmp_path / "image.zip", side, side)
    with zipfile.ZipFile(path) as written:
        repeated = {name for name in written.namelist() if written.namelist().count(name) > 1}

    append_entries(path, EXTRA)

    store.adopt("a.zip", path)
    assert repeated
    assert all(read_index(store, "a.zip").find(name) for name in repeated)
    with zipfile.ZipFile(tmp_path / "vault" / "a.zip") as sealed:
        assert len(set(sealed.namelist())) == len(sealed.namelist())


def test_what_libvips_left_unsealed_is_not_served(store: LocalBlobs, archive: Path) -> None:
    store.adopt("a.zip", archive)

    with pytest.raises(CorruptTileArchive):
        read_index(store, "a.zip")


def test_a_missing_archive_is_a_missing_blob(store: LocalBlobs) -> None:
    with pytest.raises(BlobNotFound):
        read_index(store, "a.zip")


def test_an_archive_cut_off_anywhere_is_refused(tmp_path: Path, store: LocalBlobs) -> None:
    path = empty_zip(tmp_path / "image.zip")
    append_entries(path, [("a", b"1" * 50), ("b/c", b"2" * 50)])
    whole = path.read_bytes()

    for length in range(len(whole)):
        store.put("a.zip", [whole[:length]], replace=True)
        with pytest.raises(CorruptTileArchive):
            read_index(store, "a.zip")


def test_any_changed_byte_of_the_tail_is_noticed(tmp_path: Path, store: LocalBlobs) -> None:
    path = empty_zip(tmp_path / "image.zip")
    append_entries(path, [("a", b"1" * 50), ("b/c", b"2" * 50)])
    whole = path.read_bytes()
    directory = whole.index(b"PK\1\2")

    for place in range(directory, len(whole)):
        changed = whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]
        store.put("a.zip", [changed], replace=True)
        with pytest.raises(CorruptTileArchive):
            read_index(store, "a.zip")


def crafted(path: Path, change: Callable[[zipfile.ZipFile], object]) -> Path:
    """A ZIP file by Python's own writer."""
    with zipfile.ZipFile(path, "w") as writer:
        change(writer)
    return path


def packed(writer: zipfile.ZipFile) -> None:
    writer.writestr("a", b"x" * 1000, compress_type=zipfile.ZIP_DEFLATED)


def with_extra_field(writer: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("a")
    entry.extra = struct.pack("<2H4s", 0xCAFE, 4, b"    ")
    writer.writestr(entry, b"x")


def in_a_folder_above(writer: zipfile.ZipFile) -> None:
    writer.writestr("../a", b"x")


def with_a_folder(writer: zipfile.ZipFile) -> None:
    writer.mkdir("a")


@pytest.mark.parametrize(
    "change", [packed, with_extra_field, in_a_folder_above, with_a_folder], ids=lambda f: f.__name__
)
def test_entries_this_house_never_writes_are_refused(
    tmp_path: Path, change: Callable[[zipfile.ZipFile], object]
) -> None:
    with pytest.raises(CorruptTileArchive):
        append_entries(crafted(tmp_path / "odd.zip", change), [])


@pytest.mark.parametrize("junk", [b"", b"PK", b"\0" * 100, b"II*\0" * 100, b"PK\5\6" * 50])
def test_what_is_no_archive_is_refused(tmp_path: Path, store: LocalBlobs, junk: bytes) -> None:
    path = tmp_path / "junk.zip"
    path.write_bytes(junk)
    store.put("a.zip", [junk])

    with pytest.raises(CorruptTileArchive):
        append_entries(path, [])
    with pytest.raises(CorruptTileArchive):
        read_index(store, "a.zip")


def test_an_archive_over_four_gigabytes_is_read_and_is_a_zip_file(
    tmp_path: Path, store: LocalBlobs
) -> None:
    """A sparse file: two giant "tiles" of zeros whose bytes the disk never holds."""
    path = tmp_path / "giant.zip"
    giant = (1 << 32) - 1000
    with path.open("wb") as file:
        records = b""
        for name in (b"a", b"b"):
            offset = file.tell()
            fields = (0, 0, 0, 0x21, 0, giant, giant, 1)
            file.write(struct.pack("<4s5H3L2H", b"PK\3\4", 45, *fields, 0) + name)
            file.seek(giant, os.SEEK_CUR)
            far = offset >= 0xFFFFFFFF
            extra = struct.pack("<2HQ", 1, 8, offset) if far else b""
            record = (b"PK\1\2", 45, 45, *fields, len(extra), 0, 0, 0, 0, min(offset, 0xFFFFFFFF))
            records += struct.pack("<4s6H3L5H2L", *record) + name + extra
        place = file.tell()
        file.write(records)
        end64 = file.tell()
        file.write(
            struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 2, 2, len(records), place)
        )
        file.write(struct.pack("<4sLQL", b"PK\6\7", 0, end64, 1))
        file.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(records), 0xFFFFFFFF, 0))

    append_entries(path, [("c", b"beyond eight gigabytes")])
    store.adopt("giant.zip", path)

    place_of_c = read_index(store, "giant.zip").find("c")
    assert place_of_c is not None
    assert place_of_c[0] > 2 * giant
    assert store.read_range("giant.zip", *place_of_c) == b"beyond eight gigabytes"
    with zipfile.ZipFile(store.path_of("giant.zip")) as reader:
        assert reader.read("c") == b"beyond eight gigabytes"


def test_unzip_finds_nothing_to_complain_about(archive: Path) -> None:
    append_entries(archive, EXTRA)

    checked = subprocess.run(
        [sys.executable, "-m", "zipfile", "-t", str(archive)], capture_output=True, check=False
    )

    assert checked.stdout.strip() == b"Done testing"


_NAMES = st.text("0123456789,abc.", min_size=1, max_size=12).filter(lambda name: name.strip("."))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(entries=st.dictionaries(_NAMES, st.binary(max_size=64), max_size=8))
def test_what_was_written_is_read_back(
    tmp_path: Path, store: LocalBlobs, entries: dict[str, bytes]
) -> None:
    path = empty_zip(tmp_path / "any.zip")
    append_entries(path, entries.items())
    store.adopt("any.zip", path, replace=True)

    index = read_index(store, "any.zip")

    assert set(index.paths()) == set(entries)
    for name, data in entries.items():
        place = index.find(name)
        assert place is not None
        assert store.read_range("any.zip", *place) == data
