"""What may stand in addresses: the identifiers there are, by the name of their place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.authorities.tables import Authority
from catalog.codicology.arrangement_tables import SideLabel
from catalog.conservation.captures.tables import Capture
from catalog.conservation.condition.tables import Assessment, Observation
from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.treatment.store_tables import Lot, Preparation, Product
from catalog.conservation.treatment.tables import Proposal, Step, Treatment, Variation
from catalog.exchange.tables import Batch
from catalog.identity import Holder
from catalog.references.tables import OutsideReference
from catalog.transcription.tables import KeptTranscription
from ingest.deposits import Deposit
from viewer.leaks.kept_back import KeptBack

_TABLES: Final[Mapping[str, Any]] = {
    "assessment_id": Assessment, "authority_id": Authority, "batch_id": Batch,
    "capture_id": Capture, "deposit_id": Deposit, "entry_id": SignedEntry, "holder_id": Holder,
    "lot_id": Lot, "material_id": Product, "observation_id": Observation,
    "preparation_id": Preparation, "proposal_id": Proposal, "reference_id": OutsideReference,
    "step_id": Step, "transcription_id": KeptTranscription, "treatment_id": Treatment,
    "variation_id": Variation,
}  # fmt: skip
_FIXED: Final[Mapping[str, Sequence[str]]] = {
    "form": ("pdf", "docx", "json"), "number": ("1", "2"), "page": ("0", "1"), "part": ("1", "2"),
    "pattern": ("active", "kiosk"), "shelf": ("report",), "version": ("1", "2"),
    "way": ("holder", "place", "work"),
}  # fmt: skip
_Any = TypeVar("_Any")
# Of each route so many addresses are asked for each identifier that a place may take.
_AT_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Named:
    """An identifier, and the manuscript it belongs to, '' where it belongs to none."""

    id: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Identifiers by the name of the place where they stand in an address.

    `each`: so many of them a place takes at most; `left_out`: how many more there are.
    """

    places: Mapping[str, Sequence[Named]] = field(default_factory=dict)
    each: int = 0
    left_out: int = 0

    def fillings(self, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """What these places may hold together, one value for each.

        What belongs to a manuscript stands with it, and once with another one: a door that looks at
        the manuscript alone would open.
        """
        books = self.places.get("manuscript_id", ()) if "manuscript_id" in names else ()
        found: Iterator[tuple[str, ...]]
        if books:
            found = itertools.chain(
                *(self._of_book(names, one.id) for one in books), self._strangers(names)
            )
        else:
            found = itertools.product(*([one.id for one in self._of(name)] for name in names))
        return itertools.islice(found, self.each * _AT_MOST)

    def _of(self, name: str) -> Sequence[Named]:
        return self.places.get(name) or (Named("0"),)

    def _of_book(self, names: Sequence[str], book: str) -> Iterator[tuple[str, ...]]:
        def values(name: str) -> list[str]:
            if name == "manuscript_id":
                return [book]
            return [one.id for one in self._of(name) if one.owner in ("", book)] or ["0"]

        return itertools.product(*map(values, names))

    def _strangers(self, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
        books = [one.id for one in self._of("manuscript_id")]
        others = [name for name in names if name != "manuscript_id"]
        for name in others[:1] if len(others) == 1 else ():
            for one in self._of(name):
                other = next((book for book in reversed(books) if book != one.owner), None)
                if one.owner and other:
                    yield tuple(other if each == "manuscript_id" else one.id for each in names)


def known(session: Session, kept: KeptBack, books: Sequence[str], each: int) -> Known:
    """What may stand in addresses, at most `each` of a kind, evenly taken.

    `books` come after those that have something to hide.
    """
    closed = kept.pictures
    hiding = dict.fromkeys([*sorted(kept.hidden_books), *(one.manuscript_id for one in closed)])
    names: dict[str, list[Named]] = {
        "canvas_id": _once(Named(one.canvas_id, one.manuscript_id) for one in closed),
        "image_id": _once(Named(one.image_id, one.manuscript_id) for one in closed),
        "label": _labels(session, list(hiding)),
    }
    left_out = 0
    for place, table in _TABLES.items():
        owner = getattr(table, "manuscript_id", None)
        columns = (table.id,) if owner is None else (table.id, owner)
        rows = session.execute(select(*columns))
        names[place] = [Named(str(row[0]), str((*row, "")[1] or "")) for row in rows]
    names["name"] = [Named(one) for one in ("quires", "all")]
    names["name"] += [*names["holder_id"], *names["authority_id"]]
    places: dict[str, Sequence[Named]] = {
        place: [Named(one) for one in values] for place, values in _FIXED.items()
    }
    for place, found in names.items():
        places[place] = evenly(found, each)
        left_out += len(found) - len(places[place])
    chosen = evenly(list(hiding), each)
    left_out += len(hiding) - len(chosen)
    shown = [*dict.fromkeys([*chosen, *books])]
    places["manuscript_id"] = [Named(one) for one in shown]
    return Known(places, each, left_out)


def evenly(found: Sequence[_Any], most: int) -> Sequence[_Any]:
    """At most so many, from the whole length of the list."""
    if len(found) <= most:
        return found
    return [found[place * len(found) // most] for place in range(most)]


def _once(found: Iterator[Named]) -> list[Named]:
    return list(dict.fromkeys(found))


def _labels(session: Session, books: Sequence[str]) -> list[Named]:
    rows = session.execute(
        select(SideLabel.label, SideLabel.manuscript_id)
        .where(SideLabel.manuscript_id.in_(books[:500]))
        .order_by(SideLabel.manuscript_id, SideLabel.label)
        .distinct()
    )
    return [Named(label, book) for label, book in rows]
