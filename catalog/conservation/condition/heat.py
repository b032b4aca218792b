"""Numbers that nobody types: the index of a side and the heat map of a book by quire.

The index of a side says how much is wrong with it, from 0 (nothing recorded) to 100. Each
observation has a weight w = severity/4 x extent x activity, at most 1, and the index is
100 x (1 - product of (1 - w)): two light damages never make a heavy one, and no order matters.
Extent counts 0.25 isolated, 0.5 local, 0.75 widespread, 1 whole; activity 1 inactive, 1.25
unknown, 1.5 active. What is gone or treated counts nothing. The formula is ours, and is published
with `geometry.CODE_VERSION`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Final, Protocol

from sqlalchemy.orm import Session

from catalog.conservation.condition import assessments
from catalog.conservation.condition.bench import SideSummary, summary_of
from catalog.conservation.condition.quires import QuireSides, group, quires_of, sides_of
from catalog.conservation.condition.tables import Activity, Change, Extent, Outcome

_OF_EXTENT: Final = {
    Extent.ISOLATED: 0.25,
    Extent.LOCAL: 0.5,
    Extent.WIDESPREAD: 0.75,
    Extent.WHOLE: 1.0,
}
_OF_ACTIVITY: Final = {Activity.INACTIVE: 1.0, Activity.UNKNOWN: 1.25, Activity.ACTIVE: 1.5}
_OVER: Final = frozenset({Change.GONE, Change.TREATED})


class Graded(Protocol):
    """What the index needs of an observation."""

    @property
    def severity(self) -> int:
        """0 to 4."""

    @property
    def extent(self) -> Extent:
        """How far it goes."""

    @property
    def activity(self) -> Activity:
        """Whether it goes on."""

    @property
    def change(self) -> Change | None:
        """What became of it."""

    @property
    def count(self) -> int:
        """How many are like this."""


@dataclass(frozen=True, slots=True)
class QuireHeat:
    """A quire on the heat map; `number` None: sides outside of the quires, or no collation.

    `open_sides` have no answer yet. `worst` is the greatest severity, `index` the mean index of
    its sides with an answer other than 'not examined' (None without one), `share_percent` the
    part of all its sides that regions cover.
    """

    number: int | None
    label: str
    is_known: bool
    canvas_ids: tuple[str, ...]
    sides: int
    open_sides: int
    damaged_sides: int
    observations: int
    worst: int
    index: float | None
    share_percent: float


def index_of(observations: Iterable[Graded]) -> float:
    """The index of a side, 0 to 100, to one decimal."""
    sound = (
        (1 - min(1.0, each.severity / 4 * _OF_EXTENT[each.extent] * _OF_ACTIVITY[each.activity]))
        ** each.count
        for each in observations
        if each.change not in _OVER
    )
    return round(100 * (1 - prod(sound)), 1)


def heat_map(session: Session, assessment_id: str) -> list[QuireHeat]:
    """The book quire by quire, as this assessment has it.

    Raises:
        AssessmentNotFound: there is no such assessment.
    """
    assessment = assessments.find(session, assessment_id)
    return heat_of(session, assessment.manuscript_id, summary_of(session, assessment_id))


def heat_of(
    session: Session, manuscript_id: str, summary: Sequence[SideSummary]
) -> list[QuireHeat]:
    """The same from a summary that is at hand."""
    by_canvas = {side.canvas_id: side for side in summary}
    return [
        _heat(one, [by_canvas[each] for each in one.canvas_ids if each in by_canvas])
        for one in group(sides_of(session, manuscript_id), quires_of(session, manuscript_id))
    ]


def _heat(one: QuireSides, sides: list[SideSummary]) -> QuireHeat:
    seen = [side for side in sides if side.outcome not in (None, Outcome.NOT_EXAMINED)]
    pixels = sum(side.width_px * side.height_px for side in sides)
    covered = sum(side.area_px2 for side in sides)
    indexes = [index_of(side.graded) for side in seen]
    return QuireHeat(
        number=one.number,
        label=one.label,
        is_known=one.is_known,
        canvas_ids=one.canvas_ids,
        sides=len(sides),
        open_sides=sum(side.outcome is None for side in sides),
        damaged_sides=sum(side.observations > 0 for side in sides),
        observations=sum(side.observations for side in sides),
        worst=max((side.worst for side in sides), default=0),
        index=round(sum(indexes) / len(indexes), 1) if indexes else None,
        share_percent=round(100 * covered / pixels, 3) if pixels else 0.0,
    )
