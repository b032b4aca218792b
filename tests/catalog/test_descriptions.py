from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.descriptions import Description, holder_id_of
from catalog.directions import ViewingDirection
from catalog.errors import BadRecord
from tests.factories import a_description

LEAST = {"shelfmark": "MS 1", "title": "Kitāb", "holder": "Leiden, University Library"}


def described(**changes: Any) -> Description:
    return Description.from_mapping(LEAST | changes)


def test_a_shelfmark_a_title_and_a_holder_are_enough() -> None:
    description = described()

    assert description.shelfmark == "MS 1"
    assert description.titles == {"none": ["Kitāb"]}
    assert description.holder_id == "leiden-university-library"
    assert description.holder_names == {"none": ["Leiden, University Library"]}
    assert description.summary is None


def test_everything_a_person_may_write_beside_the_scans_is_taken() -> None:
    description = described(
        title={"en": "Quran", "ar": ["مصحف", "قرآن"]},
        holder={"id": "UB", "name": {"en": "Leiden"}, "homepage": "https://example.org/ub"},
        summary="A codex",
        direction="rtl",
        language="ara, fas",
        date=1290,
        place="Shiraz",
        material="paper",
        rights="CC0",
        required_statement="Leiden University Library",
        sample=True,
    )

    assert description.titles == {"ar": ["مصحف", "قرآن"], "en": ["Quran"]}
    assert (description.holder_id, description.holder_homepage) == ("ub", "https://example.org/ub")
    assert description.languages == ("ar", "fa")
    assert description.viewing_direction is ViewingDirection.RIGHT_TO_LEFT
    assert not description.is_direction_proposed
    assert description.date_text == "1290"
    assert description.rights == "http://creativecommons.org/publicdomain/zero/1.0/"
    assert description.required_statement is not None
    assert description.required_statement["value"] == {"none": ["Leiden University Library"]}
    assert description.required_statement["label"]["kk"] == ["Дереккөз"]
    assert description.is_sample


def test_a_direction_that_nobody_stated_is_proposed_and_recorded_as_such() -> None:
    description = described(languages=["ar"])

    assert description.viewing_direction is ViewingDirection.RIGHT_TO_LEFT
    assert description.is_direction_proposed


def test_empty_fields_of_a_form_count_as_absent() -> None:
    assert described(summary="", rights="  ", languages=[], date=None) == described()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"shelfmark": ""}, "shelfmark is missing"),
        ({"shelfmark": ["MS 1"]}, "shelfmark must be text"),
        ({"shelfmark": "MS\u202e 1"}, "shelfmark holds an invisible character"),
        ({"shelfmark": "x" * 300}, "shelfmark has 300 characters"),
        ({"title": ""}, "title is missing"),
        ({"title": {"english": "x y"}, "titles": "y"}, "titles is given twice"),
        ({"title": {"en-": "x"}}, "titles: 'en-' is not a language tag"),
        ({"holder": ""}, "holder is missing"),
        ({"holder": "***"}, "holder '\\*\\*\\*' has no letters"),
        ({"holder": 7}, "holder is 7"),
        ({"holder": {"name": "x", "city": "y"}}, "holder has no part 'city'"),
        ({"holder": {"name": "x", "homepage": "x.org"}}, "holder homepage 'x.org'"),
        ({"language": "english?"}, "languages: 'english\\?' is not a language tag"),
        ({"languages": 5}, "languages is 5"),
        ({"direction": "sideways"}, "viewing_direction is 'sideways'"),
        ({"rights": "mine"}, "rights is 'mine'"),
        ({"required_statement": {"label": "x"}}, "required_statement must be text"),
        ({"sample": "yes"}, "is_sample is 'yes': write true or false"),
        ({"date": ["1290"]}, "date_text must be text"),
        ({"place": "a\x07b"}, "place_text holds a control character"),
        ({"place": "a\x85b"}, "place_text holds a control character"),
        ({"title": {"en": "x\ud800"}}, "titles: the text for 'en' holds .* half of a character"),
        ({"summary": {"ar": "\udfff"}}, "summary: the text for 'ar' holds"),
        ({"shelfmark": "MS \ud800"}, "shelfmark holds .* half of a character"),
        ({"holder": "Library \udcff"}, "holder: the text for 'none' holds"),
        ({"holder": {"id": "a\ud800", "name": "x"}}, "holder holds"),
        ({"required_statement": "\ud800 x"}, "required_statement: the text for 'none' holds"),
        ({"rights": "https://x.org/\ud800"}, "rights holds"),
        ({"material": "x" * 3000}, "material_text has 3000 characters"),
        ({"shelfmrk": "x"}, "did you mean 'shelfmark'"),
        ({"zzz": 1}, "'zzz' is not a field"),
    ],
)
def test_a_bad_field_is_refused_with_one_sentence_that_names_it(
    changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadRecord, match=said) as refused:
        described(**changes)

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("mapping", [None, [], "shelfmark", 7])
def test_what_is_no_table_of_fields_is_refused(mapping: Any) -> None:
    with pytest.raises(BadRecord, match="table of fields"):
        Description.from_mapping(mapping)


texts = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)


@given(texts, st.dictionaries(st.sampled_from(["ar", "en", "none"]), texts, min_size=1), texts)
def test_a_description_survives_being_kept_as_json(
    shelfmark: str, titles: dict[str, str], place: str
) -> None:
    description = a_description(shelfmark=shelfmark, titles=titles, place=place, rights="CC0")

    assert Description.from_mapping(description.as_mapping()) == description


def test_a_proposed_direction_stays_a_proposal_when_kept_as_json() -> None:
    for description in (a_description(), a_description(direction="ltr")):
        assert Description.from_mapping(description.as_mapping()) == description


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Leiden, UB", "leiden-ub"), ("دار الكتب", "دار-الكتب"), ("Қазақстан", "қазақстан")],
)
def test_a_holder_has_a_slug_in_its_own_script(name: str, slug: str) -> None:
    assert holder_id_of(name) == slug
    assert holder_id_of(slug) == slug
