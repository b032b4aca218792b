"""Accounts of acts: who finished a step, asked to leave the plan, or wrote a second text.

Two people may have one name, so the account stands beside it. Rows from before keep none and are
compared by name. Columns are added without rebuilding a table, so the triggers of 0014 stay; each
new column gets one of its own.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

COLUMNS = {
    "treatment_steps": "finished_by_id",
    "treatment_variations": "raised_by_id",
    "treatment_second_texts": "by_id",
}
# Nothing at all may be written into second texts (0014); these are frozen when they are signed.
FROZEN = ("treatment_steps", "treatment_variations")


def upgrade() -> None:
    for table, column in COLUMNS.items():
        op.add_column(table, sa.Column(column, sa.String(20), nullable=True))
    for table in FROZEN:
        _refuse(table, COLUMNS[table])


def downgrade() -> None:
    for table in FROZEN:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP TRIGGER {table}_refuse_account ON {table}")
            op.execute(f"DROP FUNCTION {table}_refuse_account()")
        else:
            op.execute(f"DROP TRIGGER {table}_refuse_account")
    for table, column in COLUMNS.items():
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


def _refuse(table: str, column: str) -> None:
    name = f"{table}_refuse_account"
    sentence = f"{table} is frozen where it is signed"
    signed = "OLD.signed_entry_id IS NOT NULL"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {signed} AND NEW.{column} IS DISTINCT FROM OLD.{column} "
            f"THEN RAISE EXCEPTION '{sentence}'; END IF; RETURN NEW; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
        return
    op.execute(
        f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} "
        f"WHEN {signed} AND NEW.{column} IS NOT OLD.{column} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    )
