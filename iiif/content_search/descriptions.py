"""Texts of the published record, and what was concluded of the condition of the whole book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.search.entries import Spot
from catalog.search.fields import Field
from catalog.search.tables import SearchBook, SearchEntry
from catalog.search.within import Rows
from catalog.uris import Uris
from iiif.content_search.asking import Kind
from iiif.content_search.sources import Sides, Told


@dataclass(frozen=True, slots=True)
class Description:
    """One text of the record: its place among them, and where in the book it tells of."""

    place: int
    told: Told
    folded: str
    keys: str
    spots: Sequence[Spot | None]


@dataclass(frozen=True)
class Descriptions:
    """Texts of one kind, in the order of their fields."""

    entries: Sequence[Description]
    kind: Kind

    @cached_property
    def rows(self) -> Rows:
        """Their words."""
        return Rows([entry.folded for entry in self.entries])

    def keys(self) -> Rows:
        """The keys of their words."""
        return Rows([entry.keys for entry in self.entries])

    def spots(self, row: int) -> Sequence[Spot | None]:
        """The places that the record names for the text, or the whole book."""
        return self.entries[row].spots

    def distinct(self, rows: Sequence[int]) -> Sequence[int]:
        """The same rows: each stands once in its field."""
        return rows

    def told(self, rows: Sequence[int]) -> list[Told]:
        """The texts as they stand in the record."""
        return [self.entries[row].told for row in rows]

    def name(self, uris: Uris, manuscript_id: str, row: int, spot: int) -> str:
        """An address that holds until the record is published again: no page answers for one."""
        entry = self.entries[row]
        named = f"{uris.content_search(manuscript_id)}#{entry.told.field.value}-{entry.place}"
        return f"{named}-{spot + 1}" if spot else named


def descriptions_of(
    session: Session, manuscript_id: str, sides: Sides
) -> tuple[Descriptions, Descriptions]:
    """What the record says, and what was concluded of the condition."""
    rows = session.scalars(
        select(SearchEntry)
        .join(SearchBook, SearchBook.number == SearchEntry.book)
        .where(SearchBook.manuscript_id == manuscript_id)
        .order_by(SearchEntry.place)
    )
    entries = [
        Description(
            row.place, Told(row.text, row.language, row.direction, Field(row.field)),
            row.folded, row.keys or "", _spots(row.spots, sides),
        )
        for row in rows
    ]  # fmt: skip
    concluded = [each for each in entries if each.told.field is Field.CONDITION]
    described = [each for each in entries if each.told.field is not Field.CONDITION]
    return Descriptions(described, Kind.DESCRIPTION), Descriptions(concluded, Kind.NOTE)


def _spots(told: Sequence[Sequence[Any]], sides: Sides) -> Sequence[Spot | None]:
    """The spots that may be told; the record is public, what is on a closed page is not."""
    seen = [sides.on(Spot.read(one)) for one in told]
    return [spot for spot in dict.fromkeys(seen) if spot is not None] or (None,)
