"""The tables of the folio workbench: the plan, its undo stack, other numberings, former labels.

A plan is one JSON document a manuscript and not one row a side: a series over 2,000 sides is
then one row written (measured: 70 to 190 ms with the answer, on either database), and an action
is never half there.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalog.codicology import label_words
from catalog.codicology.label_text import LENGTH_MAX
from catalog.columns import text_enum
from storage.database import Base, JsonColumn, UtcDateTime

NAME_LENGTH_MAX = 200
FOLIATION_ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,23}$"


class FolioPlan(Base):
    """The arrangement being edited; `sides` is None while nobody has changed anything.

    `edition` rises by one with every action, undo and redo, and never starts anew, so that a
    window left open over an application or a discarded plan is always found out;
    `started_edition` is where the present plan began.
    """

    __tablename__ = "folio_plans"

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    edition: Mapped[int] = mapped_column(Integer)
    started_edition: Mapped[int] = mapped_column(Integer)
    sides: Mapped[list[dict[str, Any]] | None] = mapped_column(JsonColumn)
    edited_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    edited_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ActionState(StrEnum):
    """Whether an action is in force, taken back, or taken back and written over by another."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class FolioAction(Base):
    """One entry of the undo stack: what the touched sides were before, and are after.

    `edition` is that of the plan when the entry last took effect (done, undone or redone);
    `token` is the sender's own name for it, so that what is sent twice is done once.
    """

    __tablename__ = "folio_actions"
    __table_args__ = (UniqueConstraint("manuscript_id", "token"),)

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    edition: Mapped[int] = mapped_column(Integer)
    state: Mapped[ActionState] = mapped_column(text_enum(ActionState, "state"))
    kind: Mapped[str] = mapped_column(String(40))
    before: Mapped[dict[str, dict[str, Any]]] = mapped_column(JsonColumn)
    after: Mapped[dict[str, dict[str, Any]]] = mapped_column(JsonColumn)
    token: Mapped[str | None] = mapped_column(String(60))
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class SideLabel(Base):
    """What a side is called in another numbering (TEI foliation); `folded` is for finding it."""

    __tablename__ = "side_labels"
    __table_args__ = (Index("ix_side_labels_folded", "manuscript_id", "folded"),)

    side_id: Mapped[int] = mapped_column(ForeignKey("sides.id"), primary_key=True)
    foliation_id: Mapped[str] = mapped_column(String(24), primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    label: Mapped[str] = mapped_column(String(LENGTH_MAX))
    folded: Mapped[str] = mapped_column(String(4 * LENGTH_MAX))


class FormerLabel(Base):
    """A label that was published for a side until `until`: what cites it still leads there."""

    __tablename__ = "former_labels"
    __table_args__ = (
        UniqueConstraint("side_id", "label"),
        Index("ix_former_labels_label", "manuscript_id", "label"),
    )

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True
    )
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    side_id: Mapped[int] = mapped_column(ForeignKey("sides.id"))
    label: Mapped[str] = mapped_column(String(LENGTH_MAX))
    until: Mapped[datetime] = mapped_column(UtcDateTime)


def folded(label: str) -> str:
    """A label in another numbering as it is compared: digits in Latin, no case, no spaces."""
    bare = "".join(label_words.fold(label).split())
    digits = {ord(character): str(int(character)) for character in bare if character.isdecimal()}
    return bare.translate(digits)
