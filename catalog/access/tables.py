"""The tables of access: what was decided, what is in force, reading rooms, and passes.

Rules are append-only, as triggers in the database enforce: once a row is there, only its end may be
written, and only once. `TierInForce` is made from them in the same transaction, for lists that
leave pictures out within one statement.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalog.access.tiers import Tier
from catalog.columns import text_enum
from catalog.standing_rules import StandingRule
from storage.database import Base, JsonColumn, UtcDateTime


class AccessRule(StandingRule, Base):
    """Who a part of a book is for.

    `until` is the end of an embargo; `reason` is for staff and never public.
    """

    __tablename__ = "access_rules"
    __table_args__ = (
        UniqueConstraint("manuscript_id", "number"),
        Index("ix_access_rules_in_force", "manuscript_id", "ended_at"),
        Index("ix_access_rules_until", "ended_at", "until"),
    )

    tier: Mapped[Tier] = mapped_column(text_enum(Tier, "tier"))
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text)


class TierInForce(Base):
    """One tier that holds now, for one canvas or (`canvas_id` is `WHOLE`) for all of them."""

    __tablename__ = "access_tiers_in_force"

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    tier: Mapped[Tier] = mapped_column(text_enum(Tier, "tier"), primary_key=True)
    canvas_id: Mapped[str] = mapped_column(String(20), primary_key=True)


class ReadingRoom(Base):
    """The networks of a holder's reading rooms as they are now; the vault has every version.

    `id` is the holder's; `networks` are IPv4 and IPv6 networks as `ipaddress` writes them.
    """

    __tablename__ = "reading_rooms"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    holder_id: Mapped[str] = mapped_column(ForeignKey("holders.id"), unique=True)
    networks: Mapped[list[str]] = mapped_column(JsonColumn)
    set_by: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AccessPass(Base):
    """A secret that lets a viewer on another site show pictures, or ask whether it could.

    `use` is 'cookie' (sent with pictures) or 'token' (sent to the probe); no secret is kept, only
    its SHA-256. `user_id` is None for a visitor who has nothing but a network.
    """

    __tablename__ = "access_passes"

    secret_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    use: Mapped[str] = mapped_column(String(10))
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"), index=True)
    origin: Mapped[str] = mapped_column(String(300))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
