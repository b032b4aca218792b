"""What a treatment touches, and whether it lies inside what was approved: pure rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from catalog.record.values import Value

TARGETS_MAX = 2_000

CanvasId = Annotated[str, StringConstraints(pattern=r"^c[0-9a-z]{10}$")]
RegionId = Annotated[str, StringConstraints(pattern=r"^r[0-9a-z]{10}$")]
TermKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.-]{1,80}$")]
ActKey = Annotated[str, StringConstraints(pattern=r"^act\.[a-z0-9_]{1,70}$")]


class Target(Value):
    """One thing a step touches: a side, a region of it, or a part of the binding."""

    canvas_id: CanvasId | None = None
    component: TermKey | None = None
    region_id: RegionId | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if (self.canvas_id is None) == (self.component is None):
            raise PydanticCustomError(
                "target-one", "names a side or a part of the binding: give exactly one of them"
            )
        if self.region_id is not None and self.canvas_id is None:
            raise PydanticCustomError(
                "target-region", "names a region without its side: give the side too"
            )
        return self


Targets = Annotated[tuple[Target, ...], Field(max_length=TARGETS_MAX)]


class ScopeLine(Value):
    """Actions that are planned together for the same sides and parts.

    `is_whole`: for every side and part of the book. Regions are not part of a scope: whoever may
    treat a side may treat any place on it.
    """

    acts: Annotated[tuple[ActKey, ...], Field(min_length=1, max_length=60)]
    canvas_ids: Annotated[tuple[CanvasId, ...], Field(max_length=TARGETS_MAX)] = ()
    components: Annotated[tuple[TermKey, ...], Field(max_length=200)] = ()
    is_whole: bool = False

    def covers(self, target: Target) -> bool:
        """Whether the target is among the line's sides and parts."""
        if self.is_whole:
            return True
        if target.canvas_id is not None:
            return target.canvas_id in self.canvas_ids
        return target.component in self.components


Scope = Annotated[tuple[ScopeLine, ...], Field(max_length=200)]


@dataclass(frozen=True, slots=True)
class Outside:
    """What of a step was never approved; falsy when all of it was."""

    act: str | None = None
    targets: tuple[Target, ...] = ()

    def __bool__(self) -> bool:
        return self.act is not None or bool(self.targets)


def outside(scope: Sequence[ScopeLine], act: str, targets: Sequence[Target]) -> Outside:
    """What lies outside the scope: the action itself, or the targets it was not approved for."""
    lines = [line for line in scope if act in line.acts]
    if not lines:
        return Outside(act, tuple(targets))
    return Outside(
        None,
        tuple(target for target in targets if not any(line.covers(target) for line in lines)),
    )


def sides_of(targets: Sequence[Target]) -> tuple[str, ...]:
    """The canvases touched, each once, in the order given."""
    return tuple(dict.fromkeys(each.canvas_id for each in targets if each.canvas_id is not None))
