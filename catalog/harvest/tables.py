"""The rows of the harvest: a log of what became visible, and where every book stands in it.

They are a projection of the change log (`catalog/harvest/log.py`): all of them can be made again,
with new numbers and new times.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import bytewise_text, text_enum
from storage.database import Base, JsonColumn, UtcDateTime

SPEC_LENGTH_MAX = 400
WORDS_LENGTH_MAX = 500


class Seen(StrEnum):
    """What became of a book in the eyes of the public (IIIF Change Discovery 1.0, 2.2.1)."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    MOVE = "move"


class HarvestLog(Base):
    """How far the projection has come: one row, and the lock of whoever carries it on.

    `revision` and `access` are the last revision and the last generation of access that were taken
    in; `began_at` is the time of the first activity, and tells one projection from another.
    """

    __tablename__ = "harvest_log"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)
    manifest_number: Mapped[int] = mapped_column(BigInteger)
    revision: Mapped[int] = mapped_column(BigInteger)
    access: Mapped[int] = mapped_column(BigInteger)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Activity(Base):
    """One change of one book, under a number without gaps.

    `at` is when it was first seen to be visible, in whole seconds, and never runs back. `revision`
    is the revision it tells of; none where access changed and nothing was published. Changes of
    the manifest have numbers without gaps of their own: a book without pages has no manifest.
    `target_id` is the book that a MOVE leads to.
    """

    __tablename__ = "harvest_activities"
    __table_args__ = (
        Index("ix_harvest_activities_at", "at", "number"),
        Index("ix_harvest_activities_revision", "revision", "object_id", unique=True),
        Index("ix_harvest_activities_manifest", "manifest_number", unique=True),
    )

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    revision: Mapped[int | None] = mapped_column(BigInteger)
    object_id: Mapped[str] = mapped_column(String(20))
    change: Mapped[Seen] = mapped_column(text_enum(Seen, "change"))
    target_id: Mapped[str | None] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    manifest_number: Mapped[int | None] = mapped_column(BigInteger)
    manifest_change: Mapped[Seen | None] = mapped_column(text_enum(Seen, "manifest_change"))


class Standing(Base):
    """Where a book stands: its last activity, and the sets it is in.

    A book that readers could once see stands here for ever; `is_deleted` says that they cannot
    now. `manifest_number` is that of the last activity of its manifest, none if it never had one.
    """

    __tablename__ = "harvest_standings"
    __table_args__ = (Index("ix_harvest_standings_number", "number", unique=True),)

    object_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_deleted: Mapped[bool] = mapped_column(Boolean)
    has_manifest: Mapped[bool] = mapped_column(Boolean)
    manifest_number: Mapped[int | None] = mapped_column(BigInteger)
    sets: Mapped[list[str]] = mapped_column(JsonColumn)


class Member(Base):
    """A book in a set, with its number, so that a set is walked as quickly as the whole."""

    __tablename__ = "harvest_members"
    __table_args__ = (
        Index("ix_harvest_members_walk", "spec", "number"),
        Index("ix_harvest_members_object", "object_id"),
    )

    spec: Mapped[str] = mapped_column(bytewise_text(SPEC_LENGTH_MAX), primary_key=True)
    object_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)


class KnownSet(Base):
    """A set that a book is or was in."""

    __tablename__ = "harvest_sets"

    spec: Mapped[str] = mapped_column(bytewise_text(SPEC_LENGTH_MAX), primary_key=True)


class Harvester(Base):
    """A partner that takes the catalogue by an address of its own, which ends with `id`.

    `ended_at`: the address is closed. The vault has these rows too, so that an address outlives
    the database.
    """

    __tablename__ = "harvesters"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text)
    named_by: Mapped[str] = mapped_column(String(200))
    named_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class HarvestRun(Base):
    """One list that a harvester asked for, from its first request to its last.

    `asked` is the request without its token; `records` were given in `requests` answers; `token` is
    the last that was given out, none when the list came to its end (`is_whole`). `error` is the
    last refusal, as code and words.
    """

    __tablename__ = "harvest_runs"
    __table_args__ = (Index("ix_harvest_runs_harvester", "harvester_key", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    harvester_key: Mapped[str] = mapped_column(ForeignKey("harvesters.id"))
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked: Mapped[str] = mapped_column(String(WORDS_LENGTH_MAX))
    requests: Mapped[int] = mapped_column(Integer)
    records: Mapped[int] = mapped_column(Integer)
    token: Mapped[str | None] = mapped_column(String(1000))
    is_whole: Mapped[bool] = mapped_column(Boolean)
    errors: Mapped[int] = mapped_column(Integer)
    error: Mapped[str | None] = mapped_column(String(WORDS_LENGTH_MAX))
