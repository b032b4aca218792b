"""The plan of a manuscript as it stands: the stored one, or a copy of its present sides.

Sides that a deposit added since the plan was begun take the place of their label in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.arrangement_plan import (
    PlannedSide,
    SideId,
    Sides,
    in_order,
    numbered,
    patched,
    placed_between,
)
from catalog.codicology.arrangement_tables import FolioPlan, SideLabel
from catalog.codicology.folios import Side


@dataclass(frozen=True, slots=True)
class Plan:
    """The arrangement being edited; `is_begun` is False while it equals the present sides."""

    manuscript_id: str
    edition: int
    started_edition: int
    sides: Sides
    is_begun: bool
    edited_by: str = ""


def open_plan(session: Session, manuscript_id: str) -> Plan:
    """The plan with every side that the manuscript has now, in four statements at most."""
    present = present_sides(session, manuscript_id)
    # Not a scalar of the session's memory: another process may have written it meanwhile.
    row = session.scalar(
        select(FolioPlan)
        .where(FolioPlan.manuscript_id == manuscript_id)
        .execution_options(populate_existing=True)
    )
    if row is None:
        return Plan(manuscript_id, 0, 0, _by_id(present), is_begun=False)
    if row.sides is None:
        return Plan(
            manuscript_id, row.edition, row.started_edition, _by_id(present), is_begun=False,
            edited_by=row.edited_by,
        )  # fmt: skip
    stored = _by_id([PlannedSide.from_json(one) for one in row.sides])
    return Plan(
        manuscript_id, row.edition, row.started_edition, _with_arrivals(stored, present),
        is_begun=True, edited_by=row.edited_by,
    )  # fmt: skip


def present_sides(session: Session, manuscript_id: str) -> list[PlannedSide]:
    """The sides as readers see them, in reading order, with even positions."""
    others: dict[SideId, dict[str, str]] = defaultdict(dict)
    labels = session.execute(
        select(SideLabel.side_id, SideLabel.foliation_id, SideLabel.label).where(
            SideLabel.manuscript_id == manuscript_id
        )
    )
    for side_id, foliation_id, label in labels:
        others[side_id][foliation_id] = label
    rows = session.execute(
        select(Side.id, Side.label, Side.is_blank)
        .where(Side.manuscript_id == manuscript_id)
        .order_by(Side.position, Side.id)
    ).all()
    places = numbered(row.id for row in rows)
    return [
        PlannedSide(side_id, label, places[side_id]["position"], is_blank, others.get(side_id, {}))
        for side_id, label, is_blank in rows
    ]


def _by_id(sides: Sequence[PlannedSide]) -> Sides:
    return {side.id: side for side in sides}


def _with_arrivals(stored: Sides, present: Sequence[PlannedSide]) -> Sides:
    here = {side.id for side in present}
    plan = {side_id: side for side_id, side in stored.items() if side_id in here}
    if len(plan) == len(present):
        return plan
    # Each row of new neighbours goes after the known side that stands before it.
    rows: dict[SideId | None, list[PlannedSide]] = defaultdict(list)
    before: SideId | None = None
    for side in present:
        if side.id in plan:
            before = side.id
        else:
            rows[before].append(side)
    for known, arrivals in rows.items():
        order = [side.id for side in in_order(plan)]
        place = 0 if known is None else order.index(known) + 1
        with_them = plan | _by_id(arrivals)
        plan = patched(with_them, placed_between(with_them, [side.id for side in arrivals], place))
    return plan
