"""A TEI file with one msDesc as a record, with the tally of everything that was in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from catalog.record.checking import dump, read_record
from catalog.record.document import Record
from catalog.tei.errors import BadTei
from catalog.tei.markup import TEI
from catalog.tei.reading.book import Book
from catalog.tei.reading.desk import Desk, children
from catalog.tei.reading.fitting import fit, paths_in, pruned
from catalog.tei.reading.header import add_header, add_titles
from catalog.tei.reading.history import add_made_in_head
from catalog.tei.reading.identity import add_head, add_identifier, propose_direction
from catalog.tei.reading.ledger import Aside, Holder, Tally
from catalog.tei.reading.named import Named, identifiers_of, kind_of
from catalog.tei.reading.parts import PARTS, SECTIONS, add_part
from catalog.tei.remainder import is_our_own, mended, remainder_in
from catalog.xml.safe import BYTES_MAX, Element, Tree, line_of, local_name, parse


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: the record, names with identifiers, what has no place, the tally.

    `is_own` says that this catalogue wrote the file, and `line` where its msDesc begins.
    """

    record: Record
    named: tuple[Named, ...] = ()
    aside: tuple[Aside, ...] = ()
    tally: Tally = field(default_factory=Tally)
    is_own: bool = False
    line: int = 0


def read(data: bytes, *, holder_id: str, limit: int = BYTES_MAX) -> Reading:
    """The record in a TEI file; `holder_id` is the slug of the institution that holds the book.

    Raises:
        BadXml: the file is no XML that may be read; with line and column.
        BadTei: it holds no msDesc or several, an empty one, or one without a shelfmark.
    """
    tree = parse(data, limit=limit)
    desk, document = _read(tree, holder_id)
    record, reasons = fit(document)
    paths = paths_in(document)
    tally, aside = desk.ledger.close(paths, reasons)
    if desk.own and (remainder := remainder_in(tree)):
        record = read_record(mended(dump(record), remainder))
    line = line_of(desk.root)
    return Reading(record, _named(desk, paths), aside, tally, desk.own, line)


def told_by(data: bytes, *, holder_id: str) -> dict[str, Any]:
    """What the elements alone tell of a record of our own, as plain JSON: no remainder, no tally.

    Raises:
        BadXml: the file is no XML that may be read.
        BadTei: it is no description of a manuscript.
    """
    _, document = _read(parse(data), holder_id)
    return dump(fit(document)[0])


def _read(tree: Tree, holder_id: str) -> tuple[Desk, Holder]:
    described = _description(tree)
    desk = Desk(described, own=is_our_own(tree))
    document = _document(desk, described, holder_id)
    add_header(desk, tree, document)
    pruned(document)
    return desk, document


def _description(tree: Tree) -> Element:
    """The one msDesc of the file; one that is cited in the bibliography of another is none."""
    every = list(tree.getroot().iter(f"{{{TEI}}}msDesc", "msDesc"))
    found = [one for one in every if not any(up in every for up in one.iterancestors())]
    if not found:
        raise BadTei(
            "The file describes no manuscript: it needs a msDesc of TEI P5.", key="no-description"
        )
    if len(found) > 1:
        line = line_of(found[1])
        raise BadTei(
            f"The file describes {len(found)} manuscripts, the second from line {line} on: "
            "send one file for each.",
            key="several",
            line=line,
            count=len(found),
        )
    if not any(str(text).strip() for text in found[0].itertext()):
        line = line_of(found[0])
        raise BadTei(
            f"The msDesc at line {line} is empty: describe the manuscript in it, and send the "
            "file again.",
            key="empty",
            line=line,
        )
    return found[0]


def _document(desk: Desk, described: Element, holder_id: str) -> Holder:
    book = Book.whole(holder_id)
    named = next(iter(children(described, "msIdentifier")), None)
    if named is None:
        line = line_of(described)
        raise BadTei(
            f"The msDesc at line {line} has no msIdentifier: write the shelfmark into its idno, "
            "and send the file again.",
            key="no-identifier",
            line=line,
        )
    add_identifier(desk, named, book.identity)
    for part in children(described):
        name = local_name(part)
        if name == "head":
            add_head(desk, part, book.identity)
            add_made_in_head(desk, part, book.origin)
        elif name in SECTIONS:
            SECTIONS[name](desk, part, book)
        elif name in PARTS:
            add_part(desk, part, book, 1)
        elif part is not named:
            desk.add(book.identity, "summary", part)
    _put_in_order(desk.assertions)
    _put_in_order(book.marks)
    document = book.document() | {"assertions": desk.assertions}
    if not desk.own:
        add_titles(desk, described, document)
        propose_direction(book.identity)
    return document


def _put_in_order(items: list[Holder]) -> None:
    """A list that the writer had to spread over several places gets its order back."""
    numbers = [str(item.pop("_n", None) or "") for item in items]
    if all(number.isdecimal() for number in numbers):
        order = sorted(range(len(items)), key=lambda at: int(numbers[at]))
        items[:] = [items[at] for at in order]


def _named(desk: Desk, paths: dict[int, str]) -> tuple[Named, ...]:
    """Every name with identifiers that stands in the record, once for each place."""
    found: dict[tuple[Any, ...], Named] = {}
    for element, text in desk.named:
        kind, where = kind_of(element), paths.get(id(text))
        if kind is None or where is None:
            continue
        uris, keys = identifiers_of(element)
        if uris or keys:
            name = desk.words(element).text or str(text["text"])
            made = Named(where, kind, name, desk.language(element), uris, keys)
            found[made.where, made.kind, made.uris, made.keys] = made
    return tuple(found.values())
