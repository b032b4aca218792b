"""The tally of a reading: which words of the source stand where in the record.

A run is the text of an element, or the tail after one: words between two tags. It counts as placed
when a value that was made of it is in the finished record, and not before, so that nothing can be
counted that was lost on the way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from catalog.xml.safe import Element, line_of, local_name

Run = tuple[Element, bool]
"""An element, and whether its tail is meant."""

Holder = dict[str, Any]
"""A part of the document in the making, known by identity until all is read."""

Place = Callable[[Element, dict[Element, str]], str]
"""Says where an element stands; it may keep what it learns of the neighbours."""

_TEXT_MAX: Final = 2000
NO_FIELD: Final = "the record has no field for it"


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of the source that have no place in the record; `line` counts from 1."""

    path: str
    line: int
    text: str
    why: str
    characters: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many runs and characters a source has, and how many of them were placed.

    Characters are counted with every run of white space as one. `by_field` counts those placed,
    by the path of the field without ids ('physical.hands.note').
    """

    runs: int = 0
    runs_placed: int = 0
    characters: int = 0
    characters_placed: int = 0
    by_field: Mapping[str, int] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """The part of the characters that was placed, from 0 to 1; 1 for a source without any."""
        return self.characters_placed / self.characters if self.characters else 1.0


class Ledger:
    """Every run of a description, and the values that were made of it."""

    def __init__(self, root: Element, place: Place | None = None) -> None:
        # The proxies of lxml are kept alive here, or an element would not be the same twice.
        self._elements = list(root.iter())
        self._place = place or place_of
        self._sizes: dict[Run, int] = {}
        self._holders: dict[Run, list[tuple[Holder, str]]] = {}
        for element in self._elements:
            if local_name(element):
                self._count(element.text, (element, False))
            if element is not root:
                self._count(element.tail, (element, True))

    def place(self, runs: Iterable[Run], holder: Holder, field: str = "") -> None:
        """Write down that these words went into a value, or into one field of it."""
        for run in runs:
            if run in self._sizes:
                self._holders.setdefault(run, []).append((holder, field))

    def is_placed(self, run: Run) -> bool:
        """Whether a value was made of the run so far; a blank run has nothing to place."""
        return run not in self._sizes or run in self._holders

    def close(
        self, paths: Mapping[int, str], reasons: Mapping[int, str]
    ) -> tuple[Tally, tuple[Aside, ...]]:
        """The tally, and what is left over.

        `paths` gives by `id()` of a holder where it stands in the finished record, `reasons` why
        one had to be taken out of it.
        """
        placed: Counter[str] = Counter()
        known: dict[Element, str] = {}
        aside: list[Aside] = []
        for run, size in self._sizes.items():
            holders = self._holders.get(run, ())
            where = next((path for one in holders if (path := _path(one, paths))), None)
            if where is not None:
                placed[plain_path(where)] += size
                continue
            why = next((reasons[id(one)] for one, _ in holders if id(one) in reasons), NO_FIELD)
            aside.append(_aside(run, size, why, self._place(_owner(run), known)))
        total = sum(self._sizes.values())
        tally = Tally(
            runs=len(self._sizes),
            runs_placed=len(self._sizes) - len(aside),
            characters=total,
            characters_placed=sum(placed.values()),
            by_field=dict(placed.most_common()),
        )
        return tally, tuple(aside)

    def _count(self, text: str | None, run: Run) -> None:
        size = len(" ".join(text.split())) if text else 0
        if size:
            self._sizes[run] = size


def text_of(run: Run) -> str:
    """The words of a run, white space in one."""
    element, is_tail = run
    return " ".join(((element.tail if is_tail else element.text) or "").split())


def place_of(element: Element, known: dict[Element, str]) -> str:
    """Where an element stands, as a path with numbers where there are several of a name.

    The path begins with the msDesc, or with the root of a file that has none. `known` keeps the
    steps of its neighbours too, so that many places cost no more than one walk.
    """
    steps = []
    here: Element | None = element
    while here is not None and local_name(here) != "msDesc":
        parent = here.getparent()
        if here not in known and parent is not None:
            known.update(_steps(parent))
        steps.append(known.get(here, local_name(here)))
        here = parent
    return "/".join([*(["msDesc"] if here is not None else []), *reversed(steps)])


def _steps(parent: Element) -> Iterator[tuple[Element, str]]:
    counts = Counter(child.tag for child in parent)
    seen: Counter[Any] = Counter()
    for child in parent:
        seen[child.tag] += 1
        number = f"[{seen[child.tag]}]" if counts[child.tag] > 1 else ""
        yield child, (local_name(child) or "comment()") + number


def plain_path(path: str) -> str:
    """A path of the record without ids and numbers."""
    return re.sub(r"\[[^\]]*\]", "", path)


def _path(place: tuple[Holder, str], paths: Mapping[int, str]) -> str | None:
    holder, field = place
    path = paths.get(id(holder))
    if path is None or not field:
        return path
    return f"{path}.{field}" if holder.get(field) is not None else None


def _owner(run: Run) -> Element:
    """The element in which a run stands."""
    element, is_tail = run
    parent = element.getparent() if is_tail else element
    return element if parent is None else parent


def _aside(run: Run, size: int, why: str, path: str) -> Aside:
    return Aside(
        path=path,
        line=line_of(run[0]),
        text=text_of(run)[:_TEXT_MAX],
        why=why,
        characters=size,
    )
