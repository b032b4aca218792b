"""What only a bucket can do to a blob: refuse us, not answer, keep half an upload."""

import dataclasses
import socket
from collections.abc import Iterator

import pytest

from storage.blobs import S3Blobs, open_store
from storage.errors import BlobExists, StorageUnavailable
from tests.servers import S3Server

pytestmark = pytest.mark.servers
BIG = [bytes([number]) * (3 << 20) for number in range(5)]


def test_a_wrong_key_is_said_in_one_sentence_without_the_secret(s3: S3Server) -> None:
    location = dataclasses.replace(s3.location("x"), secret_key="not the right one")

    with pytest.raises(StorageUnavailable, match="secret key") as caught:
        open_store(location).read("a")

    assert "not the right one" not in str(caught.value)


def test_a_missing_bucket_is_not_a_missing_blob(s3: S3Server) -> None:
    location = dataclasses.replace(s3.location("x"), url="s3://nobody-made-this/x")

    with pytest.raises(StorageUnavailable, match="no such bucket"):
        open_store(location).read("a")


def test_a_server_that_is_not_there_is_said_in_one_sentence(s3: S3Server) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{closed.getsockname()[1]}"
    store = open_store(dataclasses.replace(s3.location("x"), endpoint=endpoint))

    for use in (store.read, store.exists, store.delete):
        with pytest.raises(StorageUnavailable, match="does not answer"):
            use("a")
    with pytest.raises(StorageUnavailable):
        store.put("a", BIG, replace=True)
    with pytest.raises(StorageUnavailable):
        list(store.list(""))


def test_a_blob_that_came_while_a_big_one_was_uploaded_is_kept(s3: S3Server) -> None:
    store = S3Blobs(s3.location("overtaken"))

    def overtaken() -> Iterator[bytes]:
        yield from BIG
        store.put("big", [b"small and first"])

    with pytest.raises(BlobExists):
        store.put("big", overtaken())

    assert store.read("big") == b"small and first"


def test_prefixes_in_one_bucket_do_not_see_each_other(s3: S3Server) -> None:
    one, two = S3Blobs(s3.location("one")), S3Blobs(s3.location("one-more"))

    one.put("a", [b"1"])

    assert not two.exists("a")
    assert list(two.list("")) == []
