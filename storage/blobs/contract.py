"""What a blob store promises, whatever stands behind it.

A blob is a run of bytes under a key. Writers see all or nothing: when `put` returns, the bytes are
durable under their key; when it raises or the machine dies, no half of them is visible. Two
implementations keep this promise, `LocalBlobs` and `S3Blobs`, and one test suite holds both to it.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from storage.digests import Digests
from storage.errors import InvalidKey

# S3 allows 1024 bytes of key; 900 leaves room for the store's own prefix. 255 bytes is the
# longest file name of the usual file systems.
KEY_BYTES_MAX = 900
PART_BYTES_MAX = 255
_NEVER = re.compile(r"[\\\x00-\x1f\x7f]")

# Unfinished work of a store lives here; no caller ever sees or names it.
PARTIAL_AREA = ".partial"


@dataclass(frozen=True, slots=True)
class StoreLocation:
    """Where a store is and how to get in: enough to open it again in another process.

    `url` is ``file:///absolute/folder`` or ``s3://bucket/prefix``; the other fields concern S3
    only, `endpoint` being None for Amazon itself.
    """

    url: str
    endpoint: str | None = None
    access_key: str | None = None
    secret_key: str | None = field(default=None, repr=False)
    region: str = "us-east-1"


@dataclass(frozen=True, slots=True)
class BlobInfo:
    """One line of a listing; `changed_at` is when the store took the bytes, by its own clock."""

    key: str
    size_bytes: int
    changed_at: datetime = field(compare=False)


class BlobStore(Protocol):
    """Bytes under keys. Every method may raise InvalidKey and StorageUnavailable."""

    location: StoreLocation

    def put(self, key: str, chunks: Iterable[bytes], *, replace: bool = False) -> Digests:
        """Stores the chunks, durable on return; an error from `chunks` itself passes through.

        Raises:
            BlobExists: something is there and `replace` is False.
            StorageFull: no room; nothing of this blob stays.
        """
        ...

    def put_file(self, key: str, path: Path, *, replace: bool = False) -> Digests:
        """Stores a copy of a local file; as `put` otherwise."""
        ...

    def adopt(self, key: str, path: Path, *, replace: bool = False) -> int:
        """Takes a finished local file over, without reading it where possible; its size in bytes.

        The file is gone from `path` afterwards (renamed on the same disk, else copied and
        removed). For derivatives, which need no digests: a master comes in through `put`.
        Raises as `put`; `path` is left alone then.
        """
        ...

    def copy(self, source: str, target: str) -> None:
        """Makes `target` hold the same bytes, without reading them here where possible.

        A target that is there with the same size is success (a repeated step), any other is not.

        Raises:
            BlobNotFound: no `source`.
            BlobExists: `target` is there with another size.
        """
        ...

    def read(self, key: str) -> bytes:
        """The whole blob.

        Raises:
            BlobNotFound: nothing there.
        """
        ...

    def read_range(self, key: str, offset: int, length: int) -> bytes:
        """Exactly `length` bytes from `offset`.

        Raises:
            BlobNotFound: nothing there.
            InvalidRange: the range is negative or runs past the end.
        """
        ...

    def stream(self, key: str, chunk_bytes: int = 1 << 20) -> Iterator[bytes]:
        """The blob in pieces of at most `chunk_bytes`; BlobNotFound comes with the first one."""
        ...

    def size(self, key: str) -> int:
        """Size in bytes.

        Raises:
            BlobNotFound: nothing there.
        """
        ...

    def exists(self, key: str) -> bool:
        """Whether a whole blob is there."""
        ...

    def list(self, prefix: str) -> Iterator[BlobInfo]:
        """Everything beneath the folder `prefix` ('' for all), sorted by key.

        `prefix` is made of whole key parts: 'a/b' lists 'a/b/c', and neither 'a/bc' nor 'a/b'.
        """
        ...

    def delete(self, key: str) -> None:
        """Removes the blob; removing what is not there is success."""
        ...

    def as_file(self, key: str) -> AbstractContextManager[Path]:
        """The blob as a local file for the length of the `with`: read it, never write it.

        The real file on disk, or a temporary download.
        """
        ...


def check_key(key: str) -> str:
    """`key` itself, if it is one: relative POSIX parts that mean the same on disk and on S3.

    Raises:
        InvalidKey: empty, too long, with an empty, '.' or '..' part, a leading slash, a
            backslash, a control character, or in the store's own area.
    """
    if not key:
        raise InvalidKey(key, "A blob key may not be empty.")
    try:
        encoded = key.encode()
    except UnicodeEncodeError:
        raise InvalidKey(key, f"The blob key {key!r} is not valid Unicode.") from None
    if len(encoded) > KEY_BYTES_MAX:
        raise InvalidKey(key, f"A blob key may have {KEY_BYTES_MAX} bytes, not {len(encoded)}.")
    if _NEVER.search(key):
        raise InvalidKey(key, f"The blob key {key!r} has a backslash or a control character.")
    parts = key.split("/")
    if any(part in ("", ".", "..") for part in parts):
        raise InvalidKey(key, f"The blob key {key!r} has an empty, '.' or '..' part.")
    if any(len(part.encode()) > PART_BYTES_MAX for part in parts):
        raise InvalidKey(key, f"A part of the blob key {key!r} is over {PART_BYTES_MAX} bytes.")
    if parts[0] == PARTIAL_AREA:
        raise InvalidKey(key, f"Keys under {PARTIAL_AREA!r} belong to the store itself.")
    return key
