"""msContents: texts within texts, each with its place, names and words (TEI P5, 11.6)."""

from __future__ import annotations

import re
from typing import Final

from catalog.record.contents import TextPlace, WorkRole
from catalog.tei.reading.bibliography import add_citation, add_citations
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import Desk, children, tag_of
from catalog.tei.reading.identity import add_languages
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.making import add_decoration
from catalog.tei.reading.prose import is_prose
from catalog.tei.reading.values import add_loci, add_locus, add_term, reference, take_loci
from catalog.xml.safe import Element, local_name

_ITEMS: Final = ("msItem", "msItemStruct")
_LEVEL_MAX: Final = 20
# MARC relators and the words that catalogues write instead.
_ROLES: Final = {
    "aut": WorkRole.AUTHOR, "author": WorkRole.AUTHOR, "trl": WorkRole.TRANSLATOR,
    "translator": WorkRole.TRANSLATOR, "cmm": WorkRole.COMMENTATOR, "cwt": WorkRole.COMMENTATOR,
    "commentator": WorkRole.COMMENTATOR, "edt": WorkRole.EDITOR, "editor": WorkRole.EDITOR,
    "com": WorkRole.COMPILER, "compiler": WorkRole.COMPILER, "dte": WorkRole.DEDICATEE,
    "dedicatee": WorkRole.DEDICATEE, "oth": WorkRole.OTHER,
}  # fmt: skip
_QUOTED: Final = {
    "rubric": TextPlace.RUBRIC, "incipit": TextPlace.INCIPIT, "explicit": TextPlace.EXPLICIT,
    "finalRubric": TextPlace.FINAL_RUBRIC, "colophon": TextPlace.COLOPHON,
    "quote": TextPlace.QUOTE, "q": TextPlace.QUOTE,
}  # fmt: skip
_SIDE = re.compile(r"\d{1,4}\s*[rvab]{0,2}")


def add_contents(desk: Desk, element: Element, book: Book) -> None:
    """Works, summary and languages of a book or of one part of it."""
    owner = book.contents
    if is_prose(element):
        desk.add(owner, "summary", element, set(children(element, *_ITEMS, "textLang")))
    for part in children(element):
        name = local_name(part)
        if name in _ITEMS:
            _add_item(desk, part, book, 1)
        elif name == "textLang":
            add_languages(desk, part, book.identity, is_whole=not book.is_part)
        elif name == "summary" and desk.own:
            for one in children(part):
                desk.add(owner, "summary", one)
        elif not is_prose(element):
            desk.add(owner, "summary", part)


def _add_item(desk: Desk, element: Element, book: Book, level: int) -> None:
    """A text, and after it those within it."""
    made = {**desk.item(element, "item"), "level": min(level, _LEVEL_MAX)}
    book.contents.setdefault("works", []).append(made)
    inner = children(element, *_ITEMS)
    if is_prose(element) and not desk.own:
        desk.add(made, "note", element, {*inner, *_structured(element)})
    for part in children(element):
        name = local_name(part)
        if name == "decoNote":
            add_decoration(desk, part, book.physical)
        elif name == "textLang":
            _add_item_languages(desk, part, made, book.identity)
        elif (rule := _RULES.get(f"{name}@{part.get('type')}") or _RULES.get(name)) is not None:
            rule(desk, part, made)
        elif part not in inner and (desk.own or not is_prose(element)):
            desk.add(made, "note", part)
    number = element.get("n") or ""
    if not desk.own and "locus" not in made and _SIDE.fullmatch(number) and not number.isdecimal():
        made["locus"] = {"start": number}
    for one in inner:
        _add_item(desk, one, book, level + 1)


def _structured(element: Element) -> list[Element]:
    return [
        one
        for one in children(element)
        if local_name(one) in _RULES or local_name(one) == "textLang"
    ]


def _add_title(desk: Desk, element: Element, item: Holder) -> None:
    """A title; a uniform one names the work."""
    loci = take_loci(desk, element, item)
    if element.get("type") == "uniform" and "work" not in item:
        if (made := reference(desk, element)) is not None:
            item["work"] = made
        return
    desk.add(item, "titles", element, loci)


