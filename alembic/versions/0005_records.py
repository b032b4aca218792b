"""Records: states of manuscripts, drafts, published documents, bulk edits, who may publish.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
ID = sa.String(20)
NAME = sa.String(200)

STATES = ("draft", "in_review", "published", "withdrawn")
STAGES = ("editing", "in_review")


def _one_of(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _manuscript(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["manuscript_id"], ["manuscripts.id"], name=op.f(f"fk_{table}_manuscript_id_manuscripts")
    )


def upgrade() -> None:
    _add_state()
    op.add_column("manuscripts", sa.Column("trashed_at", INSTANT, nullable=True))
    op.add_column("manuscripts", sa.Column("withdrawn_reason", sa.Text(), nullable=True))
    op.create_index("ix_manuscripts_state", "manuscripts", ["state", "shelfmark_sort", "id"])
    op.execute(
        "UPDATE manuscripts SET state = 'published' "
        "WHERE EXISTS (SELECT 1 FROM revisions WHERE revisions.object_id = manuscripts.id)"
    )
    op.add_column(
        "deposits", sa.Column("may_publish", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    _make_drafts()
    _make_revisions()
    op.create_table(
        "bulk_edits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change", JSON, nullable=False),
        sa.Column("drafts", JSON, nullable=False),
        sa.Column("by", NAME, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("undone_by", NAME, nullable=True),
        sa.Column("undone_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_edits")),
    )


def downgrade() -> None:
    for table in ("bulk_edits", "record_revisions", "draft_saves", "drafts"):
        op.drop_table(table)
    op.drop_column("deposits", "may_publish")
    op.drop_index("ix_manuscripts_state", table_name="manuscripts")
    # Its check goes with a column (on SQLite because it was declared with it).
    for column in ("withdrawn_reason", "trashed_at", "state"):
        op.drop_column("manuscripts", column)


def _add_state() -> None:
    name = op.f("ck_manuscripts_state")
    if op.get_bind().dialect.name == "postgresql":
        state = _one_of(STATES, name)
        op.add_column(
            "manuscripts", sa.Column("state", state, nullable=False, server_default="draft")
        )
        return
    # Alembic's batch mode would make the table anew, which others point at.
    known = ", ".join(f"'{state}'" for state in STATES)
    op.execute(
        "ALTER TABLE manuscripts ADD COLUMN state VARCHAR(40) NOT NULL DEFAULT 'draft' "
        f"CONSTRAINT {name} CHECK (state IN ({known}))"
    )


def _make_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("document", JSON, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("base_number", sa.BigInteger(), nullable=True),
        sa.Column("stage", _one_of(STAGES, op.f("ck_drafts_stage")), nullable=False),
        sa.Column("edited_by", NAME, nullable=False),
        sa.Column("edited_at", INSTANT, nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        _manuscript("drafts"),
        sa.PrimaryKeyConstraint("manuscript_id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "draft_saves",
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("document", JSON, nullable=False),
        sa.Column("by", NAME, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        _manuscript("draft_saves"),
        sa.PrimaryKeyConstraint("manuscript_id", "edition", name=op.f("pk_draft_saves")),
    )


def _make_revisions() -> None:
    op.create_table(
        "record_revisions",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("document", JSON, nullable=False),
        sa.Column("by", NAME, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["revisions.number"], name=op.f("fk_record_revisions_number_revisions")
        ),
        _manuscript("record_revisions"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_record_revisions")),
    )
    op.create_index(
        "ix_record_revisions_manuscript", "record_revisions", ["manuscript_id", "number"]
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER record_revisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
            "ON record_revisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER record_revisions_refuse_{change.lower()} BEFORE {change} "
            "ON record_revisions BEGIN SELECT RAISE(ABORT, 'record_revisions is append-only'); END"
        )
