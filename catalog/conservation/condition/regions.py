"""Drawing on a side: a region belongs to one observation and one canvas, for ever (invariant 6).

A region is drawn or removed and never edited; one that is drawn better replaces the other in one
action, so that two people never pull at the corners of the same line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas
from catalog.conservation.captures.scales import scale_of
from catalog.conservation.captures.tables import Capture
from catalog.conservation.condition import observations, threads
from catalog.conservation.condition.errors import (
    IdTaken,
    NotInBook,
    RegionElsewhere,
    RegionNotFound,
)
from catalog.conservation.condition.geometry import Shape, shape_of
from catalog.conservation.condition.tables import Assessment, Observation, Region, RegionKind
from catalog.identifiers import Kind


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a person drew: how, the points in canvas pixels, and on which photograph.

    `replaces` is a region of the same observation that this one stands for from now on.
    """

    kind: RegionKind
    points: Sequence[Sequence[float]]
    canvas_id: str
    capture_id: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The region as it is kept, and how many points came in."""

    region: Region
    drawn_points: int
    canvas: Canvas


def draw_region(
    session: Session,
    observation_id: str,
    drawing: Drawing,
    *,
    new_id: str,
    by: str,
    at: datetime,
    device_at: datetime | None = None,
) -> Drawn:
    """The region, kept; the same again under the same id is no change.

    Raises:
        ObservationNotFound, AssessmentSigned: there is none, or its assessment is signed.
        BadClientId, IdTaken: `new_id` is no identifier of a region, or has another region.
        RegionElsewhere: the observation is about another side, or about none.
        BadGeometry: it leaves the side, crosses itself, encloses nothing, has too many points.
        NotInBook: the photograph is of another manuscript.
        RegionNotFound: what it replaces is not there any more.
    """
    observations.check_id(new_id, Kind.REGION)
    observation = observations.find(session, observation_id)
    if observation.canvas_id is None or observation.canvas_id != drawing.canvas_id:
        raise RegionElsewhere(drawing.canvas_id)
    canvas = session.get_one(Canvas, drawing.canvas_id)
    shape = shape_of(drawing.kind, drawing.points, canvas.width_px, canvas.height_px)
    known = session.get(Region, new_id, populate_existing=True)
    if known is not None:
        if known.observation_id == observation_id and _is_same(known, shape):
            return Drawn(known, shape.drawn_points, canvas)
        raise IdTaken(new_id)
    observation, assessment = observations.held(session, observation_id)
    if drawing.capture_id is not None:
        _check_capture(session, drawing.capture_id, assessment)
    if drawing.replaces is not None:
        _remove(session, observation, drawing.replaces)
    made = Region(
        id=new_id,
        observation_id=observation_id,
        assessment_id=observation.assessment_id,
        canvas_id=canvas.id,
        kind=shape.kind,
        points=[list(point) for point in shape.points],
        left=shape.left,
        top=shape.top,
        right=shape.right,
        bottom=shape.bottom,
        area_px2=shape.area_px2,
        mm_per_px=scale_of(session, canvas.id),
        tolerance_px=shape.tolerance_px,
        capture_id=drawing.capture_id,
        by=by,
        at=at,
        device_at=device_at,
        is_clock_off=observations.is_clock_off(device_at, at),
    )
    session.add(made)
    session.flush()
    threads.propose_again(session, observation)
    session.flush()
    return Drawn(made, shape.drawn_points, canvas)


def find(session: Session, region_id: str) -> Region:
    """The region.

    Raises:
        RegionNotFound: there is none with this id.
    """
    found = session.get(Region, region_id, populate_existing=True)
    if found is None:
        raise RegionNotFound(region_id)
    return found


def remove_region(session: Session, region_id: str) -> Observation:
    """Take the region away; the observation it belonged to stays.

    Raises:
        RegionNotFound, AssessmentSigned: there is none, or its assessment is signed.
    """
    observation, _ = observations.held(session, find(session, region_id).observation_id)
    _remove(session, observation, region_id)
    session.flush()
    threads.propose_again(session, observation)
    session.flush()
    return observation


def of_observations(session: Session, observation_ids: Sequence[str]) -> list[Region]:
    """The regions of these observations, in the order in which they were drawn."""
    statement = select(Region).where(Region.observation_id.in_(observation_ids))
    return list(session.scalars(statement.order_by(Region.at, Region.id)))


def _remove(session: Session, observation: Observation, region_id: str) -> None:
    region = find(session, region_id)
    if region.observation_id != observation.id:
        raise RegionNotFound(region_id)
    session.delete(region)


def _check_capture(session: Session, capture_id: str, assessment: Assessment) -> None:
    capture = session.get(Capture, capture_id)
    if capture is None or capture.manuscript_id != assessment.manuscript_id:
        raise NotInBook(capture_id)


def _is_same(known: Region, shape: Shape) -> bool:
    return known.kind is shape.kind and [tuple(each) for each in known.points] == list(shape.points)
