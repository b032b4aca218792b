"""What somebody did for a book, by code or word of a relator (MARC Code List for Relators)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from catalog.bibliographic.desk import LibraryDesk
from catalog.record.contents import WorkRole
from catalog.record.provenance import EventKind
from catalog.tei.reading.book import Book
from catalog.tei.reading.ledger import Holder, Run
from catalog.xml.safe import Element


class Part(StrEnum):
    """The parts that are no part in a text."""

    SCRIBE = "scribe"
    ARTIST = "artist"
    BINDER = "binder"
    PATRON = "patron"
    OWNER = "owner"
    GIVER = "giver"
    SELLER = "seller"


_WORKS: Final = {
    WorkRole.AUTHOR: "aut author cre creator attributed att",
    WorkRole.TRANSLATOR: "trl translator",
    WorkRole.COMMENTATOR: "cmm commentator cwt",
    WorkRole.EDITOR: "edt editor",
    WorkRole.COMPILER: "com compiler",
    WorkRole.DEDICATEE: "dte dedicatee",
}
_PARTS: Final = {
    Part.SCRIBE: "scr scribe copyist cll calligrapher",
    Part.ARTIST: "ill ilu art illuminator illustrator artist miniaturist painter",
    Part.BINDER: "bnd binder bookbinder",
    Part.PATRON: "pat patron commissioner",
    Part.OWNER: "fmo own owner",
    Part.GIVER: "dnr donor",
    Part.SELLER: "sll seller bookseller bsl",
}
_BY_WORD: Final[dict[str, WorkRole | Part]] = {
    word: role for table in (_WORKS, _PARTS) for role, words in table.items()
    for word in words.split()
}  # fmt: skip


def role_of(said: Iterable[str], default: WorkRole | Part) -> tuple[WorkRole | Part, bool]:
    """The first role that is known, and whether any was; 'former owner' is told by its last word.

    A role that is said and not known is `OTHER`; where none is said it is the default.
    """
    given = [one.strip().rstrip(".,;").rpartition("/")[2].lower() for one in said if one.strip()]
    for one in given:
        if (found := _BY_WORD.get(one) or _BY_WORD.get(one.rpartition(" ")[2])) is not None:
            return found, True
    return (WorkRole.OTHER if given else default), False


def add_person(
    desk: LibraryDesk,
    book: Book,
    work: Holder,
    person: Holder,
    role: WorkRole | Part,
    element: Element,
    runs: Iterable[Run] = (),
) -> None:
    """Put a reference where the role belongs; `runs` are the words that said the role."""
    match role:
        case Part.SCRIBE:
            made = desk.item(element, "hand") | {"scribe": person}
            book.physical.setdefault("hands", []).append(made)
        case Part.ARTIST:
            made = desk.item(element, "decoration") | {"artist": person}
            book.physical.setdefault("decorations", []).append(made)
        case Part.BINDER:
            made = desk.item(element, "binding") | {"tradition": "other", "binder": person}
            book.bindings.append(made)
        case Part.PATRON if "patron" not in book.origin:
            made = book.origin
            made["patron"] = person
        case Part.OWNER:
            made = desk.item(element, "event") | {"kind": EventKind.OTHER.value, "receiver": person}
            book.events.append(made)
        case Part.GIVER | Part.SELLER:
            kind = EventKind.GIFT if role is Part.GIVER else EventKind.SALE
            made = desk.item(element, "event") | {"kind": kind.value, "giver": person}
            book.events.append(made)
        case _:
            said = role.value if isinstance(role, WorkRole) else WorkRole.OTHER.value
            made = desk.item(element, "contribution") | {"role": said, "person": person}
            work.setdefault("contributors", []).append(made)
    desk.ledger.place(runs, made)
