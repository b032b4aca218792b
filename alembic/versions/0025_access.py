"""Access: tiers for books and folios, reading rooms, passes for viewers on other sites.

A rule never changes but for its end, which is written once: triggers refuse everything else. A
later migration that rebuilds the table on SQLite must make them again.

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op

from storage.database import JsonColumn, UtcDateTime

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TIERS = ("small", "embargo", "reading_room", "sealed")
KEPT = (
    "id", "manuscript_id", "number", "canvas_ids", "tier", "until", "reason", "set_by", "set_at",
)  # fmt: skip


def _tier(table: str) -> sa.Enum:
    return sa.Enum(
        *TIERS, name=op.f(f"ck_{table}_tier"), native_enum=False, create_constraint=True, length=40
    )


def upgrade() -> None:
    op.create_table(
        "access_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("canvas_ids", JsonColumn, nullable=False),
        sa.Column("tier", _tier("access_rules"), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_rules")),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_access_rules_manuscript_id_manuscripts"),
        ),
        sa.UniqueConstraint(
            "manuscript_id", "number", name=op.f("uq_access_rules_manuscript_id_number")
        ),
    )
    op.create_index("ix_access_rules_in_force", "access_rules", ["manuscript_id", "ended_at"])
    op.create_index("ix_access_rules_until", "access_rules", ["ended_at", "until"])
    op.create_table(
        "access_tiers_in_force",
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("tier", _tier("access_tiers_in_force"), nullable=False),
        sa.Column("canvas_id", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint(
            "manuscript_id", "tier", "canvas_id", name=op.f("pk_access_tiers_in_force")
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_access_tiers_in_force_manuscript_id_manuscripts"),
        ),
    )
    op.create_table(
        "reading_rooms",
        sa.Column("id", sa.String(80), nullable=False),
        sa.Column("holder_id", sa.String(80), nullable=False),
        sa.Column("networks", JsonColumn, nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_rooms")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_reading_rooms_holder_id_holders")
        ),
        sa.UniqueConstraint("holder_id", name=op.f("uq_reading_rooms_holder_id")),
    )
    op.create_table(
        "access_passes",
        sa.Column("secret_sha256", sa.String(64), nullable=False),
        sa.Column("use", sa.String(10), nullable=False),
        sa.Column("user_id", sa.String(20), nullable=True),
        sa.Column("origin", sa.String(300), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("secret_sha256", name=op.f("pk_access_passes")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_access_passes_user_id_users")
        ),
    )
    op.create_index("ix_access_passes_user_id", "access_passes", ["user_id"])
    op.create_index("ix_access_passes_expires_at", "access_passes", ["expires_at"])
    op.add_column(
        "search_pages",
        sa.Column("is_closed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    _allow_only_the_end()


def downgrade() -> None:
    op.drop_column("search_pages", "is_closed")
    op.drop_table("access_passes")
    op.drop_table("reading_rooms")
    op.drop_table("access_tiers_in_force")
    op.drop_table("access_rules")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION keep_access_rule()")


def _allow_only_the_end() -> None:
    sentence = "access_rules is append-only"
    if op.get_bind().dialect.name == "postgresql":
        same = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in KEPT)
        op.execute(
            "CREATE FUNCTION keep_access_rule() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION '{sentence}'; END IF; "
            f"IF OLD.ended_at IS NOT NULL OR {same} THEN RAISE EXCEPTION '{sentence}'; END IF; "
            "RETURN NEW; END $$"
        )
        op.execute(
            "CREATE TRIGGER access_rules_keep BEFORE UPDATE OR DELETE ON access_rules "
            "FOR EACH ROW EXECUTE FUNCTION keep_access_rule()"
        )
        op.execute(
            "CREATE TRIGGER access_rules_keep_all BEFORE TRUNCATE ON access_rules "
            "FOR EACH STATEMENT EXECUTE FUNCTION keep_access_rule()"
        )
        return
    same = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    op.execute(
        "CREATE TRIGGER access_rules_refuse_update BEFORE UPDATE ON access_rules "
        f"WHEN OLD.ended_at IS NOT NULL OR {same} {refuse}"
    )
    op.execute(f"CREATE TRIGGER access_rules_refuse_delete BEFORE DELETE ON access_rules {refuse}")
