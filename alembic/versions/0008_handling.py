"""Handling rules: what custodians ask, append-only, and an index of what is in force.

A policy never changes but for its end, which is written once: triggers refuse everything else. A
later migration that rebuilds the table on SQLite must make them again.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
RULES = (
    "not_cut", "not_covered", "not_as_thumbnail", "not_for_download", "not_for_reuse",
    "only_with_note",
)  # fmt: skip
KEPT = (
    "id", "manuscript_id", "number", "canvas_ids", "rules", "note", "custodian", "set_by", "set_at",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "handling_policies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("canvas_ids", JSON, nullable=False),
        sa.Column("rules", JSON, nullable=False),
        sa.Column("note", JSON, nullable=False),
        sa.Column("custodian", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handling_policies")),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_handling_policies_manuscript_id_manuscripts"),
        ),
        sa.UniqueConstraint(
            "manuscript_id", "number", name=op.f("uq_handling_policies_manuscript_id_number")
        ),
    )
    op.create_index(
        "ix_handling_policies_in_force", "handling_policies", ["manuscript_id", "ended_at"]
    )
    rule = sa.Enum(
        *RULES, name=op.f("ck_handling_rules_in_force_rule"), native_enum=False,
        create_constraint=True, length=40,
    )  # fmt: skip
    op.create_table(
        "handling_rules_in_force",
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("rule", rule, nullable=False),
        sa.Column("canvas_id", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint(
            "manuscript_id", "rule", "canvas_id", name=op.f("pk_handling_rules_in_force")
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_handling_rules_in_force_manuscript_id_manuscripts"),
        ),
    )
    _allow_only_the_end()


def downgrade() -> None:
    op.drop_table("handling_rules_in_force")
    op.drop_table("handling_policies")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION keep_handling_policy()")


def _allow_only_the_end() -> None:
    sentence = "handling_policies is append-only"
    if op.get_bind().dialect.name == "postgresql":
        same = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in KEPT)
        op.execute(
            "CREATE FUNCTION keep_handling_policy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION '{sentence}'; END IF; "
            f"IF OLD.ended_at IS NOT NULL OR {same} THEN RAISE EXCEPTION '{sentence}'; END IF; "
            "RETURN NEW; END $$"
        )
        op.execute(
            "CREATE TRIGGER handling_policies_keep BEFORE UPDATE OR DELETE ON handling_policies "
            "FOR EACH ROW EXECUTE FUNCTION keep_handling_policy()"
        )
        op.execute(
            "CREATE TRIGGER handling_policies_keep_all BEFORE TRUNCATE ON handling_policies "
            "FOR EACH STATEMENT EXECUTE FUNCTION keep_handling_policy()"
        )
        return
    same = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    op.execute(
        "CREATE TRIGGER handling_policies_refuse_update BEFORE UPDATE ON handling_policies "
        f"WHEN OLD.ended_at IS NOT NULL OR {same} {refuse}"
    )
    op.execute(
        "CREATE TRIGGER handling_policies_refuse_delete BEFORE DELETE ON handling_policies "
        f"{refuse}"
    )
