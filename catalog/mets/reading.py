"""A METS package as a record: its descriptions in MODS or MARCXML, its chapters, the way it turns.

Files are named and never fetched; their list and the sides are kept beside the record, since what
shows which side is told at deposit. Whoever sends MODS alone is read as a package of nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from catalog.bibliographic.desk import LibraryDesk
from catalog.bibliographic.finishing import BadLibraryRecord, finished
from catalog.bibliographic.remarks import only_work
from catalog.marc import reading as marc
from catalog.marc.fields import place_of_field
from catalog.mets.structure import Chapter, Structure, structure_of
from catalog.mods import elements
from catalog.mods import reading as mods
from catalog.record.identity import IdentifierKind
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import children, plain_text
from catalog.tei.reading.ledger import Aside, Holder, place_of
from catalog.tei.reading.reading import Reading
from catalog.xml.safe import BYTES_MAX, Element, line_of, local_name, parse

_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_MARC_NAMES: Final = frozenset({"leader", "controlfield", "subfield"})
_ELSEWHERE: Final = "it lies elsewhere and is not fetched"
_FILES: Final = "files are shown by a deposit, and not by the record"
_SIDES: Final = "which file shows which side is told at deposit"
_LISTED_MAX: Final = 2000


def read(data: bytes, *, holder_id: str, limit: int = BYTES_MAX) -> Reading:
    """The record in a METS package, or in a MODS description alone.

    Raises:
        BadXml: the file is no XML that may be read; with line and column.
        BadLibraryRecord: nothing in it describes a book, or no shelfmark is named.
    """
    root = parse(data, limit=limit).getroot()
    found = [one for one in root.iter() if local_name(one) == "mets"]
    if not found:
        return mods.read(data, holder_id=holder_id, limit=limit)
    if len(found) > 1:
        line = line_of(found[1])
        raise BadLibraryRecord(
            f"The file holds {len(found)} packages, the second from line {line} on: send one file "
            "for each.",
            key="several",
            line=line,
            count=len(found),
        )
    return _read(found[0], holder_id)


def _read(mets: Element, holder_id: str) -> Reading:
    desk = LibraryDesk(mets, _place)
    book = Book.whole(holder_id)
    structure = structure_of(mets)
    sections = {one.get("ID") or "": one for one in children(mets, "dmdSec")}
    main = [sections[one] for one in structure.main if one in sections] or [*sections.values()]
    described = next((one for section in main if (one := _description(section)) is not None), None)
    if described is None:
        described = next(
            (one for section in sections.values() if (one := _description(section)) is not None),
            None,
        )
    if described is None:
        line = line_of(mets)
        raise BadLibraryRecord(
            f"The package at line {line} describes no book: it needs MODS or MARCXML in a dmdSec.",
            key="no-description",
            line=line,
        )
    if local_name(described) == "mods":
        mods.describe(desk, book, described)
    else:
        beside = [one for one in _records(described.getparent()) if marc.is_holdings(one)]
        marc.describe(desk, book, described, beside)
    _add_numbers(desk, book, mets)
    _add_chapters(desk, book, structure, sections, described)
    if structure.turns_right_to_left:
        book.identity["viewing_direction"] = "right-to-left"
    reading = finished(desk, book, described, tuple(_beside(mets, structure)))
    return replace(reading, line=line_of(mets))


def _description(section: Element) -> Element | None:
    """What a section holds: a MODS description, or a record of MARC of a book."""
    for one in section.iter():
        if local_name(one) == "mods":
            return one
        if local_name(one) == "record" and not marc.is_holdings(one) and _records(one.getparent()):
            return one
    return None


def _records(parent: Element | None) -> list[Element]:
    """The records of MARC that stand side by side."""
    return [] if parent is None else [one for one in children(parent, "record")
                                      if children(one, "datafield")]  # fmt: skip


def _add_numbers(desk: LibraryDesk, book: Book, mets: Element) -> None:
    """The number of the object, and that of the package."""
    known: list[Holder] = book.identity.setdefault("identifiers", [])
    if number := (mets.get("OBJID") or "").strip():
        made = desk.item(mets, "identifier")
        kind = IdentifierKind.URI if ":" in number else IdentifierKind.OTHER
        if all(one["value"] != number for one in known) and len(number) <= 500:
            known.append(made | {"kind": kind.value, "value": number})
    for header in children(mets, "metsHdr"):
        for part in header.iter():
            if local_name(part) in {"metsDocumentID", "altRecordID"}:
                made = desk.item(part, "identifier") | {"kind": IdentifierKind.OTHER.value}
                if desk.put(made, "value", desk.joined([part])):
                    known.append(made)
            elif local_name(part) in {"name", "note"}:
                texts = desk.texts_from(desk.joined([part]), part)
                book.administration.setdefault("record_history", []).extend(texts)


def _add_chapters(
    desk: LibraryDesk,
    book: Book,
    structure: Structure,
    sections: dict[str, Element],
    described: Element,
) -> None:
    """The divisions of the logical map as texts of the book, each with the sides it is on."""
    if not structure.chapters:
        return
    only_work(desk, book, described)
    for chapter in structure.chapters:
        own = next(
            (one for number in chapter.described_by if number in sections
             and (one := _description(sections[number])) is not None and one is not described),
            None,
        )  # fmt: skip
        made = desk.item(chapter.element, "item") | {"level": chapter.level}
        if own is not None and local_name(own) == "mods":
            _add_own(desk, made, own)
        if "titles" not in made and chapter.label:
            made["titles"] = [plain_text(chapter.label)]
        if chapter.start:
            made["locus"] = _locus(chapter)
        if len(made) > 2:
            book.contents["works"].append(made)


def _locus(chapter: Chapter) -> Holder:
    return {"start": chapter.start, **({"end": chapter.end} if chapter.end else {})}


def _add_own(desk: LibraryDesk, made: Holder, own: Element) -> None:
    """Title and people of a chapter that has a description of its own."""
    for group in elements.grouped(children(own, "titleInfo")):
        for one in group:
            elements.tell_language(desk, one, of_book=True)
            text = desk.text(elements.title_words(desk, one), one, trimmed=True)
            if text is not None:
                made.setdefault("titles", []).append(text)
    for group in elements.grouped(children(own, "name")):
        elements.add_contribution(desk, made, group)
    for part in children(own):
        if not desk.is_placed(part):
            texts = desk.texts_from(elements.rest_of(desk, part), part)
            made.setdefault("note", []).extend(texts)


def _beside(mets: Element, structure: Structure) -> list[Aside]:
    """What the package tells in attributes, for whoever makes the deposit: files and sides."""
    found = [
        Aside("mets/dmdSec/mdRef", line_of(one), (one.get(_HREF) or "")[:_LISTED_MAX],
              _ELSEWHERE, 0)
        for one in mets.iter() if local_name(one) == "mdRef" and one.get(_HREF)
    ]  # fmt: skip
    for group in structure.groups:
        text = f"{len(group.addresses)}: {' '.join(group.addresses)}"[:_LISTED_MAX]
        found.append(Aside(f"mets/fileSec/fileGrp[{group.use}]", group.line, text, _FILES, 0))
    if structure.sides:
        text = f"{len(structure.sides)}: {'; '.join(structure.sides)}"[:_LISTED_MAX]
        found.append(Aside("mets/structMap", line_of(mets), text, _SIDES, 0))
    return found


def _place(element: Element, known: dict[Element, str]) -> str:
    is_marc = local_name(element) in _MARC_NAMES
    return place_of_field(element, known) if is_marc else place_of(element, known)
