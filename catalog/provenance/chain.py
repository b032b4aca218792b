"""The chain of custody and the chain of title, and where they do not hold.

Custody (who had the book; CIDOC CRM E10) and title (who owned it; E8) are two chains: the move of
1936 that brought a Quran from one city to another says nothing of who owned it. The order of the
events is the cataloguer's; dates are held against it and never reorder it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from catalog.dates.reading import read
from catalog.dates.statement import DateStatement
from catalog.errors import BadRecord
from catalog.provenance.evidence import (
    FIRM,
    are_same,
    certainty_of,
    is_named,
    rests_on_inferences_only,
    weakest,
)
from catalog.record.provenance import CustodyEvent, EventKind, Provenance
from catalog.record.values import Certainty, Reference

ORIGIN: Final = "origin"
GAP_YEARS: Final = 50
_DAYS_IN_YEAR: Final = 365.2425
# How far 'about 1200' may be from 1200 before two dates are called impossible together.
_CIRCA_YEARS: Final = 10

# What a book has to have gone through before it can come back.
_DEPARTURES = frozenset(
    {
        EventKind.LOAN,
        EventKind.DEPOSIT,
        EventKind.THEFT,
        EventKind.LOSS,
        EventKind.CONFISCATION,
        EventKind.EXPORT,
        EventKind.TRANSFER_OF_CUSTODY,
    }
)
_DISPOSALS = frozenset(
    {EventKind.SALE, EventKind.GIFT, EventKind.INHERITANCE, EventKind.ACQUISITION}
)
_BEFORE_THE_BOOK = frozenset({EventKind.COMMISSION})


class FindingKind(StrEnum):
    """What is wrong with a chain, or missing in it."""

    GAP = "gap"
    OVERLAP = "overlap"
    IMPOSSIBLE_ORDER = "impossible_order"
    WEAK_EVIDENCE = "weak_evidence"
    INALIENABLE = "inalienable"


@dataclass(frozen=True, slots=True)
class ChainFinding:
    """One finding: `key` is stable for translation, `events` the ids concerned in stated order.

    `ORIGIN` stands among them for the making of the book where no event tells of it. `values`
    belong to the sentence of `key`: 'years' (whole years).
    """

    kind: FindingKind
    key: str
    events: tuple[str, ...]
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody had the book, or owned it, from one event on; `until` is None while it lasts."""

    agent: Reference
    since: CustodyEvent
    until: CustodyEvent | None
    certainty: Certainty


class _Days(NamedTuple):
    """The first and the last day on which something may have happened (Julian day numbers)."""

    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class _Link:
    """An event, or the making of the book, with the days it may have happened on."""

    id: str
    event: CustodyEvent | None
    days: _Days | None
    is_firm: bool = True

    @property
    def kind(self) -> EventKind:
        return self.event.kind if self.event else EventKind.PRODUCTION

    @property
    def moves_custody(self) -> bool:
        """Whether it is a link of the chain of custody: what is only possible closes no gap."""
        return self.is_firm and (self.event is None or self.event.custody_moved != "no")


def findings(
    provenance: Provenance, *, origin: DateStatement | None = None, gap_years: int = GAP_YEARS
) -> tuple[ChainFinding, ...]:
    """Everything that does not hold, by kind and then in the order of the events.

    `origin` is the date of the book itself (`Record.origin.date`), used where no event of the
    kind 'production' stands in the chain. Two events further apart than `gap_years` with nobody
    known to have held the book between them are a gap.
    """
    links, undatable = _links(provenance, origin)
    return (
        *_gaps(links, gap_years),
        *_overlaps(links),
        *undatable,
        *_impossible_orders(links),
        *_weak_evidence(provenance),
        *_inalienable(provenance),
    )


def holders_by_custody(provenance: Provenance) -> tuple[Tenure, ...]:
    """Who is known to have had the book, in stated order: events that say custody moved."""
    return _tenures(
        provenance, [event for event in provenance.events if event.custody_moved == "yes"]
    )


