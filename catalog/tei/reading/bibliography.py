"""listBibl and bibl: publications about the book or about one of its texts (TEI P5, 3.12)."""

from __future__ import annotations

from catalog.errors import BadAddress
from catalog.record.values import LINE_LENGTH_MAX
from catalog.tei.reading.desk import Desk, child, children
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import is_prose
from catalog.uris import check_web_address
from catalog.xml.safe import Element, local_name

_BIBLS = ("bibl", "biblFull", "biblStruct", "msDesc")


def add_citations(desk: Desk, element: Element, owner: Holder) -> None:
    """Every publication of a list and of the lists in it; a heading goes to the notes of each."""
    head = child(element, "head")
    before = len(owner.get("bibliography", ()))
    for part in children(element):
        if local_name(part) in _BIBLS:
            add_citation(desk, part, owner)
        elif local_name(part) == "listBibl":
            add_citations(desk, part, owner)
        elif part is not head:
            add_citation(desk, part, owner)
    if head is not None:
        for one in owner.get("bibliography", [])[before:]:
            desk.add(one, "note", head)


def add_citation(desk: Desk, element: Element, owner: Holder) -> None:
    """One publication; its words stay together, its place and address are picked out as well."""
    made = desk.item(element, "bibl")
    if desk.own:
        _add_own(desk, element, made)
        owner.setdefault("bibliography", []).append(made)
        return
    pointers = [one for one in element.iter() if local_name(one) in {"ptr", "ref"}]
    pointers += [element]
    made["url"] = next((url for one in pointers if (url := _address(one))), None)
    scope = children(element, "biblScope", "citedRange")
    if not is_prose(element) and scope:
        said = ", ".join(desk.words(one).text for one in scope)
        if said and len(said) <= LINE_LENGTH_MAX:
            made["locus"] = " ".join(said.split())
            for one in scope:
                desk.place(one, made, "locus")
            desk.add(made, "citation", element, set(scope))
    if "citation" not in made:
        desk.add(made, "citation", element)
    if made["url"] is None:
        del made["url"]
    if len(made) > 1:
        owner.setdefault("bibliography", []).append(made)


def _add_own(desk: Desk, element: Element, made: Holder) -> None:
    for part in children(element):
        name = local_name(part)
        if name == "title":
            desk.add(made, "citation", part)
        elif name == "biblScope":
            desk.line(made, "locus", part)
        elif name == "ref":
            made["url"] = part.get("target")
            desk.place(part, made, "url")
        else:
            desk.add(made, "note", part)


def _address(element: Element) -> str | None:
    """The first web address that an element points at."""
    for given in (element.get("target") or element.get("facs") or "").split():
        try:
            return check_web_address(given, "The address") if given.startswith("http") else None
        except BadAddress:
            return None
    return None
