"""What a group of spellings says, and the groups that the release brings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from catalog.record.values import LanguageTag, Line, Value
from catalog.search.errors import BadSynonyms
from catalog.search.synonym_tables import FOLDED_LENGTH_MAX
from catalog.search.words import words_in

SPELLINGS_MAX: Final = 60
_SEEDS = Path(__file__).with_name("synonyms.toml")


class Spelling(Value):
    """One spelling, with the language it belongs to and what should be known of it."""

    text: Annotated[Line, Field(min_length=1, max_length=100)]
    language: LanguageTag = "none"
    note: Line = ""

    @property
    def folded(self) -> str:
        """The words as they are matched."""
        return " ".join(word.folded for word in words_in(self.text))[:FOLDED_LENGTH_MAX]


class SynonymContent(Value):
    """The spellings of a group, two at least, and why they are one."""

    spellings: Annotated[tuple[Spelling, ...], Field(min_length=2, max_length=SPELLINGS_MAX)]
    note: Annotated[Line, Field(max_length=500)] = ""

    @model_validator(mode="after")
    def _has_words(self) -> SynonymContent:
        empty = [each.text for each in self.spellings if not each.folded]
        if empty:
            raise PydanticCustomError(
                "synonym-letters", "{text} has neither a letter nor a digit", {"text": empty[0]}
            )
        return self

    @property
    def folded(self) -> tuple[str, ...]:
        """The folded spellings, each once."""
        return tuple(dict.fromkeys(each.folded for each in self.spellings))


def read_content(mapping: object) -> SynonymContent:
    """The content from JSON or a form.

    Raises:
        BadSynonyms: it cannot stand; one sentence that says why.
    """
    try:
        return SynonymContent.model_validate(mapping)
    except ValidationError as error:
        told = error.errors()[0]
        if told["type"] == "synonym-letters":
            raise BadSynonyms(
                "A spelling has neither a letter nor a digit: write the word.", key="letters"
            ) from None
        raise BadSynonyms(
            f"A group has 2 to {SPELLINGS_MAX} spellings of at most 100 characters, each with a "
            "language such as 'ar' or 'kk': look at what you wrote.",
            key="spellings",
            max=SPELLINGS_MAX,
        ) from None


@cache
def seeds() -> Mapping[str, SynonymContent]:
    """The groups that the release brings, by key."""
    told = tomllib.loads(_SEEDS.read_text("utf-8"))
    return MappingProxyType({key: _seed(spellings) for key, spellings in told.items()})


@cache
def seeds_by_spelling() -> Mapping[str, tuple[str, ...]]:
    """The keys of the groups of the release that have a folded spelling."""
    found: dict[str, list[str]] = {}
    for seed, content in seeds().items():
        for folded in content.folded:
            found.setdefault(folded, []).append(seed)
    return {folded: tuple(each) for folded, each in found.items()}


def _seed(spellings: list[str]) -> SynonymContent:
    parted = (each.partition("|") for each in spellings)
    return SynonymContent(
        spellings=tuple(Spelling(language=language, text=text) for language, _, text in parted)
    )
