"""What follows from the quires: which leaf is joined to which, folio by folio, and what is wrong.

Nothing here corrects: a finding is for the person who has the book before them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from catalog.codicology.collation import LeafMode, Quire


@dataclass(frozen=True, slots=True)
class LeafPlace:
    """One leaf of the book block: where it is in its quire, and its folio label if it has one.

    `conjoin` is the place of its other half in the same quire; None for a single leaf.
    """

    quire: int
    place: int
    mode: LeafMode
    is_stub: bool
    folio: str | None
    conjoin: int | None


@dataclass(frozen=True, slots=True)
class CollationFinding:
    """Something to look at; `key` is stable for translation.

    Keys: 'quire_number_twice', 'place_twice', 'place_outside', 'conjoin_itself',
    'conjoin_outside', 'conjoin_not_mutual', 'odd_leaves', 'extent_differs'.
    """

    key: str
    values: Mapping[str, int] = field(default_factory=dict)


def leaves_of(quires: Iterable[Quire]) -> tuple[LeafPlace, ...]:
    """Every leaf in order, with the folio labels counted from the first folio of each quire.

    A quire without a first folio goes on from the one before it (the first with 1). Missing
    leaves and stubs are not counted. Where a label is no plain number, counting stops until a
    quire or a leaf gives a number again.
    """
    found: list[LeafPlace] = []
    upcoming: int | None = 1
    for quire in quires:
        upcoming = _as_number(quire.first_folio) if quire.first_folio else upcoming
        told = {leaf.place: leaf for leaf in reversed(quire.details)}
        joined = conjoins(quire)
        first_label = quire.first_folio
        for place in range(1, quire.leaves + 1):
            leaf = told.get(place)
            mode = leaf.mode if leaf else LeafMode.ORIGINAL
            is_stub = bool(leaf and leaf.is_stub)
            is_counted = mode is not LeafMode.MISSING and not is_stub
            label = leaf.folio if leaf else None
            if label:
                upcoming = _after(_as_number(label)) if is_counted else upcoming
            elif is_counted:
                label = str(upcoming) if upcoming is not None else first_label
                upcoming = _after(upcoming)
            first_label = None if is_counted else first_label
            found.append(
                LeafPlace(quire.number, place, mode, is_stub, label or None, joined.get(place))
            )
    return tuple(found)


def conjoins(quire: Quire) -> dict[int, int]:
    """Which leaf is joined to which: as said, and otherwise outermost to outermost.

    Added leaves are single unless somebody says otherwise, and so is the middle one of an odd rest.
    """
    said = {
        leaf.place: leaf.conjoin
        for leaf in quire.details
        if leaf.conjoin is not None and 1 <= leaf.conjoin <= quire.leaves
    }
    joined = {**{other: place for place, other in said.items()}, **said}
    single = {leaf.place for leaf in quire.details if leaf.mode is LeafMode.ADDED}
    rest = [
        place for place in range(1, quire.leaves + 1) if place not in joined and place not in single
    ]
    for one, other in zip(rest, reversed(rest), strict=True):
        if one != other:
            joined[one] = other
    return joined


def count_leaves(quires: Iterable[Quire]) -> int:
    """How many whole leaves are there now: neither missing ones nor stubs."""
    return sum(leaf.mode is not LeafMode.MISSING and not leaf.is_stub for leaf in leaves_of(quires))


def findings(
    quires: Sequence[Quire], stated_leaves: int | None = None
) -> tuple[CollationFinding, ...]:
    """What is wrong or odd in the quires; `stated_leaves` is the extent that the record gives."""
    found: list[CollationFinding] = []
    numbers = Counter(quire.number for quire in quires)
    found += [
        CollationFinding("quire_number_twice", {"quire": number})
        for number, times in numbers.items()
        if times > 1
    ]
    for quire in quires:
        found += _of_quire(quire)
    if stated_leaves is not None and quires:
        counted = count_leaves(quires)
        if counted != stated_leaves:
            found.append(
                CollationFinding("extent_differs", {"counted": counted, "stated": stated_leaves})
            )
    return tuple(found)


def _of_quire(quire: Quire) -> list[CollationFinding]:
    found: list[CollationFinding] = []
    places = Counter(leaf.place for leaf in quire.details)
    said = {leaf.place: leaf.conjoin for leaf in quire.details if leaf.conjoin is not None}

    def add(key: str, place: int) -> None:
        found.append(CollationFinding(key, {"quire": quire.number, "leaf": place}))

    for place, times in places.items():
        if times > 1:
            add("place_twice", place)
        if place > quire.leaves:
            add("place_outside", place)
    for place, other in said.items():
        if other == place:
            add("conjoin_itself", place)
        elif other > quire.leaves:
            add("conjoin_outside", place)
        elif said.get(other, place) != place:
            add("conjoin_not_mutual", place)
    added = sum(leaf.mode is LeafMode.ADDED for leaf in quire.details)
    if (quire.leaves - added) % 2 and quire.leaves - added > 1:
        found.append(CollationFinding("odd_leaves", {"quire": quire.number}))
    return found


def _as_number(label: str | None) -> int | None:
    return int(label) if label and label.isdecimal() and len(label) < 7 else None


def _after(number: int | None) -> int | None:
    return None if number is None else number + 1
