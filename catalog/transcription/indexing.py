"""The search index following what is written: lines of the canvases that a change touched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from catalog.search.index import drop_lines, index_lines
from catalog.transcription.in_force import numbers_in_force, readable_page

# What search hands back with a line, beside what it needs: where on the canvas to mark it.
_TOLD = ("number", "text", "language", "direction", "box")


def follow(session: Session, manuscript_id: str, canvas_ids: Iterable[str]) -> None:
    """Make search find on these canvases what is written there now, and nothing else.

    To be called after whatever publishes in the same transaction (`catalog/counters.py`).

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    for canvas_id in sorted(set(canvas_ids)):
        page = readable_page(session, manuscript_id, canvas_id)
        if page is None:
            drop_lines(session, manuscript_id, canvas_id)
        else:
            index_lines(session, manuscript_id, canvas_id, [_told(line) for line in page.lines])


def follow_all(session: Session, manuscript_id: str) -> None:
    """The same for every canvas that has a transcription: for a database that was made again."""
    follow(session, manuscript_id, numbers_in_force(session, manuscript_id))


def _told(line: dict[str, Any]) -> dict[str, object]:
    return {name: line[name] for name in _TOLD if name in line}
