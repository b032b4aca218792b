"""Flaws of the surveys that a treatment can choose: what was seen, where, and how large it is.

A flaw is an observation with its places on a side, or without any. Of each thread (one tear
through the years) only the newest word counts, of a survey that is open or signed and not void.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from catalog.conservation.condition.geometry import area_mm2
from catalog.conservation.condition.signed import SIGNED as SURVEY_SIGNED
from catalog.conservation.condition.tables import (
    Assessment,
    AssessmentStatus,
    Change,
    Observation,
    Region,
)
from catalog.conservation.treatment.voids import all_voided

_OVER = (Change.TREATED, Change.GONE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the side; `area_mm2` is None where nobody knows the scale of the side."""

    region_id: str
    area_mm2: float | None


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that was seen on a side, or (`canvas_id` None) on a part of the binding.

    `survey` is the number of the survey that says so; `is_open`: it is not signed yet.
    """

    observation_id: str
    canvas_id: str | None
    component: str | None
    term: str
    severity: int
    survey: int
    is_open: bool
    places: tuple[Place, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As it is signed with a step: readable without the survey."""
        return {
            "observation": self.observation_id,
            "canvas_id": self.canvas_id,
            "component": self.component,
            "term": self.term,
            "severity": self.severity,
            "survey": self.survey,
            "is_open": self.is_open,
            "places": [{"region": one.region_id, "area_mm2": one.area_mm2} for one in self.places],
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Flaw:
        """The flaw that was signed."""
        return cls(
            told["observation"],
            told["canvas_id"],
            told["component"],
            told["term"],
            told["severity"],
            told["survey"],
            told["is_open"],
            tuple(Place(one["region"], one["area_mm2"]) for one in told["places"]),
        )


def standing(
    session: Session,
    manuscript_id: str,
    canvas_ids: Collection[str],
    components: Collection[str] = (),
    *,
    most: int,
) -> list[Flaw] | None:
    """What is still there on these sides and parts; None where it is more than `most`.

    The last one is for pages: a book has 20,000 places, and nobody chooses from so many.
    """
    turn = func.row_number().over(
        partition_by=Observation.thread_id, order_by=Assessment.number.desc()
    )
    newest = (
        select(Observation.id, turn.label("turn"))
        .join(Assessment, Assessment.id == Observation.assessment_id)
        .where(
            Observation.manuscript_id == manuscript_id,
            or_(Observation.canvas_id.in_(canvas_ids), Observation.component.in_(components)),
            Assessment.id.not_in(all_voided(SURVEY_SIGNED)),
        )
        .subquery()
    )
    here = or_(Observation.change.is_(None), Observation.change.not_in(_OVER))
    ids = list(
        session.scalars(
            select(Observation.id)
            .join(newest, newest.c.id == Observation.id)
            .where(newest.c.turn == 1, here)
            .limit(most + 1)
        )
    )
    if len(ids) > most:
        return None
    found = _flaws(session, manuscript_id, ids)
    return found if sum(len(one.places) or 1 for one in found) <= most else None


def chosen(
    session: Session,
    manuscript_id: str,
    observation_ids: Collection[str],
    region_ids: Collection[str],
) -> list[Flaw]:
    """The flaws that something names, each with those of its places that are named.

    A flaw that is named without a place keeps all of them. What is not of this book is left out.
    """
    drawn = session.execute(
        select(Region.id, Region.observation_id).where(Region.id.in_(region_ids))
    )
    by_place = {row.id: row.observation_id for row in drawn}
    found = _flaws(session, manuscript_id, {*observation_ids, *by_place.values()})
    partly = set(by_place.values())
    return [_with_places(one, region_ids) if one.observation_id in partly else one for one in found]


def _with_places(flaw: Flaw, region_ids: Collection[str]) -> Flaw:
    kept = tuple(one for one in flaw.places if one.region_id in region_ids)
    return Flaw(
        flaw.observation_id, flaw.canvas_id, flaw.component, flaw.term, flaw.severity,
        flaw.survey, flaw.is_open, kept,
    )  # fmt: skip


def _flaws(session: Session, manuscript_id: str, ids: Collection[str]) -> list[Flaw]:
    seen = session.execute(
        select(Observation, Assessment.number, Assessment.status)
        .join(Assessment, Assessment.id == Observation.assessment_id)
        .where(Observation.manuscript_id == manuscript_id, Observation.id.in_(ids))
        .order_by(Observation.at, Observation.id)
    )
    drawn = _places(session, ids)
    return [
        Flaw(
            one.id, one.canvas_id, one.component, one.term, one.severity, number,
            status is not AssessmentStatus.SIGNED, tuple(drawn.get(one.id, ())),
        )
        for one, number, status in seen
    ]  # fmt: skip


def _places(session: Session, ids: Iterable[str]) -> dict[str, list[Place]]:
    rows = session.execute(
        select(Region.observation_id, Region.id, Region.area_px2, Region.mm_per_px)
        .where(Region.observation_id.in_(ids))
        .order_by(Region.at, Region.id)
    )
    found: dict[str, list[Place]] = {}
    for observation_id, region_id, square_pixels, mm_per_px in rows:
        place = Place(region_id, area_mm2(square_pixels, mm_per_px))
        found.setdefault(observation_id, []).append(place)
    return found
