"""Every form that a content state may have names its places."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iiif.content_state.encoding import encode
from iiif.content_state.errors import BadContentState
from iiif.content_state.reading import TARGETS_MAX, Box, Target, read_box, read_state

CANVAS = "https://books.example.org/iiif/m1/canvas/c7"
MANIFEST = "https://books.example.org/iiif/m1/manifest.json"
PART_OF = {"partOf": [{"id": MANIFEST, "type": "Manifest"}]}
REGION = {"id": f"{CANVAS}#xywh=1,2,30,40", "type": "Canvas", **PART_OF}
SELECTED = {
    "type": "SpecificResource",
    "source": {"id": CANVAS, "type": "Canvas", **PART_OF},
    "selector": {"type": "FragmentSelector", "value": "xywh=1,2,30,40"},
}
BOX = Box(1, 2, 30, 40)


@pytest.mark.parametrize(
    "state",
    [
        REGION,
        {"type": "Annotation", "motivation": ["contentState"], "target": REGION},
        {"type": "Annotation", "motivation": "contentState", "target": [REGION]},
        {"type": "Annotation", "motivation": "commenting", "target": REGION},
        {"@context": "http://iiif.io/api/presentation/3/context.json", "id": "https://x.example/1",
         "type": "Annotation", "motivation": ["contentState", "bookmarking"], "target": REGION},
        SELECTED,
        {"type": "Annotation", "motivation": "contentState", "target": SELECTED},
        {**SELECTED, "selector": [{"type": "SvgSelector", "value": "<svg/>"},
                                  {"type": "FragmentSelector", "value": "xywh=pixel:1,2,30,40"}]},
        {"@id": f"{CANVAS}#xywh=1,2,30,40", "@type": "sc:Canvas", "within": MANIFEST},
    ],
)  # fmt: skip
def test_every_form_names_canvas_book_and_region(state: dict[str, Any]) -> None:
    wanted = (Target(CANVAS, "Canvas", (MANIFEST,), BOX),)
    assert read_state(encode(state)) == wanted
    assert read_state(json.dumps(state)) == wanted
    assert read_state(f"https://viewer.example/?a=b&iiif-content={encode(state)}") == wanted


def test_an_address_alone_is_a_target() -> None:
    assert read_state(MANIFEST) == (Target(MANIFEST),)
    assert read_state(encode(MANIFEST)) == (Target(MANIFEST),)
    assert read_state(json.dumps(MANIFEST)) == (Target(MANIFEST),)
    assert read_state(f"{CANVAS}#xywh=1,2,30,40") == (Target(CANVAS, box=BOX),)
    assert read_state(f"https://viewer.example/?iiif-content={MANIFEST}") == (Target(MANIFEST),)


def test_the_link_of_an_iiif_icon_names_book_and_page() -> None:
    link = f"https://x.example/book?manifest={MANIFEST}&canvas={CANVAS}"
    assert read_state(link) == (Target(CANVAS, "", (MANIFEST,)),)


def test_several_targets_are_places_to_compare() -> None:
    other = {"id": f"{CANVAS}8", "type": "Canvas"}
    for state in (
        {"type": "Annotation", "motivation": "contentState", "target": [REGION, other]},
        [REGION, other],
        [{"type": "Annotation", "motivation": "contentState", "target": one}
         for one in (REGION, other)],
    ):  # fmt: skip
        assert [one.address for one in read_state(encode(state))] == [CANVAS, f"{CANVAS}8"]


def test_a_point_is_a_place_without_size() -> None:
    state = {**SELECTED, "selector": {"type": "PointSelector", "x": 12, "y": 7.5}}
    assert read_state(encode(state))[0].box == Box(12, 7.5, 0, 0)
    timed = {**SELECTED, "selector": {"type": "PointSelector", "t": 14.5}}
    assert read_state(encode(timed))[0].box is None


@pytest.mark.parametrize(
    ("fragment", "box"),
    [
        ("xywh=percent:10,20,30,40", Box(10, 20, 30, 40, is_percent=True)),
        ("xywh=pixel:1,2,3,4", Box(1, 2, 3, 4)),
        ("t=3,4&xywh=1,2,3,4", Box(1, 2, 3, 4)),
        ("xywh=1.5,2,3,4.25", Box(1.5, 2, 3, 4.25)),
        ("xywh=-5,-6,30,40", Box(-5, -6, 30, 40)),
        ("1,2,3,4", Box(1, 2, 3, 4)),
        ("xywh=1,2,3", None), ("xywh=1,2,0,4", None), ("xywh=a", None), ("", None),
        ("xywh=1,2,3,99999999999", None), ("xywh=1,2,3,4e9", None), (None, None), (7, None),
    ],
)  # fmt: skip
def test_a_fragment_is_read_as_media_fragments_have_it(fragment: object, box: Box | None) -> None:
    assert read_box(fragment) == box


@pytest.mark.parametrize(
    ("state", "key"),
    [
        ("", "unreadable"), ("   ", "unreadable"), ("!!!", "unreadable"), ("7", "unreadable"),
        (encode(7), "unreadable"), (encode([]), "unreadable"), (encode({}), "unreadable"),
        (encode({"type": "Canvas"}), "unreadable"), (encode({"id": 7}), "unreadable"),
        (encode({"type": "SpecificResource", "selector": {}}), "unreadable"),
        (encode([[[[[[[[REGION]]]]]]]]), "unreadable"),
        (encode({"type": "Annotation", "target": [None]}), "unreadable"),
        ("javascript:alert(1)", "address"), (encode("javascript:alert(1)"), "address"),
        (encode({"id": "data:text/html,x", "type": "Manifest"}), "address"),
        ("file:///etc/passwd", "address"), ("https://", "address"),
        (encode({"id": "https://user:secret@x.example/", "type": "Manifest"}), "address"),
        (encode({"id": "https://books.example.org/\u202egro.live", "type": "Canvas"}), "address"),
        (encode({"id": "https://x.example/a b", "type": "Canvas"}), "address"),
        (encode({"id": "https://x.example/\x00", "type": "Canvas"}), "address"),
        (encode({"id": "https://x.example/" + "a" * 2000, "type": "Canvas"}), "address"),
        (encode({"id": CANVAS, "partOf": "javascript:alert(1)"}), "address"),
        (encode([f"https://x.example/{number}" for number in range(TARGETS_MAX + 1)]), "many"),
        ("https://x.example/" + "a" * 20_000, "long"),
    ],
)  # fmt: skip
def test_what_names_nothing_is_refused_by_its_reason(state: str, key: str) -> None:
    with pytest.raises(BadContentState) as refused:
        read_state(state)
    assert refused.value.key == key


_NAMES = ["id", "type", "target", "source", "selector", "partOf", "value", "x", "y"]
_tree = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12) | st.sampled_from([CANVAS, MANIFEST, "xywh=1,2,3,4", "javascript:1"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(_NAMES),
        inner | st.sampled_from(["Annotation", "SpecificResource", "Canvas", "PointSelector"]),
        max_size=5,
    ),
    max_leaves=10,
)  # fmt: skip


@given(_tree)
def test_any_json_is_read_or_refused(state: Any) -> None:
    try:
        found = read_state(encode(state))
    except BadContentState:
        return
    assert all(one.address.startswith(("http://", "https://")) for one in found)
