"""Simple Dublin Core as OAI-PMH asks of every repository (2.0, section 2.4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lxml import etree
from lxml.etree import _Element
from sqlalchemy.orm import Session

from catalog.harvest.formats.sources import sources
from catalog.harvest.formats.statements import Statement, statements
from catalog.harvest.walking import Line
from catalog.uris import Uris

OAI_DC: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC: Final = "http://purl.org/dc/elements/1.1/"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_LOCATION = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


def payloads(session: Session, uris: Uris, lines: Sequence[Line]) -> Mapping[str, _Element]:
    """The oai_dc element of each book."""
    return {each.id: element(statements(each, uris)) for each in sources(session, lines)}


def element(told: Iterable[Statement]) -> _Element:
    """The statements as one oai_dc element."""
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", _LOCATION)
    for each in told:
        add(root, each)
    return root


def add(parent: _Element, told: Statement) -> None:
    """Add one statement to an element."""
    made = etree.SubElement(parent, f"{{{DC}}}{told.element}")
    made.text = told.text
    if told.language:
        made.set(LANG, told.language)
