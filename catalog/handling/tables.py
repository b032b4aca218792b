"""The tables of handling rules: what was decided, and an index of what is in force.

Policies are append-only, as triggers in the database enforce: once a row is there, only its end
may be written, and only once. `RuleInForce` is made from them in the same transaction, so that a
list of thousands of manuscripts can leave a picture out within its one statement.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from catalog.handling.rules import Rule
from catalog.standing_rules import StandingRule
from storage.database import Base, JsonColumn


class HandlingPolicy(StandingRule, Base):
    """What a custodian asked.

    `note` holds texts as `catalog.record.values.Text` dumps them; `custodian` is the body in whose
    name `set_by` acted.
    """

    __tablename__ = "handling_policies"
    __table_args__ = (
        UniqueConstraint("manuscript_id", "number"),
        Index("ix_handling_policies_in_force", "manuscript_id", "ended_at"),
    )

    rules: Mapped[list[str]] = mapped_column(JsonColumn)
    note: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    custodian: Mapped[str] = mapped_column(Text)


class RuleInForce(Base):
    """One rule that holds now, for one canvas or (`canvas_id` is `WHOLE`) for all of them."""

    __tablename__ = "handling_rules_in_force"

    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), primary_key=True)
    rule: Mapped[Rule] = mapped_column(text_enum(Rule, "rule"), primary_key=True)
    canvas_id: Mapped[str] = mapped_column(String(20), primary_key=True)
