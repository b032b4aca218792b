"""The tables of photographs at the bench.

`Registration` and `CanvasScale` are append-only, as triggers enforce: a better registration, and a
judgement of one, are further rows. What is not in the vault yet is in `capture_arrivals` only.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Boolean, Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from storage.database import Base, JsonColumn, UtcDateTime


class Phase(StrEnum):
    """When in the life of the object a photograph was taken."""

    SURVEY = "survey"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    LOAN_OUT = "loan_out"
    LOAN_IN = "loan_in"
    INCIDENT = "incident"
    DIGITISATION = "digitisation"


class Light(StrEnum):
    """What light, or other radiation, a photograph was taken by; BAND is a narrow wavelength."""

    NORMAL = "normal"
    RAKING_LEFT = "raking_left"
    RAKING_RIGHT = "raking_right"
    TRANSMITTED = "transmitted"
    UV_FLUORESCENCE = "uv_fluorescence"
    UV_REFLECTED = "uv_reflected"
    INFRARED = "infrared"
    XRAY = "xray"
    MICROSCOPE = "microscope"
    BAND = "band"


class Status(StrEnum):
    """Whether it is settled where the photograph lies on its canvas."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Model(StrEnum):
    """What maps the photograph to the canvas, the simplest first."""

    IDENTITY = "identity"
    SIMILARITY = "similarity"
    AFFINE = "affine"
    HOMOGRAPHY = "homography"


class Method(StrEnum):
    """Who found the tie points."""

    AUTO = "auto"
    MANUAL = "manual"


class ArrivalState(StrEnum):
    """How far a photograph has come; DONE: it is a capture, whatever its status is."""

    RECEIVED = "received"
    REGISTERING = "registering"
    DONE = "done"
    FAILED = "failed"


class Capture(Base):
    """A photograph of one side, taken for a reason, laid over the canvas of that side.

    `master_image_id` is the photograph as taken, for staff only; `shown_image_id` the rectified
    derivative of exactly the canvas's size, withheld unless `is_released`. `content` is what
    `facts.CaptureFacts` dumps. `band_nm`: wavelength in nm. `set_by`: who brought it in.
    """

    __tablename__ = "captures"
    __table_args__ = (
        Index("ix_captures_manuscript", "manuscript_id", "at"),
        Index("ix_captures_canvas", "canvas_id", "at"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    canvas_id: Mapped[str] = mapped_column(ForeignKey("canvases.id"))
    master_image_id: Mapped[str] = mapped_column(ForeignKey("images.id"))
    shown_image_id: Mapped[str | None] = mapped_column(ForeignKey("images.id"))
    phase: Mapped[Phase] = mapped_column(text_enum(Phase, "phase"))
    light: Mapped[Light] = mapped_column(text_enum(Light, "light"))
    band_nm: Mapped[int | None] = mapped_column(Integer)
    captured_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    status: Mapped[Status] = mapped_column(text_enum(Status, "status"))
    is_released: Mapped[bool] = mapped_column(Boolean, default=False)
    set_by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Registration(Base):
    """Where the photograph lies, as one person or program said it; the highest `number` holds.

    `matrix` is 3x3, row by row, and takes a point of the photograph to the canvas (both in px,
    from the upper left corner of the first pixel). `tie_points` are [canvas x, canvas y,
    photograph x, photograph y]. `rms_px` and `max_px` are in px of the canvas; in mm they are None
    while nobody knows the scale. `rendering_id`: the image an accepted one is drawn as.
    """

    __tablename__ = "registrations"

    capture_id: Mapped[str] = mapped_column(ForeignKey("captures.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    model: Mapped[Model] = mapped_column(text_enum(Model, "model"))
    matrix: Mapped[list[list[float]]] = mapped_column(JsonColumn)
    tie_points: Mapped[list[list[float]]] = mapped_column(JsonColumn)
    rms_px: Mapped[float] = mapped_column(Float)
    max_px: Mapped[float] = mapped_column(Float)
    rms_mm: Mapped[float | None] = mapped_column(Float)
    max_mm: Mapped[float | None] = mapped_column(Float)
    method: Mapped[Method] = mapped_column(text_enum(Method, "method"))
    status: Mapped[Status] = mapped_column(text_enum(Status, "status"))
    rendering_id: Mapped[str | None] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class CanvasScale(Base):
    """How large a px of the canvas is on the page, and how that is known; the last row holds."""

    __tablename__ = "canvas_scales"

    canvas_id: Mapped[str] = mapped_column(ForeignKey("canvases.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    mm_per_px: Mapped[float] = mapped_column(Float)
    source: Mapped[str] = mapped_column(Text)
    set_by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class CaptureArrival(Base):
    """A photograph on its way in: its bytes are staged under `staged_key`, or it has come.

    `id` will be the capture's and `master_image_id` the image's; so a job that is done twice makes
    the same things. `reason` says what was in the way: {"key", "values", "sentence"}.
    """

    __tablename__ = "capture_arrivals"
    __table_args__ = (Index("ix_capture_arrivals_manuscript", "manuscript_id", "at"),)

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    canvas_id: Mapped[str] = mapped_column(ForeignKey("canvases.id"))
    master_image_id: Mapped[str] = mapped_column(String(20))
    state: Mapped[ArrivalState] = mapped_column(text_enum(ArrivalState, "state"))
    reason: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    original_name: Mapped[str] = mapped_column(Text)
    staged_key: Mapped[str] = mapped_column(String(300))
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    sha512: Mapped[str] = mapped_column(String(128))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
