"""People, bodies, titles and subjects with their headings (MARC 21, fields X00 to X30, 6XX)."""

from __future__ import annotations

from typing import Final

from catalog.bibliographic import tongues
from catalog.bibliographic.desk import LibraryDesk
from catalog.bibliographic.relators import Part, add_person, role_of
from catalog.bibliographic.remarks import only_work
from catalog.marc.fields import Field
from catalog.record.contents import WorkRole
from catalog.record.identity import TitleKind
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import runs_in
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.named import NamedKind
from catalog.xml.safe import Element

_PERSONAL: Final = "abcdq"
_CORPORATE: Final = "abcdn"
_TITLE: Final = "tnpklmors"
_SUBJECT_PARTS: Final = "vxyz"
_KINDS: Final = {
    "00": NamedKind.PERSON, "10": NamedKind.BODY, "11": NamedKind.BODY, "30": NamedKind.WORK,
    "50": NamedKind.SUBJECT, "51": NamedKind.PLACE,
}  # fmt: skip
_LEVEL_OF_PARTS: Final = 2


def add_heading(desk: LibraryDesk, book: Book, field: Field) -> None:
    """A person or body with its role; with a title, a text of that author in the book."""
    codes = _PERSONAL if field.tag.endswith("00") else _CORPORATE
    roles = field.of("e4" if not field.tag.endswith("11") else "j4")
    role, is_known = role_of((one.text or "" for one in roles), _default(field))
    person = reference_of(desk, field, codes, _KINDS[field.tag[1:]])
    if person is None:
        return
    owner = only_work(desk, book, field.element)
    if field.of("t"):
        owner = _contained(desk, book, field)
        if role is WorkRole.OTHER and not roles:
            role = WorkRole.AUTHOR
    runs = [run for one in roles for run in runs_in(one)] if is_known else []
    add_person(desk, book, owner, person, role, field.element, runs)
    for one in [] if is_known else roles:
        _add_note(desk, person, field, [one])
    _add_note(desk, person, field, field.of("giu"))
    for linked in field.linked:
        _add_note(desk, person, linked, linked.of("e"))


def _default(field: Field) -> WorkRole | Part:
    return WorkRole.AUTHOR if field.tag.startswith("1") else WorkRole.OTHER


def reference_of(desk: LibraryDesk, field: Field, codes: str, kind: NamedKind) -> Holder | None:
    """The name of a field as a reference; the same in other scripts stands in its note."""
    name = desk.name(desk.joined(field.of(codes)), field.element)
    if name is None:
        return None
    made: Holder = {"name": name}
    _identify(desk, kind, name, field)
    for linked in field.linked:
        if (other := desk.name(desk.joined(linked.of(codes)), linked.element)) is not None:
            made.setdefault("note", []).append(other)
            _place_numbers(desk, linked, other)
    return made


def add_uniform_title(desk: LibraryDesk, book: Book, field: Field) -> None:
    """130, 240: the name under which the text is known."""
    work = only_work(desk, book, field.element)
    if "work" in work:
        add_title(desk, book, field, TitleKind.UNIFORM, "adfgklmnoprs")
    elif (made := reference_of(desk, field, "adfgklmnoprs", NamedKind.WORK)) is not None:
        work["work"] = made


def add_title(
    desk: LibraryDesk, book: Book, field: Field, kind: TitleKind, codes: str = "abfgknps"
) -> Holder:
    """A title of the book, in as many scripts as the record has it."""
    made = desk.item(field.element, "title") | {"kind": kind.value}
    for one in field.every():
        text = desk.text(desk.joined(one.of(codes)), one.element, trimmed=True)
        if text is not None:
            made.setdefault("texts", []).append(text)
    if made.get("texts"):
        book.identity.setdefault("titles", []).append(made)
    return made


def add_subject(desk: LibraryDesk, book: Book, field: Field) -> None:
    """A subject of the text, with its divisions behind dashes as catalogues print them."""
    term: Holder = {}
    for one in field.every():
        main = desk.joined(one.besides(_SUBJECT_PARTS + "eu"))
        parts = one.of(_SUBJECT_PARTS)
        for part in parts:
            division = desk.joined([part])
            main.text = f"{main.text.rstrip('.')} -- {division.text}"
            main.runs += division.runs
        # Headings are in the language of their list, and mostly English.
        text = desk.text(main, one.element, trimmed=True)
        if text is not None:
            term.setdefault("texts", []).append(text)
            kind = _KINDS.get(field.tag[1:], NamedKind.SUBJECT)
            _identify(desk, kind, text, one)
    if term:
        only_work(desk, book, field.element).setdefault("subjects", []).append(term)


def _contained(desk: LibraryDesk, book: Book, field: Field) -> Holder:
    """A text that the book contains besides, or the one it is related to."""
    only_work(desk, book, field.element)
    made = desk.item(field.element, "item") | {"level": _LEVEL_OF_PARTS}
    for one in field.every():
        text = desk.text(desk.joined(one.of(_TITLE)), one.element, trimmed=True)
        if text is not None:
            made.setdefault("titles", []).append(text)
    _add_note(desk, made, field, field.of("i"))
    book.contents["works"].append(made)
    return made


def _add_note(desk: LibraryDesk, owner: Holder, field: Field, elements: list[Element]) -> None:
    for one in elements:
        text = desk.text(desk.joined([one]), field.element, trimmed=True)
        if text is not None:
            owner.setdefault("note", []).append(text)


def _identify(desk: LibraryDesk, kind: NamedKind, name: Holder, field: Field) -> None:
    desk.identify(kind, name, field.values("01"))
    _place_numbers(desk, field, name)


def _place_numbers(desk: LibraryDesk, field: Field, name: Holder) -> None:
    """Numbers of a name elsewhere, and the file they are of, are kept beside the name."""
    for one in field.of("012"):
        desk.ledger.place(runs_in(one), name)


def tell_languages(desk: LibraryDesk, fields: list[Field]) -> None:
    """Which language the words of every field are in: by its script, its partner, its letters."""
    for field in fields:
        for one in field.every():
            text = " ".join(element.text or "" for element in one.of("abcdefgknpqrstuvxyz"))
            if field.tag in _OF_THE_BOOK or (one.script and one.script != "Latn"):
                written = tongues.script_of(text)
                is_plain = written in ("", "Latn") and not field.linked
                is_latin = tongues.tag_for(desk.book_language, "a") == desk.book_language
                if field.tag[1:] in _KINDS and is_plain:
                    tag = "none"  # a name in Latin letters is of no language
                elif is_plain and not is_latin and not _has_signs(text):
                    tag = desk.cataloguer_language
                else:
                    tag = tongues.tag_for(desk.book_language, text, one.script)
                desk.tell(one.element, tag)
            elif field.tag.startswith("6"):
                desk.tell(one.element, "en" if field.indicators[1] in "0123" else "none")
            elif one is field and field.linked and _has_signs(text):
                desk.tell(one.element, tongues.tag_for(desk.book_language, text))
            else:
                desk.remark(one.element, text)


_OF_THE_BOOK: Final = frozenset({
    "100", "110", "111", "130", "240", "245", "246", "247", "700", "710", "711", "730", "740",
})  # fmt: skip


def _has_signs(text: str) -> bool:
    """Whether Latin letters carry the signs of a romanisation (ALA-LC tables)."""
    return any("\u0100" <= letter <= "\u1eff" or letter in "ʻʼʾʿ" for letter in text)
