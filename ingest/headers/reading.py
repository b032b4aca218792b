"""Bytes at an offset, from a file or from memory, with an error where they end."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Protocol


class CutShort(Exception):
    """The bytes end before what the header promises."""


class BadHeader(Exception):
    """The header contradicts itself or its standard; `key` is one of ingest.refusals.REASONS."""

    def __init__(self, key: str, detail: str = "", **values: str | int) -> None:
        super().__init__(key, detail)
        self.key = key
        self.detail = detail
        self.values = values


class Readable(Protocol):
    """Random access to bytes of known number."""

    size: int

    def at(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes from `offset`; CutShort when they are not all there."""
        ...


class BytesInMemory:
    """Bytes that were read already, such as an Exif block."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def at(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes from `offset`; CutShort when they are not all there."""
        if offset < 0 or length < 0 or offset + length > self.size:
            raise CutShort(f"{length} bytes at {offset} of {self.size}")
        return self._data[offset : offset + length]


class BytesOnDisk:
    """A file, opened for reading as a context manager."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self.size = os.fstat(self._file).st_size

    def at(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes from `offset`; CutShort when they are not all there."""
        if offset < 0 or length < 0 or offset + length > self.size:
            raise CutShort(f"{length} bytes at {offset} of {self.size}")
        data = os.pread(self._file, length, offset)
        if len(data) != length:
            raise CutShort(f"{length} bytes at {offset}, {len(data)} came")
        return data

    def __enter__(self) -> BytesOnDisk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._file)
