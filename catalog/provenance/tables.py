"""The tables of what is never public; only `catalog/provenance/private.py` reads them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base, JsonColumn, UtcDateTime


class PrivateRecord(Base):
    """The private facts of one manuscript; `edition` rises by one with every save."""

    __tablename__ = "private_records"

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    document: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    edition: Mapped[int] = mapped_column(Integer)
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DueDiligenceStatement(Base):
    """One signed statement; append-only, in the database too (alembic revision 0007)."""

    __tablename__ = "due_diligence_statements"

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    document: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    kept_by: Mapped[str] = mapped_column(String(200))
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
