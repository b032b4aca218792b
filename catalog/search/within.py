"""Words within one book: which of its lines, descriptions or notes answer a question.

The index of the catalogue tells books; here the folded texts of one book lie in a row and are
looked through, which takes the same time whatever else the catalogue holds. A word is found in the
ways of `matching.py`. Its key is tried only where nothing of these texts has it in a nearer way:
who types dalail means دلائل in a text that is all in Arabic, and its own words in another one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from catalog.search.engines import Sought
from catalog.search.matching import BY_KEY, Way
from catalog.search.query import Question

_EDGES: Final = frozenset(" \n")

Ways = tuple[Way, ...]


class Rows:
    """Texts of folded words, each a row; words are parted by one space."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n" + "".join(f"{text}\n" for text in texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=1))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def row_at(self, place: int) -> int:
        """The row that has this place of the whole text."""
        return bisect_right(self._starts, place) - 1

    def words_before(self, place: int) -> int:
        """How many words of its row stand before this place."""
        return self.text.count(" ", self._starts[self.row_at(place)], place)

    def holding(self, sought: Sought) -> Iterator[int]:
        """The rows that hold these words in a row, in their order."""
        words = " ".join(sought.tokens)
        text, starts, length = self.text, self._starts, len(words)
        place = text.find(words)
        while place >= 0:
            is_whole = sought.is_beginning or text[place + length] in _EDGES
            if is_whole and text[place - 1] in _EDGES:
                row = bisect_right(starts, place) - 1
                yield row
                place = text.find(words, starts[row + 1])
            else:
                place = text.find(words, place + 1)


def answering(
    question: Question, ways: Sequence[Ways], rows: Rows, keys: Callable[[], Rows]
) -> tuple[list[int], list[Ways]]:
    """The rows that have every word of the question, in order, and the ways that found them.

    `ways` are those of the question's atoms; `keys` reads the keys of the same rows, when needed.
    """
    found: set[int] | None = None
    used: list[Ways] = []
    for atom, its in zip(question.atoms, ways, strict=True):
        everywhere = [way for way in its if way.fields is None]
        near = tuple(way for way in everywhere if way.level != BY_KEY)
        here = _holding(rows, near)
        if not here:
            near = tuple(way for way in everywhere if way.level == BY_KEY)
            here = _holding(keys(), near) if near else here
        used.append(near)
        if not atom.is_loose:
            found = here if found is None else found & here
        if found is not None and not found:
            break
    return sorted(found or ()), used


def _holding(rows: Rows, ways: Sequence[Way]) -> set[int]:
    return {row for way in ways for sought in way.sought for row in rows.holding(sought)}
