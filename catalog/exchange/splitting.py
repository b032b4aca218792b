"""A file of one library record or of many as the sources of an import.

Each record of a collection is a source of its own, with bytes that can be read again alone; the
holdings stay with their book. What cannot be read any further ends in one refused source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from catalog.errors import CatalogError
from catalog.exchange.source import Source, refused
from catalog.marc import reading as marc
from catalog.mets import reading as mets
from catalog.tei.reading.reading import Reading
from catalog.xml.each import each
from catalog.xml.safe import Element, line_of, local_name

_OPEN: Final = {
    "record": (b'<collection xmlns="http://www.loc.gov/MARC21/slim">', b"</collection>"),
}
_Read = Callable[[bytes, str], Reading]


def marc_sources(name: str, data: bytes) -> Iterator[Source]:
    """The books of a file of MARCXML in order; `name` is what its sender calls it."""
    return _split(name, data, ("record",), _read_marc)


def mets_sources(name: str, data: bytes) -> Iterator[Source]:
    """The packages of METS, or the descriptions in MODS, of a file in order."""
    return _split(name, data, ("mets", "mods"), _read_mets)


def _split(name: str, data: bytes, names: tuple[str, ...], read: _Read) -> Iterator[Source]:
    """A source for each outermost record; of a file with one, the file as it came."""
    waiting: tuple[int, list[bytes]] | None = None
    count = 0
    try:
        for element in each(data, names):
            if local_name(element) == "record" and not _is_marc(element):
                continue
            if local_name(element) == "record" and marc.is_holdings(element) and waiting:
                waiting[1].append(_bytes_of(element))
                continue
            if waiting is not None:
                count += 1
                yield _source(name, count, waiting, read)
            waiting = (line_of(element), [_bytes_of(element)])
    except CatalogError as error:
        if waiting is not None:
            yield _source(name, count + 1, waiting, read)
        yield refused(name, data if waiting is None else b"", error, getattr(error, "line", 0))
        return
    if count == 0:
        yield Source(name, data, read)
    elif waiting is not None:
        yield _source(name, count + 1, waiting, read)


def _source(name: str, number: int, record: tuple[int, list[bytes]], read: _Read) -> Source:
    line, pieces = record
    opened, closed = _OPEN["record"] if b"<record" in pieces[0][:20] else (b"", b"")
    data = opened + b"".join(pieces) + closed

    def shifted(data: bytes, holder_id: str) -> Reading:
        reading = read(data, holder_id)
        aside = tuple(replace(one, line=one.line + line - 1) for one in reading.aside)
        return replace(reading, aside=aside, line=line)

    return Source(f"{name}#{number}", data, shifted, line)


def _bytes_of(element: Element) -> bytes:
    return etree.tostring(element, encoding="utf-8", with_tail=False)


def _is_marc(element: Element) -> bool:
    """A record of MARC, and no envelope of a harvest that is called alike."""
    return any(local_name(one) in ("leader", "controlfield", "datafield") for one in element)


def _read_marc(data: bytes, holder_id: str) -> Reading:
    return marc.read(data, holder_id=holder_id)


def _read_mets(data: bytes, holder_id: str) -> Reading:
    return mets.read(data, holder_id=holder_id)
