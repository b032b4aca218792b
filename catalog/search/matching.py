"""Which books have the words of a question, and how near each is.

A word may be found in five ways, and the way is how near a book is to it:

0. as it is, in a shelfmark, title, work or name of a person (`fields.CALLED`);
1. as it is, anywhere else, on a page too;
2. as another spelling of the list, or with the words beside it in the question as one;
3. as the beginning of a longer word, from four letters on (inflection, enclitics), other
   spellings from five on;
4. by its key, in another script or another transliteration.

What is in quotes is found in the first three ways only, what ends in a star as a beginning only.
A name of an authority is a name of every book that names it. Of a question of several words a book
is as near as its farthest word, then as the sum of them.

Each word is one statement for all its ways, whatever the number of books; what comes back is sets
of numbers, which are then joined here (`shelf.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.orm import Session

from catalog.search.engines import (
    BOOKS,
    NAMES,
    PAGES,
    Engine,
    Sought,
    bound,
    engine_of,
    numbers_from,
    together,
)
from catalog.search.fields import CALLED, MARK, Field
from catalog.search.query import Atom, Question
from catalog.search.shelf import Shelf
from catalog.search.spelling import keys_asked
from catalog.search.synonyms import spelled_alike
from catalog.search.tokens import key_tokens

INFLECTED_MIN: Final = 4
INFLECTED_ALIKE_MIN: Final = 5
_ROW_MAX: Final = 4
MISSED: Final = 5
_FAR: Final = 100

CALLED_SO, SAID_SO, ALIKE, INFLECTED, BY_KEY = range(5)
Ranks = NDArray[np.int64]
# The fields in which books name authorities.
_NAMED: Final = frozenset({Field.PERSON, Field.PLACE, Field.WORK})


@dataclass(frozen=True, slots=True)
class Way:
    """One way of finding: what is sought, by how near it is; `fields` None is every field."""

    level: int
    sought: tuple[Sought, ...]
    fields: frozenset[Field] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """How far each book of the shelf is from the question, by place; -1: it has not what was asked.

    Of each atom that was not excluded: `ways` in which it may be found, and `levels`, the way in
    which each book has it (`MISSED`: in none).
    """

    ranks: Ranks
    ways: tuple[tuple[Way, ...], ...] = ()
    levels: tuple[Ranks, ...] = ()


def match(session: Session, shelf: Shelf, question: Question) -> Found:
    """Every book of the shelf that answers the question; a blank one is answered by all."""
    farthest = np.zeros(len(shelf), dtype=np.int64)
    total = np.zeros(len(shelf), dtype=np.int64)
    is_in = np.ones(len(shelf), dtype=np.bool_)
    all_ways: list[tuple[Way, ...]] = []
    all_levels: list[Ranks] = []
    atoms = list(zip(question.atoms, ways_in(session, question), strict=True))
    with engine_of(session).by_index(session):
        asked = [_levels(session, shelf, ways) for _, ways in atoms]
    for (atom, ways), levels in zip(atoms, asked, strict=True):
        if atom.is_excluded:
            is_in &= levels == MISSED
            continue
        all_ways.append(ways)
        all_levels.append(levels)
        total += levels
        if not atom.is_loose:
            is_in &= levels != MISSED
            farthest = np.maximum(farthest, levels)
    ranks = np.where(is_in, farthest * _FAR + total, -1)
    return Found(ranks, tuple(all_ways), tuple(all_levels))


def ways_in(session: Session, question: Question) -> list[tuple[Way, ...]]:
    """The ways in which each atom of a question may be found, by the list of spellings of now."""
    alike = _spelled_alike(session, question)
    return [ways_of(atom, alike.get(at, ())) for at, atom in enumerate(question.atoms)]


def ways_of(atom: Atom, alike: Sequence[str] = ()) -> tuple[Way, ...]:
    """The ways in which an atom may be found; `alike` are folded spellings that mean the same."""
    only = None if atom.field is None else frozenset({atom.field})
    itself = Sought(atom.folded, atom.is_beginning)
    called = frozenset(CALLED) if only is None else only & frozenset(CALLED)
    ways = []
    if called:
        ways.append(Way(CALLED_SO, (itself,), called))
    if called != only:
        ways.append(Way(SAID_SO, (itself,), only))
    if atom.is_excluded or atom.is_beginning:
        return tuple(ways)
    others = tuple(Sought(tuple(each.split())) for each in alike)
    if others:
        ways.append(Way(ALIKE, others, only))
    if atom.is_row or len(atom.words) != 1:
        return tuple(ways)
    word = atom.words[0]
    inflected = [each for each in alike if len(each) >= INFLECTED_ALIKE_MIN and " " not in each]
    if len(word.folded) >= INFLECTED_MIN and not word.folded.isdecimal():
        inflected.append(word.folded)
    if inflected:
        begun = tuple(Sought((each,), is_beginning=True) for each in inflected)
        ways.append(Way(INFLECTED, begun, only))
    keys = tuple(Sought((token,)) for token in key_tokens(keys_asked(word.written)))
    if keys:
        ways.append(Way(BY_KEY, keys, only))
    return tuple(ways)


def _spelled_alike(session: Session, question: Question) -> Mapping[int, tuple[str, ...]]:
    """By the place of an atom: other spellings of it, or of it with its neighbours."""
    rows: dict[str, set[int]] = {}
    plain: list[tuple[int, str]] = []
    for place, atom in enumerate(question.atoms):
        if atom.is_excluded or atom.is_beginning:
            plain = []
        elif atom.is_row:
            rows.setdefault(" ".join(atom.folded), set()).add(place)
            plain = []
        else:
            plain.append((place, atom.folded[0]))
            for length in range(1, min(_ROW_MAX, len(plain)) + 1):
                row = plain[-length:]
                spelling = " ".join(folded for _, folded in row)
                rows.setdefault(spelling, set()).update(at for at, _ in row)
    found: dict[int, dict[str, None]] = {}
    for spelling, others in spelled_alike(session, rows).items():
        for place in rows[spelling]:
            found.setdefault(place, {}).update(dict.fromkeys(others))
    return {place: tuple(others) for place, others in found.items()}


def _levels(session: Session, shelf: Shelf, ways: Sequence[Way]) -> Ranks:
    """The nearest way in which each book has it; `MISSED` where it has not."""
    levels = np.full(len(shelf), MISSED, dtype=np.int64)
    engine = engine_of(session)
    branches, values = [], {}
    for place, way in enumerate(ways):
        for branch, value in _branches(engine, place, way):
            branches.append(branch)
            values.update(value)
    if not branches:
        return levels
    rows = session.execute(text(" UNION ALL ".join(branches)), values)
    for level, joined in sorted(rows, key=lambda row: -row[0]):
        levels[shelf.places(numbers_from(joined))] = level
    return levels


def _branches(engine: Engine, place: int, way: Way) -> list[tuple[str, dict[str, str]]]:
    """The statements of one way: over books, over the names they give, over their pages."""
    found = []
    key, name = engine.key, f"q{place}"
    marks = [""] if way.fields is None else [MARK[field] for field in sorted(way.fields)]
    in_books = engine.question([_marked(one, mark) for mark in marks for one in way.sought])
    of_books = f"SELECT {way.level} AS level, {together(engine, key)} FROM {BOOKS}"
    found.append(
        (
            f"{of_books} WHERE {bound(engine, BOOKS, name)}",
            {name: in_books},
        )
    )
    plainly = engine.question(way.sought)
    named = sorted(_NAMED if way.fields is None else way.fields & _NAMED)
    if way.level == SAID_SO and way.fields is None:
        named = [Field.PLACE]
    if named:
        listed = ", ".join(f"'{field.value}'" for field in named)
        found.append(
            (
                f"SELECT {way.level}, {together(engine, 'book')} FROM (SELECT DISTINCT n.book FROM "
                f"{NAMES} JOIN search_named n ON n.name = {NAMES}.{key} "
                f"WHERE {bound(engine, NAMES, f'n{name}')} AND n.field IN ({listed})) named",
                {f"n{name}": plainly},
            )
        )
    if way.fields is None or Field.TEXT in way.fields:
        found.append(
            (
                f"SELECT {way.level}, {together(engine, 'book')} FROM (SELECT DISTINCT p.book FROM "
                f"{PAGES} JOIN search_pages p ON p.number = {PAGES}.{key} "
                f"WHERE {bound(engine, PAGES, f'p{name}')}) written",
                {f"p{name}": plainly},
            )
        )
    return found


def _marked(sought: Sought, mark: str) -> Sought:
    return Sought(tuple(mark + token for token in sought.tokens), sought.is_beginning)


def farthest(found: Found, place: int) -> int:
    """How near the book at this place is to the word it is farthest from."""
    return int(found.ranks[place]) // _FAR
