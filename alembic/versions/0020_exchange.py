"""Imports: batches of records from other catalogues, and each record that came with one.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

from storage.database import JsonColumn, UtcDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

KINDS = "'tei', 'table', 'marcxml', 'mets', 'manifest', 'transcription'"
STATES = "'reading', 'read', 'committing', 'committed', 'undoing', 'undone'"


def upgrade() -> None:
    op.create_table(
        "import_batches",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("holder_id", sa.String(80), nullable=False),
        sa.Column("settings", JsonColumn, nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_import_batches_kind")),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_import_batches_state")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_import_batches_holder_id_holders")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batches")),
    )
    op.create_index("ix_import_batches_at", "import_batches", ["at", "id"])
    op.create_table(
        "import_rows",
        sa.Column("batch_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("fate", sa.String(40), nullable=False),
        sa.Column("is_chosen", sa.Boolean(), nullable=False),
        sa.Column("shelfmark", sa.String(200), nullable=True),
        sa.Column("manuscript_id", sa.String(20), nullable=True),
        sa.Column("document", JsonColumn, nullable=True),
        *(
            sa.Column(name, JsonColumn, nullable=False)
            for name in ("named", "aside", "messages", "made")
        ),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("placed", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("edition_before", sa.Integer(), nullable=True),
        sa.Column("was_open", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('new', 'same', 'changed', 'refused')",
            name=op.f("ck_import_rows_outcome"),
        ),
        sa.CheckConstraint(
            "fate IN ('open', 'done', 'left', 'undone', 'kept')",
            name=op.f("ck_import_rows_fate"),
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"],
            name=op.f("fk_import_rows_batch_id_import_batches"),
        ),
        sa.PrimaryKeyConstraint("batch_id", "number", name=op.f("pk_import_rows")),
    )  # fmt: skip
    op.create_index("ix_import_rows_manuscript", "import_rows", ["manuscript_id", "fate"])
    op.create_index("ix_import_rows_shelfmark", "import_rows", ["batch_id", "shelfmark"])


def downgrade() -> None:
    op.drop_table("import_rows")
    op.drop_table("import_batches")
