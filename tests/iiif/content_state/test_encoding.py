"""Content states in addresses: what goes in comes out, byte for byte as the text has it."""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iiif.content_state.encoding import TEXT_MAX, decode, encode, parse
from iiif.content_state.errors import BadContentState

# Section 6.3 of the text has this state, and what it becomes.
STATE = (
    '{"id":"https://example.org/object1/canvas7#xywh=1000,2000,1000,2000","type":"Canvas",'
    '"partOf":[{"id":"https://example.org/object1/manifest","type":"Manifest"}]}'
)
ENCODED = (
    "JTdCJTIyaWQlMjIlM0ElMjJodHRwcyUzQSUyRiUyRmV4YW1wbGUub3JnJTJGb2JqZWN0MSUyRmNhbnZhczclMjN4eXdo"
    "JTNEMTAwMCUyQzIwMDAlMkMxMDAwJTJDMjAwMCUyMiUyQyUyMnR5cGUlMjIlM0ElMjJDYW52YXMlMjIlMkMlMjJwYXJ0"
    "T2YlMjIlM0ElNUIlN0IlMjJpZCUyMiUzQSUyMmh0dHBzJTNBJTJGJTJGZXhhbXBsZS5vcmclMkZvYmplY3QxJTJGbWFu"
    "aWZlc3QlMjIlMkMlMjJ0eXBlJTIyJTNBJTIyTWFuaWZlc3QlMjIlN0QlNUQlN0Q"
)
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def test_the_example_of_the_text_is_written_and_read() -> None:
    assert encode(json.loads(STATE)) == ENCODED
    assert decode(ENCODED) == json.loads(STATE)


@given(st.dictionaries(st.text(max_size=12), _json, max_size=5) | st.lists(_json, max_size=4))
def test_what_goes_in_comes_out(state: Any) -> None:
    written = encode(state)
    assert decode(written) == state
    assert set(written) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(st.text(max_size=200))
def test_whatever_is_sent_is_read_or_refused(text: str) -> None:
    with suppress(BadContentState):
        encode(decode(text))


def test_what_others_do_to_a_state_on_its_way_is_borne() -> None:
    value = {"id": "https://a.example/ÿ??>>~", "name": "القرآن %20"}
    padded = base64.b64encode(base64.urlsafe_b64decode(encode(value) + "==="))
    raw = base64.b64encode(json.dumps(value).encode()).decode()
    assert decode(padded.decode()) == value
    assert decode("\n ".join(encode(value)[at : at + 20] for at in range(0, 400, 20))) == value
    assert decode(raw) == value


@pytest.mark.parametrize(
    "text",
    ["A", "!!!", "%%%", encode([])[:-1] + "é", encode("x")[:5], "[" * 3000, "{" * 3000,
     '{"a":NaN}', '{"a":' + "9" * 6000 + "}", "ع" * 40],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadContentState) as refused:
        parse(text) if text[0] in "[{" else decode(text)
    assert refused.value.key == "unreadable"


def test_what_is_too_long_is_not_read_at_all() -> None:
    with pytest.raises(BadContentState) as refused:
        decode("A" * (TEXT_MAX + 1))
    assert refused.value.key == "long"


def test_half_a_character_is_never_written() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        encode({"id": "\ud800"})
