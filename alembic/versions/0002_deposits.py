"""Deposits, their files, and the heartbeats of workers.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)

DEPOSIT_STATES = (
    "staging", "asking", "queued", "working", "done", "incomplete", "cancelled",
)  # fmt: skip
FILE_STATES = (
    "expected", "staged", "asking", "arranged", "characterised", "preserved", "derived",
    "registered", "refused", "left-aside",
)  # fmt: skip


def _one_of(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "deposits",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=True),
        sa.Column("description", JSON, nullable=True),
        sa.Column("page_list", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("state", _one_of(DEPOSIT_STATES, op.f("ck_deposits_state")), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("opened_by", sa.String(200), nullable=False),
        sa.Column("finished_at", INSTANT, nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("answers", JSON, nullable=False),
        sa.Column("questions", JSON, nullable=False),
        sa.Column("warnings", JSON, nullable=False),
        sa.Column("trouble", JSON, nullable=True),
        sa.Column("pages_published", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_deposits_manuscript_id_manuscripts"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deposits")),
    )
    op.create_index("ix_deposits_manuscript", "deposits", ["manuscript_id"])
    op.create_index("ix_deposits_newest", "deposits", ["opened_at", "id"])
    op.create_table(
        "deposit_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deposit_id", sa.String(20), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("original_name", sa.Text(), nullable=False),
        sa.Column("image_id", sa.String(20), nullable=False),
        sa.Column("state", _one_of(FILE_STATES, op.f("ck_deposit_files_state")), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=True),
        sa.Column("staged_key", sa.String(100), nullable=True),
        sa.Column("staged_at", INSTANT, nullable=True),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("sha512", sa.String(128), nullable=True),
        sa.Column("is_image", sa.Boolean(), nullable=True),
        sa.Column("label", sa.String(60), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reason_key", sa.String(60), nullable=True),
        sa.Column("reason_values", JSON, nullable=True),
        sa.Column("warnings", JSON, nullable=False),
        sa.Column("finished_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["deposit_id"], ["deposits.id"], name=op.f("fk_deposit_files_deposit_id_deposits")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deposit_files")),
        sa.UniqueConstraint(
            "deposit_id", "ordinal", name=op.f("uq_deposit_files_deposit_id_ordinal")
        ),
        sa.UniqueConstraint("deposit_id", "original_name", name=op.f("uq_deposit_files_name")),
    )
    op.create_table(
        "worker_heartbeats",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("host", sa.String(300), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("claimed_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_worker_heartbeats")),
    )


def downgrade() -> None:
    op.drop_table("worker_heartbeats")
    op.drop_table("deposit_files")
    op.drop_table("deposits")
