"""Controlled terms as the form and the page name them, in one language."""

from functools import cache

from catalog.language import best_text
from catalog.vocabulary import find, terms


@cache
def offered(name: str, language: str) -> list[list[str]]:
    """Return key and label of every term of a vocabulary, in its own order, for a reader."""
    return [[term.key, best_text(term.labels, language)[1]] for term in terms(name)]


@cache
def term_label(key: str, language: str) -> str | None:
    """Return the label of a term, or None for a key that no vocabulary has (any more)."""
    found = find(key)
    return None if found is None else best_text(found.labels, language)[1]
