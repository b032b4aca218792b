"""Workbooks (XLSX) as lines of cells: what is stored is told, and nothing is ever computed.

Office Open XML (ECMA-376, part 1, chapter 18) is XML in a ZIP file. Every part goes through limits
of its own: a part that would swell, or that declares entities, is refused. A formula is shown by
the value that its program stored beside it, and marked; of merged cells the first has the value.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import IO, Final

from lxml import etree

from catalog.exchange.cells import Line, letters
from catalog.exchange.errors import BadTable, TableNote
from catalog.exchange.packed import is_swollen
from catalog.xml.safe import Element, local_name

_PART_MAX: Final = 300_000_000
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_CELL: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# Number formats that show a day (ECMA-376, 18.8.30); others say so with y, m, d or h.
_DAYS: Final = frozenset({14, 15, 16, 17, 22})
_PATTERN_NOISE: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_MERGES_TOLD: Final = 1000


def sheet_names(data: bytes) -> tuple[str, ...]:
    """The names of the sheets that hold cells, in the order of the workbook.

    Raises:
        BadTable: the workbook cannot be opened.
    """
    with _Workbook(data) as book:
        return tuple(book.sheets)


def lines(data: bytes, sheet: str | None = None) -> Iterator[Line]:
    """Every line of a sheet that says something; without a name, of the first one.

    Raises:
        BadTable: the workbook cannot be opened, or has no such sheet.
    """
    with _Workbook(data) as book:
        yield from book.lines(sheet if sheet is not None else next(iter(book.sheets), ""))


class _Workbook:
    """A workbook that is open: its sheets by name, its shared texts and formats."""

    def __init__(self, data: bytes) -> None:
        try:
            self._packed = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError):
            raise _unopened() from None
        self.sheets = self._sheets()
        self._texts: list[str] = []
        self._is_day: list[bool] = []

    def __enter__(self) -> _Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self._packed.close()

    def lines(self, sheet: str) -> Iterator[Line]:
        """The lines of one sheet."""
        part = self.sheets.get(sheet)
        if part is None:
            raise BadTable(
                f"The workbook has no sheet called {sheet!r}: choose another.",
                key="sheet",
                sheet=sheet,
            )
        self._texts = list(self._shared())
        self._is_day = list(self._formats())
        merges = _Merges(self._merged(part))
        number = 0
        for row in self._each(part, "row"):
            number = _number(row.get("r")) or number + 1
            cells, notes = self._cells(row, number)
            if any(cells):
                yield Line(number, cells, (*notes, *merges.notes(number)))

    def _cells(self, row: Element, number: int) -> tuple[tuple[str, ...], list[TableNote]]:
        cells: dict[int, str] = {}
        notes: list[TableNote] = []
        at = -1
        for cell in row:
            if local_name(cell) != "c":
                continue
            found = _CELL.fullmatch(cell.get("r") or "")
            at = _column(found[1]) if found else at + 1
            text = self._text(cell).strip()
            if text:
                cells[at] = text
            if any(local_name(one) == "f" for one in cell):
                where = f"{letters(at)}{number}"
                notes.append(
                    TableNote(
                        f"{where} holds a formula: the value that was stored with it is taken, and "
                        "nothing is computed.",
                        key="formula",
                        line=number,
                        cell=where,
                    )
                )
        last = max(cells, default=-1)
        return tuple(cells.get(column, "") for column in range(last + 1)), notes

    def _text(self, cell: Element) -> str:
        """What a cell says (ECMA-376, 18.3.1.4 and 18.18.11)."""
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return "".join(_words(one) for one in cell if local_name(one) == "is")
        value = next((one.text or "" for one in cell if local_name(one) == "v"), "")
        if not value:
            return ""
        if kind == "s":
            index = _number(value)
            return self._texts[index] if index < len(self._texts) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind == "n":
            style = _number(cell.get("s"))
            is_day = style < len(self._is_day) and self._is_day[style]
            return self._day(value) if is_day else _plain(value)
        return value

    def _day(self, value: str) -> str:
        """A day as people write it to each other: 1290-03-05, with the time where there is one."""
        try:
            days = float(value)
            start = datetime(1904, 1, 1) if self._is_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
            found = start + timedelta(seconds=round(days * 86_400))
        except (ValueError, OverflowError):
            return value
        return found.date().isoformat() if days == int(days) else found.isoformat(" ", "minutes")

    def _sheets(self) -> dict[str, str]:
        """Part names by sheet name."""
        relations = {
            one.get("Id"): str(one.get("Target") or "")
            for one in self._each("xl/_rels/workbook.xml.rels", "Relationship")
        }
        self._is_1904 = any(
            one.get("date1904") in ("1", "true")
            for one in self._each("xl/workbook.xml", "workbookPr")
        )
        found: dict[str, str] = {}
        known = set(self._packed.namelist())
        for one in self._each("xl/workbook.xml", "sheet"):
            target = relations.get(one.get(_RELATION) or one.get(_STRICT) or "", "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in known:
                found[str(one.get("name") or part)] = part
        return found

    def _shared(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" in self._packed.namelist():
            yield from (_words(one) for one in self._each("xl/sharedStrings.xml", "si"))

    def _formats(self) -> Iterator[bool]:
        """Of each cell format, whether it shows a day."""
        if "xl/styles.xml" not in self._packed.namelist():
            return
        days = set(_DAYS)
        for one in self._each("xl/styles.xml", "numFmt"):
            pattern = _PATTERN_NOISE.sub("", str(one.get("formatCode") or "")).lower()
            if "y" in pattern or "d" in pattern:
                days.add(_number(one.get("numFmtId")))
        for formats in self._each("xl/styles.xml", "cellXfs"):
            yield from (
                _number(one.get("numFmtId")) in days for one in formats if local_name(one) == "xf"
            )

    def _merged(self, part: str) -> Iterator[str]:
        return (str(one.get("ref") or "") for one in self._each(part, "mergeCell"))

    def _each(self, part: str, name: str) -> Iterator[Element]:
        """Every element of a name in a part, each forgotten when the next one comes."""
        try:
            info = self._packed.getinfo(part)
            if info.file_size > _PART_MAX or is_swollen(info) or info.flag_bits & 1:
                raise _unopened()
            with self._packed.open(info) as opened:
                for _, element in etree.iterparse(
                    _Guarded(opened), events=("end",), tag=f"{{*}}{name}",
                    resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
                ):  # fmt: skip
                    yield element
                    element.clear()
                    while (before := element.getprevious()) is not None:
                        parent = before.getparent()
                        if parent is None:
                            break
                        parent.remove(before)
        except (
            KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, OSError,
            NotImplementedError, EOFError,
        ):  # fmt: skip
            raise _unopened() from None


class _Guarded:
    """A part as it is read: no more of it than it may have, and no declarations in it."""

    def __init__(self, opened: IO[bytes]) -> None:
        self._opened = opened
        self._left = _PART_MAX
        self._before = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises:
            BadTable: there are too many, or they declare a document type, which no workbook has.
        """
        data = self._opened.read(min(size, 1 << 16) if size > 0 else 1 << 16)
        self._left -= len(data)
        if self._left < 0 or b"<!D" in self._before + data:
            raise _unopened()
        self._before = data[-2:]
        return data


