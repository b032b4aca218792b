"""Which transcription counts on which canvas: of those that are shown, the one shown last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import images
from catalog.pages import PageRow, pages_of
from catalog.transcription.tables import KeptPage, KeptTranscription, TranscriptionState

# The order in which one takes the place of another.
_ORDER = (KeptTranscription.shown_at, KeptTranscription.id, KeptPage.number)


def numbers_in_force(
    session: Session, manuscript_id: str, canvas_ids: Iterable[str] | None = None
) -> dict[str, tuple[str, int]]:
    """By canvas, the transcription and the number of its page there; no line is read."""
    query = (
        select(KeptPage.canvas_id, KeptPage.transcription_id, KeptPage.number)
        .join(KeptTranscription, KeptTranscription.id == KeptPage.transcription_id)
        .where(
            KeptTranscription.manuscript_id == manuscript_id,
            KeptTranscription.state == TranscriptionState.SHOWN,
            KeptPage.canvas_id.is_not(None),
            KeptPage.count > 0,
        )
        .order_by(*_ORDER)
    )
    if canvas_ids is not None:
        query = query.where(KeptPage.canvas_id.in_(list(canvas_ids)))
    return {
        canvas_id: (transcription_id, number)
        for canvas_id, transcription_id, number in session.execute(query)
        if canvas_id is not None
    }


def page_in_force(session: Session, manuscript_id: str, canvas_id: str) -> KeptPage | None:
    """What is written on the canvas, if a transcription of it is shown."""
    found = numbers_in_force(session, manuscript_id, [canvas_id]).get(canvas_id)
    return session.get(KeptPage, found) if found is not None else None


def readable_page(session: Session, manuscript_id: str, canvas_id: str) -> KeptPage | None:
    """The same for the public, which reads nothing of a side whose picture it may not see."""
    if not images.is_pictured(session, canvas_id):
        return None
    return page_in_force(session, manuscript_id, canvas_id)


def readable_canvases(
    session: Session, manuscript_id: str, pages: Sequence[PageRow] | None = None
) -> dict[str, tuple[str, int]]:
    """What the public may read of a manuscript it may see, by canvas, in reading order.

    `pages` are those of the public (`pages_of`), if they are at hand.
    """
    found = numbers_in_force(session, manuscript_id)
    if not found:
        return {}
    return {
        page.canvas_id: found[page.canvas_id]
        for page in (pages_of(session, manuscript_id) if pages is None else pages)
        if page.image_id is not None and page.is_open and page.canvas_id in found
    }
