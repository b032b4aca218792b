"""Pass phrases: argon2id with the parameters of RFC 9106, section 4 (second choice: 64 MiB).

Hashing takes a good third of a second on purpose, so it belongs in a request's own thread, and
outside of any transaction.
"""

from __future__ import annotations

import threading
import unicodedata

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from catalog.accounts.errors import BadPassphrase

LENGTH_MIN = 12
LENGTH_MAX = 1000

_hasher = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4, type=Type.ID)
# Each takes 64 MiB: a crowd at the door must not take the memory of those inside.
_at_once = threading.BoundedSemaphore(4)
# Of a pass phrase nobody kept, with the parameters above: an unknown address costs the same time.
_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$2HSPySlFIHGTp8f+oILlow"
    "$Y4Yx2EXUsheu/xSqhX8IiMB75u8zc7qOhOTloxgSEbM"
)


def hash_passphrase(passphrase: str) -> str:
    """What is stored of a pass phrase, in the PHC string format.

    Raises:
        BadPassphrase: shorter than 12 characters or longer than 1000.
    """
    text = _normal(passphrase)
    if len(text) < LENGTH_MIN:
        raise BadPassphrase(
            f"A pass phrase needs at least {LENGTH_MIN} characters: take a few words.",
            key="short",
            min=LENGTH_MIN,
        )
    if len(text) > LENGTH_MAX:
        raise BadPassphrase(
            f"A pass phrase has at most {LENGTH_MAX} characters: take fewer.",
            key="long",
            max=LENGTH_MAX,
        )
    with _at_once:
        return _hasher.hash(text)


def is_right(passphrase: str, kept_hash: str | None) -> bool:
    """Whether the pass phrase belongs to the hash; None takes the same time and is never right."""
    text = _normal(passphrase)[:LENGTH_MAX]
    with _at_once:
        try:
            _hasher.verify(kept_hash or _NOBODY, text)
        except (VerificationError, InvalidHashError):
            return False
    return kept_hash is not None


def is_outdated(kept_hash: str) -> bool:
    """Whether the hash was made with other parameters and should be made anew."""
    return _hasher.check_needs_rehash(kept_hash)


def _normal(passphrase: str) -> str:
    # The same phrase typed on another keyboard may come composed otherwise (RFC 8265, 4.2.1).
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "replace").decode()
