"""The history of a book as templates read it: frozen views, every word in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from catalog.record.assertions import Property


@dataclass(frozen=True, slots=True)
class Words:
    """Words for the macros `speak` and `attributes`; `language` None is that of nobody knows."""

    text: str
    language: str | None = None
    runs: str = "auto"

    @property
    def direction(self) -> str:
        """'rtl', 'ltr' or 'auto'."""
        return self.runs


@dataclass(frozen=True, slots=True)
class NameView:
    """A person, body or place by name; `address` is its page where it is an authority."""

    words: Words
    address: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """Who says so: kind of source in words, citation, address, place in it, day it was seen."""

    kind: str
    citation: str
    url: str | None
    locus: str | None
    seen_on: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What is concluded from a mark, and how sure that is."""

    says: str
    certainty: str
    agent: NameView | None
    argument: tuple[Words, ...]
    by: str | None
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mark: 'Seal, ownership possible', where it is, what it says, what is concluded.

    `is_outlined`: the page at `address` is shown whole with the mark outlined on it.
    """

    heading: str
    place: str | None
    address: str | None
    is_outlined: bool
    date: str | None
    is_erased: bool
    transcription: tuple[Words, ...]
    translation: tuple[Words, ...]
    note: tuple[Words, ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class StopView:
    """One stop of the timeline; `gap` is the sentence that stands before it."""

    number: int
    id: str
    heading: str
    date: str | None
    place: NameView | None
    giver: NameView | None
    receiver: NameView | None
    certainty: str
    certainty_word: str
    is_fact: bool
    custody: str | None
    title: str | None
    gap: str | None
    is_coarse: bool
    is_on_map: bool
    sources: tuple[SourceView, ...]
    note: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class TenureView:
    """Somebody had the book or owned it, since when, and how sure that is."""

    name: NameView
    since: str | None
    certainty_word: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement that stands: its words, how sure, by whom, from where."""

    id: str
    value: tuple[Words, ...]
    certainty: str
    certainty_word: str
    by: str | None
    sources: tuple[SourceView, ...]
    note: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PropertyView:
    """Everything that is said of one property; `is_disputed`: several values stand at once."""

    about: Property
    heading: str
    statements: tuple[StatementView, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether the sources disagree."""
        return len(self.statements) > 1


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The history of one book in one language; `map` is None where no place can be drawn.

    `sheet` and `private` are addresses for those who may: the Object ID sheet, the private record.
    """

    summary: tuple[Words, ...]
    marks: tuple[MarkView, ...]
    stops: tuple[StopView, ...]
    custody: tuple[TenureView, ...]
    owners: tuple[TenureView, ...]
    statements: tuple[PropertyView, ...]
    questions: tuple[str, ...]
    is_inalienable: bool
    map: dict[str, Any] | None
    sheet: str | None = None
    private: str | None = None
