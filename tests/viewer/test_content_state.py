"""Links into a manuscript: plain parameters, canvas addresses, IIIF content states."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest

from viewer.content_state import View, read_view

CANVAS = "https://books.example.org/iiif/m1/canvas/c7"


def encoded(value: object) -> str:
    """Encode as the specification's own example code does (Content State 1.0, 6.2)."""
    raw = quote(json.dumps(value), safe="!~*'()").encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@pytest.mark.parametrize(
    "value",
    [
        {"type": "Annotation", "target": {"id": f"{CANVAS}#xywh=1,2,30,40", "type": "Canvas"}},
        {"type": "Annotation", "target": [{"id": f"{CANVAS}#xywh=1,2,30,40", "type": "Canvas"}]},
        {"id": f"{CANVAS}#xywh=1,2,30,40", "type": "Canvas", "partOf": [{"id": "x"}]},
        {
            "type": "SpecificResource",
            "source": {"id": CANVAS, "type": "Canvas"},
            "selector": {"type": "FragmentSelector", "value": "xywh=1,2,30,40"},
        },
        {
            "type": "Annotation",
            "target": {
                "type": "SpecificResource",
                "source": CANVAS,
                "selector": {"type": "FragmentSelector", "value": "xywh=1,2,30,40"},
            },
        },
        f"{CANVAS}#xywh=1,2,30,40",
    ],
)
def test_every_form_of_a_content_state_names_canvas_and_region(value: object) -> None:
    assert read_view(None, None, encoded(value)) == View("c7", (1, 2, 30, 40))


def test_plain_parameters_win_over_a_content_state() -> None:
    state = encoded({"id": CANVAS, "type": "Canvas"})
    assert read_view("c9", "pixel:5,6,7,8", state) == View("c9", (5, 6, 7, 8))
    assert read_view(CANVAS, None, None) == View("c7")


@pytest.mark.parametrize(
    "state",
    ["", "!!!", "AAAA", encoded(7), encoded({"type": "Manifest", "id": "m"}), encoded([]),
     encoded({"type": "Annotation", "target": {"type": "SpecificResource"}}), "%%%", "[" * 3000],
)  # fmt: skip
def test_a_link_that_cannot_be_read_asks_for_nothing(state: str) -> None:
    assert read_view(None, None, state) == View()


@pytest.mark.parametrize("region", ["1,2,3", "1,2,0,4", "pct:1,2,3,4", "-1,2,3,4", "a"])
def test_a_region_that_is_none_is_passed_over(region: str) -> None:
    assert read_view("c7", region, None) == View("c7")
