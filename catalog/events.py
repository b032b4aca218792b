"""Preservation events: what was done, by whom, with what outcome, for ever (PREMIS 3.0, Event).

Append-only: nothing here changes or deletes an event, and triggers in the database refuse it
to everybody else (alembic revision 0001).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from catalog.columns import text_enum
from catalog.once import insert_once
from storage.database import Base, JsonColumn, UtcDateTime


class EventType(StrEnum):
    """What kind of thing was done.

    The values are terms of the Library of Congress vocabulary "Event Type" (preservation
    vocabularies, eventType), except the last four, which it does not have.
    """

    ACCESSION = "accession"
    CAPTURE = "capture"
    CREATION = "creation"
    DEACCESSION = "deaccession"
    DELETION = "deletion"
    FIXITY_CHECK = "fixity check"
    FORMAT_IDENTIFICATION = "format identification"
    INGESTION = "ingestion"
    MESSAGE_DIGEST_CALCULATION = "message digest calculation"
    METADATA_EXTRACTION = "metadata extraction"
    METADATA_MODIFICATION = "metadata modification"
    MIGRATION = "migration"
    NORMALIZATION = "normalization"
    POLICY_ASSIGNMENT = "policy assignment"
    QUARANTINE = "quarantine"
    RECOVERY = "recovery"
    REPLICATION = "replication"
    TRANSFER = "transfer"
    VALIDATION = "validation"
    VIRUS_CHECK = "virus check"
    DERIVATION = "derivation"
    REGISTRATION = "registration"
    PUBLICATION = "publication"
    REFUSAL = "refusal"


class Outcome(StrEnum):
    """How it ended (PREMIS 3.0, eventOutcome)."""

    SUCCESS = "success"
    WARNING = "warning"
    FAILURE = "failure"


class Event(Base):
    """One thing that was done to one object.

    `agent` is the software with its version, or the role of a person; `object_kind` is
    'manuscript', 'canvas', 'image' or 'deposit'; `detail` is plain JSON.
    """

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_object", "object_kind", "object_id", "at", "id"),)

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    type: Mapped[EventType] = mapped_column(text_enum(EventType, "type"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    agent: Mapped[str] = mapped_column(String(200))
    object_kind: Mapped[str] = mapped_column(String(20))
    object_id: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[Outcome] = mapped_column(text_enum(Outcome, "outcome"))
    detail: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


def record(
    session: Session,
    *,
    new_id: str,
    type: EventType,
    at: datetime,
    agent: str,
    object_kind: str,
    object_id: str,
    outcome: Outcome,
    detail: dict[str, Any] | None = None,
) -> Event:
    """The event, recorded; again with the same `new_id` is no change.

    A step that may be repeated after a crash keeps the identifier it minted, and so tells of
    itself once.
    """
    insert_once(
        session,
        Event,
        id=new_id,
        type=type,
        at=at,
        agent=agent,
        object_kind=object_kind,
        object_id=object_id,
        outcome=outcome,
        detail=detail or {},
    )
    return session.get_one(Event, new_id)


def of_object(session: Session, object_kind: str, object_id: str) -> list[Event]:
    """Everything that was done to the object, oldest first."""
    statement = select(Event).where(Event.object_kind == object_kind, Event.object_id == object_id)
    return list(session.scalars(statement.order_by(Event.at, Event.id)))
