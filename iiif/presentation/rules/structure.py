"""Rules on how resources hold each other: manifests, canvases, ranges, collections (3.4, 5)."""

from collections.abc import Iterator
from typing import Any

from iiif.presentation.rules.annotations import check_page
from iiif.presentation.rules.findings import Findings
from iiif.presentation.rules.links import objects
from iiif.presentation.rules.resources import check_resource
from iiif.presentation.rules.values import is_one_of

_DEFINED_WITHOUT_ITEMS = frozenset({"Canvas", "Annotation"})
_CANVAS_OR_PART = frozenset({"Canvas", "SpecificResource"})
_MEMBERS = frozenset({"Manifest", "Collection"})
_STAND_INS = ("placeholderCanvas", "accompanyingCanvas")


def check_manifest(found: Findings, manifest: dict[str, Any], *, extended: bool) -> None:
    """A Manifest: its canvases, then what refers to them (5.2)."""
    check_resource(found, manifest, "$", "Manifest", extended=extended)
    _check_beside(found, manifest, "$", extended=extended)
    canvases = objects(found, manifest.get("items"), "$.items", "items")
    if not canvases:
        found.must("items-missing", "$", "A Manifest must have a Canvas.", "3.4 items")
    for where, canvas in canvases:
        check_canvas(found, canvas, where, extended=extended)
    known = {uri for _, canvas in canvases for uri in _own_id(canvas)}
    _check_start(found, manifest, "$", known)
    if "structures" in manifest:
        _check_structures(found, manifest["structures"], known, extended=extended)


def check_canvas(found: Findings, canvas: dict[str, Any], where: str, *, extended: bool) -> None:
    """A Canvas: a size or a duration, an id without fragment, content that targets it (5.3)."""
    check_resource(found, canvas, where, "Canvas", extended=extended)
    _check_beside(found, canvas, where, extended=extended)
    if isinstance(canvas.get("id"), str) and "#" in canvas["id"]:
        found.must("canvas-fragment", where, "A Canvas id must have no fragment.", "3.2 id, 5.3")
    if ("width" in canvas) != ("height" in canvas):
        found.must("canvas-size", where, "Width and height belong together.", "3.2 height")
    elif "width" not in canvas and "duration" not in canvas:
        found.must("canvas-size", where, "A Canvas must have a size or a duration.", "5.3")
    if not canvas.get("items"):
        found.should("canvas-empty", where, "A Canvas should have content.", "3.4 items")
    if "items" in canvas:
        for place, page in objects(found, canvas["items"], f"{where}.items", "items"):
            check_page(found, page, place, canvas, painting=True, extended=extended)


def _check_beside(found: Findings, resource: dict[str, Any], where: str, *, extended: bool) -> None:
    """`annotations`, `placeholderCanvas` and `accompanyingCanvas` of any resource (3.1, 3.4)."""
    if "annotations" in resource:
        pages = objects(found, resource["annotations"], f"{where}.annotations", "annotations")
        for place, page in pages:
            check_page(found, page, place, resource, painting=False, extended=extended)
    for name in _STAND_INS:
        if name in resource:
            _check_stand_in(found, resource[name], f"{where}.{name}", name, extended=extended)


def _check_stand_in(found: Findings, canvas: Any, where: str, name: str, *, extended: bool) -> None:
    if not isinstance(canvas, dict):
        found.must("not-an-object", where, f"{name} must be a Canvas.", f"3.1 {name}")
        return
    if any(other in canvas for other in _STAND_INS):
        found.must("stand-in-nested", where, f"A {name} must not have another.", f"3.1 {name}")
        return
    check_canvas(found, canvas, where, extended=extended)


def _check_start(found: Findings, resource: dict[str, Any], where: str, known: set[str]) -> None:
    if "start" not in resource:
        return
    start, clause = resource["start"], "3.3.2 start"
    if not isinstance(start, dict) or "id" not in start or "type" not in start:
        found.must("start", where, "start must be an object with id and type.", clause)
    elif not is_one_of(start["type"], _CANVAS_OR_PART):
        found.must("start", where, "start must be a Canvas or a part of one.", clause)
    elif not is_one_of(_canvas_of(start), known):
        found.must("start-unknown", where, f"{_canvas_of(start)} is not in items.", clause)


