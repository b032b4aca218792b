"""Blobs: bytes under keys, on local disk or in an S3 bucket, under one contract."""

from storage.blobs.contract import BlobInfo, BlobStore, StoreLocation, check_key
from storage.blobs.local import LocalBlobs
from storage.blobs.s3 import S3Blobs
from storage.errors import StorageUnavailable

__all__ = [
    "BlobInfo",
    "BlobStore",
    "LocalBlobs",
    "S3Blobs",
    "StoreLocation",
    "check_key",
    "open_store",
]


def open_store(location: StoreLocation) -> BlobStore:
    """The store at `location`; nothing is contacted or made before the first use.

    Raises:
        StorageUnavailable: the address is of no kind this house knows.
    """
    if location.url.startswith("file:///"):
        return LocalBlobs(location)
    if location.url.startswith("s3://"):
        return S3Blobs(location)
    raise StorageUnavailable(
        "", f"A store is at file:///folder or s3://bucket/prefix, not at {location.url!r}."
    )
