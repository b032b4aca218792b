"""'No change' for many sides at once: what was there last time is there again, as it was.

Each damage of the last signed word on a side gets an observation here that continues it, unchanged,
with the same regions; a side that was sound is sound. Of a side that nobody has examined before
nothing can be said to be unchanged: it is left open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from catalog.conservation.condition import assessments, examinations
from catalog.conservation.condition.bench import Seen
from catalog.conservation.condition.changes import SideOnDay, condition_on
from catalog.conservation.condition.signed import valid_assessments
from catalog.conservation.condition.tables import (
    Assessment,
    Change,
    Examination,
    Observation,
    Outcome,
    Region,
)
from catalog.identifiers import Kind

_OVER = (Change.GONE, Change.TREATED)


@dataclass(frozen=True, slots=True)
class Carried:
    """What 'no change' did: sides marked, sides that kept their answer, sides never seen before.

    `observations` is how many were carried over.
    """

    marked: tuple[str, ...]
    kept: tuple[str, ...]
    never_examined: tuple[str, ...]
    observations: int


def carry_over(
    session: Session,
    assessment_id: str,
    canvas_ids: Sequence[str],
    *,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Carried:
    """Say of these sides that nothing has changed since they were last examined.

    Raises:
        AssessmentNotFound, AssessmentSigned: there is none, or it is signed.
        NotInBook: a side is of another manuscript.
    """
    assessment = assessments.hold(session, assessment_id)
    manuscript_id = assessment.manuscript_id
    wanted = list(dict.fromkeys(canvas_ids))
    labels = examinations.labels_of(session, manuscript_id, wanted)
    told = examinations.of_assessment(session, assessment_id)
    valid = valid_assessments(session, manuscript_id)
    before = condition_on(
        session, manuscript_id, date.max.replace(day=30), of=valid, canvas_ids=wanted
    )
    sides = {side.canvas_id: side for side in before.sides}
    marked, kept, never, carried = [], [], [], 0
    for canvas_id in wanted:
        if canvas_id in told:
            kept.append(canvas_id)
        elif canvas_id not in sides:
            never.append(canvas_id)
        else:
            damage = _still_there(sides[canvas_id])
            outcome = Outcome.EXAMINED if damage else Outcome.NO_DAMAGE
            session.add(
                Examination(
                    assessment_id=assessment_id, canvas_id=canvas_id, label=labels[canvas_id],
                    outcome=outcome, by=by, at=at,
                )
            )  # fmt: skip
            for seen in damage:
                _carry(session, assessment, seen, by=by, at=at, new_id=new_id)
            carried += len(damage)
            marked.append(canvas_id)
    session.flush()
    return Carried(tuple(marked), tuple(kept), tuple(never), carried)


def _still_there(side: SideOnDay) -> list[Seen]:
    return [seen for seen in side.seen if seen.observation.change not in _OVER]


def _carry(
    session: Session,
    assessment: Assessment,
    seen: Seen,
    *,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> None:
    old = seen.observation
    made = Observation(
        id=new_id(Kind.OBSERVATION),
        assessment_id=assessment.id,
        manuscript_id=assessment.manuscript_id,
        canvas_id=old.canvas_id,
        component=old.component,
        term=old.term,
        severity=old.severity,
        activity=old.activity,
        extent=old.extent,
        content=old.content,
        same_as=old.id,
        change=Change.UNCHANGED,
        is_change_proposed=False,
        thread_id=old.thread_id,
        edition=1,
        by=by,
        at=at,
    )
    session.add(made)
    session.flush()
    session.add_all(
        Region(
            id=new_id(Kind.REGION),
            observation_id=made.id,
            assessment_id=assessment.id,
            canvas_id=region.canvas_id,
            kind=region.kind,
            points=region.points,
            left=region.left,
            top=region.top,
            right=region.right,
            bottom=region.bottom,
            area_px2=region.area_px2,
            mm_per_px=region.mm_per_px,
            tolerance_px=region.tolerance_px,
            capture_id=region.capture_id,
            by=region.by,
            at=at,
        )
        for region in seen.regions
    )
