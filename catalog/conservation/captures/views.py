"""Captures as programs and pages read them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel
from sqlalchemy.orm import Session

from catalog.conservation.captures import arrivals, captures
from catalog.conservation.captures.tables import (
    ArrivalState,
    Capture,
    CaptureArrival,
    Light,
    Method,
    Model,
    Phase,
    Registration,
    Status,
)

_CLOCK_MAY_BE_OFF = timedelta(hours=24)


class RegistrationShown(BaseModel):
    """Where the photograph lies: `matrix` (3x3) takes its px to those of the canvas."""

    number: int
    model: Model
    matrix: list[list[float]]
    tie_points: list[list[float]]
    rms_px: float
    max_px: float
    rms_mm: float | None
    max_mm: float | None
    method: Method
    status: Status
    by: str
    at: datetime


class CaptureShown(BaseModel):
    """A photograph of the bench. `badge_mm`: how far off it may be, where that must be said.

    `is_time_doubtful`: the camera's clock was more than a day ahead of ours (invariant 15).
    """

    id: str
    manuscript_id: str
    canvas_id: str
    master_image_id: str
    shown_image_id: str | None
    phase: Phase
    light: Light
    band_nm: int | None
    content: dict[str, Any]
    status: Status
    is_released: bool
    is_time_doubtful: bool
    badge_mm: float | None
    set_by: str
    at: datetime
    registration: RegistrationShown | None


class ArrivalShown(BaseModel):
    """A photograph on its way in, or one that was refused, with the reason."""

    id: str
    canvas_id: str
    state: ArrivalState
    reason: dict[str, Any] | None
    original_name: str
    phase: Phase
    light: Light
    by: str
    at: datetime


class PhotographsShown(BaseModel):
    """What there is, oldest first; `arriving` are those that are no captures (yet)."""

    captures: list[CaptureShown]
    arriving: list[ArrivalShown]


def of_manuscript(
    session: Session, manuscript_id: str, canvas_id: str | None = None
) -> PhotographsShown:
    """All photographs of a manuscript, or of one canvas of it."""
    latest = captures.latest_of(session, manuscript_id)
    found = [
        capture(row, latest.get(row.id))
        for row in captures.of_manuscript(session, manuscript_id)
        if canvas_id in (None, row.canvas_id)
    ]
    known = {one.id for one in found}
    arriving = [
        arrival(row)
        for row in arrivals.of_manuscript(session, manuscript_id)
        if canvas_id in (None, row.canvas_id) and row.id not in known
    ]
    return PhotographsShown(captures=found, arriving=arriving)


def capture(row: Capture, registration: Registration | None) -> CaptureShown:
    """One capture with the registration that holds."""
    shown = (
        None
        if registration is None
        else RegistrationShown.model_validate(registration, from_attributes=True)
    )
    return CaptureShown(
        id=row.id,
        manuscript_id=row.manuscript_id,
        canvas_id=row.canvas_id,
        master_image_id=row.master_image_id,
        shown_image_id=row.shown_image_id,
        phase=row.phase,
        light=row.light,
        band_nm=row.band_nm,
        content=row.content,
        status=row.status,
        is_released=row.is_released,
        is_time_doubtful=row.captured_at > row.at + _CLOCK_MAY_BE_OFF,
        badge_mm=_badge(registration),
        set_by=row.set_by,
        at=row.at,
        registration=shown,
    )


def arrival(row: CaptureArrival) -> ArrivalShown:
    """One photograph on its way in."""
    return ArrivalShown(
        id=row.id,
        canvas_id=row.canvas_id,
        state=row.state,
        reason=row.reason,
        original_name=row.original_name,
        phase=Phase(row.content["phase"]),
        light=Light(row.content["light"]),
        by=row.by,
        at=row.at,
    )


def _badge(registration: Registration | None) -> float | None:
    if registration is None or registration.rms_mm is None:
        return None
    return registration.rms_mm if registration.rms_mm > captures.ACCEPTED_MM else None
