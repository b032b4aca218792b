"""Content search: the folded lines of each page, keys and places of descriptions.

Manifests that were kept before name no search service, so they go: each is made again when it is
asked for. The lines and keys are written by `kitabdar reindex`, which `kitabdar up` does by itself.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

from storage.database import JsonColumn

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_lines",
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("folded", sa.Text(), nullable=True),
        sa.Column("keys", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["page"], ["search_pages.number"], ondelete="CASCADE",
            name=op.f("fk_search_lines_page_search_pages"),
        ),
        sa.PrimaryKeyConstraint("page", name=op.f("pk_search_lines")),
    )  # fmt: skip
    op.add_column("search_entries", sa.Column("keys", sa.Text(), nullable=True))
    op.add_column(
        "search_entries", sa.Column("spots", JsonColumn, nullable=False, server_default="[]")
    )
    op.execute("DELETE FROM kept_canvases")
    op.execute("DELETE FROM kept_manifests")


def downgrade() -> None:
    op.drop_column("search_entries", "spots")
    op.drop_column("search_entries", "keys")
    op.drop_table("search_lines")
