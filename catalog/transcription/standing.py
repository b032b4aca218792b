"""What stands of transcriptions: pages put elsewhere by hand, shown to readers, taken back.

Every change takes the edition the person saw. A shown transcription is never edited: it is taken
back whole, and another may be sent; both stay in the vault. A book that readers have is published
again with each change, as its manifest links other annotations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity, publication
from catalog.errors import CanvasNotFound
from catalog.identifiers import Kind
from catalog.transcription import archive
from catalog.transcription.errors import (
    BadPlacement,
    TranscriptionChanged,
    TranscriptionNotFound,
    TranscriptionNotReady,
)
from catalog.transcription.fitting import Cut
from catalog.transcription.indexing import follow
from catalog.transcription.laying import lay, places_to_fill, sizes_of
from catalog.transcription.reading import read
from catalog.transcription.tables import (
    KeptPage,
    KeptTranscription,
    MatchedBy,
    TranscriptionState,
)
from storage.ocfl.root import StorageRoot

_MESSAGES: Mapping[TranscriptionState, str] = {
    TranscriptionState.SHOWN: "A transcription is shown.",
    TranscriptionState.WITHDRAWN: "A transcription was taken back.",
}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a page is to lie: a canvas or none, and the edge that its photograph has lost."""

    canvas_id: str | None
    cut: Cut | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changes something, when, and what the rooms below need for it."""

    root: StorageRoot
    by: str
    at: datetime
    new_id: Callable[[Kind], str]
    after: publication.After


def of_manuscript(session: Session, manuscript_id: str) -> list[KeptTranscription]:
    """The transcriptions of the manuscript, the newest first."""
    query = select(KeptTranscription).where(KeptTranscription.manuscript_id == manuscript_id)
    return list(session.scalars(query.order_by(KeptTranscription.at.desc(), KeptTranscription.id)))


def find(session: Session, manuscript_id: str, transcription_id: str) -> KeptTranscription:
    """The transcription of this manuscript with this identifier.

    Raises:
        TranscriptionNotFound: there is none.
    """
    found = session.get(KeptTranscription, transcription_id)
    if found is None or found.manuscript_id != manuscript_id:
        raise TranscriptionNotFound(transcription_id)
    return found


def place(
    session: Session,
    manuscript_id: str,
    transcription_id: str,
    placements: Mapping[int, Placement],
    *,
    seen: int,
    hand: Hand,
) -> KeptTranscription:
    """Put pages, by their numbers, where somebody says; the others stay.

    Raises:
        TranscriptionNotFound, TranscriptionChanged: it is not what the person saw.
        TranscriptionNotReady: readers see it.
        BadPlacement: a page is not there, or two would lie on one canvas.
        CanvasNotFound: the manuscript has no such canvas.
        StorageError: as the storage root says.
    """
    found = _held(session, manuscript_id, transcription_id, seen)
    if found.state is TranscriptionState.SHOWN:
        raise TranscriptionNotReady(
            "Readers see this transcription: take it back before its pages are moved.", key="shown"
        )
    pages = {one.number: one for one in archive.pages_of(session, transcription_id)}
    sizes = sizes_of(session, manuscript_id)
    _check(session, manuscript_id, pages, placements, sizes)
    for number, wanted in placements.items():
        row = pages[number]
        if (row.canvas_id, row.cut) == (wanted.canvas_id, wanted.cut):
            continue
        is_moved = row.canvas_id != wanted.canvas_id
        lay(
            row,
            read(archive.source(hand.root, row)).pages[row.place - 1],
            sizes,
            canvas_id=wanted.canvas_id,
            how=None if wanted.canvas_id is None else MatchedBy.HAND if is_moved else row.how,
            cut=wanted.cut,
            language=found.language,
        )
    _noted(found, "placed", hand)
    archive.keep(session, hand.root, found, message="Pages were placed", by=hand.by, at=hand.at)
    return found


def show(
    session: Session, manuscript_id: str, transcription_id: str, *, seen: int, hand: Hand
) -> KeptTranscription:
    """Show the transcription to readers, for the first time or again; the last one shown counts.

    Raises:
        TranscriptionNotFound, TranscriptionChanged: it is not what the person saw.
        TranscriptionNotReady: no line of it lies on a canvas.
        StorageError: as the storage root says; calling again is safe.
    """
    found = _held(session, manuscript_id, transcription_id, seen)
    if not any(one.count for one in archive.pages_of(session, transcription_id)):
        raise TranscriptionNotReady(
            "No page of it lies on a side of this book: say where its pages belong first.",
            key="empty",
        )
    found.shown_at = hand.at
    return _stand(session, found, TranscriptionState.SHOWN, hand)


def withdraw(
    session: Session, manuscript_id: str, transcription_id: str, *, seen: int, hand: Hand
) -> KeptTranscription:
    """Take the transcription back whole; what was shown before it is shown again.

    Raises:
        TranscriptionNotFound, TranscriptionChanged: it is not what the person saw.
        StorageError: as the storage root says; calling again is safe.
    """
    found = _held(session, manuscript_id, transcription_id, seen)
    return _stand(session, found, TranscriptionState.WITHDRAWN, hand)


def _stand(
    session: Session, found: KeptTranscription, state: TranscriptionState, hand: Hand
) -> KeptTranscription:
    was_shown = TranscriptionState.SHOWN in (found.state, state)
    found.state = state
    _noted(found, state.value, hand)
    message = _MESSAGES[state]
    archive.keep(session, hand.root, found, message=message, by=hand.by, at=hand.at)
    if was_shown:
        publication.republish(
            session, hand.root, found.manuscript_id, by=hand.by, message=message, at=hand.at,
            new_id=hand.new_id, after=hand.after, detail={"transcription": found.id},
        )  # fmt: skip
        canvas_ids = [one.canvas_id for one in archive.pages_of(session, found.id)]
        follow(session, found.manuscript_id, [each for each in canvas_ids if each])
    return found


def _held(
    session: Session, manuscript_id: str, transcription_id: str, seen: int
) -> KeptTranscription:
    """The transcription, held against other writers.

    Raises:
        TranscriptionNotFound, TranscriptionChanged: it is not what the person saw.
    """
    identity.lock(session, manuscript_id)
    found = find(session, manuscript_id, transcription_id)
    session.refresh(found)
    if found.edition != seen:
        raise TranscriptionChanged(transcription_id)
    return found


def _noted(found: KeptTranscription, what: str, hand: Hand) -> None:
    found.edition += 1
    entry = {"what": what, "by": hand.by, "at": archive.told_time(hand.at)}
    found.log = [*found.log, entry]


def _check(
    session: Session,
    manuscript_id: str,
    pages: Mapping[int, KeptPage],
    placements: Mapping[int, Placement],
    sizes: Mapping[str, object],
) -> None:
    labels = {one.canvas_id: one.label for one in places_to_fill(session, manuscript_id)}
    taken: set[str] = set()
    for number in placements:
        if number not in pages:
            raise BadPlacement(
                f"The transcription has no page {number}: open it again.", key="page", number=number
            )
    for number, page in pages.items():
        wanted = placements.get(number, Placement(page.canvas_id))
        if wanted.canvas_id is None:
            continue
        if wanted.canvas_id not in sizes:
            raise CanvasNotFound(wanted.canvas_id)
        if wanted.canvas_id in taken:
            label = labels.get(wanted.canvas_id, wanted.canvas_id)
            raise BadPlacement(
                f"Two pages would lie on {label}: choose another side for one of them.",
                key="twice",
                label=label,
            )
        taken.add(wanted.canvas_id)
