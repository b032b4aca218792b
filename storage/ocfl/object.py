"""One OCFL object over any blob store, written so that a crash at any point is repaired.

The order of a write, every step of it a whole blob or nothing:

1. the new content, each file named by its digest too, so that two attempts never meet in one name;
2. `vN/inventory.json`, created only if it is not there: **this is the moment the version exists**,
   and of two writers exactly one gets through, the other has an OcflConflict;
3. leftover content of earlier, failed attempts at vN is removed; `vN/inventory.json.sha512`;
4. in the object's folder `inventory.json`, its sidecar, and (first version) the declaration.

Step 4 only repeats what step 2 decided. Whoever comes after a crash in step 3 or 4 sees that there
is a newer version than the folder's own inventory says (or that the sidecar does not match it) and
does the rest; a crash in step 1 leaves content that the next attempt uses or removes. Two writers
that overtake each other in step 4 cannot go back in time: each looks for a newer version last.
"""

import contextlib
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from storage.blobs.contract import BlobStore
from storage.digests import Digests, digest_chunks
from storage.errors import (
    BlobExists,
    BlobNotFound,
    CorruptOcflObject,
    DigestMismatch,
    InvalidKey,
    OcflConflict,
)
from storage.ocfl.inventory import (
    FILE_NAME,
    SIDECAR_NAME,
    Inventory,
    Version,
    read_inventory,
    sidecar_of,
)
from storage.ocfl.namaste import OBJECT_DECLARATION, content_of

log = logging.getLogger("kitabdar.storage")

_NAME_MAX = 120


@dataclass(frozen=True, slots=True)
class StagedBlob:
    """Bytes that lie in the same store under `key`, hashed when they came in."""

    key: str
    digests: Digests


@dataclass(frozen=True, slots=True)
class Bytes:
    """Bytes at hand: a small file made by this house."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes that stand under `logical_path` in the newest version that has this path.

    (Not only in the head: a renaming that is called again after a crash finds it already done.
    Two names that are exchanged cannot be told from two that were: that takes two versions.)
    """

    logical_path: str


Source = StagedBlob | Bytes | Kept


