"""A book of 600 canvases as rows alone: what a manifest is made of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from catalog import revisions
from catalog.revisions import Change
from tests.factories import a_manuscript, some_pages

CANVASES = 600


def write_rows(session: Session, at: datetime) -> tuple[str, int]:
    """The published manuscript's identifier and the number of its revision."""
    book = a_manuscript(session, at)
    labels = [f"{number // 2 + 1}{'rv'[number % 2]}" for number in range(CANVASES)]
    some_pages(session, book, labels, at)
    revision = revisions.publish(session, book.id, Change.CREATE, at, "Six hundred sides.")
    return book.id, revision.number
