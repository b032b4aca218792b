"""PAGE XML (PRImA, pagecontent 2019-07-15): one file for a side, its lines in regions by kind.

Coordinates are whole pixels, as the schema asks. A line without a place has one in the schema
only: it stands in a region with two points in the corner, which no reader takes for an outline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from lxml import etree

from catalog.transcription.geometry import bounds, box_points
from catalog.transcription.lines import Box, Line, Points, RegionKind
from catalog.transcription.speech import page_language
from catalog.transcription.writing.sides import WrittenSide

NAMESPACE: Final = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
_NOWHERE: Final = "0,0 0,0"
_DIRECTIONS: Final = {"rtl": "right-to-left", "ltr": "left-to-right"}
# TextTypeSimpleType of the schema; what it has no word for is 'other'.
_KINDS: Final = {
    RegionKind.TEXT: "paragraph",
    RegionKind.HEADING: "heading",
    RegionKind.MARGIN: "marginalia",
    RegionKind.CATCHWORD: "catch-word",
    RegionKind.NUMBER: "page-number",
    RegionKind.INITIAL: "drop-capital",
}


def page_xml(side: WrittenSide, image_name: str) -> bytes:
    """The side as a PAGE file; `image_name` is what its photograph is called there."""
    root = etree.fromstring(f'<PcGts xmlns="{NAMESPACE}"/>')
    about = _add(root, "Metadata")
    _add(about, "Creator").text = side.by
    moment = side.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    _add(about, "Created").text = moment
    _add(about, "LastChange").text = moment
    page = _add(
        root, "Page", imageFilename=image_name, imageWidth=str(side.width),
        imageHeight=str(side.height),
    )  # fmt: skip
    for number, lines in enumerate(_regions(side.lines), start=1):
        _region(page, number, lines)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _regions(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Neighbours of one kind; what has no place is a region of its own, as it has no outline."""
    for _, group in groupby(lines, key=lambda line: (line.region, line.is_placed, line.direction)):
        yield list(group)


def _region(page: etree._Element, number: int, lines: Sequence[Line]) -> None:
    first = lines[0]
    region = _add(
        page, "TextRegion", id=f"r{number}", type=_KINDS.get(first.region, "other"),
        readingDirection=_DIRECTIONS[first.direction],
    )  # fmt: skip
    boxes = [_outline(line) for line in lines if line.is_placed]
    around = bounds([point for outline in boxes for point in outline]) if boxes else None
    _add(region, "Coords", points=_corners(around) if around else _NOWHERE)
    for line in lines:
        _line(region, line)


def _line(region: etree._Element, line: Line) -> None:
    made = _add(
        region, "TextLine", id=f"l{line.number}", readingDirection=_DIRECTIONS[line.direction]
    )
    name = page_language(line.language)
    if name:
        made.set("primaryLanguage", name)
    _add(made, "Coords", points=_points(_outline(line)) if line.is_placed else _NOWHERE)
    if line.baseline:
        _add(made, "Baseline", points=_points(line.baseline))
    said = _add(made, "TextEquiv")
    if line.confidence is not None:
        said.set("conf", f"{line.confidence:g}")
    _add(said, "Unicode").text = line.text


def _outline(line: Line) -> Points:
    if line.polygon:
        return line.polygon
    if line.box is not None:
        return _rectangle(line.box)
    return line.baseline or ()


def _rectangle(box: Box) -> Points:
    (left, top), (right, bottom) = box_points(box)
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _corners(box: Box) -> str:
    return _points(_rectangle(box))


def _points(points: Points) -> str:
    return " ".join(f"{max(0, round(x))},{max(0, round(y))}" for x, y in points)


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
