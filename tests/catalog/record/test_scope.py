"""Both ends of a move: the holder that has the book, and the one its document names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.accounts.permissions import Action, Person, Role, RoleHeld, may
from catalog.errors import NotAllowed
from catalog.record.scope import holders_of, require_at

HOLDERS = st.sampled_from(["almaty", "leiden", "cairo"])


@given(st.lists(st.none() | HOLDERS))
def test_the_holders_of_documents_are_those_they_name(named: list[str | None]) -> None:
    documents = [each and {"identity": {"holder_id": each}} for each in named]

    assert holders_of(*(document or None for document in documents)) == set(named) - {None}


@given(st.frozensets(HOLDERS), st.frozensets(HOLDERS))
def test_who_may_at_every_holder_passes_and_nobody_else(
    mine: frozenset[str], concerned: frozenset[str]
) -> None:
    person = Person("u1", "Curator", tuple(RoleHeld(Role.CURATOR, each) for each in mine))
    if all(may(person, Action.PUBLISH, each) for each in concerned):
        require_at(person, Action.PUBLISH, concerned)
    else:
        with pytest.raises(NotAllowed):
            require_at(person, Action.PUBLISH, concerned)
