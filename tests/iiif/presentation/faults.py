"""Faults to plant in a good manifest: rules and iiif-prezi3 together must find every one."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

Node = dict[str, Any]
Fault = Callable[[Node], None]

LABEL = {"en": ["Quires"]}


def good(manifest: Node) -> Node:
    """`manifest` with everything in it that faults are planted in."""
    made = copy.deepcopy(manifest)
    label = {"en": ["Quires"]}
    first, second = made["items"][0], made["items"][1]
    base = made["id"].removesuffix("/manifest.json")
    made["start"] = {"id": second["id"], "type": "Canvas"}
    made["rendering"] = [
        {
            "id": f"{base}/book.pdf",
            "type": "Text",
            "label": {"en": ["PDF"]},
            "format": "application/pdf",
            "language": ["ar"],
        }
    ]
    made["seeAlso"] = [
        {
            "id": f"{base}/record.json",
            "type": "Dataset",
            "label": {"en": ["Record"]},
            "format": "application/json",
            "profile": "https://example.org/profile",
        }
    ]
    made["structures"] = [
        {
            "id": f"{base}/range/quires",
            "type": "Range",
            "label": label,
            "items": [
                {
                    "id": f"{base}/range/quire-1",
                    "type": "Range",
                    "label": {"en": ["Quire 1"]},
                    "items": [{"id": first["id"], "type": "Canvas"}],
                }
            ],
        }
    ]
    first["annotations"] = [
        {
            "id": f"{first['id']}/notes",
            "type": "AnnotationPage",
            "items": [
                {
                    "id": f"{first['id']}/notes/1",
                    "type": "Annotation",
                    "motivation": "commenting",
                    "body": {"type": "TextualBody", "value": "A stain", "language": "en"},
                    "target": f"{first['id']}#xywh=10,10,200,300",
                }
            ],
        }
    ]
    return made


def painting(document: Node, index: int = 0) -> Node:
    """The painting annotation of a canvas."""
    annotation: Node = document["items"][index]["items"][0]["items"][0]
    return annotation


def note(document: Node) -> Node:
    """The comment on the first canvas."""
    annotation: Node = document["items"][0]["annotations"][0]["items"][0]
    return annotation


def put(*path: str | int, value: Any) -> Fault:
    """A fault that sets what `path` leads to."""

    def plant(document: Node) -> None:
        target: Any = document
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    return plant


def take(*path: str | int) -> Fault:
    """A fault that takes away what `path` leads to."""

    def plant(document: Node) -> None:
        target: Any = document
        for step in path[:-1]:
            target = target[step]
        del target[path[-1]]

    return plant


def rename(old: str, new: str) -> Fault:
    """A fault that spells a property of the manifest otherwise."""

    def plant(document: Node) -> None:
        document[new] = document.pop(old)

    return plant


def _same_canvas_twice(document: Node) -> None:
    document["items"].append(copy.deepcopy(document["items"][0]))


def _canvas_without_size(document: Node) -> None:
    del document["items"][0]["width"], document["items"][0]["height"]


def _target_of_the_next_canvas(document: Node) -> None:
    painting(document)["target"] = document["items"][1]["id"]


def _body_is_the_service(document: Node) -> None:
    body = painting(document)["body"]
    body["id"] = body["service"][0]["id"]


def _canvas_with_fragment(document: Node) -> None:
    canvas = document["items"][2]
    canvas["id"] += "#xywh=0,0,10,10"
    painting(document, 2)["target"] = canvas["id"]


def _comment_among_paintings(document: Node) -> None:
    document["items"][0]["items"] = document["items"][0].pop("annotations")


def _painting_among_comments(document: Node) -> None:
    note(document)["motivation"] = "painting"


def _note_outside(document: Node) -> None:
    note(document)["target"] = document["items"][0]["id"] + "#xywh=2900,0,500,100"


def _sequence_inside_a_range(document: Node) -> None:
    document["structures"][0]["items"][0]["behavior"] = ["sequence"]


def _range_used_twice(document: Node) -> None:
    document["structures"].append(copy.deepcopy(document["structures"][0]))


def _context_last(document: Node) -> None:
    document["@context"] = document.pop("@context")


def _embedded_context(document: Node) -> None:
    document["items"][0] = {"@context": document["@context"], **document["items"][0]}


CONTEXT = "http://iiif.io/api/presentation/3/context.json"
_SERVICE = ("items", 0, "items", 0, "items", 0, "body", "service")
_BODY = ("items", 0, "items", 0, "items", 0, "body")

FAULTS: dict[str, Fault] = {
    "no context": take("@context"),
    "context of version 2": put("@context", value="http://iiif.io/api/presentation/2/context.json"),
    "own context last": put("@context", value=[CONTEXT, "https://example.org/own.json"]),
    "context not first": _context_last,
    "context in a canvas": _embedded_context,
    "a graph at the top": put("@graph", value=[]),
    "no id": take("id"),
    "id is a URN": put("id", value="urn:isbn:9780141036144"),
    "id with a space": put("id", value="https://books.example.org/a b"),
    "id in Arabic letters": put("items", 0, "id", value="https://books.example.org/كتاب"),
    "canvas id with fragment": _canvas_with_fragment,
    "one canvas twice": _same_canvas_twice,
    "one range twice": _range_used_twice,
    "type in small letters": put("type", value="manifest"),
    "canvas without type": take("items", 0, "type"),
    "version 2 keyword": put("items", 0, "@id", value="https://books.example.org/c"),
    "no label": take("label"),
    "label is a string": put("label", value="Book of Stars"),
    "label is empty": put("label", value={}),
    "label without text": put("label", value={"en": []}),
    "label with blank text": put("label", value={"en": [" "]}),
    "label text not in an array": put("label", value={"en": "Book of Stars"}),
    "label with HTML": put("label", value={"en": ["<b>Book of Stars</b>"]}),
    "language tag of no language": put("label", value={"en_US": ["Book"]}),
    "@none for none": put("label", value={"@none": ["Book"]}),
    "summary with broken HTML": put("summary", value={"en": ["<p>Stars<br></p>"]}),
    "summary with an entity bomb": put(
        "summary", value={"en": ['<!DOCTYPE p [<!ENTITY a "aaaa">]><p>&a;</p>']}
    ),
    "metadata is an object": put("metadata", value={"label": LABEL, "value": LABEL}),
    "metadata without value": put("metadata", 0, value={"label": LABEL}),
    "required statement is a map": put("requiredStatement", value={"en": ["Attribution"]}),
    "rights of https": put("rights", value="https://creativecommons.org/licenses/by/4.0/"),
    "rights of nobody": put("rights", value="https://example.org/rights"),
    "rights in an array": put("rights", value=["http://rightsstatements.org/vocab/InC/1.0/"]),
    "viewing direction in letters": put("viewingDirection", value="rtl"),
    "viewing direction on a canvas": put("items", 0, "viewingDirection", value="right-to-left"),
    "viewing direction misspelt": rename("viewingDirection", "viewingdirection"),
    "behavior is a string": put("behavior", value="paged"),
    "behavior of no name": put("behavior", value=["pages"]),
    "behavior of a canvas on the manifest": put("behavior", value=["facing-pages"]),
    "behaviors that exclude each other": put("behavior", value=["paged", "continuous"]),
    "sequence inside a range": _sequence_inside_a_range,
    "nav date without zone": put("navDate", value="1446-01-01T00:00:00"),
    "thumbnail is an object": put("thumbnail", value={"id": "https://e.org/t.jpg"}),
    "thumbnail without type": take("items", 0, "thumbnail", 0, "type"),
    "thumbnail is a string": put("thumbnail", value=["https://books.example.org/t.jpg"]),
    "provider of another type": put("provider", 0, "type", value="Organization"),
    "provider without label": take("provider", 0, "label"),
    "homepage without label": take("homepage", 0, "label"),
    "homepage language as a string": put("homepage", 0, "language", value="en"),
    "rendering without label": take("rendering", 0, "label"),
    "seeAlso without type": take("seeAlso", 0, "type"),
    "partOf without type": take("partOf", 0, "type"),
    "start is a string": put("start", value="https://books.example.org/c1"),
    "start on no canvas": put(
        "start", value={"id": "https://books.example.org/none", "type": "Canvas"}
    ),
    "no canvases": put("items", value=[]),
    "items is an object": put("items", value={}),
    "an image among the canvases": put("items", 0, "type", value="Image"),
    "canvas without size": _canvas_without_size,
    "canvas without width": take("items", 0, "width"),
    "canvas of no height": put("items", 0, "height", value=0),
    "canvas of half a pixel": put("items", 0, "height", value=100.5),
    "canvas with format": put("items", 0, "format", value="image/jpeg"),
    "canvas without content": put("items", 0, "items", value=[]),
    "canvas property is null": put("items", 0, "summary", value=None),
    "comment among paintings": _comment_among_paintings,
    "painting among comments": _painting_among_comments,
    "painting without motivation": take("items", 0, "items", 0, "items", 0, "motivation"),
    "painting without body": take(*_BODY),
    "painting without target": take("items", 0, "items", 0, "items", 0, "target"),
    "painting on the next canvas": _target_of_the_next_canvas,
    "comment outside of its canvas": _note_outside,
    "body without id": take(*_BODY, "id"),
    "body without type": take(*_BODY, "type"),
    "body without format": take(*_BODY, "format"),
    "body is the service": _body_is_the_service,
    "body of negative width": put(*_BODY, "width", value=-3000),
    "body with sound": put(*_BODY, "type", value="Sound"),
    "service is an object": put(*_SERVICE, value={"id": "https://books.example.org/iiif/3/i1"}),
    "service without type": take(*_SERVICE, 0, "type"),
    "service without profile": take(*_SERVICE, 0, "profile"),
    "service of version 3 with a profile of 2": put(
        *_SERVICE, 0, "profile", value="http://iiif.io/api/image/2/level2.json"
    ),
    "service of version 2 with half its keywords": take(*_SERVICE, 1, "@type"),
    "range on no canvas": put(
        "structures", 0, "items", 0, "items", 0, "id", value="https://books.example.org/none"
    ),
    "range without items": put("structures", 0, "items", value=[]),
    "an annotation in a range": put("structures", 0, "items", 0, "type", value="Annotation"),
    "structures on a canvas": put("items", 0, "structures", value=[]),
    "placeholder in a placeholder": put(
        "placeholderCanvas",
        value={
            "id": "https://books.example.org/placeholder",
            "type": "Canvas",
            "height": 10,
            "width": 10,
            "items": [],
            "placeholderCanvas": {"id": "https://books.example.org/p2", "type": "Canvas"},
        },
    ),
    "a property nobody defined": put("shelfmark", value="MS Or. 42"),
}
