"""The steps of a durable write on a local disk, and what its errors mean.

A name is durable only when the folder that holds it was fsynced (fsync(2), notes), which is why
every step here that makes or removes a name ends with the folder.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from storage.blobs.contract import PARTIAL_AREA, BlobInfo
from storage.errors import BlobExists, InvalidKey, InvalidRange, StorageFull, StorageUnavailable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_LINKS = {errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP, errno.EXDEV, errno.ENOSYS}
NOT_THERE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG}
# How often a folder is made anew when others keep removing it.
_ATTEMPTS = 20


def pread_exactly(descriptor: int, key: str, offset: int, length: int) -> bytes:
    """`length` bytes at `offset` of an open blob.

    Raises:
        InvalidRange: not all of them lie inside the blob.
    """
    end = offset + length
    with disk_errors(key):
        # Looked up first: a wild length would otherwise be allocated before it is refused.
        if offset < 0 or length < 0 or end > os.fstat(descriptor).st_size:
            raise InvalidRange(key, f"Bytes {offset} to {end} are not all inside {key!r}.")
        data = os.pread(descriptor, length, offset)
        while len(data) < length:
            more = os.pread(descriptor, length - len(data), offset + len(data))
            if not more:
                raise InvalidRange(key, f"The blob {key!r} became shorter while it was read.")
            data += more
    return data


def in_folder(folder: Path, source: Path, step: Callable[[], object]) -> None:
    """Runs `step`, which gives `source` a name in `folder`, however often the folder vanishes.

    `delete` and `sweep` of somebody else may take a folder away while it is still empty.
    """
    while True:
        try:
            step()
            return
        except FileNotFoundError:
            if not source.exists():
                raise
            make_folders(folder)


def rename_new(key: str, ready: Path, target: Path) -> None:
    """Gives `ready` the name `target`, never over an existing file."""
    try:
        os.link(ready, target, follow_symlinks=False)
    except FileExistsError:
        raise BlobExists(key) from None
    except OSError as error:
        if error.errno not in NO_LINKS or error.errno == errno.EXDEV:
            raise
        # A file system without links (exFAT, some network disks): the check and the rename are
        # two steps there, so two writers of one key at the same instant are not told apart.
        if os.path.lexists(target):
            raise BlobExists(key) from None
        ready.rename(target)
    else:
        ready.unlink()


def is_regular(path: Path) -> bool:
    """Whether a real file stands there: not a folder, not a link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError as error:
        if error.errno in NOT_THERE:
            return False
        raise


def make_folders(folder: Path) -> None:
    """Makes the folder and its parents, each one durable in its own parent."""
    for attempt in range(_ATTEMPTS):
        try:
            _make_folders(folder)
        except FileNotFoundError:
            # Somebody removed a parent, empty until then, between two of our steps.
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            return


def _make_folders(folder: Path) -> None:
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        try:
            one.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            # Either no folder stands there, or one did and somebody has just removed it: one
            # look tells, and a folder or nothing raises FileNotFoundError for the next attempt.
            if not stat.S_ISDIR(one.lstat().st_mode) and not one.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "a file is in the way", str(one)) from None
            raise FileNotFoundError(errno.ENOENT, "removed meanwhile", str(one)) from None
        sync_folder(one.parent)


def prune(folder: Path, root: Path) -> Path:
    """Removes empty folders upwards to below `root`; returns the first folder that stays."""
    while folder != root:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            break
        folder = folder.parent
    return folder


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable; one that was removed meanwhile needs nothing."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, chunk: bytes) -> None:
    """Writes every byte, however few the system takes at a time."""
    view = memoryview(chunk)
    while view:
        view = view[os.write(descriptor, view) :]


def copier(source: int, size: int) -> Callable[[int], None]:
    """Copies `size` bytes of an open file inside the kernel."""

    def copy(descriptor: int) -> None:
        done = 0
        while done < size:
            sent = os.sendfile(descriptor, source, done, size - done)
            if not sent:
                raise OSError(errno.EIO, "the file became shorter while it was copied")
            done += sent

    return copy


def walk(folder: Path, root: Path) -> Iterator[BlobInfo]:
    """All regular files beneath, ordered as their whole keys are ordered."""
    try:
        with os.scandir(folder) as found:
            entries = [
                (entry.name + "/" * entry.is_dir(follow_symlinks=False), entry) for entry in found
            ]
    except (FileNotFoundError, NotADirectoryError):
        return
    for name, entry in sorted(entries, key=lambda pair: os.fsencode(pair[0])):
        path = Path(entry.path)
        if name.endswith("/"):
            if path != root / PARTIAL_AREA:
                yield from walk(path, root)
        elif entry.is_file(follow_symlinks=False):
            with contextlib.suppress(FileNotFoundError):
                found_now = entry.stat(follow_symlinks=False)
                changed_at = datetime.fromtimestamp(found_now.st_mtime, UTC)
                yield BlobInfo(path.relative_to(root).as_posix(), found_now.st_size, changed_at)


@contextlib.contextmanager
def disk_errors(key: str) -> Iterator[None]:
    """Says what the operating system means."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull(
                key,
                f"There is no room left for {key!r}: free space on the disk of the store, then "
                "try again; nothing half-written was kept.",
            ) from error
        if error.errno in (errno.ENOTDIR, errno.EISDIR):
            raise InvalidKey(
                key, f"The key {key!r} needs a folder where a blob is, or a blob where a folder is."
            ) from error
        raise StorageUnavailable(
            key, f"The disk of the store failed at {key!r}: {error.strerror}."
        ) from error
