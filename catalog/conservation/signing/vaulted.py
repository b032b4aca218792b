"""Where signed entries lie in the vault: an OCFL object for each number of a chain.

An object of its own keeps every signature one small write. (In one object a manuscript, each
version would repeat the digests of all before it: at 200 entries the inventory alone has
megabytes, at 10,000 gigabytes.) The object of a number is found by computing, not by looking.
The message of its version says the two hashes, so the vault alone can be walked.

A crash may leave bytes that no row names, for the number after the last one. The next signature
takes that number: it writes a newer version of the same object, and the history of the object
keeps what the crash left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from storage.errors import BlobNotFound
from storage.ocfl.root import Bytes, StorageRoot

FILE_NAME = "entry.json"
_PREFIX = "urn:kitabdar:conservation:"
_OBJECT_ID = re.compile(re.escape(_PREFIX) + r"(?P<manuscript>[^:]+):(?P<seq>[0-9]{6,})")
_MESSAGE = re.compile(r"Signed entry [0-9]+: hash ([0-9a-f]{64}), after ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """The bytes of an entry, and the hashes that were told when they were written.

    The hashes are empty where somebody else wrote the version.
    """

    payload: bytes
    hash: str
    previous: str


def object_id(manuscript_id: str, seq: int) -> str:
    """The identifier of the OCFL object of entry `seq`."""
    return f"{_PREFIX}{manuscript_id}:{seq:06d}"


def write(
    root: StorageRoot, manuscript_id: str, seq: int, kept: KeptEntry, *, by: str, at: datetime
) -> None:
    """Make these the bytes of the entry.

    Raises:
        StorageError: as the storage root says; nothing was signed, and trying again is safe.
    """
    root.object(object_id(manuscript_id, seq)).write_version(
        {FILE_NAME: Bytes(kept.payload)},
        message=_message(seq, kept),
        user=by,
        at=at,
    )


def is_there(
    root: StorageRoot, manuscript_id: str, seq: int, kept: KeptEntry, *, by: str, at: datetime
) -> bool:
    """Whether the vault has what one `write` wrote and nothing else; if not, ask `read`.

    An entry whose number a crash had left bytes under is a second version, and so is not.

    Raises:
        StorageError: the vault cannot be asked now.
    """
    return root.object(object_id(manuscript_id, seq)).holds_only(
        FILE_NAME, kept.payload, message=_message(seq, kept), user=by, at=at
    )


def read(root: StorageRoot, manuscript_id: str, seq: int) -> KeptEntry | None:
    """The entry as the vault has it; None if the vault has none under this number.

    Raises:
        DigestMismatch: the bytes changed since they were written.
        CorruptOcflObject: the object around them is damaged.
    """
    written = attempts(root, manuscript_id, seq)
    return written[-1] if written else None


def attempts(root: StorageRoot, manuscript_id: str, seq: int) -> list[KeptEntry]:
    """Everything that was ever written under this number, oldest first; the last one counts.

    Raises:
        DigestMismatch, CorruptOcflObject: as `read`.
    """
    try:
        history = list(root.object(object_id(manuscript_id, seq)).history_of(FILE_NAME))
    except BlobNotFound:
        return []
    found = []
    for version, payload in history:
        told = _MESSAGE.fullmatch(version.message)
        found.append(KeptEntry(payload, *(told.groups() if told else ("", ""))))
    return found


def _message(seq: int, kept: KeptEntry) -> str:
    return f"Signed entry {seq}: hash {kept.hash}, after {kept.previous}"


def numbers(object_ids: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The (manuscript, number) of every signed entry among the objects of a root, in order."""
    found = (_OBJECT_ID.fullmatch(each) for each in object_ids)
    yield from sorted((each["manuscript"], int(each["seq"])) for each in found if each)
