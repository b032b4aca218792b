"""The one decision: who gets how much of a picture, from where, when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.access.tiers import (
    PUBLIC,
    Grant,
    Guest,
    Terms,
    Tier,
    decide,
    decide_all,
)
from catalog.accounts.permissions import Action, Person, Role, RoleHeld

AT = datetime(2026, 3, 1, tzinfo=UTC)
ROOM = ip_network("203.0.113.0/24")
HOLDERS = ("library", "archive")

FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC) for year in (2000, 2100))
times = st.floats(0, 1).map(lambda share: FIRST + share * (LAST - FIRST))
addresses = st.none() | st.ip_addresses()
people = st.builds(
    Person,
    id=st.just("u0"),
    name=st.just("Somebody"),
    roles=st.lists(
        st.builds(RoleHeld, st.sampled_from(Role), st.sampled_from([None, *HOLDERS])), max_size=3
    ).map(tuple),
)
guests = st.builds(Guest, people | st.just(PUBLIC.person), addresses)
terms = st.builds(
    Terms,
    st.sampled_from(Tier),
    st.sampled_from(HOLDERS),
    st.none() | times,
    st.lists(st.just(ROOM), max_size=1).map(tuple),
)


def somebody(role: Role, holder: str | None = "library") -> Guest:
    return Guest(Person("u0", "Somebody", (RoleHeld(role, holder),)))


@pytest.mark.parametrize(
    ("tier", "public", "reader", "cataloguer", "conservator"),
    [
        (Tier.SMALL, Grant.SMALL, Grant.FULL, Grant.FULL, Grant.FULL),
        (Tier.EMBARGO, Grant.NOTHING, Grant.NOTHING, Grant.FULL, Grant.FULL),
        (Tier.READING_ROOM, Grant.NOTHING, Grant.NOTHING, Grant.FULL, Grant.FULL),
        (Tier.SEALED, Grant.NOTHING, Grant.NOTHING, Grant.NOTHING, Grant.FULL),
    ],
)
def test_the_table_of_tiers(
    tier: Tier, public: Grant, reader: Grant, cataloguer: Grant, conservator: Grant
) -> None:
    rule = Terms(tier, "library", AT + timedelta(days=1), (ROOM,))
    roles = (Role.READER, Role.CATALOGUER, Role.CONSERVATOR)
    told = [decide(guest, AT, rule) for guest in (PUBLIC, *map(somebody, roles))]
    assert told == [public, reader, cataloguer, conservator]


def test_a_role_at_another_holder_opens_nothing() -> None:
    for tier in Tier:
        rule = Terms(tier, "library", AT + timedelta(days=1))
        for role in Role:
            stranger = somebody(role, "archive")
            assert decide(stranger, AT, rule) == decide(PUBLIC, AT, rule)


@pytest.mark.parametrize(
    ("address", "grant"),
    [
        ("203.0.113.9", Grant.FULL),
        ("::ffff:203.0.113.9", Grant.FULL),
        ("203.0.114.9", Grant.NOTHING),
        ("2001:db8::1", Grant.NOTHING),
        ("127.0.0.1", Grant.NOTHING),
    ],
)
def test_the_reading_room_is_where_its_networks_are(address: str, grant: Grant) -> None:
    guest = Guest(address=ip_address(address))
    assert decide(guest, AT, Terms(Tier.READING_ROOM, "library", None, (ROOM,))) is grant
    # It opens nothing else.
    assert decide(guest, AT, Terms(Tier.SEALED, "library", None, (ROOM,))) is Grant.NOTHING


def test_an_embargo_ends_to_the_second() -> None:
    rule = Terms(Tier.EMBARGO, "library", AT)
    assert decide(PUBLIC, AT - timedelta(microseconds=1), rule) is Grant.NOTHING
    assert decide(PUBLIC, AT, rule) is Grant.FULL


@given(guests, times, st.lists(terms, max_size=5), terms)
def test_another_rule_never_opens_anything(
    guest: Guest, at: datetime, rules: list[Terms], more: Terms
) -> None:
    assert decide_all(guest, at, [*rules, more]) <= decide_all(guest, at, rules)


@given(guests, times, st.lists(terms, max_size=5))
def test_nobody_gets_less_than_everybody(guest: Guest, at: datetime, rules: list[Terms]) -> None:
    assert decide_all(guest, at, rules) >= decide_all(PUBLIC, at, rules)


@given(guests, times, times, st.lists(terms, max_size=5))
def test_time_only_opens(guest: Guest, one: datetime, other: datetime, rules: list[Terms]) -> None:
    earlier, later = sorted((one, other))
    assert decide_all(guest, earlier, rules) <= decide_all(guest, later, rules)


@given(times, terms, st.sampled_from(Role))
def test_a_token_that_was_made_for_nothing_opens_nothing(
    at: datetime, rule: Terms, role: Role
) -> None:
    person = Person("u0", "Somebody", (RoleHeld(role, None),), scopes=frozenset({Action.DEPOSIT}))
    assert decide(Guest(person), at, rule) == decide(PUBLIC, at, rule)
