"""Mirador speaks all four languages: no key missing, none misspelt, no placeholder lost."""

import json
import re
from typing import cast

import pytest

from tests.journeys.browser import FRONTEND

MIRADOR = FRONTEND / "node_modules" / "mirador" / "src" / "locales"
IMAGE_TOOLS = FRONTEND / "node_modules" / "mirador-image-tools" / "dist"
OURS = FRONTEND / "mirador" / "translations"
# CLDR plural categories, which i18next puts behind the key.
PLURALS = {
    "ar": ("zero", "one", "two", "few", "many", "other"),
    "kk": ("one", "other"),
    "ru": ("one", "few", "many", "other"),
}
SAME_IN_ALL = {"mirador", "jsStack", "previewWindowTitle"}


def words(language: str) -> dict[str, str]:
    """Our strings for one language."""
    return cast("dict[str, str]", json.loads((OURS / f"{language}.json").read_text("utf-8")))


def theirs(language: str) -> dict[str, str]:
    """Mirador's own strings for one language, if it has them."""
    file = MIRADOR / language / "translation.json"
    if not file.is_file():
        return {}
    return cast("dict[str, str]", json.loads(file.read_text("utf-8"))["translation"])


def image_tools_keys() -> dict[str, str]:
    """The English strings of the image tools, read from the plugin as it is shipped."""
    script = (IMAGE_TOOLS / "mirador-image-tools.es.js").read_text("utf-8")
    block = re.search(r"\n  en: \{\n(.*?)\n  \}", script, re.DOTALL)
    assert block, "the image tools keep their strings elsewhere now"
    return dict(re.findall(r'(\w+): "([^"]*)"', block.group(1)))


def wanted_keys(language: str) -> set[str]:
    """Every key that Mirador and the image tools may ask for in a language."""
    english = theirs("en")
    counted = {key.removesuffix("_other") for key in english if key.endswith("_other")}
    plain = {key for key in english if not key.endswith(("_one", "_other"))}
    plural = {f"{key}_{form}" for key in counted for form in PLURALS[language]}
    return plain | plural | set(image_tools_keys())


def placeholders(text: str) -> set[str]:
    """Names in double braces."""
    return set(re.findall(r"\{\{\s*(.*?)\s*\}\}", text))


@pytest.mark.parametrize("language", PLURALS)
def test_every_key_of_mirador_has_words(language: str) -> None:
    have = {**theirs(language), **words(language)}
    assert wanted_keys(language) - set(have) == set()


@pytest.mark.parametrize("language", [*PLURALS, "en"])
def test_no_word_is_kept_for_a_key_that_mirador_does_not_know(language: str) -> None:
    known = wanted_keys(language) if language in PLURALS else set(theirs("en"))
    assert set(words(language)) - known == set()


@pytest.mark.parametrize("language", PLURALS)
def test_placeholders_are_those_of_the_english_text(language: str) -> None:
    english = theirs("en") | image_tools_keys()
    have = {**theirs(language), **words(language)}
    for key in wanted_keys(language):
        stem, _, form = key.rpartition("_")
        model = english.get(key) or english[f"{stem}_other"]
        # "One page" and "two pages" need no number in Arabic, which has words for them.
        optional = form in ("zero", "one", "two")
        found = placeholders(have[key])
        assert found <= placeholders(model), (language, key)
        assert optional or found == placeholders(model), (language, key)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_nothing_is_left_in_english(language: str) -> None:
    english = theirs("en") | image_tools_keys()
    ours = words(language)
    left = {
        key
        for key, text in ours.items()
        if text == english.get(key) and re.search("[A-Za-z]{2}", re.sub(r"\{\{.*?\}\}", "", text))
    }
    assert left - SAME_IN_ALL == set()


def test_kazakh_is_written_in_kazakh_letters() -> None:
    text = " ".join(words("kk").values())
    assert set("әғқңөұүһі") - set(text.lower()) <= {"һ"}


@pytest.mark.parametrize("language", [*PLURALS, "en"])
def test_the_pages_of_an_opening_are_not_called_left_and_right(language: str) -> None:
    have = {**theirs(language), **words(language)}
    pair = have["currentItem_1/2"], have["currentItem_2/2"]
    assert not {"Left", "Right", "يسار", "يمين"} & set(pair)
    assert pair[0] != pair[1]
