"""The tiers of access and the one decision: who gets how much of a picture, from where, when.

Pure: everything that shows, finds or sends anything of a page asks `decide`, so that tiles,
manifests, search and files cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from types import MappingProxyType
from typing import Final

from catalog.accounts.permissions import ANONYMOUS, Action, Person, may

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


class Tier(StrEnum):
    """Who a part of a book is for; a part without a rule is for everybody.

    `SMALL`: everybody sees a small picture, authorised readers the whole. `EMBARGO`: nobody from
    outside until a day, everybody from then on. `READING_ROOM`: whoever sits in the holder's
    reading room. `SEALED`: the bench alone; that there is a picture is not said.
    """

    SMALL = "small"
    EMBARGO = "embargo"
    READING_ROOM = "reading_room"
    SEALED = "sealed"


class Grant(IntEnum):
    """How much of a picture somebody gets; text, damage and notes of a page come with `FULL`."""

    NOTHING = 0
    SMALL = 1
    FULL = 2


# Whoever may do this to the holder's books sees all of them at this tier, from anywhere.
ENOUGH: Final[Mapping[Tier, Action]] = MappingProxyType(
    {
        Tier.SMALL: Action.READ_RESTRICTED,
        Tier.EMBARGO: Action.READ_DRAFT,
        Tier.READING_ROOM: Action.READ_DRAFT,
        Tier.SEALED: Action.READ_BENCH,
    }
)


@dataclass(frozen=True, slots=True)
class Guest:
    """Whoever asks: who it is, and the network address the question came from, where known."""

    person: Person = ANONYMOUS
    address: Address | None = None


PUBLIC: Final = Guest()


@dataclass(frozen=True, slots=True)
class Terms:
    """One rule as it binds a picture of a book of `holder_id`.

    `until` is when an embargo ends; `networks` are those of the holder's reading rooms.
    """

    tier: Tier
    holder_id: str
    until: datetime | None = None
    networks: tuple[Network, ...] = ()


def decide(guest: Guest, at: datetime, terms: Terms) -> Grant:
    """How much this guest gets now of a picture under one rule."""
    if terms.tier is Tier.EMBARGO and terms.until is not None and at >= terms.until:
        return Grant.FULL
    if may(guest.person, ENOUGH[terms.tier], terms.holder_id):
        return Grant.FULL
    if terms.tier is Tier.SMALL:
        return Grant.SMALL
    if terms.tier is Tier.READING_ROOM and _is_inside(guest.address, terms.networks):
        return Grant.FULL
    return Grant.NOTHING


def decide_all(guest: Guest, at: datetime, terms: Iterable[Terms]) -> Grant:
    """How much this guest gets of a picture under all its rules: the least of what each gives."""
    return min((decide(guest, at, one) for one in terms), default=Grant.FULL)


def _is_inside(address: Address | None, networks: Iterable[Network]) -> bool:
    if address is None:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        # A socket that listens to both families tells IPv4 addresses in this way.
        address = address.ipv4_mapped
    return any(address.version == one.version and address in one for one in networks)