class OcflObject:
    """The object `object_id` in the folder `key` of the store; it need not exist yet."""

    def __init__(self, store: BlobStore, key: str, object_id: str) -> None:
        self.object_id = object_id
        self.key = key
        self._store = store

    def exists(self) -> bool:
        """Whether a first version was ever finished."""
        return self._store.exists(f"{self.key}/{OBJECT_DECLARATION}")

    def inventory(self) -> Inventory:
        """The newest finished version and all before it.

        Raises:
            BlobNotFound: there is no such object.
            CorruptOcflObject: no inventory can be trusted.
        """
        inventory = self._root_inventory() or self._newest(0, None)
        if inventory is None:
            raise BlobNotFound(f"{self.key}/{FILE_NAME}")
        return inventory

    def content_key(self, logical_path: str) -> str:
        """The blob that holds the bytes of a logical path in the newest version.

        Raises:
            BlobNotFound: no such object, or no such path in it.
        """
        return self._located(logical_path)[0]

    def history_of(self, logical_path: str) -> Iterator[tuple[Version, bytes]]:
        """Each version that has this path, oldest first, with the bytes it had then.

        Raises:
            BlobNotFound: there is no such object.
            DigestMismatch: bytes changed since they were written.
        """
        inventory = self.inventory()
        for version in inventory.versions:
            sha512 = version.state.get(logical_path)
            if sha512 is not None:
                key = f"{self.key}/{inventory.manifest[sha512]}"
                yield version, self._as_written(key, sha512, logical_path)

    def holds_only(
        self, logical_path: str, data: bytes, *, message: str, user: str, at: datetime
    ) -> bool:
        """Whether the object is what `write_version` makes of these bytes, once, and no more.

        Two reads, the bytes and the inventory. False says only that somebody must look closer.
        """
        digests = digest_chunks([data])
        content = _content_path(1, logical_path, digests.sha512)
        version = Version(at, message, user, {logical_path: digests.sha512})
        made = Inventory(
            self.object_id, (version,), {digests.sha512: content}, {content: digests.sha256}
        )
        try:
            if self._store.read(f"{self.key}/{content}") != data:
                return False
            key = f"{self.key}/{FILE_NAME}"
            return read_inventory(key, self._store.read(key)) == made
        except (BlobNotFound, CorruptOcflObject):
            return False

    def read(self, logical_path: str) -> bytes:
        """The bytes of a logical path, checked against their digest.

        Raises:
            BlobNotFound: no such object, or no such path in it.
            DigestMismatch: the bytes changed since they were written.
        """
        key, sha512 = self._located(logical_path)
        return self._as_written(key, sha512, logical_path)

    def write_version(
        self, state: Mapping[str, Source], *, message: str, user: str, at: datetime
    ) -> Inventory:
        """Makes `state` (logical path to source; the whole of it) the newest version.

        Nothing is written when the newest version is that already. Bytes the object has are not
        stored twice. Safe to call again after any crash.

        Raises:
            OcflConflict: somebody else wrote the next version meanwhile.
            BlobNotFound: a staged blob, or a kept path, is not there.
            DigestMismatch: a staged blob has not the size it was staged with.
            InvalidKey: a logical path that OCFL does not allow.
        """
        check_logical_paths(state)
        if at.tzinfo is None:
            raise ValueError(f"The time of a version must say its zone: {at!r}.")
        head = self.settle()
        digests = {path: self._digests(head, source) for path, source in state.items()}
        wanted = {path: found.sha512 for path, found in digests.items()}
        if head is not None and head.state == wanted:
            return head
        number = head.number + 1 if head else 1
        inventory = _grown(head, self.object_id, Version(at, message, user, wanted))
        try:
            inventory = self._store_state(number, inventory, state, digests)
        except BlobNotFound:
            # Whoever wrote this version meanwhile removed what belongs to nobody: our content.
            if self._store.exists(f"{self.key}/v{number}/{FILE_NAME}"):
                raise self._conflict(number) from None
            raise
        self._claim(number, inventory)
        self._finish(inventory)
        return self.settle() or inventory

    def settle(self) -> Inventory | None:
        """Finishes what a crashed writer began; the newest version, None if there is none."""
        trusted = self._root_inventory()
        newest = self._newest(trusted.number if trusted else 0, trusted)
        while newest is not None and (newest is not trusted or not self.exists()):
            log.warning("ocfl.repaired", extra={"object": self.object_id, "version": newest.head})
            self._finish(newest)
            trusted = newest
            newest = self._newest(newest.number, newest)
        return newest

    def repair(self) -> Inventory | None:
        """`settle`, and then removes what belongs to no version: leftovers of crashed writers.

        Only for a time when nobody writes to this object.
        """
        newest = self.settle()
        known = set(newest.manifest.values()) if newest else set()
        known |= {OBJECT_DECLARATION, FILE_NAME, SIDECAR_NAME} if newest else set()
        for number in range(1, newest.number + 1 if newest else 1):
            known |= {f"v{number}/{FILE_NAME}", f"v{number}/{SIDECAR_NAME}"}
        for info in list(self._store.list(self.key)):
            if info.key.removeprefix(f"{self.key}/") not in known:
                self._store.delete(info.key)
        return newest

    # -- inside ----------------------------------------------------------------------------

    def _as_written(self, key: str, sha512: str, logical_path: str) -> bytes:
        data = self._store.read(key)
        if digest_chunks([data]).sha512 != sha512:
            raise DigestMismatch(
                key, f"The bytes of {logical_path!r} in {self.object_id} are not those written."
            )
        return data

    def _located(self, logical_path: str) -> tuple[str, str]:
        """Blob key and SHA-512 of a logical path in the newest version."""
        inventory = self.inventory()
        try:
            sha512 = inventory.state[logical_path]
        except KeyError:
            raise BlobNotFound(f"{self.key}/{logical_path}") from None
        return f"{self.key}/{inventory.manifest[sha512]}", sha512

    def _root_inventory(self) -> Inventory | None:
        """The folder's own inventory, if its sidecar vouches for it."""
        key = f"{self.key}/{FILE_NAME}"
        try:
            data = self._store.read(key)
            if self._store.read(f"{self.key}/{SIDECAR_NAME}") != sidecar_of(data):
                return None
        except BlobNotFound:
            return None
        return self._own(key, data)

    def _newest(self, number: int, known: Inventory | None) -> Inventory | None:
        """The newest version that exists, looking upwards from `known`, which has `number`."""
        while True:
            key = f"{self.key}/v{number + 1}/{FILE_NAME}"
            if not self._store.exists(key):
                return known
            number += 1
            known = self._own(key, self._store.read(key))

    def _own(self, key: str, data: bytes) -> Inventory:
        inventory = read_inventory(key, data)
        if inventory.object_id != self.object_id:
            raise CorruptOcflObject(
                key, f"The inventory {key!r} is that of {inventory.object_id!r}, another object."
            )
        return inventory

    def _digests(self, head: Inventory | None, source: Source) -> Digests:
        match source:
            case StagedBlob(_, digests):
                return digests
            case Bytes(data):
                return digest_chunks([data])
            case Kept(path):
                for version in reversed(head.versions if head else ()):
                    if path in version.state:
                        return Digests(version.state[path], "", 0)
                raise BlobNotFound(f"{self.key}/{path}")

    def _conflict(self, number: int) -> OcflConflict:
        return OcflConflict(
            self.key, f"Somebody else wrote version {number} of {self.object_id}; try again."
        )

    def _store_state(
        self,
        number: int,
        inventory: Inventory,
        state: Mapping[str, Source],
        digests: Mapping[str, Digests],
    ) -> Inventory:
        """Step 1: brings all new content; the inventory that knows it."""
        for path, source in sorted(state.items()):
            found = digests[path]
            if found.sha512 not in inventory.manifest:
                content = _content_path(number, path, found.sha512)
                self._store_content(f"{self.key}/{content}", source, found)
                inventory = replace(
                    inventory,
                    manifest={**inventory.manifest, found.sha512: content},
                    fixity={**inventory.fixity, content: found.sha256},
                )
        return inventory

    def _store_content(self, key: str, source: Source, digests: Digests) -> None:
        """One file of step 1; one that an earlier attempt brought here is used as it is."""
        if not self._store.exists(key):
            with contextlib.suppress(BlobExists):
                match source:
                    case StagedBlob(staged, _):
                        self._store.copy(staged, key)
                    case Bytes(data):
                        self._store.put(key, [data])
                    case Kept(_):
                        raise AssertionError("kept bytes are in the manifest")
        if self._store.size(key) != digests.size_bytes:
            raise DigestMismatch(
                key, f"The bytes for {key!r} have not the size that was counted when they came."
            )

    def _claim(self, number: int, inventory: Inventory) -> None:
        """Step 2: makes the version exist, unless somebody else just did."""
        data = inventory.to_bytes()
        key = f"{self.key}/v{number}/{FILE_NAME}"
        try:
            self._store.put(key, [data])
        except BlobExists:
            there = self._store.read(key)
            if there == data:  # our own request, repeated by the network, or an equal twin
                return
            winner = set(self._own(key, there).manifest.values())
            for path in set(inventory.manifest.values()) - winner:
                if path.startswith(f"v{number}/"):
                    self._store.delete(f"{self.key}/{path}")
            raise self._conflict(number) from None

    def _finish(self, inventory: Inventory) -> None:
        """Steps 3 and 4: all that follows from the version being there."""
        version = f"{self.key}/{inventory.head}"
        used = {f"{self.key}/{path}" for path in inventory.manifest.values()}
        for info in list(self._store.list(f"{version}/content")):
            if info.key not in used:
                self._store.delete(info.key)
        data = self._store.read(f"{version}/{FILE_NAME}")
        for key, content in (
            (f"{version}/{SIDECAR_NAME}", sidecar_of(data)),
            (f"{self.key}/{FILE_NAME}", data),
            (f"{self.key}/{SIDECAR_NAME}", sidecar_of(data)),
            (f"{self.key}/{OBJECT_DECLARATION}", content_of(OBJECT_DECLARATION)),
        ):
            self._store.put(key, [content], replace=True)


