"""Released notes of the condition: what the pages of damage say, each on its place.

What a signature froze never changes (triggers on both databases), so the notes of a survey are
folded once in a process; which of them may be told is asked each time.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.condition.models import ObservationContent
from catalog.conservation.condition.tables import Change, Observation, Region
from catalog.conservation.released.condition import ReleasedAssessment, assessments_of
from catalog.language import direction_of
from catalog.search.entries import Spot
from catalog.search.fields import Field
from catalog.search.index import folded_of, keys_in
from catalog.search.within import Rows
from catalog.search.words import words_in
from catalog.uris import Uris
from iiif.content_search.asking import Kind
from iiif.content_search.sources import Sides, Told
from iiif.presentation.condition_words import term_label
from iiif.presentation.language import LANGUAGES

_KEPT: dict[str, tuple[Note, ...]] = {}
_KEPT_MAX: Final = 30
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Note:
    """One observation in one language; `regions` are its places by id, on `canvas_id` if any."""

    assessment_id: str
    observation_id: str
    canvas_id: str | None
    language: str
    text: str
    folded: str
    regions: tuple[tuple[str, Spot], ...]


@dataclass(frozen=True)
class Notes:
    """Notes that everybody may read; the languages of an observation follow one another."""

    notes: Sequence[tuple[Note, Sequence[Spot | None]]]
    kind: Kind = Kind.NOTE

    @cached_property
    def rows(self) -> Rows:
        """Their words."""
        return Rows([note.folded for note, _ in self.notes])

    def keys(self) -> Rows:
        """The keys of their words."""
        return Rows([keys_in(words_in(note.text)) for note, _ in self.notes])

    def spots(self, row: int) -> Sequence[Spot | None]:
        """Its regions; without one its canvas, or the whole book."""
        return self.notes[row][1]

    def distinct(self, rows: Sequence[int]) -> Sequence[int]:
        """One language of each observation."""
        first: dict[str, int] = {}
        for row in rows:
            first.setdefault(self.notes[row][0].observation_id, row)
        return list(first.values())

    def told(self, rows: Sequence[int]) -> list[Told]:
        """The notes in words."""
        return [
            Told(note.text, note.language, direction_of(note.language), Field.CONDITION)
            for note, _ in (self.notes[row] for row in rows)
        ]

    def name(self, uris: Uris, manuscript_id: str, row: int, spot: int) -> str:
        """The annotation on the page of damage; of a note on no page, that on public condition."""
        note, _ = self.notes[row]
        if note.canvas_id is None:
            return f"{uris.condition(manuscript_id)}#{note.observation_id}"
        page = uris.condition_page(manuscript_id, note.assessment_id, note.canvas_id)
        named = note.regions[spot][0] if note.regions else note.observation_id
        return f"{page}#{named}"


def notes_of(session: Session, manuscript_id: str, sides: Sides) -> Notes:
    """The released notes about a manuscript whose public sides these are, newest survey first."""
    told = [
        (note, spots)
        for survey in assessments_of(session, manuscript_id)
        for note in _notes(session, survey)
        if (spots := _spots(note, sides)) is not None
    ]
    return Notes(told)


def _spots(note: Note, sides: Sides) -> Sequence[Spot | None] | None:
    """Where the note lies; None if it may not be told."""
    if note.canvas_id is None:
        return (None,)
    if not sides.is_open(note.canvas_id) or not sides.handling.may_cover(note.canvas_id):
        return None
    return [spot for _, spot in note.regions] or (Spot(note.canvas_id),)


def _notes(session: Session, survey: ReleasedAssessment) -> tuple[Note, ...]:
    with _LOCK:
        if survey.id in _KEPT:
            return _KEPT[survey.id]
    made = tuple(_read(session, survey.id))
    with _LOCK:
        _KEPT[survey.id] = made
        while len(_KEPT) > _KEPT_MAX:
            _KEPT.pop(next(iter(_KEPT)))
    return made


def _read(session: Session, assessment_id: str) -> Iterator[Note]:
    regions: dict[str, list[tuple[str, Spot]]] = {}
    drawn = session.execute(
        select(
            Region.id, Region.observation_id, Region.canvas_id,
            Region.left, Region.top, Region.right, Region.bottom,
        )
        .where(Region.assessment_id == assessment_id)
        .order_by(Region.at, Region.id)
    )  # fmt: skip
    for region_id, observation_id, canvas_id, left, top, right, bottom in drawn:
        box = left, top, max(1, right - left), max(1, bottom - top)
        regions.setdefault(observation_id, []).append((region_id, Spot(canvas_id, box)))
    seen = session.execute(
        select(Observation.id, Observation.canvas_id, Observation.term, Observation.content)
        .where(
            Observation.assessment_id == assessment_id,
            Observation.change.is_distinct_from(Change.GONE),
        )
        .order_by(Observation.at, Observation.id)
    )
    for observation_id, canvas_id, term, content in seen:
        for language, text in _sayings(term, ObservationContent.model_validate(content)):
            yield Note(
                assessment_id, observation_id, canvas_id, language, text,
                folded_of(words_in(text)), tuple(regions.get(observation_id, ())),
            )  # fmt: skip


def _sayings(term: str, content: ObservationContent) -> list[tuple[str, str]]:
    """What was seen, by language: what the term is called there, and the words beside it."""
    own = {text.language: text.text for text in content.words}
    labels = {tag: term_label(term, tag) for tag in LANGUAGES}
    return [
        (tag, ": ".join(part for part in (labels.get(tag), own.get(tag)) if part))
        for tag in dict.fromkeys([*LANGUAGES, *own])
    ]
