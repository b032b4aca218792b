"""Putting pages that were read on canvases: what lies there, and what to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas
from catalog.exchange.messages import kept
from catalog.images import of_manuscript
from catalog.pages import pages_of
from catalog.transcription.errors import BadTranscription
from catalog.transcription.fitting import Cut, cuts_that_fit, fitted
from catalog.transcription.kept_lines import kept_line
from catalog.transcription.lines import Note, TranscribedPage
from catalog.transcription.matching import PlaceToFill
from catalog.transcription.tables import KeptPage, MatchedBy

Sizes = Mapping[str, tuple[int, int]]


def places_to_fill(session: Session, manuscript_id: str) -> list[PlaceToFill]:
    """The canvases of the manuscript in reading order, with the names of their photographs."""
    names: dict[str, set[str]] = {}
    ids: dict[str, set[str]] = {}
    for image in of_manuscript(session, manuscript_id):
        names.setdefault(image.canvas_id, set()).add(image.original_name)
        ids.setdefault(image.canvas_id, set()).add(image.id)
    return [
        PlaceToFill(
            page.canvas_id,
            page.side_label,
            frozenset(names.get(page.canvas_id, ())),
            frozenset(ids.get(page.canvas_id, ())),
        )
        for page in pages_of(session, manuscript_id)
    ]


def sizes_of(session: Session, manuscript_id: str) -> dict[str, tuple[int, int]]:
    """Width and height of every canvas of the manuscript, in pixels."""
    rows = session.execute(
        select(Canvas.id, Canvas.width_px, Canvas.height_px).where(
            Canvas.manuscript_id == manuscript_id
        )
    )
    return {canvas_id: (width, height) for canvas_id, width, height in rows}


def lay(
    row: KeptPage,
    page: TranscribedPage,
    sizes: Sizes,
    *,
    canvas_id: str | None,
    how: MatchedBy | None,
    cut: Cut | None,
    language: str,
) -> None:
    """Put the page on the canvas, or take it off all (None).

    Where it cannot lie there, the row says why. `cut` is the edge that somebody saw to be missing.
    """
    row.canvas_id, row.how, row.cut = canvas_id, how, None
    row.message, row.notes, row.lines, row.count = None, _notes(page.notes), [], 0
    if canvas_id is None:
        return
    width, height = sizes[canvas_id]
    # Where shapes agree nothing is cut; where they differ by little, both ways are open.
    given = cut if cut in cuts_that_fit(page, width, height) else None
    try:
        laid = fitted(page, width, height, cut=given)
    except BadTranscription as error:
        row.message = kept(error)
        return
    row.cut = given
    row.notes = _notes(laid.notes)
    row.lines = [kept_line(line, width, height, language) for line in laid.lines]
    row.count = len(row.lines)


def _notes(notes: tuple[Note, ...]) -> list[dict[str, Any]]:
    return [{"kind": note.kind.value, "count": note.count} for note in notes]
