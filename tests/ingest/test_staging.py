from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest

from catalog.identifiers import Kind, mint
from ingest import decisions, deposits, staging
from ingest.deposit_errors import DepositClosed, UploadMismatch
from ingest.deposits import DepositFile, ExpectedFile
from storage.blobs import BlobStore
from storage.digests import Digests
from storage.errors import StorageUnavailable
from tests.ingest.conftest import House, now


@pytest.fixture
def file(house: House) -> DepositFile:
    with house.sessions.begin() as session:
        deposit = deposits.find(session, house.open())
        (expected,) = deposits.expect_files(
            session, deposit, [ExpectedFile("1r.png", 5)],
            new_image_id=lambda: mint(Kind.IMAGE), at=now(),
        )  # fmt: skip
    return expected


def stage(house: House, file: DepositFile, data: bytes, *, promised: str | None = None) -> None:
    staging.stage(
        house.sessions, house.vault.blobs, file.id, [data], at=now(), promised_sha256=promised
    )


def staged(house: House, file: DepositFile) -> bytes:
    """The bytes the row names, which must be all there is and have the digest of the row."""
    (row,) = house.files(file.deposit_id)
    assert row.staged_key is not None
    assert [blob.key for blob in house.vault.blobs.list("staging")] == [row.staged_key]
    data = house.vault.blobs.read(row.staged_key)
    assert (row.sha256, row.size_bytes) == (hashlib.sha256(data).hexdigest(), len(data))
    return data


class Interrupted:
    """The store, with something that happens once, right after bytes were put."""

    def __init__(self, blobs: BlobStore, happens: Callable[[], object]) -> None:
        self._blobs = blobs
        self._happens: list[Callable[[], object]] = [happens]

    def __getattr__(self, name: str) -> object:
        return getattr(self._blobs, name)

    def put(self, key: str, chunks: Iterable[bytes], *, replace: bool = False) -> Digests:
        digests = self._blobs.put(key, chunks, replace=replace)
        while self._happens:
            self._happens.pop()()
        return digests


def stage_interrupted(
    house: House, file: DepositFile, data: bytes, happens: Callable[[], object]
) -> None:
    blobs = cast(BlobStore, Interrupted(house.vault.blobs, happens))
    staging.stage(house.sessions, blobs, file.id, [data], at=now())


def test_bytes_sent_again_take_the_place_of_the_earlier_ones(
    house: House, file: DepositFile
) -> None:
    stage(house, file, b"earlier")
    stage(house, file, b"later")

    assert staged(house, file) == b"later"


def test_bytes_with_a_wrong_digest_leave_the_good_ones_alone(
    house: House, file: DepositFile
) -> None:
    stage(house, file, b"good")

    with pytest.raises(UploadMismatch, match=r"1r\.png"):
        stage(house, file, b"damaged", promised="0" * 64)

    assert staged(house, file) == b"good"


def test_two_attempts_that_cross_leave_the_bytes_the_row_tells_of(
    house: House, file: DepositFile
) -> None:
    stage_interrupted(house, file, b"the slow one", lambda: stage(house, file, b"the quick one"))

    assert staged(house, file) == b"the slow one"


def test_many_attempts_at_once_leave_the_bytes_of_one(house: House, file: DepositFile) -> None:
    sent = [bytes([letter]) * 70_000 for letter in b"abcdef"]

    with ThreadPoolExecutor(len(sent)) as threads:
        list(threads.map(lambda data: stage(house, file, data), sent))

    assert staged(house, file) in sent


def test_bytes_that_come_too_late_leave_nothing(house: House, file: DepositFile) -> None:
    def cancel() -> None:
        with house.sessions.begin() as session:
            decisions.cancel(session, file.deposit_id, send=house.queue.send_deposit, at=now())

    with pytest.raises(DepositClosed):
        stage_interrupted(house, file, b"late", cancel)

    assert list(house.vault.blobs.list("staging")) == []


def test_a_store_that_will_not_let_go_of_earlier_bytes_does_not_refuse_the_new(
    house: House, file: DepositFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(house, file, b"earlier")

    def away(key: str) -> None:
        raise StorageUnavailable(key, "away")

    with monkeypatch.context() as patch:
        patch.setattr(house.vault.blobs, "delete", away)
        stage(house, file, b"later")
    (row,) = house.files(file.deposit_id)
    assert row.staged_key is not None
    assert len(list(house.vault.blobs.list("staging"))) == 2

    staging.clear(house.vault.blobs, file.deposit_id, [row.staged_key])

    assert staged(house, file) == b"later"
