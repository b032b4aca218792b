"""Columns are proposed by what people call them, and chosen by a person."""

from __future__ import annotations

import pytest

from catalog.exchange.columns import Preview, choose_columns, preview
from catalog.exchange.errors import BadTable, BatchNotReady
from catalog.exchange.headers import parse, proposed
from tests.catalog.exchange.conftest import Exchange, book
from tests.catalog.exchange.workbooks import row, sheet, workbook


def shown(exchange: Exchange, batch_id: str, name: str | None = None) -> Preview:
    return preview(exchange.sessions, exchange.vault.root, batch_id, name)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Shelfmark", "shelfmark"), ("Call  No.", "shelfmark"), ("Шифр", "shelfmark"),
        ("Сақтау шифры", "shelfmark"), ("رقم الحفظ", "shelfmark"), ("former_shelfmark",
        "former_shelfmark"), ("Title", "title"), ("title:ar", "title:ar"), ("Title (en)",
        "title:en"), ("Title (Arabic)", "title:ar"), ("Атауы (орысша)", "title:ru"),
        ("العنوان", "title"), ("Название [kk]", "title:kk"), ("Автор", "author"),
        ("الناسخ", "scribe"), ("көшіруші", "scribe"), ("Height (mm)", "height"),
        ("عدد الأوراق", "leaves"), ("Note (old)", "note"), ("date:ar", "date"),
        ("Price", ""), ("Бағасы", ""), ("", ""), ("(((", ""),
    ],
)  # fmt: skip
def test_what_a_header_seems_to_mean(header: str, field: str) -> None:
    assert proposed(header) == field


@pytest.mark.parametrize("text", ["colour", "title:?", "date:ar", "", "rights:en"])
def test_what_is_no_field_is_none(text: str) -> None:
    assert parse(text) == ("", "none")


def test_a_table_is_shown_with_its_columns_samples_and_what_is_to_be_said_of_it(
    exchange: Exchange,
) -> None:
    formula = '<c r="B3"><f>A1</f><v>b</v></c>'
    data = workbook(
        {
            "Books": sheet(
                [row(1, "Шифр", "Атауы (қазақша)", "Атауы (қазақша)", "Баға"),
                 row(2, "MS 1", "a", "", "10"), row(3, "MS 2", formula), row(4, "MS 3"),
                 row(5, "MS 4")],
                '<mergeCells><mergeCell ref="D2:D4"/></mergeCells>',
            ),
            "Other": sheet([row(1, "Shelfmark")]),
        }
    )  # fmt: skip
    batch_id = exchange.receive(("books.xlsx", data))
    found = shown(exchange, batch_id)
    assert (found.sheets, found.sheet, found.rows) == (("Books", "Other"), "Books", 4)
    assert [(one.header, one.choice) for one in found.columns] == [
        ("Шифр", "shelfmark"), ("Атауы (қазақша)", "title:kk"), ("Атауы (қазақша) (2)", ""),
        ("Баға", ""),
    ]  # fmt: skip
    assert found.columns[0].samples == ("MS 1", "MS 2", "MS 3")
    assert [(note["key"], note["values"].get("count")) for note in found.notes] == [
        ("sheets", 2), ("twice", None), ("formulas", 1), ("merged", 3),
    ]  # fmt: skip
    assert shown(exchange, batch_id, "Other").rows == 0


def test_what_is_chosen_is_shown_again_and_reads_the_table_anew(exchange: Exchange) -> None:
    batch_id = exchange.table("shelfmark,title,note\nMS 1,a,b\n")
    assert exchange.rows(batch_id)[0].aside == []
    chosen = {"shelfmark": "shelfmark", "title": "title:ar", "note": ""}
    with exchange.sessions.begin() as session:
        choose_columns(session, batch_id, "books.csv", chosen)
    assert (exchange.batch(batch_id).state, exchange.rows(batch_id)) == ("received", [])
    assert {one.header: one.choice for one in shown(exchange, batch_id).columns} == chosen
    exchange.read_on(batch_id)
    (row_,) = exchange.rows(batch_id)
    assert [one["text"] for one in row_.aside] == ["b"]
    document = row_.document or {}
    assert document["identity"]["titles"][0]["texts"] == [{"text": "a", "language": "ar"}]


def test_another_choice_is_another_record_of_the_same_table(exchange: Exchange) -> None:
    table = "shelfmark,title\nMS 1,a\n"
    exchange.commit(exchange.table(table))
    assert exchange.outcomes(exchange.table(table)) == ["same"]
    assert exchange.outcomes(exchange.table(table, title="title:kk")) == ["changed"]


def test_a_choice_without_a_shelfmark_or_with_an_unknown_field_is_refused(
    exchange: Exchange,
) -> None:
    batch_id = exchange.receive(("books.csv", b"shelfmark,title\nMS 1,a\n"))
    for fields, key in (
        ({"shelfmark": "", "title": "title"}, "no-shelfmark"),
        ({"shelfmark": "shelfmark", "title": "colour"}, "field"),
    ):
        with exchange.sessions.begin() as session, pytest.raises(BadTable) as refused:
            choose_columns(session, batch_id, "books.csv", fields)
        assert refused.value.key == key


def test_columns_stay_once_records_are_drafts_and_files_of_xml_have_none(
    exchange: Exchange,
) -> None:
    batch_id = exchange.table("shelfmark,title\nMS 1,a\n")
    exchange.commit(batch_id)
    other = exchange.read(book("MS 2"))
    for one, key in ((batch_id, "begun"), (other, "columns")):
        with exchange.sessions.begin() as session, pytest.raises(BatchNotReady) as refused:
            choose_columns(session, one, "", {"shelfmark": "shelfmark"})
        assert refused.value.key == key


def test_people_measures_and_remarks_of_a_table_have_their_own_places(exchange: Exchange) -> None:
    batch_id = exchange.table(
        "shelfmark,title,author:ar,scribe,patron,script,leaves,Height (cm),width,note,old number\n"
        'MS 1,a,الغزالي,Yaqut,Timur,naskh,112,"21,5",145 mm,Gilt.,12\n'
        "MS 2,a,,,,,112 + 3 ff.,,,,\n"
    )
    first, second = (row_.document or {} for row_ in exchange.rows(batch_id))
    (work,) = first["contents"]["works"]
    assert work["contributors"][0]["person"]["name"] == {"text": "الغزالي", "language": "ar"}
    physical = first["physical"]
    assert physical["hands"][0]["scribe"]["name"]["text"] == "Yaqut"
    assert physical["hands"][0]["script"]["texts"][0]["text"] == "naskh"
    assert physical["extent"] == {"leaves": 112}
    assert (physical["dimensions"][0]["height_mm"], physical["dimensions"][0]["width_mm"]) == (
        215, 145,
    )  # fmt: skip
    assert first["origin"]["patron"]["name"]["text"] == "Timur"
    assert first["notes"][0]["texts"][0]["text"] == "Gilt."
    assert first["identity"]["identifiers"][0]["value"] == "12"
    assert second["physical"]["extent"]["note"][0]["text"] == "112 + 3 ff."
