"""Rows of condition as the API shows them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas
from catalog.conservation.condition import grades, observations
from catalog.conservation.condition.api_bodies import (
    AssessmentShown,
    ObservationShown,
    RegionShown,
    SideShown,
)
from catalog.conservation.condition.assessments import content_of
from catalog.conservation.condition.bench import Seen, SideSummary
from catalog.conservation.condition.geometry import area_mm2, path_of, share_percent
from catalog.conservation.condition.tables import (
    Assessment,
    AssessmentStatus,
    Observation,
    Region,
)


def assessment_shown(row: Assessment, released: tuple[str, ...]) -> AssessmentShown:
    """The assessment as JSON; `released` are those that the public may see."""
    content = content_of(row)
    return AssessmentShown(
        id=row.id,
        manuscript_id=row.manuscript_id,
        number=row.number,
        kind=row.kind,
        status=row.status,
        content=content,
        started_at=row.started_at,
        ended_at=row.ended_at,
        previous_id=row.previous_id,
        edition=row.edition,
        created_by=row.created_by,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
        returned_note=row.returned_note,
        signed_entry_id=row.signed_entry_id,
        is_released=row.id in released,
        accessibility=grades.accessibility(content.fit_for),
        proposed_priority=grades.proposed_priority(content.grade("stability-3/1")),
    )


def region_shown(row: Region, size: tuple[int, int] | None) -> RegionShown:
    """The region as JSON; `size` is that of its canvas."""
    return RegionShown(
        id=row.id,
        observation_id=row.observation_id,
        canvas_id=row.canvas_id,
        kind=row.kind,
        points=row.points,
        path=path_of(row.kind, row.points),
        box=(row.left, row.top, row.right, row.bottom),
        area_px2=row.area_px2,
        area_mm2=area_mm2(row.area_px2, row.mm_per_px),
        share_percent=share_percent(row.area_px2, *size) if size else None,
        tolerance_px=row.tolerance_px,
        capture_id=row.capture_id,
        by=row.by,
        at=row.at,
        is_clock_off=row.is_clock_off,
    )


def observation_shown(seen: Seen, size: tuple[int, int] | None) -> ObservationShown:
    """The observation as JSON; `size` is that of its canvas, if it has one."""
    row: Observation = seen.observation
    return ObservationShown(
        id=row.id,
        assessment_id=row.assessment_id,
        assessment=seen.assessment.number,
        assessed_at=seen.assessment.ended_at or seen.assessment.started_at,
        is_signed=seen.assessment.status is AssessmentStatus.SIGNED,
        canvas_id=row.canvas_id,
        component=row.component,
        term=row.term,
        severity=row.severity,
        activity=row.activity,
        extent=row.extent,
        content=observations.content_of(row),
        same_as=row.same_as,
        thread_id=row.thread_id,
        change=row.change,
        is_change_proposed=row.is_change_proposed,
        edition=row.edition,
        by=row.by,
        at=row.at,
        is_clock_off=row.is_clock_off,
        regions=[region_shown(region, size) for region in seen.regions],
    )


def side_shown(side: SideSummary, index: float | None) -> SideShown:
    """The summary of a side as JSON."""
    return SideShown(
        canvas_id=side.canvas_id,
        label=side.label,
        width_px=side.width_px,
        height_px=side.height_px,
        outcome=side.outcome,
        reason=side.reason,
        observations=side.observations,
        regions=side.regions,
        worst=side.worst,
        terms=sorted({each.term for each in side.graded}),
        share_percent=share_percent(side.area_px2, side.width_px, side.height_px),
        index=index,
    )


def all_shown(session: Session, found: Sequence[Seen]) -> list[ObservationShown]:
    """The observations as JSON; one statement for the sizes of their canvases."""
    canvas_ids = {seen.observation.canvas_id for seen in found} - {None}
    sizes = {
        canvas_id: (width, height)
        for canvas_id, width, height in session.execute(
            select(Canvas.id, Canvas.width_px, Canvas.height_px).where(Canvas.id.in_(canvas_ids))
        )
    }
    return [observation_shown(seen, sizes.get(seen.observation.canvas_id or "")) for seen in found]
