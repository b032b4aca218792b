"""The tables of people, places, works and bodies, and of who names them where.

What is said of an authority lies in its columns as `content.AuthorityContent` has it; the folded
names and the identifiers stand once more in tables of their own, to be found by index. A loser of
a merge keeps its row and its content, so that an undo has everything.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Float, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.authorities.content import AuthorityContent, AuthorityKind
from catalog.columns import bytewise_text, text_enum
from storage.database import Base, JsonColumn, UtcDateTime

FOLDED_LENGTH_MAX = 120
PATH_LENGTH_MAX = 120
PERSON_LENGTH_MAX = 200


class AuthorityChange(StrEnum):
    """What a revision of an authority did."""

    CREATE = "create"
    EDIT = "edit"
    RESTORE = "restore"
    MERGE_IN = "merge_in"
    MERGE_AWAY = "merge_away"
    UNDO_MERGE = "undo_merge"
    DELETE = "delete"


class Authority(Base):
    """One person, place, work or body.

    `edition` rises by 1 with every change. `sorted_name` is the folded name by which lists are
    in order. `merged_into` is the winner of a merge; `deleted_at` is set where it was deleted, and
    `was_referenced` as soon as a published record has named it.
    """

    __tablename__ = "authorities"
    __table_args__ = (
        Index("ix_authorities_sorted", "kind", "sorted_name", "id"),
        Index("ix_authorities_sorted_all", "sorted_name", "id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    kind: Mapped[AuthorityKind] = mapped_column(text_enum(AuthorityKind, "kind"))
    names: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    note: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    dates: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    identifiers: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)
    is_sensitive: Mapped[bool] = mapped_column(Boolean, default=False)
    sorted_name: Mapped[str] = mapped_column(bytewise_text(FOLDED_LENGTH_MAX))
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("authorities.id"), index=True)
    was_referenced: Mapped[bool] = mapped_column(Boolean, default=False)
    edition: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(String(PERSON_LENGTH_MAX))
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_current(self) -> bool:
        """Whether it stands for itself: neither merged nor deleted."""
        return self.merged_into is None and self.deleted_at is None

    @property
    def content(self) -> AuthorityContent:
        """What is said of it, as one document."""
        return AuthorityContent.model_validate(
            {name: getattr(self, name) for name in AuthorityContent.model_fields}
        )


class AuthorityName(Base):
    """A name, folded, from one of its words on; only of authorities that stand for themselves.

    `is_whole` marks the name from its first word on. `number` counts the rows of one authority.
    """

    __tablename__ = "authority_names"
    __table_args__ = (
        Index("ix_authority_names_found", "kind", "is_whole", "folded", "authority_id"),
    )

    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(10))
    is_whole: Mapped[bool] = mapped_column(Boolean)
    folded: Mapped[str] = mapped_column(bytewise_text(FOLDED_LENGTH_MAX))


class AuthorityIdentifier(Base):
    """An outside identifier of an authority that stands for itself."""

    __tablename__ = "authority_identifiers"
    __table_args__ = (Index("ix_authority_identifiers_uri", "uri", "authority_id"),)

    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    uri: Mapped[str] = mapped_column(bytewise_text(1000))


class AuthorityRevision(Base):
    """The content after one change; for ever."""

    __tablename__ = "authority_revisions"

    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"), primary_key=True)
    edition: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    change: Mapped[AuthorityChange] = mapped_column(text_enum(AuthorityChange, "change"))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    merge_id: Mapped[str | None] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(PERSON_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class AuthorityMerge(Base):
    """One authority became part of another; who, when, and what the winner was before and after.

    The content of the loser stays with the loser. `winner_edition` is the winner's after it.
    """

    __tablename__ = "authority_merges"
    __table_args__ = (
        Index("ix_authority_merges_loser", "loser_id"),
        Index("ix_authority_merges_winner", "winner_id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    loser_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"))
    winner_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"))
    winner_before: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    winner_after: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    winner_edition: Mapped[int] = mapped_column(Integer)
    by: Mapped[str] = mapped_column(String(PERSON_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    undone_by: Mapped[str | None] = mapped_column(String(PERSON_LENGTH_MAX))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RecordReference(Base):
    """A published record names an authority; `path` says as what (see `references.references_of`).

    No foreign key to the authority: a record that was imported may name what is not here.
    """

    __tablename__ = "record_references"
    __table_args__ = (Index("ix_record_references_authority", "authority_id", "manuscript_id"),)

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    authority_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    path: Mapped[str] = mapped_column(String(PATH_LENGTH_MAX), primary_key=True)
