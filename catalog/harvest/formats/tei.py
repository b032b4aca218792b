"""The record as TEI P5, the same as on its own page: with all that was released of its care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree
from lxml.etree import _Element
from sqlalchemy.orm import Session

from catalog.harvest.formats.sources import sources
from catalog.harvest.walking import Line
from catalog.publication import tei_of
from catalog.tei.markup import TEI, XML
from catalog.uris import Uris

NAMESPACE: Final = TEI
_ID: Final = f"{{{XML}}}id"


def payloads(session: Session, uris: Uris, lines: Sequence[Line]) -> Mapping[str, _Element]:
    """The TEI element of each book."""
    made = {}
    for each in sources(session, lines):
        whole = tei_of(session, each.id, each.record, uris.manuscript(each.id))
        made[each.id] = _with_own_ids(etree.fromstring(whole), each.id)
    return made


def _with_own_ids(root: _Element, book_id: str) -> _Element:
    """The document with its identifiers begun by the book's: many stand in one answer.

    An xml:id may occur once in a document (xml:id 1.0, section 4), and parsers refuse it twice.
    """
    known = {str(element.attrib[_ID]) for element in root.iter() if _ID in element.attrib}
    for element in root.iter(etree.Element):
        for name, raw in element.attrib.items():
            value = str(raw)
            if name == _ID:
                element.set(name, f"{book_id}-{value}")
            elif "#" in value:
                parts = (
                    f"#{book_id}-{part[1:]}" if part[0] == "#" and part[1:] in known else part
                    for part in value.split()
                )
                element.set(name, " ".join(parts))
    return root
