"""The index of books, pages and names, and the lists of spellings that mean one thing.

The tables of words are not those of an ORM: FTS5 on SQLite, tsvector with GIN on PostgreSQL. What
is in them is made again by `kitabdar reindex`.

Revision ID: 0019
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

from storage.database import JsonColumn, UtcDateTime

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None

WORDS = {"search_words": "search_books", "search_page_words": "search_pages",
         "search_name_words": "search_names"}  # fmt: skip


def bytewise(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    _index_tables()
    _synonym_tables()
    for table, documents in WORDS.items():
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE TABLE {table} (number integer PRIMARY KEY "
                f"REFERENCES {documents} (number) ON DELETE CASCADE, words tsvector NOT NULL)"
            )
            # Without a list of what is pending, no reader pays for the writers before it.
            op.execute(
                f"CREATE INDEX ix_{table} ON {table} USING gin (words) WITH (fastupdate = off)"
            )
        else:
            # Words were parted before: everything but a space belongs to one.
            op.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(words, "
                "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* C*'\")"
            )


def downgrade() -> None:
    for table in WORDS:
        op.execute(f"DROP TABLE {table}")
    for table in (
        "synonym_revisions", "synonym_spellings", "synonym_groups", "search_named",
        "search_names", "search_pages", "search_entries", "search_values", "search_books",
    ):  # fmt: skip
        op.drop_table(table)


def _index_tables() -> None:
    op.create_table(
        "search_books",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("generation", sa.BigInteger(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("shelfmark_sort", bytewise(1000), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("codes", JsonColumn, nullable=False),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"],
            name=op.f("fk_search_books_manuscript_id_manuscripts"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_books")),
        sa.UniqueConstraint("manuscript_id", name=op.f("uq_search_books_manuscript_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_search_books_generation"), "search_books", ["generation"])
    op.create_table(
        "search_values",
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("facet", sa.String(20), nullable=False),
        sa.Column("value", bytewise(500), nullable=False),
        sa.Column("stands_for", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_search_values")),
    )
    op.create_index(
        "uq_search_values_facet_value", "search_values", ["facet", "value"], unique=True
    )
    op.create_table(
        "search_entries",
        sa.Column("book", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("language", sa.String(80), nullable=False),
        sa.Column("direction", sa.String(4), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book"], ["search_books.number"], ondelete="CASCADE",
            name=op.f("fk_search_entries_book_search_books"),
        ),
        sa.PrimaryKeyConstraint("book", "place", name=op.f("pk_search_entries")),
    )  # fmt: skip
    op.create_table(
        "search_pages",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("canvas_id", sa.String(20), nullable=False),
        sa.Column("book", sa.Integer(), nullable=False),
        sa.Column("lines", JsonColumn, nullable=False),
        sa.ForeignKeyConstraint(
            ["canvas_id"], ["canvases.id"], name=op.f("fk_search_pages_canvas_id_canvases")
        ),
        sa.ForeignKeyConstraint(
            ["book"], ["search_books.number"], ondelete="CASCADE",
            name=op.f("fk_search_pages_book_search_books"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_pages")),
        sa.UniqueConstraint("canvas_id", name=op.f("uq_search_pages_canvas_id")),
    )  # fmt: skip
    op.create_index("ix_search_pages_book", "search_pages", ["book", "number"])
    op.create_table(
        "search_names",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_names")),
        sa.UniqueConstraint("authority_id", name=op.f("uq_search_names_authority_id")),
    )
    op.create_table(
        "search_named",
        sa.Column("name", sa.Integer(), nullable=False),
        sa.Column("book", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(
            ["name"], ["search_names.number"], name=op.f("fk_search_named_name_search_names")
        ),
        sa.ForeignKeyConstraint(
            ["book"], ["search_books.number"], ondelete="CASCADE",
            name=op.f("fk_search_named_book_search_books"),
        ),
        sa.PrimaryKeyConstraint("name", "book", "field", name=op.f("pk_search_named")),
    )  # fmt: skip
    op.create_index("ix_search_named_book", "search_named", ["book"])


def _synonym_tables() -> None:
    op.create_table(
        "synonym_groups",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("seed", bytewise(80), nullable=True),
        sa.Column("content", JsonColumn, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("deleted_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synonym_groups")),
        sa.UniqueConstraint("seed", name=op.f("uq_synonym_groups_seed")),
    )
    op.create_table(
        "synonym_spellings",
        sa.Column("group_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("folded", bytewise(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["synonym_groups.id"],
            name=op.f("fk_synonym_spellings_group_id_synonym_groups"),
        ),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("pk_synonym_spellings")),
    )  # fmt: skip
    op.create_index("ix_synonym_spellings_folded", "synonym_spellings", ["folded", "group_id"])
    op.create_table(
        "synonym_revisions",
        sa.Column("group_id", sa.String(20), nullable=False),
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change", sa.String(40), nullable=False),
        sa.Column("content", JsonColumn, nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "change IN ('create', 'edit', 'restore', 'delete')",
            name=op.f("ck_synonym_revisions_change"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["synonym_groups.id"],
            name=op.f("fk_synonym_revisions_group_id_synonym_groups"),
        ),
        sa.PrimaryKeyConstraint("group_id", "edition", name=op.f("pk_synonym_revisions")),
    )  # fmt: skip
