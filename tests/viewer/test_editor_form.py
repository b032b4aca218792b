"""The form is read from the models: every field has an instrument, and words in four languages."""

from __future__ import annotations

import json

import pytest

from catalog.dates.statement import Calendar, CalendarDay, DateStatement, DatingMethod
from catalog.record.document import SECTIONS
from catalog.record.values import Certainty, Locus, Reference, Term, Text
from viewer.editor.form_spec import FieldKind, fields_of, kebab, models, sections
from viewer.editor.form_words import form_in, group_of, is_repeat, label_of, words_of_path
from viewer.editor.page import WORDS, form_json, words_in
from viewer.languages import LANGUAGES, translator

CODES = tuple(LANGUAGES)
INNER = (Text, Term, Reference, Locus, DateStatement, CalendarDay)


def test_the_sections_of_the_form_are_those_of_the_record() -> None:
    assert tuple(each.name for each in sections()) == SECTIONS


@pytest.mark.parametrize("code", CODES)
def test_every_field_has_words_in_every_language(code: str) -> None:
    t = translator(code)
    missing = {
        f"field-{kebab(spec.model.__name__)}-{spec.name}"
        for model in models()
        for spec in fields_of(model)
        if not t.has(f"field-{spec.name}")
        and not t.has(f"field-{kebab(spec.model.__name__)}-{spec.name}")
    }
    assert missing == set()


@pytest.mark.parametrize("code", CODES)
def test_every_field_inside_an_instrument_has_words_too(code: str) -> None:
    t = translator(code)
    names = {name for model in INNER for name in model.model_fields} - {"key"}
    assert {name for name in names if not t.has(f"field-{name}")} == set()


@pytest.mark.parametrize("code", CODES)
def test_every_value_of_a_choice_has_words_in_every_language(code: str) -> None:
    t = translator(code)
    asked = {
        f"value-{spec.value_set}-{value}"
        for model in models()
        for spec in fields_of(model)
        for value in spec.values
    }
    asked |= {f"value-calendar-{each.value}" for each in Calendar}
    asked |= {f"value-dating-method-{each.value}" for each in DatingMethod}
    asked |= {f"value-certainty-{each.value}" for each in Certainty}
    assert len(asked) > 130
    assert {key for key in asked if not t.has(key)} == set()


@pytest.mark.parametrize("code", CODES)
def test_every_repeated_thing_has_a_name_in_the_singular(code: str) -> None:
    t = translator(code)
    repeated = {spec.of for model in models() for spec in fields_of(model) if is_repeat(spec)}
    assert all(
        of is not None and group_of(of, t) != f"group-{kebab(of.__name__)}" for of in repeated
    )


def test_annotations_of_the_models_decide_what_is_offered() -> None:
    form = form_in("en")
    hand = {each["name"]: each for each in form["models"]["Hand"]["fields"]}
    assert hand["script"]["vocabulary"] == "script"
    assert hand["scribe"]["authorities"] == ["person"]
    assert hand["inks"]["kind"] == "terms"
    assert hand["date"]["kind"] == "date"
    dimensions = {each["name"]: each for each in form["models"]["Dimensions"]["fields"]}
    assert dimensions["height_mm"]["kind"] == "measure"
    assert dimensions["height_mm"]["most"] == 20_000
    assert "script.kufic" in [key for key, _ in form["vocabularies"]["script"]]


def test_a_field_that_is_needed_says_so_and_identifiers_are_nobodys_field() -> None:
    identity = {each["name"]: each for each in form_in("en")["models"]["Identity"]["fields"]}
    assert identity["shelfmark"]["required"]
    assert identity["titles"]["required"]
    assert "id" not in {spec.name for model in models() for spec in fields_of(model)}


def test_every_field_has_an_instrument_that_the_script_knows() -> None:
    kinds = {spec.kind for model in models() for spec in fields_of(model)}
    assert kinds <= set(FieldKind)


def test_a_path_is_said_by_its_labels() -> None:
    t = translator("en")
    assert words_of_path("physical.hands[h3].script", t) == (
        "Physical description", "Hands", "Script",
    )  # fmt: skip
    assert words_of_path("origin.date.calendar", t)[-1] == "Calendar"
    assert words_of_path("nothing.such", t) == ()


@pytest.mark.parametrize("code", CODES)
def test_the_sentences_of_the_script_exist_and_keep_their_slots(code: str) -> None:
    t = translator(code)
    assert {key for key in WORDS if not t.has(key)} == set()
    assert "{time}" in words_in(t)["editor-saved"]


def test_the_same_name_may_have_another_label_in_another_model() -> None:
    t = translator("en")
    by_model = {
        spec.model.__name__: label_of(spec, t)
        for model in models()
        for spec in fields_of(model)
        if spec.name == "place"
    }
    assert by_model["Quotation"] != by_model["Binding"]


def test_the_form_as_json_can_stand_inside_a_page() -> None:
    text = str(form_json("ar"))
    assert "</" not in text
    assert json.loads(text)["sections"][0]["label"] == "التعريف بالمخطوط"
