"""Words of a manuscript that begin with what was typed, in the spelling of the original.

What was typed is one string (1.0, 4.2): of several words the last one is completed, and only where
the others stand before it. The words are those that a search finds for the same asker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from catalog.folding import unarticled
from catalog.search.query import Question
from catalog.search.words import words_in
from iiif.content_search.asking import Asked
from iiif.content_search.finding import sources_of
from iiif.content_search.sources import Source

TERMS_MAX: Final = 20


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words in a row, and how often it stands in the manuscript."""

    text: str
    count: int


@dataclass(slots=True)
class _Seen:
    """Where a folded word was met first, and how often in all."""

    source: Source
    place: int
    count: int = 0


def complete(session: Session, manuscript_id: str, asked: Asked) -> list[Term]:
    """The most frequent words that complete the question, in alphabetical order.

    Raises:
        ManuscriptNotFound, Withdrawn: the public has no such manuscript.
    """
    sources, _ = sources_of(session, manuscript_id, asked)
    beginnings = _beginnings(asked.question) if asked.question else []
    if not beginnings:
        return []
    pattern = re.compile(rf"(?<![^ \n])(?:{'|'.join(map(re.escape, beginnings))})[^ \n]*")
    seen: dict[str, _Seen] = {}
    for source in sources:
        for match in pattern.finditer(source.rows.text):
            seen.setdefault(match[0], _Seen(source, match.start())).count += 1
    often = sorted(
        ((folded, one) for folded, one in seen.items() if one.count >= asked.minimum),
        key=lambda pair: (-pair[1].count, pair[0]),
    )
    chosen = sorted(often[:TERMS_MAX])
    return [Term(_written(folded, one), one.count) for folded, one in chosen]


def _beginnings(question: Question) -> list[str]:
    """The folded beginnings of what may be meant: with and without an article, of the last word."""
    words = [word.folded for atom in question.atoms for word in atom.words]
    if not words:
        return []
    *before, last = words
    forms = dict.fromkeys((last, unarticled(last)))
    return [" ".join([*before, one]) for one in forms if one or before]


def _written(folded: str, seen: _Seen) -> str:
    """The words as they stand where they were met first."""
    rows = seen.source.rows
    (told,) = seen.source.told([rows.row_at(seen.place)])
    words = words_in(told.text)
    first = rows.words_before(seen.place)
    last = first + folded.count(" ")
    return told.text[words[first].start : words[last].end]
