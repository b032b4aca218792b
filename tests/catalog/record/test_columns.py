from typing import Any

import pytest

from catalog.descriptions import Description
from catalog.record.checking import dump, read_record
from catalog.record.published import columns_of, record_from
from catalog.shelfmarks import sort_key
from tests.catalog.record.documents import a_document
from tests.factories import a_description


def columns_said(description: Description) -> dict[str, Any]:
    said = description.as_mapping()
    for field in ("holder_names", "holder_homepage", "is_sample"):
        said.pop(field)
    return said | {"shelfmark_sort": sort_key(description.shelfmark)}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"titles": {"en": ["One", "Two"], "ar": "كتاب", "none": ["A", "B", "C"]}},
        {"summary": {"en": ["First.", "Second."], "kk": "Бір"}, "languages": ["ar", "fa", "ota"]},
        {"date": 1290, "place": "Turkistan", "material": "paper; leather", "direction": "rtl"},
        {"rights": "CC0", "required_statement": {"label": {"en": "Credit"}, "value": {"ru": "Я"}}},
        {"languages": []},
    ],
)
def test_what_a_description_says_goes_through_a_record_and_comes_out_the_same(
    changes: dict[str, Any],
) -> None:
    description = a_description(**changes)

    record = record_from(description)

    assert columns_of(record) == columns_said(description)
    assert read_record(dump(record)) == record
    assert record_from(description) == record


def test_the_title_to_show_is_the_preferred_one() -> None:
    document = a_document()
    document["identity"]["titles"] = [
        {"kind": "uniform", "texts": [{"text": "Shifāʾ", "language": "ar-Latn"}]},
        {"kind": "preferred", "texts": [{"text": "Healing", "language": "en"}]},
    ]

    assert columns_of(read_record(document))["titles"] == {"en": ["Healing"]}


def test_a_record_without_words_for_a_date_or_a_material_has_them_from_what_it_says() -> None:
    document = a_document(
        origin={
            "date": {"calendar": "hijri", "start": {"year": 548}, "end": {"year": 550}},
            "place": {"authority_id": "a0000000000"},
        },
        physical={
            "supports": [
                {"id": "s1", "material": {"key": "support.paper"}},
                {"id": "s2", "material": {"texts": [{"text": "silk"}]}},
            ]
        },
    )
    labels = {"support.paper": "paper", "a0000000000": "Almaty"}

    columns = columns_of(read_record(document), labels)

    assert columns["date_text"] == "AH 548–AH 550"
    assert columns["place_text"] == "Almaty"
    assert columns["material_text"] == "paper; silk"


def test_main_languages_come_first() -> None:
    document = a_document()
    document["identity"]["languages"] = [
        {"tag": "fa"}, {"tag": "ar", "is_main": True}, {"tag": "fa"},
    ]  # fmt: skip

    assert columns_of(read_record(document))["languages"] == ["ar", "fa"]
