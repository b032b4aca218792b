"""The form of the record in one language, ready for the page of the editor."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from catalog.dates.statement import Calendar, CalendarDay, DateStatement, DatingMethod
from catalog.record.document import Record
from viewer.editor.form_spec import (
    LINKS,
    FieldKind,
    FieldSpec,
    field_of,
    fields_of,
    kebab,
    models,
    sections,
)
from viewer.editor.vocabularies import offered
from viewer.languages import LANGUAGES, Translator, translator


def label_of(spec: FieldSpec, t: Translator) -> str:
    """Return what a field is called; the model's own word goes before the general one."""
    own = f"field-{kebab(spec.model.__name__)}-{spec.name}"
    return t(own) if t.has(own) else t(f"field-{spec.name}")


def hint_of(spec: FieldSpec, t: Translator) -> str | None:
    """Return the sentence below a field, or None where the label says enough."""
    key = f"hint-{spec.name}"
    return t(key) if t.has(key) else None


def value_of(value_set: str, value: str, t: Translator) -> str:
    """Return the words of one value of a choice."""
    return t(f"value-{value_set}-{value}")


def group_of(model: type[BaseModel], t: Translator) -> str:
    """Return what one item of a repeat is called, in the singular."""
    return t(f"group-{kebab(model.__name__)}")


def section_of(name: str, t: Translator) -> str:
    """Return the title of a section of the record."""
    return t(f"section-{name}")


@cache
def form_in(language: str) -> Mapping[str, Any]:
    """Return sections, models and vocabularies for the script of the editor, in one language.

    The answer is the same for every record, so it is made once; nobody may change it.
    """
    t = translator(language)
    repeated = {spec.of for model in models() for spec in fields_of(model) if is_repeat(spec)}
    return {
        "sections": [{**_field(spec, t), "label": section_of(spec.name, t)} for spec in sections()],
        "models": {
            model.__name__: {
                "label": group_of(model, t) if model in repeated else None,
                "fields": [_field(spec, t) for spec in fields_of(model)],
            }
            for model in models()
        },
        "vocabularies": {name: offered(name, language) for name in _vocabularies()},
        "languages": {code: each.name for code, each in LANGUAGES.items()},
        "date": date_words(t),
        "certaintyLabel": t("field-certainty"),
        "certainties": _options("certainty", ("certain", "probable", "possible", "disputed"), t),
    }


def _vocabularies() -> list[str]:
    named = {spec.vocabulary for model in models() for spec in fields_of(model)}
    return sorted(name for name in named if name is not None)


def is_repeat(spec: FieldSpec) -> bool:
    """Tell whether a field holds items that can be added and removed."""
    return spec.kind is FieldKind.REPEAT


def date_words(t: Translator) -> Mapping[str, Any]:
    """Return labels and choices of the instrument for dates."""
    names = [*DateStatement.model_fields, *CalendarDay.model_fields]
    return {
        "labels": {name: t(f"field-{name}") for name in names},
        "calendars": _options("calendar", tuple(each.value for each in Calendar), t),
        "methods": _options("dating-method", tuple(each.value for each in DatingMethod), t),
    }


def _options(value_set: str, values: tuple[str, ...], t: Translator) -> list[list[str]]:
    return [[value, value_of(value_set, value, t)] for value in values]


def _field(spec: FieldSpec, t: Translator) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": spec.name,
        "kind": spec.kind.value,
        "label": label_of(spec, t),
        "hint": hint_of(spec, t),
        "model": spec.of.__name__ if spec.of else None,
        "options": _options(spec.value_set, spec.values, t) if spec.values else None,
        "vocabulary": spec.vocabulary,
        "authorities": list(spec.authorities) or None,
        "link": LINKS.get(spec.name),
        "least": spec.least,
        "most": spec.most,
        "length": spec.length,
        "required": spec.is_required or None,
        "nullable": spec.is_nullable or None,
        "default": spec.default,
    }
    return {name: value for name, value in said.items() if value is not None}


def words_of_path(path: str, t: Translator) -> tuple[str, ...]:
    """Return the labels along a path such as 'physical.hands[h3].script', outermost first.

    What lies below an instrument (the languages of a text, the days of a date) is named where it
    has a name of its own; a part that no field has is said as it stands.
    """
    model: type[BaseModel] | None = Record
    labels: list[str] = []
    for part in path.split("."):
        name, _, _ = part.partition("[")
        spec = field_of(model, name) if model is not None else None
        if spec is not None:
            labels.append(section_of(name, t) if model is Record else label_of(spec, t))
            model = spec.of
        elif t.has(f"field-{name}"):
            labels.append(t(f"field-{name}"))
    return tuple(labels)
