"""From what a desk has read to a record that holds, with the tally of every word."""

from __future__ import annotations

from catalog.bibliographic.desk import LibraryDesk
from catalog.errors import BadRecord
from catalog.record.identity import TitleKind
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import plain_text
from catalog.tei.reading.fitting import fit, paths_in, pruned
from catalog.tei.reading.identity import propose_direction
from catalog.tei.reading.ledger import Aside, Holder
from catalog.tei.reading.reading import Reading
from catalog.xml.safe import Element, line_of

SHELFMARK_MAX = 200


class BadLibraryRecord(BadRecord):
    """A record of MARC, MODS or METS that describes no book; `line` counts from 1.

    Keys: 'no-description' (no record of a book is in the file), 'no-shelfmark', 'several' (the
    file describes `count` books where one was expected), 'not-manuscript'.
    """

    def __init__(self, sentence: str, *, key: str, line: int = 0, **values: object) -> None:
        super().__init__(sentence, key=key, line=line, **values)
        self.line = line


def without_shelfmark(element: Element, where: str) -> BadLibraryRecord:
    """The refusal of a record without a call number; `where` names the fields that hold one."""
    line = line_of(element)
    return BadLibraryRecord(
        f"The record at line {line} names no shelfmark of at most {SHELFMARK_MAX} characters: "
        f"write it into {where}, and send the file again.",
        key="no-shelfmark",
        line=line,
        where=where,
        most=SHELFMARK_MAX,
    )


def finished(
    desk: LibraryDesk, book: Book, element: Element, beside: tuple[Aside, ...] = ()
) -> Reading:
    """The reading of a whole book; `beside` is kept aside and was never counted as words."""
    if not book.identity.get("titles"):
        made = desk.item(element, "title") | {"kind": TitleKind.SUPPLIED.value}
        made["texts"] = [_supplied(book)]
        book.identity["titles"] = [made]
    if "viewing_direction" not in book.identity:
        propose_direction(book.identity)
    document = pruned(book.document())
    record, reasons = fit(document)
    paths = paths_in(document)
    tally, aside = desk.ledger.close(paths, reasons)
    return Reading(record, desk.named_in(paths), (*aside, *beside), tally, line=line_of(element))


def add_language(desk: LibraryDesk, book: Book, tag: str, element: Element) -> Holder:
    """The use of a language, once for each; the first one is the main one."""
    known: list[Holder] = book.identity.setdefault("languages", [])
    use = next((one for one in known if one["tag"] == tag), None)
    if use is None:
        use = desk.item(element, "language") | {"tag": tag}
        if not known:
            use["is_main"] = True
        known.append(use)
    return use


def _supplied(book: Book) -> Holder:
    for text in book.identity.get("summary", ())[:1]:
        if len(text["text"]) <= SHELFMARK_MAX:
            return dict(text)
    return plain_text(book.identity["shelfmark"])
