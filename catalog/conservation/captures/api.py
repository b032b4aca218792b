"""Photographs of the bench over HTTP: lists, tie points, judgement, release.

Sending one is at `ingest/registration/api.py`, under the same address.
"""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import Clock, now
from catalog.codicology.folios import find_canvas
from catalog.conservation.captures import archive, arrivals, captures, released, scales, views
from catalog.conservation.captures.fitting import POINTS_MAX
from catalog.conservation.captures.tables import Capture, Method, Registration
from catalog.conservation.captures.views import CaptureShown, PhotographsShown
from catalog.houses import VaultHouse
from catalog.identifiers import mint
from catalog.paths import (
    BENCH_PHOTOGRAPHS_API_PATH,
    CANVAS_CAPTURES_API_PATH,
    CANVAS_SCALE_API_PATH,
    CAPTURE_API_PATH,
)
from catalog.publication import After
from catalog.record.values import Line

SendDrawing = Callable[[Session, str, int], None]
Seen = Annotated[int, Field(ge=0, le=2**31 - 1, description="The registration that was looked at.")]
Coordinate = Annotated[float, Field(ge=-1e7, le=1e7, allow_inf_nan=False)]
TiePoint = tuple[Coordinate, Coordinate, Coordinate, Coordinate]


class Wanted(BaseModel):
    """What comes in: a field that nobody knows is refused, not passed over."""

    model_config = ConfigDict(extra="forbid")


class PointsWanted(Wanted):
    """Tie points as [canvas x, canvas y, photograph x, photograph y] in px."""

    seen: Seen
    tie_points: Annotated[list[TiePoint], Field(max_length=POINTS_MAX)]


class Judgement(Wanted):
    """A yes or no to the registration of this number."""

    seen: Seen


class ScaleWanted(Wanted):
    """How wide the whole picture is on the page, in mm, and how that is known."""

    width_mm: Annotated[float, Field(gt=0, le=100_000, allow_inf_nan=False)]
    source: Annotated[Line, Field(min_length=1)]


class ScaleShown(BaseModel):
    """Millimetres of one canvas px; null while nobody knows."""

    canvas_id: str
    mm_per_px: float | None
    source: str | None


def router(
    house: VaultHouse,
    needs: Needs,
    send_drawing: SendDrawing,
    after: After,
    clock: Clock = now,
) -> APIRouter:
    """Return the routes; `send_drawing` sends a job, `after` keeps the manifest."""
    routes = APIRouter(tags=["captures"])
    _add_reading(routes, house, needs)
    _add_judging(routes, house, needs, send_drawing, clock)
    _add_release(routes, house, needs, after, clock)
    _add_scale(routes, house, needs, clock)
    return routes


