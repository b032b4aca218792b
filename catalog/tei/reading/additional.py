"""additional: what the source says of its record, of access, copies and literature (11.9)."""

from __future__ import annotations

from typing import Final

from catalog.tei.reading.bibliography import add_citation, add_citations
from catalog.tei.reading.book import Book
from catalog.tei.reading.claims import add_assertion
from catalog.tei.reading.desk import Desk, child, children
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import is_prose
from catalog.tei.reading.values import own_note
from catalog.xml.safe import Element, local_name

_FIELDS: Final = {
    "recordHist": "record_history", "availability": "access",
    "custodialHist": "custodial_history",
}  # fmt: skip


def add_additional(desk: Desk, element: Element, book: Book) -> None:
    """Administration, surrogates and bibliography."""
    for part in children(element):
        match local_name(part):
            case "adminInfo":
                _add_admin(desk, part, book)
            case "surrogates":
                _add_paragraphs(desk, part, book.administration, "surrogates")
            case "listBibl":
                add_citations(desk, part, book.owner)
            case "bibl" | "biblStruct" | "biblFull":
                add_citation(desk, part, book.owner)
            case _:
                desk.add(book.administration, "note", part)


def _add_admin(desk: Desk, element: Element, book: Book) -> None:
    administration = book.administration
    for part in children(element):
        field = _FIELDS.get(local_name(part))
        if field is not None:
            _add_paragraphs(desk, part, administration, field)
        elif desk.own:
            _add_remarks(desk, part, book)
        else:
            desk.add(administration, "note", part)


def _add_paragraphs(desk: Desk, element: Element, administration: Holder, field: str) -> None:
    """A text for each paragraph, event or change."""
    if is_prose(element) or not children(element):
        desk.add(administration, field, element)
        return
    for part in children(element):
        if desk.own and part.get("type") == "conservation":
            desk.place(part, administration)
        elif (
            local_name(part) in {"source", "change"}
            and not is_prose(part)
            and child(part, "p") is not None
        ):
            for one in children(part):
                desk.add(administration, field, one)
        else:
            desk.add(administration, field, part)


def _add_remarks(desk: Desk, element: Element, book: Book) -> None:
    """The one note of our own files that holds all the others."""
    for part in children(element):
        match part.get("type"):
            case "assertion":
                add_assertion(desk, part)
            case "inalienable":
                book.provenance["is_inalienable"] = True
                desk.place(part, book.provenance)
            case "administration":
                desk.add(book.administration, "note", part)
            case _:
                book.owner.setdefault("notes", []).append(own_note(desk, part))
