"""Notes of a library record, put where their subject belongs.

The subject is that of the field or the type of the note, or the word a general note begins with
('Collation: …', 'Incipit: …'), which is how manuscripts are told in MARC (AMREMM, 1C and 7B).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from catalog.bibliographic import tongues
from catalog.bibliographic.desk import LibraryDesk, without_seam
from catalog.bibliographic.extents import add_extent, add_lines
from catalog.language import NONE
from catalog.record.contents import TextPlace
from catalog.record.identity import IdentifierKind
from catalog.record.provenance import EventKind
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import plain_text
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import Words
from catalog.xml.safe import Element


class Subject(StrEnum):
    """What a note is about."""

    INCIPIT = "incipit"
    EXPLICIT = "explicit"
    COLOPHON = "colophon"
    RUBRIC = "rubric"
    EXTENT = "extent"
    COLLATION = "collation"
    CATCHWORDS = "catchwords"
    SIGNATURES = "signatures"
    FOLIATION = "foliation"
    LAYOUT = "layout"
    SCRIPT = "script"
    DECORATION = "decoration"
    SUPPORT = "support"
    WATERMARK = "watermark"
    BINDING = "binding"
    CONDITION = "condition"
    ADDITIONS = "additions"
    MUSIC = "music"
    ACCOMPANYING = "accompanying"
    CONTENTS = "contents"
    SUMMARY = "summary"
    FORMER = "former shelfmark"
    ORIGIN = "origin"
    PROVENANCE = "provenance"
    ACQUISITION = "acquisition"
    LANGUAGE = "language"
    CITATION = "citation"
    COPIES = "copies"
    ACCESS = "access"
    CARE = "care"
    CATALOGUING = "cataloguing"
    GENERAL = "general"


# How such a note begins, or what a type is called; the first that fits.
_WORDS: Final = (
    (r"incipit|begin(?:s|ning)|inc\.", Subject.INCIPIT),
    (r"explicit|ends|ending|expl\.", Subject.EXPLICIT),
    (r"colophon|subscription", Subject.COLOPHON),
    (r"rubrics?|heading", Subject.RUBRIC),
    (r"catchwords?", Subject.CATCHWORDS), (r"signatures?", Subject.SIGNATURES),
    (r"collation|quires?|gatherings?", Subject.COLLATION),
    (r"foliation|pagination", Subject.FOLIATION),
    (r"layout|ruling|lines|mise[ -]en[ -]page", Subject.LAYOUT),
    (r"script|hand(?:writing)?s?|scribes?|copyists?|palaeography", Subject.SCRIPT),
    (r"decoration|illuminations?|illustrations?|ornament", Subject.DECORATION),
    (r"watermarks?", Subject.WATERMARK),
    (r"support|paper|material|writing material", Subject.SUPPORT),
    (r"binding ?(?:info|information|note)?", Subject.BINDING),
    (r"condition|preservation", Subject.CONDITION),
    (r"marginalia|annotations?|additions|additional text|glosses", Subject.ADDITIONS),
    (r"music(?:al notation)?", Subject.MUSIC),
    (r"accompanying ?materials?|accompaniments?", Subject.ACCOMPANYING),
    (r"contents|table ?of ?contents", Subject.CONTENTS),
    (r"abstract|summary|scope", Subject.SUMMARY),
    (r"former shelf-?marks?|former call numbers?|old shelf-?marks?", Subject.FORMER),
    (r"origin|date|place|production|creation(?:/production credits)?", Subject.ORIGIN),
    (r"provenance|ownership|custodhist|custodial history|owners?|seals?|waqf", Subject.PROVENANCE),
    (r"acquisition|immediate source of acquisition|source|purchase|gift", Subject.ACQUISITION),
    (r"language", Subject.LANGUAGE),
    (r"bibliography|references?|citation/reference|publications|literature|cited in",
     Subject.CITATION),
    (r"reproduction|additional physical form|original location|original version|surrogates?|"
     r"microfilms?|digital ?(?:copy|copies)", Subject.COPIES),
    (r"access|restriction|use ?and ?reproduction|restriction ?on ?access", Subject.ACCESS),
    (r"action|conservation|treatment|restoration|exhibitions?", Subject.CARE),
    (r"extent|physical description", Subject.EXTENT),
)  # fmt: skip
_KNOWN: Final = tuple((re.compile(rf"(?:{words})s?", re.I), subject) for words, subject in _WORDS)
_BEGINS: Final = re.compile(r"\s*([A-Za-z][A-Za-z/ -]{2,34}?)\s*:\s+(?=\S)")
_PLACES: Final = {
    Subject.INCIPIT: TextPlace.INCIPIT, Subject.EXPLICIT: TextPlace.EXPLICIT,
    Subject.COLOPHON: TextPlace.COLOPHON, Subject.RUBRIC: TextPlace.RUBRIC,
}  # fmt: skip
_LINE_OF_FORMER: Final = re.compile(r"^[^:]{0,40}:\s*")


def subject_of(said: str) -> Subject | None:
    """The subject that a word or the type of a note names; None where it is not known."""
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", said).strip()
    return next((subject for words, subject in _KNOWN if words.fullmatch(plain)), None)


def subject_in(text: str) -> Subject | None:
    """The subject that a general note begins with: 'Layout: 21 lines'."""
    found = _BEGINS.match(text)
    return subject_of(found[1]) if found else None


def add_note(
    desk: LibraryDesk,
    book: Book,
    subject: Subject | None,
    words: Words,
    element: Element,
    heading: str = "",
) -> None:
    """Put a note where its subject belongs; one without a subject is a remark on the book."""
    if not words.text:
        return
    found = subject or subject_in(words.text) or Subject.GENERAL
    if found in _PLACES:
        _add_quotation(desk, book, _PLACES[found], words, element)
    elif (rule := _RULES.get(found)) is not None:
        rule(desk, book, words, element)
    else:
        _add_remark(desk, book, words, element, heading)


def only_work(desk: LibraryDesk, book: Book, element: Element) -> Holder:
    """The text that the record describes, made when it is first spoken of."""
    works: list[Holder] = book.contents.setdefault("works", [])
    if not works:
        works.append(desk.item(element, "item") | {"level": 1})
    return works[0]


def _add_quotation(
    desk: LibraryDesk, book: Book, place: TextPlace, words: Words, element: Element
) -> None:
    begins = _BEGINS.match(words.text)
    if begins is not None and subject_of(begins[1]) is not None:
        words = Words(words.text[begins.end() :], words.runs)
    tag = tongues.tag_for(desk.book_language, words.text)
    # Latin letters may be a romanised beginning or its translation; nobody can tell from them.
    is_sure = tag != NONE and not tag.endswith("-Latn")
    desk.tell(element, tag if is_sure else desk.language(element))
    made = desk.item(element, "quotation") | {"place": place.value}
    made["texts"] = desk.texts_from(words, element)
    only_work(desk, book, element).setdefault("quotations", []).append(made)


def _to_texts(section: str, field: str) -> Callable[[LibraryDesk, Book, Words, Element], None]:
    def add(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
        owner: Holder = getattr(book, section)
        owner.setdefault(field, []).extend(desk.texts_from(words, element))

    return add


def _to_items(field: str, kind: str) -> Callable[[LibraryDesk, Book, Words, Element], None]:
    def add(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
        made = desk.item(element, kind) | {"note": desk.texts_from(words, element)}
        if field == "layouts":
            add_lines(made, words.text)
        book.physical.setdefault(field, []).append(made)

    return add


def _to_collation(field: str) -> Callable[[LibraryDesk, Book, Words, Element], None]:
    def add(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
        collation = book.physical.setdefault("collation", {})
        collation.setdefault(field, []).extend(desk.texts_from(words, element))

    return add


def _to_events(kind: EventKind) -> Callable[[LibraryDesk, Book, Words, Element], None]:
    def add(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
        texts = desk.texts_from(words, element)
        book.events.append(desk.item(element, "event") | {"kind": kind.value, "note": texts})

    return add


def _add_binding(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
    # A record with a binder and a note tells of one binding.
    last = book.bindings[-1] if book.bindings and "note" not in book.bindings[-1] else None
    if last is None:
        last = desk.item(element, "binding") | {"tradition": "other"}
        book.bindings.append(last)
    last["note"] = desk.texts_from(words, element)


def _add_watermark(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
    supports = book.physical.setdefault("supports", [])
    if not supports:
        supports.append(desk.item(element, "support"))
    supports[0].setdefault("watermark", []).extend(desk.texts_from(words, element))


def _add_former(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
    made = desk.item(element, "identifier") | {"kind": IdentifierKind.FORMER_SHELFMARK.value}
    plain = Words(_LINE_OF_FORMER.sub("", words.text), words.runs)
    if desk.put(made, "value", plain):
        book.identity.setdefault("identifiers", []).append(made)
    else:
        _add_remark(desk, book, words, element, "")


def _add_language(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
    languages = book.identity.get("languages", ())
    if languages:
        languages[0].setdefault("note", []).extend(desk.texts_from(words, element))
    else:
        _add_remark(desk, book, words, element, "Language")


def _add_citation(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
    made = desk.item(element, "bibl") | {"citation": desk.texts_from(words, element)}
    book.owner.setdefault("bibliography", []).append(made)


def _add_extent(desk: LibraryDesk, book: Book, words: Words, element: Element) -> None:
    add_extent(desk, book.physical, words, element)


def _add_remark(
    desk: LibraryDesk, book: Book, words: Words, element: Element, heading: str
) -> None:
    made = desk.item(element, "note") | {"texts": desk.texts_from(words, element)}
    if heading:
        made["heading"] = [plain_text(without_seam(heading), "en")]
    book.owner.setdefault("notes", []).append(made)


_RULES: Final[dict[Subject, Callable[[LibraryDesk, Book, Words, Element], None]]] = {
    Subject.EXTENT: _add_extent,
    Subject.COLLATION: _to_collation("note"),
    Subject.CATCHWORDS: _to_collation("catchwords"),
    Subject.SIGNATURES: _to_collation("signatures"),
    Subject.FOLIATION: _to_items("foliations", "foliation"),
    Subject.LAYOUT: _to_items("layouts", "layout"),
    Subject.SCRIPT: _to_items("hands", "hand"),
    Subject.DECORATION: _to_items("decorations", "decoration"),
    Subject.ADDITIONS: _to_items("additions", "addition"),
    Subject.SUPPORT: _to_items("supports", "support"),
    Subject.WATERMARK: _add_watermark,
    Subject.BINDING: _add_binding,
    Subject.CONDITION: _to_texts("physical", "condition"),
    Subject.MUSIC: _to_texts("physical", "music_notation"),
    Subject.ACCOMPANYING: _to_texts("physical", "accompanying"),
    Subject.CONTENTS: _to_texts("contents", "summary"),
    Subject.SUMMARY: _to_texts("identity", "summary"),
    Subject.FORMER: _add_former,
    Subject.ORIGIN: _to_texts("origin", "note"),
    Subject.PROVENANCE: _to_events(EventKind.OTHER),
    Subject.ACQUISITION: _to_events(EventKind.ACQUISITION),
    Subject.LANGUAGE: _add_language,
    Subject.CITATION: _add_citation,
    Subject.COPIES: _to_texts("administration", "surrogates"),
    Subject.ACCESS: _to_texts("administration", "access"),
    Subject.CARE: _to_texts("administration", "custodial_history"),
    Subject.CATALOGUING: _to_texts("administration", "record_history"),
}
