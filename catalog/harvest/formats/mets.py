"""The book as METS 1.12: Dublin Core inside, TEI beside, its pictures and their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree
from lxml.etree import _Element
from sqlalchemy.orm import Session

from catalog.harvest.formats import dublin_core
from catalog.harvest.formats.pictures import LARGE, Picture, pictures_of
from catalog.harvest.formats.sources import Source, sources
from catalog.harvest.formats.statements import holder_name, statements
from catalog.harvest.walking import Line
from catalog.uris import Uris

METS: Final = "http://www.loc.gov/METS/"
XLINK: Final = "http://www.w3.org/1999/xlink"
_NAMES: Final = {"mets": METS, "xlink": XLINK, "dc": dublin_core.DC, "xsi": dublin_core.XSI}
_HREF: Final = f"{{{XLINK}}}href"


def payloads(session: Session, uris: Uris, lines: Sequence[Line]) -> Mapping[str, _Element]:
    """The METS element of each book."""
    return {
        each.id: _element(each, uris, pictures_of(session, each.id))
        for each in sources(session, lines)
    }


def _element(source: Source, uris: Uris, pictures: Sequence[Picture]) -> _Element:
    page = uris.manuscript(source.id)
    title = f"{holder_name(source)}, {source.record.identity.shelfmark}"
    root = etree.Element(
        f"{{{METS}}}mets",
        {"OBJID": page, "LABEL": title, "TYPE": "manuscript"},
        nsmap=_NAMES,
    )
    root.set(
        f"{{{dublin_core.XSI}}}schemaLocation",
        f"{METS} http://www.loc.gov/standards/mets/mets.xsd",
    )
    header = _add(root, "metsHdr", LASTMODDATE=source.at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    agent = _add(header, "agent", ROLE="CUSTODIAN", TYPE="ORGANIZATION")
    _add(agent, "name").text = holder_name(source)
    core = _add(
        _add(root, "dmdSec", ID=f"{source.id}-dc"), "mdWrap", MDTYPE="DC", MIMETYPE="text/xml"
    )
    data = _add(core, "xmlData")
    for each in statements(source, uris):
        dublin_core.add(data, each)
    described = _add(
        _add(root, "dmdSec", ID=f"{source.id}-tei"), "mdRef", LOCTYPE="URL", MDTYPE="OTHER"
    )
    described.attrib.update(
        {"OTHERMDTYPE": "TEI", "MIMETYPE": "application/tei+xml", _HREF: uris.tei(source.id)}
    )
    shown = [each for each in pictures if each.image_id is not None]
    if shown:
        _add_files(root, uris, shown)
    _add_order(root, source, uris, pictures, title)
    return root


def _add_files(root: _Element, uris: Uris, pictures: Sequence[Picture]) -> None:
    group = _add(_add(root, "fileSec"), "fileGrp", USE="IIIF Image API 3.0")
    for each in pictures:
        assert each.image_id is not None
        file = _add(group, "file", ID=f"f{each.image_id}", MIMETYPE="image/jpeg")
        _add(file, "FLocat", LOCTYPE="URL").set(_HREF, uris.image_request(each.image_id, LARGE))


def _add_order(
    root: _Element, source: Source, uris: Uris, pictures: Sequence[Picture], title: str
) -> None:
    """The sides in reading order; each names its canvas, so that the two orders can be joined."""
    book = _add(
        _add(root, "structMap", TYPE="physical"),
        "div",
        TYPE="manuscript",
        LABEL=title,
        DMDID=f"{source.id}-dc {source.id}-tei",
    )
    if source.has_manifest:
        pointer = _add(book, "mptr", LOCTYPE="URL")
        pointer.set(_HREF, uris.manifest(source.id))
    for order, each in enumerate(pictures, start=1):
        side = _add(
            book,
            "div",
            TYPE="side",
            ORDER=str(order),
            ORDERLABEL=each.label,
            CONTENTIDS=uris.canvas(source.id, each.canvas_id),
        )
        if each.image_id is not None:
            _add(side, "fptr", FILEID=f"f{each.image_id}")


def _add(parent: _Element, tag: str, **attributes: str) -> _Element:
    return etree.SubElement(parent, f"{{{METS}}}{tag}", attributes)
