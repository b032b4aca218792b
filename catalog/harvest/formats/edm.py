"""The Europeana Data Model (external profile): object, aggregation, web resource, service.

Europeana asks for a statement of rights with every object. Where the record has none, or a
custodian asks for no reuse, it says that nobody has examined them, which grants nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree
from lxml.etree import _Element
from sqlalchemy.orm import Session

from catalog.harvest.formats import dublin_core, pictures
from catalog.harvest.formats.sources import Source, sources
from catalog.harvest.formats.statements import holder_name, statements
from catalog.harvest.walking import Line
from catalog.uris import Uris

EDM: Final = "http://www.europeana.eu/schemas/edm/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
ORE: Final = "http://www.openarchives.org/ore/terms/"
DCTERMS: Final = "http://purl.org/dc/terms/"
SVCS: Final = "http://rdfs.org/sioc/services#"
DOAP: Final = "http://usefulinc.com/ns/doap#"
NOT_EXAMINED: Final = "http://rightsstatements.org/vocab/CNE/1.0/"
PROVIDER: Final = "Kitabdar"
_ABOUT: Final = f"{{{RDF}}}about"
_RESOURCE: Final = f"{{{RDF}}}resource"
_NAMES: Final = {
    "rdf": RDF, "edm": EDM, "ore": ORE, "dc": dublin_core.DC, "dcterms": DCTERMS,
    "svcs": SVCS, "doap": DOAP,
}  # fmt: skip
# What Europeana has other places for, or does not take as text.
_ELSEWHERE: Final = frozenset({"rights", "publisher", "relation"})


def payloads(session: Session, uris: Uris, lines: Sequence[Line]) -> Mapping[str, _Element]:
    """The RDF element of each book."""
    read = sources(session, lines)
    covers = pictures.covers_of(session, [each.id for each in read])
    return {each.id: _element(each, uris, covers.get(each.id)) for each in read}


def _element(source: Source, uris: Uris, cover: str | None) -> _Element:
    page = uris.manuscript(source.id)
    thing = f"{page}#object"
    root = etree.Element(f"{{{RDF}}}RDF", nsmap=_NAMES)
    made = _node(root, f"{{{EDM}}}ProvidedCHO", thing)
    told = statements(source, uris)
    for each in told:
        if each.element not in _ELSEWHERE:
            dublin_core.add(made, each)
    if not any(each.element == "language" for each in told):
        # A text needs a language there; 'und' says that it was not determined (ISO 639-2).
        etree.SubElement(made, f"{{{dublin_core.DC}}}language").text = "und"
    etree.SubElement(made, f"{{{EDM}}}type").text = "TEXT"
    shown = uris.image_request(cover, pictures.LARGE) if cover else None
    if cover and shown:
        _add_picture(root, source, uris, cover, shown)
    _add_aggregation(root, source, uris, cover)
    if cover:
        service = _node(root, f"{{{SVCS}}}Service", uris.image(cover))
        _point(service, f"{{{DCTERMS}}}conformsTo", "http://iiif.io/api/image")
        _point(service, f"{{{DOAP}}}implements", "http://iiif.io/api/image/3/level2.json")
    return root


def _add_picture(root: _Element, source: Source, uris: Uris, cover: str, shown: str) -> None:
    picture = _node(root, f"{{{EDM}}}WebResource", shown)
    _point(picture, f"{{{EDM}}}rights", _rights(source))
    _point(picture, f"{{{DCTERMS}}}isReferencedBy", uris.manifest(source.id))
    _point(picture, f"{{{SVCS}}}has_service", uris.image(cover))


def _add_aggregation(root: _Element, source: Source, uris: Uris, cover: str | None) -> None:
    page = uris.manuscript(source.id)
    made = _node(root, f"{{{ORE}}}Aggregation", f"{page}#aggregation")
    _point(made, f"{{{EDM}}}aggregatedCHO", f"{page}#object")
    etree.SubElement(made, f"{{{EDM}}}dataProvider").text = holder_name(source)
    _point(made, f"{{{EDM}}}isShownAt", page)
    if cover:
        _point(made, f"{{{EDM}}}isShownBy", uris.image_request(cover, pictures.LARGE))
        _point(made, f"{{{EDM}}}object", uris.image_request(cover, pictures.SMALL))
    etree.SubElement(made, f"{{{EDM}}}provider").text = PROVIDER
    _point(made, f"{{{EDM}}}rights", _rights(source))


def _rights(source: Source) -> str:
    stated = source.record.identity.rights
    return stated if stated and source.may_reuse else NOT_EXAMINED


def _node(parent: _Element, tag: str, about: str) -> _Element:
    return etree.SubElement(parent, tag, {_ABOUT: about})


def _point(parent: _Element, tag: str, to: str) -> None:
    etree.SubElement(parent, tag, {_RESOURCE: to})
