"""What a manifest says, read by two readers that know nothing of each other: one for each version.

Both give the same plain structure, so two documents of one object can be held against each other.
Texts are read as pairs of language (None where there is none) and words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Said = list[tuple[str | None, str]]
_IMAGE = re.compile(r"/iiif/[23]/(?P<rest>[^/]+(/.+)?)$")


def said_in_3(manifest: dict[str, Any]) -> dict[str, Any]:
    """A manifest of Presentation 3.0."""
    return {
        **_described_3(manifest),
        "direction": manifest["viewingDirection"],
        "canvases": [_canvas_3(canvas) for canvas in manifest["items"]],
        "ranges": dict(_ranges_3(manifest.get("structures", []))),
    }


def said_in_2(manifest: dict[str, Any]) -> dict[str, Any]:
    """A manifest of Presentation 2.1."""
    (sequence,) = manifest["sequences"]
    assert sequence["viewingDirection"] == manifest["viewingDirection"]
    assert sequence["viewingHint"] == manifest["viewingHint"]
    return {
        **_described_2(manifest),
        "direction": manifest["viewingDirection"],
        "canvases": [_canvas_2(canvas) for canvas in sequence["canvases"]],
        "ranges": {
            one["@id"]: (
                _texts_2(one["label"]),
                one.get("ranges", []),
                one.get("canvases", []),
            )
            for one in manifest.get("structures", [])
        },
    }


def _described_3(given: dict[str, Any]) -> dict[str, Any]:
    pages = [
        *given.get("homepage", []),
        *(page for one in given.get("provider", []) for page in one["homepage"]),
    ]
    return {
        "label": _texts_3(given["label"]),
        "summary": _texts_3(given.get("summary", {})),
        "metadata": [
            (_texts_3(pair["label"]), _texts_3(pair["value"])) for pair in given.get("metadata", [])
        ],
        "statement": _texts_3(given.get("requiredStatement", {}).get("value", {})),
        "rights": given.get("rights"),
        "hints": [hint for hint in given.get("behavior", []) if hint != "no-nav"],
        "thumbnail": [_picture(one["id"]) for one in given.get("thumbnail", [])],
        "pages": [(page["id"], _texts_3(page["label"])) for page in pages],
        "records": [
            (one["id"], _texts_3(one["label"]), one["format"]) for one in given.get("seeAlso", [])
        ],
        "wholes": [_unversioned(one["id"]) for one in given.get("partOf", [])],
    }


def _described_2(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": _texts_2(given["label"]),
        "summary": _texts_2(given.get("description", [])),
        "metadata": [
            (_texts_2(pair["label"]), _texts_2(pair["value"])) for pair in given.get("metadata", [])
        ],
        "statement": _texts_2(given.get("attribution", [])),
        "rights": given.get("license"),
        "hints": _many(given.get("viewingHint", [])),
        "thumbnail": [_picture(one["@id"]) for one in _many(given.get("thumbnail", []))],
        "pages": [
            (page["@id"], _texts_2(page["label"])) for page in _many(given.get("related", []))
        ],
        "records": [
            (one["@id"], _texts_2(one["label"]), one["format"])
            for one in _many(given.get("seeAlso", []))
        ],
        "wholes": [_unversioned(one) for one in _many(given.get("within", []))],
    }


def _canvas_3(canvas: dict[str, Any]) -> dict[str, Any]:
    bodies = [
        body
        for page in canvas["items"]
        for annotation in page["items"]
        for body in (
            annotation["body"]["items"]
            if annotation["body"]["type"] == "Choice"
            else [annotation["body"]]
        )
    ]
    return {
        **_described_3(canvas),
        "id": canvas["id"],
        "size": (canvas["width"], canvas["height"]),
        "pictures": [
            (
                _picture(body["id"]),
                (body["width"], body["height"]),
                _texts_3(body.get("label", {})),
                [_service(one) for one in body["service"] if one.get("@type") == "ImageService2"],
            )
            for body in bodies
        ],
        "beside": [
            (_unversioned(page["id"]), _texts_3(page["label"]))
            for page in canvas.get("annotations", [])
        ],
    }


def _canvas_2(canvas: dict[str, Any]) -> dict[str, Any]:
    resources = []
    for annotation in canvas.get("images", []):
        assert annotation["on"] == canvas["@id"]
        shown = annotation["resource"]
        is_choice = shown["@type"] == "oa:Choice"
        resources += [shown["default"], *shown["item"]] if is_choice else [shown]
    return {
        **_described_2(canvas),
        "id": canvas["@id"],
        "size": (canvas["width"], canvas["height"]),
        "pictures": [
            (
                _picture(one["@id"]),
                (one["width"], one["height"]),
                _texts_2(one.get("label", [])),
                [_service(each) for each in _many(one["service"])],
            )
            for one in resources
        ],
        "beside": [
            (_unversioned(one["@id"]), _texts_2(one["label"]))
            for one in canvas.get("otherContent", [])
        ],
    }


def _ranges_3(ranges: list[dict[str, Any]]) -> Iterable[tuple[str, tuple[Said, Any, Any]]]:
    for one in ranges:
        inner = [item for item in one["items"] if item["type"] == "Range"]
        canvases = [item["id"] for item in one["items"] if item["type"] == "Canvas"]
        yield one["id"], (_texts_3(one["label"]), [each["id"] for each in inner], canvases)
        yield from _ranges_3(inner)


def _service(given: dict[str, Any]) -> tuple[Any, ...]:
    doors = [
        one["@id"] for one in _many(given.get("service", [])) if "auth/1" in one.get("@context", "")
    ]
    return given["@id"], given["profile"], given["width"], given["height"], doors


def _texts_3(given: dict[str, list[str]]) -> Said:
    return [
        (None if tag == "none" else tag, text) for tag, texts in given.items() for text in texts
    ]


def _texts_2(given: Any) -> Said:
    return [
        (None, one) if isinstance(one, str) else (one["@language"], one["@value"])
        for one in _many(given)
    ]


def _many(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _picture(address: str) -> str:
    if address.endswith("/auth/closed.svg"):
        # The drawing of a closed page is no image of ours, and the same in both.
        return address
    found = _IMAGE.search(address)
    assert found is not None, address
    return found["rest"]


def _unversioned(address: str) -> str:
    return address.replace("/iiif/v2/", "/iiif/")
