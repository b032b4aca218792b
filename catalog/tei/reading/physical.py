"""physDesc: each of its parts to the reader that knows it (TEI P5, 11.7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from catalog.tei.reading.book import Book
from catalog.tei.reading.covers import add_bindings, add_seals
from catalog.tei.reading.desk import Desk, children
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.making import (
    add_additions,
    add_decorations,
    add_hands,
    add_own_additions,
    add_scripts,
)
from catalog.tei.reading.object_desc import add_object
from catalog.tei.reading.prose import is_prose
from catalog.tei.reading.remarks import add_remark
from catalog.xml.safe import Element, local_name


def add_physical(desk: Desk, element: Element, book: Book) -> None:
    """Everything below physDesc; bindings and marks have sections of their own."""
    physical = book.physical
    if is_prose(element):
        add_remark(desk, element, physical, "", {*children(element)})
    for part in children(element):
        name = local_name(part)
        if name in _READERS:
            _READERS[name](desk, part, physical)
        elif name == "additions" and desk.own:
            add_own_additions(desk, part, physical, book.marks)
        elif name == "additions":
            add_additions(desk, part, physical)
        elif name == "bindingDesc":
            add_bindings(desk, part, book.bindings, physical)
        elif name == "sealDesc":
            add_seals(desk, part, book.marks)
        else:
            add_remark(desk, part, physical, "")


def _add_type(desk: Desk, element: Element, physical: Holder) -> None:
    """typeDesc, which a record has no field for: printed books are guests among manuscripts."""
    for one in [element] if is_prose(element) else children(element):
        add_remark(desk, one, physical, "Printing type")


def _to_paragraphs(field: str) -> Callable[[Desk, Element, Holder], None]:
    """A text for each paragraph of our own files, or the whole as one."""

    def add(desk: Desk, element: Element, physical: Holder) -> None:
        for one in children(element, "p") if desk.own else [element]:
            desk.add(physical, field, one)

    return add


_READERS: Final[Mapping[str, Callable[[Desk, Element, Holder], None]]] = {
    "objectDesc": add_object,
    "handDesc": add_hands,
    "scriptDesc": add_scripts,
    "decoDesc": add_decorations,
    "typeDesc": _add_type,
    "musicNotation": _to_paragraphs("music_notation"),
    "accMat": _to_paragraphs("accompanying"),
}
