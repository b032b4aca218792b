"""Manifests and collections as kept bytes.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_manifests",
        sa.Column("document_id", sa.String(100), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("etag", sa.String(32), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_gzip", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_kept_manifests")),
    )
    op.create_table(
        "kept_canvases",
        sa.Column("document_id", sa.String(100), nullable=False),
        sa.Column("canvas_id", sa.String(20), nullable=False),
        sa.Column("offset_bytes", sa.Integer(), nullable=False),
        sa.Column("length_bytes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["kept_manifests.document_id"],
            name=op.f("fk_kept_canvases_document_id_kept_manifests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "canvas_id", name=op.f("pk_kept_canvases")),
    )
    if op.get_bind().dialect.name == "postgresql":
        # Uncompressed in the table, PostgreSQL reads one canvas without the 599 others.
        op.execute("ALTER TABLE kept_manifests ALTER COLUMN body SET STORAGE EXTERNAL")
        op.execute("ALTER TABLE kept_manifests ALTER COLUMN body_gzip SET STORAGE EXTERNAL")


def downgrade() -> None:
    op.drop_table("kept_canvases")
    op.drop_table("kept_manifests")
