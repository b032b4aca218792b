"""Blobs in an S3 bucket, through obstore.

What the server guarantees, and what it does not: a blob up to 8 MiB goes in one request with
`If-None-Match: *`, so of two writers of one key exactly one wins. A bigger one goes as a multipart
upload, which becomes visible whole or not at all, but cannot be made conditional on every server:
there the key is looked up before the upload and again after the last byte was handed over, and two
writers of one key that finish within the same instant are not told apart. Nothing in this house
relies on that: keys of big blobs carry an identifier or a digest of their own. The same holds for
`copy`, which is one request inside the server.

A writer killed in the middle of a multipart upload leaves invisible parts in the bucket; a
lifecycle rule for incomplete uploads removes them (S3 User Guide, "Aborting a multipart upload").
"""

import contextlib
import itertools
import queue
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    NotSupportedError,
    PermissionDeniedError,
    PreconditionError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from storage.blobs.contract import BlobInfo, StoreLocation, check_key
from storage.digests import Digester, Digests
from storage.errors import (
    BlobExists,
    BlobNotFound,
    InvalidRange,
    StorageFull,
    StorageUnavailable,
)

if TYPE_CHECKING:  # obstore offers these names to type checkers only
    from obstore import PutMode
    from obstore.store import S3Config

_PART_BYTES = 8 << 20
_PARTS_AT_ONCE = 4
# CopyObject refuses more (S3 API reference, CopyObject).
_SERVER_COPY_BYTES_MAX = 5 << 30
_FULL_SIGNS = ("507 ", "InsufficientStorage", "QuotaExceeded", "no free volumes")
_RANGE_SIGNS = ("416 ", "InvalidRange")


class S3Blobs:
    """The `BlobStore` in a bucket; the bucket itself must be there."""

    def __init__(self, location: StoreLocation) -> None:
        self.location = location
        address = urlsplit(location.url)
        self._store = S3Store(
            address.netloc,
            prefix=unquote(address.path).strip("/") or None,
            config=_config(location),
            client_options={
                "allow_http": (location.endpoint or "").startswith("http://"),
                "connect_timeout": timedelta(seconds=5),
                "timeout": timedelta(minutes=5),
            },
            # obstore's own default keeps trying for three minutes: too long for a reader who
            # waits, and a worker's step is tried again anyway.
            retry_config={"max_retries": 4, "retry_timeout": timedelta(seconds=20)},
        )

    # -- writing ---------------------------------------------------------------------------

    def put(self, key: str, chunks: Iterable[bytes], *, replace: bool = False) -> Digests:
        """See `BlobStore.put`."""
        check_key(key)
        digester = Digester()
        self._upload(key, _hashed(chunks, digester), replace=replace)
        return digester.result()

    def put_file(self, key: str, path: Path, *, replace: bool = False) -> Digests:
        """See `BlobStore.put_file`."""
        return self.put(key, _pieces(path), replace=replace)

    def adopt(self, key: str, path: Path, *, replace: bool = False) -> int:
        """See `BlobStore.adopt`: an upload without digests."""
        check_key(key)
        size = path.stat().st_size
        self._upload(key, _pieces(path), replace=replace)
        path.unlink()
        return size

    def copy(self, source: str, target: str) -> None:
        """See `BlobStore.copy`: inside the server, or through here above 5 GiB."""
        size = self.size(source)
        with contextlib.suppress(BlobNotFound):
            if self.size(target) == size:
                return
            raise BlobExists(target)
        if size > _SERVER_COPY_BYTES_MAX:
            self.put(target, self.stream(source, _PART_BYTES))
            return
        try:
            obstore.copy(self._store, source, target)
        except (BaseError, OSError) as error:
            _fail(source, error)

    def delete(self, key: str) -> None:
        """See `BlobStore.delete`."""
        check_key(key)
        try:
            obstore.delete(self._store, key)
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            _fail(key, error)

    # -- reading ---------------------------------------------------------------------------

    def read(self, key: str) -> bytes:
        """See `BlobStore.read`."""
        check_key(key)
        try:
            return bytes(obstore.get(self._store, key).bytes())
        except (BaseError, OSError) as error:
            _fail(key, error)

    def read_range(self, key: str, offset: int, length: int) -> bytes:
        """See `BlobStore.read_range`."""
        check_key(key)
        outside = InvalidRange(
            key, f"Bytes {offset} to {offset + length} are not all inside {key!r}."
        )
        if offset < 0 or length < 0:
            raise outside
        if length == 0:
            if offset > self.size(key):
                raise outside
            return b""
        try:
            data = bytes(obstore.get_range(self._store, key, start=offset, length=length))
        except (BaseError, OSError) as error:
            if any(sign in str(error) for sign in _RANGE_SIGNS):
                raise outside from None
            _fail(key, error)
        if len(data) != length:
            raise outside
        return data

    def stream(self, key: str, chunk_bytes: int = 1 << 20) -> Iterator[bytes]:
        """See `BlobStore.stream`."""
        check_key(key)
        try:
            for piece in obstore.get(self._store, key).stream(min_chunk_size=chunk_bytes):
                data = bytes(piece)
                for start in range(0, len(data), chunk_bytes):
                    yield data[start : start + chunk_bytes]
        except (BaseError, OSError) as error:
            _fail(key, error)

    def size(self, key: str) -> int:
        """See `BlobStore.size`."""
        check_key(key)
        try:
            return int(obstore.head(self._store, key)["size"])
        except (BaseError, OSError) as error:
            _fail(key, error)

    def exists(self, key: str) -> bool:
        """See `BlobStore.exists`."""
        try:
            self.size(key)
        except BlobNotFound:
            return False
        return True

    def list(self, prefix: str) -> Iterator[BlobInfo]:
        """See `BlobStore.list`.

        Amazon lists in the order of keys, other servers folder by folder; so the listing is
        sorted here, at some 200 bytes of memory a blob.
        """
        folder = check_key(prefix.rstrip("/")) if prefix.strip("/") else None
        try:
            found = [
                BlobInfo(entry["path"], int(entry["size"]), entry["last_modified"])
                for batch in obstore.list(self._store, folder, chunk_size=1000)
                for entry in batch
            ]
        except (BaseError, OSError) as error:
            _fail(prefix, error)
        yield from sorted(found, key=lambda info: info.key.encode())

    @contextlib.contextmanager
    def as_file(self, key: str) -> Iterator[Path]:
        """See `BlobStore.as_file`: a download with the key's own ending."""
        with tempfile.NamedTemporaryFile(prefix="blob-", suffix=Path(key).suffix) as file:
            for piece in self.stream(key, _PART_BYTES):
                try:
                    file.write(piece)
                except OSError as error:
                    sentence = f"There is no room for a temporary copy of {key!r}: {error}."
                    raise StorageFull(key, sentence) from error
            file.flush()
            yield Path(file.name)

    # -- inside ----------------------------------------------------------------------------

    def _upload(self, key: str, chunks: Iterator[bytes], *, replace: bool) -> None:
        head, whole = _first_part(chunks)
        if not whole:
            if not replace:
                self._refuse_existing(key)
            self._multipart(key, itertools.chain([head], chunks), replace=replace)
            return
        mode: PutMode = "overwrite" if replace else "create"
        try:
            obstore.put(self._store, key, head, mode=mode, use_multipart=False)
        except (BaseError, OSError) as error:
            _fail(key, error)

    def _multipart(self, key: str, chunks: Iterable[bytes], *, replace: bool) -> None:
        """Feeds a multipart upload that runs in a thread of its own.

        obstore pulls its input inside its runtime, where no other call of obstore is possible;
        `chunks` may well be another blob's stream. An error on this side ends the feed with an
        error, and obstore gives the upload up.
        """
        feed: _Feed = queue.Queue(maxsize=_PARTS_AT_ONCE)
        with ThreadPoolExecutor(1, thread_name_prefix="s3-upload") as threads:
            upload = threads.submit(
                obstore.put,
                self._store,
                key,
                _taken_from(feed),
                use_multipart=True,
                chunk_size=_PART_BYTES,
                max_concurrency=_PARTS_AT_ONCE,
            )
            # When the upload fails first, somebody must still empty the feed for us to notice.
            upload.add_done_callback(lambda _: _drain(feed))
            try:
                for chunk in chunks:
                    feed.put(chunk)
                    if upload.done():
                        break
                if not replace:
                    self._refuse_existing(key)
            except BaseException:
                feed.put(_FeedStoppedError())
                wait([upload])
                raise
            feed.put(None)
            try:
                upload.result()
            except (BaseError, OSError) as error:
                _fail(key, error)

    def _refuse_existing(self, key: str) -> None:
        if self.exists(key):
            raise BlobExists(key)


