"""A page list: a table in which a person says which file shows which side.

The list wins over anything a file name seems to say. It comes out of spreadsheet programs in
many countries, so commas, semicolons and tabs are read, with or without a byte order mark, in
UTF-8 or UTF-16 (RFC 4180 where it applies; the rest is what programs really write).
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from dataclasses import dataclass

from ingest.deposit_errors import BadPageList

PAGE_LIST_BYTES_MAX = 4 << 20
FILE_COLUMNS = frozenset(
    {"file", "filename", "file name", "image", "файл", "файл атауы", "ملف", "الملف"}
)
LABEL_COLUMNS = frozenset({"label", "folio", "page", "side", "лист", "парақ", "ورقة", "الورقة"})


@dataclass(frozen=True, slots=True)
class ListedPage:
    """One line of the list: the file's name as written there, and the label of the side."""

    file: str
    label: str
    line: int


@dataclass(frozen=True, slots=True)
class PageList:
    """The lines in the order of the list; no file is named twice."""

    pages: tuple[ListedPage, ...]


def read_page_list(data: bytes) -> PageList:
    """The page list in these bytes.

    The first line names the columns; `file` and `label` must be among them (also in Kazakh,
    Russian and Arabic), others are passed over, as are empty lines.

    Raises:
        BadPageList: one sentence that names the line and says what to mend.
    """
    rows = _rows(_text(data))
    header = [_folded(cell) for cell in rows[0][1]] if rows else []
    file_at = next((at for at, cell in enumerate(header) if cell in FILE_COLUMNS), None)
    label_at = next((at for at, cell in enumerate(header) if cell in LABEL_COLUMNS), None)
    if file_at is None or label_at is None:
        raise BadPageList(
            "The page list has no columns 'file' and 'label' in its first line: add that line.",
            key="columns",
        )
    pages: list[ListedPage] = []
    seen: dict[str, int] = {}
    for line, row in rows[1:]:
        file = row[file_at].strip() if len(row) > file_at else ""
        label = row[label_at].strip() if len(row) > label_at else ""
        if not file or not label:
            missing = "file name" if not file else "label"
            raise BadPageList(
                f"Line {line} of the page list has no {missing}: fill it in.",
                key="line",
                line=line,
                column=missing,
            )
        key = unicodedata.normalize("NFC", file)
        if key in seen:
            raise BadPageList(
                f"The page list names {file!r} in line {seen[key]} and again in line {line}: "
                "keep one of them.",
                key="twice",
                file=file,
                first=seen[key],
                line=line,
            )
        seen[key] = line
        pages.append(ListedPage(file, label, line))
    if not pages:
        raise BadPageList(
            "The page list has no line after the column names: fill it in.", key="empty"
        )
    return PageList(tuple(pages))


def _text(data: bytes) -> str:
    if len(data) > PAGE_LIST_BYTES_MAX:
        raise BadPageList(
            "The page list is larger than 4 MB: give files and labels only.", key="large"
        )
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        elif b"\0" in data[:64]:
            # UTF-16 without a mark: in a header of plain letters one byte of each pair is zero.
            text = data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadPageList(
            "The page list is neither UTF-8 nor UTF-16: save it again as 'CSV UTF-8'.",
            key="encoding",
        ) from None
    if "\0" in text:
        raise BadPageList(
            "The page list is not text: save the table as 'CSV UTF-8'.", key="not-text"
        )
    return text


def _rows(text: str) -> list[tuple[int, list[str]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    # File names hold commas more often than header lines do, so the header decides.
    delimiter = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BadPageList(
            f"Line {reader.line_num} of the page list cannot be read ({error}): look at its "
            "quotation marks.",
            key="unreadable",
            line=reader.line_num,
            why=str(error),
        ) from None


def _folded(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", cell).casefold().split())
