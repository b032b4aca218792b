"""Annotations in the way of Presentation 2.1 (5.4, 5.5, 6.2 to 6.4, 6.7) and Open Annotation.

What is painted on a canvas lies in its `images`; everything else is a list of its own, that
canvases only name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalog.uris import Uris
from iiif.presentation.two.services import services
from iiif.presentation.two.texts import Node, alone, texts

# Motivations of the Web Annotation vocabulary that Open Annotation does not have.
_NEWER = frozenset({"assessing"})
# What is written on a page was painted on its canvas then (Presentation 2.1, section 5.5).
_OWN = {"supplementing": "sc:painting"}
_TEXT = "cnt:ContentAsText"


def painting(uris: Uris, given: Node) -> Node:
    """The annotation that paints a picture, or a choice of them, on a canvas."""
    body = given["body"]
    if body["type"] == "Choice":
        first, *others = (image(uris, one) for one in body["items"])
        resource: Node = {"@type": "oa:Choice", "default": first, "item": others}
    else:
        resource = image(uris, body)
    return {
        "@id": given["id"],
        "@type": "oa:Annotation",
        "motivation": "sc:painting",
        "resource": resource,
        "on": given["target"],
    }


def image(uris: Uris, given: Node) -> Node:
    """A picture with the service it comes from."""
    made: Node = {"@id": uris.older(given["id"]), "@type": "dctypes:Image"}
    if "label" in given:
        made["label"] = texts(given["label"])
    made |= {name: given[name] for name in ("format", "height", "width") if name in given}
    service = services(uris, given.get("service", ()))
    return made | {"service": service} if service is not None else made


def list_reference(uris: Uris, given: Node) -> Node:
    """What a canvas says of a list of annotations on it."""
    made: Node = {"@id": uris.older(given["id"]), "@type": "sc:AnnotationList"}
    return made | {"label": texts(given["label"])} if "label" in given else made


def annotation_list(uris: Uris, given: Node) -> Node:
    """A page of annotations as a list with what it is part of, without a context."""
    made = list_reference(uris, given)
    if layers := [layer(uris, whole) for whole in given.get("partOf", ())]:
        made["within"] = alone(layers)
    return made | {"resources": [_annotation(one) for one in given["items"]]}


def layer(uris: Uris, given: Node) -> Node:
    """A collection of annotations as a layer: with its first and last list, if it says them."""
    made: Node = {"@id": uris.older(given["id"]), "@type": "sc:Layer"}
    made["label"] = texts(given["label"])
    return made | {name: uris.older(given[name]) for name in ("first", "last") if name in given}


def _annotation(given: Node) -> Node:
    named = _listed(given["motivation"])
    return {
        "@id": given["id"],
        "@type": "oa:Annotation",
        "motivation": alone([_OWN.get(one, f"oa:{one}") for one in named if one not in _NEWER]),
        "resource": alone([_body(one) for one in _listed(given["body"])]),
        "on": _target(given["target"]),
    }


def _body(given: Node) -> Node:
    if given["type"] == "SpecificResource":
        # A term of a vocabulary, named by its address.
        return {"@id": given["source"], "@type": "oa:SemanticTag"}
    kind = ["oa:Tag", _TEXT] if given.get("purpose") == "tagging" else _TEXT
    made: Node = {"@type": kind, "chars": given["value"]}
    return made | {name: given[name] for name in ("format", "language") if name in given}


def _target(given: str | Node) -> str | Node:
    if isinstance(given, str):
        return given
    found = [_selector(one) for one in given["selector"]]
    # Viewers of that time take the box, and the drawn outline if they can.
    found.sort(key=lambda one: one["@type"] != "oa:FragmentSelector")
    selector = found[0]
    if len(found) > 1:
        selector = {"@type": "oa:Choice", "default": found[0], "item": alone(found[1:])}
    return {"@type": "oa:SpecificResource", "full": given["source"], "selector": selector}


def _selector(given: Node) -> Node:
    if given["type"] == "SvgSelector":
        return {"@type": ["oa:SvgSelector", _TEXT], "chars": given["value"]}
    return {
        "@type": "oa:FragmentSelector",
        "conformsTo": given["conformsTo"],
        "value": given["value"],
    }


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]
