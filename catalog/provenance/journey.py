"""The book's journey: the stops of its timeline, and where they lie on a map.

Sensitive places (a shrine that is looted, a private house) come rounded to whole degrees, some
110 km, and say so; exact coordinates are in the private record alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from catalog.dates.statement import DateStatement
from catalog.language import LanguageMap
from catalog.provenance.chain import ORIGIN
from catalog.provenance.evidence import FIRM, certainty_of, weakest
from catalog.record.document import Record
from catalog.record.provenance import CustodyEvent, EventKind
from catalog.record.values import Certainty, Reference


class Label(Protocol):
    """What is known of an authority (`catalog.authorities.authorities.AuthorityLabel` is one)."""

    @property
    def id(self) -> str:
        """Its identifier, after merges were followed."""

    @property
    def names(self) -> LanguageMap:
        """Its names by language, the preferred first."""

    @property
    def latitude(self) -> float | None:
        """Degrees north (WGS 84)."""

    @property
    def longitude(self) -> float | None:
        """Degrees east (WGS 84)."""

    @property
    def is_sensitive(self) -> bool:
        """Whether the exact place is kept from the public."""


Labels = Mapping[str, Label]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a map in degrees; `is_coarse`: rounded to whole degrees on purpose."""

    latitude: float
    longitude: float
    is_coarse: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop in stated order; `event` is None for the making of the book told by its origin.

    `is_fact`: certain or probable, so that it may be told as something that happened.
    """

    number: int
    id: str
    event: CustodyEvent | None
    kind: EventKind
    date: DateStatement | None
    place: Reference | None
    spot: Spot | None
    certainty: Certainty
    is_fact: bool


def journey(record: Record, labels: Labels) -> tuple[Stop, ...]:
    """Every stop of the book, numbered from 1, the making of it first."""
    provenance, origin = record.provenance, record.origin
    stops: list[Stop] = []
    is_making_told = any(event.kind is EventKind.PRODUCTION for event in provenance.events)
    if not is_making_told and (origin.date is not None or origin.place is not None):
        certainty = origin.place.certainty if origin.place else Certainty.CERTAIN
        stops.append(
            Stop(
                1,
                ORIGIN,
                None,
                EventKind.PRODUCTION,
                origin.date,
                origin.place,
                spot_of(origin.place, labels) if certainty in FIRM else None,
                certainty,
                certainty in FIRM,
            )
        )
    for event in provenance.events:
        certainty = certainty_of(event, provenance)
        where = weakest(certainty, event.place.certainty) if event.place else certainty
        stops.append(
            Stop(
                len(stops) + 1,
                event.id,
                event,
                event.kind,
                event.date,
                event.place,
                # A line on a map is a strong statement: what is only possible stays in the list.
                spot_of(event.place, labels) if where in FIRM else None,
                certainty,
                certainty in FIRM,
            )
        )
    return tuple(stops)


def spot_of(place: Reference | None, labels: Labels) -> Spot | None:
    """Where the place lies, as exactly as the public may know; None where that is not recorded."""
    if place is None or place.authority_id is None:
        return None
    label = labels.get(place.authority_id)
    if label is None or label.latitude is None or label.longitude is None:
        return None
    if label.is_sensitive:
        return Spot(float(round(label.latitude)), float(round(label.longitude)), True)
    return Spot(label.latitude, label.longitude, False)


def authorities_of(record: Record) -> set[str]:
    """The identifiers of every authority that the history of the book names."""
    provenance = record.provenance
    named: list[Reference | None] = [record.origin.place, record.origin.patron]
    for event in provenance.events:
        named += [event.place, event.giver, event.receiver]
    named += [inference.agent for inference in provenance.inferences]
    named += [assertion.reference for assertion in record.assertions]
    return {one.authority_id for one in named if one is not None and one.authority_id}
