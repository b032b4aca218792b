"""Databases of today's tables: migrated once a process, copied for every test that wants one.

Nine migrations take ten times as long as the copy, and a thousand tests want a database.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import make_engine
from tests.servers import PostgresServer
from viewer.migrations import upgrade


def sqlite_copy(path: Path) -> str:
    """The address of a migrated database in a new file at `path`."""
    path.write_bytes(_migrated_file())
    return f"sqlite:///{path}"


@cache
def postgres_template(server: PostgresServer) -> str:
    """The name of a migrated database on this server, for `create_database(like=...)`."""
    url = server.create_database()
    _migrate(url)
    return url.rsplit("/", 1)[1]


@cache
def _migrated_file() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "migrated.sqlite"
        _migrate(f"sqlite:///{path}")
        return path.read_bytes()


def _migrate(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
