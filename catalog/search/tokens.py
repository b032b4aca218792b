"""What a document puts into the index, the same for both databases.

A word stands there as itself, once more with the mark of its field, and under the keys of its
spelling. Words keep their places, so that phrases are found; between two texts is a gap that no
phrase goes over. Keys, and words beyond the first 15,000, have no place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from catalog.search.fields import MARK, Field
from catalog.search.spelling import Keys, keys_of
from catalog.search.words import Word

# Of the private use area, as the marks of fields are (`catalog/search/fields.py`).
GAP: Final = "\ue000"
FULL: Final = "\ue010"
BARE: Final = "\ue011"

# PostgreSQL keeps places up to 16,383 and 256 of one word in a document (manual, 12.11); both
# databases keep the same ones, so that both find the same phrases.
PLACES_MAX: Final = 15_000
PLACES_OF_A_WORD_MAX: Final = 255


@dataclass(frozen=True, slots=True)
class Document:
    """The tokens of a document: `placed` (None is a gap), the same `marked`, and those `loose`."""

    placed: tuple[str | None, ...]
    marked: tuple[str | None, ...]
    loose: tuple[str, ...]


def document_of(texts: Iterable[tuple[Field, list[Word]]], *, is_marked: bool = True) -> Document:
    """The document of the words of these texts. Without marks every word is of one field."""
    placed: list[str | None] = []
    marked: list[str | None] = []
    loose: dict[str, None] = {}
    times: Counter[str] = Counter()
    for field, words in texts:
        mark = MARK[field]
        for word in words:
            for key in key_tokens(keys_of(word.written)):
                loose[key] = None
                if is_marked:
                    loose[mark + key] = None
            times[word.folded] += 1
            if len(placed) >= PLACES_MAX:
                loose[word.folded] = None
                loose[mark + word.folded] = None
            elif times[word.folded] > PLACES_OF_A_WORD_MAX:
                placed.append(None)
                marked.append(None)
                loose[mark + word.folded] = None
            else:
                placed.append(word.folded)
                marked.append(mark + word.folded)
        placed.append(None)
        marked.append(None)
    return Document(tuple(placed), tuple(marked) if is_marked else (), tuple(loose))


def key_tokens(keys: Keys) -> list[str]:
    """The tokens under which words with these keys stand."""
    return [*(FULL + key for key in keys.full), *(BARE + key for key in keys.bare)]
