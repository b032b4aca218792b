"""Documents for the tests of records."""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import strategies as st


def a_document(**changes: Any) -> dict[str, Any]:
    """A record of an Arabic codex as JSON, with ids; `changes` are whole sections."""
    document: dict[str, Any] = {
        "format": "kitabdar/record/2",
        "identity": {
            "shelfmark": "MS Or. 42",
            "holder_id": "almaty-library",
            "titles": [
                {
                    "id": "t1",
                    "texts": [
                        {"text": "كتاب الشفاء", "language": "ar"},
                        {"text": "The Book of Healing", "language": "en"},
                    ],
                }
            ],
        },
        "physical": {
            "hands": [
                {"id": "h1", "note": [{"text": "A steady hand", "language": "en"}]},
                {"id": "h2", "note": [{"text": "A later hand", "language": "en"}]},
            ]
        },
        "origin": {"date": {"original": "AH 548", "calendar": "hijri", "start": {"year": 548}}},
    }
    return document | changes


def counted_ids() -> Any:
    """Item ids in order: new1, new2, …"""
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


_WORDS = st.sampled_from(["one", "two", "حبر", "қағаз", "", "10"])
_NAMES = st.sampled_from(["identity", "physical", "hands", "texts", "note", "date", "place"])
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(0, 3), _WORDS)
_TEXT = st.fixed_dictionaries(
    {"text": _WORDS}, optional={"language": st.sampled_from(["ar", "kk", "none"])}
)


def _deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    item = st.tuples(st.sampled_from(["a", "b", "c"]), st.dictionaries(_NAMES, inner, max_size=3))
    items = st.lists(item.map(lambda pair: {"id": pair[0], **pair[1]}), max_size=4)
    return st.one_of(
        st.dictionaries(_NAMES, inner, max_size=4),
        st.lists(inner, max_size=3),
        items,
        st.lists(_TEXT, max_size=3),
        st.lists(_WORDS, max_size=3),
    )


any_document = st.dictionaries(_NAMES, st.recursive(_SCALARS, _deeper, max_leaves=12), max_size=4)
any_json = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=6),
        st.sampled_from(["\ud800", "\x00", "x" * 600, "kitabdar/record/2"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)