class _FeedStoppedError(Exception):
    """Ends an upload whose bytes do not come to their end."""


_Feed = queue.Queue[bytes | _FeedStoppedError | None]


def _taken_from(feed: _Feed) -> Iterator[bytes]:
    while (item := feed.get()) is not None:
        if isinstance(item, _FeedStoppedError):
            raise item
        yield item


def _drain(feed: _Feed) -> None:
    with contextlib.suppress(queue.Empty):
        while True:
            feed.get_nowait()


def _config(location: StoreLocation) -> "S3Config":
    config: S3Config = {"region": location.region, "virtual_hosted_style_request": False}
    if location.endpoint is not None:
        config["endpoint"] = location.endpoint
    if location.access_key is not None:
        config["access_key_id"] = location.access_key
    if location.secret_key is not None:
        config["secret_access_key"] = location.secret_key
    return config


def _hashed(chunks: Iterable[bytes], digester: Digester) -> Iterator[bytes]:
    for chunk in chunks:
        digester.update(chunk)
        yield chunk


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PART_BYTES):
            yield piece


def _first_part(chunks: Iterator[bytes]) -> tuple[bytes, bool]:
    """The first bytes, at least one part of them if there are so many; whether that was all."""
    head = bytearray()
    for chunk in chunks:
        head += chunk
        if len(head) > _PART_BYTES:
            return bytes(head), False
    return bytes(head), True


def _fail(key: str, error: Exception) -> NoReturn:
    """Says in our words what obstore reports."""
    said = str(error)
    if isinstance(error, FileNotFoundError):
        if "NoSuchBucket" not in said:
            raise BlobNotFound(key) from None
        sentence = "The S3 store has no such bucket: make the bucket, or mend the store's address."
        raise StorageUnavailable(key, sentence) from error
    if isinstance(error, AlreadyExistsError | PreconditionError):
        raise BlobExists(key) from None
    if any(sign in said for sign in _FULL_SIGNS):
        raise StorageFull(
            key, f"There is no room left in the bucket for {key!r}: free some, then try again."
        ) from error
    if isinstance(error, PermissionDeniedError | UnauthenticatedError):
        reason = "it refuses our key: check the access key, the secret key and the bucket's policy"
    elif isinstance(error, NotSupportedError):
        reason = "it lacks a function this house needs (conditional put)"
    else:
        reason = "it does not answer as it should: check that it runs and is reachable"
    raise StorageUnavailable(key, f"The S3 store failed at {key!r}; {reason}.") from error
