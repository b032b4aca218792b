"""msPart and msFrag: parts that were made at different times or are kept apart (11.10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from catalog.tei.reading.additional import add_additional
from catalog.tei.reading.book import Book
from catalog.tei.reading.contents import add_contents
from catalog.tei.reading.desk import Desk, children
from catalog.tei.reading.history import add_history
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.physical import add_physical
from catalog.tei.reading.prose import is_prose
from catalog.tei.reading.values import add_loci, add_locus
from catalog.xml.safe import Element, local_name

PARTS: Final = ("msFrag", "msPart")
_LEVEL_MAX: Final = 20


# The sections of a description that the whole book and its parts have alike.
SECTIONS: Final[Mapping[str, Callable[[Desk, Element, Book], None]]] = {
    "msContents": add_contents,
    "physDesc": add_physical,
    "history": add_history,
    "additional": add_additional,
}


def add_part(desk: Desk, element: Element, whole: Book, level: int) -> None:
    """A part, and after it those in it; what only a whole book has goes to the whole."""
    made = {**desk.item(element, "part"), "level": min(level, _LEVEL_MAX)}
    whole.contents.setdefault("parts", []).append(made)
    part = whole.part(made)
    for child in children(element):
        name = local_name(child)
        if name in SECTIONS:
            SECTIONS[name](desk, child, part)
        elif name in {"msIdentifier", "altIdentifier"}:
            _add_identifier(desk, child, made)
        elif name == "head":
            _add_head(desk, child, made)
        elif name not in PARTS:
            desk.add(made, "note", child)
    _take(part, made)
    whole.provenance.setdefault("inferences", []).extend(part.provenance.get("inferences", ()))
    for child in children(element, *PARTS):
        add_part(desk, child, whole, level + 1)


def _take(part: Book, made: Holder) -> None:
    """Sections into the item of the contents; what it has no field for stays as remarks."""
    made |= {name: part.origin[name] for name in ("date", "place") if name in part.origin}
    remarks = [*part.origin.get("note", ()), *part.provenance.get("summary", ())]
    if patron := part.origin.get("patron", {}).get("name"):
        remarks.append(patron)
    made["note"] = [*made.get("note", ()), *remarks]
    made |= {"physical": part.physical, "bindings": part.bindings, "events": part.events}


def _add_identifier(desk: Desk, element: Element, part: Holder) -> None:
    """What the part is called; its former shelfmark, where one is given, has a field."""
    for child in children(element):
        name = local_name(child)
        if desk.own and child.get("type") == "part":
            desk.place(child, part)
        elif name == "altIdentifier":
            numbers = children(child, "idno")
            if "former_shelfmark" not in part and len(numbers) == 1:
                desk.line(part, "former_shelfmark", numbers[0])
            rest = {one for one in numbers if desk.is_placed(one)}
            desk.add(part, "note", child, rest)
        else:
            desk.add(part, "label", child)


def _add_head(desk: Desk, element: Element, part: Holder) -> None:
    if is_prose(element):
        desk.add(part, "label", element, {*children(element)})
    for child in children(element):
        match local_name(child):
            case "locus":
                add_locus(desk, child, part)
            case "locusGrp":
                add_loci(desk, child, part)
            case "title":
                desk.add(part, "label", child)
            case _:
                desk.add(part, "note", child)
