"""Tables become records row by row, and each row that cannot says why and where."""

from __future__ import annotations

import pytest

from catalog.exchange.errors import BadTable
from catalog.exchange.source import Source
from catalog.exchange.table import table_sources
from catalog.record.checking import dump
from catalog.tei.reading.reading import Reading
from tests.catalog.exchange.conftest import Exchange


def sources(text: str, encoding: str = "utf-8", **columns: str) -> list[Source]:
    return list(table_sources("books.csv", text.encode(encoding), columns))


def read(source: Source) -> Reading:
    return source.read(source.data, "nlx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_row_is_a_record_whose_columns_are_known_by_their_headers(
    encoding: str, sign: str
) -> None:
    rows = (("Shelfmark", "title:ar", "Title (en)", "date"), ("MS 1", "كتاب", "Book", "1153"))
    (source,) = sources("\r\n".join(sign.join(row) for row in rows), encoding)
    identity = read(source).record.identity
    assert (identity.shelfmark, identity.holder_id) == ("MS 1", "nlx")
    assert {text.language: text.text for title in identity.titles for text in title.texts} == {
        "ar": "كتاب", "en": "Book",
    }  # fmt: skip
    assert (source.name, source.line, read(source).tally.share) == ("books.csv:2", 2, 1.0)


def test_headers_in_any_language_are_named_and_what_has_no_field_is_kept_aside() -> None:
    (source,) = sources("Шифр,Атауы,Бағасы\nMS 1,Кітап,=1+1\n", Шифр="shelfmark", Атауы="title:kk")
    found = read(source)
    assert found.record.identity.shelfmark == "MS 1"
    assert [(one.path, one.line, one.text) for one in found.aside] == [("Бағасы", 2, "=1+1")]
    assert "=1+1" not in str(dump(found.record))


def test_empty_rows_are_no_books_and_lines_are_counted_as_the_file_has_them() -> None:
    table = 'shelfmark,title\n\n,\nMS 1,"two\nlines"\n' + ",\n" * 1000 + "MS 2,b\n"
    assert [one.line for one in sources(table)] == [4, 1006]


@pytest.mark.parametrize(
    ("table", "key", "line"),
    [
        ("title\nBook\n", "no-shelfmark", 0),
        ("", "no-shelfmark", 0),
        ("shelfmark,title\nMS 1,a,b\n", "cells", 2),
        ('shelfmark,title\nMS 1,"a" b\n', "unreadable", 2),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(table: str, key: str, line: int) -> None:
    (source,) = sources(table)
    with pytest.raises(BadTable) as refused:
        read(source)
    assert (refused.value.key, refused.value.line) == (key, line)


def test_a_table_in_another_encoding_is_refused() -> None:
    (source,) = sources("shelfmark,title\nMS 1,Книга\n", "cp1251")
    with pytest.raises(BadTable, match="UTF-8"):
        read(source)


def test_good_rows_come_in_beside_bad_ones_and_the_same_table_again_brings_nothing(
    exchange: Exchange,
) -> None:
    table = "shelfmark,title\nMS 1,a\n,b\nMS 1,c\nMS 2,d\n"
    batch_id = exchange.table(table)
    assert exchange.outcomes(batch_id) == ["new", "refused", "refused", "new"]
    assert [row.line for row in exchange.rows(batch_id)] == [2, 3, 4, 5]
    exchange.commit(batch_id)
    again = exchange.table(table.replace("d\n", "e\n"))
    assert exchange.outcomes(again) == ["same", "refused", "refused", "changed"]
    assert exchange.books() == 2


@pytest.mark.parametrize(
    ("cell", "calendar", "year"),
    [("580 AH", "hijri", 580), ("٥٨٠ هـ", "hijri", 580), ("XII век", "gregorian", 12)],
)
def test_a_date_is_understood_and_its_words_stay(cell: str, calendar: str, year: int) -> None:
    (source,) = sources(f"shelfmark,title,date\nMS 1,A book,{cell}\n")
    date = read(source).record.origin.date
    assert date is not None
    assert date.original == cell
    assert date.calendar == calendar
    assert date.start is not None
    assert date.start.year == year


def test_words_that_are_no_sure_date_stay_words() -> None:
    (source,) = sources("shelfmark,title,date\nMS 1,A book,in the days of old\n")
    date = read(source).record.origin.date
    assert date is not None
    assert (date.original, date.start) == ("in the days of old", None)