def _add_person(desk: Desk, element: Element, item: Holder) -> None:
    """author, editor and respStmt: who had a part in the text, and which."""
    name = local_name(element)
    person = element
    said = element.get("role") or ("author" if name == "author" else "")
    if name == "respStmt":
        named = children(element, "persName", "orgName", "name")
        if not named:
            desk.add(item, "note", element)
            return
        person, said = named[0], " ".join(desk.words(one).text for one in children(element, "resp"))
    if not said:
        within = [one.get("role") for one in children(element, "persName", "orgName", "name")]
        said = next(filter(None, within), "")
    default = WorkRole.EDITOR if name == "editor" and not said else WorkRole.OTHER
    made = desk.item(element, "contribution")
    made["role"] = _ROLES.get(said.strip().lower(), default).value
    if (reference_made := reference(desk, person)) is not None:
        made["person"] = reference_made
        for other in children(element, "resp", "note") if name == "respStmt" else ():
            desk.add(reference_made, "note", other)
        for other in children(element, "persName", "orgName", "name")[1:]:
            if name == "respStmt":
                desk.add(reference_made, "note", other)
    if desk.own or "person" in made:
        item.setdefault("contributors", []).append(made)


def _add_name_note(desk: Desk, element: Element, item: Holder) -> None:
    """A remark on the name before it, as the writer sets it."""
    before = element.getprevious()
    while before is not None and local_name(before) == "note":
        before = before.getprevious()
    if before is not None and local_name(before) == "title":
        desk.add(item.setdefault("work", {}), "note", element)
    elif item.get("contributors"):
        person = item["contributors"][-1].setdefault("person", {})
        desk.add(person, "note", element)


def _add_quotation(desk: Desk, element: Element, item: Holder) -> None:
    made = {**desk.item(element, "quotation"), "place": _QUOTED[local_name(element)].value}
    loci = take_loci(desk, element, made)
    if desk.continues(item, "quotations", element):
        made = item["quotations"][-1]
        desk.add(made, "texts", element, loci)
        return
    desk.add(made, "texts", element, loci)
    if desk.own or "texts" in made:
        item.setdefault("quotations", []).append(made)


def _add_translation(desk: Desk, element: Element, item: Holder) -> None:
    if item.get("quotations"):
        desk.add(item["quotations"][-1], "translation", element)
    else:
        desk.add(item, "note", element)


def _add_extent(desk: Desk, element: Element, item: Holder) -> None:
    if not desk.line(item, "extent_of_text", element):
        desk.add(item, "note", element)


def _add_subjects(desk: Desk, element: Element, item: Holder) -> None:
    found = children(element, "term")
    if not found:
        desk.add(item, "note", element)
        return
    for one in found:
        add_term(desk, one, item, "subjects", is_many=True)


def _add_filiation(desk: Desk, element: Element, item: Holder) -> None:
    desk.add(item, "filiation", element)


def _add_item_languages(desk: Desk, element: Element, item: Holder, identity: Holder) -> None:
    tags = [element.get("mainLang") or "", *(element.get("otherLangs") or "").split()]
    known = [tag for one in tags if (tag := tag_of(one)) != "none"]
    if known and "languages" not in item:
        item["languages"] = known
    if desk.own:
        desk.place(element, item)
    elif known:
        add_languages(desk, element, identity, is_whole=False)
    else:
        desk.add(item, "note", element)


_RULES: Final = {
    "locus": add_locus, "locusGrp": add_loci, "title": _add_title, "author": _add_person,
    "editor": _add_person, "respStmt": _add_person, "filiation": _add_filiation,
    "note@name": _add_name_note, "note@extent": _add_extent, "note@subject": _add_subjects,
    "note@translation": _add_translation,
    "bibl": add_citation, "biblStruct": add_citation, "listBibl": add_citations,
    **dict.fromkeys(_QUOTED, _add_quotation),
}  # fmt: skip
