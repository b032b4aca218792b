"""Walking through a TEI text: which lines it has on which page, in the order of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from catalog.transcription.assembling import LINES_MAX, Draft
from catalog.transcription.errors import BadTranscription
from catalog.transcription.lines import RegionKind
from catalog.transcription.regions import kind_of
from catalog.transcription.speech import language_of
from catalog.transcription.tei_zones import XML_ID, Place, Surface, Zones, place_in
from catalog.transcription.tree import below, child, children
from catalog.xml.safe import Element, local_name

_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_BLOCKS: Final = frozenset({
    "ab", "argument", "body", "back", "byline", "cell", "closer", "div", "div1", "div2", "div3",
    "epigraph", "figDesc", "front", "fw", "group", "head", "item", "l", "label", "lg", "line",
    "list", "metamark", "note", "opener", "p", "quote", "row", "salute", "signed", "sp", "speaker",
    "stage", "table", "text", "titlePage", "titlePart", "trailer", "zone",
})  # fmt: skip
_LINES: Final = ("l", "line", "lb")
# Struck out, remarked by editors, or another edition's reading.
_LEFT_OUT: Final = frozenset({
    "del", "figDesc", "graphic", "index", "interp", "interpGrp", "rdg", "rdgGrp", "teiHeader",
    "witness",
})  # fmt: skip
_AS_WRITTEN: Final = ("orig", "sic", "abbr", "am", "unclear", "seg")
_FOLIO: Final = re.compile(r"(?:f|fol|folio|p|pb|page)?[._\- ]{0,2}(\d{1,4}[a-z]?)", re.I)
# Every line takes about a kilobyte while it is read.
_LINES_IN_ALL_MAX: Final = 200_000
_GAP: Final = "[…]"
_MARGINS: Final = ("margin", "left", "right")


@dataclass(slots=True)
class Leaf:
    """A page that the text names, and the lines that were found on it.

    `count` goes on where there are more lines than a page can have, and `drafts` stops.
    """

    label: str = ""
    image_name: str = ""
    surface: Surface | None = None
    drafts: list[Draft] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for everything within an element."""

    language: str | None = None
    kind: RegionKind = RegionKind.TEXT
    is_in_word: bool = False
    surface: Element | None = None


