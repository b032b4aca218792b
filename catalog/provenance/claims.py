"""What may be told of a mark, and whom a public page may name as holder.

The mark is what is on the page; the inference is an argument about it. A page says 'seal,
ownership possible' and no more (reference: conservation, scenario 9).
"""

from __future__ import annotations

from dataclasses import dataclass

from catalog.provenance.evidence import FIRM, certainty_of, is_named, weakest
from catalog.record.provenance import CustodyEvent, Inference, Mark, Provenance
from catalog.record.values import Certainty, Reference


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One inference of a mark; `is_fact` is False while it may only be called possible."""

    inference: Inference
    certainty: Certainty
    is_fact: bool


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A mark with everything that is concluded from it, the surest first."""

    mark: Mark
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """Who may be named in an event: somebody named as no more than possible is left out.

    `is_withheld`: the record names somebody who is left out here.
    """

    giver: Reference | None
    receiver: Reference | None
    is_withheld: bool


def shown_claims(provenance: Provenance) -> tuple[ShownMark, ...]:
    """Every mark in the order of the record, with its inferences and what each may claim."""
    order = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.DISPUTED)
    return tuple(
        ShownMark(
            mark,
            tuple(
                sorted(
                    (
                        ShownClaim(item, item.certainty, item.certainty in FIRM)
                        for item in provenance.inferences
                        if item.mark_id and item.mark_id == mark.id
                    ),
                    key=lambda claim: order.index(claim.certainty),
                )
            ),
        )
        for mark in provenance.marks
    )


def named_parties(event: CustodyEvent, provenance: Provenance) -> Parties:
    """The giver and the receiver, each only if the event and the name are certain or probable."""
    of_event = certainty_of(event, provenance)

    def firm(reference: Reference | None) -> Reference | None:
        if reference is None or not is_named(reference):
            return None
        return reference if weakest(of_event, reference.certainty) in FIRM else None

    giver, receiver = firm(event.giver), firm(event.receiver)
    is_withheld = (is_named(event.giver) and giver is None) or (
        is_named(event.receiver) and receiver is None
    )
    return Parties(giver, receiver, is_withheld)
