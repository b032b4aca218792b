"""The harvest: what became visible and when, where each book stands, named harvesters.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

from catalog.columns import bytewise_text
from storage.database import JsonColumn, UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SEEN = "'create', 'update', 'delete', 'move'"


def upgrade() -> None:
    op.add_column("manuscripts", sa.Column("successor_id", sa.String(20), nullable=True))
    op.create_table(
        "harvest_log",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        *(
            sa.Column(name, sa.BigInteger(), nullable=False)
            for name in ("number", "manifest_number", "revision", "access")
        ),
        sa.Column("began_at", UtcDateTime(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_harvest_log")),
    )
    op.create_table(
        "harvest_activities",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=True),
        sa.Column("object_id", sa.String(20), nullable=False),
        sa.Column("change", sa.String(40), nullable=False),
        sa.Column("target_id", sa.String(20), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("manifest_number", sa.BigInteger(), nullable=True),
        sa.Column("manifest_change", sa.String(40), nullable=True),
        sa.CheckConstraint(f"change IN ({SEEN})", name=op.f("ck_harvest_activities_change")),
        sa.CheckConstraint(
            f"manifest_change IN ({SEEN})", name=op.f("ck_harvest_activities_manifest_change")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_harvest_activities")),
    )
    op.create_index("ix_harvest_activities_at", "harvest_activities", ["at", "number"])
    op.create_index(
        "ix_harvest_activities_revision",
        "harvest_activities",
        ["revision", "object_id"],
        unique=True,
    )
    op.create_index(
        "ix_harvest_activities_manifest", "harvest_activities", ["manifest_number"], unique=True
    )
    op.create_table(
        "harvest_standings",
        sa.Column("object_id", sa.String(20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("is_deleted", sa.Boolean(), nullable=False),
        sa.Column("has_manifest", sa.Boolean(), nullable=False),
        sa.Column("manifest_number", sa.BigInteger(), nullable=True),
        sa.Column("sets", JsonColumn, nullable=False),
        sa.PrimaryKeyConstraint("object_id", name=op.f("pk_harvest_standings")),
    )
    op.create_index("ix_harvest_standings_number", "harvest_standings", ["number"], unique=True)
    op.create_table(
        "harvest_members",
        sa.Column("spec", bytewise_text(400), nullable=False),
        sa.Column("object_id", sa.String(20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("spec", "object_id", name=op.f("pk_harvest_members")),
    )
    op.create_index("ix_harvest_members_walk", "harvest_members", ["spec", "number"])
    op.create_index("ix_harvest_members_object", "harvest_members", ["object_id"])
    op.create_table(
        "harvest_sets",
        sa.Column("spec", bytewise_text(400), nullable=False),
        sa.PrimaryKeyConstraint("spec", name=op.f("pk_harvest_sets")),
    )
    _create_harvesters()


def _create_harvesters() -> None:
    op.create_table(
        "harvesters",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("named_by", sa.String(200), nullable=False),
        sa.Column("named_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_harvesters")),
    )
    op.create_table(
        "harvest_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("harvester_key", sa.String(20), nullable=False),
        sa.Column("began_at", UtcDateTime(), nullable=False),
        sa.Column("last_at", UtcDateTime(), nullable=False),
        sa.Column("asked", sa.String(500), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(1000), nullable=True),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(500), nullable=True),
        sa.ForeignKeyConstraint(
            ["harvester_key"], ["harvesters.id"],
            name=op.f("fk_harvest_runs_harvester_key_harvesters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_harvest_runs")),
    )  # fmt: skip
    op.create_index("ix_harvest_runs_harvester", "harvest_runs", ["harvester_key", "id"])


def downgrade() -> None:
    for table in (
        "harvest_runs", "harvesters", "harvest_sets", "harvest_members", "harvest_standings",
        "harvest_activities", "harvest_log",
    ):  # fmt: skip
        op.drop_table(table)
    op.drop_column("manuscripts", "successor_id")
