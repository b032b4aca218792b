"""Which sides were looked at, a quire in one action, and which were not.

Nothing is written over by an action on many sides: a side that has an answer keeps it, and a side
on which damage is recorded was examined, whatever is said of its quire.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.condition import assessments
from catalog.conservation.condition.errors import CannotExcuseDamage, NotInBook, ReasonMissing
from catalog.conservation.condition.quires import SideOfBook, sides_of
from catalog.conservation.condition.tables import Assessment, Examination, Observation, Outcome

REASON_LENGTH_MAX = 2_000


@dataclass(frozen=True, slots=True)
class Examined:
    """What an action did: sides marked, and sides that kept the answer they had."""

    marked: tuple[str, ...]
    kept: tuple[str, ...]


def examine(
    session: Session,
    assessment_id: str,
    canvas_ids: Sequence[str],
    outcome: Outcome,
    *,
    reason: str | None = None,
    replace: bool = False,
    by: str,
    at: datetime,
) -> Examined:
    """Mark the sides; with `replace` also those that have an answer already.

    A side with recorded damage becomes `examined` where `no_damage` was said of its quire.

    Raises:
        AssessmentNotFound, AssessmentSigned: there is none, or it is signed.
        ReasonMissing: sides are to be excused without a reason.
        CannotExcuseDamage: damage is recorded on a side to be excused.
        NotInBook: a side is of another manuscript.
    """
    assessment = assessments.hold(session, assessment_id)
    reason = (reason or "").strip() or None
    if outcome is Outcome.NOT_EXAMINED and reason is None:
        raise ReasonMissing
    wanted = list(dict.fromkeys(canvas_ids))
    labels = labels_of(session, assessment.manuscript_id, wanted)
    damaged = _damaged(session, assessment_id)
    if outcome is Outcome.NOT_EXAMINED:
        bad = [labels[canvas_id] for canvas_id in wanted if canvas_id in damaged]
        if bad:
            raise CannotExcuseDamage(len(bad), bad)
    there = of_assessment(session, assessment_id)
    marked, kept = [], []
    for canvas_id in wanted:
        row = there.get(canvas_id)
        if row is not None and not replace:
            kept.append(canvas_id)
            continue
        if row is None:
            row = Examination(assessment_id=assessment_id, canvas_id=canvas_id)
            session.add(row)
        has_damage = canvas_id in damaged and outcome is Outcome.NO_DAMAGE
        row.outcome = Outcome.EXAMINED if has_damage else outcome
        row.reason = reason if outcome is Outcome.NOT_EXAMINED else None
        row.label, row.by, row.at = labels[canvas_id], by, at
        marked.append(canvas_id)
    session.flush()
    return Examined(tuple(marked), tuple(kept))


def forget(session: Session, assessment_id: str, canvas_ids: Sequence[str]) -> tuple[str, ...]:
    """Take back what was said of these sides, where no damage is recorded; those it was done to.

    Raises:
        AssessmentNotFound, AssessmentSigned: there is none, or it is signed.
    """
    assessments.hold(session, assessment_id)
    damaged = _damaged(session, assessment_id)
    there = of_assessment(session, assessment_id)
    gone = tuple(each for each in canvas_ids if each in there and each not in damaged)
    for canvas_id in gone:
        session.delete(there[canvas_id])
    session.flush()
    return gone


def note_damage(
    session: Session, assessment: Assessment, canvas_id: str, *, by: str, at: datetime
) -> None:
    """Damage is recorded on the side, so it was examined.

    Raises:
        NotInBook: the side is of another manuscript.
    """
    row = session.get(Examination, (assessment.id, canvas_id))
    if row is None:
        label = labels_of(session, assessment.manuscript_id, [canvas_id])[canvas_id]
        row = Examination(assessment_id=assessment.id, canvas_id=canvas_id, label=label)
        session.add(row)
    elif row.outcome is Outcome.EXAMINED:
        return
    row.outcome, row.reason, row.by, row.at = Outcome.EXAMINED, None, by, at


def of_assessment(session: Session, assessment_id: str) -> dict[str, Examination]:
    """What was said of each side, by canvas."""
    statement = select(Examination).where(Examination.assessment_id == assessment_id)
    return {row.canvas_id: row for row in session.scalars(statement)}


def missing_sides(session: Session, assessment_id: str) -> list[SideOfBook]:
    """The sides in scope that are neither examined nor excused, in reading order.

    Raises:
        AssessmentNotFound: there is no such assessment.
    """
    assessment = assessments.find(session, assessment_id)
    statement = select(Examination.canvas_id).where(Examination.assessment_id == assessment_id)
    told = set(session.scalars(statement))
    in_scope = assessments.sides_in_scope(session, assessment)
    return [side for side in in_scope if side.canvas_id not in told]


def missing_components(session: Session, assessment_id: str) -> list[str]:
    """The parts of the binding in scope of which nothing was said.

    Raises:
        AssessmentNotFound: there is no such assessment.
    """
    content = assessments.content_of(assessments.find(session, assessment_id))
    statement = (
        select(Observation.component)
        .where(Observation.assessment_id == assessment_id, Observation.component.is_not(None))
        .distinct()
    )
    told = {each.component for each in content.components} | set(session.scalars(statement))
    return [each for each in content.scope.components if each not in told]


def labels_of(session: Session, manuscript_id: str, canvas_ids: Iterable[str]) -> dict[str, str]:
    """What these sides are called.

    Raises:
        NotInBook: one is of another manuscript.
    """
    labels = {side.canvas_id: side.label for side in sides_of(session, manuscript_id)}
    for canvas_id in canvas_ids:
        if canvas_id not in labels:
            raise NotInBook(canvas_id)
    return labels


def _damaged(session: Session, assessment_id: str) -> set[str | None]:
    statement = select(Observation.canvas_id).where(Observation.assessment_id == assessment_id)
    return set(session.scalars(statement.distinct()))
