"""Where a book is kept and how it is numbered: location, identifier, classification of MODS."""

from __future__ import annotations

import re
from typing import Final

from catalog.bibliographic.desk import LibraryDesk, without_seam
from catalog.bibliographic.finishing import SHELFMARK_MAX, without_shelfmark
from catalog.record.identity import IdentifierKind
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import children, plain_text
from catalog.tei.reading.ledger import Holder
from catalog.xml.safe import Element, local_name

_WHERE: Final = "shelfLocator or an identifier of type 'shelfmark'"
_SHELFMARK: Final = re.compile(r"shelf-?(?:mark|locator)?|call ?number|signatur\w*|cote", re.I)
_FORMER: Final = re.compile(r"former|old|alt", re.I)
_ADDRESS: Final = re.compile(r"https?://\S+|(?:ark|urn|doi|hdl):\S+", re.I)
_ACCESSION: Final = re.compile(r"access|inventor", re.I)
_NO_SHELFMARK: Final = frozenset(
    {"isbn", "issn", "lccn", "oclc", "uri", "doi", "hdl", "ark", "urn"}
)


def add_shelfmark(desk: LibraryDesk, mods: Element, book: Book) -> None:
    """The shelfmark: what the copy says, else an identifier that is said to be one, else a local.

    Raises:
        BadLibraryRecord: nothing does.
    """
    own = [one for place in children(mods, "location") for one in place.iter()
           if local_name(one) == "shelfLocator"]  # fmt: skip
    numbers = [*children(mods, "identifier"), *children(mods, "classification")]
    said = [one for one in numbers if _SHELFMARK.fullmatch(one.get("type") or "")]
    local = [one for one in numbers if (one.get("type") or "").lower() == "local"]
    for one in (*own, *said, *local):
        if desk.put(book.identity, "shelfmark", desk.joined([one])):
            break
    if not 0 < len(book.identity.get("shelfmark", "")) <= SHELFMARK_MAX:
        raise without_shelfmark(mods, _WHERE)


def add_location(desk: LibraryDesk, book: Book, location: Element) -> None:
    """Library, rooms and addresses; a further shelfmark is another number of the book."""
    keeping: Holder = book.identity.setdefault("keeping", {})
    for part in location.iter():
        name = local_name(part)
        if name == "physicalLocation":
            is_code = part.get("type") == "code" or part.get("authority") is not None
            field = "institution" if is_code and keeping.get("repository") else "repository"
            _append(desk, keeping, field, part)
        elif name == "subLocation":
            _append(desk, keeping, "fonds", part)
        elif name == "url" or (name == "shelfLocator" and not desk.is_placed(part)):
            add_identifier(desk, book, part)
        elif name in {"note", "enumerationAndChronology", "form", "itemIdentifier"}:
            texts = desk.texts_from(desk.joined([part]), part)
            book.administration.setdefault("note", []).extend(texts)


def add_identifier(desk: LibraryDesk, book: Book, element: Element) -> None:
    """A number of the book or of its description, with what its type says of it."""
    if desk.is_placed(element):
        return
    kind, words = element.get("type") or element.get("authority") or "", desk.joined([element])
    made = desk.item(element, "identifier") | {"kind": _kind(element, kind, words.text).value}
    if not desk.put(made, "value", words):
        return
    if kind and kind not in ("uri", "local"):
        made["issued_by"] = {"name": plain_text(kind)}
    said = element.get("displayLabel") or element.get("note") or ""
    if element.get("invalid") == "yes":
        said = f"{said} (invalid)".strip()
    if said.strip():
        made["note"] = [plain_text(said.strip())]
    known = book.identity.setdefault("identifiers", [])
    same = next((one for one in known if one["value"] == made["value"]), None)
    if same is None:
        known.append(made)
    else:
        desk.ledger.place(words.runs, same, "value")


def _kind(element: Element, said: str, value: str) -> IdentifierKind:
    if local_name(element) == "url" or _ADDRESS.fullmatch(value):
        return IdentifierKind.URI
    if said.lower() in _NO_SHELFMARK:
        return IdentifierKind.OTHER
    if _FORMER.search(said):
        return IdentifierKind.FORMER_SHELFMARK
    return IdentifierKind.ACCESSION if _ACCESSION.search(said) else IdentifierKind.OTHER


def _append(desk: LibraryDesk, keeping: Holder, field: str, element: Element) -> None:
    words = desk.joined([element])
    known = keeping.setdefault(field, [])
    same = next((one for one in known if one["text"] == without_seam(words.text)), None)
    if same is not None:
        desk.ledger.place(words.runs, same)
    elif (text := desk.text(words, element, trimmed=True)) is not None:
        known.append(text)
