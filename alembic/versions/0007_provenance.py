"""What is never public: private records and statements of due diligence.

Revision ID: 0007
Revises: 0006

Statements are append-only in the database too; on PostgreSQL the function that refuses is the one
of revision 0001.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
STATEMENTS = "due_diligence_statements"


def upgrade() -> None:
    op.create_table(
        "private_records",
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("document", JSON, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("saved_by", sa.String(200), nullable=False),
        sa.Column("saved_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_private_records_manuscript_id_manuscripts"),
        ),
        sa.PrimaryKeyConstraint("manuscript_id", name=op.f("pk_private_records")),
    )
    op.create_table(
        STATEMENTS,
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", JSON, nullable=False),
        sa.Column("kept_by", sa.String(200), nullable=False),
        sa.Column("kept_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_due_diligence_statements_manuscript_id_manuscripts"),
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name=op.f(f"pk_{STATEMENTS}")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {STATEMENTS}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
            f"ON {STATEMENTS} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {STATEMENTS}_refuse_{change.lower()} BEFORE {change} ON {STATEMENTS} "
            f"BEGIN SELECT RAISE(ABORT, '{STATEMENTS} is append-only'); END"
        )


def downgrade() -> None:
    op.drop_table(STATEMENTS)
    op.drop_table("private_records")
