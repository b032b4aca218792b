"""Manuscripts of others as references.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

from storage.database import JsonColumn, UtcDateTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

REASONS = (
    "'same_work', 'same_scribe', 'same_workshop', 'sister_leaves', 'dispersed_quire', "
    "'same_owner', 'other'"
)
DIRECTIONS = "'left-to-right', 'right-to-left', 'top-to-bottom', 'bottom-to-top'"


def upgrade() -> None:
    op.create_table(
        "outside_references",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=True),
        sa.Column("address", sa.String(2000), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("note_language", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("label", JsonColumn, nullable=False),
        sa.Column("holder", JsonColumn, nullable=False),
        sa.Column("statement", JsonColumn, nullable=False),
        sa.Column("rights", sa.String(2000), nullable=False),
        sa.Column("direction", sa.String(40), nullable=False),
        sa.Column("hosts", JsonColumn, nullable=False),
        sa.Column("sides", JsonColumn, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("log", JsonColumn, nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(f"reason IN ({REASONS})", name=op.f("ck_outside_references_reason")),
        sa.CheckConstraint(
            f"direction IN ({DIRECTIONS})", name=op.f("ck_outside_references_direction")
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"],
            name=op.f("fk_outside_references_manuscript_id_manuscripts"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_references")),
    )  # fmt: skip
    op.create_index(
        "ix_outside_references_manuscript", "outside_references", ["manuscript_id", "at", "id"]
    )


def downgrade() -> None:
    op.drop_table("outside_references")
