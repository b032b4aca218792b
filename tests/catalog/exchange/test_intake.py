"""Files come in as they are, and what cannot be imported is refused before anything is begun."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest
from sqlalchemy import func, select

from catalog.exchange import files, packed
from catalog.exchange.errors import BadFiles, BadTable
from catalog.exchange.kinds import UnknownKind
from catalog.exchange.tables import Batch
from catalog.refusal import Refusal
from catalog.xml.errors import BadXml
from tests.catalog.exchange.conftest import Exchange, book
from tests.catalog.exchange.workbooks import row, sheet, workbook

TEI = book("MS 1").data
TABLE = b"shelfmark,title\nMS 1,a\n"
BOMB = b'<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<TEI>&b;</TEI>'
THEFT = b'<!DOCTYPE t [\n<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<TEI>&a;</TEI>'


def zipped(members: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return written.getvalue()


def locked(data: bytes) -> bytes:
    """The same folder with the mark of a password at its entries (APPNOTE 4.4.4, bit 0)."""
    where = data.index(b"PK\x01\x02") + 8
    return data[:where] + struct.pack("<H", 1) + data[where + 2 :]


def refusal(exchange: Exchange, *given: tuple[str, bytes]) -> Refusal:
    with pytest.raises(Refusal) as refused:
        exchange.receive(*given)
    with exchange.sessions() as session:
        assert session.scalar(select(func.count()).select_from(Batch)) == 0
    return refused.value


@pytest.mark.parametrize(
    ("name", "data", "kind", "key"),
    [
        ("a.bin", b"\x00\x01\x02", UnknownKind, "binary"),
        ("a.xml", b"  \n", UnknownKind, "empty"),
        ("a.xml", b"<html/>", UnknownKind, "root"),
        ("a.xml", b"<1>", BadXml, "syntax"),
        ("a.xml", BOMB, BadXml, "entity"),
        ("a.xml", THEFT, BadXml, "entity"),
        ("a.csv", "шифр,атауы\n".encode("cp1251"), BadTable, "encoding"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", BadFiles, "old"),
        ("a.xml", b"<PcGts/>", BadFiles, "other"),
        ("a.zip", zipped({"notes.txt": b"x"}), BadFiles, "bare"),
        ("a.zip", zipped({}), BadFiles, "bare"),
        ("a.zip", locked(zipped({"1.xml": TEI})), BadFiles, "locked"),
        ("a.zip", zipped({"1.xml": b"<TEI>" + b" " * 9_000_000}), BadFiles, "swollen"),
        ("a.zip", b"PK\x03\x04 and no more", BadFiles, "broken"),
        ("a.xlsx", workbook({"A": "<broken"}), BadTable, "workbook"),
    ],
)
def test_what_nobody_can_read_is_refused_with_one_sentence(
    exchange: Exchange, name: str, data: bytes, kind: type[Refusal], key: str
) -> None:
    told = refusal(exchange, (name, data))
    assert (type(told), told.key) == (kind, key)
    assert "root:" not in str(told)


def test_files_of_several_kinds_or_several_tables_are_refused(exchange: Exchange) -> None:
    assert refusal(exchange, ("1.xml", TEI), ("2.csv", TABLE)).key == "mixed"
    assert refusal(exchange, ("1.csv", TABLE), ("2.csv", TABLE)).key == "tables"
    assert refusal(exchange).key == "none"


def test_a_broken_file_among_good_ones_is_a_row_of_its_own(exchange: Exchange) -> None:
    other_encoding = "<TEI>ы</TEI>".encode("cp1251")
    batch_id = exchange.receive(
        ("1.xml", TEI), ("2.xml", BOMB), ("3.xml", b"<TEI>"), ("4.xml", other_encoding)
    )
    exchange.read_on(batch_id)
    assert exchange.outcomes(batch_id) == ["new", "refused", "refused", "refused"]
    assert [row_.messages[0]["key"] for row_ in exchange.rows(batch_id)[1:]] == [
        "entity", "syntax", "syntax",
    ]  # fmt: skip


def test_fifty_megabytes_of_tei_are_told_and_kept_as_they_came(exchange: Exchange) -> None:
    large = TEI.replace(b"</TEI>", b"<!--" + b"x" * 50_000_000 + b"--></TEI>")
    batch_id = exchange.receive(("1.xml", TEI), ("large.xml", large))
    exchange.read_on(batch_id)
    assert exchange.outcomes(batch_id) == ["new", "refused"]
    assert exchange.rows(batch_id)[1].messages[0]["values"]["megabytes"] == "50.0"
    assert files.read(exchange.vault.root, batch_id, 2) == ("large.xml", large)


def test_a_packed_folder_is_read_file_by_file_and_what_is_no_xml_is_named(
    exchange: Exchange,
) -> None:
    data = zipped(
        {
            "books/1.xml": TEI,
            "books/2.xml": book("MS 2").data,
            "__MACOSX/books/._1.xml": b"x",
            "books/.DS_Store": b"x",
            "books/page.jpg": b"\xff\xd8",
            "../up.xml": book("MS 3").data,
        }
    )
    batch_id = exchange.read_on(exchange.receive(("books.zip", data)))
    told = [(row_.name, row_.outcome.value) for row_ in exchange.rows(batch_id)]
    assert told == [
        ("books/1.xml", "new"), ("books/2.xml", "new"), ("../up.xml", "new"),
        ("books.zip", "refused"),
    ]  # fmt: skip
    message = exchange.rows(batch_id)[3].messages[0]
    assert (message["kind"], message["values"]) == (
        "LeftOut", {"count": 1, "names": "books_page.jpg"},
    )  # fmt: skip
    assert files.read(exchange.vault.root, batch_id, 1) == ("books.zip", data)
    again = exchange.read_on(exchange.receive(("books.zip", data)))
    exchange.commit(batch_id)
    assert exchange.outcomes(again)[:3] == ["new"] * 3
    third = exchange.read_on(exchange.receive(("books.zip", data)))
    assert exchange.outcomes(third)[:3] == ["same"] * 3


def test_a_member_that_lies_about_its_size_is_refused_alone(exchange: Exchange) -> None:
    long = b"<TEI>" + bytes(range(32, 127)) * 140_000
    data = zipped({"1.xml": TEI, "2.xml": long})
    (info,) = [one for one in zipfile.ZipFile(io.BytesIO(data)).infolist() if "2" in one.filename]
    assert info.file_size > 12_000_000
    said = struct.pack("<I", info.file_size)
    lying = data.replace(said, struct.pack("<I", 1000))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packed, "RATIO_MAX", 10**6)
        for one in (data, lying):
            batch_id = exchange.read_on(exchange.receive(("a.zip", one)))
            assert exchange.outcomes(batch_id)[:2] == ["new", "refused"]


def test_a_table_in_utf_16_is_read_as_spreadsheets_save_it(exchange: Exchange) -> None:
    batch_id = exchange.table("Шифр\tАтауы\nMS 1\tАлтын\n".encode("utf-16"), "books.txt")
    assert exchange.outcomes(batch_id) == ["new"]


def test_a_table_of_too_many_columns_is_told(exchange: Exchange) -> None:
    assert refusal(exchange, ("a.csv", b"shelfmark" + b",x" * 600)).key == "columns"
    wide = sheet([row(1, '<c r="XFD1"><v>1</v></c>')])
    assert refusal(exchange, ("a.xlsx", workbook({"A": wide}))).key == "columns"


def test_a_hundred_thousand_empty_rows_make_no_rows(exchange: Exchange) -> None:
    batch_id = exchange.table("shelfmark,title\nMS 1,a\n" + ",\n" * 100_000 + "MS 2,b\n")
    assert [one.line for one in exchange.rows(batch_id)] == [2, 100_003]
    assert exchange.batch(batch_id).total == 2
