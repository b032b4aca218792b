"""Photographs laid over the canvas: entering, registering, judging them.

Every change takes the number of the registration the person saw, so that of two people the second
is told. The functions write rows; `archive.keep` writes the same into the vault before the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.codicology.folios import Canvas
from catalog.conservation.captures import fitting, scales
from catalog.conservation.captures.errors import (
    BadPoints,
    CaptureNotFound,
    NotRegistered,
    NotReleasable,
    RegistrationChanged,
    ResidualTooLarge,
    ScaleUnknown,
)
from catalog.conservation.captures.facts import CaptureFacts
from catalog.conservation.captures.tables import Capture, Method, Registration, Status
from catalog.identifiers import Kind

NewId = Callable[[Kind], str]

ACCEPTED_MM = 0.5
"""Up to this residual nothing more is said of it (conservation reference, 2.6)."""
ACCEPTED_WITH_BADGE_MM = 1.5
"""Up to this it is accepted and the badge says how far off; beyond, it stays proposed."""


def find(session: Session, capture_id: str) -> Capture:
    """The capture with this identifier.

    Raises:
        CaptureNotFound: there is none.
    """
    capture = session.get(Capture, capture_id)
    if capture is None:
        raise CaptureNotFound(capture_id)
    return capture


def lock(session: Session, capture_id: str) -> Capture:
    """The same, held against other writers until this transaction ends."""
    capture = find(session, capture_id)
    identity.lock(session, capture.manuscript_id)
    session.refresh(capture)
    return capture


def of_canvas(session: Session, canvas_id: str) -> list[Capture]:
    """The captures of one side, oldest first."""
    query = select(Capture).where(Capture.canvas_id == canvas_id)
    return list(session.scalars(query.order_by(Capture.at, Capture.id)))


def of_manuscript(session: Session, manuscript_id: str) -> list[Capture]:
    """All captures of the manuscript, oldest first."""
    query = select(Capture).where(Capture.manuscript_id == manuscript_id)
    return list(session.scalars(query.order_by(Capture.at, Capture.id)))


def registrations_of(session: Session, capture_id: str) -> list[Registration]:
    """Everything that was said of where the photograph lies, oldest first."""
    query = select(Registration).where(Registration.capture_id == capture_id)
    return list(session.scalars(query.order_by(Registration.number)))


def latest(session: Session, capture_id: str) -> Registration | None:
    """The registration that holds."""
    query = select(Registration).where(Registration.capture_id == capture_id)
    return session.scalar(query.order_by(Registration.number.desc()).limit(1))


def latest_of(session: Session, manuscript_id: str) -> dict[str, Registration]:
    """The registration that holds of every capture of the manuscript, by capture."""
    query = (
        select(Registration)
        .join(Capture, Capture.id == Registration.capture_id)
        .where(Capture.manuscript_id == manuscript_id)
        .order_by(Registration.number)
    )
    return {row.capture_id: row for row in session.scalars(query)}


def enter(
    session: Session,
    *,
    capture_id: str,
    canvas: Canvas,
    master_image_id: str,
    facts: CaptureFacts,
    by: str,
    at: datetime,
) -> Capture:
    """A new capture whose master is an image already; it is proposed, and shown to nobody."""
    capture = Capture(
        id=capture_id,
        manuscript_id=canvas.manuscript_id,
        canvas_id=canvas.id,
        master_image_id=master_image_id,
        shown_image_id=None,
        phase=facts.phase,
        light=facts.light,
        band_nm=facts.band_nm,
        captured_at=facts.moment,
        content=facts.model_dump(mode="json", exclude={"phase", "light", "band_nm"}),
        status=Status.PROPOSED,
        is_released=False,
        set_by=by,
        at=at,
    )
    session.add(capture)
    session.flush()
    return capture


def propose(
    session: Session,
    capture_id: str,
    tie_points: Sequence[Sequence[float]],
    *,
    seen: int,
    method: Method,
    by: str,
    at: datetime,
    new_id: NewId,
) -> Registration:
    """A registration computed from these tie points, as the newest of the capture.

    What a program found is accepted at once if it fits within `ACCEPTED_WITH_BADGE_MM`; what a
    person marked waits for a person's yes. An accepted one that stood before stays in force until
    then: `shown_image_id` and the status of the capture do not change by a proposal.

    Raises:
        RegistrationChanged: `seen` is not the newest number (0: none).
        TooFewPoints, PointsInLine, MirroredPoints, BadPoints: see `fitting`.
    """
    capture = lock(session, capture_id)
    _check_seen(session, capture_id, seen)
    fitted = fitting.fit(tie_points)
    mm = scales.scale_of(session, capture.canvas_id)
    row = Registration(
        capture_id=capture_id,
        number=seen + 1,
        model=fitted.model,
        matrix=[[float(x) for x in line] for line in fitted.matrix],
        tie_points=[[round(float(x), 3) for x in point] for point in tie_points],
        rms_px=fitted.rms_px,
        max_px=fitted.max_px,
        rms_mm=None if mm is None else fitted.rms_px * mm,
        max_mm=None if mm is None else fitted.max_px * mm,
        method=method,
        status=Status.PROPOSED,
        rendering_id=None,
        by=by,
        at=at,
    )
    if method is Method.AUTO and row.rms_mm is not None and row.rms_mm <= ACCEPTED_WITH_BADGE_MM:
        row.status, row.rendering_id = Status.ACCEPTED, new_id(Kind.IMAGE)
        capture.status = Status.ACCEPTED
    session.add(row)
    session.flush()
    return row


def accept(
    session: Session, capture_id: str, *, seen: int, by: str, at: datetime, new_id: NewId
) -> Registration:
    """A person's yes to the newest registration; the photograph is to be drawn by it now.

    Raises:
        RegistrationChanged: it is not the one the person saw.
        NotRegistered: there is none.
        ScaleUnknown: its residual cannot be told in mm.
        ResidualTooLarge: it is above what the page could bear.
    """
    capture = lock(session, capture_id)
    _check_seen(session, capture_id, seen)
    newest = latest(session, capture_id)
    if newest is None:
        raise NotRegistered(capture_id)
    if newest.status is Status.ACCEPTED:
        return newest
    mm = scales.scale_of(session, capture.canvas_id)
    if mm is None:
        raise ScaleUnknown(capture.canvas_id)
    rms_mm = newest.rms_px * mm
    if rms_mm > ACCEPTED_WITH_BADGE_MM:
        raise ResidualTooLarge(rms_mm, ACCEPTED_WITH_BADGE_MM)
    capture.status = Status.ACCEPTED
    return _judged(
        session, newest, Status.ACCEPTED, mm=mm, rendering_id=new_id(Kind.IMAGE), by=by, at=at
    )


def reject(session: Session, capture_id: str, *, seen: int, by: str, at: datetime) -> Capture:
    """A person's no: the photograph is kept and not laid over the canvas. It must not be released.

    Raises:
        RegistrationChanged: there is another registration than the person saw.
        NotReleasable: the public sees it; withdraw it first.
    """
    capture = lock(session, capture_id)
    _check_seen(session, capture_id, seen)
    if capture.is_released:
        raise NotReleasable(
            "The public sees this photograph: withdraw it first, then reject it.", key="still-shown"
        )
    newest = latest(session, capture_id)
    if newest is not None and newest.status is not Status.REJECTED:
        _judged(session, newest, Status.REJECTED, mm=None, rendering_id=None, by=by, at=at)
    capture.status = Status.REJECTED
    capture.shown_image_id = None
    session.flush()
    return capture


def show(session: Session, capture_id: str, number: int, image_id: str) -> Capture | None:
    """Let the capture be seen as this image, if the registration it was drawn by still holds."""
    capture = lock(session, capture_id)
    newest = latest(session, capture_id)
    if newest is None or newest.number != number or newest.status is not Status.ACCEPTED:
        return None
    capture.shown_image_id = image_id
    session.flush()
    return capture


def _judged(
    session: Session,
    newest: Registration,
    status: Status,
    *,
    mm: float | None,
    rendering_id: str | None,
    by: str,
    at: datetime,
) -> Registration:
    row = Registration(
        capture_id=newest.capture_id,
        number=newest.number + 1,
        model=newest.model,
        matrix=newest.matrix,
        tie_points=newest.tie_points,
        rms_px=newest.rms_px,
        max_px=newest.max_px,
        rms_mm=newest.rms_mm if mm is None else newest.rms_px * mm,
        max_mm=newest.max_mm if mm is None else newest.max_px * mm,
        method=newest.method,
        status=status,
        rendering_id=rendering_id,
        by=by,
        at=at,
    )
    session.add(row)
    session.flush()
    return row


def _check_seen(session: Session, capture_id: str, seen: int) -> None:
    newest = latest(session, capture_id)
    current = newest.number if newest else 0
    if current != seen:
        raise RegistrationChanged(seen, current)


def manual_points(points: Sequence[Sequence[float]], canvas: Canvas) -> list[list[float]]:
    """Points a person marked, if every one lies on the canvas or close beside it.

    Raises:
        BadPoints: one lies far outside.
    """
    margin = max(canvas.width_px, canvas.height_px) / 10
    for x, y, *_ in points:
        if not (-margin <= x <= canvas.width_px + margin):
            raise BadPoints
        if not (-margin <= y <= canvas.height_px + margin):
            raise BadPoints
    return [list(point) for point in points]
