"""The contract of a blob store, held against every implementation (fixture `blobs`)."""

import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.blobs import BlobInfo, BlobStore, StoreLocation, check_key, open_store
from storage.digests import Digests, digest_chunks
from storage.errors import (
    BlobExists,
    BlobNotFound,
    InvalidKey,
    InvalidRange,
    StorageError,
    StorageUnavailable,
)

ON_ONE_STORE = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
BIG = [bytes([number]) * (3 << 20) for number in range(7)]


def test_what_was_put_is_read_back_with_its_digests(blobs: BlobStore) -> None:
    digests = blobs.put("a/leaf", [b"folio ", b"12", b"", b"v"])

    assert blobs.read("a/leaf") == b"folio 12v"
    assert digests == digest_chunks([b"folio 12v"])
    assert blobs.size("a/leaf") == 9
    assert blobs.exists("a/leaf")


def test_an_empty_blob_is_a_blob(blobs: BlobStore) -> None:
    blobs.put("empty", [])

    assert blobs.read("empty") == b""
    assert blobs.read_range("empty", 0, 0) == b""
    assert list(blobs.stream("empty")) == []


def test_a_blob_is_never_overwritten_unasked(blobs: BlobStore) -> None:
    blobs.put("a", [b"first"])

    with pytest.raises(BlobExists) as caught:
        blobs.put("a", [b"second"])

    assert caught.value.key == "a"
    assert blobs.read("a") == b"first"


def test_a_blob_is_replaced_when_asked(blobs: BlobStore) -> None:
    blobs.put("a", [b"a long first one"])

    blobs.put("a", [b"second"], replace=True)

    assert blobs.read("a") == b"second"


def test_a_big_blob_goes_in_pieces_and_is_one_blob(blobs: BlobStore) -> None:
    digests = blobs.put("big", iter(BIG))

    assert digests == digest_chunks(BIG)
    assert blobs.size("big") == 7 * (3 << 20)
    assert blobs.read_range("big", (3 << 20) - 1, 2) == b"\x00\x01"
    assert digest_chunks(blobs.stream("big", 100_000)) == digests


def test_a_big_blob_is_never_overwritten_unasked(blobs: BlobStore) -> None:
    blobs.put("big", [b"small"])

    with pytest.raises(BlobExists):
        blobs.put("big", BIG)

    assert blobs.read("big") == b"small"


def test_a_big_blob_is_replaced_when_asked(blobs: BlobStore) -> None:
    blobs.put("big", BIG)

    blobs.put("big", BIG[:4], replace=True)

    assert blobs.size("big") == 4 * (3 << 20)


@pytest.mark.parametrize("before", [[b"one"], BIG], ids=["small", "big"])
def test_a_source_that_fails_leaves_nothing(blobs: BlobStore, before: list[bytes]) -> None:
    def broken() -> Iterator[bytes]:
        yield from before
        raise ConnectionResetError("the reader hung up")

    with pytest.raises(ConnectionResetError):
        blobs.put("half", broken())

    assert not blobs.exists("half")
    assert list(blobs.list("")) == []


def test_a_blob_may_be_put_from_the_stream_of_another(blobs: BlobStore) -> None:
    blobs.put("one", BIG)

    blobs.put("two", blobs.stream("one"))

    assert blobs.size("two") == blobs.size("one")


