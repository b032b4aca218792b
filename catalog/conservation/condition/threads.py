"""Threads: the same damage across years, linked from each assessment to an earlier one.

Only what is signed can be linked to, and only from a later assessment; so a link points backwards
in the count of assessments, and no ring of links can be made (invariant 7).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.condition.errors import BadThread, ChangeNeedsEarlier
from catalog.conservation.condition.tables import (
    Assessment,
    AssessmentStatus,
    Change,
    Observation,
    Region,
)

# Damage is proposed as grown or reduced if its area changed by more than a tenth, or by more than
# 5 mm²: less is what two careful people differ by when they draw the same outline. A person who
# sees otherwise says otherwise.
CHANGED_BY_SHARE = 0.10
CHANGED_BY_MM2 = 5.0
_NEEDS_EARLIER = frozenset(Change) - {Change.NEW}


@dataclass(frozen=True, slots=True)
class Area:
    """What an observation covers, in px² and, where the scale of the side is known, in mm²."""

    px2: float
    mm2: float | None


NOTHING = Area(0.0, 0.0)


def proposed_change(before: Area, after: Area) -> Change | None:
    """Grown, reduced or unchanged; None where either has no area, as then nothing follows."""
    if not before.px2 or not after.px2:
        return None
    difference = (after.px2 - before.px2) / before.px2
    has_changed = abs(difference) > CHANGED_BY_SHARE
    if before.mm2 is not None and after.mm2 is not None:
        has_changed = has_changed or abs(after.mm2 - before.mm2) > CHANGED_BY_MM2
    if not has_changed:
        return Change.UNCHANGED
    return Change.GROWN if difference > 0 else Change.REDUCED


def link(
    session: Session,
    assessment: Assessment,
    observation: Observation,
    earlier_id: str | None,
    change: Change | None,
) -> None:
    """Let the observation continue an earlier one, or (None) begin a thread of its own.

    Raises:
        BadThread: the two cannot be the same damage.
        ChangeNeedsEarlier: a change is told of what is linked to nothing.
    """
    if earlier_id is None:
        if change in _NEEDS_EARLIER:
            raise ChangeNeedsEarlier
        is_later = assessment.previous_id is not None
        observation.same_as, observation.thread_id = None, observation.id
        observation.change = change or (Change.NEW if is_later else None)
        observation.is_change_proposed = False
        return
    earlier = _earlier(session, assessment, observation, earlier_id)
    if change is Change.NEW:
        raise BadThread("What was there before is not new: say what became of it.", key="new")
    twice = session.scalar(
        select(Observation.id).where(
            Observation.thread_id == earlier.thread_id,
            Observation.assessment_id == assessment.id,
            Observation.id != observation.id,
        )
    )
    if twice is not None:
        raise BadThread(
            "This assessment has an observation of the same damage already: change that one.",
            key="twice",
            other=twice,
        )
    observation.same_as, observation.thread_id = earlier.id, earlier.thread_id
    observation.change = change
    observation.is_change_proposed = change is None
    propose_again(session, observation)


def propose_again(session: Session, observation: Observation) -> None:
    """Work out the change from the areas as they are now, unless a person has said it."""
    if observation.same_as is None or not observation.is_change_proposed:
        return
    session.flush()
    areas = areas_of(session, [observation.same_as, observation.id])
    observation.change = proposed_change(
        areas.get(observation.same_as, NOTHING), areas.get(observation.id, NOTHING)
    )


def areas_of(session: Session, observation_ids: list[str]) -> dict[str, Area]:
    """The areas of these observations; one without regions is left out.

    Regions are added up: where two of one observation lie over one another, that part counts twice.
    """
    rows = session.execute(
        select(Region.observation_id, Region.area_px2, Region.mm_per_px).where(
            Region.observation_id.in_(observation_ids)
        )
    )
    found: dict[str, Area] = {}
    for observation_id, px2, scale in rows:
        so_far = found.get(observation_id, NOTHING)
        known = None if scale is None or so_far.mm2 is None else so_far.mm2 + px2 * scale * scale
        found[observation_id] = Area(so_far.px2 + px2, known)
    return found


def life_of(session: Session, thread_id: str) -> list[tuple[Observation, Assessment]]:
    """The observations of a thread with their assessments, the earliest first."""
    rows = session.execute(
        select(Observation, Assessment)
        .join(Assessment, Assessment.id == Observation.assessment_id)
        .where(Observation.thread_id == thread_id)
        .order_by(Assessment.number)
    )
    return [(observation, assessment) for observation, assessment in rows]


def _earlier(
    session: Session, assessment: Assessment, observation: Observation, earlier_id: str
) -> Observation:
    found = session.execute(
        select(Observation, Assessment)
        .join(Assessment, Assessment.id == Observation.assessment_id)
        .where(Observation.id == earlier_id)
    ).one_or_none()
    if earlier_id == observation.id:
        raise BadThread(
            "An observation cannot continue itself: choose an earlier one.", key="itself"
        )
    if found is None or found[0].manuscript_id != assessment.manuscript_id:
        raise BadThread(
            "The earlier observation is not of this manuscript: choose one that is.",
            key="manuscript",
        )
    earlier, its_assessment = found
    if its_assessment.number >= assessment.number:
        raise BadThread(
            "Only an observation of an earlier assessment can be continued: choose one.",
            key="not-earlier",
        )
    if its_assessment.status is not AssessmentStatus.SIGNED:
        raise BadThread(
            f"Assessment {its_assessment.number} is not signed yet: sign it, then link to it.",
            key="not-signed",
            number=its_assessment.number,
        )
    if (earlier.canvas_id, earlier.component) != (observation.canvas_id, observation.component):
        raise BadThread(
            "The earlier observation is about another side or part: choose one about the same.",
            key="place",
        )
    return earlier
