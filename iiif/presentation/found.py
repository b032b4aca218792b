"""What a search finds as IIIF collections (Presentation 3.0, 5.1), by the address of the search."""

from __future__ import annotations

from catalog.search.parameters import write_search
from catalog.search.searching import Search
from catalog.uris import Uris
from iiif.presentation import language
from iiif.presentation.collection import Heading


def heading_of_found(uris: Uris, asked: Search) -> Heading:
    """The heading of the collection of a search, whichever part of it was asked for."""
    state = write_search(asked)
    words = asked.question.text
    label = {
        tag: [f"{language.COLLECTION[tag][0]}: {words}" if words else language.COLLECTION[tag][0]]
        for tag in language.LANGUAGES
    }
    return Heading(
        uris.found_collection(state),
        label,
        pages={tag: uris.found(f"{state}&lang={tag}") for tag in language.LANGUAGES},
    )
