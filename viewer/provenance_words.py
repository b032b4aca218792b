"""Texts, names and terms of a record as words on a page."""

from __future__ import annotations

from collections.abc import Sequence

from catalog import vocabulary
from catalog.dates.statement import DateStatement
from catalog.language import NONE, best_text, direction_of
from catalog.provenance.evidence import is_named
from catalog.provenance.journey import Labels
from catalog.record.values import Reference, Term, Text
from viewer.date_words import date_text
from viewer.languages import Translator
from viewer.provenance_models import Words


def words_of_texts(texts: Sequence[Text], t: Translator) -> tuple[Words, ...]:
    """The texts of the language that serves a reader best, paragraph by paragraph."""
    if not texts:
        return ()
    by_language: dict[str, list[str]] = {}
    for text in texts:
        by_language.setdefault(text.language, []).append(text.text)
    best, _ = best_text(by_language, t.language.code)
    return tuple(words_of(text) for text in texts if text.language == best)


def all_words(texts: Sequence[Text]) -> tuple[Words, ...]:
    """Every text, as what is on the page is shown in its own words."""
    return tuple(words_of(text) for text in texts)


def name_of(reference: Reference | None, labels: Labels, t: Translator) -> Words | None:
    """The name to show: that of the authority, else the one written in the source."""
    if reference is None or not is_named(reference):
        return None
    label = labels.get(reference.authority_id) if reference.authority_id else None
    if label is not None:
        language, text = best_text(label.names, t.language.code)
        if text:
            known = None if language == NONE else language
            return Words(text, known, direction_of(known) if known else "auto")
    return words_of(reference.name) if reference.name else None


def term_words(term: Term, t: Translator) -> tuple[Words, ...]:
    """A term by its label in the reader's language, then the words beside it."""
    known = vocabulary.find(term.key) if term.key else None
    label: tuple[Words, ...] = ()
    if known is not None:
        language, text = best_text(dict(known.labels), t.language.code)
        label = (Words(text, language, direction_of(language)),)
    return (*label, *words_of_texts(term.texts, t))


def words_of(text: Text) -> Words:
    """One text of the record, with the language and direction it says."""
    return Words(text.text, None if text.language == NONE else text.language, text.runs)


def date_in_words(statement: DateStatement | None, t: Translator) -> str | None:
    """The date in words; None where there is none."""
    return None if statement is None else date_text(statement, t)
