"""What is written in a record can be read on its page, in the language of whoever reads."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.authorities.content import AuthorityKind
from catalog.authorities.labels import AuthorityLabel
from catalog.record.differences import differences
from catalog.record.document import Record
from catalog.uris import Uris
from tests.viewer.record_shelf import document
from viewer.languages import LANGUAGES, translator
from viewer.record_differences import difference_views, value_words
from viewer.record_values import Saying
from viewer.record_views import Block, Section, description

URIS = Uris("https://books.example.org")
SCRIBE = "a0000000001"


def saying(code: str = "en") -> Saying:
    label = AuthorityLabel(
        SCRIBE, AuthorityKind.PERSON, {"en": ["Muhammad"], "ar": ["محمد"]}, None, None, False
    )
    return Saying(translator(code), URIS, "m1", {SCRIBE: label}, {})


def said(code: str = "en", **changes: Any) -> dict[str, Section]:
    record = Record.model_validate(document(**changes))
    return {part.name: part for part in description(record, saying(code))}


def words(block: Block) -> list[str]:
    texts = [shown.text for shown in block.heading]
    for row in block.rows:
        texts += [row.label, *(shown.text for shown in row.values)]
    for inner in block.blocks:
        texts += words(inner)
    return texts


def test_sections_and_rows_without_content_are_left_out() -> None:
    parts = said()
    assert "bibliography" not in parts
    assert "assertions" not in parts
    assert "Ruling" not in words(parts["physical"].body)


def test_measures_quires_and_terms_are_told_in_words() -> None:
    told = words(said()["physical"].body)
    assert "320 × 240.5 mm" in told
    assert any("8" in text and "1-2" in text for text in told)
    assert any("aper" in text for text in told)


def test_the_best_language_of_a_note_is_chosen_and_what_was_copied_is_kept() -> None:
    assert "خط كبير" in words(said("ar")["physical"].body)
    assert "A large hand." not in words(said("ar")["physical"].body)
    assert "بسم الله" in words(said("en")["contents"].body)


def test_a_date_is_told_with_the_wording_it_rests_on() -> None:
    (row,) = said()["origin"].body.rows
    computed, wording = row.values
    assert "1153" in computed.text
    assert "548" in computed.text
    assert (wording.text, wording.language, wording.direction) == ("رمضان ٥٤٨", "ar", "rtl")


def test_a_person_is_linked_to_their_permanent_address_and_named_as_written() -> None:
    hand = {
        "scribe": {
            "authority_id": SCRIBE,
            "name": {"text": "Muḥammad b. Aḥmad", "language": "ar-Latn"},
            "certainty": "possible",
        }
    }
    (block,) = said(physical={"hands": [hand]})["physical"].body.blocks
    name, written = block.rows[0].values
    assert name.text == "Muhammad"
    assert name.qualifier == "possible"
    assert name.address == f"/authorities/{SCRIBE}"
    assert (written.text, written.direction) == ("Muḥammad b. Aḥmad", "ltr")


@pytest.mark.parametrize("code", tuple(LANGUAGES))
def test_the_headings_are_in_the_language_of_the_reader(code: str) -> None:
    assert said(code)["physical"].title == translator(code)("section-physical")


def test_a_section_that_the_page_shows_otherwise_is_left_out() -> None:
    record = Record.model_validate(document())
    kept = description(record, saying(), without=frozenset({"physical"}))
    assert "physical" not in {part.name for part in kept}


def test_a_difference_says_field_old_and_new() -> None:
    old = document()
    new = {**old, "physical": {**old["physical"], "extent": {"leaves": 384}}}
    (view,) = difference_views(differences(old, new), old, new, saying())
    assert view.labels == ("Physical description", "Extent", "Leaves")
    assert ([one.text for one in view.old], [one.text for one in view.new]) == (["385"], ["384"])


def test_an_item_that_was_removed_is_told_whole() -> None:
    old = document()
    new = {**old, "physical": {**old["physical"], "hands": []}}
    (view,) = difference_views(differences(old, new), old, new, saying())
    assert view.kind == "removed"
    assert "A large hand." in [one.text for one in view.old]


def test_what_no_field_explains_is_said_as_it_was_written() -> None:
    assert [one.text for one in value_words("physical.nothing", {"a": ["b", 3]}, saying())] == [
        "b",
        "3",
    ]
