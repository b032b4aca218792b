"""What an import is made of: sources that are read one after another, and their bytes in the vault.

The bytes of a source are kept as they came, before a row tells of them, in OCFL objects of the
import: nothing is ever taken out of them, also not when the import is undone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from catalog.tei.reading.reading import Reading, read
from storage.digests import digest_chunks
from storage.ocfl.root import Bytes, StorageRoot

# An object for each source would cost the disk four times as much; more at once, memory.
TOGETHER: Final = 16
_NAME_MAX: Final = 200
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f/\\]+")


@dataclass(frozen=True)
class Source:
    """The bytes of one record, how they are read, and where they came from.

    `read(data, holder_id)` raises a `CatalogError` where no record can be made of them. `line` is
    that of the record in a file of several, 0 elsewhere.
    """

    name: str
    data: bytes
    read: Callable[[bytes, str], Reading]
    line: int = 0

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes, hexadecimal."""
        return digest_chunks([self.data]).sha256


def tei_source(name: str, data: bytes) -> Source:
    """A TEI file with one description; `name` is what its sender calls it."""
    return Source(name, data, _read_tei)


def object_id(batch_id: str, number: int) -> str:
    """The identifier of the OCFL object that keeps the source of a row, with its neighbours."""
    return f"urn:kitabdar:import:{batch_id}:{(number - 1) // TOGETHER + 1}"


def logical_path(number: int, name: str) -> str:
    """Where in its object the bytes of a row stand; a name of any sender is made fit for it."""
    fit = _UNFIT.sub("_", name)[-_NAME_MAX:]
    return f"source/{number}/{fit if fit.strip('. ') else 'record'}"


def keep(root: StorageRoot, batch_id: str, rows: Mapping[int, Source], *, at: datetime) -> None:
    """Keep the bytes of rows that belong in one object, by their numbers; again is no change.

    Raises:
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    if rows:
        root.object(object_id(batch_id, min(rows))).write_version(
            {logical_path(number, one.name): Bytes(one.data) for number, one in rows.items()},
            message="The sources as they came",
            user="kitabdar",
            at=at,
        )


def _read_tei(data: bytes, holder_id: str) -> Reading:
    return read(data, holder_id=holder_id)