def _canvas_of(reference: dict[str, Any]) -> Any:
    """The id of the canvas that a Canvas, a part of it or a SpecificResource refers to."""
    source = reference.get("source", reference.get("id"))
    uri = source.get("id") if isinstance(source, dict) else source
    return uri.split("#")[0] if isinstance(uri, str) else uri


def _check_structures(found: Findings, value: Any, known: set[str], *, extended: bool) -> None:
    tops = objects(found, value, "$.structures", "structures")
    embedded = {
        uri
        for _, top in tops
        for range_ in _ranges(top)
        if "items" in range_
        for uri in _own_id(range_)
    }
    for where, range_ in tops:
        _check_range(found, range_, where, known, embedded, extended=extended, top=True)


def _check_range(
    found: Findings,
    range_: dict[str, Any],
    where: str,
    known: set[str],
    embedded: set[str],
    *,
    extended: bool,
    top: bool,
) -> None:
    check_resource(found, range_, where, "Range", extended=extended)
    _check_beside(found, range_, where, extended=extended)
    _check_start(found, range_, where, known)
    behavior = range_.get("behavior")
    if not top and isinstance(behavior, list) and "sequence" in behavior:
        found.must("sequence-nested", where, "A sequence stands directly in structures.", "5.4")
    if "items" not in range_:
        if not top and not is_one_of(range_.get("id"), embedded):
            found.must("range-unknown", where, "The Range is described nowhere.", "5.4")
        return
    items = objects(found, range_["items"], f"{where}.items", "items")
    if not items:
        found.must("range-empty", where, "A Range must have an item.", "3.4 items")
    for place, item in items:
        if item.get("type") == "Range":
            _check_range(found, item, place, known, embedded, extended=extended, top=False)
        elif not is_one_of(item.get("type"), _CANVAS_OR_PART):
            found.must("range-item", place, "A Range holds Ranges and Canvases.", "3.4 items")
        elif not is_one_of(_canvas_of(item), known):
            found.must("range-canvas", place, f"{_canvas_of(item)} is not in items.", "5.4")


def _ranges(range_: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield range_
    items = range_.get("items")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and item.get("type") == "Range":
            yield from _ranges(item)


def check_collection(
    found: Findings, collection: dict[str, Any], where: str, *, extended: bool
) -> None:
    """A Collection: references to Manifests, references to or whole Collections (5.1)."""
    check_resource(found, collection, where, "Collection", extended=extended)
    _check_beside(found, collection, where, extended=extended)
    if "items" not in collection:
        found.must("items-missing", where, "A Collection must have items.", "3.4 items")
        return
    for place, item in objects(found, collection["items"], f"{where}.items", "items"):
        if item.get("type") == "Collection" and "items" in item:
            check_collection(found, item, place, extended=extended)
        else:
            _check_member(found, item, place)


def _check_member(found: Findings, item: dict[str, Any], where: str) -> None:
    kind = str(item.get("type"))
    if not is_one_of(kind, _MEMBERS):
        found.must("collection-item", where, "Only Manifests and Collections.", "3.4 items")
        return
    check_resource(found, item, where, kind, extended=True)
    if "items" in item:
        found.must("manifest-embedded", where, "A Manifest must not be embedded here.", "5.1")
    if "thumbnail" not in item:
        found.should("thumbnail-missing", where, "A member should have a thumbnail.", "5.1")


def defined_ids(document: dict[str, Any]) -> Iterator[str]:
    """The id of every resource which the document defines, not of those it refers to."""
    yield from _own_id(document)
    for name in ("items", "annotations", "structures"):
        values = document.get(name)
        for item in values if isinstance(values, list) else []:
            if isinstance(item, dict) and _is_defined(item, document):
                yield from defined_ids(item)
    for name in _STAND_INS:
        if isinstance(document.get(name), dict):
            yield from defined_ids(document[name])


def _is_defined(item: dict[str, Any], holder: dict[str, Any]) -> bool:
    if holder.get("type") == "Range" and item.get("type") != "Range":
        return False
    return "items" in item or is_one_of(item.get("type"), _DEFINED_WITHOUT_ITEMS)


def _own_id(resource: dict[str, Any]) -> Iterator[str]:
    if isinstance(resource.get("id"), str):
        yield resource["id"]
