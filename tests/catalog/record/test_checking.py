import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.record.checking import BadDocument, dump, item_id, read_record, with_ids
from catalog.record.document import Record
from catalog.record.shape import lists_of_items
from tests.catalog.record.documents import a_document, any_json, counted_ids


def faults_of(document: object) -> dict[str, str]:
    with pytest.raises(BadDocument) as caught:
        read_record(document)
    json.dumps(caught.value.extension).encode()
    return {fault.path: fault.sentence for fault in caught.value.faults}


def test_a_record_goes_through_json_and_comes_back_equal() -> None:
    record = read_record(a_document())

    assert read_record(json.loads(json.dumps(dump(record)))) == record
    assert dump(record) == a_document()


def test_every_fault_names_its_field_by_the_ids_of_items() -> None:
    document = a_document(notes=[{"texts": [{"text": ""}]}])
    document["physical"]["hands"][1]["script"] = "kufic"
    document["identity"].pop("shelfmark")
    document["colour"] = "red"

    assert set(faults_of(document)) == {
        "notes[0].texts[0].text", "physical.hands[h2].script", "identity.shelfmark", "colour",
    }  # fmt: skip


def test_a_note_of_five_megabytes_is_told_its_length() -> None:
    document = a_document(notes=[{"id": "n1", "texts": [{"text": "я" * 5_000_000}]}])

    assert faults_of(document) == {
        "notes[n1].texts[0].text": (
            "notes[n1].texts[0].text has 5000000 characters: shorten it to 20000."
        )
    }


@pytest.mark.parametrize("text", ["\x00", "a\x07", "\ud800"])
def test_what_no_database_can_keep_is_refused_also_where_the_model_does_not_ask(text: str) -> None:
    document = a_document(origin={"date": {"original": f"AH {text}"}})

    assert list(faults_of(document)) == ["origin.date.original"]


def test_two_items_with_one_id_are_refused() -> None:
    document = a_document()
    document["physical"]["hands"][1]["id"] = "h1"

    assert list(faults_of(document)) == ["physical.hands"]


@pytest.mark.parametrize("number", [10**400, float("nan"), float("inf"), -1, "many"])
def test_a_number_that_is_none_is_refused(number: object) -> None:
    document = a_document(physical={"extent": {"leaves": number}})

    assert list(faults_of(document)) == ["physical.extent.leaves"]


def test_the_rights_address_gets_its_usual_spelling_or_a_sentence() -> None:
    document = a_document()
    document["identity"]["rights"] = "https://creativecommons.org/licenses/by/4.0/deed.en"
    rights = read_record(document).identity.rights
    document["identity"]["rights"] = "https://creativecommons.org/mine"

    assert rights == "http://creativecommons.org/licenses/by/4.0/"
    assert "identity.rights" in faults_of(document)


def test_html_in_a_note_is_text_like_any_other() -> None:
    markup = "<script>alert(1)</script>"
    record = read_record(a_document(notes=[{"texts": [{"text": markup}]}]))

    assert record.notes[0].texts[0].text == markup


def test_items_without_an_id_get_one_and_doubles_another() -> None:
    document = a_document(notes=[{}, {"id": ""}, {"id": "n"}, {"id": "n"}])
    document["contents"] = {"parts": [{"works": [{"quotations": [{}]}]}]}
    before = copy.deepcopy(document)

    made = with_ids(document, counted_ids())

    assert document == before
    assert [note["id"] for note in made["notes"]][2] == "n"
    every = [item["id"] for _, items in lists_of_items(made) for item in items]
    assert all(every)
    assert len(set(every)) == len(every)
    assert with_ids(made, item_id) == made
    read_record(made)


def test_a_document_nested_without_end_is_refused() -> None:
    deep: Any = "end"
    for _ in range(5000):
        deep = {"identity": [deep]}

    assert list(faults_of(deep)) == [""]
    assert with_ids(deep, item_id) is deep


def read_or_refuse(document: object) -> None:
    refused: BadDocument | None = None
    try:
        record = read_record(with_ids(document, item_id))
    except BadDocument as error:
        refused = error
    if refused is None:
        assert isinstance(record, Record)
        assert read_record(dump(record)) == record
    else:
        assert refused.faults
        assert str(refused)
        json.dumps(refused.extension).encode()


@settings(max_examples=150, deadline=None)
@given(any_json)
def test_any_json_is_a_record_or_a_sentence(document: object) -> None:
    read_or_refuse(document)


@settings(max_examples=250, deadline=None)
@given(st.data(), any_json)
def test_a_record_with_anything_anywhere_in_it_is_a_record_or_a_sentence(
    data: st.DataObject, planted: object
) -> None:
    document = a_document()
    here: Any = document
    while True:
        place = data.draw(
            st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here)))
        )
        deeper = here[place]
        if not isinstance(deeper, dict | list) or data.draw(st.booleans()):
            here[place] = planted
            break
        here = deeper

    read_or_refuse(document)
