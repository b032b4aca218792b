"""What was typed, as words to look for. Nothing of it is ever syntax of a database.

There are five signs, and they mean something only where they can: `"words in a row"`, `-without`,
`title:word`, `begin*`, and a colon or a star anywhere else is no sign. Everything else is literal.
All words must be found in a book, not all in one field. Words of one or two letters beside longer
ones need not be: "fi", "and", "ibn" are written in too many ways; where they are found, a book is
nearer.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from catalog.search.fields import Field, field_named
from catalog.search.words import Word, words_in

LENGTH_MAX: Final = 500
WORDS_MAX: Final = 12
BEGINNING_MIN: Final = 2
_SHORT: Final = 2
_QUOTES: Final = {'"': '"', "“": "”", "”": "”", "„": "“", "«": "»", "‟": "”"}
_FIELD = re.compile(r"([^\W\d_]{2,30}):(?=\S)")


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, or words in a row, that a book must have (or must not).

    `is_loose`: it need not be there; `is_row`: it was in quotes and is meant to the letter;
    `is_beginning`: the last word is the beginning of one.
    """

    words: tuple[Word, ...]
    field: Field | None = None
    is_row: bool = False
    is_beginning: bool = False
    is_excluded: bool = False
    is_loose: bool = False

    @property
    def folded(self) -> tuple[str, ...]:
        """The words as they are matched."""
        return tuple(word.folded for word in self.words)


@dataclass(frozen=True, slots=True)
class Question:
    """The atoms of what was typed; `is_cut`: it was longer than is read; `is_blank`: signs only.

    `text` is what was read of it, without what nobody can see.
    """

    text: str
    atoms: tuple[Atom, ...]
    is_cut: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether something was typed and no word is in it."""
        return bool(self.text) and not self.atoms


def read_question(typed: str, *, plainly: bool = False) -> Question:
    """What to look for. Control characters and marks that turn a line round are left out.

    Read `plainly`, quotation marks are the only sign.
    """
    cleaned = _visible(typed[: 20 * LENGTH_MAX])
    text = cleaned[:LENGTH_MAX].strip()
    is_cut = len(cleaned) > LENGTH_MAX or len(typed) > 20 * LENGTH_MAX
    atoms: list[Atom] = []
    count = 0
    for atom in _atoms(text, plainly):
        if count + len(atom.words) > WORDS_MAX:
            is_cut = True
            break
        count += len(atom.words)
        atoms.append(atom)
    return Question(text, _with_loose(atoms), is_cut)


def _visible(text: str) -> str:
    kept = (
        " " if unicodedata.category(each) == "Cc" else each
        for each in text
        if unicodedata.category(each) != "Cs"
        and not ("\u202a" <= each <= "\u202e" or "\u2066" <= each <= "\u2069")
    )
    return " ".join("".join(kept).split())


def _atoms(text: str, plainly: bool) -> list[Atom]:
    found: list[Atom] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        made, at = _row_at(text, at) if plainly else _atom_at(text, at)
        found += made
    return found


def _row_at(text: str, at: int) -> tuple[list[Atom], int]:
    """The words up to the next space, or in the quotation that begins here, and where they end."""
    if text[at] in _QUOTES:
        end = _end_of_row(text, at)
        row = tuple(words_in(text[at + 1 : end]))
        return ([Atom(row, is_row=True)] if row else []), end + 1
    space = re.compile(r"\s").search(text, at)
    end = space.start() if space else len(text)
    return [Atom((word,)) for word in words_in(text[at:end])], end


def _atom_at(text: str, at: int) -> tuple[list[Atom], int]:
    """The atoms of what begins here, and where it ends."""
    is_excluded = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
    at += is_excluded
    field = None
    named = _FIELD.match(text, at)
    if named is not None and (known := field_named(named[1])) is not None:
        field, at = known, named.end()
    if at < len(text) and text[at] in _QUOTES:
        end = _end_of_row(text, at)
        words = tuple(words_in(text[at + 1 : end]))
        row = Atom(words, field, is_row=True, is_excluded=is_excluded)
        return ([row] if words else []), end + 1
    space = re.compile(r"\s").search(text, at)
    end = space.start() if space else len(text)
    piece = text[at:end]
    words = tuple(words_in(piece))
    is_beginning = piece.endswith("*") and bool(words)
    if is_beginning and len(words[-1].folded) < BEGINNING_MIN:
        is_beginning = False
    if is_excluded and len(words) > 1:
        return [Atom(words, field, is_excluded=True)], end
    last = len(words) - 1
    return [
        Atom((word,), field, is_beginning=is_beginning and place == last, is_excluded=is_excluded)
        for place, word in enumerate(words)
    ], end


def _end_of_row(text: str, at: int) -> int:
    """Where the quotation ends: at a closing sign that no letter follows, or at the end."""
    closing = {_QUOTES[text[at]], '"'}
    for place in range(at + 1, len(text)):
        follows = text[place + 1 : place + 2]
        if text[place] in closing and not follows.isalnum():
            return place
    return len(text)


def _with_loose(atoms: list[Atom]) -> tuple[Atom, ...]:
    def may_miss(atom: Atom) -> bool:
        word = atom.words[-1].folded
        return (
            not (atom.is_row or atom.is_excluded or atom.is_beginning or atom.field)
            and len(word) <= _SHORT
            and not word.isdecimal()
        )

    if all(may_miss(atom) or atom.is_excluded for atom in atoms):
        return tuple(atoms)
    return tuple(Atom(atom.words, is_loose=True) if may_miss(atom) else atom for atom in atoms)