class _Merges:
    """The merged cells of a sheet, told with the rows they are in."""

    def __init__(self, references: Iterator[str]) -> None:
        self._by_line: dict[int, list[tuple[str, str]]] = {}
        for reference in references:
            first, _, last = reference.partition(":")
            begins, ends = _CELL.fullmatch(first), _CELL.fullmatch(last)
            if begins is None or ends is None:
                continue
            lines = range(int(begins[2]), int(ends[2]) + 1)[:_MERGES_TOLD]
            for line in lines:
                self._by_line.setdefault(line, []).append((reference, first))

    def notes(self, number: int) -> Iterator[TableNote]:
        """What is to be said of a line."""
        for cells, first in self._by_line.get(number, ()):
            yield TableNote(
                f"The cells {cells} are merged: what they say belongs to {first}, and the others "
                "are empty.",
                key="merged-cell",
                line=number,
                cells=cells,
                cell=first,
            )


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _words(element: Element) -> str:
    """The text of a string, without the readings above it (18.4.6)."""
    return "".join(
        one.text or ""
        for one in element.iter("{*}t")
        if not any(local_name(up) == "rPh" for up in one.iterancestors())
    )


def _plain(value: str) -> str:
    """A number as a person would write it: '1290' and not '1290.0' or '1.29E3'."""
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.12g}"


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def _unopened() -> BadTable:
    return BadTable(
        "The workbook cannot be opened: save it again as XLSX or as 'CSV UTF-8'.", key="workbook"
    )
