"""TEI P5: a facsimile with a surface for each side and a zone for each line, and the text by lines.

Surfaces are as large as their canvases (TEI P5, chapter 12), so zones are in pixels of the canvas.
A text names a side by `pb` and a line by `lb`, each pointing at its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from lxml import etree

from catalog.transcription.lines import Line, RegionKind
from catalog.transcription.writing.sides import WrittenSide

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
_XML: Final = "http://www.w3.org/XML/1998/namespace"


def tei(
    sides: Iterable[WrittenSide],
    *,
    title: str,
    holder: str,
    shelfmark: str,
    address: str,
    image_of: Callable[[WrittenSide], str],
) -> bytes:
    """The sides as one TEI file; `address` is that of the book, `image_of` that of a photograph."""
    root = etree.fromstring(f'<TEI xmlns="{NAMESPACE}"/>')
    _header(root, title, holder, shelfmark, address)
    facsimile = _add(root, "facsimile")
    body = _add(_add(root, "text"), "body")
    for side in sides:
        _side(facsimile, body, side, image_of(side))
    if not len(facsimile):
        root.remove(facsimile)
    if not len(body):
        _add(body, "ab")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _header(root: etree._Element, title: str, holder: str, shelfmark: str, address: str) -> None:
    description = _add(_add(root, "teiHeader"), "fileDesc")
    _add(_add(description, "titleStmt"), "title").text = title
    _add(_add(description, "publicationStmt"), "publisher").text = holder
    identifier = _add(_add(_add(description, "sourceDesc"), "msDesc"), "msIdentifier")
    _add(identifier, "repository").text = holder
    _add(identifier, "idno").text = shelfmark
    _add(_add(identifier, "altIdentifier"), "idno", type="URI").text = address


def _side(facsimile: etree._Element, body: etree._Element, side: WrittenSide, image: str) -> None:
    surface = _add(
        facsimile, "surface", n=side.label, ulx="0", uly="0", lrx=str(side.width),
        lry=str(side.height),
    )  # fmt: skip
    surface.set(f"{{{_XML}}}id", f"s-{side.canvas_id}")
    _add(surface, "graphic", url=image)
    page = _add(body, "ab")
    _add(page, "pb", n=side.label, facs=f"#s-{side.canvas_id}")
    for line in side.lines:
        _line(surface, page, side, line)


def _line(surface: etree._Element, page: etree._Element, side: WrittenSide, line: Line) -> None:
    here = f"z-{side.canvas_id}-{line.number}"
    is_placed = bool(line.polygon) or line.box is not None
    if is_placed:
        zone = _add(surface, "zone")
        zone.set(f"{{{_XML}}}id", here)
        if line.polygon:
            zone.set("points", " ".join(f"{x:g},{y:g}" for x, y in line.polygon))
        elif line.box is not None:
            box = line.box
            zone.set("ulx", f"{box.x:g}")
            zone.set("uly", f"{box.y:g}")
            zone.set("lrx", f"{box.x + box.width:g}")
            zone.set("lry", f"{box.y + box.height:g}")
    begin = _add(page, "lb", n=str(line.number), **({"facs": f"#{here}"} if is_placed else {}))
    # Running heads, numbers and catchwords are forme work (TEI P5, 11.6); all else is text.
    kind = {RegionKind.CATCHWORD: "catch", RegionKind.NUMBER: "pageNum"}.get(line.region)
    if kind is None and line.language is None:
        begin.tail = line.text
        return
    said = _add(page, "seg")
    if kind is not None:
        said.set("type", kind)
    if line.language is not None:
        said.set(f"{{{_XML}}}lang", line.language)
    said.text = line.text


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
