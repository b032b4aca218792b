"""Leaves, sizes and materials in the one line in which libraries tell them.

'92 leaves : paper ; 217 × 155 (153 × 73) mm. bound to 220 × 158 mm': of the sheet, in brackets of
the written area, and of the binding (AMREMM, 5.1 to 5.4). The words stay beside the numbers.
"""

from __future__ import annotations

import re
from typing import Final

from catalog.bibliographic.desk import LibraryDesk
from catalog.tei.reading.desk import plain_text
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.measures import counted_leaves
from catalog.tei.reading.prose import Words
from catalog.vocabulary import find
from catalog.xml.safe import Element

_NUMBER: Final = r"(\d{1,4}(?:[.,]\d{1,2})?)"
_BY: Final = r"\s*[x×X\u0445*]\s*"
_PAIR: Final = rf"{_NUMBER}(?:\s*(?:mm|cm)\.?)?{_BY}{_NUMBER}"
_SIZES: Final = re.compile(
    rf"(?P<before>bound to|binding|in box|box|case)?\s*{_PAIR}\s*"
    rf"(?:\(\s*{_NUMBER}{_BY}{_NUMBER}\s*\))?\s*(?P<unit>mm|cm|in)\b",
    re.IGNORECASE,
)
_HEIGHT: Final = re.compile(rf"{_NUMBER}\s*(?P<unit>mm|cm)\b", re.IGNORECASE)
_MM: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4}
_VOLUMES: Final = re.compile(r"(?<!\d)(?:[2-9]|\d\d+)\s*v(?:ol)?s?\.", re.IGNORECASE)
_PAGES: Final = re.compile(r"(?<![\d.])(\d{1,4})\s*(?:p\.|pp\.|pages\b)", re.IGNORECASE)
_MATERIALS: Final = re.compile(r"\b(paper|parchment|vellum|papyrus|palm[- ]leaf|silk|birch)\b")
_BOX: Final = {"bound to": "binding", "binding": "binding"}
_LINES: Final = re.compile(r"(?<!\d)(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\s+lines\b", re.IGNORECASE)


def add_extent(desk: LibraryDesk, physical: Holder, words: Words, element: Element) -> None:
    """How much there is, with every number that is sure; the words go beside it."""
    extent = physical.setdefault("extent", {})
    if _VOLUMES.search(words.text):
        pass  # the leaves of one volume are not those of the book
    elif "leaves" not in extent and (leaves := counted_leaves(words.text)) is not None:
        extent["leaves"] = leaves
    elif "pages" not in extent and (pages := _PAGES.search(words.text)):
        extent["pages"] = int(pages[1])
    extent.setdefault("note", []).extend(desk.texts_from(words, element))
    add_sizes(desk, physical, words.text, element)
    _add_material(desk, physical, words.text, element)


def add_sizes(desk: LibraryDesk, physical: Holder, text: str, element: Element) -> None:
    """Every size of the text in millimetres; a single number is a height."""
    sizes = physical.setdefault("dimensions", [])
    found = [*_SIZES.finditer(text)]
    for one in found:
        factor = _MM[one["unit"].lower()]
        kind = (one["before"] or "").lower()
        of = _BOX.get(kind, "box") if kind else "leaf"
        _add_size(desk, sizes, of, one[2], one[3], factor, element)
        if one[4]:
            _add_size(desk, sizes, "written", one[4], one[5], factor, element)
    if not found and (height := _HEIGHT.search(text)):
        _add_size(desk, sizes, "leaf", height[1], None, _MM[height["unit"].lower()], element)


def add_lines(made: Holder, text: str) -> None:
    """The lines of a page, where the words count them."""
    if found := _LINES.search(text):
        made["lines_min"] = int(found[1])
        if found[2] and int(found[2]) > int(found[1]):
            made["lines_max"] = int(found[2])


def _add_size(
    desk: LibraryDesk,
    sizes: list[Holder],
    of: str,
    height: str,
    width: str | None,
    factor: float,
    element: Element,
) -> None:
    made = {"of": of, "height_mm": _millimetres(height, factor)}
    if width is not None:
        made["width_mm"] = _millimetres(width, factor)
    known = [{name: value for name, value in one.items() if name != "id"} for one in sizes]
    if made["height_mm"] and made not in known:
        sizes.append(desk.item(element, "dimensions") | made)


def _millimetres(number: str, factor: float) -> float:
    return round(float(number.replace(",", ".")) * factor, 2)


def _add_material(desk: LibraryDesk, physical: Holder, text: str, element: Element) -> None:
    """The writing material, where the line names one and nothing else has."""
    found = _MATERIALS.search(text.lower())
    if found is None or physical.get("supports"):
        return
    word = "parchment" if found[1] == "vellum" else found[1]
    key = f"support.{word}"
    term = {"key": key} if find(key) is not None else {"texts": [plain_text(word, "en")]}
    physical["supports"] = [desk.item(element, "support") | {"material": term}]
