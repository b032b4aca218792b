"""What stands before and after a hit in its text, in logical order and the original spelling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from iiif.content_search.finding import Hit, Span

# Characters on each side: the whole of most lines, and enough to know the place in a long text.
_AROUND: Final = 80


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a text: what was found, and what is around it."""

    before: str
    exact: str
    after: str


def quotes_of(hit: Hit) -> list[Quote]:
    """Each passage of the hit."""
    return [_quote(hit.told.text, span) for span in hit.spans]


def _quote(text: str, span: Span) -> Quote:
    start, end = span
    return Quote(text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND])
