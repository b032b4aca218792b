"""Knowing at once whether a start needs a migration."""

from __future__ import annotations

from pathlib import Path

from alembic.script import ScriptDirectory

from storage.database import make_engine
from viewer.migrations import downgrade, upgrade
from viewer.schema_version import is_current, newest_revision, revisions_folder


def test_the_newest_revision_is_the_head_of_the_chain() -> None:
    assert ScriptDirectory(revisions_folder()).get_heads() == [newest_revision()]


def test_a_migrated_file_is_current_and_an_older_or_missing_one_is_not(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kitabdar.sqlite'}"
    before = is_current(url)
    engine = make_engine(url)

    upgrade(engine)
    after = is_current(url)
    downgrade(engine, "0001")

    engine.dispose()
    assert (before, after, is_current(url)) == (False, True, False)


def test_a_file_that_is_no_database_is_left_to_the_migration_to_complain(tmp_path: Path) -> None:
    (tmp_path / "kitabdar.sqlite").write_text("not a database")

    assert not is_current(f"sqlite:///{tmp_path / 'kitabdar.sqlite'}")


def test_another_database_is_always_asked() -> None:
    assert not is_current("postgresql+psycopg://somewhere/else")
