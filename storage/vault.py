"""The vault as one object: the blobs and, among them, the OCFL storage root."""

from dataclasses import dataclass

from storage.blobs import BlobStore, StoreLocation, open_store
from storage.ocfl.root import StorageRoot

OCFL_PREFIX = "ocfl"


@dataclass(frozen=True, slots=True)
class Vault:
    """Everything that outlives this software, passed around as one thing.

    `root` lies inside `blobs` (under 'ocfl/'), so that a staged blob becomes a master without its
    bytes being read again.
    """

    blobs: BlobStore
    root: StorageRoot


def open_vault(location: StoreLocation) -> Vault:
    """The vault at `location`; the OCFL root is made by `vault.root.ensure()`, not here."""
    blobs = open_store(location)
    return Vault(blobs, StorageRoot(blobs, OCFL_PREFIX))
