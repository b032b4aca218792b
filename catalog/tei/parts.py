"""msPart: parts of the book that were made at different times, and parts of those (11.10)."""

from __future__ import annotations

from catalog.record.contents import Part
from catalog.record.identity import IdentifierKind
from catalog.tei.contents import add_contents
from catalog.tei.history import add_part_history
from catalog.tei.markup import (
    AuthorityNames,
    Element,
    add,
    add_bibliography,
    add_locus,
    add_texts,
    identifier,
)
from catalog.tei.physical import add_part_physical


def add_parts(parent: Element, parts: tuple[Part, ...], names: AuthorityNames) -> None:
    """A msPart for each, those of a deeper level in the one before."""
    above = [(0, parent)]
    for number, part in enumerate(parts, 1):
        while above[-1][0] >= part.level:
            above.pop()
        above.append((part.level, _add_part(above[-1][1], part, number, names)))


def _add_part(parent: Element, part: Part, number: int, names: AuthorityNames) -> Element:
    """A part made at one time; it has an identifier of its own, as TEI asks."""
    made = add(parent, "msPart", n=str(number), xml_id=identifier("part", part.id))
    named = add(made, "msIdentifier")
    add(named, "idno", f"part {number}", type="part")
    if part.former_shelfmark:
        former = add(named, "altIdentifier")
        add(former, "idno", part.former_shelfmark, type=IdentifierKind.FORMER_SHELFMARK.value)
    head = add(made, "head")
    add_locus(head, part.locus)
    add_texts(head, "title", part.label)
    add_texts(head, "note", part.note)
    if not len(head):
        made.remove(head)
    add_contents(made, part.summary, (), part.works, names)
    add_part_physical(made, part.physical, part.bindings, names)
    add_part_history(made, part, names)
    additional = add(made, "additional")
    add_bibliography(additional, part.bibliography)
    if not len(additional):
        made.remove(additional)
    return made
