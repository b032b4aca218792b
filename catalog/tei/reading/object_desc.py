"""objectDesc: support, extent, numbering, quires, condition and layout (TEI P5, 11.7.1)."""

from __future__ import annotations

import re
from typing import Final

from catalog.language import NONE
from catalog.tei.reading.claims import add_assertion
from catalog.tei.reading.desk import Desk, Rules, child, children, fill, plain_text, to_field
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.measures import add_dimensions, add_measure, counted_leaves
from catalog.tei.reading.prose import is_prose
from catalog.tei.reading.remarks import add_remark
from catalog.tei.reading.values import add_loci, add_locus, certainty, to_term, word_term
from catalog.vocabulary import find
from catalog.xml.safe import Element, local_name

# Codes that catalogues share (TEI P5, supportDesc/@material), and the words that they stand for.
_MATERIALS: Final = {
    "chart": "paper", "perg": "parchment", "mixed": "mixed", "papyrus": "papyrus",
}  # fmt: skip
_LINES_MAX: Final = 500
# The sentence in which `catalog/tei/physical.py` tells a numbering.
_FOLIATION: Final = re.compile(
    r"(?P<name>.*): (?P<kind>foliation|pagination), (?P<numerals>[a-z-]+) numerals"
    r"(?P<cited>, cited in this record)?",
    re.DOTALL,
)
_COLUMNS_MAX: Final = 50


def add_object(desk: Desk, element: Element, physical: Holder) -> None:
    """objectDesc: the form of the book, and what it is made of."""
    form = element.get("form")
    if form and find(key := f"form.{form.lower()}") is not None:
        physical["form"] = {"key": key}
    elif form and (term := word_term(form.replace("_", " "))) is not None:
        physical["form"] = term
    if is_prose(element):
        add_remark(desk, element, physical, "", {*children(element, "supportDesc", "layoutDesc")})
    for part in children(element):
        name = local_name(part)
        if name == "supportDesc":
            _add_support_desc(desk, part, physical)
        elif name == "layoutDesc":
            _add_layouts(desk, part, physical)
        elif not is_prose(element):
            add_remark(desk, part, physical, "")


def _add_support_desc(desk: Desk, element: Element, physical: Holder) -> None:
    if is_prose(element):
        add_remark(desk, element, physical, "Writing material", {*children(element)})
    material = (element.get("material") or "").strip()
    support = child(element, "support")
    if support is not None:
        _add_support(desk, support, physical)
    if material and not desk.own:
        _add_code(desk, element, physical, material)
    for part in children(element):
        match local_name(part):
            case "support":
                pass
            case "extent":
                _add_extent(desk, part, physical)
            case "foliation":
                _add_foliation(desk, part, physical)
            case "collation":
                _add_collation(desk, part, physical)
            case "condition":
                _add_condition(desk, part, physical)
            case _:
                add_remark(desk, part, physical, "Writing material")


def _add_code(desk: Desk, element: Element, physical: Holder, material: str) -> None:
    """The material as @material has it, where the words name none."""
    supports = physical.setdefault("supports", [])
    if not supports:
        supports.append(desk.item(element, "support"))
    word = _MATERIALS.get(material, material)
    if "material" not in supports[0] and word != "unknown":
        language = "en" if material in _MATERIALS else NONE
        supports[0]["material"] = {"texts": [plain_text(word, language)]}
    if len(supports[0]) < 2:
        supports.clear()


def _add_support(desk: Desk, element: Element, physical: Holder) -> None:
    """One support for all that is said, or one for each paragraph of our own files."""
    parts = children(element, "p") if desk.own else [element]
    for part in parts:
        if part.get("n") == "assertions":
            for note in children(part, "note"):
                add_assertion(desk, note)
            continue
        made = desk.item(part, "support")
        if (said := certainty(part)) is not None:
            made["certainty"] = said
        for size in part.iter() if not desk.own else ():
            if local_name(size) == "dimensions":
                add_dimensions(desk, size, physical, "leaf")
        fill(desk, part, made, _SUPPORT)
        if desk.own or len(made) > 1:
            physical.setdefault("supports", []).append(made)


def _add_extent(desk: Desk, element: Element, physical: Holder) -> None:
    """How much there is; sizes go to the dimensions, and the sentence stays whole beside them."""
    extent: Holder = {}
    sizes = [one for one in element.iter() if local_name(one) == "dimensions"]
    skip = set() if _reads_on(element, sizes) else set(sizes)
    for size in sizes:
        if not add_dimensions(desk, size, physical, "leaf"):
            skip.discard(size)
    for measure in element.iter():
        if local_name(measure) == "measure":
            add_measure(desk, measure, extent)
    if desk.own:
        _add_own_notes(desk, element, extent, physical)
        if extent:
            physical["extent"] = extent
        return
    if "leaves" not in extent and (leaves := counted_leaves(desk.words(element, skip).text)):
        extent["leaves"] = leaves
    desk.add(extent, "note", element, skip)
    if extent:
        physical["extent"] = _joined(physical.get("extent"), extent)


def _add_own_notes(desk: Desk, element: Element, extent: Holder, physical: Holder) -> None:
    for note in children(element, "note"):
        if note.get("type") == "dimensions" and physical.get("dimensions"):
            _add_size_note(desk, note, physical["dimensions"])
        elif note.get("type") == "assertion":
            add_assertion(desk, note)
        elif note.get("type") is None:
            desk.add(extent, "note", note)


