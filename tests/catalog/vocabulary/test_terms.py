"""Vocabularies: four labels each, keys that stay, outside addresses only where verified."""

from __future__ import annotations

import re
import tomllib
import typing
from pathlib import Path

import pytest
from pydantic import BaseModel

from catalog import vocabulary
from catalog.errors import UnknownVocabulary
from catalog.language import best_text
from catalog.record.document import Record
from catalog.record.values import Vocabulary

FILES = Path(vocabulary.__file__).parent
ADDRESS = re.compile(r"http://(vocab\.getty\.edu/aat/300\d{6}|w3id\.org/lob/concept/\d{4})")
ALL = [term for name in vocabulary.names() for term in vocabulary.terms(name)]


def used_vocabularies() -> set[str]:
    """Every vocabulary that a field of the record names."""
    found: set[str] = set()
    seen: set[type] = set()

    def look(kind: object) -> None:
        found.update(
            mark.name for mark in getattr(kind, "__metadata__", ()) if isinstance(mark, Vocabulary)
        )
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            walk(kind)
        for part in typing.get_args(kind):
            look(part)

    def walk(model: type[BaseModel]) -> None:
        if model in seen:
            return
        seen.add(model)
        for kind in typing.get_type_hints(model, include_extras=True).values():
            look(kind)

    walk(Record)
    return found


# What the bench speaks of and the record does not: damage, its causes, what is done and with what,
# when in a treatment and in what light a photograph was taken.
OF_THE_BENCH = {"act", "capture_light", "capture_phase", "cause", "dmg", "mat"}


def test_every_vocabulary_is_used_by_the_record_or_at_the_bench() -> None:
    assert used_vocabularies() | OF_THE_BENCH == set(vocabulary.names())
    assert not used_vocabularies() & OF_THE_BENCH


@pytest.mark.parametrize("name", vocabulary.names())
def test_a_term_has_four_labels_a_good_key_and_good_addresses(name: str) -> None:
    for term in vocabulary.terms(name):
        assert set(term.labels) == {"en", "kk", "ru", "ar"}
        assert all(texts and texts == [texts[0].strip()] for texts in term.labels.values())
        assert re.fullmatch(rf"{name}\.[a-z0-9_]+", term.key)
        assert len(term.key) <= 80  # what `Term.key` takes
        assert [uri for uri in term.uris if not ADDRESS.fullmatch(uri)] == []
        assert set(term.needs_review) <= {"en", "kk", "ru", "ar"}
        assert vocabulary.find(term.key) == term


def test_labels_are_written_in_the_letters_of_their_language() -> None:
    for term in ALL:
        assert re.search("[\u0400-\u04ff]", term.labels["kk"][0]), term.key
        assert re.search("[\u0400-\u04ff]", term.labels["ru"][0]), term.key
        assert re.search("[\u0600-\u06ff]", term.labels["ar"][0]), term.key
        assert re.match("[A-Za-z]", term.labels["en"][0]), term.key


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
@pytest.mark.parametrize("name", vocabulary.names())
def test_no_two_terms_of_a_vocabulary_look_alike_to_a_reader(name: str, language: str) -> None:
    labels = [best_text(term.labels, language)[1] for term in vocabulary.terms(name)]
    assert sorted(labels) == sorted(set(labels))


def test_keys_are_unique() -> None:
    assert len({term.key for term in ALL}) == len(ALL)


def test_there_are_words_for_an_islamic_binding() -> None:
    flap = vocabulary.find("component.envelope_flap")
    assert flap is not None
    assert flap.uri == "http://w3id.org/lob/concept/1343"
    assert flap.tradition == "islamic"
    assert flap.needs_review == ("kk",)
    first = [term.key for term in vocabulary.terms("component")][:3]
    assert first == ["component.envelope_flap", "component.fore_edge_flap", "component.doublure"]


def test_an_entry_says_nothing_that_is_not_read() -> None:
    known = {"en", "kk", "ru", "ar", "aat", "lob", "note", "tradition", "needs_review"}
    for path in FILES.glob("*.toml"):
        entries = tomllib.loads(path.read_text("utf-8"))
        assert [key for key, entry in entries.items() if set(entry) - known] == []


@pytest.mark.parametrize("key", ["script.klingon", "nothing.here", "", "script", "../api.script"])
def test_an_unknown_key_finds_nothing(key: str) -> None:
    assert vocabulary.find(key) is None


def test_an_unknown_vocabulary_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownVocabulary, match="there are act, addition, "):
        vocabulary.terms("../../etc")
