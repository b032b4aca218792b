"""The OCFL storage root inside a blob store: how objects are found again without a database."""

import json
from collections.abc import Iterator

from storage.blobs.contract import BlobStore, check_key
from storage.errors import BlobNotFound, CorruptOcflObject
from storage.ocfl.inventory import FILE_NAME, Inventory, read_inventory
from storage.ocfl.layout import CONFIG, EXTENSION, folder_of, id_of
from storage.ocfl.namaste import OBJECT_DECLARATION, ROOT_DECLARATION, content_of
from storage.ocfl.object import Bytes, Kept, OcflObject, Source, StagedBlob

__all__ = ["Bytes", "Inventory", "Kept", "OcflObject", "Source", "StagedBlob", "StorageRoot"]


class StorageRoot:
    """The storage root in the folder `prefix` of the store (OCFL 1.1, section 4)."""

    def __init__(self, store: BlobStore, prefix: str = "ocfl") -> None:
        self._store = store
        self._prefix = check_key(prefix)

    def ensure(self) -> None:
        """Makes the root, or finishes making it; a root that is there stays as it is.

        Raises:
            CorruptOcflObject: the root that is there has another layout.
        """
        layout = {
            "extension": EXTENSION,
            "description": "Three folders from the SHA-256 of the "
            "object's identifier, then the identifier itself, percent-encoded.",
        }
        self._ensure("ocfl_layout.json", _json(layout))
        self._ensure(f"extensions/{EXTENSION}/config.json", _json(CONFIG))
        self._ensure(ROOT_DECLARATION, content_of(ROOT_DECLARATION))

    def object(self, object_id: str) -> OcflObject:
        """The object of this identifier, whether it exists yet or not."""
        return OcflObject(self._store, f"{self._prefix}/{folder_of(object_id)}", object_id)

    def object_ids(self) -> Iterator[str]:
        """The identifiers of all finished objects, in the order of their folders."""
        ending = f"/{OBJECT_DECLARATION}"
        for info in self._store.list(self._prefix):
            if info.key.endswith(ending):
                folder = info.key.removesuffix(ending)
                object_id = id_of(folder.removeprefix(f"{self._prefix}/"))
                yield object_id if object_id is not None else self._id_inside(folder)

    def repair(self, object_id: str) -> Inventory | None:
        """Finishes or removes what a crashed writer left of an object; its newest version.

        Only for a time when nobody writes to this object.
        """
        return self.object(object_id).repair()

    def _id_inside(self, folder: str) -> str:
        key = f"{folder}/{FILE_NAME}"
        return read_inventory(key, self._store.read(key)).object_id

    def _ensure(self, name: str, content: bytes) -> None:
        key = f"{self._prefix}/{name}"
        try:
            there = self._store.read(key)
        except BlobNotFound:
            self._store.put(key, [content], replace=True)
            return
        if there != content and (
            not name.endswith(".json") or _meaning(there) != _meaning(content)
        ):
            raise CorruptOcflObject(
                key, f"The file {key!r} belongs to an OCFL root of another kind; use another store."
            )


def _json(body: dict[str, str] | dict[str, str | int]) -> bytes:
    return json.dumps(body, indent=1, sort_keys=True).encode() + b"\n"


def _meaning(content: bytes) -> object:
    """What counts in a JSON file of the root: all but the description for people."""
    try:
        body = json.loads(content)
    except ValueError:
        return None
    if isinstance(body, dict):
        body.pop("description", None)
    return body
