"""Languages of words in library records."""

from __future__ import annotations

import pytest

from catalog.bibliographic import tongues


@pytest.mark.parametrize(
    ("language", "text", "tag"),
    [
        ("ar", "شرح حديث", "ar"),
        ("ar", "Sharḥ ḥadīth", "ar-Latn"),
        ("kk", "Құран", "kk"),
        ("kk", "قرآن", "kk-Arab"),
        ("tr", "Kuran", "tr"),
        ("tr", "قرآن", "tr-Arab"),
        ("he", "תורה", "he"),
        ("none", "שלום", "und-Hebr"),
        ("none", "Bible", "none"),
        ("ru", "1234", "ru"),
    ],
)
def test_the_script_is_said_where_it_is_not_the_usual_one(
    language: str, text: str, tag: str
) -> None:
    assert tongues.tag_for(language, text) == tag


def test_a_named_script_counts_more_than_the_letters() -> None:
    assert tongues.tag_for("ar", "Sharḥ", "Arab") == "ar"


@pytest.mark.parametrize(
    ("text", "tag"),
    [("Bound in leather", "en"), ("مجلد بالجلد", "ar"), ("1234", "en"), ("Кожа", "ar-Cyrl")],
)
def test_a_remark_is_in_the_language_of_its_letters(text: str, tag: str) -> None:
    assert tongues.of_words("ar", "en", text) == tag


@pytest.mark.parametrize("code", ["und", "mul", "zxx", "", None, "no code"])
def test_what_names_no_language_is_none(code: str | None) -> None:
    assert tongues.language_of(code) == "none"
