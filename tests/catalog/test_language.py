from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import BadLanguageMap
from catalog.language import (
    best_text,
    check_language,
    check_language_map,
    direction_of,
    without_turns,
)


@pytest.mark.parametrize(
    ("given_tag", "tag"),
    [
        ("en", "en"),
        ("AR-latn", "ar-Latn"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("ara", "ar"),
        ("kaz-Cyrl", "kk-Cyrl"),
        ("ota", "ota"),
        ("syr", "syr"),
        ("de-1996", "de-1996"),
        ("ar-Latn-t-ar-m0-alaloc", "ar-Latn-t-ar-m0-alaloc"),
        ("es-419", "es-419"),
        (" fa ", "fa"),
        ("zxx", "zxx"),
    ],
)
def test_a_language_tag_comes_back_in_its_usual_spelling(given_tag: str, tag: str) -> None:
    assert check_language(given_tag) == tag


@pytest.mark.parametrize(
    "tag", ["", "a", "english language", "ar_Latn", "abcd", "x", 7, None, "en-"]
)
def test_what_is_no_language_tag_is_refused(tag: object) -> None:
    with pytest.raises(BadLanguageMap, match="language tag"):
        check_language(tag)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Kitāb", {"none": ["Kitāb"]}),
        (["a", "b"], {"none": ["a", "b"]}),
        ({"en": "Book", "ar": ["كتاب", "سفر"]}, {"ar": ["كتاب", "سفر"], "en": ["Book"]}),
        ({"none": " x "}, {"none": ["x"]}),
        ({"ara": "ا", "ar": "ب"}, {"ar": ["ا", "ب"]}),
    ],
)
def test_friendly_shapes_become_language_maps(value: Any, expected: Any) -> None:
    assert check_language_map(value) == expected


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({}, "title must be text"),
        (7, "title must be text"),
        ({"en": ""}, "title has empty text for 'en'"),
        ({"en": []}, "title has no text for 'en'"),
        ({"en": [1]}, "title: the text for 'en' must be text"),
        ({"Arabic language": "x"}, "title: 'Arabic language' is not a language tag"),
        ({"@none": "x"}, "write 'none'"),
        ({"en": "a\x00b"}, "control character"),
        ({"en": "x" * 30_000}, "30000 characters"),
        ("", "title has empty text"),
    ],
)
def test_a_bad_map_is_refused_by_the_name_of_its_field(value: Any, said: str) -> None:
    with pytest.raises(BadLanguageMap, match=said):
        check_language_map(value, "title")


texts = st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable())
maps = st.dictionaries(
    st.sampled_from(["en", "ar", "ar-Latn", "kk", "none", "ru"]),
    st.lists(texts, min_size=1, max_size=3),
    min_size=1,
)


@given(maps)
def test_checking_what_was_checked_changes_nothing(value: dict[str, list[str]]) -> None:
    once = check_language_map(value)

    assert check_language_map(once) == once
    assert list(once) == sorted(once)


@given(maps, st.sampled_from(["en", "ar", "kk", "ru", "fa"]))
def test_some_text_of_the_map_is_always_found(value: dict[str, list[str]], language: str) -> None:
    tag, text = best_text(value, language)

    assert value[tag][0] == text


@pytest.mark.parametrize(
    ("wanted", "tag"),
    [("ar", "ar"), ("ru", "none"), ("kk", "kk-Latn"), ("kk-Cyrl", "kk-Latn")],
)
def test_the_reader_gets_the_nearest_text_there_is(wanted: str, tag: str) -> None:
    value = {"en": ["b"], "ar": ["a"], "none": ["n"], "kk-Latn": ["k"]}

    assert best_text(value, wanted) == (tag, value[tag][0])


def test_english_comes_before_other_foreign_languages() -> None:
    assert best_text({"ar": ["a"], "en": ["b"]}, "ru") == ("en", "b")
    assert best_text({"zh": ["z"], "fa": ["f"]}, "ru") == ("fa", "f")
    assert best_text({}, "ru") == ("none", "")


@pytest.mark.parametrize("tag", ["ar", "fa", "ota", "ur", "he", "syr", "kk-Arab", "yi", "ug"])
def test_these_run_from_right_to_left(tag: str) -> None:
    assert direction_of(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "kk", "ru", "ar-Latn", "none", "la", "gez", "kk-Cyrl-KZ"])
def test_these_run_from_left_to_right(tag: str) -> None:
    assert direction_of(tag) == "ltr"


def test_marks_that_turn_a_line_round_are_taken_out_and_marks_of_words_stay() -> None:
    assert without_turns("a\u202eb\u2066c\u2069\u202c") == "abc"
    assert without_turns("\u200fالقرآن (1)\u200e می\u200cخواهم") == (
        "\u200fالقرآن (1)\u200e می\u200cخواهم"
    )
    assert check_language_map({"en": "a\u202eb"}) == {"en": ["ab"]}
