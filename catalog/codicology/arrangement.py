"""Making a plan of the folios true: labels, order, blank marks and other numberings of the sides.

Canvases stay what they are: only what their sides are called and where they stand changes, so
links and annotations hold. What a side was called before stays findable
(`arrangement_resolving.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, literal, select, update
from sqlalchemy.orm import Session

from catalog import identity, revisions
from catalog.codicology import arrangement_order
from catalog.codicology.arrangement_edits import close_plan
from catalog.codicology.arrangement_findings import Finding, clashes, findings, read
from catalog.codicology.arrangement_plan import PlannedSide, SideId, in_order
from catalog.codicology.arrangement_present import open_plan
from catalog.codicology.arrangement_tables import FolioPlan, FormerLabel, SideLabel, folded
from catalog.codicology.folios import Leaf, Side
from catalog.codicology.labels import FolioLabel
from catalog.errors import ArrangementNotReady

_CLASHES_NAMED_MAX = 8


@dataclass(frozen=True, slots=True)
class Applied:
    """How many sides have another label, place, blank mark or other numbering than before."""

    changed: int


def apply_if_any(session: Session, manuscript_id: str, *, by: str, at: datetime) -> Applied | None:
    """Apply the plan if somebody has begun one; None if there is none.

    Raises:
        ArrangementNotReady: as for `apply`.
    """
    row = session.get(FolioPlan, manuscript_id)
    if row is None or row.sides is None:
        return None
    return apply(session, manuscript_id, by=by, at=at)


def apply(session: Session, manuscript_id: str, *, by: str = "", at: datetime) -> Applied:
    """Give the sides the labels and order of the plan, and end the plan.

    A side that stands where its label sorts has the position of its label; one that was moved
    away stands right after its neighbour, so that what arrives later still finds its place.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        ArrangementNotReady: two sides have one label, or a label cannot be read; nothing changes.
    """
    manuscript = identity.lock(session, manuscript_id)
    plan = open_plan(session, manuscript_id)
    if not plan.is_begun:
        return Applied(0)
    ordered = in_order(plan.sides)
    if clashing := clashes(findings(ordered)):
        raise ArrangementNotReady(_refusal(ordered, clashing), clashing)
    labels = {side.id: _label(side) for side in ordered}
    keyed = [(side.id, labels[side.id].sort_key) for side in ordered]
    positions = arrangement_order.positions(keyed)
    changed = _write_sides(session, manuscript_id, ordered, labels, positions, at)
    changed |= _write_other_labels(session, manuscript_id, ordered, at)
    close_plan(session, plan, by, at)
    if changed:
        identity.touch(manuscript, at)
        session.flush()
    return Applied(len(changed))


def _refusal(ordered: Sequence[PlannedSide], clashing: Sequence[Finding]) -> str:
    places = {side.id: (place, side.label) for place, side in enumerate(ordered, start=1)}
    named = list(
        dict.fromkeys(
            f"{found.text!r} twice" if found.kind == "duplicate" else _unread(places, found)
            for found in clashing
        )
    )
    shown = ", ".join(named[:_CLASHES_NAMED_MAX])
    more = len(named) - _CLASHES_NAMED_MAX
    rest = f" and {more} more" if more > 0 else ""
    return f"The plan of the folios is not ready: {shown}{rest}. Put these right first."


def _unread(places: Mapping[SideId, tuple[int, str]], found: Finding) -> str:
    place, label = places[found.side_id]
    if not label:
        return f"side {place} has no label"
    return f"side {place} has the label {label!r}, which names no single side"


def _label(side: PlannedSide) -> FolioLabel:
    label = read(side.label).label
    assert label is not None, "A plan with an unreadable label was not refused."
    return label


def _write_sides(
    session: Session,
    manuscript_id: str,
    ordered: Sequence[PlannedSide],
    labels: Mapping[SideId, FolioLabel],
    positions: Mapping[SideId, int],
    at: datetime,
) -> set[SideId]:
    leaves = _leaves(session, manuscript_id, ordered, labels, positions)
    rows = session.execute(
        select(Side.id, Side.leaf_id, Side.face, Side.label, Side.position, Side.is_blank).where(
            Side.manuscript_id == manuscript_id
        )
    )
    present = {row.id: row for row in rows}
    changes: list[dict[str, Any]] = []
    for side in ordered:
        label = labels[side.id]
        wanted: dict[str, Any] = {
            "leaf_id": leaves[label.leaf_text],
            "face": label.face,
            "label": str(label),
            "position": positions[side.id],
            "is_blank": side.is_blank,
        }
        if any(getattr(present[side.id], name) != value for name, value in wanted.items()):
            changes.append({"id": side.id, **wanted})
    renamed = [one for one in changes if one["label"] != present[one["id"]].label]
    _keep_former(
        session, manuscript_id, {one["id"]: present[one["id"]].label for one in renamed}, at
    )
    # Labels are unique at every moment: what is renamed steps aside first, so that two can swap.
    aside = literal("~") + Side.id.cast(Side.label.type)
    for ids in _in_portions([one["id"] for one in renamed]):
        session.execute(
            update(Side)
            .where(Side.id.in_(ids))
            .values(label=aside)
            .execution_options(synchronize_session=False)
        )
    if changes:
        session.execute(update(Side), changes)
    session.execute(
        delete(Leaf)
        .where(Leaf.manuscript_id == manuscript_id)
        .where(Leaf.id.not_in(select(Side.leaf_id).where(Side.manuscript_id == manuscript_id)))
        .execution_options(synchronize_session=False)
    )
    for held in session:
        if isinstance(held, (Side, Leaf)):
            session.expire(held)
    return {one["id"] for one in changes}


def _leaves(
    session: Session,
    manuscript_id: str,
    ordered: Sequence[PlannedSide],
    labels: Mapping[SideId, FolioLabel],
    positions: Mapping[SideId, int],
) -> dict[str, int]:
    """The leaf of each name, made where there is none yet, standing with the first of its sides."""
    wanted: dict[str, dict[str, Any]] = {}
    for side in ordered:
        label = labels[side.id]
        is_in_place = positions[side.id] == label.sort_key
        place = label.leaf_key if is_in_place else positions[side.id]
        wanted.setdefault(label.leaf_text, {"kind": label.kind, "position": place})
    rows = session.execute(
        select(Leaf.label, Leaf.id, Leaf.kind, Leaf.position).where(
            Leaf.manuscript_id == manuscript_id
        )
    ).all()
    there = {row.label: row for row in rows}
    moved = [
        {"id": there[name].id, **fields}
        for name, fields in wanted.items()
        if name in there
        and (there[name].kind, there[name].position) != (fields["kind"], fields["position"])
    ]
    if moved:
        session.execute(update(Leaf), moved)
    new = [
        {"manuscript_id": manuscript_id, "label": name, **fields}
        for name, fields in wanted.items()
        if name not in there
    ]
    if new:
        session.execute(insert(Leaf), new)
    found = session.execute(select(Leaf.label, Leaf.id).where(Leaf.manuscript_id == manuscript_id))
    return {row.label: row.id for row in found}


def _keep_former(
    session: Session, manuscript_id: str, former: Mapping[SideId, str], at: datetime
) -> None:
    """Keep the labels that go; what nobody outside ever saw cannot have been cited."""
    if not former or not revisions.is_published(session, manuscript_id):
        return
    known = {
        (row.side_id, row.label): row.id
        for row in session.execute(
            select(FormerLabel.side_id, FormerLabel.label, FormerLabel.id).where(
                FormerLabel.manuscript_id == manuscript_id
            )
        )
    }
    rows = [
        {"manuscript_id": manuscript_id, "side_id": side_id, "label": label, "until": at}
        for side_id, label in former.items()
        if (side_id, label) not in known
    ]
    if rows:
        session.execute(insert(FormerLabel), rows)


def _write_other_labels(
    session: Session, manuscript_id: str, ordered: Sequence[PlannedSide], at: datetime
) -> set[SideId]:
    rows = session.execute(
        select(SideLabel.side_id, SideLabel.foliation_id, SideLabel.label).where(
            SideLabel.manuscript_id == manuscript_id
        )
    )
    before = {(row.side_id, row.foliation_id): row.label for row in rows}
    after = {
        (side.id, foliation_id): label
        for side in ordered
        for foliation_id, label in side.labels.items()
    }
    if before == after:
        return set()
    # A numbering that goes was cited as well as the one that is shown first.
    gone = {key: label for key, label in before.items() if after.get(key) != label}
    for foliation_id in sorted({foliation_id for _, foliation_id in gone}):
        one = {side_id: label for (side_id, each), label in gone.items() if each == foliation_id}
        _keep_former(session, manuscript_id, one, at)
    session.execute(delete(SideLabel).where(SideLabel.manuscript_id == manuscript_id))
    if after:
        session.execute(
            insert(SideLabel),
            [
                {
                    "side_id": side_id, "foliation_id": foliation_id, "label": label,
                    "manuscript_id": manuscript_id, "folded": folded(label),
                }
                for (side_id, foliation_id), label in after.items()
            ],
        )  # fmt: skip
    differ = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return {side_id for side_id, _ in differ}


def _in_portions(ids: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    # SQLite takes 32,766 values in one statement; far below that they are also planned faster.
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
