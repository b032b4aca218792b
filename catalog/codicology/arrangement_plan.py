"""A plan of the sides of a book, as values: what a side will be called, and where it will stand.

Every change is a patch, side by side and field by field; the patch that takes it back is what
the same fields held before. So undo after do is identity, whatever the action was, and two
changes can be told apart by the sides they touch. Nothing here knows a database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

# Room between two neighbours in a plan: some twenty moves into one place before all are renumbered.
GAP = 1 << 20

SideId = int
Patch = dict[SideId, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PlannedSide:
    """One side: `label` as typed, maybe unreadable for a while; `position` orders the plan.

    `labels` holds what other numberings call it, by the identifier of the foliation.
    """

    id: SideId
    label: str
    position: int
    is_blank: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The side as plain JSON; what says nothing is left out."""
        made: dict[str, Any] = {"id": self.id, "label": self.label, "position": self.position}
        if self.is_blank:
            made["is_blank"] = True
        if self.labels:
            made["labels"] = dict(self.labels)
        return made

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> PlannedSide:
        """The side that `as_json` wrote."""
        return cls(
            stored["id"],
            stored["label"],
            stored["position"],
            stored.get("is_blank", False),
            stored.get("labels", {}),
        )


Sides = dict[SideId, PlannedSide]


def in_order(sides: Mapping[SideId, PlannedSide]) -> list[PlannedSide]:
    """The sides as the plan shows them, first to last."""
    return sorted(sides.values(), key=lambda side: (side.position, side.id))


def patched(sides: Mapping[SideId, PlannedSide], patch: Patch) -> Sides:
    """The sides after a patch; what it says of sides that are gone is passed over."""
    changed = dict(sides)
    for side_id, fields in patch.items():
        if side_id in changed:
            changed[side_id] = replace(changed[side_id], **fields)
    return changed


def inverse(sides: Mapping[SideId, PlannedSide], patch: Patch) -> Patch:
    """The patch that takes another back, so that nothing is left of it.

    `patched(patched(s, p), inverse(s, p))` equals `s`.
    """
    return {
        side_id: {name: getattr(sides[side_id], name) for name in fields}
        for side_id, fields in patch.items()
    }


def without_idle(sides: Mapping[SideId, PlannedSide], patch: Patch) -> Patch:
    """The patch without fields that change nothing."""
    told = {
        side_id: {
            name: value for name, value in fields.items() if getattr(sides[side_id], name) != value
        }
        for side_id, fields in patch.items()
    }
    return {side_id: fields for side_id, fields in told.items() if fields}


def placed_between(
    sides: Mapping[SideId, PlannedSide], moved: Sequence[SideId], place: int
) -> Patch:
    """Positions that put `moved`, in their order, before the `place`-th of the other sides.

    Only what moves is touched, unless there is no room left: then all are numbered anew.
    """
    going = set(moved)
    rest = [side for side in in_order(sides) if side.id not in going]
    place = min(max(place, 0), len(rest))
    if not rest:
        return numbered(moved)
    if place == len(rest):
        last = rest[-1].position
        return {side: {"position": last + (at + 1) * GAP} for at, side in enumerate(moved)}
    after = rest[place].position
    before = rest[place - 1].position if place else after - (len(moved) + 1) * GAP
    step = (after - before) // (len(moved) + 1)
    if step < 1:
        ids = [side.id for side in rest]
        return numbered([*ids[:place], *moved, *ids[place:]])
    return {side: {"position": before + (at + 1) * step} for at, side in enumerate(moved)}


def numbered(ids: Iterable[SideId]) -> Patch:
    """Even positions for all of these sides, in this order."""
    return {side_id: {"position": (at + 1) * GAP} for at, side_id in enumerate(ids)}


def touched_sides(patches: Iterable[Mapping[SideId, object]]) -> frozenset[SideId]:
    """The sides that any of these patches touches."""
    return frozenset(side_id for patch in patches for side_id in patch)


def patch_as_json(patch: Patch) -> dict[str, dict[str, Any]]:
    """A patch as plain JSON, whose keys are text."""
    return {
        str(side_id): {
            name: dict(value) if name == "labels" else value for name, value in fields.items()
        }
        for side_id, fields in patch.items()
    }


def patch_from_json(stored: Mapping[str, Mapping[str, Any]]) -> Patch:
    """The patch that `patch_as_json` wrote."""
    return {int(side_id): dict(fields) for side_id, fields in stored.items()}
