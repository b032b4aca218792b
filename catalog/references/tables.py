"""The rows of references: a manifest elsewhere, what it says, and why it stands beside a book."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from catalog.directions import ViewingDirection
from storage.database import Base, JsonColumn, UtcDateTime

ADDRESS_LENGTH_MAX = 2000
NOTE_LENGTH_MAX = 2000
PERSON_LENGTH_MAX = 200


class Reason(StrEnum):
    """What another manuscript is to the book it is held against."""

    SAME_WORK = "same_work"
    SAME_SCRIBE = "same_scribe"
    SAME_WORKSHOP = "same_workshop"
    SISTER_LEAVES = "sister_leaves"
    DISPERSED_QUIRE = "dispersed_quire"
    SAME_OWNER = "same_owner"
    OTHER = "other"


class OutsideReference(Base):
    """A manuscript of others. `manuscript_id` is None while nobody has said beside which book.

    `label`, `holder` and `statement` are language maps, `hosts` the origins that show its
    pictures, `sides` pairs of address and label of its canvases. `sha256` is the digest of the
    manifest as it was kept at `at`; None where only the address is known. `log` is who did what.
    """

    __tablename__ = "outside_references"
    __table_args__ = (Index("ix_outside_references_manuscript", "manuscript_id", "at", "id"),)

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    manuscript_id: Mapped[str | None] = mapped_column(ForeignKey("manuscripts.id"))
    address: Mapped[str] = mapped_column(String(ADDRESS_LENGTH_MAX))
    reason: Mapped[Reason] = mapped_column(text_enum(Reason, "reason"))
    note: Mapped[str] = mapped_column(String(NOTE_LENGTH_MAX))
    note_language: Mapped[str] = mapped_column(String(80))
    version: Mapped[int | None] = mapped_column(Integer)
    label: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    holder: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    statement: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    rights: Mapped[str] = mapped_column(String(ADDRESS_LENGTH_MAX))
    direction: Mapped[ViewingDirection] = mapped_column(text_enum(ViewingDirection, "direction"))
    hosts: Mapped[list[str]] = mapped_column(JsonColumn)
    sides: Mapped[list[list[str]]] = mapped_column(JsonColumn)
    sha256: Mapped[str | None] = mapped_column(String(64))
    edition: Mapped[int] = mapped_column(Integer)
    is_removed: Mapped[bool] = mapped_column(Boolean)
    log: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(PERSON_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