def test_a_file_is_put_and_stays(blobs: BlobStore, tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    path.write_bytes(b"II*\0" * 1000)

    digests = blobs.put_file("scan", path)

    assert digests == digest_chunks([path.read_bytes()])
    assert blobs.read("scan") == path.read_bytes()


def test_an_adopted_file_is_gone_from_where_it_was(blobs: BlobStore, tmp_path: Path) -> None:
    path = tmp_path / "tiles.zip"
    path.write_bytes(b"tiles" * 5)

    assert blobs.adopt("tiles", path) == 25

    assert blobs.read("tiles") == b"tiles" * 5
    assert not path.exists()


def test_adopting_never_overwrites_unasked_and_leaves_the_file(
    blobs: BlobStore, tmp_path: Path
) -> None:
    path = tmp_path / "tiles.zip"
    path.write_bytes(b"new")
    blobs.put("tiles", [b"old"])

    with pytest.raises(BlobExists):
        blobs.adopt("tiles", path)
    assert path.read_bytes() == b"new"

    blobs.adopt("tiles", path, replace=True)
    assert blobs.read("tiles") == b"new"


def test_a_copy_holds_the_same_bytes_and_outlives_the_source(blobs: BlobStore) -> None:
    blobs.put("staging/1", [b"page"])

    blobs.copy("staging/1", "ocfl/x/page.tif")
    blobs.delete("staging/1")

    assert blobs.read("ocfl/x/page.tif") == b"page"


def test_copying_again_is_success(blobs: BlobStore) -> None:
    blobs.put("a", [b"page"])
    blobs.copy("a", "b")

    blobs.copy("a", "b")

    assert blobs.read("b") == b"page"


def test_copying_over_something_of_another_size_is_refused(blobs: BlobStore) -> None:
    blobs.put("a", [b"page"])
    blobs.put("b", [b"another page"])

    with pytest.raises(BlobExists):
        blobs.copy("a", "b")


def test_replacing_a_blob_leaves_its_copies_alone(blobs: BlobStore) -> None:
    blobs.put("a", [b"before"])
    blobs.copy("a", "b")

    blobs.put("a", [b"after"], replace=True)

    assert blobs.read("b") == b"before"


@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.read("no"),
        lambda store: store.size("no"),
        lambda store: store.read_range("no", 0, 1),
        lambda store: list(store.stream("no")),
        lambda store: store.copy("no", "yes"),
        lambda store: store.as_file("no").__enter__(),
    ],
    ids=["read", "size", "range", "stream", "copy", "file"],
)
def test_what_is_not_there_is_said_by_key(
    blobs: BlobStore, use: Callable[[BlobStore], object]
) -> None:
    with pytest.raises(BlobNotFound) as caught:
        use(blobs)

    assert caught.value.key == "no"


def test_a_folder_is_no_blob(blobs: BlobStore) -> None:
    blobs.put("a/b/c", [b"x"])

    assert not blobs.exists("a/b")
    with pytest.raises(BlobNotFound):
        blobs.read("a/b")
    blobs.delete("a/b")
    assert blobs.exists("a/b/c")


def test_deleting_twice_is_success(blobs: BlobStore) -> None:
    blobs.put("a/b", [b"x"])

    blobs.delete("a/b")
    blobs.delete("a/b")

    assert not blobs.exists("a/b")


@pytest.mark.parametrize(
    ("offset", "length"), [(0, 10), (8, 2), (9, 1), (100, 1), (-1, 2), (0, -1), (0, 1 << 50)]
)
def test_a_range_that_leaves_the_blob_is_refused(
    blobs: BlobStore, offset: int, length: int
) -> None:
    blobs.put("a", [b"123456789"])

    with pytest.raises(InvalidRange):
        blobs.read_range("a", offset, length)


def test_the_list_is_sorted_by_key_and_made_of_whole_parts(blobs: BlobStore) -> None:
    keys = ["a/b/c", "a/b-c", "a/b.d", "a/bc/d", "ab", "а/кітап", "كتاب/ورقة", "a/b/", "z"]
    for key in keys[:7] + keys[8:]:
        blobs.put(key, [key.encode()])

    listed = [info.key for info in blobs.list("")]

    assert listed == sorted(keys[:7] + keys[8:], key=str.encode)
    assert [info.key for info in blobs.list("a/b")] == ["a/b/c"]
    assert list(blobs.list("a/bc/")) == [BlobInfo("a/bc/d", 6, datetime.now(UTC))]
    assert list(blobs.list("a/b/c")) == []
    assert list(blobs.list("nowhere")) == []


def test_a_blob_can_be_read_as_a_file_with_its_ending(blobs: BlobStore) -> None:
    blobs.put("staging/٠١٢ظ.tif", BIG)

    with blobs.as_file("staging/٠١٢ظ.tif") as path:
        assert path.suffix == ".tif"
        assert path.stat().st_size == blobs.size("staging/٠١٢ظ.tif")


