"""What a question to one manuscript asks for: its words, and which annotations are meant.

Both versions have the same parameters (2.0, 4.1.1; 1.0, 3.2.1). One that is given several times
counts as one list, as its values are lists parted by spaces. What was written on a page is
`painting` in version 1 and `supplementing` in version 2; either word is understood in both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlencode

from catalog.search.query import Question, read_question

# Defined by the standards, and not told by what is found here.
_IGNORED: Final = ("date", "user")
_MOTIVATIONS_LENGTH_MAX: Final = 500


class Kind(StrEnum):
    """What a hit is of: a line on a page, a description of the record, a note of the condition."""

    LINE = "line"
    DESCRIPTION = "description"
    NOTE = "note"


ALL: Final = frozenset(Kind)
_KINDS: Final = {
    "painting": frozenset({Kind.LINE}),
    "supplementing": frozenset({Kind.LINE}),
    "non-painting": frozenset({Kind.DESCRIPTION, Kind.NOTE}),
    "describing": frozenset({Kind.DESCRIPTION}),
    # A note tags a place with a term, grades it, and comments on it in a sentence.
    "tagging": frozenset({Kind.NOTE}),
    "assessing": frozenset({Kind.NOTE}),
    "commenting": frozenset({Kind.NOTE}),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: `question` is None where no word was given, and everything answers it.

    `motivation` is the list as it was given, `ignored` are the parameters that change nothing.
    """

    question: Question | None
    motivation: str = ""
    kinds: frozenset[Kind] = ALL
    ignored: tuple[str, ...] = ()
    minimum: int = 1

    def query(self, *, q: str | None = None, page: int | None = None) -> str:
        """The query of an address for this question, or for other words; as it was read."""
        words = q if q is not None else self.question.text if self.question else ""
        pairs = [("q", words), ("motivation", self.motivation)]
        if self.minimum > 1 and q is None:
            pairs.append(("min", str(self.minimum)))
        if page is not None:
            pairs.append(("page", str(page)))
        return urlencode([pair for pair in pairs if pair[1]])


def read_asked(parameters: Iterable[tuple[str, str]], *, minimum: int = 1) -> Asked:
    """The question that these parameters are."""
    given: dict[str, list[str]] = {}
    for name, value in parameters:
        given.setdefault(name, []).append(value)
    typed = " ".join(given.get("q", ()))
    question = read_question(typed, plainly=True)
    motivation = " ".join(" ".join(given.get("motivation", ())).split())[:_MOTIVATIONS_LENGTH_MAX]
    wanted = [_KINDS.get(one, frozenset()) for one in motivation.split()]
    return Asked(
        question=question if question.text else None,
        motivation=motivation,
        kinds=frozenset().union(*wanted) if motivation else ALL,
        ignored=tuple(name for name in _IGNORED if name in given),
        minimum=minimum,
    )
