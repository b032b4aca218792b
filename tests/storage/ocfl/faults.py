"""A store that fails at the n-th step, and what an independent validator says afterwards."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

import ocfl

from storage.blobs import BlobInfo, BlobStore
from storage.digests import Digests

Result = TypeVar("Result")


class AccidentError(Exception):
    """The machine died, as far as the writer can tell."""


class FailingStore:
    """Passes everything on, until the n-th step that changes something (counted from 1).

    With `done` the accident comes just after that step was carried out, else just before.
    """

    def __init__(self, store: BlobStore, step: int, *, done: bool) -> None:
        self.location = store.location
        self._store = store
        self._left = step
        self._done = done

    def _stop(self) -> None:
        raise AccidentError

    def _counted(self, change: Callable[[], Result]) -> Result:
        self._left -= 1
        if self._left == 0 and not self._done:
            self._stop()
        result = change()
        if self._left == 0:
            self._stop()
        return result

    def put(self, key: str, chunks: Iterable[bytes], *, replace: bool = False) -> Digests:
        return self._counted(lambda: self._store.put(key, chunks, replace=replace))

    def put_file(self, key: str, path: Path, *, replace: bool = False) -> Digests:
        return self._counted(lambda: self._store.put_file(key, path, replace=replace))

    def adopt(self, key: str, path: Path, *, replace: bool = False) -> int:
        return self._counted(lambda: self._store.adopt(key, path, replace=replace))

    def copy(self, source: str, target: str) -> None:
        self._counted(lambda: self._store.copy(source, target))

    def delete(self, key: str) -> None:
        self._counted(lambda: self._store.delete(key))

    def read(self, key: str) -> bytes:
        return self._store.read(key)

    def read_range(self, key: str, offset: int, length: int) -> bytes:
        return self._store.read_range(key, offset, length)

    def stream(self, key: str, chunk_bytes: int = 1 << 20) -> Iterator[bytes]:
        return self._store.stream(key, chunk_bytes)

    def size(self, key: str) -> int:
        return self._store.size(key)

    def exists(self, key: str) -> bool:
        return self._store.exists(key)

    def list(self, prefix: str) -> Iterator[BlobInfo]:
        return self._store.list(prefix)

    def as_file(self, key: str) -> AbstractContextManager[Path]:
        return self._store.as_file(key)


class KillingStore(FailingStore):
    """The same, by a real kill -9 of the process."""

    def _stop(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def complaints_about(root: Path) -> list[str]:
    """What ocfl-py finds wrong with a storage root and everything in it; warnings too.

    All but W008 (a user should have an address): who works in a library is not for ever.
    """
    checked = ocfl.StorageRoot(root=str(root))
    whole = checked.validate(log_warnings=True, log_errors=False)
    lines = [line for _, report in checked.errors for line in report.splitlines()]
    if not whole:
        lines += [str(message) for message in checked.log.messages] or ["the root is not valid"]
    if checked.good_objects != checked.num_objects:
        lines.append(f"{checked.good_objects} of {checked.num_objects} objects are valid")
    return [line for line in lines if "[W008]" not in line]
