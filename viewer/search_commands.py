"""`kitabdar reindex`: the whole search index made again, with bars while it works."""

from __future__ import annotations

import typer
from sqlalchemy import Engine

from catalog.search.reindexing import is_behind
from catalog.search.reindexing import reindex as reindex_all
from storage.database import make_engine, session_factory
from viewer.settings import load_settings
from viewer.step_bars import step_bars

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
        typer.echo("The search index is older than this release or lacks books: it is made now.")
        _reindex(engine)


def _reindex(engine: Engine) -> None:
    with step_bars(_STEPS) as show:
        made = reindex_all(session_factory(engine), show)
    typer.echo(f"{made.books} books, {made.authorities} names and {made.pages} pages were indexed.")
