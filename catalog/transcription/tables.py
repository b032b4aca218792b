"""The rows of transcriptions: what came in at once, and each page of it on its canvas.

The lines of a page lie in one column: they come and go together, and a million pages of thirty
lines would be thirty million rows that nobody ever asks for one by one.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from catalog.transcription.fitting import Cut
from storage.database import Base, JsonColumn, UtcDateTime

NAME_LENGTH_MAX = 500
LANGUAGE_LENGTH_MAX = 80
PERSON_LENGTH_MAX = 200


class TranscriptionState(StrEnum):
    """Where a transcription stands: looked at by staff, shown to readers, or taken back."""

    PROPOSED = "proposed"
    SHOWN = "shown"
    WITHDRAWN = "withdrawn"


class MatchedBy(StrEnum):
    """Why a page was put on its canvas.

    IMAGE: the file names the image that was photographed; FILE: it is itself named so; LABEL: it
    or its name says the folio; ORDER: as many pages were left as canvases; HAND: somebody chose.
    """

    IMAGE = "image"
    FILE = "file"
    LABEL = "label"
    ORDER = "order"
    HAND = "hand"


class KeptTranscription(Base):
    """Pages that came in together, from one file or several, and stand or go together.

    `name` is what the sender calls it, `language` (BCP 47, '' for none) that of lines which do not
    say theirs. `refused` are the files that gave no page, with `exchange.messages.kept`; `log` is
    who did what when. `shown_at` is when it was shown last: of two for one canvas the later counts.
    """

    __tablename__ = "transcriptions"
    __table_args__ = (Index("ix_transcriptions_manuscript", "manuscript_id", "at", "id"),)

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    language: Mapped[str] = mapped_column(String(LANGUAGE_LENGTH_MAX))
    state: Mapped[TranscriptionState] = mapped_column(text_enum(TranscriptionState, "state"))
    edition: Mapped[int] = mapped_column(Integer)
    refused: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    log: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(PERSON_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    shown_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class KeptPage(Base):
    """One page of a transcription.

    It is page `place` of file `source` (both from 1), which is called `name`. `image_name` and
    `label` are what the file says of it, `read` how many lines it has there. `canvas_id` is None
    while nobody knows where it belongs; `lines` (see `kept_lines`) are those laid on the canvas,
    none where they cannot be, for the reason in `message`; `notes` what happened to them.
    """

    __tablename__ = "transcribed_pages"
    __table_args__ = (Index("ix_transcribed_pages_canvas", "canvas_id"),)

    transcription_id: Mapped[str] = mapped_column(ForeignKey("transcriptions.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    source: Mapped[int] = mapped_column(Integer)
    place: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    form: Mapped[str] = mapped_column(String(10))
    image_name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    label: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    read: Mapped[int] = mapped_column(Integer)
    canvas_id: Mapped[str | None] = mapped_column(ForeignKey("canvases.id"))
    how: Mapped[MatchedBy | None] = mapped_column(text_enum(MatchedBy, "how"))
    cut: Mapped[Cut | None] = mapped_column(text_enum(Cut, "cut"))
    message: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    notes: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    count: Mapped[int] = mapped_column(Integer)
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
