"""The schemas of the formats, read from the shelf and never copied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

DC = "http://purl.org/dc/elements/1.1/"
_ELEMENTS = (
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type",
    "format", "identifier", "source", "language", "relation", "coverage", "rights",
)  # fmt: skip


def simple_dublin_core() -> str:
    """What oai_dc.xsd imports: fifteen elements of text, each with a language if it wants one."""
    elements = "".join(f'<xs:element name="{each}" type="dc:text"/>' for each in _ELEMENTS)
    return f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:dc="{DC}"
 targetNamespace="{DC}" elementFormDefault="qualified">
 <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="edm/xml.xsd"/>
 <xs:complexType name="text"><xs:simpleContent><xs:extension base="xs:string">
 <xs:attribute ref="xml:lang"/></xs:extension></xs:simpleContent></xs:complexType>
 {elements}</xs:schema>"""


class _Shelf(etree.Resolver):
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def resolve(self, url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        if url.startswith("http://dublincore.org/"):
            base = f"{self.folder}/simpledc.xsd"
            return self.resolve_string(simple_dublin_core(), context, base_url=base)
        if url.startswith(("http://www.loc.gov/", "https://www.loc.gov/")):
            return self.resolve_filename(  # type: ignore[attr-defined]
                str(self.folder / url.rsplit("/", 1)[1]), context
            )
        return None


def schema(folder: Path, name: str) -> etree.XMLSchema:
    """One XML schema of the shelf."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Shelf(folder))
    return etree.XMLSchema(etree.parse(str(folder / name), parser))
