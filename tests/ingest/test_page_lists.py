from __future__ import annotations

import unicodedata

import pytest

from ingest.deposit_errors import BadPageList
from ingest.page_list_match import match_page_list
from ingest.page_lists import read_page_list

ROWS = [("file", "label"), ("MS_١.tif", "1r"), ("a, b.tif", "1v")]


def table(delimiter: str) -> str:
    quoted = [[f'"{cell}"' if "," in cell else cell for cell in row] for row in ROWS]
    return "\r\n".join(delimiter.join(row) for row in quoted)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_spreadsheet_programs_write_is_read(encoding: str, delimiter: str) -> None:
    pages = read_page_list(table(delimiter).encode(encoding)).pages

    assert [(page.file, page.label) for page in pages] == ROWS[1:]


def test_other_columns_empty_lines_and_columns_in_other_languages_are_understood() -> None:
    pages = read_page_list("note;Лист;Файл\n;12v;a.tif\n;;\n".encode()).pages

    assert [(page.file, page.label, page.line) for page in pages] == [("a.tif", "12v", 2)]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"a.tif,1r\n", "first line"),
        (b"file,label\n", "no line"),
        (b"file,label\na.tif,\n", "Line 2"),
        (b"file,label\n,1r\n", "Line 2"),
        (b"file,label\na.tif,1r\na.tif,1v\n", "line 2 and again in line 3"),
        (b"file,label\n\xff\xfe\xfd,1r\n", "UTF-8"),
        (b'file,label\n"a.tif,1r\n', "quotation"),
        (b"file,label\n" + b"a" * (5 << 20), "4 MB"),
        (b"", "first line"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "UTF-8"),
    ],
)
def test_a_page_list_that_cannot_be_read_says_what_to_mend(data: bytes, named: str) -> None:
    with pytest.raises(BadPageList, match=named):
        read_page_list(data)


def test_a_line_finds_its_file_in_another_spelling() -> None:
    names = [unicodedata.normalize("NFD", "é.tif"), "sub/b.tif", "c.tif"]
    page_list = read_page_list("file,label\né.tif,1r\nb.tif,1v\nc,2r\n".encode())

    matched = match_page_list(page_list, names)

    assert {name: str(label) for name, label in matched.labels.items()} == {
        names[0]: "1r", "sub/b.tif": "1v", "c.tif": "2r",
    }  # fmt: skip
    assert matched.faults == ()


def test_unknown_files_left_out_files_and_odd_labels_are_named() -> None:
    page_list = read_page_list(b"file,label\na.tif,1r\ngone.tif,1v\nb.tif,12\n")

    matched = match_page_list(page_list, ["a.tif", "b.tif", "c.tif"])

    told = " ".join(matched.faults)
    assert "'gone.tif'" in told
    assert "'c.tif'" in told
    assert "Line 4" in told
