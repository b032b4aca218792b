"""Doing, undoing and redoing on the plan of a manuscript, by several people at once.

Whoever acts says which edition they see. If others have acted since then on other sides only,
both stand and the answer tells what the others did; if on the same sides, the act is refused
and nothing is lost: the plan stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from catalog import identity
from catalog.codicology.arrangement_actions import Action, patch_of
from catalog.codicology.arrangement_plan import (
    SideId,
    Sides,
    in_order,
    inverse,
    patch_as_json,
    patch_from_json,
    patched,
    touched_sides,
)
from catalog.codicology.arrangement_present import Plan, open_plan
from catalog.codicology.arrangement_tables import ActionState, FolioAction, FolioPlan
from catalog.errors import ArrangementChanged, NothingToUndo

# How far back people may go: a long day's work, and no more rows than that are kept.
STACK_MAX = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the stack as people see it: what was done, by whom, when."""

    kind: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stack:
    """What undo would take back and what redo would do again; None where there is nothing."""

    undo: Entry | None
    redo: Entry | None


@dataclass(frozen=True, slots=True)
class Step:
    """What came of an action: the plan after it, and the sides that differ from what was seen.

    `is_merged` says that others had acted since, on sides that this action does not touch.
    """

    plan: Plan
    touched: frozenset[SideId]
    is_merged: bool


def act(
    session: Session,
    manuscript_id: str,
    action: Action,
    *,
    edition: int,
    by: str,
    at: datetime,
    token: str | None = None,
) -> Step:
    """Do one action as a person who sees `edition` asks it. The same `token` is done once.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        ArrangementChanged: others touched the same sides, or the plan is another one by now.
        BadArrangement, AmbiguousLabel, BadFolioLabel: as `patch_of` says.
    """
    identity.lock(session, manuscript_id)
    plan = open_plan(session, manuscript_id)
    since = _since(session, plan, edition)
    theirs = touched_sides(patch_from_json(one.after) for one in since)
    if token is not None and any(one.token == token for one in since):
        return Step(plan, theirs, is_merged=False)
    after = patch_of(plan.sides, action)
    if clashing := theirs & touched_sides([after]):
        raise ArrangementChanged(_who(since, clashing), plan.edition)
    if not after:
        return Step(plan, theirs, is_merged=bool(since))
    _drop_undone(session, manuscript_id)
    before = inverse(plan.sides, after)
    saved = _save(session, plan, patched(plan.sides, after), by, at)
    session.add(
        FolioAction(
            manuscript_id=manuscript_id,
            number=_next_number(session, manuscript_id),
            edition=saved.edition,
            state=ActionState.DONE,
            kind=action.action,
            before=patch_as_json(before),
            after=patch_as_json(after),
            token=token,
            by=by,
            at=at,
        )
    )
    session.flush()
    return Step(saved, theirs | touched_sides([after]), is_merged=bool(since))


def undo(session: Session, manuscript_id: str, *, edition: int, by: str, at: datetime) -> Step:
    """Take back the last action that is in force, whoever did it.

    Raises:
        ArrangementChanged: others have acted since; who undoes must see what is undone.
        NothingToUndo: the stack is empty.
    """
    return _turn(session, manuscript_id, ActionState.UNDONE, edition, by, at)


def redo(session: Session, manuscript_id: str, *, edition: int, by: str, at: datetime) -> Step:
    """Do again what was last taken back.

    Raises:
        ArrangementChanged, NothingToUndo: as for `undo`.
    """
    return _turn(session, manuscript_id, ActionState.DONE, edition, by, at)


