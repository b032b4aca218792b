"""What the HTTP edges of ingest need of the house they stand in; `viewer.assembly.House` has it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session, sessionmaker

from catalog.uris import Uris
from ingest.limits import Limits
from storage.vault import Vault


class HouseSettings(Protocol):
    """The settings these edges look at."""

    @property
    def scratch(self) -> Path:
        """Folder for work in progress."""
        ...

    @property
    def limits(self) -> Limits:
        """What one scan may cost."""
        ...


class DepositHouse(Protocol):
    """Rows, bytes, addresses and settings."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """Makes sessions."""
        ...

    @property
    def vault(self) -> Vault:
        """Where bytes outlive this software."""
        ...

    @property
    def uris(self) -> Uris:
        """Public addresses."""
        ...

    @property
    def settings(self) -> HouseSettings:
        """The settings in force."""
        ...
