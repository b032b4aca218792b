"""A table of books: one line a record, its columns known by their headers.

What a column says goes into the field that was chosen for it; a column without one is kept aside.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from catalog.dates.wording import propose
from catalog.descriptions import Description
from catalog.exchange import sheets
from catalog.exchange.cells import Line, letters
from catalog.exchange.errors import BadTable, TableNote
from catalog.exchange.headers import LANGUAGED, parse, proposed
from catalog.exchange.source import Source, refused
from catalog.record.checking import dump, read_record
from catalog.record.published import record_from
from catalog.tei.reading.ledger import Aside, Tally
from catalog.tei.reading.reading import Reading

NO_COLUMN: Final = "no field was chosen for this column"
_DESCRIBED: Final = (
    "shelfmark", "title", "summary", "language", "date", "place", "material", "rights",
)  # fmt: skip
_NUMBER: Final = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*(mm|cm|мм|см|مم|سم))?", re.IGNORECASE)
_CENTIMETRES: Final = ("cm", "см", "سم")


@dataclass(frozen=True, slots=True)
class Headers:
    """The first line of a table that says something, each name once, and where it stands."""

    line: int
    names: tuple[str, ...]
    notes: tuple[TableNote, ...] = ()

    def name_of(self, column: int) -> str:
        """What a column is called: its header, or its letter in brackets."""
        return self.names[column] if column < len(self.names) else f"[{letters(column)}]"


def headers_of(line: Line) -> Headers:
    """The headers in a line; a name that stands there twice gets a number the second time."""
    names: list[str] = []
    notes = []
    for column, cell in enumerate(line.cells):
        given = " ".join(cell.split()) or f"[{letters(column)}]"
        name, count = given, 1
        while name in names:
            count += 1
            name = f"{given} ({count})"
        if name != given:
            notes.append(
                TableNote(
                    f"The header {given!r} stands over several columns: the second is called "
                    f"{name!r} here.",
                    key="twice",
                    line=line.number,
                    header=given,
                    name=name,
                )
            )
        names.append(name)
    return Headers(line.number, tuple(names), tuple(notes))


def table_sources(
    name: str,
    data: bytes,
    fields: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Iterator[Source]:
    """Every line of a table that says something, in order; `fields` give 'title:ar' by header.

    A header that `fields` do not have counts as what it seems to mean. A table that cannot be read
    gives one source, which refuses with the reason.
    """
    headers: Headers | None = None
    try:
        for line in sheets.lines(data, sheet):
            if headers is None:
                headers = headers_of(line)
                check_fields({name: field_of(name, fields or {}) for name in headers.names})
            else:
                yield line_source(name, headers, line, fields or {})
        if headers is None:
            raise _no_shelfmark()
    except BadTable as error:
        yield refused(f"{name}:{error.line}" if error.line else name, data, error, error.line)


def line_source(
    name: str, headers: Headers, line: Line, fields: Mapping[str, str]
) -> Source:  # fmt: skip
    """One line as a source; its name is that of the table with the line."""
    count = max(len(headers.names), len(line.cells))
    cells = tuple(
        (headers.name_of(column), line.cells[column] if column < len(line.cells) else "")
        for column in range(count)
    )
    return cells_source(
        f"{name}:{line.number}", line.number, cells, len(headers.names), fields, line.notes
    )


def cells_source(
    name: str,
    line: int,
    cells: Sequence[tuple[str, str]],
    width: int,
    fields: Mapping[str, str],
    notes: tuple[TableNote, ...] = (),
) -> Source:
    """Cells under their headers as a source; those from `width` on stand under none."""
    kept = tuple((header, text.strip()) for header, text in cells)
    chosen = {header: field_of(header, fields) for header, _ in kept}

    def read(_data: bytes, holder_id: str) -> Reading:
        beyond = [text for _, text in kept[width:] if text]
        if beyond:
            raise BadTable(
                f"Line {line} of the table has {len(kept)} cells under {width} headers: "
                "put a comma inside of a cell into quotation marks.",
                key="cells",
                line=line,
                cells=len(kept),
                headers=width,
            )
        return _reading(line, [(one, chosen[one[0]]) for one in kept if one[1]], holder_id)

    written = io.StringIO(newline="")
    # What a column was taken for is part of what came: another choice says another thing.
    rows = zip(*((header, chosen[header], text) for header, text in kept), strict=True)
    csv.writer(written).writerows(rows)
    return Source(name, written.getvalue().encode(), read, line, kept, notes)


def field_of(header: str, fields: Mapping[str, str]) -> str:
    """The field of a column, as 'title:ar': the one chosen, else the one it seems to mean."""
    return fields[header] if header in fields else proposed(header)


def check_fields(fields: Mapping[str, str]) -> None:
    """See that one column is the shelfmark, and that there are all these fields.

    Raises:
        BadTable: there is no column for shelfmarks, or a field is unknown.
    """
    for field in fields.values():
        if field and not parse(field)[0]:
            raise BadTable(
                f"{field!r} is no field of a record that a column can fill: choose another.",
                key="field",
                field=field,
            )
    if not any(parse(field)[0] == "shelfmark" for field in fields.values()):
        raise _no_shelfmark()


def _reading(line: int, given: list[tuple[tuple[str, str], str]], holder_id: str) -> Reading:
    said: dict[str, Any] = {}
    more: list[tuple[str, str, str, str]] = []
    placed: dict[str, int] = {}
    aside = []
    for (header, cell), chosen in given:
        field, language = parse(chosen)
        if not field:
            aside.append(Aside(header, line, cell, NO_COLUMN, len(cell)))
            continue
        placed[field] = placed.get(field, 0) + len(cell)
        if field not in _DESCRIBED:
            more.append((field, language, cell, header))
        elif field in LANGUAGED:
            said.setdefault(field, {}).setdefault(language, []).append(cell)
        elif field == "language":
            said[field] = [*said.get(field, []), *re.split(r"[\s,;|]+", cell)]
        else:
            said[field] = f"{said[field]}; {cell}" if field in said else cell
    holder = {"id": holder_id, "name": holder_id}
    record = record_from(Description.from_mapping({**said, "holder": holder}))
    meant = propose(said.get("date", ""))
    if more or meant is not None:
        document = dump(record)
        if meant is not None:
            document["origin"]["date"] = meant.model_dump(mode="json")
        for field, language, cell, header in more:
            _FILL[field](document, {"text": cell, "language": language}, header)
        record = read_record(document)
    tally = Tally(
        len(given), len(given) - len(aside), sum(len(cell) for (_, cell), _ in given),
        sum(placed.values()), placed,
    )  # fmt: skip
    return Reading(record, aside=tuple(aside), tally=tally, line=line)


_Text = dict[str, str]
_Fill = Callable[[dict[str, Any], _Text, str], None]


def _author(document: dict[str, Any], text: _Text, _header: str) -> None:
    works = document.setdefault("contents", {}).setdefault("works", [])
    if not works:
        works.append({"id": "work1", "contributors": []})
    contributors = works[0]["contributors"]
    contributors.append(
        {"id": f"author{len(contributors) + 1}", "role": "author", "person": {"name": text}}
    )


def _hand(part: str) -> _Fill:
    """Scribe and script are of one hand; a second name is of another."""

    def fill(document: dict[str, Any], text: _Text, _header: str) -> None:
        hands = document.setdefault("physical", {}).setdefault("hands", [])
        hand = next((one for one in hands if part not in one), None)
        if hand is None:
            hand = {"id": f"hand{len(hands) + 1}"}
            hands.append(hand)
        hand[part] = {"name": text} if part == "scribe" else {"texts": [text]}

    return fill


def _patron(document: dict[str, Any], text: _Text, _header: str) -> None:
    origin = document.setdefault("origin", {})
    if "patron" in origin:
        origin["note"] = [*origin.get("note", []), text]
    else:
        origin["patron"] = {"name": text}


def _leaves(document: dict[str, Any], text: _Text, _header: str) -> None:
    """A number is counted; words such as '112 + 3 ff.' stay as they are."""
    extent = document.setdefault("physical", {}).setdefault("extent", {})
    if text["text"].isdecimal() and "leaves" not in extent and len(text["text"]) < 6:
        extent["leaves"] = int(text["text"])
    else:
        extent["note"] = [*extent.get("note", []), text]


def _measure(part: str) -> _Fill:
    def fill(document: dict[str, Any], text: _Text, header: str) -> None:
        found = _NUMBER.fullmatch(text["text"].strip())
        if found is None:
            raise BadTable(
                f"{header} says {text['text']!r}, which is no length: write a number of "
                "millimetres.",
                key="number",
                header=header,
                value=text["text"],
            )
        number = float(found[1].replace(",", "."))
        if (found[2] or "").lower() in _CENTIMETRES or re.search(r"\b(cm|см)\b|سم", header.lower()):
            number *= 10
        every = document.setdefault("physical", {}).setdefault("dimensions", [])
        if not every or part in every[-1]:
            every.append({"id": f"dimensions{len(every) + 1}"})
        every[-1][part] = number

    return fill


def _note(document: dict[str, Any], text: _Text, _header: str) -> None:
    notes = document.setdefault("notes", [])
    notes.append({"id": f"note{len(notes) + 1}", "texts": [text]})


def _former(document: dict[str, Any], text: _Text, _header: str) -> None:
    identifiers = document["identity"].setdefault("identifiers", [])
    identifiers.append({"id": f"former{len(identifiers) + 1}", "value": text["text"]})


_FILL: Final[Mapping[str, _Fill]] = {
    "author": _author,
    "scribe": _hand("scribe"),
    "script": _hand("script"),
    "patron": _patron,
    "leaves": _leaves,
    "height": _measure("height_mm"),
    "width": _measure("width_mm"),
    "note": _note,
    "former_shelfmark": _former,
}


def _no_shelfmark() -> BadTable:
    return BadTable(
        "The first line of the table has no column for shelfmarks: say which one it is.",
        key="no-shelfmark",
    )
