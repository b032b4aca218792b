"""Grades: scales that are kept with every value, so that a scale may change and old grades stand.

Scales of 1 to 4 go from best to worst. The sources of the scales are conservators' own: ink
corrosion after the condition rating of the Netherlands Institute for Cultural Heritage (ICN, four
steps seen with the naked eye); the accessibility class of 0 to 3 is that of Russian surveys, of
which classes 0 and 1 are given out to readers. How it is computed is ours: see `accessibility`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from catalog.conservation.condition.errors import BadGrade, UnknownScale


class Use(StrEnum):
    """What the book may be fit for."""

    IMAGING = "imaging"
    READING_ROOM = "reading_room"
    EXHIBITION = "exhibition"
    LOAN = "loan"


class Fit(StrEnum):
    """Whether it is."""

    YES = "yes"
    YES_WITH_CONDITIONS = "yes_with_conditions"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: what it grades, and its steps from `lowest` to `highest`."""

    id: str
    grades: str
    lowest: int
    highest: int


SCALES: Final[Mapping[str, Scale]] = {
    scale.id: scale
    for scale in (
        Scale("overall-4/1", "overall", 1, 4),
        Scale("stability-3/1", "stability", 1, 3),
        Scale("ink-corrosion-icn/1", "ink_corrosion", 1, 4),
        Scale("copper-green-4/1", "copper_green", 1, 4),
        Scale("priority-5/1", "priority", 0, 4),
    )
}
# Stable, slowly changing, actively deteriorating -> 0 none to 4 urgent.
_URGENCY_OF_STABILITY: Final = {1: 0, 2: 2, 3: 4}


def check_grade(scale_id: str, value: int) -> Scale:
    """The scale, if the value is on it.

    Raises:
        UnknownScale, BadGrade: there is no such scale, or the value is not on it.
    """
    scale = SCALES.get(scale_id)
    if scale is None:
        raise UnknownScale(scale_id)
    if not scale.lowest <= value <= scale.highest:
        raise BadGrade(scale_id, value, scale.lowest, scale.highest)
    return scale


def accessibility(fitness: Mapping[Use, Fit]) -> int | None:
    """The class 0 to 3: given out 0 freely, 1 with conditions; not given out 2, and 3 not at all.

    It follows from the reading room; where the answer there is no, class 2 means that it can be
    photographed (with conditions or without), so that readers get pictures, and class 3 that it
    cannot. None while nobody has said whether it is fit for the reading room, or, where it is
    not, for imaging.
    """
    reading = fitness.get(Use.READING_ROOM)
    if reading is None:
        return None
    if reading is not Fit.NO:
        return 0 if reading is Fit.YES else 1
    imaging = fitness.get(Use.IMAGING)
    if imaging is None:
        return None
    return 3 if imaging is Fit.NO else 2


def proposed_priority(stability: int | None, others: Sequence[int] = ()) -> int | None:
    """The priority 0 to 4 that follows: the greatest of stability and of what else is given.

    `others`: what the value of the book and its exposure ask for, each 0 to 4, where somebody
    has said so. None where nothing is known. A person may set another, with a reason.
    """
    told = [*others, *([_URGENCY_OF_STABILITY[stability]] if stability is not None else [])]
    return max(told, default=None)
