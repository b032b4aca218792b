"""Bring a database to the tables this version knows.

Where the revisions lie is told by `viewer/schema_version.py`.
"""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from storage.database import writing
from viewer.schema_version import revisions_folder


def _config() -> Config:
    config = Config()
    folder = revisions_folder()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run every migration up to `revision`; at the newest already, it changes nothing."""
    _run(engine, command.upgrade, revision)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Undo migrations down to `revision`. Data of dropped tables is lost: for tests and repair."""
    _run(engine, command.downgrade, revision)


def _run(engine: Engine, step: object, revision: str) -> None:
    config = _config()
    # One transaction: a killed upgrade leaves the old tables, not half of the new ones.
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        step(config, revision)  # type: ignore[operator]
