"""The rows of condition: assessments, the sides looked at, observations and their regions.

While an assessment is a draft its rows change; once it is signed, triggers in the database refuse
every change to it and to whatever belongs to it (alembic revision 0012).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Boolean,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from storage.database import Base, JsonColumn, UtcDateTime

NAME_LENGTH_MAX = 200


class AssessmentKind(StrEnum):
    """Why somebody looked (after EN 16095:2012, whose occasions are these)."""

    BASELINE = "baseline"
    PERIODIC = "periodic"
    PRE_TREATMENT = "pre_treatment"
    POST_TREATMENT = "post_treatment"
    PRE_LOAN = "pre_loan"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    RETURN = "return"
    PRE_IMAGING = "pre_imaging"
    INCIDENT = "incident"
    SURVEY = "survey"


class AssessmentStatus(StrEnum):
    """Being written, given back with a note, or signed and never changed again."""

    DRAFT = "draft"
    RETURNED = "returned"
    SIGNED = "signed"


class Activity(StrEnum):
    """Whether the damage goes on."""

    INACTIVE = "inactive"
    ACTIVE = "active"
    UNKNOWN = "unknown"


class Extent(StrEnum):
    """How far it goes on what was looked at."""

    ISOLATED = "isolated"
    LOCAL = "local"
    WIDESPREAD = "widespread"
    WHOLE = "whole"


class Change(StrEnum):
    """What became of it since it was last described."""

    NEW = "new"
    UNCHANGED = "unchanged"
    GROWN = "grown"
    REDUCED = "reduced"
    TREATED = "treated"
    GONE = "gone"
    NOT_EXAMINED = "not_examined"


class Outcome(StrEnum):
    """What looking at a side came to; `not_examined` always has a reason."""

    EXAMINED = "examined"
    NO_DAMAGE = "no_damage"
    NOT_EXAMINED = "not_examined"


class RegionKind(StrEnum):
    """How a region was drawn."""

    POLYGON = "polygon"
    FREEHAND = "freehand"
    RECTANGLE = "rectangle"
    POINT = "point"


class Assessment(Base):
    """One survey of a book; `content` is an `AssessmentContent` as JSON.

    `number` counts the assessments of a manuscript from 1. `ended_at` is when the looking ended:
    the condition on a day is that of the last looking, however late it was signed.
    """

    __tablename__ = "assessments"
    __table_args__ = (
        UniqueConstraint("manuscript_id", "number"),
        Index("ix_assessments_signed", "manuscript_id", "status", "ended_at"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[AssessmentKind] = mapped_column(text_enum(AssessmentKind, "kind"))
    status: Mapped[AssessmentStatus] = mapped_column(
        text_enum(AssessmentStatus, "status"), default=AssessmentStatus.DRAFT
    )
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    previous_id: Mapped[str | None] = mapped_column(ForeignKey("assessments.id"))
    edition: Mapped[int] = mapped_column(Integer, default=1)
    created_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    returned_note: Mapped[str | None] = mapped_column(Text)
    signed_entry_id: Mapped[str | None] = mapped_column(String(20))


class Examination(Base):
    """That somebody looked at one side in one assessment, or why nobody could.

    `label` is what the side was called then, as what is signed must be readable by itself.
    """

    __tablename__ = "examinations"
    __table_args__ = (Index("ix_examinations_canvas", "canvas_id"),)

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"), primary_key=True)
    canvas_id: Mapped[str] = mapped_column(ForeignKey("canvases.id"), primary_key=True)
    label: Mapped[str] = mapped_column(String(60))
    outcome: Mapped[Outcome] = mapped_column(text_enum(Outcome, "outcome"))
    reason: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Observation(Base):
    """One thing seen, about a side, a component or the whole book.

    `canvas_id` None means a component, or with `component` None too the whole book. `thread_id` is
    the first observation of the thread; `same_as` the one before in it. `is_change_proposed`:
    `change` follows from areas and nobody has said otherwise. `content` is an
    `ObservationContent` as JSON; `device_at` what the device's own clock said.
    """

    __tablename__ = "observations"
    __table_args__ = (
        UniqueConstraint("thread_id", "assessment_id"),
        Index("ix_observations_side", "assessment_id", "canvas_id"),
        Index("ix_observations_canvas", "canvas_id"),
        Index("ix_observations_same_as", "same_as"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"))
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    canvas_id: Mapped[str | None] = mapped_column(ForeignKey("canvases.id"))
    component: Mapped[str | None] = mapped_column(String(80))
    term: Mapped[str] = mapped_column(String(80))
    severity: Mapped[int] = mapped_column(Integer)
    activity: Mapped[Activity] = mapped_column(text_enum(Activity, "activity"))
    extent: Mapped[Extent] = mapped_column(text_enum(Extent, "extent"))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    same_as: Mapped[str | None] = mapped_column(ForeignKey("observations.id"))
    change: Mapped[Change | None] = mapped_column(text_enum(Change, "change"))
    is_change_proposed: Mapped[bool] = mapped_column(Boolean, default=False)
    thread_id: Mapped[str] = mapped_column(String(20))
    edition: Mapped[int] = mapped_column(Integer, default=1)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    device_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_clock_off: Mapped[bool] = mapped_column(Boolean, default=False)


class Region(Base):
    """A place on one canvas, in its pixels, for ever; `points` is [[x, y], …].

    `left` to `bottom` is the smallest box of whole pixels around it. `mm_per_px` is the scale of
    the canvas when it was drawn, and is taken anew when the assessment is signed; None where
    nobody knows it. `capture_id` is the photograph that was on the screen.
    """

    __tablename__ = "regions"
    __table_args__ = (
        Index("ix_regions_side", "assessment_id", "canvas_id"),
        Index("ix_regions_observation", "observation_id"),
        Index("ix_regions_canvas", "canvas_id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    observation_id: Mapped[str] = mapped_column(ForeignKey("observations.id"))
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"))
    canvas_id: Mapped[str] = mapped_column(ForeignKey("canvases.id"))
    kind: Mapped[RegionKind] = mapped_column(text_enum(RegionKind, "kind"))
    points: Mapped[list[list[float]]] = mapped_column(JsonColumn)
    left: Mapped[int] = mapped_column(Integer)
    top: Mapped[int] = mapped_column(Integer)
    right: Mapped[int] = mapped_column(Integer)
    bottom: Mapped[int] = mapped_column(Integer)
    area_px2: Mapped[float] = mapped_column(Float)
    mm_per_px: Mapped[float | None] = mapped_column(Float)
    tolerance_px: Mapped[float | None] = mapped_column(Float)
    capture_id: Mapped[str | None] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    device_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_clock_off: Mapped[bool] = mapped_column(Boolean, default=False)
