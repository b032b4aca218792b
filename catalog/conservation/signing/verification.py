"""Walking a chain again: every hash, every byte in the vault, every row behind an entry.

Whoever changes one thing must not make a hundred others look changed: each entry is judged by
itself, and the one after it may follow any of the hashes its predecessor has somewhere.

People sign while others verify. The rows are those of one moment (`walked`), the vault is read
after it, and what it has beyond the last row of that moment is never a fault by itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from catalog.collector import resting
from catalog.conservation.signables import SIGNABLES
from catalog.conservation.signing import signing, vaulted
from catalog.conservation.signing.batches import Entry, batches
from catalog.conservation.signing.canonical import canonical
from catalog.conservation.signing.chain import GENESIS, link
from catalog.conservation.signing.errors import BadSignedContent
from catalog.conservation.signing.signable import Signable
from catalog.events import Event
from storage.database import steady
from storage.errors import CorruptOcflObject, DigestMismatch
from storage.ocfl.root import StorageRoot

# Buckets answer slowly and to many at once; a disk does not mind. Each reader takes some in a row.
READERS = 8
_IN_A_ROW = 16


class What(StrEnum):
    """What is wrong with an entry."""

    HASH = "hash"
    ROW = "row"
    BYTES = "bytes"
    MISSING = "missing"
    ORDER = "order"
    UNSIGNED = "unsigned"


class Depth(StrEnum):
    """How much of the vault is read.

    ROWS: the last entry alone. As every hash takes in the hash before it, rows that follow one
    from the other and end in the hash that the vault has are the rows that were signed: whoever
    changes one in the database alone is found. It does not say that the vault's copies of earlier
    entries are still whole. BYTES: every copy is read as well.
    """

    ROWS = "rows"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Fault:
    """One entry that is not as it was signed, named.

    HASH: the text in the database is not what was hashed. ROW: the rows made from it (or its own
    columns) say something else. BYTES: the vault's copy differs, or is damaged. MISSING: it was
    signed and is gone from the database, or from the vault. ORDER: it does not follow the entry
    before it. UNSIGNED: rows count as signed, and no entry says so (`seq` is 0, `id` empty).
    """

    seq: int
    id: str
    kind: str
    subject_id: str
    what: What


@dataclass(frozen=True, slots=True)
class Verification:
    """How many entries were walked, the last hash, and what is wrong, in order.

    `unfinished` are numbers under which the vault has bytes that nobody was told are signed: a
    crash left them and the next signature takes them, or somebody signs at this moment. That is
    no fault.
    """

    entries: int
    last_hash: str
    faults: tuple[Fault, ...]
    unfinished: tuple[int, ...]
    depth: Depth = Depth.BYTES

    @property
    def is_sound(self) -> bool:
        """Whether everything is as it was signed."""
        return not self.faults


def walked(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    manuscript_id: str,
    depth: Depth = Depth.BYTES,
    signables: Iterable[Signable] | None = None,
) -> Verification:
    """`verify` of the rows of one moment, whatever is signed while the walk lasts.

    Raises:
        StorageError: as `verify`.
    """
    with steady(sessions) as session:
        found = verify(session, root, manuscript_id, signables, depth)
    if not found.unfinished:
        return found
    with sessions() as session:
        last = signing.last_number(session, manuscript_id)
    return replace(found, unfinished=tuple(seq for seq in found.unfinished if seq > last))


def verify(
    session: Session,
    root: StorageRoot | None,
    manuscript_id: str,
    signables: Iterable[Signable] | None = None,
    depth: Depth = Depth.BYTES,
) -> Verification:
    """Walk the chain of the manuscript; one without entries is sound.

    `signables` are the rooms whose rows are compared; all there are, unless they are given.

    Where less than everything was read and something is wrong, everything is read, so that each
    fault is named. Without a `root` the vault is not asked: it says so much less.

    Raises:
        StorageError: the vault cannot be asked now; nothing is known then.
    """
    rooms = SIGNABLES if signables is None else tuple(signables)
    walk = _Walk(session, root, manuscript_id, {each.kind for each in rooms})
    last = signing.last_number(session, manuscript_id)
    first_read = 1 if depth is Depth.BYTES else last
    with ThreadPoolExecutor(READERS) as readers:
        for batch in batches(session, manuscript_id):
            near = [entry for entry in batch if entry.seq >= first_read]
            parts = [near[first:][:_IN_A_ROW] for first in range(0, len(near), _IN_A_ROW)]
            kept = {
                entry.seq: data
                for part, found in zip(parts, readers.map(walk.vault_has, parts), strict=True)
                for entry, data in zip(part, found, strict=True)
            }
            for entry in batch:
                walk.see(entry, kept.get(entry.seq, _UNREAD))
    unfinished = walk.look_behind()
    walk.compare_rows(rooms)
    walk.compare_events()
    if depth is not Depth.BYTES and walk.faults:
        return verify(session, root, manuscript_id, rooms)
    faults = sorted(walk.faults.values(), key=lambda fault: (not fault.seq, fault.seq))
    return Verification(walk.count, walk.last_hash, (*faults, *walk.unsigned), unfinished, depth)


class _Damaged:
    """In place of bytes that the vault itself knows to be damaged."""


class _Unread:
    """In place of bytes that nobody asked for."""


_DAMAGED, _UNREAD = _Damaged(), _Unread()
_Kept = vaulted.KeptEntry | _Damaged | None


class _Walk:
    def __init__(
        self,
        session: Session,
        root: StorageRoot | None,
        manuscript_id: str,
        with_rows: Collection[str],
    ) -> None:
        self.faults: dict[int, Fault] = {}
        self.unsigned: list[Fault] = []
        self.count = 0
        self.last_hash = GENESIS
        self._session = session
        self._root = root
        self._manuscript_id = manuscript_id
        self._may_follow = {GENESIS}
        self._next = 1
        self._ids: set[str] = set()
        self._with_rows = with_rows
        self._newest: dict[tuple[str, str], tuple[int, str, bytes]] = {}

    def vault_has(self, entries: Sequence[Entry]) -> list[_Kept]:
        """What the vault has of each: as the row says, or else looked at closely."""
        return [self._vault_has(entry) for entry in entries]

    def _vault_has(self, entry: Entry) -> _Kept:
        if self._root is None:
            return None
        told = vaulted.KeptEntry(entry.payload.encode(), entry.hash, entry.previous)
        if vaulted.is_there(
            self._root, self._manuscript_id, entry.seq, told, by=entry.signer_name,
            at=entry.signed_at,
        ):  # fmt: skip
            return told
        return self.vault_bytes(entry.seq)

    def vault_bytes(self, seq: int) -> _Kept:
        if self._root is None:
            return None
        try:
            return vaulted.read(self._root, self._manuscript_id, seq)
        except (DigestMismatch, CorruptOcflObject):
            return _DAMAGED

    def see(self, entry: Entry, kept: _Kept | _Unread) -> None:
        payload = entry.payload.encode()
        while self._next < entry.seq:
            self._lost(self._next)
            self._next += 1
        if entry.previous not in self._may_follow:
            self._blame(entry, What.ORDER)
        found = link(entry.previous, payload)
        if found != entry.hash:
            self._blame(entry, What.HASH)
        if kept is None and self._root is not None:
            self._blame(entry, What.MISSING)
        elif not isinstance(kept, _Unread | None) and not _is_same(kept, payload, entry.hash):
            self._blame(entry, What.BYTES)
        self._read(entry, payload)
        self._may_follow = {entry.hash, found}
        if isinstance(kept, vaulted.KeptEntry):
            self._may_follow.add(kept.hash)
        self._next = entry.seq + 1
        self._ids.add(entry.id)
        self.count += 1
        self.last_hash = entry.hash

    def look_behind(self) -> tuple[int, ...]:
        """What the vault has after the last row: gone from the database, or never finished."""
        unfinished = []
        while (kept := self.vault_bytes(self._next)) is not None:
            document = _document_in(kept)
            entry_id = str(document.get("id", ""))
            if entry_id and self._was_told_of(entry_id):
                self._lost(self._next, document)
            else:
                unfinished.append(self._next)
            self._next += 1
        return tuple(unfinished)

    def compare_rows(self, signables: Iterable[Signable]) -> None:
        for signable in signables:
            today = signable.collect(self._session, self._manuscript_id)
            signed = {
                subject: told
                for (kind, subject), told in self._newest.items()
                if kind == signable.kind
            }
            for subject, (seq, entry_id, content) in signed.items():
                if subject not in today or _digest(canonical(today[subject])) != content:
                    self._blame_as(seq, entry_id, signable.kind, subject, What.ROW)
            for subject in sorted(set(today) - set(signed)):
                self.unsigned.append(Fault(0, "", signable.kind, subject, What.UNSIGNED))

    def compare_events(self) -> None:
        """An entry that was taken out of the database and out of the vault is still told of."""
        told = select(Event.object_id).where(
            Event.object_kind == signing.OBJECT_KIND,
            Event.detail["manuscript"].as_string() == self._manuscript_id,
        )
        gone = set(self._session.scalars(told)) - self._ids
        for entry_id in sorted(gone):
            for detail in self._session.scalars(
                select(Event.detail).where(
                    Event.object_kind == signing.OBJECT_KIND, Event.object_id == entry_id
                )
            ):
                self._blame_as(detail["seq"], entry_id, detail["kind"], "", What.MISSING)

    def _read(self, entry: Entry, payload: bytes) -> None:
        document = _document(entry.payload)
        signer = document.get("signer")
        signer = signer if isinstance(signer, dict) else {}
        said = (
            document.get("manuscript"),
            document.get("seq"),
            document.get("id"),
            document.get("type"),
            document.get("subject"),
            document.get("at"),
            signer.get("id"),
            signer.get("name"),
            signer.get("role"),
        )
        stands = (
            entry.manuscript_id,
            entry.seq,
            entry.id,
            entry.kind,
            entry.subject_id,
            signing.instant(entry.signed_at),
            entry.signer_id,
            entry.signer_name,
            entry.signer_role,
        )
        if said != stands:
            self._blame(entry, What.ROW)
        if entry.kind in self._with_rows:
            content = _digest(_content_in(payload, document))
            self._newest[entry.kind, entry.subject_id] = entry.seq, entry.id, content

    def _was_told_of(self, entry_id: str) -> bool:
        told = select(Event.id).where(
            Event.object_kind == signing.OBJECT_KIND, Event.object_id == entry_id
        )
        return self._session.scalar(told.limit(1)) is not None

    def _lost(self, seq: int, document: Mapping[str, Any] | None = None) -> None:
        kept = self.vault_bytes(seq)
        told = _document_in(kept) if document is None else document
        self._blame_as(
            seq,
            str(told.get("id", "")),
            str(told.get("type", "")),
            str(told.get("subject", "")),
            What.MISSING,
        )
        self._ids.add(str(told.get("id", "")))
        # What follows may follow the lost one, if the vault still has its bytes.
        if isinstance(kept, vaulted.KeptEntry):
            self._may_follow = {kept.hash}

    def _blame(self, entry: Entry, what: What) -> None:
        self._blame_as(entry.seq, entry.id, entry.kind, entry.subject_id, what)

    def _blame_as(self, seq: int, entry_id: str, kind: str, subject: str, what: What) -> None:
        # Of several faults of one entry the first says most.
        self.faults.setdefault(seq, Fault(seq, entry_id, kind, subject, what))


def _is_same(kept: vaulted.KeptEntry | _Damaged, payload: bytes, hash: str) -> bool:
    return not isinstance(kept, _Damaged) and (kept.payload, kept.hash) == (payload, hash)


def _content_in(payload: bytes, document: Mapping[str, Any]) -> bytes:
    """The canonical bytes of the content of a document with this payload.

    Cut out of the payload, where they stand between the names before and after them: to spell the
    content of a survey again would take longer than everything else. What is not cut is spelled.
    """
    before = {name: value for name, value in document.items() if name < "content"}
    after = {name: value for name, value in document.items() if name > "content"}
    try:
        head = canonical(before)[:-1] + (b',"content":' if before else b'"content":')
        tail = (b"," if after else b"") + canonical(after)[1:]
        if "content" in document and payload.startswith(head) and payload.endswith(tail):
            return payload[len(head) : len(payload) - len(tail)]
        return canonical(document.get("content"))
    except BadSignedContent:  # somebody changed it: this was never signed, and equals nothing
        return b""


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _document_in(kept: _Kept) -> dict[str, Any]:
    return _document(kept.payload) if isinstance(kept, vaulted.KeptEntry) else {}


def _document(payload: str | bytes) -> dict[str, Any]:
    """The document, or nothing where the text is none any more."""
    try:
        with resting():
            document = json.loads(payload)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}
