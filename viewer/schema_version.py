"""Whether a SQLite database has the newest tables already, without loading what migrations need.

`kitabdar up` asks before every start; the answer takes a millisecond where a migration run that
finds nothing to do takes a second. Other databases are never said to be current here.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_PREFIX = "sqlite:///"
_HERE = Path(__file__).resolve().parent
# The revisions travel inside the wheel; in a checkout they lie beside the packages.
FOLDERS = (_HERE / "_alembic", _HERE.parent / "alembic")


def revisions_folder() -> Path:
    """The folder with `env.py` and the revisions of this installation."""
    return next(folder for folder in FOLDERS if (folder / "env.py").exists())


def newest_revision() -> str:
    """The last revision; files are called '0003_what_it_does.py'."""
    names = [path.name for path in (revisions_folder() / "versions").glob("[0-9]*_*.py")]
    return max(names).partition("_")[0]


def is_current(database_url: str) -> bool:
    """True only if this is a SQLite file whose tables are those of the newest revision."""
    path = Path(database_url.removeprefix(_PREFIX))
    if not database_url.startswith(_PREFIX) or not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)) as database:
            found = database.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.Error:
        return False
    return found == [(newest_revision(),)]
