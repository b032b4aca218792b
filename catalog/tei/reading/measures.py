"""Sizes and counts: dimensions in millimetres, leaves (TEI P5, 11.3.4 and 11.7.1.2)."""

from __future__ import annotations

import re
from typing import Any, Final

from catalog.tei.reading.desk import Desk, children, plain_text
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import is_prose
from catalog.xml.safe import Element, local_name

_MILLIMETRES: Final = {
    "mm": 1.0, "millimetre": 1.0, "millimetres": 1.0, "millimeter": 1.0, "millimeters": 1.0,
    "cm": 10.0, "centimetre": 10.0, "centimetres": 10.0, "centimeter": 10.0, "centimeters": 10.0,
    "dm": 100.0, "m": 1000.0, "in": 25.4, "inch": 25.4, "inches": 25.4, "ft": 304.8,
}  # fmt: skip
_KINDS: Final = (
    (re.compile(r"leaf|leaves|folio|outer|page|sheet", re.IGNORECASE), "leaf"),
    (re.compile(r"writ|text|inner|rul|block|justif", re.IGNORECASE), "written"),
    (re.compile(r"bind|board|cover", re.IGNORECASE), "binding"),
    (re.compile(r"box|case|slip", re.IGNORECASE), "box"),
)
_SIDES: Final = {"height": "height_mm", "width": "width_mm", "depth": "depth_mm"}
_DIM_SIDES: Final = {
    "height": "height_mm", "length": "height_mm", "width": "width_mm", "breadth": "width_mm",
    "depth": "depth_mm", "thickness": "depth_mm",
}  # fmt: skip
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SIZE_MAX: Final = 20_000
_LEAVES: Final = re.compile(
    r"(?<![\d.])(\d{1,4})\s*(?:ff?\b|fols?\b|foll\b|folios?\b|leaves\b|leaf\b)", re.IGNORECASE
)
_UNITS: Final = {"leaf": "leaves", "leaves": "leaves", "folio": "leaves", "ff": "leaves",
                 "page": "pages", "flyleaf": "flyleaves"}  # fmt: skip


def add_dimensions(desk: Desk, element: Element, physical: Holder, default: str) -> bool:
    """A measurement; False where it has no number that can be told in millimetres.

    `default` is what was measured where @type does not say.
    """
    made = desk.item(element, "dimensions")
    given = element.get("type") or ""
    kind = next((kind for spelling, kind in _KINDS if spelling.search(given)), None)
    made["of"] = kind or (default if not given else "other")
    if given in {"leaf", "written", "binding", "box", "other"}:
        made["of"] = given
    if not read_sizes(desk, element, made):
        return False
    if made["of"] == "other" and not desk.own:
        made.setdefault("note", []).append(plain_text(given.replace("_", " ")))
    physical.setdefault("dimensions", []).append(made)
    return True


def read_sizes(desk: Desk, element: Element, made: Holder) -> bool:
    """The numbers of dimensions into an item; False where there is none."""
    unit = element.get("unit")
    slack: list[float] = []
    kept: list[Element] = []
    for part in children(element):
        name = local_name(part)
        field = _SIDES.get(name)
        if name == "dim":
            field = _DIM_SIDES.get((part.get("type") or "").lower())
        size = None if field is None else _size(desk, part, unit)
        if field is None or size is None or field in made:
            if name == "note" and desk.own:
                desk.add(made, "note", part)
                continue
            kept.append(part)
            continue
        middle, off = size
        made[field] = middle
        if off:
            slack.append(off)
        desk.place(part, made, field)
        if not desk.own and not _says_number_only(desk, part):
            kept.append(part)
    is_measured = any(field in made for field in _SIDES.values())
    if slack:
        made["tolerance_mm"] = max(slack)
    if is_measured and not desk.own and (kept or is_prose(element)):
        # What is more than a number stays as it was written, beside the numbers.
        desk.add(made, "note", element)
    return is_measured or desk.own


def add_measure(desk: Desk, element: Element, extent: Holder) -> None:
    """The leaves, pages or weight that a measure counts; its words stay where they are."""
    unit = (element.get("unit") or "").lower()
    quantity = element.get("quantity") or desk.words(element).text
    field = "weight_g" if unit == "g" and element.get("type") == "weight" else _UNITS.get(unit)
    if field and field not in extent and quantity.strip().isdecimal():
        extent[field] = int(quantity)
        if desk.own:
            desk.place(element, extent, field)


def counted_leaves(text: str) -> int | None:
    """The leaves that the words of an extent begin with: '84 ff.', '56 folios'."""
    found = _LEAVES.search(text)
    return int(found[1]) if found else None


def _size(desk: Desk, element: Element, unit: str | None) -> tuple[float, float] | None:
    """Millimetres and how much they may be off, or None where the words have no number."""
    words = desk.words(element).text
    named = (element.get("unit") or unit or _unit_in(words) or "mm").strip().lower().rstrip(".")
    factor = _MILLIMETRES.get(named)
    if factor is None:
        return None
    ends = [_float(element.get(name)) for name in ("atLeast", "atMost")]
    if desk.own:
        middle = _float(element.get("quantity"))
        return None if middle is None else (middle, round((ends[1] or middle) - middle, 3))
    low, high = ends if None not in ends else (None, None)
    numbers = [float(one.replace(",", ".")) for one in _NUMBER.findall(words)]
    if low is None or high is None:
        quantity = _float(element.get("quantity"))
        if quantity is not None:
            numbers = [quantity]
        if (
            not numbers
            or len(numbers) > 2
            or not re.search(r"\d", words or element.get("quantity") or "")
        ):
            return None
        low, high = min(numbers), max(numbers)
    middle, off = (low + high) / 2 * factor, (high - low) / 2 * factor
    return (round(middle, 3), round(off, 3)) if 0 < middle <= _SIZE_MAX and off <= 1000 else None


def _says_number_only(desk: Desk, element: Element) -> bool:
    words = desk.words(element).text
    return not _NUMBER.sub("", words).replace(_unit_in(words) or "\0", "").strip(" .,-–×x")


def _unit_in(words: str) -> str | None:
    found = re.search(r"\b(mm|cm|in|inch|inches)\b\.?", words)
    return found[1] if found else None


def _float(text: str | None) -> float | None:
    try:
        number: Any = float((text or "").replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= 1e6 else None
