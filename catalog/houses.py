"""What the rooms of the catalogue need of the assembled house (`viewer.assembly.House` is one)."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy.orm import Session, sessionmaker

from catalog.uris import Uris
from storage.vault import Vault


class VaultHouse(Protocol):
    """Rows, and the bytes they speak of."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """The maker of database sessions."""

    @property
    def vault(self) -> Vault:
        """Where originals, records and signed documents are kept."""


class RecordHouse(VaultHouse, Protocol):
    """The same, and the addresses under which the world finds them."""

    @property
    def uris(self) -> Uris:
        """The public addresses."""
