"""Which versions of objects count, and under which number of the change log.

A version is written before its transaction commits, so a crash may leave one that no row ever
knew. `catalog/publication.py` says how the two are told apart; this is that rule, as code, over
what every version says of itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Claim:
    """A version of an object, by its place from 1, and the number it says it has.

    An authority's object tells all its numbers in its newest version; each is a claim. `number` is
    None where the version says none: it is older than numbered records, or the
    manuscript was not published yet (`is_public` tells which).
    """

    object_id: str
    place: int
    created: datetime
    number: int | None
    is_public: bool


def claim_of(object_id: str, place: int, created: datetime, record: dict[str, Any]) -> Claim:
    """What one record.json claims."""
    revision = record.get("revision")
    older = "document" not in record
    return Claim(
        object_id,
        place,
        created,
        revision["number"] if revision else None,
        is_public=older or revision is not None,
    )


def settle(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that count, in the order of the change log; those of drafts come last.

    A public version without a number gets the lowest that nobody claims, in order of `created`:
    before numbers were kept they were given out in that order.
    """
    kept = _undisputed(_last_of_each_number(claims))
    taken = {claim.number for claim in kept}
    free = _free_numbers(taken)
    settled = [
        replace(claim, number=next(free)) if claim.number is None and claim.is_public else claim
        for claim in sorted(kept, key=lambda claim: (claim.created, claim.object_id))
    ]
    return sorted(
        settled,
        key=lambda claim: (claim.number is None, claim.number or 0, claim.object_id),
    )


def _last_of_each_number(claims: Iterable[Claim]) -> list[Claim]:
    """Of one object's versions with the same number, the last; of its drafts, the last."""
    last: dict[tuple[str, int | None, int], Claim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.object_id, claim.place)):
        # Every public version without a number was a revision of its own.
        apart = claim.place if claim.number is None and claim.is_public else 0
        last[claim.object_id, claim.number, apart] = claim
    return list(last.values())


def _undisputed(claims: Iterable[Claim]) -> list[Claim]:
    """Of two objects that claim one number the younger claim stands."""
    by_number: dict[int | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_number[claim.number].append(claim)
    unnumbered = by_number.pop(None, [])
    winners = [
        max(rivals, key=lambda claim: (claim.created, claim.object_id))
        for rivals in by_number.values()
    ]
    return [*winners, *unnumbered]


def _free_numbers(taken: set[int | None]) -> Iterator[int]:
    number = 0
    while True:
        number += 1
        if number not in taken:
            yield number
