"""SHA-512 and SHA-256 of a run of bytes, computed while the bytes pass by.

SHA-512 is what OCFL 1.1 names files by (section 3.5.1, digestAlgorithm); SHA-256 is what other
institutions ask for and what this CPU does fastest. Both come from one reading. They are computed
one after the other in the caller's thread: two threads were tried and shorten the wall time of one
file, but cost more CPU, and a worker that ingests pages side by side has no idle core to give.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Digests:
    """Both digests (hexadecimal, lower case) and the number of bytes they cover."""

    sha512: str
    sha256: str
    size_bytes: int


class Digester:
    """Takes bytes as they arrive; `result` may be asked at any time."""

    def __init__(self) -> None:
        self._sha512 = hashlib.sha512()
        self._sha256 = hashlib.sha256()
        self._size_bytes = 0

    def update(self, chunk: bytes | bytearray | memoryview) -> None:
        """Counts and hashes the next bytes."""
        self._sha512.update(chunk)
        self._sha256.update(chunk)
        self._size_bytes += len(chunk)

    def result(self) -> Digests:
        """The digests of everything taken so far."""
        return Digests(self._sha512.hexdigest(), self._sha256.hexdigest(), self._size_bytes)


def digest_chunks(chunks: Iterable[bytes]) -> Digests:
    """The digests of all chunks in order."""
    digester = Digester()
    for chunk in chunks:
        digester.update(chunk)
    return digester.result()