def test_of_many_writers_of_one_key_one_wins(blobs: BlobStore) -> None:
    def write(number: int) -> int | None:
        try:
            blobs.put("prize", [b"%d" % number])
        except BlobExists:
            return None
        return number

    with ThreadPoolExecutor(8) as threads:
        winners = [number for number in threads.map(write, range(16)) if number is not None]

    assert [b"%d" % number for number in winners] == [blobs.read("prize")]


def test_the_location_opens_the_same_store_elsewhere(blobs: BlobStore) -> None:
    blobs.put("a", [b"x"])

    again = open_store(pickle.loads(pickle.dumps(blobs.location)))

    assert again.read("a") == b"x"


@ON_ONE_STORE
@given(chunks=st.lists(st.binary(max_size=200), max_size=6))
def test_any_chunks_come_back_in_order(blobs: BlobStore, chunks: list[bytes]) -> None:
    key = f"any/{uuid4().hex}"

    digests = blobs.put(key, chunks)

    assert blobs.read(key) == b"".join(chunks)
    assert digests == digest_chunks([b"".join(chunks)])


@ON_ONE_STORE
@given(data=st.binary(max_size=300), cut=st.tuples(st.integers(0, 310), st.integers(0, 310)))
def test_any_range_is_a_slice_or_refused(
    blobs: BlobStore, data: bytes, cut: tuple[int, int]
) -> None:
    offset, length = cut
    blobs.put("ranged", [data], replace=True)

    if offset + length <= len(data):
        assert blobs.read_range("ranged", offset, length) == data[offset : offset + length]
    else:
        with pytest.raises(InvalidRange):
            blobs.read_range("ranged", offset, length)


_PARTS = st.text(
    st.characters(codec="utf-8", exclude_characters="/\\", exclude_categories=["Cc", "Cs"]),
    min_size=1,
    max_size=20,
).filter(lambda part: part not in {".", "..", ".partial"})


@ON_ONE_STORE
@given(parts=st.lists(_PARTS, min_size=1, max_size=4))
def test_any_name_people_give_is_a_key(blobs: BlobStore, parts: list[str]) -> None:
    key = "/".join([uuid4().hex, *parts])

    blobs.put(key, [b"x"])

    assert blobs.read(key) == b"x"
    assert [info.key for info in blobs.list(key.split("/", maxsplit=1)[0])] == [key]


NO_KEYS = ["", "/a", "a/", "a//b", ".", "a/./b", "../a", "a/..", "a\\b", "a\nb", "a\0", "\x7f"]
NO_KEYS += ["k" * 256, "long/" * 180 + "long", ".partial/x", "\ud800"]


@pytest.mark.parametrize("key", NO_KEYS)
def test_what_is_no_key_is_refused_before_anything_happens(blobs: BlobStore, key: str) -> None:
    for use in (blobs.exists, blobs.read, blobs.size, blobs.delete):
        with pytest.raises(InvalidKey):
            use(key)
    with pytest.raises(InvalidKey):
        blobs.put(key, [b"x"])
    with pytest.raises(InvalidKey):
        blobs.read_range(key, 0, 1)


def test_the_longest_key_is_allowed() -> None:
    key = "/".join(["k" * 224] * 4)[:900]

    assert check_key(key) == key


def test_a_secret_is_not_shown() -> None:
    location = StoreLocation("s3://b/p", access_key="name", secret_key="hush")

    assert "hush" not in repr(location)


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(StorageUnavailable, match="ftp"):
        open_store(StoreLocation("ftp://somewhere"))


def test_errors_survive_the_way_between_processes() -> None:
    errors: list[StorageError] = [BlobNotFound("k"), InvalidKey("k", "A sentence.")]

    for error in errors:
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), again.key) == (type(error), str(error), "k")


def test_digests_count_every_byte_once() -> None:
    digests = digest_chunks([b"", b"abc"])

    assert digests == Digests(
        sha512="ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        size_bytes=3,
    )


def test_a_listing_says_when_the_store_took_the_bytes(blobs: BlobStore) -> None:
    before = datetime.now(UTC)
    blobs.put("a/b", [b"bytes"])
    (found,) = blobs.list("a")
    # A bucket tells whole seconds.
    assert before - timedelta(seconds=2) <= found.changed_at <= datetime.now(UTC)
