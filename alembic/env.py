"""Where alembic meets the house: which tables there are, and which database is meant.

A program passes an open connection (`config.attributes["connection"]`); the `alembic` command
reads the same settings as everything else. There is no `__init__.py` in this folder, and
must never be: it would hide the library of the same name.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

import catalog.tables
import iiif.presentation.kept
import ingest.deposits
import ingest.heartbeats
from storage.database import Base, make_engine, writing
from viewer.settings import load_settings

# Imported for their tables; named here so that nobody takes them for unused.
TABLES_OF = (catalog.tables, ingest.deposits, ingest.heartbeats, iiif.presentation.kept)


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a name found in the database belongs to the house.

    On SQLite the tables of DBOS, and later those of the full-text search, stand in the same
    file; autogeneration would propose to drop them.
    """
    return kind != "table" or name in Base.metadata.tables


def migrate(connection: Connection) -> None:
    """Run what was asked for on this connection."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=is_ours,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    engine = make_engine(load_settings().database)
    with writing(engine).begin() as opened:
        migrate(opened)
    engine.dispose()
