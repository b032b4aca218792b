"""Authorities: people, places, works, bodies; their names, merges, and who names them.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
ID = sa.String(20)
PERSON = sa.String(200)

KINDS = ("person", "place", "work", "body")
CHANGES = ("create", "edit", "restore", "merge_in", "merge_away", "undo_merge", "delete")


def _one_of(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _bytewise(length: int) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def _to_authority(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["authorities.id"], name=op.f(f"fk_{table}_{column}_authorities")
    )


def upgrade() -> None:
    _make_authorities()
    _make_index_tables()
    _make_history()
    op.create_table(
        "record_references",
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("path", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscripts.id"],
            name=op.f("fk_record_references_manuscript_id_manuscripts"),
        ),
        sa.PrimaryKeyConstraint(
            "manuscript_id", "authority_id", "path", name=op.f("pk_record_references")
        ),
    )
    op.create_index(
        "ix_record_references_authority", "record_references", ["authority_id", "manuscript_id"]
    )


def _make_authorities() -> None:
    op.create_table(
        "authorities",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", _one_of(KINDS, op.f("ck_authorities_kind")), nullable=False),
        sa.Column("names", JSON, nullable=False),
        sa.Column("note", JSON, nullable=False),
        sa.Column("dates", JSON, nullable=True),
        sa.Column("identifiers", JSON, nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("sorted_name", _bytewise(120), nullable=False),
        sa.Column("merged_into", ID, nullable=True),
        sa.Column("was_referenced", sa.Boolean(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", PERSON, nullable=False),
        sa.Column("deleted_at", INSTANT, nullable=True),
        _to_authority("authorities", "merged_into"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorities")),
    )
    op.create_index(op.f("ix_authorities_merged_into"), "authorities", ["merged_into"])
    op.create_index("ix_authorities_sorted", "authorities", ["kind", "sorted_name", "id"])
    op.create_index("ix_authorities_sorted_all", "authorities", ["sorted_name", "id"])


def _make_index_tables() -> None:
    op.create_table(
        "authority_names",
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("folded", _bytewise(120), nullable=False),
        _to_authority("authority_names", "authority_id"),
        sa.PrimaryKeyConstraint("authority_id", "number", name=op.f("pk_authority_names")),
    )
    op.create_index(
        "ix_authority_names_found",
        "authority_names",
        ["kind", "is_whole", "folded", "authority_id"],
    )
    op.create_table(
        "authority_identifiers",
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("uri", _bytewise(1000), nullable=False),
        _to_authority("authority_identifiers", "authority_id"),
        sa.PrimaryKeyConstraint("authority_id", "number", name=op.f("pk_authority_identifiers")),
    )
    op.create_index(
        "ix_authority_identifiers_uri", "authority_identifiers", ["uri", "authority_id"]
    )


def _make_history() -> None:
    op.create_table(
        "authority_revisions",
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "change", _one_of(CHANGES, op.f("ck_authority_revisions_change")), nullable=False
        ),
        sa.Column("content", JSON, nullable=False),
        sa.Column("merge_id", ID, nullable=True),
        sa.Column("by", PERSON, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        _to_authority("authority_revisions", "authority_id"),
        sa.PrimaryKeyConstraint("authority_id", "edition", name=op.f("pk_authority_revisions")),
    )
    op.create_table(
        "authority_merges",
        sa.Column("id", ID, nullable=False),
        sa.Column("loser_id", ID, nullable=False),
        sa.Column("winner_id", ID, nullable=False),
        sa.Column("winner_before", JSON, nullable=False),
        sa.Column("winner_after", JSON, nullable=False),
        sa.Column("winner_edition", sa.Integer(), nullable=False),
        sa.Column("by", PERSON, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("undone_by", PERSON, nullable=True),
        sa.Column("undone_at", INSTANT, nullable=True),
        _to_authority("authority_merges", "loser_id"),
        _to_authority("authority_merges", "winner_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_merges")),
    )
    op.create_index("ix_authority_merges_loser", "authority_merges", ["loser_id"])
    op.create_index("ix_authority_merges_winner", "authority_merges", ["winner_id"])


def downgrade() -> None:
    for table in (
        "record_references",
        "authority_merges",
        "authority_revisions",
        "authority_identifiers",
        "authority_names",
        "authorities",
    ):
        op.drop_table(table)
