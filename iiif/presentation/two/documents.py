"""Manifests, canvases and collections of Presentation 3.0 in the way of 2.1 (section 5).

What is converted is the plain structure of 3.0, so both say the same: every rule about what may be
shown was kept before. Canvases and annotations keep their ids, so that what points at them is true
in both; documents have an address for each version (`Uris.older`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from catalog.uris import Uris
from iiif.presentation.two.annotations import (
    annotation_list,
    image,
    layer,
    list_reference,
    painting,
)
from iiif.presentation.two.services import services
from iiif.presentation.two.texts import Node, alone, link, pairs, texts

CONTEXT = "http://iiif.io/api/presentation/2/context.json"

# Values of `behavior` that 2.1 has as `viewingHint`; the others are younger.
_HINTS = frozenset(
    {"individuals", "paged", "continuous", "non-paged", "facing-pages", "multi-part"}
)


def older(uris: Uris, document: Node) -> Node:
    """The document of 2.1 that says what this whole document of 3.0 says."""
    return {"@context": CONTEXT, **_KINDS[document["type"]](uris, document)}


def _manifest(uris: Uris, given: Node) -> Node:
    made = {"@id": uris.older(given["id"]), "@type": "sc:Manifest", **_described(uris, given)}
    direction = {name: given[name] for name in ("viewingDirection",) if name in given}
    hint = _hint(given)
    made |= direction | hint
    # Said again of the sequence: many viewers look there alone.
    made["sequences"] = [
        {
            "@type": "sc:Sequence",
            **direction,
            **hint,
            "canvases": [_canvas(uris, canvas) for canvas in given["items"]],
        }
    ]
    if ranges := [_range(uris, one) for one in _flat(given.get("structures", ()))]:
        made["structures"] = ranges
    return made


def _canvas(uris: Uris, given: Node) -> Node:
    made = {"@id": given["id"], "@type": "sc:Canvas", **_described(uris, given), **_hint(given)}
    made |= {"height": given["height"], "width": given["width"]}
    painted = [painting(uris, one) for page in given.get("items", ()) for one in page["items"]]
    if painted:
        made["images"] = painted
    if beside := [list_reference(uris, page) for page in given.get("annotations", ())]:
        made["otherContent"] = beside
    return made


def _range(uris: Uris, given: Node) -> Node:
    made = {"@id": given["id"], "@type": "sc:Range", **_described(uris, given), **_hint(given)}
    items = given.get("items", ())
    for name, kind in (("ranges", "Range"), ("canvases", "Canvas")):
        if named := [one["id"] for one in items if one["type"] == kind]:
            made[name] = named
    return made


def _flat(ranges: Sequence[Node]) -> Iterator[Node]:
    """Every range with those in it after it: 2.1 has them in one list, that name one another."""
    for one in ranges:
        yield one
        yield from _flat([inner for inner in one.get("items", ()) if inner["type"] == "Range"])


def _collection(uris: Uris, given: Node) -> Node:
    made = {"@id": uris.older(given["id"]), "@type": "sc:Collection", **_described(uris, given)}
    made |= _hint(given)
    for name, kind in (("collections", "Collection"), ("manifests", "Manifest")):
        if members := [_member(uris, one) for one in given["items"] if one["type"] == kind]:
            made[name] = members
    return made


def _member(uris: Uris, given: Node) -> Node:
    kind = f"sc:{given['type']}"
    return {"@id": uris.older(given["id"]), "@type": kind, **_described(uris, given)}


def _lone_page(uris: Uris, given: Node) -> Node:
    """A page of annotations; of what is painted on a canvas there is no list in 2.1."""
    if any(one["motivation"] == "painting" for one in given["items"]):
        made: Node = {"@id": given["id"], "@type": "sc:AnnotationList"}
        return made | {"resources": [painting(uris, one) for one in given["items"]]}
    return annotation_list(uris, given)


def _lone_painting(uris: Uris, given: Node) -> Node:
    return painting(uris, given) | _within(uris, given)


def _described(uris: Uris, given: Node) -> Node:
    """What is said of a resource of any kind (3.1, 3.2 and 3.4)."""
    made: Node = {}
    if "label" in given:
        made["label"] = texts(given["label"])
    if "summary" in given:
        made["description"] = texts(given["summary"])
    if given.get("metadata"):
        made["metadata"] = pairs(given["metadata"])
    if given.get("thumbnail"):
        made["thumbnail"] = alone([image(uris, one) for one in given["thumbnail"]])
    return made | _stated(given) | _linked(uris, given) | _within(uris, given)


def _stated(given: Node) -> Node:
    made: Node = {}
    if "requiredStatement" in given:
        made["attribution"] = texts(given["requiredStatement"]["value"])
    if "rights" in given:
        made["license"] = given["rights"]
    if "navDate" in given:
        made["navDate"] = given["navDate"]
    return made


def _linked(uris: Uris, given: Node) -> Node:
    made: Node = {}
    pages = [*given.get("homepage", ()), *_homes(given.get("provider", ()))]
    if pages:
        made["related"] = alone([link(one) for one in pages])
    for name in ("seeAlso", "rendering"):
        if given.get(name):
            made[name] = alone([link(one) for one in given[name]])
    service = services(uris, given.get("service", ()))
    if service is not None:
        made["service"] = service
    return made


def _homes(providers: Sequence[Node]) -> list[Node]:
    # 2.1 does not know who provides; their pages are related to what they provide.
    return [page for provider in providers for page in provider.get("homepage", ())]


def _within(uris: Uris, given: Node) -> Node:
    wholes = [uris.older(whole["id"]) for whole in given.get("partOf", ())]
    return {"within": alone(wholes)} if wholes else {}


def _hint(given: Node) -> Node:
    hints = [one for one in given.get("behavior", ()) if one in _HINTS]
    return {"viewingHint": alone(hints)} if hints else {}


_KINDS: Mapping[str, Callable[[Uris, Any], Node]] = {
    "Manifest": _manifest,
    "Collection": _collection,
    "Canvas": _canvas,
    "Range": _range,
    "AnnotationPage": _lone_page,
    "AnnotationCollection": layer,
    "Annotation": _lone_painting,
}
