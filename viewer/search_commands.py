"""`kitabdar reindex`: the whole search index made again, with bars while it works."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from sqlalchemy import Engine

from catalog.search.reindexing import is_behind
from catalog.search.reindexing import reindex as reindex_all
from storage.database import make_engine, session_factory
from viewer.settings import load_settings

_STEPS = {"authorities": "Names", "books": "Books", "pages": "Pages"}


def reindex() -> None:
    """Make the search index again from what is published; readers go on searching meanwhile."""
    engine = make_engine(load_settings().database)
    _reindex(engine)
    engine.dispose()


def catch_up(engine: Engine) -> None:
    """Index a catalogue that is older than its index; nothing where every book is in it."""
    with session_factory(engine)() as session:
        is_old = is_behind(session)
    if is_old:
        typer.echo("Books were published before there was a search index: it is made now.")
        _reindex(engine)


def _reindex(engine: Engine) -> None:
    console = Console()
    columns = (
        TextColumn("{task.description:<8}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks = {step: bars.add_task(name, total=None) for step, name in _STEPS.items()}

        def show(step: str, done: int, of: int) -> None:
            bars.update(tasks[step], completed=done, total=of)

        made = reindex_all(session_factory(engine), show)
    typer.echo(f"{made.books} books, {made.authorities} names and {made.pages} pages were indexed.")
