"""Writing content states of our own books, in the simplest form that says what is meant.

Source: IIIF Content State API 1.0, 3.1: a bare target is shorter than an annotation, and is what a
link should carry; several targets need the annotation around them (5.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalog.uris import Uris
from iiif.content_state.finding import Spot

Node = dict[str, Any]


def target_of(uris: Uris, spot: Spot) -> Node:
    """The book, a canvas of it, or a region of that, as a target."""
    manifest = {"id": uris.manifest(spot.manuscript_id), "type": "Manifest"}
    if spot.canvas_id is None:
        return manifest
    canvas = uris.canvas(spot.manuscript_id, spot.canvas_id)
    fragment = f"#xywh={spot.xywh}" if spot.xywh else ""
    return {"id": f"{canvas}{fragment}", "type": "Canvas", "partOf": [manifest]}


def state_of(uris: Uris, spots: Sequence[Spot]) -> Node:
    """The content state of one place, or of several to compare."""
    if len(spots) == 1:
        return target_of(uris, spots[0])
    return {
        "type": "Annotation",
        "motivation": ["contentState"],
        "target": [target_of(uris, spot) for spot in spots],
    }