def _add_size_note(desk: Desk, element: Element, sizes: list[Holder]) -> None:
    """A remark on the measurement whose number it carries."""
    number = element.get("n") or ""
    if number.isdecimal() and 0 < int(number) <= len(sizes):
        desk.add(sizes[int(number) - 1], "note", element)


def _reads_on(element: Element, sizes: list[Element]) -> bool:
    """Whether the sentence would break without its measurements."""
    return any((one.tail or "").strip(" \t\r\n.,;:)") for one in sizes)


def _joined(before: Holder | None, extent: Holder) -> Holder:
    if before is None:
        return extent
    notes = [*before.get("note", ()), *extent.get("note", ())]
    before.update({key: value for key, value in extent.items() if key not in before})
    if notes:
        before["note"] = notes
    return before


def _add_foliation(desk: Desk, element: Element, physical: Holder) -> None:
    made = desk.item(element, "foliation")
    if desk.own:
        _own_foliation(desk, element, made)
    else:
        desk.add(made, "note", element)
        _add_signs(desk, element, physical)
    if desk.own or len(made) > 1:
        physical.setdefault("foliations", []).append(made)


def _own_foliation(desk: Desk, element: Element, made: Holder) -> None:
    for part in children(element, "p"):
        said = _FOLIATION.fullmatch(desk.words(part).text) if part.get("n") == "name" else None
        if said is not None:
            desk.place(part, made)
            made["name"] = "" if said["name"] == said["kind"] else said["name"]
            made["is_pagination"] = said["kind"] == "pagination"
            made["numerals"] = said["numerals"].replace("-", "_")
            made["is_cited"] = bool(said["cited"])
        else:
            desk.add(made, "position" if part.get("n") == "position" else "note", part)


def _add_collation(desk: Desk, element: Element, physical: Holder) -> None:
    collation = physical.setdefault("collation", {})
    if desk.own:
        fill(desk, element, collation, _COLLATION)
        return
    formulas = [one for one in element.iter() if local_name(one) == "formula"]
    skip: set[Element] = set()
    if len(formulas) == 1 and desk.line(collation, "formula", formulas[0]):
        skip = set() if is_prose(element) else set(formulas)
    desk.add(collation, "note", element, skip)
    _add_signs(desk, element, physical)
    if not collation:
        del physical["collation"]


def _add_signs(desk: Desk, element: Element, physical: Holder) -> None:
    """Catchwords and signatures, wherever a sentence names them."""
    for one in element.iter():
        if local_name(one) in {"catchwords", "signatures"}:
            desk.add(physical.setdefault("collation", {}), local_name(one), one)


def _add_condition(desk: Desk, element: Element, physical: Holder) -> None:
    if desk.own:
        for one in children(element, "p"):
            if one.get("n") != "released":
                desk.add(physical, "condition", one)
        return
    before = len(physical.get("condition", ()))
    desk.add(physical, "condition", element)
    key = (element.get("key") or "").strip()
    if key and len(physical.get("condition", ())) == before:
        physical.setdefault("condition", []).append(plain_text(key, "en"))


def _add_layouts(desk: Desk, element: Element, physical: Holder) -> None:
    layouts = children(element, "layout")
    for part in [element] if is_prose(element) else children(element):
        made = desk.item(part, "layout")
        if part in layouts:
            _counts(part, made)
        for size in part.iter() if not desk.own else ():
            if local_name(size) == "dimensions":
                add_dimensions(desk, size, physical, "written")
        fill(desk, part, made, _LAYOUT)
        if desk.own or len(made) > 1:
            physical.setdefault("layouts", []).append(made)


def _counts(element: Element, made: Holder) -> None:
    """Columns and lines from the attributes; of two numbers the second is the largest."""
    columns = _numbers(element.get("columns"))
    lines = _numbers(element.get("writtenLines")) or _numbers(element.get("ruledLines"))
    if columns and max(columns) <= _COLUMNS_MAX:
        made["columns"] = max(columns)
    if lines and max(lines) <= _LINES_MAX:
        made["lines_min"] = min(lines)
        if len(lines) > 1:
            made["lines_max"] = max(lines)


def _numbers(text: str | None) -> list[int]:
    return [int(one) for one in (text or "").replace("-", " ").split() if one.isdecimal()]


def _add_material(desk: Desk, element: Element, item: Holder) -> None:
    """The material as the source names it; a second one stays in the words."""
    if "material" not in item and len(texts := desk.texts(element)) == 1:
        item["material"] = {"texts": texts}
    elif not desk.is_placed(element):
        desk.add(item, "note", element)


def _ignore(desk: Desk, element: Element, item: Holder) -> None:
    desk.place(element, item)


def _add_formula(desk: Desk, element: Element, item: Holder) -> None:
    if element.get("n") != "quires":
        desk.line(item, "formula", element)
    else:
        desk.place(element, item)


_SUPPORT: Final = Rules(
    {
        "locus": add_locus, "locusGrp": add_loci, "material": _add_material,
        "watermark": to_field("watermark"), "seg@colour": to_field("colour"),
        "term@support": to_term("material"),
    },
    copies=frozenset({"material", "watermark"}),
)  # fmt: skip
_LAYOUT: Final = Rules(
    {
        "locus": add_locus, "locusGrp": add_loci, "term@ruling": to_term("ruling"),
        "seg@counts": _ignore,
    }
)  # fmt: skip
_COLLATION: Final = Rules(
    {
        "formula": _add_formula, "catchwords": to_field("catchwords"),
        "signatures": to_field("signatures"),
    }
)  # fmt: skip
