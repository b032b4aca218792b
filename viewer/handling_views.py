"""What custodians ask, as pages show it: their words beside the picture, their rules in words."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.handling.in_force import Handling, PolicyInForce, policy_of
from catalog.handling.rules import Rule, in_order
from catalog.handling.tables import HandlingPolicy
from catalog.language import NONE, best_text
from catalog.pages import PageRow
from catalog.record.values import Text
from iiif.presentation.handling import folios
from viewer.languages import Translator


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a custodian in one language (`language` is None where nobody said which)."""

    text: str
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class CustodianNote:
    """What stands beside a picture: whose words, the words, and which folios they are about.

    `part` is empty for the whole manuscript.
    """

    custodian: str
    words: Words
    part: str


@dataclass(frozen=True, slots=True)
class PolicyView:
    """One policy on a page: its part in folio labels ('' for the whole), its rules, its words.

    Of one of the past, who ended it and when.
    """

    number: int
    part: str
    rules: tuple[Rule, ...]
    note: tuple[Words, ...]
    custodian: str
    set_by: str
    set_at: dt.datetime
    ended_by: str = ""
    ended_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class HandlingView:
    """The handling of a manuscript for its public page."""

    policies: tuple[PolicyView, ...] = ()
    notes: tuple[CustodianNote, ...] = ()
    is_not_for_reuse: bool = False
    is_only_with_note: bool = False


UNASKED = HandlingView()


def handling_view(handling: Handling, rows: Sequence[PageRow], t: Translator) -> HandlingView:
    """Return what the page of a manuscript says of its handling, for a reader of `t`."""
    return HandlingView(
        policies=tuple(policy_view(policy, rows, t) for policy in handling.policies),
        notes=notes_of(handling.policies, rows, t.language.code),
        is_not_for_reuse=handling.asks(Rule.NOT_FOR_REUSE),
        is_only_with_note=handling.asks(Rule.ONLY_WITH_NOTE),
    )


def policy_view(policy: PolicyInForce, rows: Sequence[PageRow], t: Translator) -> PolicyView:
    """Return one policy in words; the note in the reader's language first."""
    own = t.language.code
    note = sorted(policy.note, key=lambda text: text.language.partition("-")[0] != own)
    return PolicyView(
        number=policy.number,
        part=folios(policy, rows),
        rules=in_order(policy.rules),
        note=tuple(_words(text) for text in note),
        custodian=policy.custodian,
        set_by=policy.set_by,
        set_at=policy.set_at,
    )


def ended_view(past: HandlingPolicy, rows: Sequence[PageRow], t: Translator) -> PolicyView:
    """Return a policy of the past."""
    shown = policy_view(policy_of(past), rows, t)
    return replace(shown, ended_by=past.ended_by or "", ended_at=past.ended_at)


def notes_of(
    policies: Sequence[PolicyInForce], rows: Sequence[PageRow], language: str
) -> tuple[CustodianNote, ...]:
    """Return the notes of these policies, each in the language that serves the reader best."""
    return tuple(
        CustodianNote(policy.custodian, words, folios(policy, rows))
        for policy in policies
        for words in _best(policy.note, language)
    )


def notes_by_canvas(
    handling: Handling, rows: Sequence[PageRow], language: str
) -> tuple[tuple[CustodianNote, ...], Mapping[str, tuple[int, ...]]]:
    """Return every note once, and for each canvas which of them stand beside it."""
    notes: list[CustodianNote] = []
    found: dict[str, tuple[int, ...]] = {}
    for policy in handling.policies:
        told = notes_of((policy,), rows, language)
        numbers = tuple(range(len(notes), len(notes) + len(told)))
        notes += told
        for row in rows:
            if numbers and policy.holds_for(row.canvas_id):
                found[row.canvas_id] = found.get(row.canvas_id, ()) + numbers
    return tuple(notes), found


def _best(note: Sequence[Text], language: str) -> list[Words]:
    texts: dict[str, list[str]] = {}
    for text in note:
        texts.setdefault(text.language, []).append(text.text)
    best, _ = best_text(texts, language)
    return [_words(text) for text in note if text.language == best]


def _words(text: Text) -> Words:
    return Words(text.text, None if text.language == NONE else text.language, text.runs)