def _add_reading(routes: APIRouter, house: VaultHouse, needs: Needs) -> None:
    reader = needs(Action.READ_BENCH)

    @routes.get(BENCH_PHOTOGRAPHS_API_PATH)
    def list_photographs(
        manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> PhotographsShown:
        """Every photograph of the manuscript at the bench, and those on their way in."""
        with house.sessions() as session:
            _require(session, person, Action.READ_BENCH, manuscript_id)
            return views.of_manuscript(session, manuscript_id)

    @routes.get(CANVAS_CAPTURES_API_PATH)
    def list_captures(
        manuscript_id: str, canvas_id: str, person: Annotated[Person, Depends(reader)]
    ) -> PhotographsShown:
        """The photographs of one side."""
        with house.sessions() as session:
            _require(session, person, Action.READ_BENCH, manuscript_id)
            find_canvas(session, manuscript_id, canvas_id)
            return views.of_manuscript(session, manuscript_id, canvas_id)

    @routes.get(CAPTURE_API_PATH)
    def read_capture(
        capture_id: str, person: Annotated[Person, Depends(reader)]
    ) -> CaptureShown | dict[str, Any]:
        """One photograph; while it is on its way in, how far it has come."""
        with house.sessions() as session:
            if session.get(Capture, capture_id) is None:
                arrival = arrivals.find(session, capture_id)
                _require(session, person, Action.READ_BENCH, arrival.manuscript_id)
                return views.arrival(arrival).model_dump()
            capture = captures.find(session, capture_id)
            _require(session, person, Action.READ_BENCH, capture.manuscript_id)
            return views.capture(capture, captures.latest(session, capture_id))


def _add_judging(
    routes: APIRouter,
    house: VaultHouse,
    needs: Needs,
    send_drawing: SendDrawing,
    clock: Clock,
) -> None:
    photographer = needs(Action.CAPTURE)

    def settled(session: Session, capture: Capture, person: Person, what: str) -> CaptureShown:
        archive.keep(
            session, house.vault.root, capture.id, message=what, by=person.name, at=clock()
        )
        return views.capture(capture, captures.latest(session, capture.id))

    @routes.post(f"{CAPTURE_API_PATH}/registration")
    def set_points(
        capture_id: str, wanted: PointsWanted, person: Annotated[Person, Depends(photographer)]
    ) -> CaptureShown:
        """Compute the registration anew from these tie points; it waits to be accepted."""
        with house.sessions.begin() as session:
            capture = _capture(session, person, Action.CAPTURE, capture_id)
            canvas = find_canvas(session, capture.manuscript_id, capture.canvas_id)
            captures.propose(
                session, capture_id, captures.manual_points(wanted.tie_points, canvas),
                seen=wanted.seen, method=Method.MANUAL, by=person.name, at=clock(), new_id=mint,
            )  # fmt: skip
            return settled(session, capture, person, "Tie points were marked by hand")

    @routes.post(f"{CAPTURE_API_PATH}/accept")
    def accept(
        capture_id: str, wanted: Judgement, person: Annotated[Person, Depends(photographer)]
    ) -> CaptureShown:
        """Accept the registration; the photograph is drawn on its canvas by a job."""
        with house.sessions.begin() as session:
            capture = _capture(session, person, Action.CAPTURE, capture_id)
            row: Registration = captures.accept(
                session, capture_id, seen=wanted.seen, by=person.name, at=clock(), new_id=mint
            )
            if row.rendering_id != capture.shown_image_id:
                send_drawing(session, capture_id, row.number)
            return settled(session, capture, person, "The registration was accepted")

    @routes.post(f"{CAPTURE_API_PATH}/reject")
    def reject(
        capture_id: str, wanted: Judgement, person: Annotated[Person, Depends(photographer)]
    ) -> CaptureShown:
        """Reject the photograph: it is kept, and never shown on the canvas."""
        with house.sessions.begin() as session:
            capture = _capture(session, person, Action.CAPTURE, capture_id)
            captures.reject(session, capture_id, seen=wanted.seen, by=person.name, at=clock())
            return settled(session, capture, person, "The photograph was rejected")


def _add_release(
    routes: APIRouter,
    house: VaultHouse,
    needs: Needs,
    after: After,
    clock: Clock,
) -> None:
    releaser = needs(Action.RELEASE)

    @routes.post(f"{CAPTURE_API_PATH}/release")
    def release(capture_id: str, person: Annotated[Person, Depends(releaser)]) -> CaptureShown:
        """Let the public see the photograph on its canvas."""
        with house.sessions.begin() as session:
            capture = _capture(session, person, Action.RELEASE, capture_id)
            released.release(
                session, house.vault.root, capture_id,
                by=person.name, at=clock(), new_id=mint, after=after,
            )  # fmt: skip
            return views.capture(capture, captures.latest(session, capture_id))

    @routes.post(f"{CAPTURE_API_PATH}/withdraw")
    def withdraw(capture_id: str, person: Annotated[Person, Depends(releaser)]) -> CaptureShown:
        """Take the photograph from the public again."""
        with house.sessions.begin() as session:
            capture = _capture(session, person, Action.RELEASE, capture_id)
            released.withdraw(
                session, house.vault.root, capture_id,
                by=person.name, at=clock(), new_id=mint, after=after,
            )  # fmt: skip
            return views.capture(capture, captures.latest(session, capture_id))


def _add_scale(routes: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    photographer = needs(Action.CAPTURE)
    reader = needs(Action.READ_BENCH)

    @routes.get(CANVAS_SCALE_API_PATH)
    def read_scale(
        manuscript_id: str, canvas_id: str, person: Annotated[Person, Depends(reader)]
    ) -> ScaleShown:
        """How large a px of the canvas is on the page, and how that is known."""
        with house.sessions() as session:
            _require(session, person, Action.READ_BENCH, manuscript_id)
            find_canvas(session, manuscript_id, canvas_id)
            return _scale(session, canvas_id)

    @routes.post(CANVAS_SCALE_API_PATH)
    def set_scale(
        manuscript_id: str,
        canvas_id: str,
        wanted: ScaleWanted,
        person: Annotated[Person, Depends(photographer)],
    ) -> ScaleShown:
        """Say how wide the whole picture is, as a ruler tells."""
        with house.sessions.begin() as session:
            _require(session, person, Action.CAPTURE, manuscript_id)
            canvas = find_canvas(session, manuscript_id, canvas_id)
            scales.set_scale(
                session, canvas_id, wanted.width_mm / canvas.width_px,
                source=wanted.source, by=person.name, at=clock(),
            )  # fmt: skip
            archive.keep_scales(
                session, house.vault.root, manuscript_id, by=person.name, at=clock()
            )
            return _scale(session, canvas_id)


def _scale(session: Session, canvas_id: str) -> ScaleShown:
    scale = scales.scale_with_source(session, canvas_id)
    return ScaleShown(
        canvas_id=canvas_id,
        mm_per_px=scale.mm_per_px if scale else None,
        source=scale.source if scale else None,
    )


def _capture(session: Session, person: Person, action: Action, capture_id: str) -> Capture:
    capture = captures.find(session, capture_id)
    _require(session, person, action, capture.manuscript_id)
    return capture


def _require(session: Session, person: Person, action: Action, manuscript_id: str) -> None:
    require(person, action, identity.find(session, manuscript_id).holder_id)
