"""What may be found in a manuscript, and how each sort of text is read: as rows of words.

What is not for everybody is not among the rows, so nothing that is made of them can tell of it: no
hit, no count, no completed word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from catalog.handling.in_force import Handling
from catalog.pages import PageRow
from catalog.search.entries import Spot
from catalog.search.fields import Field
from catalog.search.within import Rows
from catalog.uris import Uris
from iiif.content_search.asking import Kind


@dataclass(frozen=True, slots=True)
class Told:
    """A text as it is shown: in the spelling of the original."""

    text: str
    language: str
    direction: str
    field: Field


@dataclass(frozen=True, slots=True)
class Sides:
    """The canvases of a manuscript with a picture that everybody may see, and what binds them.

    `places` tells the place of each canvas in reading order, from 0.
    """

    places: Mapping[str, int]
    sizes: Mapping[str, tuple[int, int]]
    handling: Handling

    def is_open(self, canvas_id: str) -> bool:
        """Whether everybody may see the canvas."""
        return canvas_id in self.places

    def on(self, spot: Spot) -> Spot | None:
        """The spot as far as it may be told: its canvas alone where nothing may lie over it."""
        if not self.is_open(spot.canvas_id):
            return None
        return spot if self.handling.may_cover(spot.canvas_id) else Spot(spot.canvas_id)


class Source(Protocol):
    """One sort of text; `rows` are its words, and rows are counted from 0."""

    @property
    def kind(self) -> Kind:
        """What a hit in it is of."""

    @property
    def rows(self) -> Rows:
        """The folded words."""

    def keys(self) -> Rows:
        """The keys of the words of each row."""

    def spots(self, row: int) -> Sequence[Spot | None]:
        """The places that a row tells of; None is the manuscript as a whole."""

    def distinct(self, rows: Sequence[int]) -> Sequence[int]:
        """The same rows without those that say the same thing once more."""

    def told(self, rows: Sequence[int]) -> list[Told]:
        """These rows as they are shown."""

    def name(self, uris: Uris, manuscript_id: str, row: int, spot: int) -> str:
        """The address of the annotation that says what the row says of one of its spots."""


def sides_of(pages: Sequence[PageRow], handling: Handling) -> Sides:
    """The sides among `pages`, which are those of the public (`catalog.pages.pages_of`)."""
    seen = [
        (place, page)
        for place, page in enumerate(pages)
        if page.image_id is not None and page.is_open
    ]
    return Sides(
        {page.canvas_id: place for place, page in seen},
        {page.canvas_id: (page.width_px, page.height_px) for _, page in seen},
        handling,
    )
