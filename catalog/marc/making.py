"""Where, when and of what a book was made (MARC 21, fields 008, 26X, 3XX, 75X)."""

from __future__ import annotations

import re
from typing import Final

from catalog.bibliographic import tongues
from catalog.bibliographic.desk import LibraryDesk, without_seam
from catalog.bibliographic.extents import add_extent, add_sizes
from catalog.bibliographic.finishing import add_language
from catalog.dates.wording import propose
from catalog.language import NONE
from catalog.marc.fields import Entry, Field
from catalog.marc.names import reference_of
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import plain_text
from catalog.tei.reading.ledger import Holder, Run
from catalog.tei.reading.named import NamedKind

_YEAR: Final = re.compile(r"\d{4}")
_TWO_YEARS: Final = re.compile(r"(?<!\d)(\d{3,4})\D{0,12}\[\D{0,8}(\d{3,4})(?!\d)")
_ORIGINAL: Final = "original language"
# 008, position 06: what its two dates are (MARC 21, 008 All materials).
_ONE_DATE: Final = frozenset("se")
_SPANS: Final = frozenset("qmik")


def add_languages(desk: LibraryDesk, entry: Entry, book: Book) -> None:
    """The languages of the text, the one in 008 first; of a translation the original beside it."""
    coded = entry.controls.get("008")
    first = tongues.language_of(entry.control("008")[35:38])
    if first != NONE and coded is not None:
        add_language(desk, book, first, coded)
    for field in entry.of("041"):
        for code, element in field.subfields:
            for tag in _tags(element.text or ""):
                if code in "ad":
                    use = add_language(desk, book, tag, field.element)
                elif code == "h":
                    use = add_language(desk, book, tag, field.element)
                    if not use.get("is_main") and "note" not in use:
                        use["note"] = [plain_text(_ORIGINAL, "en")]
                else:
                    continue
                desk.ledger.place([(element, False)], use)
    languages = book.identity.get("languages", ())
    desk.book_language = languages[0]["tag"] if languages else NONE


def add_production(desk: LibraryDesk, book: Book, field: Field) -> None:
    """260, 264: place, who made it, and the date in its own words."""
    origin = book.origin
    for number, one in enumerate(field.every()):
        for code, element in one.subfields:
            words = desk.joined([element])
            plain = without_seam(words.text)
            if code == "a" and number == 0 and "place" not in origin:
                if (name := desk.name(words, one.element)) is not None:
                    if tongues.script_of(plain) == "Latn":
                        name["language"] = NONE  # a name in Latin letters is of no language
                    origin["place"] = {"name": name}
            elif code == "c" and number == 0 and "date" not in origin and plain:
                origin["date"] = _date(desk, plain, words.runs, one)
            elif code in "abcefg" and plain:
                origin.setdefault("note", []).extend(desk.texts_from(words, one.element))


def add_coded_date(desk: LibraryDesk, entry: Entry, book: Book) -> None:
    """The years of 008, where the words of the date could not be read."""
    coded, date = entry.control("008"), book.origin.get("date")
    if date is not None and "start" in date:
        return
    first, last = coded[7:11], coded[11:15]
    if not _YEAR.fullmatch(first) or coded[6:7] not in _ONE_DATE | _SPANS:
        return
    made: Holder = {"calendar": "gregorian", "start": {"year": int(first)}}
    if coded[6:7] in _SPANS and _YEAR.fullmatch(last) and int(first) < int(last) < 9999:
        made["end"] = {"year": int(last)}
    if date is None:
        book.origin["date"] = made
    else:
        date |= made


def add_place(desk: LibraryDesk, book: Book, field: Field) -> None:
    """751, 752: the place of making, from the largest to the smallest."""
    made = reference_of(desk, field, "abcdfg", NamedKind.PLACE)
    if made is not None and "place" not in book.origin:
        book.origin["place"] = made
    elif made is not None:
        book.origin.setdefault("note", []).extend([made["name"], *made.get("note", ())])


def add_physical(desk: LibraryDesk, book: Book, field: Field) -> None:
    """300: how much, of what, how large; what lies with it goes to its own place."""
    for one in field.every():
        add_extent(desk, book.physical, desk.joined(one.besides("e")), one.element)
        for element in one.of("e"):
            texts = desk.texts_from(desk.joined([element]), one.element)
            book.physical.setdefault("accompanying", []).extend(texts)


def add_medium(desk: LibraryDesk, book: Book, field: Field) -> None:
    """340: the material with its words, what is on it, and its size."""
    made = desk.item(field.element, "support")
    materials = field.of("ae")
    if materials and (text := desk.text(desk.joined(materials), field.element, trimmed=True)):
        made["material"] = {"texts": [text]}
        supports = [one for one in book.physical.get("supports", ()) if len(one) > 2]
        book.physical["supports"] = supports
    for element in field.besides("ae"):
        words = desk.joined([element])
        made.setdefault("note", []).extend(desk.texts_from(words, field.element))
        add_sizes(desk, book.physical, words.text, field.element)
    if len(made) > 1:
        book.physical.setdefault("supports", []).append(made)


def _date(desk: LibraryDesk, plain: str, runs: list[Run], field: Field) -> Holder:
    """The date as it is written, and what it probably means: '1099 H. [1687 or 1688]'."""
    said = plain[:2000]
    made: Holder = {"original": said, "original_language": desk.language(field.element)}
    for wording in _wordings(said):
        if (found := propose(wording)) is not None:
            told = found.model_dump(mode="json", exclude_defaults=True)
            made |= {key: one for key, one in told.items() if not key.startswith("original")}
            break
    if "?" in said:
        made["is_uncertain"] = True
    if re.search(r"\b(ca|circa|approximately|about)\b", said):
        made["is_approximate"] = True
    desk.ledger.place(runs, made, "original")
    return made


def _wordings(said: str) -> list[str]:
    """What may be read as the date: of two years the one in brackets is that of our calendar.

    Libraries write '1099 [1688]' for the year of the book and its own (AACR2, 1.4F1).
    """
    if two := _TWO_YEARS.search(said):
        return [f"{two[1]}/{two[2]}"]
    return [said, said.strip("[]?. ")]


def _tags(codes: str) -> list[str]:
    """The languages of one subfield: codes of three letters, in old records without a break."""
    said = re.sub(r"[^a-z]", "", codes.lower())
    tags = [tongues.language_of(said[at : at + 3]) for at in range(0, len(said), 3)]
    return [tag for tag in tags if tag != NONE]
