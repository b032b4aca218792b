"""Making a row exactly once, however many workers try at the same moment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session


def insert_once(session: Session, entity: type[DeclarativeBase], **values: Any) -> bool:
    """Whether this call made the row; False when a unique key says that it is there already.

    `values` by column name. ON CONFLICT DO NOTHING waits on PostgreSQL until the other
    transaction has ended, so a SELECT after a False finds the row (READ COMMITTED). The
    transaction goes on in both cases: no savepoint, no error to catch.
    """
    # What the session holds may be what the new row points at.
    session.flush()
    table = entity.__table__
    assert isinstance(table, Table)
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values).on_conflict_do_nothing()
    first_key = next(iter(table.primary_key))
    return session.execute(statement.returning(first_key)).first() is not None
