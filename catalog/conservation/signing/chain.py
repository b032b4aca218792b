"""The chain function: each entry's hash takes in the hash before it.

h(n) = SHA-256(h(n-1) as 64 lower-case hexadecimal digits in ASCII, then the canonical bytes of
entry n). Whoever changes an entry changes every hash from there on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

GENESIS = "0" * 64


def link(previous: str, payload: bytes) -> str:
    """The hash of an entry with these canonical bytes, after the entry with the hash `previous`."""
    digest = hashlib.sha256(previous.encode("ascii"))
    digest.update(payload)
    return digest.hexdigest()


def links(payloads: Iterable[bytes]) -> Iterator[str]:
    """The hashes of a whole chain, one entry in memory at a time."""
    previous = GENESIS
    for payload in payloads:
        previous = link(previous, payload)
        yield previous
