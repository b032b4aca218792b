"""A MODS record as a record, with the tally of every element."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from catalog.bibliographic import tongues
from catalog.bibliographic.desk import LibraryDesk
from catalog.bibliographic.finishing import BadLibraryRecord, finished
from catalog.bibliographic.relators import add_person
from catalog.bibliographic.remarks import Subject, add_note, only_work, subject_of
from catalog.errors import BadRightsUri
from catalog.mods.elements import (
    grouped,
    identifiers,
    reference,
    roles,
    runs_of,
    tell_language,
    title_words,
)
from catalog.mods.making import add_languages, add_origin, add_physical
from catalog.mods.related import add_related
from catalog.mods.shelf import add_identifier, add_location, add_shelfmark
from catalog.record.contents import WorkRole
from catalog.record.identity import TitleKind
from catalog.rights import check_rights
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import children, plain_text
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.named import NamedKind
from catalog.tei.reading.reading import Reading
from catalog.xml.safe import BYTES_MAX, Element, line_of, local_name, parse

_TITLES: Final = {
    None: TitleKind.PREFERRED, "": TitleKind.PREFERRED, "uniform": TitleKind.UNIFORM,
}  # fmt: skip
_SUBJECT_KINDS: Final = {
    "geographic": NamedKind.PLACE, "name": NamedKind.PERSON, "titleInfo": NamedKind.WORK,
}  # fmt: skip
# Types of notes that say their subject in no word of a sentence.
_HEADINGS: Final = {
    "physicaldetails": "Physical details", "titlesrc": "Source of the title",
    "source characteristics": "Characteristics", "statement of responsibility": "Responsibility",
}  # fmt: skip
# Bodies whose statements machines know; the page of a library on its rules is words.
_STATEMENTS: Final = ("http://creativecommons.org/", "http://rightsstatements.org/")
_HREF: Final = "{http://www.w3.org/1999/xlink}href"


def read(data: bytes, *, holder_id: str, limit: int = BYTES_MAX) -> Reading:
    """The record in a file with one MODS description.

    Raises:
        BadXml: the file is no XML that may be read; with line and column.
        BadLibraryRecord: it holds no description or several, or one without a shelfmark.
    """
    root = parse(data, limit=limit).getroot()
    found = [root] if local_name(root) == "mods" else children(root, "mods")
    if not found:
        found = [one for one in root.iter() if local_name(one) == "mods"]
    if not found:
        raise BadLibraryRecord(
            "The file describes no book: it needs a description in MODS.", key="no-description"
        )
    if len(found) > 1:
        line = line_of(found[1])
        raise BadLibraryRecord(
            f"The file describes {len(found)} books, the second from line {line} on: send it as "
            "a collection, and each becomes a row.",
            key="several",
            line=line,
            count=len(found),
        )
    desk = LibraryDesk(root)
    book = Book.whole(holder_id)
    describe(desk, book, found[0])
    return finished(desk, book, found[0])


def describe(desk: LibraryDesk, book: Book, mods: Element) -> None:
    """Read a description into a book.

    Raises:
        BadLibraryRecord: it names no shelfmark.
    """
    info = next(iter(children(mods, "recordInfo")), None)
    if info is not None:
        terms = [term for one in children(info, "languageOfCataloging")
                 for term in children(one, "languageTerm")]  # fmt: skip
        desk.cataloguer_language = next(
            (tag for one in terms if (tag := tongues.language_of(one.text)) != "none"), "none"
        )
    add_languages(desk, mods, book)
    add_shelfmark(desk, mods, book)
    tell(desk, book, mods)
    _title_of_only_work(book)


def tell(desk: LibraryDesk, book: Book, mods: Element) -> None:
    """Read every element of a description but its languages and its shelfmark."""
    for group in grouped(children(mods, "titleInfo")):
        _add_title(desk, book, group)
    for group in grouped(children(mods, "name")):
        add_name(desk, book, only_work(desk, book, mods), group)
    for part in children(mods):
        if (rule := _RULES.get(local_name(part))) is not None:
            rule(desk, book, part)


def add_name(desk: LibraryDesk, book: Book, work: Holder, group: list[Element]) -> None:
    """A person or body where the role belongs."""
    person = reference(desk, group)
    if person is None:
        return
    role, is_known, terms = roles(group)
    if not terms and group[0].get("usage") == "primary":
        role = WorkRole.AUTHOR
    add_person(desk, book, work, person, role, group[0], runs_of(terms) if is_known else [])
    for one in [] if is_known else terms:
        if (text := desk.text(desk.joined([one]), one)) is not None:
            person.setdefault("note", []).append(text)


def _add_title(desk: LibraryDesk, book: Book, group: list[Element]) -> None:
    """A title in the scripts it is written in; a uniform one names the text."""
    first = group[0]
    kind = _TITLES.get(first.get("type"), TitleKind.OTHER)
    if kind is TitleKind.PREFERRED and first.get("supplied") == "yes":
        kind = TitleKind.SUPPLIED
    if kind is TitleKind.PREFERRED and any(
        one["kind"] in ("preferred", "supplied") for one in book.identity.get("titles", ())
    ):
        kind = TitleKind.OTHER
    texts = []
    for one in group:
        tell_language(desk, one, of_book=True)
        if (text := desk.text(title_words(desk, one), one, trimmed=True)) is not None:
            texts.append(text)
    if not texts:
        return
    work = only_work(desk, book, first)
    if kind is TitleKind.UNIFORM and "work" not in work:
        work["work"] = {"name": texts[0], "note": texts[1:]}
        desk.identify(NamedKind.WORK, texts[0], identifiers(first))
        return
    made = desk.item(first, "title") | {"kind": kind.value, "texts": texts}
    book.identity.setdefault("titles", []).append(made)


def _title_of_only_work(book: Book) -> None:
    """A text without a title has that of the book."""
    works: list[Holder] = book.contents.get("works", [])
    titles = book.identity.get("titles", ())
    if works and titles and not works[0].get("titles") and "work" not in works[0]:
        works[0]["titles"] = [dict(text) for text in titles[0]["texts"]]


def _add_subject(desk: LibraryDesk, book: Book, subject: Element) -> None:
    """A subject with its parts behind dashes; genres are subjects as well."""
    parts = [subject] if local_name(subject) == "genre" else children(subject)
    words = desk.joined([], " -- ")
    said, kind = [], NamedKind.SUBJECT
    for part in parts:
        between = ", " if local_name(part) == "name" else " -- "
        one = desk.joined(_leaves(part), between)
        if one.text:
            said.append(one.text)
            words.runs += one.runs
    if not said:
        return
    if len(parts) == 1:
        kind = _SUBJECT_KINDS.get(local_name(parts[0]), NamedKind.SUBJECT)
    words.text = " -- ".join(said)
    tell_language(desk, subject, of_book=False)
    if desk.language(subject) == "none" and subject.get("authority") in ("lcsh", "aat"):
        desk.tell(subject, "en")
    text = desk.text(words, subject, trimmed=True)
    if text is not None:
        only_work(desk, book, subject).setdefault("subjects", []).append({"texts": [text]})
        desk.identify(kind, text, [*identifiers(subject), *identifiers(parts[0])])


def _leaves(element: Element) -> list[Element]:
    inner = children(element)
    return [leaf for one in inner for leaf in _leaves(one)] if inner else [element]


def _add_note(desk: LibraryDesk, book: Book, note: Element) -> None:
    words = desk.joined([note])
    kind = (note.get("type") or "").strip()
    subject = subject_of(kind)
    is_quoted = subject in (Subject.INCIPIT, Subject.EXPLICIT, Subject.COLOPHON, Subject.RUBRIC)
    tell_language(desk, note, of_book=is_quoted)
    known = _HEADINGS.get(kind.lower(), kind) if subject is None else ""
    heading = note.get("displayLabel") or known
    add_note(desk, book, subject, words, note, heading)


def _to(subject: Subject) -> Callable[[LibraryDesk, Book, Element], None]:
    def add(desk: LibraryDesk, book: Book, element: Element) -> None:
        tell_language(desk, element, of_book=False)
        add_note(desk, book, subject, desk.joined(_leaves(element)), element)

    return add


def _add_access(desk: LibraryDesk, book: Book, element: Element) -> None:
    """Who may see and use the book; the address of a known licence is that of the book."""
    tell_language(desk, element, of_book=False)
    add_note(desk, book, Subject.ACCESS, desk.joined(_leaves(element)), element)
    address = (element.get(_HREF) or "").strip()
    if not address:
        return
    try:
        rights = check_rights(address)
    except BadRightsUri:
        rights = ""
    if rights.startswith(_STATEMENTS):
        book.identity.setdefault("rights", rights)
    else:
        book.administration.setdefault("access", []).append(plain_text(address))


def _add_record_info(desk: LibraryDesk, book: Book, info: Element) -> None:
    """Who described the book, when and how; the number of the description is one of the book."""
    for part in children(info):
        if local_name(part) == "recordIdentifier":
            add_identifier(desk, book, part)
        elif local_name(part) != "languageOfCataloging":
            add_note(desk, book, Subject.CATALOGUING, desk.joined([part]), part)


def _add_part(desk: LibraryDesk, book: Book, element: Element) -> None:
    add_note(desk, book, None, desk.joined(_leaves(element)), element, local_name(element))


_RULES: Final[dict[str, Callable[[LibraryDesk, Book, Element], None]]] = {
    "genre": _add_subject, "subject": _add_subject, "note": _add_note,
    "abstract": _to(Subject.SUMMARY), "tableOfContents": _to(Subject.CONTENTS),
    "accessCondition": _add_access, "targetAudience": _add_part, "part": _add_part,
    "recordInfo": _add_record_info, "identifier": add_identifier, "location": add_location,
    "classification": add_identifier,
    "originInfo": lambda desk, book, one: add_origin(desk, one, book),
    "physicalDescription": lambda desk, book, one: add_physical(desk, one, book),
    "relatedItem": add_related,
}  # fmt: skip
