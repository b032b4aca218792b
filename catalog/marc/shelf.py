"""Call numbers and other numbers of a book (MARC 21, fields 01X to 09X, 852; Alma's AVA)."""

from __future__ import annotations

from typing import Final

from catalog.bibliographic.desk import LibraryDesk, without_seam
from catalog.bibliographic.finishing import SHELFMARK_MAX, without_shelfmark
from catalog.marc.fields import Entry, Field
from catalog.record.identity import IdentifierKind
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import plain_text
from catalog.tei.reading.ledger import Holder
from catalog.xml.safe import Element

# Where a call number may stand, best first, with the subfields it is made of. 852 is that of the
# copy; 09X are local; AVA is written by a widespread system at export; 050 is a class.
_CALL_NUMBERS: Final = (
    ("852", "khijm"), ("099", "ab"), ("090", "ab"), ("096", "ab"), ("098", "ab"),
    ("AVA", "d"), ("050", "ab"), ("060", "ab"),
)  # fmt: skip
_NUMBERS: Final = {
    "010": ("a", "LCCN"), "015": ("a", ""), "016": ("a", ""), "020": ("a", "ISBN"),
    "024": ("a", ""), "028": ("a", ""), "035": ("a9", ""), "037": ("a", ""), "088": ("a", ""),
    "014": ("a9", ""), "074": ("a", ""), "086": ("a", ""), "082": ("a", "Dewey"),
    "080": ("a", "UDC"), "084": ("a", ""),
}  # fmt: skip
_WHERE: Final = "field 852, 099 or 090"


def add_shelfmark(desk: LibraryDesk, entries: list[Entry], book: Book) -> None:
    """The shelfmark, from the best field that has one; further ones are other numbers.

    Raises:
        BadLibraryRecord: no field names one.
    """
    found = []
    for tag, codes in _CALL_NUMBERS:
        for entry in entries:
            for field in entry.of(tag):
                if (parts := field.of(codes)) and desk.joined(parts).text:
                    found.append((field, parts))
    if not found:
        raise without_shelfmark(entries[0].element, _WHERE)
    field, parts = found[0]
    if not desk.put(book.identity, "shelfmark", desk.joined(parts)):
        raise without_shelfmark(field.element, _WHERE)
    if len(book.identity["shelfmark"]) > SHELFMARK_MAX:
        raise without_shelfmark(field.element, _WHERE)
    for other, elements in found[1:]:
        words = desk.joined(elements)
        if without_seam(words.text) == book.identity["shelfmark"]:
            desk.ledger.place(words.runs, book.identity, "shelfmark")
        else:
            _add(desk, book, other, elements, IdentifierKind.OTHER, "")


def add_keeping(desk: LibraryDesk, entry: Entry, book: Book) -> None:
    """Where the copy is kept, in the words of the library."""
    keeping: Holder = {}
    for field in entry.of("852", "AVA"):
        fields = _HOLDING if field.tag == "852" else _AVA
        for code, element in field.subfields:
            target = fields.get(code)
            if target is None:
                continue
            text = desk.text(desk.joined([element]), field.element, trimmed=True)
            if text is None:
                continue
            if target == "note":
                book.administration.setdefault("note", []).append(text)
            elif all(one["text"] != text["text"] for one in keeping.get(target, ())):
                keeping.setdefault(target, []).append(text)
            else:
                same = next(one for one in keeping[target] if one["text"] == text["text"])
                desk.ledger.place([(element, False)], same)
    if keeping:
        book.identity["keeping"] = keeping


_HOLDING: Final = {
    "a": "institution", "b": "repository", "c": "fonds", "e": "settlement", "n": "country",
    "z": "note", "x": "note", "3": "note", "t": "note",
}  # fmt: skip
_AVA: Final = {"a": "institution", "q": "repository", "c": "fonds", "t": "note", "b": "repository"}


def add_numbers(desk: LibraryDesk, entry: Entry, book: Book) -> None:
    """The number of the record, with who gave it, and the standard numbers."""
    _add_record_number(desk, entry, book)
    for field in entry.fields:
        if (told := _NUMBERS.get(field.tag)) is None:
            continue
        codes, name = told
        issuer = field.value("2") or name
        kind = IdentifierKind.ACCESSION if field.tag == "037" else IdentifierKind.OTHER
        for element in field.of(codes):
            _add(desk, book, field, [element], kind, issuer)


def add_address(desk: LibraryDesk, book: Book, field: Field) -> None:
    """856: an address of the book elsewhere, or of a copy of it, with what is said there."""
    notes = field.of("3yzqn")
    for element in field.of("u"):
        made = _add(desk, book, field, [element], IdentifierKind.URI, "")
        for one in notes if made else ():
            if (text := desk.text(desk.joined([one]), field.element)) is not None:
                made.setdefault("note", []).append(text)
        notes = []


def _add_record_number(desk: LibraryDesk, entry: Entry, book: Book) -> None:
    number, agency = entry.controls.get("001"), entry.controls.get("003")
    if number is None:
        return
    made = desk.item(number, "identifier") | {"kind": IdentifierKind.OTHER.value}
    if not desk.put(made, "value", desk.joined([number])):
        return
    if agency is not None and (name := desk.name(desk.joined([agency]), agency)) is not None:
        made["issued_by"] = {"name": name}
    book.identity.setdefault("identifiers", []).append(made)


def _add(
    desk: LibraryDesk,
    book: Book,
    field: Field,
    elements: list[Element],
    kind: IdentifierKind,
    issuer: str,
) -> Holder:
    made = desk.item(field.element, "identifier") | {"kind": kind.value}
    if not desk.put(made, "value", desk.joined(elements)):
        return {}
    if issuer:
        name = plain_text(issuer)
        made["issued_by"] = {"name": name}
        for one in field.of("2"):
            desk.ledger.place([(one, False)], name)
    book.identity.setdefault("identifiers", []).append(made)
    return made
