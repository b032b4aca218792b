"""Observations and regions over HTTP: what is typed and drawn at the bench.

A device may make identifiers itself and send the same again: it is then no change.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, Person
from catalog.conservation.condition import api_bodies as bodies
from catalog.conservation.condition import api_shown, assessments, observations, regions, threads
from catalog.conservation.condition.bench import Seen
from catalog.conservation.condition.desk import BenchDesk
from catalog.conservation.condition.regions import Drawing
from catalog.conservation.condition.tables import Observation
from catalog.identifiers import Kind
from catalog.paths import (
    ASSESSMENT_API_PATH,
    OBSERVATION_API_PATH,
    REGION_API_PATH,
)


def add(routes: APIRouter, desk: BenchDesk) -> None:
    """Add the routes."""
    _add_observations(routes, desk)
    _add_threads(routes, desk)
    _add_regions(routes, desk)


def _add_observations(routes: APIRouter, desk: BenchDesk) -> None:
    examiner = desk.needs(Action.EXAMINE)

    @routes.post(
        f"{ASSESSMENT_API_PATH}/observations",
        operation_id="record_observation",
        status_code=HTTPStatus.CREATED,
    )
    def record_observation(
        assessment_id: str,
        body: bodies.NewObservation,
        person: Annotated[Person, Depends(examiner)],
    ) -> bodies.ObservationShown:
        """Record what was seen; the side it is about counts as examined."""
        with desk.house.sessions.begin() as session:
            desk.assessment(session, person, Action.EXAMINE, assessment_id)
            made = observations.observe(
                session, assessment_id, body.observation,
                new_id=body.id or desk.mint(Kind.OBSERVATION), by=person.name,
                at=desk.clock(), device_at=body.device_at,
            )  # fmt: skip
            return _shown(session, made)

    @routes.put(OBSERVATION_API_PATH, operation_id="save_observation")
    def save_observation(
        observation_id: str,
        body: bodies.ChangedObservation,
        person: Annotated[Person, Depends(examiner)],
    ) -> bodies.ObservationShown:
        """Save an observation, whole; 409 if somebody else saved since `edition` was read."""
        with desk.house.sessions.begin() as session:
            desk.observation(session, person, Action.EXAMINE, observation_id)
            changed = observations.change_observation(
                session, observation_id, body.observation, edition=body.edition,
                by=person.name, at=desk.clock(),
            )  # fmt: skip
            return _shown(session, changed)

    @routes.delete(
        OBSERVATION_API_PATH,
        operation_id="remove_observation",
        status_code=HTTPStatus.NO_CONTENT,
    )
    def remove_observation(
        observation_id: str,
        person: Annotated[Person, Depends(examiner)],
        edition: Annotated[int, Query(ge=1, le=2**31 - 1)],
    ) -> None:
        """Take an observation and its regions out of a draft."""
        with desk.house.sessions.begin() as session:
            desk.observation(session, person, Action.EXAMINE, observation_id)
            observations.remove_observation(session, observation_id, edition=edition)


def _add_threads(routes: APIRouter, desk: BenchDesk) -> None:
    reader, examiner = desk.needs(Action.READ_BENCH), desk.needs(Action.EXAMINE)

    @routes.post(f"{OBSERVATION_API_PATH}/same-as", operation_id="link_observation")
    def link_observation(
        observation_id: str,
        body: bodies.Linking,
        person: Annotated[Person, Depends(examiner)],
    ) -> bodies.ObservationShown:
        """Link an observation to an earlier one of the same damage; the change is proposed."""
        with desk.house.sessions.begin() as session:
            desk.observation(session, person, Action.EXAMINE, observation_id)
            changed = observations.link_same_as(
                session, observation_id, body.same_as, change=body.change,
                edition=body.edition, by=person.name, at=desk.clock(),
            )  # fmt: skip
            return _shown(session, changed)

    @routes.get(f"{OBSERVATION_API_PATH}/thread", operation_id="read_thread")
    def read_thread(
        observation_id: str, person: Annotated[Person, Depends(reader)]
    ) -> list[bodies.ObservationShown]:
        """The life of one damage: every observation of it, the earliest first."""
        with desk.house.sessions() as session:
            row = desk.observation(session, person, Action.READ_BENCH, observation_id)
            life = threads.life_of(session, row.thread_id)
            drawn = regions.of_observations(session, [one.id for one, _ in life])
            seen = [
                Seen(one, survey, tuple(each for each in drawn if each.observation_id == one.id))
                for one, survey in life
            ]
            return api_shown.all_shown(session, seen)


def _add_regions(routes: APIRouter, desk: BenchDesk) -> None:
    examiner = desk.needs(Action.EXAMINE)

    @routes.post(
        f"{OBSERVATION_API_PATH}/regions",
        operation_id="draw_region",
        status_code=HTTPStatus.CREATED,
    )
    def draw_region(
        observation_id: str,
        body: bodies.NewRegion,
        person: Annotated[Person, Depends(examiner)],
    ) -> bodies.RegionDrawn:
        """Draw on the side; a freehand line is simplified, and the tolerance is in the answer."""
        with desk.house.sessions.begin() as session:
            row = desk.observation(session, person, Action.EXAMINE, observation_id)
            drawn = regions.draw_region(
                session, observation_id,
                Drawing(
                    body.kind, body.points, body.canvas_id, capture_id=body.capture_id,
                    replaces=body.replaces,
                ),
                new_id=body.id or desk.mint(Kind.REGION), by=person.name, at=desk.clock(),
                device_at=body.device_at,
            )  # fmt: skip
            size = (drawn.canvas.width_px, drawn.canvas.height_px)
            return bodies.RegionDrawn(
                region=api_shown.region_shown(drawn.region, size),
                drawn_points=drawn.drawn_points,
                kept_points=len(drawn.region.points),
                change=row.change,
                is_change_proposed=row.is_change_proposed,
            )

    @routes.delete(REGION_API_PATH, operation_id="remove_region", status_code=HTTPStatus.NO_CONTENT)
    def remove_region(region_id: str, person: Annotated[Person, Depends(examiner)]) -> None:
        """Take a region out of a draft."""
        with desk.house.sessions.begin() as session:
            desk.region(session, person, Action.EXAMINE, region_id)
            regions.remove_region(session, region_id)


def _shown(session: Session, row: Observation) -> bodies.ObservationShown:
    survey = assessments.find(session, row.assessment_id)
    seen = Seen(row, survey, tuple(regions.of_observations(session, [row.id])))
    return api_shown.all_shown(session, [seen])[0]