def check_logical_paths(paths: Mapping[str, object]) -> None:
    """Refuses what OCFL 1.1 section 3.5.3.1 refuses: bad parts, and a path beneath another.

    Raises:
        InvalidKey: with the path.
    """
    for path in paths:
        parts = path.split("/")
        if any(part in ("", ".", "..") for part in parts):
            raise InvalidKey(path, f"{path!r} is no path for a file in an OCFL object.")
        if any("/".join(parts[:depth]) in paths for depth in range(1, len(parts))):
            raise InvalidKey(path, f"{path!r} lies beneath another file of the OCFL object.")


def _grown(head: Inventory | None, object_id: str, version: Version) -> Inventory:
    if head is None:
        return Inventory(object_id, (version,), {}, {})
    return replace(head, versions=(*head.versions, version))


def _content_path(number: int, logical_path: str, sha512: str) -> str:
    """A name every file system can hold; the true one stands in the inventory."""
    *folders, name = (re.sub(r"[^A-Za-z0-9._-]", "_", part) for part in logical_path.split("/"))
    folders = [
        f"_{folder[:_NAME_MAX]}" if folder[0] == "." else folder[:_NAME_MAX] for folder in folders
    ]
    return "/".join([f"v{number}", "content", *folders, f"{sha512[:16]}-{name[-_NAME_MAX:]}"])
