"""A table of books as CSV: one row a record, columns known by their headers.

Tables come out of spreadsheet programs in many countries, so commas, semicolons and tabs are read,
in UTF-8 with or without a byte order mark (RFC 4180 where it applies). A cell is text and nothing
else: a formula in one is kept as it is written and never computed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from catalog.descriptions import Description
from catalog.errors import CatalogError
from catalog.exchange.errors import BadTable
from catalog.exchange.source import Source
from catalog.record.published import record_from
from catalog.tei.reading.ledger import Aside, Tally
from catalog.tei.reading.reading import Reading

# Fields a column may fill; 'title' and 'summary' may say their language, as in 'title:ar'.
FIELDS: Final = ("shelfmark", "title", "summary", "language", "date", "place", "material", "rights")
_LANGUAGED: Final = ("title", "summary")
_HEADER: Final = re.compile(r"([a-z_]+)(?:\s*[:@\[(]\s*([A-Za-z0-9-]+)\s*[\])]?)?")
_NO_COLUMN: Final = "no column of the record has this header"


def table_sources(
    name: str, data: bytes, columns: Mapping[str, str] | None = None
) -> Iterator[Source]:
    """Every row of the table that says something, in order; `columns` give fields by header.

    A header that `columns` do not have counts as the field of its own name, if there is one. A
    table that cannot be read gives one source, which refuses with the reason.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        wrong = BadTable("The table is not in UTF-8: save it again as 'CSV UTF-8'.", key="encoding")
        yield Source(name, data, _refusing(wrong))
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    headers: list[str] = []
    line = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if not any(stripped):
                pass
            elif not headers:
                headers = stripped
                fields = [_field(header, columns or {}) for header in headers]
                _check(fields)
            else:
                yield _row(f"{name}:{line}", line, headers, fields, stripped)
            line = reader.line_num + 1
        if not headers:
            raise _no_shelfmark()
    except csv.Error as error:
        unreadable = BadTable(
            f"Line {line} of the table cannot be read ({error}): look at its quotation marks.",
            key="unreadable",
            line=line,
            why=str(error),
        )
        yield Source(f"{name}:{line}", data, _refusing(unreadable), line)
    except BadTable as error:
        yield Source(name, data, _refusing(error), line)


def _row(
    name: str, line: int, headers: list[str], fields: list[tuple[str, str]], cells: list[str]
) -> Source:
    written = io.StringIO(newline="")
    csv.writer(written).writerows((headers, cells))

    def read(_data: bytes, holder_id: str) -> Reading:
        if len(cells) > len(headers) and any(cells[len(headers) :]):
            raise BadTable(
                f"Line {line} of the table has {len(cells)} cells under {len(headers)} headers: "
                "put a comma inside of a cell into quotation marks.",
                key="cells",
                line=line,
                cells=len(cells),
                headers=len(headers),
            )
        given = zip(headers, fields, cells, strict=False)
        return _reading(line, [one for one in given if one[2]], holder_id)

    return Source(name, written.getvalue().encode(), read, line)


def _reading(line: int, given: list[tuple[str, tuple[str, str], str]], holder_id: str) -> Reading:
    said: dict[str, Any] = {}
    placed: dict[str, int] = {}
    aside = []
    for header, (field, language), cell in given:
        if not field:
            aside.append(Aside(header, line, cell, _NO_COLUMN, len(cell)))
            continue
        if field in _LANGUAGED:
            said.setdefault(field, {}).setdefault(language, []).append(cell)
        elif field == "language":
            said[field] = [*said.get(field, []), *re.split(r"[\s,;|]+", cell)]
        else:
            said[field] = f"{said[field]}; {cell}" if field in said else cell
        placed[field] = placed.get(field, 0) + len(cell)
    holder = {"id": holder_id, "name": holder_id}
    description = Description.from_mapping({**said, "holder": holder})
    tally = Tally(
        len(given), len(given) - len(aside), sum(len(cell) for *_, cell in given),
        sum(placed.values()), placed,
    )  # fmt: skip
    return Reading(record_from(description), aside=tuple(aside), tally=tally, line=line)


def _field(header: str, columns: Mapping[str, str]) -> tuple[str, str]:
    """The field of a column and its language; ('', '') where it has none."""
    found = _HEADER.fullmatch(columns.get(header, header).strip().casefold())
    if found is None or found[1] not in FIELDS:
        return "", ""
    if found[2] and found[1] not in _LANGUAGED:
        return "", ""
    return found[1], found[2] or "none"


def _check(fields: list[tuple[str, str]]) -> None:
    if not any(field == "shelfmark" for field, _ in fields):
        raise _no_shelfmark()


def _no_shelfmark() -> BadTable:
    return BadTable(
        "The first line of the table has no column for shelfmarks: say which one it is.",
        key="no-shelfmark",
    )


def _delimiter(text: str) -> str:
    """What parts the cells: the sign that the first line has most of."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _refusing(error: CatalogError) -> Callable[[bytes, str], Reading]:
    def refuse(_data: bytes, _holder_id: str) -> Reading:
        raise error

    return refuse