def discard(session: Session, manuscript_id: str, *, by: str, at: datetime) -> Plan:
    """Throw the plan away, with its stack: the sides stand as they are published.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    identity.lock(session, manuscript_id)
    plan = open_plan(session, manuscript_id)
    if plan.is_begun:
        close_plan(session, plan, by, at)
    return open_plan(session, manuscript_id)


def check_edition(session: Session, manuscript_id: str, edition: int) -> None:
    """Whoever ends a plan must have seen it as it is.

    Raises:
        ArrangementChanged: others have acted since.
    """
    plan = open_plan(session, manuscript_id)
    if edition != plan.edition:
        raise ArrangementChanged(plan.edited_by, plan.edition)


def stack_of(session: Session, manuscript_id: str) -> Stack:
    """What undo and redo would do next."""
    return Stack(
        _entry(_end(session, manuscript_id, ActionState.DONE)),
        _entry(_end(session, manuscript_id, ActionState.UNDONE)),
    )


def _entry(action: FolioAction | None) -> Entry | None:
    return None if action is None else Entry(action.kind, action.by, action.at)


def close_plan(session: Session, plan: Plan, by: str, at: datetime) -> None:
    """End the plan, keeping its count of editions."""
    session.execute(delete(FolioAction).where(FolioAction.manuscript_id == plan.manuscript_id))
    row = session.get_one(FolioPlan, plan.manuscript_id)
    row.sides = None
    row.edition = row.started_edition = plan.edition + 1
    row.edited_by, row.edited_at = by, at
    session.flush()


def _turn(
    session: Session,
    manuscript_id: str,
    to: ActionState,
    edition: int,
    by: str,
    at: datetime,
) -> Step:
    identity.lock(session, manuscript_id)
    plan = open_plan(session, manuscript_id)
    since = _since(session, plan, edition)
    if edition != plan.edition:
        raise ArrangementChanged(since[-1].by if since else "", plan.edition)
    is_undo = to is ActionState.UNDONE
    entry = _end(session, manuscript_id, ActionState.DONE if is_undo else ActionState.UNDONE)
    if entry is None:
        raise NothingToUndo("undo" if is_undo else "do again")
    patch = patch_from_json(entry.before if is_undo else entry.after)
    saved = _save(session, plan, patched(plan.sides, patch), by, at)
    entry.state, entry.edition = to, saved.edition
    session.flush()
    return Step(saved, touched_sides([patch]), is_merged=False)


def _since(session: Session, plan: Plan, edition: int) -> Sequence[FolioAction]:
    """What took effect after `edition`.

    Raises:
        ArrangementChanged: `edition` is not of the present plan.
    """
    if not plan.started_edition <= edition <= plan.edition:
        raise ArrangementChanged(plan.edited_by, plan.edition)
    if edition == plan.edition:
        return ()
    statement = select(FolioAction).where(
        FolioAction.manuscript_id == plan.manuscript_id, FolioAction.edition > edition
    )
    return session.scalars(statement.order_by(FolioAction.edition)).all()


def _who(since: Sequence[FolioAction], clashing: frozenset[SideId]) -> str:
    return next(
        one.by for one in reversed(since) if clashing & touched_sides([patch_from_json(one.after)])
    )


def _end(session: Session, manuscript_id: str, state: ActionState) -> FolioAction | None:
    """The last entry in force, or the first of those taken back."""
    number = FolioAction.number
    statement = select(FolioAction).where(
        FolioAction.manuscript_id == manuscript_id, FolioAction.state == state
    )
    order = number.desc() if state is ActionState.DONE else number.asc()
    return session.scalars(statement.order_by(order).limit(1)).first()


def _drop_undone(session: Session, manuscript_id: str) -> None:
    # Kept and not deleted: somebody with an older edition must still learn what it touched.
    session.execute(
        update(FolioAction)
        .where(FolioAction.manuscript_id == manuscript_id)
        .where(FolioAction.state == ActionState.UNDONE)
        .values(state=ActionState.DROPPED)
    )


def _next_number(session: Session, manuscript_id: str) -> int:
    of_plan = FolioAction.manuscript_id == manuscript_id
    last = session.scalar(select(func.max(FolioAction.number)).where(of_plan)) or 0
    if last >= STACK_MAX:
        session.execute(delete(FolioAction).where(of_plan, FolioAction.number <= last - STACK_MAX))
    return last + 1


def _save(session: Session, plan: Plan, sides: Sides, by: str, at: datetime) -> Plan:
    row = session.get(FolioPlan, plan.manuscript_id)
    if row is None:
        row = FolioPlan(manuscript_id=plan.manuscript_id, started_edition=0)
        session.add(row)
    row.sides = [side.as_json() for side in in_order(sides)]
    row.edition = plan.edition + 1
    row.edited_by, row.edited_at = by, at
    session.flush()
    return Plan(
        plan.manuscript_id, row.edition, row.started_edition, sides, is_begun=True, edited_by=by
    )
