"""What can be done to a plan: each action is a model (how it is asked) and a patch (what it does).

`patch_of` is a pure function of the plan and the action. Sides are named by their number,
selections are taken in the order of the plan, whatever order they come in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import singledispatch
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from catalog.codicology.arrangement_findings import read
from catalog.codicology.arrangement_plan import (
    Patch,
    PlannedSide,
    SideId,
    Sides,
    in_order,
    placed_between,
    without_idle,
)
from catalog.codicology.arrangement_series import Faces, Numerals, Series, labels_of, texts_of
from catalog.codicology.arrangement_tables import FOLIATION_ID_PATTERN
from catalog.codicology.label_text import LENGTH_MAX
from catalog.codicology.labels import Face
from catalog.errors import BadArrangement

SIDES_MAX = 20_000
_NUMBER = Annotated[int, Field(ge=0, le=999_999)]

Selection = Annotated[tuple[SideId, ...], Field(min_length=1, max_length=SIDES_MAX)]
LabelText = Annotated[str, StringConstraints(max_length=LENGTH_MAX)]
FoliationId = Annotated[str, StringConstraints(pattern=FOLIATION_ID_PATTERN)]


class Form(BaseModel):
    """An action as it is asked: unknown fields are a mistake, not to be passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Relabel(Form):
    """One side gets another label, here or in the numbering `foliation`; '' takes it away."""

    action: Literal["relabel"]
    side: SideId
    label: LabelText
    foliation: FoliationId | None = None


class Only(StrEnum):
    """Which sides of a selection a series counts, by the face of their label."""

    ALL = "all"
    RECTO = "recto"
    VERSO = "verso"


class LabelSeries(Form):
    """The selected sides get labels in a row (`arrangement_series.Series`)."""

    action: Literal["label_series"]
    sides: Selection
    start: Annotated[LabelText, Field(min_length=1)]
    numerals: Numerals = Numerals.LATIN
    faces: Faces = Faces.ALTERNATE
    skip: Annotated[frozenset[_NUMBER], Field(max_length=500)] = frozenset()
    bis: Annotated[frozenset[_NUMBER], Field(max_length=500)] = frozenset()
    is_descending: bool = False
    only: Only = Only.ALL
    foliation: FoliationId | None = None


class ClearLabels(Form):
    """The selected sides lose their labels, here or in the numbering `foliation`."""

    action: Literal["clear_labels"]
    sides: Selection
    foliation: FoliationId | None = None


class Move(Form):
    """The selected sides go together: before or after a side, to a place, or some steps on.

    `position` counts from 1 and is where the first of them will stand; `by` counts sides that
    are not selected, towards the end of the book if positive.
    """

    action: Literal["move"]
    sides: Selection
    before: SideId | None = None
    after: SideId | None = None
    position: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    by: Annotated[int, Field(ge=-SIDES_MAX, le=SIDES_MAX)] | None = None

    @model_validator(mode="after")
    def _says_one_place(self) -> Move:
        said = (self.before, self.after, self.position, self.by)
        if sum(place is not None for place in said) != 1:
            raise ValueError("Give exactly one of before, after, position and by.")
        return self


class SortByLabel(Form):
    """The selected sides stand in the order of their labels, in the places they hold together."""

    action: Literal["sort"]
    sides: Selection


class MarkBlank(Form):
    """The selected sides bear no text, or do."""

    action: Literal["blank"]
    sides: Selection
    is_blank: bool


class Thing(StrEnum):
    """What a side shows when it is no leaf of the text."""

    FRONT_COVER = "front_cover"
    FRONT_COVER_INSIDE = "front_cover_inside"
    BACK_COVER_INSIDE = "back_cover_inside"
    BACK_COVER = "back_cover"
    FRONT_FLYLEAF = "front_flyleaf"
    BACK_FLYLEAF = "back_flyleaf"
    SPINE = "spine"
    INSERT = "insert"
    TARGET = "target"
    RULER = "ruler"


class MarkAs(Form):
    """The selected sides show a cover, a flyleaf, a target; each gets the next free label."""

    action: Literal["mark_as"]
    sides: Selection
    thing: Thing


Action = Annotated[
    Relabel | LabelSeries | ClearLabels | Move | SortByLabel | MarkBlank | MarkAs,
    Field(discriminator="action"),
]

# What two photographs of a cover are called, in the order in which the book is turned.
_NAMES: Mapping[Thing, tuple[str, ...]] = {
    Thing.FRONT_COVER: ("front cover", "front cover inside"),
    Thing.FRONT_COVER_INSIDE: ("front cover inside",),
    Thing.BACK_COVER_INSIDE: ("back cover inside", "back cover"),
    Thing.BACK_COVER: ("back cover",),
    Thing.SPINE: ("spine",),
}
_ROWS: Mapping[Thing, str] = {
    Thing.FRONT_FLYLEAF: "i r",
    Thing.BACK_FLYLEAF: "back flyleaf i r",
    Thing.INSERT: "insert",
    Thing.TARGET: "colour chart",
    Thing.RULER: "ruler",
}


