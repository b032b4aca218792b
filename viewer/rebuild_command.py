"""`kitabdar rebuild --into`: an equal database from the vault alone, with bars while it works."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from catalog.rebuilding.rebuild import rebuild as rebuild_rows
from ingest.work_queue import prepare_work_tables
from storage.database import make_engine, session_factory
from storage.vault import open_vault
from viewer.migrations import upgrade
from viewer.settings import load_settings
from viewer.step_bars import step_bars

_STEPS = {
    "read": "Reading the vault",
    "write": "Writing rows",
    "authorities": "Indexing names",
    "books": "Indexing books",
    "pages": "Indexing pages",
}


def rebuild(
    into: Annotated[
        str,
        typer.Option(help="Empty database to fill: a file for SQLite, or postgresql://…"),
    ],
) -> None:
    """Make an equal database again from the vault alone; the one in use is left as it is."""
    url = into if "://" in into else f"sqlite:///{Path(into).resolve()}"
    vault = open_vault(load_settings().store)
    engine = make_engine(url)
    upgrade(engine)
    prepare_work_tables(engine)
    with step_bars(_STEPS) as show:
        made = rebuild_rows(session_factory(engine), vault.root, show)
    engine.dispose()
    typer.echo(
        f"{made.manuscripts} manuscripts, {made.images} images, {made.revisions} revisions, "
        f"{made.authorities} authorities, {made.private_records} private records, "
        f"{made.signed_entries} signed entries and {made.kept_rows} further rows of the bench "
        "came back."
    )
    typer.echo(
        f"To use it, set KITABDAR_DATABASE_URL={url} and start again. Accounts, unpublished drafts "
        "and open deposits are not in the vault: take those from a backup of the old database."
    )