def holders_by_title(provenance: Provenance) -> tuple[Tenure, ...]:
    """Who is known to have owned the book, in stated order.

    Only events that say title moved: where that is unknown nobody became an owner.
    """
    return _tenures(
        provenance, [event for event in provenance.events if event.title_moved == "yes"]
    )


def _tenures(provenance: Provenance, moves: Sequence[CustodyEvent]) -> tuple[Tenure, ...]:
    following: list[CustodyEvent | None] = [*moves, None]
    return tuple(
        Tenure(
            event.receiver,
            event,
            after,
            weakest(certainty_of(event, provenance), event.receiver.certainty),
        )
        for event, after in zip(moves, following[1:], strict=True)
        if event.receiver is not None and is_named(event.receiver)
    )


def _links(
    provenance: Provenance, origin: DateStatement | None
) -> tuple[list[_Link], list[ChainFinding]]:
    links: list[_Link] = []
    wrong: list[ChainFinding] = []
    if origin is not None and all(
        event.kind is not EventKind.PRODUCTION for event in provenance.events
    ):
        links.append(_Link(ORIGIN, None, _days(origin, ORIGIN, wrong)))
    for event in provenance.events:
        days = _days(event.date, event.id, wrong) if event.date else None
        links.append(_Link(event.id, event, days, certainty_of(event, provenance) in FIRM))
    return links, wrong


def _days(date: DateStatement, of: str, wrong: list[ChainFinding]) -> _Days | None:
    """The days of a date with all that it may be off: nothing is called impossible too early."""
    try:
        reading = read(date)
    except BadRecord:
        wrong.append(ChainFinding(FindingKind.IMPOSSIBLE_ORDER, "bad-date", (of,)))
        return None
    if reading is None:
        return None
    earliest, latest = reading.widened
    off = int(_CIRCA_YEARS * _DAYS_IN_YEAR) if date.is_approximate else 0
    return _Days(earliest - off, latest + off)


def _gaps(links: Sequence[_Link], gap_years: int) -> Iterator[ChainFinding]:
    moves = [link for link in links if link.moves_custody]
    told: set[tuple[str, ...]] = set()
    for place, (one, other) in enumerate(pairwise(moves)):
        finding = _gap(moves, place, one, other, gap_years)
        if finding is not None and finding.events not in told:
            told.add(finding.events)
            yield finding
    gaps_end = {events[-1] for events in told}
    for link in links:
        if link.event is not None and link.event.is_gap_before and link.id not in gaps_end:
            yield ChainFinding(FindingKind.GAP, "gap-stated", (link.id,))


def _gap(
    moves: Sequence[_Link], place: int, one: _Link, other: _Link, gap_years: int
) -> ChainFinding | None:
    receiver = one.event.receiver if one.event else None
    giver = other.event.giver if other.event else None
    is_continuous = are_same(receiver, giver)
    if is_continuous:
        return None
    if is_continuous is False:
        return ChainFinding(FindingKind.GAP, "gap-hand-over", (one.id, other.id))
    # An undated event between two dated ones does not hide how long nothing is known.
    before = next((link for link in reversed(moves[: place + 1]) if link.days), None)
    after = next((link for link in moves[place + 1 :] if link.days), None)
    if before is None or after is None or before.days is None or after.days is None:
        return None
    years = int((after.days.earliest - before.days.latest) / _DAYS_IN_YEAR)
    if years <= gap_years:
        return None
    return ChainFinding(FindingKind.GAP, "gap-years", (before.id, after.id), {"years": years})


def _overlaps(links: Sequence[_Link]) -> Iterator[ChainFinding]:
    """Two holders at once: a witness within another's unbroken tenure, or two takers on one day."""
    moves = [link for link in links if link.moves_custody and link.event and link.days]
    for one, other in pairwise(moves):
        assert one.event is not None
        assert other.event is not None
        if not are_same(one.event.receiver, other.event.giver):
            continue
        for witness in links:
            if witness not in (one, other) and _holds_within(witness, one, other):
                yield ChainFinding(
                    FindingKind.OVERLAP, "overlap-within", (one.id, witness.id, other.id)
                )
    for one, other in combinations(moves, 2):
        if _taken_twice(one, other):
            yield ChainFinding(FindingKind.OVERLAP, "overlap-same-time", (one.id, other.id))


