"""Imports: what a worker is asked to do with a batch, and rows mended before they counted.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

from storage.database import JsonColumn, UtcDateTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BEFORE = "'reading', 'read', 'committing', 'committed', 'undoing', 'undone'"


def upgrade() -> None:
    with op.batch_alter_table("import_batches") as table:
        table.add_column(sa.Column("name", sa.String(500), nullable=False, server_default=""))
        table.add_column(sa.Column("files", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("columns", JsonColumn, nullable=True))
        table.add_column(sa.Column("work", sa.String(40), nullable=True))
        table.add_column(sa.Column("asked_by", sa.String(200), nullable=False, server_default=""))
        table.add_column(sa.Column("asked_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("done", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("total", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("worker", sa.String(200), nullable=True))
        table.add_column(sa.Column("beat_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("problem", JsonColumn, nullable=True))
        table.create_check_constraint(
            op.f("ck_import_batches_work"), sa.text("work IN ('read', 'commit', 'undo')")
        )
        table.drop_constraint(op.f("ck_import_batches_state"), type_="check")
        table.create_check_constraint(
            op.f("ck_import_batches_state"), sa.text(f"state IN ('received', {BEFORE})")
        )
    op.create_index("ix_import_batches_work", "import_batches", ["work", "asked_at"])
    with op.batch_alter_table("import_rows") as table:
        table.add_column(sa.Column("file", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("cells", JsonColumn, nullable=True))
        table.add_column(sa.Column("notes", JsonColumn, nullable=False, server_default="[]"))
        table.add_column(sa.Column("mended_by", sa.String(200), nullable=True))
    # What stands in the rows of before says itself; only new rows need no default of the database.
    with op.batch_alter_table("import_batches") as table:
        for name in ("name", "files", "asked_by", "done", "total"):
            table.alter_column(name, server_default=None)
    with op.batch_alter_table("import_rows") as table:
        for name in ("file", "notes"):
            table.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("import_rows") as table:
        for name in ("mended_by", "notes", "cells", "file"):
            table.drop_column(name)
    op.drop_index("ix_import_batches_work", "import_batches")
    # The code before knows no batch that was received and not read.
    op.execute("UPDATE import_batches SET state = 'reading' WHERE state = 'received'")
    with op.batch_alter_table("import_batches") as table:
        table.drop_constraint(op.f("ck_import_batches_state"), type_="check")
        table.create_check_constraint(
            op.f("ck_import_batches_state"), sa.text(f"state IN ({BEFORE})")
        )
        table.drop_constraint(op.f("ck_import_batches_work"), type_="check")
        for name in (
            "problem", "beat_at", "worker", "total", "done", "asked_at", "asked_by", "work",
            "columns", "files", "name",
        ):  # fmt: skip
            table.drop_column(name)
