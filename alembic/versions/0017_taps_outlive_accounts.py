"""Taps on a custodian's card come back from the vault, and accounts do not: no foreign key.

The table is append-only by triggers, which SQLite loses when it makes the table anew.

Revision ID: 0017
Revises: 0016
"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLE = "care_acknowledgements"
KEY = "fk_care_acknowledgements_user_id_users"


def upgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        table.drop_constraint(op.f(KEY), type_="foreignkey")
    _refuse_changes()


def downgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        table.create_foreign_key(op.f(KEY), "users", ["user_id"], ["id"])
    _refuse_changes()


def _refuse_changes() -> None:
    if op.get_bind().dialect.name == "postgresql":
        return  # altered in place, its triggers stay
    for change in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER {TABLE}_refuse_{change} BEFORE {change.upper()} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
        )
