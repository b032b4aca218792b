"""What an import is made of: sources, each the bytes of one record and how they are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from catalog.errors import CatalogError
from catalog.exchange.errors import TableNote
from catalog.tei.reading.reading import Reading, read
from storage.digests import digest_chunks


@dataclass(frozen=True)
class Source:
    """The bytes of one record, how they are read, and where they came from.

    `read(data, holder_id)` raises a `CatalogError` where no record can be made of them. `line` is
    that of the record in a file of several, 0 elsewhere. `cells` are those of a row of a table, as
    header and text, and `notes` what is to be said of them.
    """

    name: str
    data: bytes
    read: Callable[[bytes, str], Reading]
    line: int = 0
    cells: tuple[tuple[str, str], ...] | None = None
    notes: tuple[TableNote, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes, hexadecimal."""
        return digest_chunks([self.data]).sha256


def tei_source(name: str, data: bytes) -> Source:
    """A TEI file with one description; `name` is what its sender calls it."""
    return Source(name, data, _read_tei)


def refused(name: str, data: bytes, error: CatalogError, line: int = 0) -> Source:
    """A source that is known to be none: reading it raises the error."""

    def refuse(_data: bytes, _holder_id: str) -> Reading:
        raise error

    return Source(name, data, refuse, line)


def _read_tei(data: bytes, holder_id: str) -> Reading:
    return read(data, holder_id=holder_id)
