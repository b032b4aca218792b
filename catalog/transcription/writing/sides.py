"""What is written down of a book: its sides in reading order with the lines that are in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from catalog.pages import pages_of
from catalog.transcription.in_force import readable_canvases
from catalog.transcription.kept_lines import line_of
from catalog.transcription.lines import Line
from catalog.transcription.tables import KeptPage, KeptTranscription


@dataclass(frozen=True, slots=True)
class WrittenSide:
    """A side with its lines, in pixels of its canvas; `image_id` is that of its photograph."""

    canvas_id: str
    label: str
    width: int
    height: int
    image_id: str
    form: str
    by: str
    at: datetime
    lines: tuple[Line, ...]


def readable_sides(session: Session, manuscript_id: str) -> Iterator[WrittenSide]:
    """The sides of a book that the public may see, as far as somebody has transcribed them."""
    found = readable_canvases(session, manuscript_id)
    for page in pages_of(session, manuscript_id) if found else ():
        if page.canvas_id not in found or page.image_id is None:
            continue
        kept = session.get_one(KeptPage, found[page.canvas_id])
        source = session.get_one(KeptTranscription, kept.transcription_id)
        yield WrittenSide(
            page.canvas_id,
            page.side_label,
            page.width_px,
            page.height_px,
            page.image_id,
            kept.form,
            source.by,
            source.at,
            tuple(line_of(line) for line in kept.lines),
        )
        # A book of a thousand pages is written out side by side, and not held as a whole.
        session.expunge(kept)
