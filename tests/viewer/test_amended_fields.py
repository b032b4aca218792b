"""What an amendment changes, in words: every field of what is signed has a name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel

from catalog.conservation.condition.models import AssessmentContent, ObservationContent
from catalog.conservation.treatment.errors import BadTreatment
from catalog.conservation.treatment.proposal_content import ProposalContent
from catalog.conservation.treatment.step_content import SpotTestContent, StepContent
from catalog.conservation.treatment.treatment_content import TreatmentContent
from catalog.conservation.treatment.variations import VariationContent
from viewer.amended_fields import amendable, changes_sent, label_of
from viewer.languages import LANGUAGES, Translator

SIGNED: tuple[type[BaseModel], ...] = (
    StepContent, ProposalContent, TreatmentContent, VariationContent, SpotTestContent,
    AssessmentContent, ObservationContent,
)  # fmt: skip
EN = Translator(LANGUAGES["en"])


def names_in(schema: dict[str, Any]) -> set[str]:
    found = set(schema.get("properties", {}))
    for one in schema.get("$defs", {}).values():
        found |= names_in(one)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_what_is_signed_has_a_name(language: str) -> None:
    t = Translator(LANGUAGES[language])
    names = {name for model in SIGNED for name in names_in(model.model_json_schema())}
    # They hold something together; the label names what they hold.
    names -= {"text", "snapshot"}

    missing = [name for name in sorted(names) if not t.has(f"amended-{name.replace('_', '-')}")]

    assert missing == []


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("content.observed.0.text", "What was observed"),
        ("content.observed.1.text", "What was observed 2"),
        ("content.uses.0.lot", "Material 1 · lot"),
        ("content.uses.1.snapshot.lots.0.code", "Material 2 · batch number"),
        ("content.uses.0.amount.value", "Material 1 · amount"),
        ("content.people.1.name", "Person 2"),
        ("content.fragments.0.description.0.text", "Fragment 1 · description"),
        ("observations.3.severity", "Observation 4 · severity"),
        ("a_field_of_another_time", "A_field_of_another_time"),
        ("content", "content"),
    ],
)
def test_a_path_is_said_in_words(path: str, label: str) -> None:
    assert label_of(path, EN) == label


def test_only_what_was_typed_otherwise_is_a_change() -> None:
    content = {
        "content": {"observed": [{"text": "One\ntwo"}], "climate": {"temperature_c": None}},
        "started_at": "2026-11-22T21:10:05.884949Z",
    }
    fields = [(one.path, one.old, one.standing) for one in amendable(content, EN)]
    sent = [(path, old, stood.replace("\n", "\r\n")) for path, old, stood in fields]
    assert changes_sent(sent) == []
    assert {path: stood for path, _, stood in fields}["started_at"] == "2026-11-22 21:10"

    typed = {
        "content.climate.temperature_c": "21,5", "started_at": "2026-11-22 20:00",
        "content.observed.0.text": "",
    }  # fmt: skip
    changes = changes_sent([(path, old, typed[path]) for path, old, _ in fields])
    assert {one["field"]: one["new"] for one in changes} == {
        "content.observed.0.text": None,
        "content.climate.temperature_c": "21.5",
        "started_at": "2026-11-22T20:00:00.000000Z",
    }
    assert {one["field"]: one["old"] for one in changes}["started_at"] == content["started_at"]


@pytest.mark.parametrize(
    ("path", "typed"), [("ended_at", "yesterday"), ("content.uses.0.amount.value", "much")]
)
def test_a_time_or_a_number_that_is_none_is_refused(path: str, typed: str) -> None:
    with pytest.raises(BadTreatment):
        changes_sent([(path, json.dumps("1"), typed)])
