"""What roles may do, as the house decided it (DECISIONS.md 0015)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.accounts.permissions import (
    ANONYMOUS,
    NEVER_BY_TOKEN,
    Action,
    Person,
    Role,
    RoleHeld,
    actions_of,
    may,
    require,
)
from catalog.errors import NotAllowed, NotSignedIn

HOLDERS = st.sampled_from([None, "library", "archive"])
ROLES = st.builds(RoleHeld, st.sampled_from(Role), HOLDERS)
PEOPLE = st.builds(
    Person,
    id=st.just("u0"),
    name=st.just("Somebody"),
    roles=st.lists(ROLES, max_size=4).map(tuple),
    scopes=st.none() | st.frozensets(st.sampled_from(Action)),
)


def holding(role: Role, holder_id: str | None = None) -> Person:
    return Person(id="u0", name="Somebody", roles=(RoleHeld(role, holder_id),))


def test_nobody_who_is_not_signed_in_may_do_anything() -> None:
    assert not any(may(ANONYMOUS, action) for action in Action)
    with pytest.raises(NotSignedIn):
        require(ANONYMOUS, Action.DESCRIBE)


def test_the_operator_may_do_everything() -> None:
    operator = Person(id=None, name="operator", is_operator=True)

    assert all(may(operator, action, "library") for action in Action)


def test_a_cataloguer_describes_and_cannot_publish() -> None:
    assert may(holding(Role.CATALOGUER), Action.DESCRIBE)
    with pytest.raises(NotAllowed, match="curator"):
        require(holding(Role.CATALOGUER), Action.PUBLISH)


def test_a_curator_publishes_and_cannot_set_the_custodians_rules() -> None:
    assert may(holding(Role.CURATOR), Action.PUBLISH)
    assert not may(holding(Role.CURATOR), Action.SET_HANDLING)
    assert may(holding(Role.ADVISER), Action.SET_HANDLING)


def test_an_administrator_looks_after_people_and_touches_no_content() -> None:
    assert actions_of(Role.ADMINISTRATOR) == {Action.MANAGE_PEOPLE}


def test_private_facts_are_for_curators_and_the_lab_alone() -> None:
    able = {role for role in Role if Action.READ_PRIVATE in actions_of(role)}

    assert able == {Role.CURATOR, Role.CONSERVATOR, Role.HEAD_OF_LAB}


def test_a_role_for_one_holder_ends_at_its_door() -> None:
    here = holding(Role.CURATOR, "library")

    assert may(here, Action.PUBLISH, "library")
    assert may(here, Action.PUBLISH)
    assert not may(here, Action.PUBLISH, "archive")
    with pytest.raises(NotAllowed, match="for this holder"):
        require(here, Action.PUBLISH, "archive")


def test_everybody_signed_in_looks_after_their_own_account() -> None:
    assert may(Person(id="u0", name="No roles"), Action.OWN_ACCOUNT)


def test_somebody_is_able_to_do_each_thing() -> None:
    able = set().union(*(actions_of(role) for role in Role))

    assert able | {Action.OWN_ACCOUNT} == set(Action)


def test_no_token_can_make_tokens_or_people_or_sign() -> None:
    assert {Action.OWN_ACCOUNT, Action.MANAGE_PEOPLE, Action.SIGN} == NEVER_BY_TOKEN


@given(PEOPLE, ROLES, st.sampled_from(Action), HOLDERS)
def test_one_more_role_never_takes_a_right_away(
    person: Person, role: RoleHeld, action: Action, holder_id: str | None
) -> None:
    more = Person(person.id, person.name, (*person.roles, role), scopes=person.scopes)

    assert may(more, action, holder_id) >= may(person, action, holder_id)


@given(PEOPLE, st.sampled_from(Action), HOLDERS)
def test_a_token_never_can_do_more_than_its_person(
    person: Person, action: Action, holder_id: str | None
) -> None:
    unlimited = Person(person.id, person.name, person.roles)

    assert may(person, action, holder_id) <= may(unlimited, action, holder_id)


@given(PEOPLE, st.sampled_from(Action), st.sampled_from(["library", "archive"]))
def test_what_one_may_do_somewhere_one_may_do_in_any_scope(
    person: Person, action: Action, holder_id: str
) -> None:
    assert may(person, action) >= may(person, action, holder_id)


def test_only_the_lab_works_at_the_bench_and_only_its_head_allows_exceptions() -> None:
    examine = {role for role in Role if Action.EXAMINE in actions_of(role)}
    override = {role for role in Role if Action.OVERRIDE in actions_of(role)}

    assert examine == {Role.CONSERVATOR, Role.HEAD_OF_LAB}
    assert override == {Role.HEAD_OF_LAB}


def test_care_is_set_by_the_custodian_and_released_by_the_curator() -> None:
    assert {role for role in Role if Action.SET_CARE in actions_of(role)} == {Role.ADVISER}
    assert {role for role in Role if Action.RELEASE in actions_of(role)} == {Role.CURATOR}
