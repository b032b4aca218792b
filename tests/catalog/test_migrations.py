import re
import sqlite3
import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

import catalog.tables
import iiif.presentation.kept
import ingest.deposits
import ingest.heartbeats
from storage.database import Base
from viewer.migrations import downgrade, upgrade

CHECKOUT = Path(__file__).parents[2]
TABLES_OF = (catalog.tables, iiif.presentation.kept, ingest.deposits, ingest.heartbeats)


def is_declared(name: str | None, kind: str, _parents: object) -> bool:
    """Tables of words are kept by each database in its own way, and no model declares them."""
    return kind != "table" or re.fullmatch(r"search(_page|_name)?_words(_\w+)?", name or "") is None


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": is_declared}
        )
        return list(compare_metadata(context, Base.metadata))


def test_the_migrations_make_exactly_the_tables_of_the_program(engine: Engine) -> None:
    found = [each for each in differences(engine) if "alembic_version" not in str(each)]

    assert found == []


def test_the_migrations_run_up_and_down_and_up_again(empty_engine: Engine) -> None:
    upgrade(empty_engine)
    downgrade(empty_engine)
    left = set(inspect(empty_engine).get_table_names())
    upgrade(empty_engine)

    assert left <= {"alembic_version"}
    assert "manuscripts" in inspect(empty_engine).get_table_names()


def test_upgrading_what_is_up_to_date_changes_nothing(engine: Engine) -> None:
    upgrade(engine)

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1


def test_the_command_finds_the_same_database_and_leaves_the_tables_of_others(
    tmp_path: Path,
) -> None:
    database = tmp_path / "kitabdar.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE workflow_status (id TEXT)")
    connection.close()

    for command in (["upgrade", "head"], ["check"]):
        done = subprocess.run(
            [sys.executable, "-m", "alembic", *command],
            cwd=CHECKOUT,
            env={"KITABDAR_DATABASE_URL": f"sqlite:///{database}", "PATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    with sqlite3.connect(database) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        assert {"workflow_status", "manuscripts"} <= {name for (name,) in names}
    connection.close()
