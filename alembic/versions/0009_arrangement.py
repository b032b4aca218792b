"""Arrangement: plans of the folios with their undo stack, blank sides, other and former labels.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column(
        "sides", sa.Column("is_blank", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _of_plans()
    _of_labels()


def _of_plans() -> None:
    op.create_table(
        "folio_plans",
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("started_edition", sa.Integer(), nullable=False),
        sa.Column("sides", JSON, nullable=True),
        sa.Column("edited_by", sa.String(200), nullable=False),
        sa.Column("edited_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_folio_plans_manuscript_id_manuscripts"),
        ),
        sa.PrimaryKeyConstraint("manuscript_id", name=op.f("pk_folio_plans")),
    )
    op.create_table(
        "folio_actions",
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("before", JSON, nullable=False),
        sa.Column("after", JSON, nullable=False),
        sa.Column("token", sa.String(60), nullable=True),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "state IN ('done', 'undone', 'dropped')", name=op.f("ck_folio_actions_state")
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_folio_actions_manuscript_id_manuscripts"),
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name=op.f("pk_folio_actions")),
        sa.UniqueConstraint(
            "manuscript_id", "token", name=op.f("uq_folio_actions_manuscript_id_token")
        ),
    )


def _of_labels() -> None:
    op.create_table(
        "side_labels",
        sa.Column("side_id", sa.Integer(), nullable=False),
        sa.Column("foliation_id", sa.String(24), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("folded", sa.String(240), nullable=False),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_side_labels_manuscript_id_manuscripts"),
        ),
        sa.ForeignKeyConstraint(
            ["side_id"], ["sides.id"], name=op.f("fk_side_labels_side_id_sides")
        ),
        sa.PrimaryKeyConstraint("side_id", "foliation_id", name=op.f("pk_side_labels")),
    )
    op.create_index("ix_side_labels_folded", "side_labels", ["manuscript_id", "folded"])
    op.create_table(
        "former_labels",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("side_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_former_labels_manuscript_id_manuscripts"),
        ),
        sa.ForeignKeyConstraint(
            ["side_id"], ["sides.id"], name=op.f("fk_former_labels_side_id_sides")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_labels")),
        sa.UniqueConstraint("side_id", "label", name=op.f("uq_former_labels_side_id_label")),
    )
    op.create_index("ix_former_labels_label", "former_labels", ["manuscript_id", "label"])


def downgrade() -> None:
    op.drop_table("former_labels")
    op.drop_table("side_labels")
    op.drop_table("folio_actions")
    op.drop_table("folio_plans")
    op.drop_column("sides", "is_blank")
