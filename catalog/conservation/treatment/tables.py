"""The rows of proposals, approvals, treatments and steps; what is signed in them is frozen.

Contents are pydantic models as JSON; the columns beside them are what questions are asked of.
Triggers (alembic revision 0014) refuse every change of what was signed but the few that the state
machines still need: where a version stands, how a condition was satisfied.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from catalog.conservation.treatment.states import (
    CheckKind,
    Decision,
    Outcome,
    ProposalState,
    StepState,
    TreatmentState,
    VariationState,
)
from storage.database import Base, JsonColumn, UtcDateTime

NAME_LENGTH_MAX = 200


class ApprovalPolicy(Base):
    """Who must approve, in order, from `set_at` on; `holder_id` '' is the default of the house.

    `steps` is a list of {"role", "quorum"}; `valid_months` is how long an approval holds.
    Append-only: the newest row of a holder is in force.
    """

    __tablename__ = "approval_policies"
    __table_args__ = (Index("ix_approval_policies_holder", "holder_id", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    holder_id: Mapped[str] = mapped_column(String(80))
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    valid_months: Mapped[int] = mapped_column(Integer)
    set_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Proposal(Base):
    """One version of a proposal; `series_id` is the id of version 1.

    `context` is what was true at submission (policy, warnings, checks, known residues), signed
    with it. `signed_entry_id` is the entry of the submission.
    """

    __tablename__ = "treatment_proposals"
    __table_args__ = (
        UniqueConstraint("series_id", "version"),
        Index("ix_treatment_proposals_manuscript", "manuscript_id", "created_at"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    series_id: Mapped[str] = mapped_column(String(20))
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    version: Mapped[int] = mapped_column(Integer)
    assessment_id: Mapped[str] = mapped_column(String(20))
    state: Mapped[ProposalState] = mapped_column(text_enum(ProposalState, "state"))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    context: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    edition: Mapped[int] = mapped_column(Integer)
    created_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    signed_entry_id: Mapped[str | None] = mapped_column(String(20))


class Approval(Base):
    """One signed decision about one version."""

    __tablename__ = "treatment_approvals"
    __table_args__ = (
        UniqueConstraint("proposal_id", "person_id"),
        Index("ix_treatment_approvals_manuscript", "manuscript_id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    proposal_id: Mapped[str] = mapped_column(ForeignKey("treatment_proposals.id"))
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    number: Mapped[int] = mapped_column(Integer)
    role: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[str] = mapped_column(String(20))
    person_name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    decision: Mapped[Decision] = mapped_column(text_enum(Decision, "decision"))
    note: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ApprovalCondition(Base):
    """One condition of an approval; only how it was satisfied is ever written into it, once.

    `care_check` is the kind of the custodian's check that it sees to ('' for none).
    """

    __tablename__ = "approval_conditions"

    approval_id: Mapped[str] = mapped_column(ForeignKey("treatment_approvals.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    text: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    check_kind: Mapped[CheckKind] = mapped_column(text_enum(CheckKind, "check_kind"))
    care_check: Mapped[str] = mapped_column(String(40))
    satisfied_by: Mapped[str | None] = mapped_column(String(NAME_LENGTH_MAX))
    satisfied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    evidence: Mapped[str | None] = mapped_column(Text)


class Treatment(Base):
    """One course of work under one approved version; `content` is a `TreatmentContent`."""

    __tablename__ = "treatments"
    __table_args__ = (Index("ix_treatments_manuscript", "manuscript_id", "created_at"),)

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    proposal_id: Mapped[str] = mapped_column(ForeignKey("treatment_proposals.id"))
    state: Mapped[TreatmentState] = mapped_column(text_enum(TreatmentState, "state"))
    state_reason: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    edition: Mapped[int] = mapped_column(Integer)
    created_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    call_back_on: Mapped[date | None] = mapped_column(Date)
    signed_entry_id: Mapped[str | None] = mapped_column(String(20))


class Step(Base):
    """One action on some targets; `content` is a `StepContent`.

    `context` is what was true when it was signed: approved version, spot tests, second texts.
    `active_seconds` is measured by a timer, which runs while `timer_started_at` is set.
    """

    __tablename__ = "treatment_steps"
    __table_args__ = (
        UniqueConstraint("treatment_id", "seq"),
        Index("ix_treatment_steps_manuscript", "manuscript_id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    treatment_id: Mapped[str] = mapped_column(ForeignKey("treatments.id"))
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    seq: Mapped[int] = mapped_column(Integer)
    act: Mapped[str] = mapped_column(String(80))
    state: Mapped[StepState] = mapped_column(text_enum(StepState, "state"))
    outcome: Mapped[Outcome | None] = mapped_column(text_enum(Outcome, "outcome"))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    context: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    edition: Mapped[int] = mapped_column(Integer)
    created_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    active_seconds: Mapped[int] = mapped_column(Integer)
    timer_started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_by: Mapped[str | None] = mapped_column(String(NAME_LENGTH_MAX))
    finished_by_id: Mapped[str | None] = mapped_column(String(20))
    signed_entry_id: Mapped[str | None] = mapped_column(String(20))


class SecondText(Base):
    """What somebody wrote for a step that another person had finished first: kept, never merged."""

    __tablename__ = "treatment_second_texts"
    __table_args__ = (Index("ix_treatment_second_texts_step", "step_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    step_id: Mapped[str] = mapped_column(ForeignKey("treatment_steps.id"))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    by_id: Mapped[str | None] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Variation(Base):
    """A request to leave the plan; `content` is a `VariationContent`, `granted` scope lines.

    It points at its step without a foreign key: the decision is signed before the step is, and a
    rebuilt database has what was signed and nothing else.
    """

    __tablename__ = "treatment_variations"
    __table_args__ = (
        Index("ix_treatment_variations_treatment", "treatment_id"),
        Index("ix_treatment_variations_manuscript", "manuscript_id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    step_id: Mapped[str] = mapped_column(String(20))
    treatment_id: Mapped[str] = mapped_column(String(20))
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    state: Mapped[VariationState] = mapped_column(text_enum(VariationState, "state"))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    granted: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    note: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    raised_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    raised_by_id: Mapped[str | None] = mapped_column(String(20))
    raised_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by: Mapped[str | None] = mapped_column(String(NAME_LENGTH_MAX))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    signed_entry_id: Mapped[str | None] = mapped_column(String(20))


class SpotTest(Base):
    """A test on the object itself, before something is done there; append-only."""

    __tablename__ = "treatment_spot_tests"
    __table_args__ = (Index("ix_treatment_spot_tests_treatment", "treatment_id"),)

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    treatment_id: Mapped[str] = mapped_column(ForeignKey("treatments.id"))
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    canvas_id: Mapped[str] = mapped_column(String(20))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Residue(Base):
    """A substance the book has met and keeps for ever, such as thymol; append-only.

    `source` tells how it is known: 'step <id>' for a signed step, or words of whoever noted it.
    """

    __tablename__ = "treatment_residues"
    __table_args__ = (UniqueConstraint("manuscript_id", "substance", "source"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    substance: Mapped[str] = mapped_column(String(80))
    source: Mapped[str] = mapped_column(String(500))
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
