"""What a cataloguer should look at in a plan: clashes, gaps, sides that nobody photographed.

Clashes keep a plan from being applied. The others are marks: a leaf may really be lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from catalog.codicology.arrangement_order import displaced
from catalog.codicology.arrangement_plan import PlannedSide, SideId
from catalog.codicology.label_text import parse_label
from catalog.codicology.labels import Face, FolioLabel, LeafKind
from catalog.errors import AmbiguousLabel, BadFolioLabel

_TWO_SIDED = (LeafKind.LEAF, LeafKind.FLYLEAF)
_COUNTED = (LeafKind.LEAF, LeafKind.PAGE)


class FindingKind(StrEnum):
    """What is the matter with a side, gravest first."""

    DUPLICATE = "duplicate"
    UNLABELLED = "unlabelled"
    UNPARSABLE = "unparsable"
    AMBIGUOUS = "ambiguous"
    GAP = "gap"
    MISSING_RECTO = "missing_recto"
    MISSING_VERSO = "missing_verso"
    OUT_OF_ORDER = "out_of_order"

    @property
    def is_clash(self) -> bool:
        """Whether a plan with such a side cannot be applied."""
        return self in _CLASHES


_CLASHES = frozenset(
    {
        FindingKind.DUPLICATE,
        FindingKind.UNLABELLED,
        FindingKind.UNPARSABLE,
        FindingKind.AMBIGUOUS,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding at one side; `text` says what is missing, doubled or possible."""

    kind: FindingKind
    side_id: SideId
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A label read: the side it names, or else why it names none, with what it may mean."""

    label: FolioLabel | None
    kind: FindingKind | None = None
    text: str = ""


@lru_cache(maxsize=50_000)
def read(text: str) -> Reading:
    """The reading of a label as typed; the same text is read once."""
    if not text.strip():
        return Reading(None, FindingKind.UNLABELLED)
    try:
        return Reading(parse_label(text))
    except AmbiguousLabel as error:
        return Reading(None, FindingKind.AMBIGUOUS, ", ".join(error.candidates))
    except BadFolioLabel:
        return Reading(None, FindingKind.UNPARSABLE, text)


def findings(ordered: Sequence[PlannedSide]) -> tuple[Finding, ...]:
    """Every finding, in the order of the plan; `ordered` are its sides, first to last."""
    readings = {side.id: read(side.label) for side in ordered}
    labels = {side_id: each.label for side_id, each in readings.items() if each.label is not None}
    keyed = [(side_id, label.sort_key) for side_id, label in labels.items()]
    found = [
        *(
            Finding(each.kind, side_id, each.text)
            for side_id, each in readings.items()
            if each.kind is not None
        ),
        *_duplicates(labels),
        *_gaps(labels),
        *_halves(labels),
        *(Finding(FindingKind.OUT_OF_ORDER, side_id) for side_id in displaced(keyed)),
    ]
    rank = {side.id: place for place, side in enumerate(ordered)}
    return tuple(sorted(found, key=lambda each: (rank[each.side_id], each.kind)))


def clashes(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that keep a plan from being applied."""
    return tuple(each for each in found if each.kind.is_clash)


def _duplicates(labels: Mapping[SideId, FolioLabel]) -> Iterable[Finding]:
    named: dict[FolioLabel, list[SideId]] = defaultdict(list)
    for side_id, label in labels.items():
        named[label].append(side_id)
    for label, side_ids in named.items():
        if len(side_ids) > 1:
            yield from (Finding(FindingKind.DUPLICATE, each, str(label)) for each in side_ids)


def _gaps(labels: Mapping[SideId, FolioLabel]) -> Iterable[Finding]:
    for kind in _COUNTED:
        first: dict[int, SideId] = {}
        for side_id, label in labels.items():
            if label.kind is kind:
                first.setdefault(label.number, side_id)
        for before, after in pairwise(sorted(first)):
            if after - before > 1:
                yield Finding(FindingKind.GAP, first[after], _run(kind, before + 1, after - 1))


def _run(kind: LeafKind, first: int, last: int) -> str:
    word = "p. " if kind is LeafKind.PAGE else ""
    return f"{word}{first}" if first == last else f"{word}{first}–{last}"


def _halves(labels: Mapping[SideId, FolioLabel]) -> Iterable[Finding]:
    faces: dict[str, dict[Face, SideId]] = defaultdict(dict)
    for side_id, label in labels.items():
        if label.kind in _TWO_SIDED:
            faces[label.leaf_text][label.face] = side_id
    for shown in faces.values():
        if len(shown) == 1:
            ((face, side_id),) = shown.items()
            label = labels[side_id]
            other = Face.VERSO if face is Face.RECTO else Face.RECTO
            kind = FindingKind.MISSING_VERSO if other is Face.VERSO else FindingKind.MISSING_RECTO
            missing = FolioLabel(label.kind, label.number, label.suffix, other, label.part)
            yield Finding(kind, side_id, str(missing))
