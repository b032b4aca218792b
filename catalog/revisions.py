"""One log of every visible change.

ETags, harvesting, change discovery and the site map are views of it. Numbers rise without a
gap and become visible in their order (see `catalog/counters.py`), so a reader who remembers
the last number it saw misses nothing. Append-only, as triggers in the database enforce; a
deletion is one more revision.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from catalog import counters
from catalog.columns import text_enum
from catalog.identifiers import kind_of
from storage.database import Base, UtcDateTime

SUMMARY_LENGTH_MAX = 500


class Change(StrEnum):
    """What happened to the object (Activity Streams 2.0: Create, Update, Delete)."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class Revision(Base):
    """One visible change of one object; `object_kind` is the name of its kind, lower case."""

    __tablename__ = "revisions"
    __table_args__ = (Index("ix_revisions_object", "object_id", "number"),)

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    object_kind: Mapped[str] = mapped_column(String(20))
    object_id: Mapped[str] = mapped_column(String(20))
    change: Mapped[Change] = mapped_column(text_enum(Change, "change"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    summary: Mapped[str] = mapped_column(String(SUMMARY_LENGTH_MAX))


def publish(
    session: Session, object_id: str, change: Change, at: datetime, summary: str
) -> Revision:
    """The change under the next number. `summary` is a sentence for people, cut at 500.

    Others who publish wait until this transaction ends: call it last.

    Raises:
        BadIdentifier: `object_id` was not minted here.
    """
    revision = Revision(
        object_kind=kind_of(object_id).name.lower(),
        object_id=object_id,
        change=Change(change),
        at=at,
        summary=summary[:SUMMARY_LENGTH_MAX],
        number=counters.advance(session, counters.REVISION),
    )
    session.add(revision)
    session.flush()
    return revision


def latest(session: Session, object_id: str) -> Revision | None:
    """The last visible change of the object; None if it was never published."""
    statement = select(Revision).where(Revision.object_id == object_id)
    return session.scalars(statement.order_by(Revision.number.desc()).limit(1)).first()


def is_published(session: Session, object_id: str) -> bool:
    """Whether the object was ever shown to readers; a book on its way in was not."""
    return latest(session, object_id) is not None


def since(session: Session, number: int, limit: int) -> list[Revision]:
    """At most `limit` revisions after this number, in order; 0 begins at the beginning."""
    statement = select(Revision).where(Revision.number > number)
    return list(session.scalars(statement.order_by(Revision.number).limit(limit)))
