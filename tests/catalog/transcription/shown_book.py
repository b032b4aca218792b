"""A published book with photographs, and a hand that shows transcriptions of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from catalog import publication
from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.identifiers import Kind, mint
from catalog.revisions import Change
from catalog.search.highlights import Passage, passages_of
from catalog.search.parameters import read_search
from catalog.search.searching import search
from catalog.search.shelf import ShelfKeeper
from catalog.transcription.importing import Proposed, propose, read_files
from catalog.transcription.sent_files import SentFile
from catalog.transcription.standing import Hand, show
from storage.vault import Vault
from tests.factories import a_manuscript, an_image

Photograph = tuple[str, str, int, int]
After = Callable[[Session, str, int], None]


def nothing_after(_session: Session, _manuscript_id: str, _revision: int) -> None:
    """Keep no manifest."""


def a_book(
    session: Session,
    vault: Vault,
    photographs: Sequence[Photograph],
    at: datetime,
    *,
    after: After = nothing_after,
    **changes: Any,
) -> tuple[str, list[str]]:
    """A published book, and its canvases; a photograph is (folio, file name, width, height)."""
    made = a_manuscript(session, at, is_published=False, **changes)
    canvases = []
    for label, name, width, height in photographs:
        side = ensure_side(session, made.id, parse_label(label))
        canvas = ensure_canvas(session, side, width, height, mint(Kind.CANVAS))
        an_image(
            session, made.id, canvas.id, at, original_name=name, width_px=width, height_px=height
        )
        canvases.append(canvas.id)
    publication.publish(
        session, vault.root, made.id, change=Change.CREATE, by="Aigerim", message="First",
        at=at, new_id=mint, after=after,
    )  # fmt: skip
    return made.id, canvases


def hand(vault: Vault, at: datetime, after: After = nothing_after) -> Hand:
    """Aigerim's."""
    return Hand(vault.root, "Aigerim", at, mint, after)


def proposed(
    session: Session,
    vault: Vault,
    manuscript_id: str,
    files: dict[str, bytes],
    at: datetime,
    language: str = "",
) -> Proposed:
    """These files as a proposal."""
    given = read_files([SentFile(name, data) for name, data in files.items()])
    return propose(
        session, vault.root, manuscript_id, given,
        language=language, cut=None, by="Aigerim", at=at, new_id=mint,
    )  # fmt: skip


def shown(
    session: Session,
    vault: Vault,
    manuscript_id: str,
    files: dict[str, bytes],
    at: datetime,
    language: str = "",
) -> Proposed:
    """These files, shown to readers."""
    made = proposed(session, vault, manuscript_id, files, at, language)
    show(session, manuscript_id, made.transcription.id, seen=1, hand=hand(vault, at))
    return made


def found(session: Session, words: str) -> dict[str, tuple[Passage, ...]]:
    """What a search for words shows of each book."""
    answer = search(session, ShelfKeeper(), read_search([("q", words)], limit=50))
    return passages_of(session, answer)
