"""relatedItem of MODS: the collection a book is of, texts in it, and what was printed about it."""

from __future__ import annotations

from typing import Final

from catalog.bibliographic.desk import LibraryDesk
from catalog.bibliographic.remarks import Subject, add_note, only_work
from catalog.errors import BadAddress
from catalog.mods.elements import add_contribution, grouped, rest_of, tell_language, title_words
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import children, runs_in
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import Words
from catalog.uris import check_web_address
from catalog.xml.safe import Element, local_name

_COPIES: Final = frozenset({"otherFormat", "otherVersion", "original"})
_CITED: Final = frozenset({"isReferencedBy", "references", "reviewOf"})
_HEADINGS: Final = {
    "series": "Series", "preceding": "Preceding", "succeeding": "Succeeding",
    "enclosingContainer": "Kept in",
}  # fmt: skip


def add_related(desk: LibraryDesk, book: Book, item: Element) -> None:
    """Put what is related where its relation belongs; of an unknown one all words stay together."""
    kind = item.get("type") or ""
    if kind == "constituent":
        _add_text(desk, book, item, 2)
    elif kind == "host":
        _add_host(desk, book, item)
    elif kind in _CITED:
        _add_citation(desk, book, item)
    elif kind in _COPIES:
        add_note(desk, book, Subject.COPIES, _all(desk, item), item)
    else:
        heading = item.get("displayLabel") or _HEADINGS.get(kind, "Related")
        add_note(desk, book, None, _all(desk, item), item, heading)


def _add_text(desk: LibraryDesk, book: Book, item: Element, level: int) -> None:
    """A text within the book, and those within it."""
    only_work(desk, book, item)
    made = desk.item(item, "item") | {"level": min(level, 20)}
    for group in grouped(children(item, "titleInfo")):
        for one in group:
            tell_language(desk, one, of_book=True)
            if (text := desk.text(title_words(desk, one), one, trimmed=True)) is not None:
                made.setdefault("titles", []).append(text)
    for group in grouped(children(item, "name")):
        add_contribution(desk, made, group)
    book.contents["works"].append(made)
    inner = children(item, "relatedItem")
    for part in children(item):
        if part not in inner and not desk.is_placed(part):
            tell_language(desk, part, of_book=False)
            made.setdefault("note", []).extend(desk.texts_from(rest_of(desk, part), part))
    for one in inner:
        _add_text(desk, book, one, level + 1)


def _add_host(desk: LibraryDesk, book: Book, item: Element) -> None:
    """The collection that the book belongs to; what else is said of it is a remark."""
    keeping: Holder = book.identity.setdefault("keeping", {})
    for info in children(item, "titleInfo"):
        tell_language(desk, info, of_book=False)
        if (text := desk.text(title_words(desk, info), info, trimmed=True)) is not None:
            keeping.setdefault("fonds", []).append(text)
    add_note(desk, book, None, rest_of(desk, item), item, "Collection")


def _add_citation(desk: LibraryDesk, book: Book, item: Element) -> None:
    made = desk.item(item, "bibl")
    for url in (one for one in item.iter() if local_name(one) == "url"):
        address = " ".join((url.text or "").split())
        try:
            made["url"] = check_web_address(address, "The address")
        except BadAddress:
            continue
        desk.ledger.place(runs_in(url), made, "url")
        break
    tell_language(desk, item, of_book=False)
    words = rest_of(desk, item)
    made["citation"] = desk.texts_from(words, item)
    if made["citation"] or "url" in made:
        book.owner.setdefault("bibliography", []).append(made)


def _all(desk: LibraryDesk, element: Element) -> Words:
    tell_language(desk, element, of_book=False)
    return rest_of(desk, element)
