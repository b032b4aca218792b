"""Workbooks as spreadsheet programs write them, made of their parts (ECMA-376)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    "</styleSheet>"
)


def text(where: str, words: str) -> str:
    """A cell with words of its own."""
    return f'<c r="{where}" t="inlineStr"><is><t>{words}</t></is></c>'


def row(number: int, *cells: str) -> str:
    """A row whose cells are words in A, B, C …, or XML of cells."""
    made = (
        cell if cell.startswith("<") else text(f"{chr(65 + column)}{number}", cell)
        for column, cell in enumerate(cells)
    )
    return f'<row r="{number}">{"".join(made)}</row>'


def sheet(rows: Iterable[str], rest: str = "") -> str:
    """A sheet of rows; `rest` is what comes after them."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData>{rest}</worksheet>'


def workbook(
    sheets: Mapping[str, str], shared: Iterable[str] = (), parts: Mapping[str, str] | None = None
) -> bytes:
    """A workbook of sheets by name; `parts` are written in the place of its own."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    strings = "".join(f"<si>{one}</si>" for one in shared)
    made = {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
        "xl/styles.xml": _STYLES,
        **{
            f"xl/worksheets/sheet{number}.xml": content
            for number, content in enumerate(sheets.values(), start=1)
        },
        **(parts or {}),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in made.items():
            written.writestr(name, content)
    return packed.getvalue()
