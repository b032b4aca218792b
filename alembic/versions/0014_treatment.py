"""Treatment: proposals, approvals, treatments, steps, the store, and what is frozen of them.

What is signed never changes but for where it stands: triggers refuse everything else. A later
migration that rebuilds a table on SQLite must make its triggers again.

Revision ID: 0014
Revises: 0013
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
PROPOSALSTATE = (
    "draft",
    "submitted",
    "returned",
    "approved",
    "approved_with_conditions",
    "rejected",
    "expired",
    "superseded",
)
DECISION = (
    "approve",
    "approve_with_conditions",
    "return",
    "reject",
)
CHECKKIND = (
    "blocking_before_start",
    "blocking_before_completion",
    "advisory",
)
TREATMENTSTATE = (
    "planned",
    "in_progress",
    "paused",
    "completed",
    "signed",
    "closed",
    "stopped",
)
STEPSTATE = (
    "open",
    "in_progress",
    "finished",
    "signed",
)
OUTCOME = (
    "as_planned",
    "partly",
    "failed",
    "abandoned",
)
VARIATIONSTATE = (
    "raised",
    "accepted",
    "refused",
    "accepted_with_changes",
)
WAY = (
    "added",
    "removed",
    "temporary",
)

TABLES = (
    "approval_policies",
    "treatment_proposals",
    "treatment_approvals",
    "approval_conditions",
    "treatments",
    "treatment_steps",
    "treatment_second_texts",
    "treatment_variations",
    "treatment_spot_tests",
    "treatment_residues",
    "material_products",
    "material_lots",
    "material_preparations",
    "material_met",
)
# Nothing is ever written into these again.
APPEND_ONLY = (
    "approval_policies", "treatment_approvals", "treatment_second_texts", "treatment_spot_tests",
    "treatment_residues", "material_preparations",
)  # fmt: skip
# When a row is frozen, and which of its columns; what is not named here still moves on.
FROZEN_WHEN = {
    "treatment_proposals": "OLD.signed_entry_id IS NOT NULL",
    "approval_conditions": "1 = 1",
    "treatments": "OLD.signed_entry_id IS NOT NULL",
    "treatment_steps": "OLD.signed_entry_id IS NOT NULL",
    "treatment_variations": "OLD.signed_entry_id IS NOT NULL",
}
KEPT = {
    "treatment_proposals": (
        "id", "series_id", "manuscript_id", "version", "assessment_id", "content", "context",
        "edition", "created_by", "created_at", "signed_entry_id",
    ),
    "approval_conditions": ("approval_id", "number", "text", "check_kind", "care_check"),
    "treatments": (
        "id", "manuscript_id", "proposal_id", "content", "edition", "created_by", "created_at",
        "started_at", "ended_at", "signed_entry_id",
    ),
    "treatment_steps": (
        "id", "treatment_id", "manuscript_id", "seq", "act", "state", "outcome", "content",
        "context", "edition", "created_by", "created_at", "changed_by", "started_at", "ended_at",
        "active_seconds", "timer_started_at", "finished_by", "signed_entry_id",
    ),
    "treatment_variations": (
        "id", "step_id", "treatment_id", "manuscript_id", "state", "content", "granted", "note",
        "raised_by", "raised_at", "decided_by", "decided_at", "signed_entry_id",
    ),
}  # fmt: skip


def upgrade() -> None:
    _approval_policies()
    _treatment_proposals()
    _treatment_approvals()
    _approval_conditions()
    _treatments()
    _treatment_steps()
    _treatment_second_texts()
    _treatment_variations()
    _treatment_spot_tests()
    _treatment_residues()
    _material_products()
    _material_lots()
    _material_preparations()
    _material_met()
    _default_policy()
    _freeze()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in (*APPEND_ONLY, *KEPT):
        op.execute(f"DROP FUNCTION {table}_refuse_update()")
        op.execute(f"DROP FUNCTION {table}_refuse_delete()")
    for verb in ("insert", "update", "delete"):
        op.execute(f"DROP FUNCTION material_met_refuse_{verb}()")


def _approval_policies() -> None:
    op.create_table(
        "approval_policies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.String(80), nullable=False),
        sa.Column("steps", JSON, nullable=False),
        sa.Column("valid_months", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.String(200), nullable=False),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_policies")),
    )
    op.create_index("ix_approval_policies_holder", "approval_policies", ["holder_id", "id"])


def _treatment_proposals() -> None:
    op.create_table(
        "treatment_proposals",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("series_id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.String(20), nullable=False),
        sa.Column("state", _one_of(PROPOSALSTATE, "treatment_proposals", "state"), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("context", JSON, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(200), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("approved_at", INSTANT, nullable=True),
        sa.Column("signed_entry_id", sa.String(20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_proposals")),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_treatment_proposals_manuscript_id_manuscripts"),
        ),
        sa.UniqueConstraint(
            "series_id", "version", name=op.f("uq_treatment_proposals_series_id_version")
        ),
    )
    op.create_index(
        "ix_treatment_proposals_manuscript", "treatment_proposals", ["manuscript_id", "created_at"]
    )


def _treatment_approvals() -> None:
    op.create_table(
        "treatment_approvals",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("proposal_id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("person_id", sa.String(20), nullable=False),
        sa.Column("person_name", sa.String(200), nullable=False),
        sa.Column("decision", _one_of(DECISION, "treatment_approvals", "decision"), nullable=False),
        sa.Column("note", JSON, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_approvals")),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["treatment_proposals.id"],
            name=op.f("fk_treatment_approvals_proposal_id_treatment_proposals"),
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_treatment_approvals_manuscript_id_manuscripts"),
        ),
        sa.UniqueConstraint(
            "proposal_id", "person_id", name=op.f("uq_treatment_approvals_proposal_id_person_id")
        ),
    )
    op.create_index("ix_treatment_approvals_manuscript", "treatment_approvals", ["manuscript_id"])


def _approval_conditions() -> None:
    op.create_table(
        "approval_conditions",
        sa.Column("approval_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", JSON, nullable=False),
        sa.Column(
            "check_kind", _one_of(CHECKKIND, "approval_conditions", "check_kind"), nullable=False
        ),
        sa.Column("care_check", sa.String(40), nullable=False),
        sa.Column("satisfied_by", sa.String(200), nullable=True),
        sa.Column("satisfied_at", INSTANT, nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("approval_id", "number", name=op.f("pk_approval_conditions")),
        sa.ForeignKeyConstraint(
            ["approval_id"],
            ["treatment_approvals.id"],
            name=op.f("fk_approval_conditions_approval_id_treatment_approvals"),
        ),
    )


def _treatments() -> None:
    op.create_table(
        "treatments",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("proposal_id", sa.String(20), nullable=False),
        sa.Column("state", _one_of(TREATMENTSTATE, "treatments", "state"), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(200), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("started_at", INSTANT, nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("call_back_on", sa.Date(), nullable=True),
        sa.Column("signed_entry_id", sa.String(20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatments")),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_treatments_manuscript_id_manuscripts"),
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["treatment_proposals.id"],
            name=op.f("fk_treatments_proposal_id_treatment_proposals"),
        ),
    )
    op.create_index("ix_treatments_manuscript", "treatments", ["manuscript_id", "created_at"])


def _treatment_steps() -> None:
    op.create_table(
        "treatment_steps",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("treatment_id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(80), nullable=False),
        sa.Column("state", _one_of(STEPSTATE, "treatment_steps", "state"), nullable=False),
        sa.Column("outcome", _one_of(OUTCOME, "treatment_steps", "outcome"), nullable=True),
        sa.Column("content", JSON, nullable=False),
        sa.Column("context", JSON, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(200), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("started_at", INSTANT, nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("active_seconds", sa.Integer(), nullable=False),
        sa.Column("timer_started_at", INSTANT, nullable=True),
        sa.Column("finished_by", sa.String(200), nullable=True),
        sa.Column("signed_entry_id", sa.String(20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_steps")),
        sa.ForeignKeyConstraint(
            ["treatment_id"],
            ["treatments.id"],
            name=op.f("fk_treatment_steps_treatment_id_treatments"),
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_treatment_steps_manuscript_id_manuscripts"),
        ),
        sa.UniqueConstraint(
            "treatment_id", "seq", name=op.f("uq_treatment_steps_treatment_id_seq")
        ),
    )
    op.create_index("ix_treatment_steps_manuscript", "treatment_steps", ["manuscript_id"])


def _treatment_second_texts() -> None:
    op.create_table(
        "treatment_second_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.String(20), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_second_texts")),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["treatment_steps.id"],
            name=op.f("fk_treatment_second_texts_step_id_treatment_steps"),
        ),
    )
    op.create_index("ix_treatment_second_texts_step", "treatment_second_texts", ["step_id"])


def _treatment_variations() -> None:
    op.create_table(
        "treatment_variations",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("step_id", sa.String(20), nullable=False),
        sa.Column("treatment_id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column(
            "state", _one_of(VARIATIONSTATE, "treatment_variations", "state"), nullable=False
        ),
        sa.Column("content", JSON, nullable=False),
        sa.Column("granted", JSON, nullable=False),
        sa.Column("note", JSON, nullable=False),
        sa.Column("raised_by", sa.String(200), nullable=False),
        sa.Column("raised_at", INSTANT, nullable=False),
        sa.Column("decided_by", sa.String(200), nullable=True),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("signed_entry_id", sa.String(20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_variations")),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_treatment_variations_manuscript_id_manuscripts"),
        ),
    )
    op.create_index("ix_treatment_variations_manuscript", "treatment_variations", ["manuscript_id"])
    op.create_index("ix_treatment_variations_treatment", "treatment_variations", ["treatment_id"])


def _treatment_spot_tests() -> None:
    op.create_table(
        "treatment_spot_tests",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("treatment_id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("canvas_id", sa.String(20), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_spot_tests")),
        sa.ForeignKeyConstraint(
            ["treatment_id"],
            ["treatments.id"],
            name=op.f("fk_treatment_spot_tests_treatment_id_treatments"),
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_treatment_spot_tests_manuscript_id_manuscripts"),
        ),
    )
    op.create_index("ix_treatment_spot_tests_treatment", "treatment_spot_tests", ["treatment_id"])


def _treatment_residues() -> None:
    op.create_table(
        "treatment_residues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("substance", sa.String(80), nullable=False),
        sa.Column("source", sa.String(500), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_residues")),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_treatment_residues_manuscript_id_manuscripts"),
        ),
        sa.UniqueConstraint(
            "manuscript_id",
            "substance",
            "source",
            name=op.f("uq_treatment_residues_manuscript_id_substance_source"),
        ),
    )


def _material_products() -> None:
    op.create_table(
        "material_products",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("holder_id", sa.String(80), nullable=False),
        sa.Column("generic", sa.String(80), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material_products")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_material_products_holder_id_holders")
        ),
    )
    op.create_index("ix_material_products_holder", "material_products", ["holder_id", "generic"])


def _material_lots() -> None:
    op.create_table(
        "material_lots",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("holder_id", sa.String(80), nullable=False),
        sa.Column("product_id", sa.String(20), nullable=False),
        sa.Column("code", sa.String(80), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("left_thousandths", sa.BigInteger(), nullable=True),
        sa.Column("content", JSON, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material_lots")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_material_lots_holder_id_holders")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["material_products.id"],
            name=op.f("fk_material_lots_product_id_material_products"),
        ),
        sa.UniqueConstraint("holder_id", "code", name=op.f("uq_material_lots_holder_id_code")),
    )
    op.create_index("ix_material_lots_product", "material_lots", ["product_id"])


def _material_preparations() -> None:
    op.create_table(
        "material_preparations",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("holder_id", sa.String(80), nullable=False),
        sa.Column("code", sa.String(80), nullable=False),
        sa.Column("use_by", sa.Date(), nullable=False),
        sa.Column("lot_ids", JSON, nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material_preparations")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_material_preparations_holder_id_holders")
        ),
        sa.UniqueConstraint(
            "holder_id", "code", name=op.f("uq_material_preparations_holder_id_code")
        ),
    )


def _material_met() -> None:
    op.create_table(
        "material_met",
        sa.Column("step_id", sa.String(20), nullable=False),
        sa.Column("use_id", sa.String(24), nullable=False),
        sa.Column("place", sa.String(80), nullable=False),
        sa.Column("lot_id", sa.String(20), nullable=False),
        sa.Column("preparation_id", sa.String(20), nullable=False),
        sa.Column("way", _one_of(WAY, "material_met", "way"), nullable=False),
        sa.PrimaryKeyConstraint(
            "step_id", "use_id", "place", "lot_id", name=op.f("pk_material_met")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["treatment_steps.id"],
            name=op.f("fk_material_met_step_id_treatment_steps"),
        ),
    )
    op.create_index("ix_material_met_lot", "material_met", ["lot_id"])
    op.create_index("ix_material_met_preparation", "material_met", ["preparation_id"])


def _one_of(values: tuple[str, ...], table: str, name: str) -> sa.Enum:
    return sa.Enum(
        *values, name=op.f(f"ck_{table}_{name}"), native_enum=False, create_constraint=True,
        length=40,
    )  # fmt: skip


def _default_policy() -> None:
    # The house begins with an order; a holder writes its own beside it, and nothing is hard-coded.
    policies = sa.table(
        "approval_policies",
        sa.column("holder_id", sa.String),
        sa.column("steps", JSON),
        sa.column("valid_months", sa.Integer),
        sa.column("set_by", sa.String),
        sa.column("set_at", INSTANT),
    )
    steps = [{"role": role, "quorum": 1} for role in ("head_of_lab", "curator")]
    row = {"holder_id": "", "steps": steps, "valid_months": 12, "set_by": "the house"}
    op.bulk_insert(policies, [{**row, "set_at": datetime(2026, 11, 1, tzinfo=UTC)}])


def _freeze() -> None:
    for table in APPEND_ONLY:
        _refuse(table, "UPDATE", "1 = 1")
        _refuse(table, "DELETE", "1 = 1")
    for table, columns in KEPT.items():
        same = " OR ".join(f"{_differs(column)}" for column in columns)
        _refuse(table, "UPDATE", f"({FROZEN_WHEN[table]}) AND ({same})")
        _refuse(table, "DELETE", FROZEN_WHEN[table])
    for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        _refuse(
            "material_met",
            verb,
            "EXISTS (SELECT 1 FROM treatment_steps WHERE treatment_steps.id = "
            f"{row}.step_id AND treatment_steps.signed_entry_id IS NOT NULL)",
        )


def _differs(column: str) -> str:
    if op.get_bind().dialect.name == "postgresql":
        return f"NEW.{column} IS DISTINCT FROM OLD.{column}"
    return f"NEW.{column} IS NOT OLD.{column}"


def _refuse(table: str, verb: str, when: str) -> None:
    """Refuse the verb on rows for which `when` holds, on either database."""
    name = f"{table}_refuse_{verb.lower()}"
    sentence = f"{table} is frozen where it is signed"
    if op.get_bind().dialect.name == "postgresql":
        back = "OLD" if verb == "DELETE" else "NEW"
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {when} THEN RAISE EXCEPTION '{sentence}'; END IF; RETURN {back}; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
        return
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    )
