"""A MARCXML record as a record, with the tally of every subfield."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from catalog.bibliographic import tongues
from catalog.bibliographic.desk import LibraryDesk
from catalog.bibliographic.finishing import BadLibraryRecord, finished
from catalog.bibliographic.remarks import Subject, add_note, only_work, subject_in
from catalog.marc.fields import Field, entry_of, place_of_field
from catalog.marc.making import (
    add_coded_date,
    add_languages,
    add_medium,
    add_physical,
    add_place,
    add_production,
)
from catalog.marc.names import (
    add_heading,
    add_subject,
    add_title,
    add_uniform_title,
    tell_languages,
)
from catalog.marc.shelf import add_address, add_keeping, add_numbers, add_shelfmark
from catalog.record.identity import TitleKind
from catalog.tei.reading.book import Book
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.reading import Reading
from catalog.xml.safe import BYTES_MAX, Element, line_of, local_name, parse

# Leader, position 06: holdings and authorities describe no book (MARC 21).
_HOLDINGS: Final = frozenset("uvxy")
_NO_BOOK: Final = frozenset("zqwpv")
_TYPES_OF_HOLDINGS: Final = frozenset({"Holdings"})

# Notes whose field says what they are about (5XX), and the heading of those that have no field
# of their own in a record.
_NOTES: Final = {
    "501": (None, "With"), "502": (None, "Dissertation"), "504": (Subject.CITATION, ""),
    "505": (Subject.CONTENTS, ""), "506": (Subject.ACCESS, ""), "507": (None, "Scale"),
    "510": (Subject.CITATION, ""), "511": (None, "Participants"), "518": (None, "Event"),
    "520": (Subject.SUMMARY, ""), "521": (None, "Audience"), "524": (None, "Cite as"),
    "525": (Subject.ACCOMPANYING, ""), "530": (Subject.COPIES, ""), "533": (Subject.COPIES, ""),
    "534": (Subject.COPIES, ""), "535": (Subject.COPIES, ""), "540": (Subject.ACCESS, ""),
    "542": (Subject.ACCESS, ""), "544": (None, "Related archives"), "545": (None, "Biography"),
    "546": (Subject.LANGUAGE, ""), "555": (Subject.CITATION, ""), "556": (None, "Documentation"),
    "561": (Subject.PROVENANCE, ""), "562": (None, "Copy"), "563": (Subject.BINDING, ""),
    "580": (None, "Relation"), "581": (Subject.CITATION, ""), "583": (Subject.CARE, ""),
    "585": (Subject.CARE, ""), "588": (Subject.CATALOGUING, ""), "040": (Subject.CATALOGUING, ""),
    "042": (Subject.CATALOGUING, ""), "351": (Subject.CONTENTS, ""), "250": (None, "Edition"),
    "255": (None, "Scale"), "254": (Subject.MUSIC, ""), "382": (Subject.MUSIC, ""),
    "490": (None, "Series"), "800": (None, "Series"), "810": (None, "Series"),
    "811": (None, "Series"), "830": (None, "Series"), "773": (None, "Host"),
    "774": (None, "Part"), "775": (None, "Edition"), "776": (Subject.COPIES, ""),
    "777": (None, "Issued with"), "787": (None, "Related"), "336": (None, "Content"),
    "337": (None, "Medium"), "338": (None, "Carrier"),
}  # fmt: skip


def read(data: bytes, *, holder_id: str, limit: int = BYTES_MAX) -> Reading:
    """The record in MARCXML; its holdings may stand beside it in the same collection.

    Raises:
        BadXml: the file is no XML that may be read; with line and column.
        BadLibraryRecord: it holds no record of a book or several, or one without a shelfmark.
    """
    root = parse(data, limit=limit).getroot()
    records = [one for one in root.iter() if local_name(one) == "record" and _has_fields(one)]
    books = [one for one in records if not is_holdings(one)]
    if not books:
        raise BadLibraryRecord(
            "The file describes no book: it needs a bibliographic record of MARC 21.",
            key="no-description",
        )
    if len(books) > 1:
        line = line_of(books[1])
        raise BadLibraryRecord(
            f"The file describes {len(books)} books, the second from line {line} on: send it as "
            "a collection, and each becomes a row.",
            key="several",
            line=line,
            count=len(books),
        )
    desk = LibraryDesk(root, place_of_field)
    book = Book.whole(holder_id)
    describe(desk, book, books[0], [one for one in records if is_holdings(one)])
    return finished(desk, book, books[0])


def is_holdings(record: Element) -> bool:
    """Whether a record tells of copies only and belongs to the one before it."""
    return record.get("type") in _TYPES_OF_HOLDINGS or _type_of(record) in _HOLDINGS


def describe(desk: LibraryDesk, book: Book, record: Element, holdings: list[Element]) -> None:
    """Read one record, and those of its copies, into a book.

    Raises:
        BadLibraryRecord: it is no record of a book, or names no shelfmark.
    """
    if _type_of(record) in _NO_BOOK:
        line = line_of(record)
        raise BadLibraryRecord(
            f"The record at line {line} is one of a name or a class, and not of a book: "
            "leave it out.",
            key="not-manuscript",
            line=line,
        )
    entry = entry_of(record)
    entries = [entry, *(entry_of(one) for one in holdings)]
    desk.cataloguer_language = tongues.language_of(
        next((field.value("b") for field in entry.of("040") if field.value("b")), "")
    )
    add_languages(desk, entry, book)
    for one in entries:
        tell_languages(desk, one.fields)
    # The numbers of the copy come first, so that the shelfmark is there for everything else.
    add_shelfmark(desk, [*entries[1:], entry], book)
    for one in entries:
        add_keeping(desk, one, book)
        add_numbers(desk, one, book)
    for field in entry.fields:
        _add(desk, book, field)
    add_coded_date(desk, entry, book)
    _title_of_only_work(book)


def _add(desk: LibraryDesk, book: Book, field: Field) -> None:
    rule = _RULES.get(field.tag)
    if rule is not None:
        rule(desk, book, field)
    elif field.tag in _NOTES or (field.tag.startswith("5") and field.tag.isdecimal()):
        subject, heading = _NOTES.get(field.tag, (None, ""))
        if field.tag == "541":
            subject = Subject.ACQUISITION
        # The original script of a note says nothing of what the note is about.
        said = subject or subject_in(desk.joined(field.besides("")).text)
        for one in field.every():
            _add_note(desk, book, said, one, heading)
    elif field.tag.startswith("6") and field.tag.isdecimal():
        add_subject(desk, book, field)


def _add_note(
    desk: LibraryDesk, book: Book, subject: Subject | None, field: Field, heading: str
) -> None:
    """One note; of a reference to literature the place in it is told apart."""
    codes = "12345678" if field.tag != "040" else "0"
    elements = [one for code, one in field.subfields if code not in codes and code != "6"]
    if field.tag == "510" and field.of("c"):
        made = desk.item(field.element, "bibl")
        made["citation"] = desk.texts_from(desk.joined(field.besides("cu")), field.element)
        locus = field.of("c")
        if not desk.put(made, "locus", desk.joined(locus)):
            made["citation"] += desk.texts_from(desk.joined(locus), field.element)
        book.owner.setdefault("bibliography", []).append(made)
        return
    add_note(desk, book, subject, desk.joined(elements), field.element, heading)


def _add_main_title(desk: LibraryDesk, book: Book, field: Field) -> None:
    """245: the title, and with the text what is said of who made it."""
    add_title(desk, book, field, TitleKind.PREFERRED)
    for one in field.every():
        for element in one.of("ch"):
            text = desk.text(desk.joined([element]), one.element, trimmed=True)
            if text is not None:
                only_work(desk, book, field.element).setdefault("note", []).append(text)


def _add_other_title(desk: LibraryDesk, book: Book, field: Field) -> None:
    made = add_title(desk, book, field, TitleKind.OTHER)
    notes = [
        text for one in field.of("i") if (text := desk.text(desk.joined([one]), field.element))
    ]
    if notes and made.get("texts"):
        book.owner.setdefault("notes", []).append(
            desk.item(field.element, "note") | {"heading": [dict(made["texts"][0])], "texts": notes}
        )


def _title_of_only_work(book: Book) -> None:
    """A text without a title has that of the book."""
    works: list[Holder] = book.contents.get("works", [])
    titles = book.identity.get("titles", ())
    if works and titles and not works[0].get("titles") and "work" not in works[0]:
        works[0]["titles"] = [dict(text) for text in titles[0]["texts"]]


def _type_of(record: Element) -> str:
    leader = next((one for one in record if local_name(one) == "leader"), None)
    return (leader.text or "")[6:7] if leader is not None else ""


def _has_fields(element: Element) -> bool:
    """A record of MARC, and no envelope of one that is called alike."""
    return any(local_name(one) in ("datafield", "controlfield", "leader") for one in element)


_RULES: Final[dict[str, Callable[[LibraryDesk, Book, Field], None]]] = {
    "100": add_heading, "110": add_heading, "111": add_heading,
    "700": add_heading, "710": add_heading, "711": add_heading,
    "130": add_uniform_title, "240": add_uniform_title, "245": _add_main_title,
    "242": _add_other_title, "246": _add_other_title, "247": _add_other_title,
    "210": _add_other_title, "730": _add_other_title, "740": _add_other_title,
    "260": add_production, "264": add_production, "300": add_physical, "340": add_medium,
    "751": add_place, "752": add_place, "856": add_address,
}  # fmt: skip
