"""What can go wrong in the vault, as types.

Each message is one sentence for the person who must act: what, which, what to do. No type here
knows an HTTP status; the front door maps them once.
"""


class StorageError(Exception):
    """Anything the vault refuses or fails to do."""


class BlobNotFound(StorageError):
    """No blob stands under `key`."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is no blob {key!r} in the store.")
        self.key = key

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return (type(self), (self.key,))


class BlobExists(StorageError):
    """A blob already stands under `key`, and the caller did not ask to replace it."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is a blob {key!r} in the store already; it was left as it is.")
        self.key = key

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return (type(self), (self.key,))


class _WithKey(StorageError):
    """An error about one key (or, where there is none, about the store: an empty key)."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return (type(self), (self.key, str(self)))


class InvalidKey(_WithKey):
    """`key` is not a key a store may have (see `storage.blobs.contract.check_key`)."""


class InvalidRange(_WithKey):
    """The bytes asked for do not all lie inside the blob `key`."""


class StorageFull(_WithKey):
    """The disk or the quota behind the store is used up; what was being written is gone again."""


class StorageUnavailable(_WithKey):
    """The store does not answer, or refuses us: trying again later may help."""


class DigestMismatch(_WithKey):
    """The bytes under `key` are not the bytes that were promised."""


class CorruptTileArchive(_WithKey):
    """`key` (or a local path) is not a tile archive this house wrote whole."""


class CorruptOcflObject(_WithKey):
    """The OCFL object or root at `key` cannot be read as OCFL 1.1."""


class OcflConflict(_WithKey):
    """Somebody else wrote a version of the OCFL object `key` at the same time; try again."""