def patch_of(sides: Sides, action: Action) -> Patch:
    """What the action changes in these sides.

    Raises:
        BadArrangement: a side that is not in the plan, or nothing to count on from.
        AmbiguousLabel, BadFolioLabel: the start of a series names no single side.
    """
    return without_idle(sides, _patch(action, sides))


@singledispatch
def _patch(action: object, sides: Sides) -> Patch:
    raise TypeError(f"{action!r} is no action on folios.")


@_patch.register
def _relabel(action: Relabel, sides: Sides) -> Patch:
    (side,) = _selected(sides, (action.side,))
    return {side.id: _labelled(side, action.label, action.foliation)}


@_patch.register
def _series(action: LabelSeries, sides: Sides) -> Patch:
    chosen = [side for side in _selected(sides, action.sides) if _counts(side, action.only)]
    series = Series(
        action.start, action.numerals, action.faces, action.skip, action.bis, action.is_descending
    )
    make: Callable[[Series, int], list[str]] = texts_of if action.foliation else labels_of
    labels = make(series, len(chosen))
    return {
        side.id: _labelled(side, label, action.foliation)
        for side, label in zip(chosen, labels, strict=True)
    }


@_patch.register
def _clear(action: ClearLabels, sides: Sides) -> Patch:
    chosen = _selected(sides, action.sides)
    return {side.id: _labelled(side, "", action.foliation) for side in chosen}


@_patch.register
def _blank(action: MarkBlank, sides: Sides) -> Patch:
    return {side.id: {"is_blank": action.is_blank} for side in _selected(sides, action.sides)}


@_patch.register
def _mark_as(action: MarkAs, sides: Sides) -> Patch:
    chosen = _selected(sides, action.sides)
    if action.thing in _NAMES:
        names = _NAMES[action.thing]
        last = len(names) - 1
        labels = [names[min(place, last)] for place in range(len(chosen))]
    else:
        going = {side.id for side in chosen}
        taken = {str(read(side.label).label) for side in sides.values() if side.id not in going}
        row = labels_of(Series(_ROWS[action.thing]), _row_length(action.thing, chosen, taken))
        labels = [label for label in row if label not in taken][: len(chosen)]
        labels += row[-1:] * (len(chosen) - len(labels))
    return {side.id: {"label": label} for side, label in zip(chosen, labels, strict=True)}


def _row_length(thing: Thing, chosen: Sequence[PlannedSide], taken: set[str]) -> int:
    is_flyleaf = thing in (Thing.FRONT_FLYLEAF, Thing.BACK_FLYLEAF)
    # Roman numerals of flyleaves end at 89; what is beyond shows itself as a duplicate.
    return min(len(chosen) + len(taken), 178) if is_flyleaf else len(chosen) + len(taken)


@_patch.register
def _move(action: Move, sides: Sides) -> Patch:
    chosen = _selected(sides, action.sides)
    moved = [side.id for side in chosen]
    going = set(moved)
    order = [side.id for side in in_order(sides)]
    rest = [side_id for side_id in order if side_id not in going]
    target = action.before if action.before is not None else action.after
    if target is not None:
        (named,) = _selected(sides, (target,))
        if named.id in going:
            raise BadArrangement(
                "Sides cannot be moved beside one of themselves: choose another.",
                key="beside-itself",
            )
        place = rest.index(named.id) + (action.after is not None)
    elif action.position is not None:
        place = action.position - 1
    else:
        place = order.index(moved[0]) + (action.by or 0)
    place = min(max(place, 0), len(rest))
    if [*rest[:place], *moved, *rest[place:]] == order:
        return {}
    return placed_between(sides, moved, place)


@_patch.register
def _sort(action: SortByLabel, sides: Sides) -> Patch:
    chosen = _selected(sides, action.sides)
    keyed = [(label.sort_key, side) for side in chosen if (label := read(side.label).label)]
    places = [side.position for _, side in keyed]
    keyed.sort(key=lambda pair: (pair[0], pair[1].position))
    return {
        side.id: {"position": position} for (_, side), position in zip(keyed, places, strict=True)
    }


def _selected(sides: Sides, ids: Sequence[SideId]) -> list[PlannedSide]:
    unknown = [side_id for side_id in ids if side_id not in sides]
    if unknown:
        raise BadArrangement(
            f"Side {unknown[0]} is not of this manuscript: open the folios again.",
            key="side",
            side=unknown[0],
        )
    return in_order({side_id: sides[side_id] for side_id in ids})


def _counts(side: PlannedSide, only: Only) -> bool:
    if only is Only.ALL:
        return True
    label = read(side.label).label
    return label is not None and label.face is (Face.RECTO if only is Only.RECTO else Face.VERSO)


def _labelled(side: PlannedSide, text: str, foliation: str | None) -> dict[str, object]:
    label = clean(text)
    if foliation is None:
        return {"label": label}
    labels = {key: value for key, value in side.labels.items() if key != foliation}
    if label:
        labels[foliation] = label
    return {"labels": labels}


def clean(text: str) -> str:
    """A label as it is kept: one line, composed, without marks that turn the line round."""
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(
        " " if unicodedata.category(mark) in ("Cc", "Zl", "Zp") else mark
        for mark in composed
        if unicodedata.category(mark) not in ("Cf", "Cs")
    )
    return " ".join(shown.split())
