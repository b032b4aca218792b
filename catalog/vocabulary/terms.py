"""Reading the vocabularies: each file once, every key once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from catalog.errors import UnknownVocabulary
from catalog.language import LanguageMap

LABEL_LANGUAGES: Final = ("en", "kk", "ru", "ar")
_AAT = "http://vocab.getty.edu/aat/"
_LOB = "http://w3id.org/lob/concept/"
_FILES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """One term: its key ('script.kufic'), labels by language, and what else is known of it.

    `uris` are the same concept elsewhere, the closest first; `tradition` groups long lists
    ('islamic', 'syriac'); `needs_review` names languages whose label is not confirmed yet.
    """

    key: str
    labels: LanguageMap
    uris: tuple[str, ...] = ()
    note: str | None = None
    tradition: str | None = None
    needs_review: tuple[str, ...] = ()

    @property
    def uri(self) -> str | None:
        """The closest outside identifier, where one was verified."""
        return self.uris[0] if self.uris else None


@cache
def names() -> tuple[str, ...]:
    """The vocabularies there are."""
    return tuple(sorted(path.stem for path in _FILES.glob("*.toml")))


def terms(name: str) -> tuple[VocabularyTerm, ...]:
    """The terms of a vocabulary, in the order of its file.

    Raises:
        UnknownVocabulary: there is none of that name.
    """
    if name not in names():
        raise UnknownVocabulary(name, names())
    return _terms(name)


def find(key: str) -> VocabularyTerm | None:
    """The term with this key; None for a key of another catalogue or an older edition."""
    return _index(key.partition(".")[0]).get(key)


@cache
def edition() -> str:
    """What changes whenever a word of any vocabulary does (32 hexadecimal digits)."""
    digest = sha256()
    for name in names():
        digest.update(repr(terms(name)).encode())
    return digest.hexdigest()[:32]


@cache
def _terms(name: str) -> tuple[VocabularyTerm, ...]:
    data = tomllib.loads((_FILES / f"{name}.toml").read_text("utf-8"))
    return tuple(_term(f"{name}.{key}", value) for key, value in data.items())


def _index(name: str) -> Mapping[str, VocabularyTerm]:
    return _keyed(name) if name in names() else {}


@cache
def _keyed(name: str) -> Mapping[str, VocabularyTerm]:
    return {term.key: term for term in _terms(name)}


def _term(key: str, value: Mapping[str, Any]) -> VocabularyTerm:
    uris = [f"{_LOB}{value['lob']}"] if "lob" in value else []
    uris += [f"{_AAT}{value['aat']}"] if "aat" in value else []
    return VocabularyTerm(
        key=key,
        labels={language: [value[language]] for language in LABEL_LANGUAGES},
        uris=tuple(uris),
        note=value.get("note"),
        tradition=value.get("tradition"),
        needs_review=tuple(value.get("needs_review", ())),
    )
