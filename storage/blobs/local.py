"""Blobs as files in a folder, durable against power loss and kill -9.

A blob is written under a temporary name in the store's own `.partial` folder (same file system),
fsynced, then given its real name: by `link`, which never overwrites and is atomic, or by `rename`
where replacing was asked for. Then the folder is fsynced, and so is every folder that had to be
made on the way. A crash leaves at most a file in `.partial`, which `sweep` removes.

Blobs are read-only files (mode 0444): `copy` shares one file between two names, so nobody may
write into it in place.
"""

import contextlib
import errno
import os
import stat
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from storage.blobs.contract import PARTIAL_AREA, BlobInfo, StoreLocation, check_key
from storage.blobs.disk import (
    NO_LINKS,
    NOT_THERE,
    copier,
    disk_errors,
    in_folder,
    is_regular,
    make_folders,
    pread_exactly,
    prune,
    rename_new,
    sync_folder,
    walk,
    write_all,
)
from storage.digests import Digester, Digests
from storage.errors import (
    BlobExists,
    BlobNotFound,
    InvalidKey,
)

_READ_BYTES = 1 << 20


class LocalBlobs:
    """The `BlobStore` on a local disk; the folder is made with the first blob."""

    def __init__(self, location: StoreLocation) -> None:
        self.location = location
        self._root = Path(unquote(urlsplit(location.url).path))
        self._partial = self._root / PARTIAL_AREA

    # -- writing ---------------------------------------------------------------------------

    def put(self, key: str, chunks: Iterable[bytes], *, replace: bool = False) -> Digests:
        """See `BlobStore.put`."""
        target = self._target(key, replace=replace)
        digester = Digester()

        def write(descriptor: int) -> None:
            for chunk in chunks:
                with disk_errors(key):
                    write_all(descriptor, chunk)
                digester.update(chunk)

        self._write(key, target, write, replace=replace)
        return digester.result()

    def put_file(self, key: str, path: Path, *, replace: bool = False) -> Digests:
        """See `BlobStore.put_file`."""
        with path.open("rb", buffering=0) as source:
            return self.put(key, iter(lambda: source.read(_READ_BYTES), b""), replace=replace)

    def adopt(self, key: str, path: Path, *, replace: bool = False) -> int:
        """See `BlobStore.adopt`: a rename on the same disk, else a copy in the kernel."""
        target = self._target(key, replace=replace)
        with disk_errors(key), path.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            os.fchmod(source.fileno(), 0o444)
            os.fsync(source.fileno())
            try:
                self._place(key, path, target, replace=replace)
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                self._write(key, target, copier(source.fileno(), size), replace=replace)
                path.unlink()
        return size

    def copy(self, source: str, target: str) -> None:
        """See `BlobStore.copy`: a second name for the same file, where the disk allows it."""
        origin = self.path_of(source)
        goal = self._target(target, replace=True)
        try:
            self._copy(source, origin, target, goal)
        except BlobExists:
            if self.size(source) != self.size(target):
                raise

    def delete(self, key: str) -> None:
        """See `BlobStore.delete`; folders left empty go too, as OCFL allows none."""
        path = self._checked(key)
        with disk_errors(key):
            try:
                path.unlink()
            except OSError as error:
                if error.errno not in NOT_THERE:
                    raise
            sync_folder(prune(path.parent, self._root))

    def sweep(self, older_than_s: float) -> int:
        """Removes what killed writers left: partial files older than this, and empty folders.

        Returns the number of partial files removed. Safe beside living writers as long as
        `older_than_s` (seconds) exceeds the longest upload.
        """
        removed = 0
        limit = time.time() - older_than_s
        with contextlib.suppress(FileNotFoundError), os.scandir(self._partial) as entries:
            for entry in entries:
                with contextlib.suppress(FileNotFoundError):
                    if entry.stat(follow_symlinks=False).st_mtime <= limit:
                        Path(entry.path).unlink()
                        removed += 1
        for folder, _, _ in os.walk(self._root, topdown=False):
            if Path(folder) not in (self._root, self._partial):
                with contextlib.suppress(OSError):
                    Path(folder).rmdir()
        return removed

    # -- reading ---------------------------------------------------------------------------

    def read(self, key: str) -> bytes:
        """See `BlobStore.read`."""
        return b"".join(self.stream(key))

    def read_range(self, key: str, offset: int, length: int) -> bytes:
        """See `BlobStore.read_range`."""
        descriptor = self.open_fd(key)
        try:
            return pread_exactly(descriptor, key, offset, length)
        finally:
            os.close(descriptor)

    def stream(self, key: str, chunk_bytes: int = _READ_BYTES) -> Iterator[bytes]:
        """See `BlobStore.stream`."""
        descriptor = self.open_fd(key)
        try:
            while True:
                with disk_errors(key):
                    chunk = os.read(descriptor, chunk_bytes)
                if not chunk:
                    return
                yield chunk
        finally:
            os.close(descriptor)

    def size(self, key: str) -> int:
        """See `BlobStore.size`."""
        descriptor = self.open_fd(key)
        try:
            return os.fstat(descriptor).st_size
        finally:
            os.close(descriptor)

    def exists(self, key: str) -> bool:
        """See `BlobStore.exists`."""
        try:
            return is_regular(self._checked(key))
        except InvalidKey:
            check_key(key)
            return False

    def list(self, prefix: str) -> Iterator[BlobInfo]:
        """See `BlobStore.list`."""
        folder = self._root
        if prefix.strip("/"):
            folder = self._checked(prefix.rstrip("/"))
        yield from walk(folder, self._root)

    @contextlib.contextmanager
    def as_file(self, key: str) -> Iterator[Path]:
        """See `BlobStore.as_file`: the real file."""
        self.size(key)
        yield self.path_of(key)

    def path_of(self, key: str) -> Path:
        """Where the blob lies on disk, for those who read many ranges of one blob.

        Raises:
            BlobNotFound: nothing there.
        """
        path = self._checked(key)
        if not is_regular(path):
            raise BlobNotFound(key)
        return path

    def open_fd(self, key: str) -> int:
        """A read-only file descriptor of the blob; the caller closes it.

        Raises:
            BlobNotFound: nothing there.
        """
        path = self._checked(key)
        with disk_errors(key):
            try:
                descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            except OSError as error:
                if error.errno in NOT_THERE:
                    raise BlobNotFound(key) from None
                raise
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise BlobNotFound(key)
        return descriptor

    # -- inside ----------------------------------------------------------------------------

    def _checked(self, key: str) -> Path:
        """The path of `key`, which no symbolic link may lead out of the root."""
        path = self._root.joinpath(*check_key(key).split("/"))
        real = os.path.realpath(path)
        if real == str(path):  # no link on the whole way, as nearly always
            return path
        root = os.path.realpath(self._root)
        if real != root and not real.startswith(root.rstrip("/") + "/"):
            raise InvalidKey(key, f"The blob key {key!r} leads out of the store by a link.")
        return path

    def _target(self, key: str, *, replace: bool) -> Path:
        target = self._checked(key)
        if not replace and os.path.lexists(target):
            raise BlobExists(key)
        with disk_errors(key):
            make_folders(target.parent)
        return target

    def _copy(self, source: str, origin: Path, target: str, goal: Path) -> None:
        with disk_errors(target):
            try:
                in_folder(goal.parent, origin, lambda: os.link(origin, goal))
                sync_folder(goal.parent)
                return
            except FileExistsError:
                raise BlobExists(target) from None
            except FileNotFoundError:
                raise BlobNotFound(source) from None
            except OSError as error:
                if error.errno not in NO_LINKS:
                    raise
        descriptor = self.open_fd(source)
        try:
            size = os.fstat(descriptor).st_size
            self._write(target, goal, copier(descriptor, size), replace=False)
        finally:
            os.close(descriptor)

    def _write(
        self, key: str, target: Path, write: Callable[[int], None], *, replace: bool
    ) -> None:
        """Runs `write` on a fresh partial file and gives it its name; leaves nothing on error."""
        partial = self._partial / uuid.uuid4().hex
        with disk_errors(key):
            make_folders(self._partial)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            descriptor = os.open(partial, flags, 0o444)
        try:
            try:
                write(descriptor)
                with disk_errors(key):
                    os.fsync(descriptor)
            finally:
                os.close(descriptor)
            with disk_errors(key):
                self._place(key, partial, target, replace=replace)
        except BaseException:
            partial.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                prune(target.parent, self._root)
            raise

    def _place(self, key: str, ready: Path, target: Path, *, replace: bool) -> None:
        if replace:
            in_folder(target.parent, ready, lambda: ready.rename(target))
        else:
            in_folder(target.parent, ready, lambda: rename_new(key, ready, target))
        sync_folder(target.parent)
