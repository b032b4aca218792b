"""Accounts: the head of lab, who approves treatments and answers for exceptions.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BEFORE = (
    "reader", "cataloguer", "imaging", "conservator", "curator", "custodian_adviser",
    "administrator",
)  # fmt: skip


def upgrade() -> None:
    _allow((*BEFORE, "head_of_lab"))


def downgrade() -> None:
    # Whoever is head of lab would have a role that the code before does not know.
    op.execute("UPDATE user_roles SET role = 'conservator' WHERE role = 'head_of_lab'")
    _allow(BEFORE)


def _allow(roles: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{role}'" for role in roles)
    with op.batch_alter_table("user_roles") as table:
        table.drop_constraint(op.f("ck_user_roles_role"), type_="check")
        table.create_check_constraint(op.f("ck_user_roles_role"), sa.text(f"role IN ({listed})"))
