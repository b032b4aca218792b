"""Drawn pictures on disk, bounded in bytes; the least recently asked for go first.

Several processes share one folder without talking to each other. A picture appears whole by
rename; its modification time is the time of its last use. Each process counts what it wrote and
takes stock of the folder now and then, one at a time under a lock, so the bound may be exceeded
for a moment by a sixteenth per process. The cache is a convenience: when the disk is full or
gone, nothing is kept, nobody gets an error, and the log says so once in a while.

All methods block and belong in a thread.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import logging
import os
import struct
import tempfile
import threading
import time
import zlib
from pathlib import Path

log = logging.getLogger("kitabdar.iiif.cache")

# Length and CRC-32 before the picture: what a power cut left of it is never shown.
_SEAL = struct.Struct(">II")
_HALF_WRITTEN = ".part"
_LOCK = ".lock"
# A temporary file this old (seconds) was left by a process that died.
_ABANDONED_S = 3600.0
# Folders with fewer bytes than the limit need no stock-taking for so many bytes written.
_STOCK_SHARE = 16
_KEPT_SHARE = 0.9
_COMPLAINT_EVERY_S = 60.0


class RenderCache:
    """Pictures under `folder`, at most `limit_bytes` of them (0: keep none)."""

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self.folder = folder
        self.limit_bytes = limit_bytes
        self._written = limit_bytes  # so that the first write takes stock of what is there
        self._lock = threading.Lock()
        self._complained = -_COMPLAINT_EVERY_S

    def get(self, name: str) -> bytes | None:
        """The picture kept under `name`, or None."""
        if not self.limit_bytes:
            return None
        path = self._path(name)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        picture = data[_SEAL.size :]
        if data[: _SEAL.size] != _SEAL.pack(len(picture), zlib.crc32(picture)):
            _remove(path)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return picture

    def put(self, name: str, data: bytes) -> None:
        """Keeps `data` under `name`, if it can."""
        if not self.limit_bytes or len(data) > self.limit_bytes // _STOCK_SHARE:
            return
        path = self._path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._write(path, data)
        except OSError as error:
            self._complain(error)
            return
        with self._lock:
            self._written += len(data)
            due = self._written > self.limit_bytes // _STOCK_SHARE
            if due:
                self._written = 0
        if due:
            self.trim()

    def trim(self) -> None:
        """Takes stock, and deletes the least recently used pictures if there are too many bytes."""
        try:
            with (self.folder / _LOCK).open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._trim()
        except BlockingIOError:
            return  # another process is at it
        except OSError as error:
            self._complain(error)

    def _trim(self) -> None:
        kept: list[tuple[float, int, Path]] = []
        for place, _, names in os.walk(self.folder):
            for name in names:
                path = Path(place, name)
                try:
                    state = path.stat()
                except OSError:
                    continue
                if name.endswith(_HALF_WRITTEN):
                    if time.time() - state.st_mtime > _ABANDONED_S:
                        _remove(path)
                elif name != _LOCK:
                    kept.append((state.st_mtime, state.st_size, path))
        total = sum(size for _, size, _ in kept)
        if total <= self.limit_bytes:
            return
        for _, size, path in sorted(kept):
            _remove(path)
            total -= size
            if total <= self.limit_bytes * _KEPT_SHARE:
                return

    def _write(self, path: Path, data: bytes) -> None:
        descriptor, name = tempfile.mkstemp(_HALF_WRITTEN, dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_SEAL.pack(len(data), zlib.crc32(data)))
                file.write(data)
            part.replace(path)
        except BaseException:
            _remove(part)
            raise

    def _path(self, name: str) -> Path:
        digest = hashlib.sha256(name.encode()).hexdigest()
        return self.folder / digest[:2] / digest[2:]

    def _complain(self, error: OSError) -> None:
        now = time.monotonic()
        if now - self._complained >= _COMPLAINT_EVERY_S:
            self._complained = now
            log.warning("cache.unusable", extra={"reason": error.strerror})


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
