"""Bring a database to the tables this version knows.

Where the revisions lie is told by `viewer/schema_version.py`. What alembic brings with it takes
longer to load than a command that finds nothing to migrate takes to run: it is loaded on use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlalchemy import Engine

from storage.database import writing
from viewer.schema_version import revisions_folder

if TYPE_CHECKING:
    from alembic.config import Config


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    folder = revisions_folder()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run every migration up to `revision`; at the newest already, it changes nothing."""
    _run(engine, "upgrade", revision)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Undo migrations down to `revision`. Data of dropped tables is lost: for tests and repair."""
    _run(engine, "downgrade", revision)


def _run(engine: Engine, step: Literal["upgrade", "downgrade"], revision: str) -> None:
    from alembic import command

    steps = {"upgrade": command.upgrade, "downgrade": command.downgrade}
    config = _config()
    # One transaction: a killed upgrade leaves the old tables, not half of the new ones.
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        steps[step](config, revision)
