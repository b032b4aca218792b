"""What holds now for a manuscript and for each of its canvases: two statements, then memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_network
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import standing_rules
from catalog.access.tables import AccessRule, ReadingRoom, TierInForce
from catalog.access.tiers import Grant, Guest, Network, Terms, Tier, decide_all
from catalog.identity import Manuscript
from catalog.standing_rules import WHOLE, OfCanvases


@dataclass(frozen=True, slots=True)
class RuleInForce(OfCanvases):
    """One rule as it holds; `canvas_ids` is empty for the whole manuscript."""

    number: int
    canvas_ids: frozenset[str]
    terms: Terms
    reason: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class Access:
    """Every rule of access of one manuscript, the oldest first."""

    rules: tuple[RuleInForce, ...] = ()

    def terms_of(self, canvas_id: str) -> tuple[Terms, ...]:
        """What binds the canvas."""
        return tuple(rule.terms for rule in self.rules if rule.holds_for(canvas_id))

    def grant(self, guest: Guest, canvas_id: str, at: datetime) -> Grant:
        """How much of the canvas's pictures this guest gets now."""
        return decide_all(guest, at, self.terms_of(canvas_id))

    def public(self, canvas_id: str) -> Grant:
        """How much everybody gets for certain, whatever the hour: an embargo counts to its end.

        For all that is kept; a chore ends an embargo whose day has come and makes it anew.
        """
        return min(
            (_PUBLIC_SHARE.get(one.tier, Grant.NOTHING) for one in self.terms_of(canvas_id)),
            default=Grant.FULL,
        )

    def is_said(self, canvas_id: str) -> bool:
        """Whether the public may know that there is a picture at all."""
        return all(one.tier is not Tier.SEALED for one in self.terms_of(canvas_id))


_PUBLIC_SHARE: Final = {Tier.SMALL: Grant.SMALL}
OPEN: Final = Access()


def in_force(session: Session, manuscript_id: str) -> Access:
    """What holds now; `OPEN` where nothing is restricted."""
    rows = standing_rules.standing(session, AccessRule, manuscript_id).values()
    if not rows:
        return OPEN
    holder_id = session.scalar(select(Manuscript.holder_id).where(Manuscript.id == manuscript_id))
    networks: tuple[Network, ...] = ()
    if any(row.tier is Tier.READING_ROOM for row in rows):
        networks = networks_of(session, holder_id or "")
    return Access(tuple(_rule_of(row, holder_id or "", networks) for row in rows))


def networks_of(session: Session, holder_id: str) -> tuple[Network, ...]:
    """The networks of the holder's reading rooms."""
    return networks_in(room_of(session, holder_id))


def room_of(session: Session, holder_id: str) -> ReadingRoom | None:
    """The holder's reading rooms as they are now, read anew; None if nobody ever set any."""
    return session.get(ReadingRoom, holder_id, populate_existing=True)


def networks_in(room: ReadingRoom | None) -> tuple[Network, ...]:
    """The networks that were set."""
    return tuple(ip_network(one) for one in room.networks) if room is not None else ()


def closed(session: Session, manuscript_id: str, canvas_ids: Iterable[str]) -> frozenset[str]:
    """Those of the canvases of which the public does not get everything."""
    access = in_force(session, manuscript_id)
    if access is OPEN:
        return frozenset()
    return frozenset(each for each in canvas_ids if access.public(each) is not Grant.FULL)


def is_sealed(session: Session, manuscript_id: str) -> bool:
    """Whether the whole manuscript is sealed: the public is not told that there is one."""
    key = (manuscript_id, Tier.SEALED, WHOLE)
    return session.get(TierInForce, key, populate_existing=True) is not None


def _rule_of(row: AccessRule, holder_id: str, networks: tuple[Network, ...]) -> RuleInForce:
    terms = Terms(row.tier, holder_id, row.until, networks if row.tier is Tier.READING_ROOM else ())
    return RuleInForce(
        row.number, frozenset(row.canvas_ids), terms, row.reason, row.set_by, row.set_at
    )
