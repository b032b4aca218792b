"""The rows of the list of spellings that mean one thing, and every edition of each group."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import bytewise_text, text_enum
from storage.database import Base, JsonColumn, UtcDateTime

FOLDED_LENGTH_MAX = 200
PERSON_LENGTH_MAX = 200


class SynonymChange(StrEnum):
    """What an edition of a group did."""

    CREATE = "create"
    EDIT = "edit"
    RESTORE = "restore"
    DELETE = "delete"


class SynonymGroup(Base):
    """Spellings that mean one thing: `content` as `synonyms.SynonymContent` has it.

    `seed` is the key of the group of the release that this one stands in place of, if any.
    """

    __tablename__ = "synonym_groups"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    seed: Mapped[str | None] = mapped_column(bytewise_text(80), unique=True)
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    edition: Mapped[int] = mapped_column(Integer)
    changed_by: Mapped[str] = mapped_column(String(PERSON_LENGTH_MAX))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SynonymSpelling(Base):
    """A folded spelling of a group that is in force."""

    __tablename__ = "synonym_spellings"
    __table_args__ = (Index("ix_synonym_spellings_folded", "folded", "group_id"),)

    group_id: Mapped[str] = mapped_column(ForeignKey("synonym_groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    folded: Mapped[str] = mapped_column(bytewise_text(FOLDED_LENGTH_MAX))


class SynonymRevision(Base):
    """The content of a group after one change; for ever."""

    __tablename__ = "synonym_revisions"

    group_id: Mapped[str] = mapped_column(ForeignKey("synonym_groups.id"), primary_key=True)
    edition: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    change: Mapped[SynonymChange] = mapped_column(text_enum(SynonymChange, "change"))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(PERSON_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
