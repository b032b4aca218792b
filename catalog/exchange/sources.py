"""Which reader reads which kind of file: one table for imports, dry runs and mending."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from catalog.exchange.source import Source, tei_source
from catalog.exchange.splitting import marc_sources, mets_sources
from catalog.exchange.table import table_sources
from catalog.exchange.tables import BatchKind

_Reader = Callable[[str, bytes, Mapping[str, Any]], Iterable[Source]]


def sources_in(
    kind: BatchKind, name: str, data: bytes, columns: Mapping[str, Any] | None = None
) -> Iterator[Source]:
    """Every record of a file of a kind; `columns` are the `sheet` and the `fields` of a table."""
    yield from READERS[kind](name, data, columns or {})


def _tei(name: str, data: bytes, _: Mapping[str, Any]) -> Iterable[Source]:
    return (tei_source(name, data),)


def _table(name: str, data: bytes, columns: Mapping[str, Any]) -> Iterable[Source]:
    return table_sources(name, data, columns.get("fields"), columns.get("sheet"))


def _marc(name: str, data: bytes, _: Mapping[str, Any]) -> Iterable[Source]:
    return marc_sources(name, data)


def _mets(name: str, data: bytes, _: Mapping[str, Any]) -> Iterable[Source]:
    return mets_sources(name, data)


READERS: Final[dict[BatchKind, _Reader]] = {
    BatchKind.TEI: _tei,
    BatchKind.TABLE: _table,
    BatchKind.MARCXML: _marc,
    BatchKind.METS: _mets,
}
