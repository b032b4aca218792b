"""Care: custodians' protocols, consents, and who read the card; nothing of it ever changes.

A later migration that rebuilds one of these tables on SQLite must make its triggers again.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
SCOPES = (
    "treatment", "sampling", "imaging", "publication", "loan", "display", "ai_training",
)  # fmt: skip
TABLES = ("care_acknowledgements", "care_consents", "care_protocols")


def upgrade() -> None:
    _make_protocols()
    _make_consents()
    _make_acknowledgements()
    for table in TABLES:
        _refuse_changes(table)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION keep_care()")


def _make_protocols() -> None:
    op.create_table(
        "care_protocols",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("holder_id", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_protocols")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_care_protocols_holder_id_holders")
        ),
        sa.UniqueConstraint("holder_id", "number", name=op.f("uq_care_protocols_holder_id_number")),
        sa.UniqueConstraint(
            "holder_id", "supersedes", name=op.f("uq_care_protocols_holder_id_supersedes")
        ),
    )


def _make_consents() -> None:
    scope = sa.Enum(
        *SCOPES, name=op.f("ck_care_consents_scope"), native_enum=False,
        create_constraint=True, length=40,
    )  # fmt: skip
    op.create_table(
        "care_consents",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("holder_id", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=True),
        sa.Column("scope", scope, nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_consents")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_care_consents_holder_id_holders")
        ),
        sa.UniqueConstraint("holder_id", "number", name=op.f("uq_care_consents_holder_id_number")),
    )
    op.create_index("ix_care_consents_scope", "care_consents", ["holder_id", "scope"])


def _make_acknowledgements() -> None:
    op.create_table(
        "care_acknowledgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(20), nullable=False),
        sa.Column("protocol_id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_acknowledgements")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_care_acknowledgements_user_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["protocol_id"],
            ["care_protocols.id"],
            name=op.f("fk_care_acknowledgements_protocol_id_care_protocols"),
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_care_acknowledgements_manuscript_id_manuscripts"),
        ),
    )
    op.create_index(
        "ix_care_acknowledgements_session",
        "care_acknowledgements",
        ["user_id", "manuscript_id", "at"],
    )


def _refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION keep_care() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION keep_care()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_keep_all BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION keep_care()"
        )
        return
    for change in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER {table}_refuse_{change} BEFORE {change.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
