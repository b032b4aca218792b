"""Which languages a reader's program asks for: the Accept-Language header (RFC 9110, 12.5.4)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_WEIGHT = re.compile(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*")
_LENGTH_MAX = 1000


def preferred(header: str, offered: Collection[str], otherwise: str) -> str:
    """The most wanted of the languages on offer; `otherwise` when none of them is asked for."""
    return next((tag for tag in _by_preference(header) if tag in offered), otherwise)


def _by_preference(header: str) -> Sequence[str]:
    """Primary language subtags, most wanted first; what cannot be read is passed over."""
    wishes: list[tuple[float, int, str]] = []
    for place, part in enumerate(header[:_LENGTH_MAX].split(",")):
        tag, _, parameters = part.strip().partition(";")
        weight = 1.0
        if parameters:
            found = _WEIGHT.fullmatch(parameters)
            weight = float(found.group(1)) if found else 0.0
        if tag and weight > 0:
            wishes.append((-weight, place, tag.split("-", 1)[0].lower()))
    return [tag for _, _, tag in sorted(wishes)]
