"""Workbooks are read as they are stored: nothing is computed, and nothing swells."""

from __future__ import annotations

import pytest

from catalog.exchange.errors import BadTable
from catalog.exchange.sheets import lines, names
from tests.catalog.exchange.conftest import Exchange
from tests.catalog.exchange.workbooks import row, sheet, text, workbook

HEADERS = row(1, "Шифр", "العنوان", "Year")


def cells(data: bytes, name: str | None = None) -> list[tuple[str, ...]]:
    return [line.cells for line in lines(data, name)]


def test_words_numbers_days_and_yes_or_no_are_told_as_people_write_them() -> None:
    values = row(
        2, '<c r="A2" t="s"><v>1</v></c>', '<c r="C2"><v>1290</v></c>',
        '<c r="D2" s="1"><v>44927</v></c>', '<c r="E2"><v>1.5</v></c>',
        '<c r="F2" t="b"><v>1</v></c>', '<c r="G2" s="2"><v>7</v></c>',
        '<c r="H2" s="1"><v>44927.5</v></c>', '<c r="I2"><v>0.1</v></c>',
    )  # fmt: skip
    shared = ("<t>other</t>", "<r><t>MS </t></r><r><t>1</t></r><rPh sb='0' eb='1'><t>x</t></rPh>")
    data = workbook({"Books": sheet([values])}, shared)
    assert cells(data) == [
        ("MS 1", "", "1290", "2023-01-01", "1.5", "TRUE", "7", "2023-01-01 12:00", "0.1")
    ]


def test_a_formula_is_shown_by_its_stored_value_and_marked() -> None:
    formula = '<c r="B2"><f>1+1</f><v>2</v></c>'
    unsaved = '<c r="C2"><f>HYPERLINK("http://x")</f></c>'
    (_, line) = lines(workbook({"Books": sheet([HEADERS, row(2, "MS 1", formula, unsaved)])}))
    assert line.cells == ("MS 1", "2")
    assert [(note.key, note.values["cell"]) for note in line.notes] == [
        ("formula", "B2"), ("formula", "C2"),
    ]  # fmt: skip


def test_a_merged_value_belongs_to_its_first_cell_and_every_row_in_it_is_told() -> None:
    data = workbook(
        {
            "Books": sheet(
                [HEADERS, row(2, "MS 1", "Gold"), row(3, "MS 2"), row(4, "MS 3", "Silver")],
                '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
            )
        }
    )
    _, first, second, last = lines(data)
    assert [one.cells for one in (first, second, last)] == [
        ("MS 1", "Gold"), ("MS 2",), ("MS 3", "Silver"),
    ]  # fmt: skip
    assert [[note.values["cells"] for note in one.notes] for one in (first, second, last)] == [
        ["B2:B3"], ["B2:B3"], [],
    ]  # fmt: skip


def test_a_hundred_thousand_empty_rows_are_no_books() -> None:
    empty = (f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(3, 100_003))
    data = workbook({"Books": sheet([HEADERS, row(2, "MS 1"), *empty, row(100_003, "MS 2")])})
    assert [line.number for line in lines(data)] == [1, 2, 100_003]


def test_sheets_are_chosen_by_name_and_one_that_is_not_there_is_refused() -> None:
    data = workbook({"Empty": sheet([]), "Кітаптар": sheet([row(1, "Шифр")])})
    assert names("books.xlsx", data) == ("Empty", "Кітаптар")
    assert cells(data) == []
    assert cells(data, "Кітаптар") == [("Шифр",)]
    with pytest.raises(BadTable) as refused:
        cells(data, "Other")
    assert (refused.value.key, refused.value.values["sheet"]) == ("sheet", "Other")


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]>' + sheet([row(1, "&b;")])
COMMENTED = sheet([row(1, "Шифр")]).replace("<sheetData>", "<!-- by hand --><sheetData>")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 broken",
        workbook({"Books": BOMB}),
        workbook({"Books": "<worksheet><row>"}),
        workbook({"Books": sheet([row(1, text("A1", "x"))]) + " " * 3_000_000}),
        workbook({"Books": sheet([row(1, "x")])}, parts={"xl/workbook.xml": "<a/><b/>"}),
    ],
    ids=["broken", "entities", "unfinished", "swollen", "no-workbook"],
)
def test_what_is_no_honest_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(BadTable) as refused:
        list(lines(data, "Books"))
    assert refused.value.key == "workbook"


def test_a_comment_in_a_sheet_is_no_declaration() -> None:
    assert cells(workbook({"Books": COMMENTED})) == [("Шифр",)]


def test_a_workbook_comes_in_like_any_table(exchange: Exchange) -> None:
    formula = '<c r="B2"><f>CONCATENATE(A1)</f><v>Gold</v></c>'
    books = sheet([HEADERS, row(2, "MS 1", formula, "1290"), row(3, "", "Silver")])
    batch_id = exchange.table(workbook({"Books": books}), "books.xlsx")
    first, second = exchange.rows(batch_id)
    assert (first.outcome, second.outcome) == ("new", "refused")
    assert (first.name, first.line) == ("books.xlsx:2", 2)
    assert [note["key"] for note in first.notes] == ["formula"]
    assert first.cells == [["Шифр", "MS 1"], ["العنوان", "Gold"], ["Year", "1290"]]
