"""The quick speller and the library say the same of everything that can be signed."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from catalog.conservation.signing.canonical import canonical
from catalog.conservation.signing.errors import BadSignedContent

NUMBERS = (
    st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(10**6), 10**6).map(lambda tenths: tenths / 10)
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(WORDS, inner, max_size=4)
        | st.dictionaries(st.sampled_from(["a", "b", "A", "_", "a_b"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_every_document_is_spelled_as_the_library_spells_it(value: Any) -> None:
    before = copy.deepcopy(value)
    found = canonical(value)
    assert found == rfc8785.dumps(value)
    assert json.dumps(value) == json.dumps(before)  # whoever signs keeps their document as it was


@pytest.mark.parametrize(
    "number", [1e-4, 9.99e-5, 1e-7, 5e-324, 2.0**53 - 1, 2.0**53, 1e16, 1e21, 1.7e308, 0.1 + 0.2]
)
@pytest.mark.parametrize("sign", [1, -1])
def test_numbers_at_the_edges_are_spelled_as_the_library_spells_them(
    number: float, sign: int
) -> None:
    assert canonical([number * sign, True, 1]) == rfc8785.dumps([number * sign, True, 1])


def test_half_a_character_and_a_circle_are_refused() -> None:
    circle: list[Any] = []
    circle.append(circle)
    for value in ({"a": ["\udc00"]}, circle):
        with pytest.raises(BadSignedContent):
            canonical(value)
