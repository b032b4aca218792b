"""The words of a text: what each is folded to, and where in the original it stands.

The index, the question and the marks in what is shown all take their words from here, so that they
cannot disagree. A word's place is told in characters of the original, whole: points, hamza and
tatweel belong to it, so that a mark never cuts a vocalised word in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from catalog.folding import fold, is_article, is_gershayim, plain

WORD_LENGTH_MAX: Final = 60
_CHUNK = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, and the piece of the original (from, up to) it came from, as written."""

    folded: str
    start: int
    end: int
    written: str


def words_in(text: str) -> list[Word]:
    """The words of a text in their order, without the Arabic article where it stands alone.

    A text of nothing but articles keeps them, as in `folding.fold`. One sign that is several
    words (U+FDFA) gives them all the same place.
    """
    found = [
        Word(folded, chunk.start() + start, chunk.start() + end, written)
        for chunk in _CHUNK.finditer(text)
        for start, end, written, folded_words in _pieces(chunk[0])
        for folded in folded_words
    ]
    return [word for word in found if not is_article(word.folded)] or found


def folded_words(texts: Iterable[str]) -> list[list[str]]:
    """The folded words of each text."""
    return [[word.folded for word in words_in(text)] for text in texts]


@lru_cache(maxsize=100_000)
def _pieces(chunk: str) -> tuple[tuple[int, int, str, tuple[str, ...]], ...]:
    """The pieces of a text without white space that punctuation leaves, each with its words."""
    pieces = []
    start = None
    for at, character in enumerate((*chunk, " ")):
        parts = character == " " or (_parts_words(character) and not is_gershayim(chunk, at))
        if parts and start is not None:
            written = chunk[start:at]
            words = tuple(word[:WORD_LENGTH_MAX] for word in fold(written).split())
            pieces.append((start, at, written, words))
        if parts:
            start = None
        elif start is None:
            start = at
    return tuple(pieces)


@lru_cache(maxsize=10_000)
def _parts_words(character: str) -> bool:
    made = plain(character)
    return bool(made) and made.isspace()
