"""The rows of records: the draft, what was saved on the way, what was published, bulk edits."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from storage.database import Base, JsonColumn, UtcDateTime

NAME_LENGTH_MAX = 200


class Stage(StrEnum):
    """Whether a draft is being written or waits for a curator."""

    EDITING = "editing"
    IN_REVIEW = "in_review"


class Draft(Base):
    """The record as it is being written; none while nobody changes it.

    `edition` rises by one with every save, also over the life of several drafts. `base_number`
    is the revision it began from. `note` is what the last one to pass it on wrote: the cataloguer
    to the curator, or the curator who sent it back.
    """

    __tablename__ = "drafts"

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    document: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    edition: Mapped[int] = mapped_column(Integer)
    base_number: Mapped[int | None] = mapped_column(BigInteger)
    stage: Mapped[Stage] = mapped_column(text_enum(Stage, "stage"), default=Stage.EDITING)
    edited_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    edited_at: Mapped[datetime] = mapped_column(UtcDateTime)
    note: Mapped[str | None] = mapped_column(Text)


class DraftSave(Base):
    """One edition of a draft as it was saved: what two people's changes are merged over."""

    __tablename__ = "draft_saves"

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    edition: Mapped[int] = mapped_column(Integer, primary_key=True)
    document: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class RecordRevision(Base):
    """The record as it was published under a number of the change log. Append-only."""

    __tablename__ = "record_revisions"
    __table_args__ = (Index("ix_record_revisions_manuscript", "manuscript_id", "number"),)

    number: Mapped[int] = mapped_column(
        ForeignKey("revisions.number"), primary_key=True, autoincrement=False
    )
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    document: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    message: Mapped[str] = mapped_column(Text)


class BulkEdit(Base):
    """One change made to the drafts of many manuscripts at once.

    `change` is the change as JSON; `drafts` has, for each manuscript, its id, the edition
    before and after, and whether a draft was open already.
    """

    __tablename__ = "bulk_edits"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    change: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    drafts: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    undone_by: Mapped[str | None] = mapped_column(String(NAME_LENGTH_MAX))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