class Walk:
    """One way through a text; `leaves` is what was found."""

    def __init__(self, zones: Zones, language: str | None) -> None:
        self.leaves: list[Leaf] = []
        self._zones = zones
        self._language = language
        self._letters: list[str] = []
        self._lines = 0
        self._place: Place | None = None
        self._around = Around()
        self._is_written = self._is_after_word = False

    def through(self, root: Element) -> None:
        """Read a `text` or a `sourceDoc`.

        Raises:
            BadTranscription: the file has more lines than any book.
        """
        self._go(root, Around(self._language))
        self._end_line()

    def _go(self, element: Element, around: Around) -> None:
        name = local_name(element)
        if not name or name in _LEFT_OUT or _is_remark(name, element):
            return
        around = _within(name, element, around)
        if name in ("pb", "surface"):
            self._begin_page(name, element)
        if name in _BLOCKS or name in ("lb", "cb", "gb", "surface"):
            self._end_line()
            self._place = self._place_of(name, element, around)
        if name == "gap":
            self._write(_GAP, around)
        elif name == "space":
            self._write(" ", around)
        else:
            # Two words in a row are two, whether or not the file has a space between them.
            if name == "w" and self._is_after_word:
                self._letters.append(" ")
            self._contents(element, around)
            self._is_after_word = name == "w" or self._is_after_word
        if name in _BLOCKS or name == "surface":
            self._end_line()
            self._place = None

    def _contents(self, element: Element, around: Around) -> None:
        name = local_name(element)
        if name == "choice":
            inner = child(element, *_AS_WRITTEN)
            inner = inner if inner is not None else next(iter(children(element)), None)
            if inner is not None:
                self._go(inner, around)
            return
        self._write(element.text or "", around)
        for one in element:
            self._go(one, around)
            self._write(one.tail or "", around)

    def _write(self, text: str, around: Around) -> None:
        if around.is_in_word:
            # Line ends within a word come from the program that laid out the file.
            text = "".join(text.split())
        if not text:
            return
        if text.strip() and not self._is_written:
            self._around, self._is_written = around, True
        self._letters.append(text)
        self._is_after_word = False

    def _end_line(self) -> None:
        text = "".join(self._letters)
        is_written = self._is_written
        self._letters, self._is_written, self._is_after_word = [], False, False
        if not is_written:
            return
        leaf = self._leaf()
        leaf.count += 1
        self._count_line()
        if leaf.count > LINES_MAX:
            return
        place = self._place
        if place is not None and leaf.surface is None and not leaf.image_name:
            leaf.surface = place.surface
        # A zone of another photograph says nothing about this one.
        is_here = place is not None and leaf.surface == place.surface
        leaf.drafts.append(
            Draft(
                text=text,
                language=self._around.language,
                polygon=place.polygon if place is not None and is_here else None,
                box=place.box if place is not None and is_here else None,
                region=self._around.kind,
            )
        )

    def _count_line(self) -> None:
        self._lines += 1
        if self._lines > _LINES_IN_ALL_MAX:
            raise BadTranscription(
                f"The file has more than {_LINES_IN_ALL_MAX} lines: split it.",
                key="long",
                most=_LINES_IN_ALL_MAX,
            )

    def _leaf(self) -> Leaf:
        if not self.leaves:
            self.leaves.append(Leaf())
        return self.leaves[-1]

    def _begin_page(self, name: str, element: Element) -> None:
        self._end_line()
        if name == "surface":
            surface = self._zones.of_element(element)
            self.leaves.append(Leaf(surface.label, surface.image_name, surface))
            return
        label = " ".join((element.get("n") or "").split()) or _folio(element.get(XML_ID))
        place = self._zones.at(element.get("facs"))
        surface_or_none = place.surface if place is not None else self._zones.labelled(label)
        image = element.get("facs") or ""
        self.leaves.append(
            Leaf(
                label=label or (surface_or_none.label if surface_or_none is not None else ""),
                image_name="" if surface_or_none is not None or "#" in image else image,
                surface=surface_or_none,
            )
        )

    def _place_of(self, name: str, element: Element, around: Around) -> Place | None:
        holds_lines = name not in _LINES and any(True for _ in below(element, *_LINES, "zone"))
        if name == "zone":
            holds_lines = next(below(element, *_LINES), None) is not None
        if holds_lines:
            return None
        if around.surface is not None and name in ("zone", "line"):
            surface = self._zones.of_element(around.surface)
            placed = place_in(around.surface, element, surface)
            if placed.box is not None:
                return placed
        return self._zones.at(element.get("facs"))


def _within(name: str, element: Element, around: Around) -> Around:
    stated = element.get(_LANG)
    kind = around.kind
    if name in ("fw", "head", "zone", "note", "table"):
        kind = kind_of(element.get("type"), element.get("place"), name if name != "zone" else None)
    return Around(
        language=language_of(stated) if stated else around.language,
        kind=kind,
        is_in_word=around.is_in_word or name == "w",
        surface=element if name == "surface" else around.surface,
    )


def _is_remark(name: str, element: Element) -> bool:
    """Whether this is no part of what is written on the page."""
    if name == "note":
        return not (element.get("place") or "").lower().startswith(_MARGINS)
    return name == "supplied" and (element.get("reason") or "").startswith("omitted")


def _folio(identifier: str | None) -> str:
    """The folio that an identifier names, such as 'f.12r'; '' where it is only an identifier."""
    found = _FOLIO.fullmatch(identifier or "")
    return found[1] if found else ""
