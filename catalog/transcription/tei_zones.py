"""Surfaces and zones of a TEI facsimile: which part of which photograph a pointer means.

TEI P5, chapter 12 (digital facsimiles): a surface has a system of coordinates of its own from
`ulx uly` to `lrx lry`; zones in it are boxes or have `points`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from catalog.transcription.geometry import bounds, number_of, points_of, size_of
from catalog.transcription.lines import Box, Points
from catalog.transcription.tree import below
from catalog.xml.safe import Element

XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Surface:
    """A side as the facsimile has it; the size is that of its coordinates, else of its image."""

    identifier: str
    label: str
    image_name: str
    width: float | None
    height: float | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: on which surface, and, if it is a zone with a place, where there."""

    surface: Surface
    box: Box | None = None
    polygon: Points | None = None


class Zones:
    """What the pointers of a file can mean."""

    def __init__(self, root: Element) -> None:
        self.surfaces: list[Surface] = []
        self._places: dict[str, Place] = {}
        self._by_label: dict[str, Surface] = {}
        self._by_element: dict[Element, Surface] = {}
        # A surface may lie upon another: each zone belongs to the innermost, which comes last.
        for element in below(root, "surface"):
            surface = _surface(element)
            self.surfaces.append(surface)
            self._by_element[element] = surface
            self._places.setdefault(surface.identifier, Place(surface))
            self._by_label.setdefault(surface.label, surface)
            for zone in below(element, "zone", "line", "graphic"):
                if zone.get(XML_ID):
                    self._places[zone.get(XML_ID) or ""] = place_in(element, zone, surface)

    def at(self, pointers: str | None) -> Place | None:
        """The first of these pointers that means something here."""
        for pointer in (pointers or "").split():
            name = pointer.rpartition("#")[2]
            if "#" in pointer and name in self._places:
                return self._places[name]
        return None

    def of_element(self, element: Element) -> Surface:
        """The surface that was read from this element."""
        return self._by_element[element]

    def labelled(self, label: str) -> Surface | None:
        """The first surface with this label."""
        return self._by_label.get(label) if label else None


def place_in(surface_element: Element, zone: Element, surface: Surface) -> Place:
    """The place of a zone, counted from the upper left corner of its surface."""
    left = number_of(surface_element.get("ulx")) or 0.0
    top = number_of(surface_element.get("uly")) or 0.0
    outline = points_of(zone.get("points"), at_least=3)
    if outline is not None:
        moved = tuple((x - left, y - top) for x, y in outline)
        return Place(surface, bounds(moved), moved)
    corners = [number_of(zone.get(name)) for name in ("ulx", "uly", "lrx", "lry")]
    if any(corner is None for corner in corners):
        return Place(surface)
    x, y, right, below_ = (corner or 0.0 for corner in corners)
    if right < x or below_ < y:
        return Place(surface)
    return Place(surface, Box(x - left, y - top, right - x, below_ - y))


def _surface(element: Element) -> Surface:
    graphic = next(below(element, "graphic"), None)
    corners = [number_of(element.get(name)) for name in ("ulx", "uly", "lrx", "lry")]
    if None not in corners:
        left, top, right, bottom = (corner or 0.0 for corner in corners)
        width, height = size_of(str(right - left), str(bottom - top))
    elif graphic is not None:
        width, height = size_of(graphic.get("width"), graphic.get("height"))
    else:
        width = height = None
    return Surface(
        identifier=element.get(XML_ID) or "",
        label=" ".join((element.get("n") or "").split()),
        image_name=(graphic.get("url") or "") if graphic is not None else "",
        width=width,
        height=height,
    )
