"""Transcriptions: pages that others have read, laid on the canvases they belong to.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

from storage.database import JsonColumn, UtcDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

STATES = "'proposed', 'shown', 'withdrawn'"
WAYS = "'image', 'file', 'label', 'order', 'hand'"
CUTS = "'top', 'bottom', 'left', 'right'"


def upgrade() -> None:
    op.create_table(
        "transcriptions",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("language", sa.String(80), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("refused", JsonColumn, nullable=False),
        sa.Column("log", JsonColumn, nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("shown_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_transcriptions_state")),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"],
            name=op.f("fk_transcriptions_manuscript_id_manuscripts"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transcriptions")),
    )  # fmt: skip
    op.create_index("ix_transcriptions_manuscript", "transcriptions", ["manuscript_id", "at", "id"])
    op.create_table(
        "transcribed_pages",
        sa.Column("transcription_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("form", sa.String(10), nullable=False),
        sa.Column("image_name", sa.String(500), nullable=False),
        sa.Column("label", sa.String(500), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("canvas_id", sa.String(20), nullable=True),
        sa.Column("how", sa.String(40), nullable=True),
        sa.Column("cut", sa.String(40), nullable=True),
        sa.Column("message", JsonColumn, nullable=True),
        sa.Column("notes", JsonColumn, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("lines", JsonColumn, nullable=False),
        sa.CheckConstraint(f"how IN ({WAYS})", name=op.f("ck_transcribed_pages_how")),
        sa.CheckConstraint(f"cut IN ({CUTS})", name=op.f("ck_transcribed_pages_cut")),
        sa.ForeignKeyConstraint(
            ["transcription_id"], ["transcriptions.id"],
            name=op.f("fk_transcribed_pages_transcription_id_transcriptions"),
        ),
        sa.ForeignKeyConstraint(
            ["canvas_id"], ["canvases.id"],
            name=op.f("fk_transcribed_pages_canvas_id_canvases"),
        ),
        sa.PrimaryKeyConstraint("transcription_id", "number", name=op.f("pk_transcribed_pages")),
    )  # fmt: skip
    op.create_index("ix_transcribed_pages_canvas", "transcribed_pages", ["canvas_id"])


def downgrade() -> None:
    op.drop_table("transcribed_pages")
    op.drop_table("transcriptions")
