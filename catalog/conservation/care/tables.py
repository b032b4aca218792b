"""The tables of care: protocols and consents, which are never changed, and who read a protocol.

All three are append-only by triggers (alembic revision 0015). A protocol takes the place of an
earlier one by naming it; the unique key on that name keeps two people from doing so at once.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from catalog.conservation.care.models import CareContent, ConsentContent, ConsentScope
from storage.database import Base, JsonColumn, UtcDateTime


class CareProtocol(Base):
    """One protocol as it was set; `number` rises within the holder and is never given twice.

    `content` is a `CareContent`; `valid_from` is a copy of its day for queries. `supersedes` is
    the number whose place this one takes from that day on, None for one that stands beside others.
    """

    __tablename__ = "care_protocols"
    __table_args__ = (
        UniqueConstraint("holder_id", "number"),
        UniqueConstraint("holder_id", "supersedes"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder_id: Mapped[str] = mapped_column(ForeignKey("holders.id"))
    number: Mapped[int] = mapped_column(Integer)
    supersedes: Mapped[int | None] = mapped_column(Integer)
    valid_from: Mapped[date] = mapped_column(Date)
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    set_by: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def said(self) -> CareContent:
        """What it says."""
        return CareContent.model_validate(self.content)


class Consent(Base):
    """One answer of one body; a later one of the same body about the same work takes its place.

    `content` is a `ConsentContent`; `manuscript_id` None means everything the holder has.
    """

    __tablename__ = "care_consents"
    __table_args__ = (
        UniqueConstraint("holder_id", "number"),
        Index("ix_care_consents_scope", "holder_id", "scope"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder_id: Mapped[str] = mapped_column(ForeignKey("holders.id"))
    number: Mapped[int] = mapped_column(Integer)
    manuscript_id: Mapped[str | None] = mapped_column(String(20))
    scope: Mapped[ConsentScope] = mapped_column(text_enum(ConsentScope, "scope"))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    set_by: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def said(self) -> ConsentContent:
        """What was answered."""
        return ConsentContent.model_validate(self.content)


class Acknowledgement(Base):
    """Who tapped the card of which protocol before handling which book, and when. Never public.

    That is all there is to it, and all there may ever be: nothing about the person is asked.
    `user_id` has no foreign key, as accounts do not come back in a rebuild and this does.
    """

    __tablename__ = "care_acknowledgements"
    __table_args__ = (Index("ix_care_acknowledgements_session", "user_id", "manuscript_id", "at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    user_id: Mapped[str] = mapped_column(String(20))
    protocol_id: Mapped[str] = mapped_column(ForeignKey("care_protocols.id"))
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