def _holds_within(witness: _Link, start: _Link, end: _Link) -> bool:
    if witness.event is None or not witness.is_firm:
        return False
    if not (witness.days and start.days and end.days):
        return False
    assert start.event is not None
    if are_same(witness.event.receiver, start.event.receiver) is not False:
        return False
    return start.days.latest < witness.days.earliest and witness.days.latest < end.days.earliest


def _taken_twice(one: _Link, other: _Link) -> bool:
    """Two people took the book in the same short time, and neither had it from the other."""
    assert one.event is not None
    assert other.event is not None
    assert one.days is not None
    assert other.days is not None
    if are_same(one.event.receiver, other.event.receiver) is not False:
        return False
    if are_same(one.event.receiver, other.event.giver) or are_same(
        other.event.receiver, one.event.giver
    ):
        return False
    widest = max(one.days.latest - one.days.earliest, other.days.latest - other.days.earliest)
    meets = one.days.earliest <= other.days.latest and other.days.earliest <= one.days.latest
    return meets and widest <= _DAYS_IN_YEAR


def _impossible_orders(links: Sequence[_Link]) -> Iterator[ChainFinding]:
    made = next((link for link in links if link.kind is EventKind.PRODUCTION and link.days), None)
    for link in links:
        is_earlier_by_nature = link is made or link.kind in _BEFORE_THE_BOOK
        if made is not None and not is_earlier_by_nature and _is_before(link, made):
            yield ChainFinding(
                FindingKind.IMPOSSIBLE_ORDER, "before-production", (made.id, link.id)
            )
    dated = [link for link in links if link.days and link is not made]
    for one, other in pairwise(dated):
        if _is_before(other, one):
            yield ChainFinding(FindingKind.IMPOSSIBLE_ORDER, "after-next", (one.id, other.id))
    yield from _returns(links)


def _returns(links: Sequence[_Link]) -> Iterator[ChainFinding]:
    for place, link in enumerate(links):
        if link.kind is not EventKind.RETURN:
            continue
        if any(earlier.kind in _DEPARTURES for earlier in links[:place]):
            continue
        later = next((after for after in links[place + 1 :] if after.kind in _DEPARTURES), None)
        if later is not None:
            yield ChainFinding(
                FindingKind.IMPOSSIBLE_ORDER, "return-before-loan", (link.id, later.id)
            )


def _is_before(link: _Link, other: _Link) -> bool:
    """Whether all of the days of `link` lie before all of those of `other`."""
    return bool(link.days and other.days and link.days.latest < other.days.earliest)


def _weak_evidence(provenance: Provenance) -> Iterator[ChainFinding]:
    for event in provenance.events:
        is_overstated = event.certainty in FIRM and certainty_of(event, provenance) not in FIRM
        if is_overstated and rests_on_inferences_only(event):
            yield ChainFinding(FindingKind.WEAK_EVIDENCE, "weak-evidence", (event.id,))


def _inalienable(provenance: Provenance) -> Iterator[ChainFinding]:
    """What is endowed for ever is not sold: a later sale needs a legal note, so it is named."""
    endowed: str | None = None
    for event in provenance.events:
        is_disposal = event.kind in _DISPOSALS and event.title_moved != "no"
        if is_disposal and (provenance.is_inalienable or endowed is not None):
            events = (event.id,) if endowed is None else (endowed, event.id)
            yield ChainFinding(FindingKind.INALIENABLE, "inalienable-moved", events)
        if event.kind is EventKind.WAQF_ENDOWMENT and event.title_moved != "no":
            endowed = endowed or event.id
