"""Tables as lines of cells, whether they came as CSV or as a workbook.

A cell is text and nothing else: a formula is never computed. Tables come out of spreadsheet
programs in many countries, so commas, semicolons and tabs are read, in UTF-8 or, with its mark,
UTF-16 (RFC 4180 where it applies).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from catalog.exchange import workbook
from catalog.exchange.cells import Line
from catalog.exchange.errors import BadTable
from catalog.exchange.packed import is_packed

COLUMNS_MAX: Final = 500
LINES_MAX: Final = 200_000
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def names(name: str, data: bytes) -> tuple[str, ...]:
    """The sheets of a table in their order; a CSV file is one sheet of its own name.

    Raises:
        BadTable: it is a workbook that cannot be opened.
    """
    return workbook.sheet_names(data) if is_packed(data) else (name,)


def lines(data: bytes, sheet: str | None = None) -> Iterator[Line]:
    """Every line that says something, its cells without white space around them.

    Without a `sheet` the first one of a workbook is read.

    Raises:
        BadTable: it cannot be read, with its line where that is known.
    """
    found = workbook.lines(data, sheet) if is_packed(data) else _csv_lines(data)
    for count, line in enumerate(found, start=1):
        if count > LINES_MAX:
            raise BadTable(
                f"The table has more than {LINES_MAX} rows: split it.", key="rows", most=LINES_MAX,
                line=line.number,
            )  # fmt: skip
        if len(line.cells) > COLUMNS_MAX:
            raise BadTable(
                f"Line {line.number} of the table has more than {COLUMNS_MAX} columns: leave the "
                "empty ones out.",
                key="columns",
                most=COLUMNS_MAX,
                line=line.number,
            )
        yield line


def _csv_lines(data: bytes) -> Iterator[Line]:
    text = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            while stripped and not stripped[-1]:
                stripped.pop()
            if stripped:
                yield Line(line, tuple(stripped))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadTable(
            f"Line {line} of the table cannot be read ({error}): look at its quotation marks.",
            key="unreadable",
            line=line,
            why=str(error),
        ) from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadTable(
            "The table is not in UTF-8: save it again as 'CSV UTF-8'.", key="encoding"
        ) from None


def _delimiter(text: str) -> str:
    """What parts the cells: the sign that the first line has most of."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(",;\t", key=first.count)
