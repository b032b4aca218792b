"""Whether a lot or a preparation may be used on a day: pure rules (conservation.md 2.15, 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Fault(StrEnum):
    """Why a material may not be used."""

    EXPIRED = "expired"
    NO_SDS = "no_sds"
    PAST_USE_BY = "past_use_by"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a lot or preparation (`code` as on its label); `day` is the date that passed."""

    code: str
    fault: Fault
    day: date | None = None


def lot_findings(
    code: str, *, expires_on: date | None, has_safety_sheet: bool, on: date
) -> tuple[Finding, ...]:
    """What stands against a lot on a day; the day of expiry itself is still good."""
    found = []
    if expires_on is not None and on > expires_on:
        found.append(Finding(code, Fault.EXPIRED, expires_on))
    if not has_safety_sheet:
        found.append(Finding(code, Fault.NO_SDS))
    return tuple(found)


def preparation_findings(code: str, *, use_by: date, on: date) -> tuple[Finding, ...]:
    """What stands against a preparation on a day; the use-by day itself is still good."""
    return (Finding(code, Fault.PAST_USE_BY, use_by),) if on > use_by else ()
