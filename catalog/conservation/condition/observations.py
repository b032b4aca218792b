"""What was seen: recording, changing and removing observations while the assessment is a draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalog import identifiers
from catalog.codicology.folios import Canvas, Side
from catalog.conservation.condition import assessments, examinations, models, threads
from catalog.conservation.condition.errors import (
    BadClientId,
    ConditionEditClash,
    IdTaken,
    ObservationNotFound,
    RegionElsewhere,
)
from catalog.conservation.condition.models import ObservationContent, ObservationDraft
from catalog.conservation.condition.tables import Assessment, Change, Observation, Region
from catalog.identifiers import Kind

# A device that was offline sends late, and its clock is right. One that says tomorrow is wrong.
CLOCK_OFF_BY = timedelta(hours=24)


def find(session: Session, observation_id: str) -> Observation:
    """The observation as it stands.

    Raises:
        ObservationNotFound: there is none with this id.
    """
    found = session.get(Observation, observation_id, populate_existing=True)
    if found is None:
        raise ObservationNotFound(observation_id)
    return found


def observe(
    session: Session,
    assessment_id: str,
    draft: ObservationDraft,
    *,
    new_id: str,
    by: str,
    at: datetime,
    device_at: datetime | None = None,
) -> Observation:
    """The observation, recorded; the same again under the same id is no change.

    The side it is about counts as examined from now on.

    Raises:
        AssessmentNotFound, AssessmentSigned: there is none, or it is signed.
        BadClientId: `new_id` is no identifier of an observation.
        IdTaken: something else was recorded under this id.
        UnknownTerm: the vocabulary has no such term.
        NotInBook: the side is of another manuscript.
        BadThread, ChangeNeedsEarlier: as `threads.link`.
    """
    check_id(new_id, Kind.OBSERVATION)
    known = session.get(Observation, new_id, populate_existing=True)
    if known is not None:
        if known.assessment_id == assessment_id and _is_same(known, draft):
            return known
        raise IdTaken(new_id)
    assessment = assessments.hold(session, assessment_id)
    _check(draft)
    made = Observation(
        id=new_id,
        assessment_id=assessment_id,
        manuscript_id=assessment.manuscript_id,
        **_columns(draft),
        edition=1,
        by=by,
        at=at,
        device_at=device_at,
        is_clock_off=is_clock_off(device_at, at),
    )
    if draft.canvas_id is not None:
        examinations.note_damage(session, assessment, draft.canvas_id, by=by, at=at)
    with session.no_autoflush:
        threads.link(session, assessment, made, draft.same_as, draft.change)
    session.add(made)
    session.flush()
    return made


def change_observation(
    session: Session,
    observation_id: str,
    draft: ObservationDraft,
    *,
    edition: int,
    by: str,
    at: datetime,
) -> Observation:
    """The observation as it is told now, whole.

    Raises:
        ObservationNotFound: there is none any more.
        AssessmentSigned: its assessment is signed.
        ConditionEditClash: somebody else saved since `edition` was read.
        RegionElsewhere: it has regions on the side that it would leave.
        UnknownTerm, NotInBook, BadThread, ChangeNeedsEarlier: as `observe`.
    """
    found, assessment = held(session, observation_id)
    if found.edition != edition:
        raise ConditionEditClash(found.id, found.edition, found.by)
    _check(draft)
    if draft.canvas_id != found.canvas_id and found.canvas_id is not None:
        drawn = select(Region.id).where(Region.observation_id == found.id).limit(1)
        if session.scalar(drawn) is not None:
            raise RegionElsewhere(found.canvas_id)
    for column, value in _columns(draft).items():
        setattr(found, column, value)
    if draft.canvas_id is not None:
        examinations.note_damage(session, assessment, draft.canvas_id, by=by, at=at)
    threads.link(session, assessment, found, draft.same_as, draft.change)
    found.edition += 1
    found.by, found.at = by, at
    session.flush()
    return found


def link_same_as(
    session: Session,
    observation_id: str,
    earlier_id: str | None,
    *,
    change: Change | None = None,
    edition: int,
    by: str,
    at: datetime,
) -> Observation:
    """Link the observation to an earlier one, or (None) to nothing; the change is proposed.

    Raises:
        ObservationNotFound, AssessmentSigned, ConditionEditClash: as `change_observation`.
        BadThread, ChangeNeedsEarlier: as `threads.link`.
    """
    found, assessment = held(session, observation_id)
    if found.edition != edition:
        raise ConditionEditClash(found.id, found.edition, found.by)
    threads.link(session, assessment, found, earlier_id, change)
    found.edition += 1
    found.by, found.at = by, at
    session.flush()
    return found


def remove_observation(session: Session, observation_id: str, *, edition: int) -> Assessment:
    """Take it out of the draft with its regions; the side stays examined.

    Raises:
        ObservationNotFound, AssessmentSigned, ConditionEditClash: as `change_observation`.
    """
    found, assessment = held(session, observation_id)
    if found.edition != edition:
        raise ConditionEditClash(found.id, found.edition, found.by)
    session.execute(delete(Region).where(Region.observation_id == observation_id))
    session.delete(found)
    session.flush()
    return assessment


def held(session: Session, observation_id: str) -> tuple[Observation, Assessment]:
    """The observation and its assessment, which is held to be changed.

    Raises:
        ObservationNotFound, AssessmentSigned: there is none, or its assessment is signed.
    """
    assessment = assessments.hold(session, find(session, observation_id).assessment_id)
    # Read again: it may have gone while this waited for the assessment.
    return find(session, observation_id), assessment


def content_of(observation: Observation) -> ObservationContent:
    """Its words, as a model."""
    return ObservationContent.model_validate(observation.content)


def check_id(new_id: str, kind: Kind) -> None:
    """Return if a device may have made this identifier for a thing of this kind.

    Raises:
        BadClientId: it is no identifier, or one of another kind.
    """
    if not identifiers.is_valid(new_id) or identifiers.kind_of(new_id) is not kind:
        raise BadClientId(new_id[:40], kind.name.lower())


def is_clock_off(device_at: datetime | None, at: datetime) -> bool:
    """Whether the device says a time more than 24 hours after that of the server."""
    return device_at is not None and device_at - at > CLOCK_OFF_BY


def without_words(session: Session, assessment_id: str) -> list[str]:
    """Where something 'other' was seen and nobody wrote what: labels of sides, keys of parts."""
    rows = session.execute(
        select(Observation.content, Observation.component, Side.label)
        .outerjoin(Canvas, Canvas.id == Observation.canvas_id)
        .outerjoin(Side, Side.id == Canvas.side_id)
        .where(Observation.assessment_id == assessment_id, Observation.term == models.OTHER)
        .order_by(Side.position, Observation.id)
    )
    return [
        label or component or "" for content, component, label in rows if not content.get("words")
    ]


def _columns(draft: ObservationDraft) -> Mapping[str, Any]:
    return {
        "canvas_id": draft.canvas_id,
        "component": draft.component,
        "term": draft.term,
        "severity": draft.severity,
        "activity": draft.activity,
        "extent": draft.extent,
        "content": models.plain(draft.content),
    }


def _is_same(known: Observation, draft: ObservationDraft) -> bool:
    same = all(getattr(known, name) == value for name, value in _columns(draft).items())
    told = draft.change is None or draft.change is known.change
    return same and told and known.same_as == draft.same_as


def _check(draft: ObservationDraft) -> None:
    content = draft.content
    keys = [draft.term, draft.component, content.cause]
    assessments.check_keys([key for key in keys if key is not None])
