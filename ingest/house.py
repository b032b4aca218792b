"""What the HTTP edges of ingest need of the house they stand in; `viewer.assembly.House` has it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from catalog.houses import RecordHouse
from ingest.limits import Limits


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


class DepositHouse(RecordHouse, Protocol):
    """Rows, bytes, addresses and settings."""

    @property
    def settings(self) -> HouseSettings:
        """The settings in force."""
        ...
