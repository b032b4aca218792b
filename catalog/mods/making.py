"""originInfo, language and physicalDescription of MODS."""

from __future__ import annotations

from typing import Final

from catalog.bibliographic import tongues
from catalog.bibliographic.desk import LibraryDesk
from catalog.bibliographic.extents import add_extent
from catalog.bibliographic.finishing import add_language
from catalog.bibliographic.remarks import Subject, add_note
from catalog.language import NONE
from catalog.mods.elements import date_in, tell_language
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import children, runs_in
from catalog.tei.reading.named import NamedKind
from catalog.xml.safe import Element, local_name

# What is said of the photographs and not of the book has no place in the record of the book.
_OF_THE_FILES: Final = frozenset({"internetMediaType", "digitalOrigin", "reformattingQuality"})


def add_languages(desk: LibraryDesk, mods: Element, book: Book) -> None:
    """The languages of the book; a term that is a name stands beside the code before it."""
    for language in children(mods, "language"):
        terms = children(language, "languageTerm")
        coded = [one for one in terms if tongues.language_of(one.text) != NONE]
        words = [one for one in terms if one not in coded]
        if not coded:
            for one in words:
                add_note(desk, book, Subject.LANGUAGE, desk.joined([one]), one)
            continue
        scripts = children(language, "scriptTerm")
        script = next((code for one in scripts if len(code := (one.text or "").strip()) == 4), "")
        for one in coded:
            tag = tongues.language_of(one.text)
            if script:
                tag = tongues.tag_for(tag, "", script.title())
            use = add_language(desk, book, tag, one)
            desk.ledger.place(runs_in(one), use, "tag")
            for word in (*words, *scripts):
                if script and (word.text or "").strip() == script:
                    desk.ledger.place(runs_in(word), use, "tag")
                else:
                    use.setdefault("note", []).extend(desk.texts_from(desk.joined([word]), word))
            words = []
    languages = book.identity.get("languages", ())
    desk.book_language = languages[0]["tag"] if languages else NONE


def add_origin(desk: LibraryDesk, info: Element, book: Book) -> None:
    """Place, date and whatever else an originInfo says of the making."""
    origin = book.origin
    if "date" not in origin and (made := date_in(desk, info)) is not None:
        origin["date"] = made
    for place in children(info, "place"):
        for term in children(place, "placeTerm"):
            if term.get("type") == "code":
                continue
            tell_language(desk, term, of_book=True)
            name = desk.name(desk.joined([term]), term)
            if name is None:
                continue
            if "place" not in origin:
                origin["place"] = {"name": name}
                desk.identify(NamedKind.PLACE, name, [term.get("valueURI") or ""])
            else:
                origin.setdefault("note", []).append(name)
    for part in children(info):
        if local_name(part) != "place" and not desk.is_placed(part):
            words = desk.joined([part])
            if words.text and not part.get("encoding"):
                tell_language(desk, part, of_book=False)
                origin.setdefault("note", []).extend(desk.texts_from(words, part))


def add_physical(desk: LibraryDesk, description: Element, book: Book) -> None:
    """Extent, form and notes; a form of the writing material is a support."""
    for part in children(description):
        name, words = local_name(part), desk.joined([part])
        desk.remark(part, words.text)
        if not words.text or name in _OF_THE_FILES:
            continue
        if name == "extent":
            add_extent(desk, book.physical, words, part)
        elif name == "form" and part.get("type") == "material":
            made = desk.item(part, "support")
            made["material"] = {"texts": desk.texts_from(words, part)}
            book.physical.setdefault("supports", []).append(made)
        elif name == "form" and "form" not in book.physical:
            book.physical["form"] = {"texts": desk.texts_from(words, part)}
        else:
            heading = "Form" if name == "form" else part.get("displayLabel") or ""
            add_note(desk, book, None, words, part, heading)
