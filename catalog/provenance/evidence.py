"""How sure an event or a name is: an argument is never stronger than what it rests on.

An event that rests only on inferences called 'possible' is never a fact, whatever certainty was
typed beside it (Liebrenz 2022: a seal of the kind read as ownership marked an inventory).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from catalog.record.provenance import CustodyEvent, Provenance
from catalog.record.values import Certainty, Reference, Source

FIRM = frozenset({Certainty.CERTAIN, Certainty.PROBABLE})

_WEAKEST_FIRST = (Certainty.DISPUTED, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


def weakest(*certainties: Certainty) -> Certainty:
    """The least sure of these."""
    return min(certainties, key=_WEAKEST_FIRST.index)


def strongest(certainties: Iterable[Certainty]) -> Certainty:
    """The surest of these; 'possible' when there are none: nothing was shown, nothing excluded."""
    return max(certainties, key=_WEAKEST_FIRST.index, default=Certainty.POSSIBLE)


def said_by(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources that can be looked up: those with words or an address."""
    return tuple(source for source in sources if source.citation or source.url)


def rests_on_inferences_only(event: CustodyEvent) -> bool:
    """Whether nothing but an argument from marks speaks for the event."""
    return bool(event.evidence) and not said_by(event.sources)


def certainty_of(event: CustodyEvent, provenance: Provenance) -> Certainty:
    """How sure the event is: as stated, but no surer than the best inference it rests on alone."""
    if not rests_on_inferences_only(event):
        return event.certainty
    held = [item.certainty for item in provenance.inferences if item.id in event.evidence]
    return weakest(event.certainty, strongest(held))


def is_fact(event: CustodyEvent, provenance: Provenance) -> bool:
    """Whether the event may be told as something that happened."""
    return certainty_of(event, provenance) in FIRM


def is_named(reference: Reference | None) -> bool:
    """Whether the reference names anybody."""
    return reference is not None and bool(reference.authority_id or reference.name)


def are_same(one: Reference | None, other: Reference | None) -> bool | None:
    """Whether two references name the same person or body; None where that cannot be told."""
    if one is None or other is None:
        return None
    if one.authority_id and other.authority_id:
        return one.authority_id == other.authority_id
    if one.name and other.name:
        return one.name.text.casefold() == other.name.text.casefold()
    return None
