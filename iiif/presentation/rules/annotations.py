"""Rules on annotation pages and what they paint or say about a canvas (5.3, 5.5 to 5.7)."""

import re
from typing import Any
from xml.etree import ElementTree

from iiif.presentation.rules.findings import Findings
from iiif.presentation.rules.links import (
    check_format_and_language,
    check_links,
    check_size,
    objects,
)
from iiif.presentation.rules.resources import check_resource
from iiif.presentation.rules.values import check_language_map, check_uri

_XYWH = re.compile(
    r"(?:^|&|#)xywh=(?:pixel:)?(\d+(?:\.\d+)?),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)"
)
_SVG = "{http://www.w3.org/2000/svg}"
_WITHOUT_ID = frozenset({"TextualBody", "SpecificResource", "Choice"})


def check_page(
    found: Findings,
    page: dict[str, Any],
    where: str,
    owner: dict[str, Any] | None,
    *,
    painting: bool,
    extended: bool,
) -> None:
    """An annotation page in `items` (`painting`) or `annotations` of `owner`; None: on its own."""
    check_resource(found, page, where, "AnnotationPage", extended=extended)
    if "items" not in page:
        return
    if not page["items"]:
        found.should("page-empty", where, "An AnnotationPage should have annotations.", "3.4 items")
    for place, annotation in objects(found, page["items"], f"{where}.items", "items"):
        check_annotation(found, annotation, place, owner, painting=painting, extended=extended)


def check_annotation(
    found: Findings,
    annotation: dict[str, Any],
    where: str,
    owner: dict[str, Any] | None,
    *,
    painting: bool | None,
    extended: bool,
) -> None:
    """One annotation; `painting` is None when the document does not tell which kind is wanted."""
    check_resource(found, annotation, where, "Annotation", extended=extended)
    motivation = annotation.get("motivation")
    values = motivation if isinstance(motivation, list) else [motivation]
    if painting is True and "painting" not in values:
        found.must("motivation", where, "Annotations in items of a Canvas must be painting.", "5.3")
    if painting is False and "painting" in values:
        found.must(
            "motivation", where, "Painting belongs in items, not annotations.", "3.4 annotations"
        )
    _check_target(found, annotation, where, owner)
    _check_drawings(found, annotation, where)
    if "painting" in values:
        _check_painted(found, annotation, where, owner)


def _check_target(
    found: Findings, annotation: dict[str, Any], where: str, owner: dict[str, Any] | None
) -> None:
    target = annotation.get("target")
    targets = target if isinstance(target, list) else [target]
    uris = [_target_uri(one) for one in targets]
    if not all(isinstance(uri, str) and uri for uri in uris):
        found.must("target-missing", where, "An Annotation must have a target.", "5.6")
        return
    if owner is None or not isinstance(owner.get("id"), str):
        return
    if not any(str(uri).split("#")[0] == owner["id"] for uri in uris):
        found.must(
            "target-elsewhere", where, f"The target must be {owner['id']}.", "5.6, 3.4 annotations"
        )
        return
    for one, uri in zip(targets, uris, strict=True):
        _check_region(found, f"{uri}&{_selector(one)}", where, owner)


def _check_drawings(found: Findings, annotation: dict[str, Any], where: str) -> None:
    """Shapes are whole SVG, and paths: what draws nothing else is still in use (Web Annotation)."""
    target = annotation.get("target")
    for one in target if isinstance(target, list) else [target]:
        selector = one.get("selector") if isinstance(one, dict) else None
        for each in selector if isinstance(selector, list) else [selector]:
            if isinstance(each, dict) and each.get("type") == "SvgSelector":
                _check_drawing(found, str(each.get("value", "")), where)


def _check_drawing(found: Findings, value: str, where: str) -> None:
    try:
        drawing = ElementTree.fromstring(value)
    except ElementTree.ParseError:
        drawing = None
    if drawing is None or drawing.tag != f"{_SVG}svg":
        found.must("svg", where, "The value of an SvgSelector must be SVG.", "WA 4.2.7")
    elif drawing.find(f".//{_SVG}path") is None:
        found.should("svg-path", where, "An SvgSelector should draw a path.", "WA 4.2.7")


def _target_uri(target: Any) -> Any:
    if isinstance(target, dict):
        source = target.get("source", target.get("id"))
        return source.get("id") if isinstance(source, dict) else source
    return target


def _selector(target: Any) -> str:
    if not isinstance(target, dict):
        return ""
    selector = target.get("selector")
    selectors = selector if isinstance(selector, list) else [selector]
    found = [one for one in selectors if isinstance(one, dict)]
    fragments = [one for one in found if one.get("type") == "FragmentSelector"]
    return "&".join(str(one.get("value", "")) for one in fragments or found)


def _check_region(found: Findings, text: str, where: str, owner: dict[str, Any]) -> None:
    region = _XYWH.search(text)
    width, height = owner.get("width"), owner.get("height")
    if region is None or not isinstance(width, int) or not isinstance(height, int):
        return
    x, y, w, h = (float(part) for part in region.groups())
    if x + w > width or y + h > height:
        found.must("target-outside", where, "The region lies outside of the Canvas.", "5.3")


def _check_painted(
    found: Findings, annotation: dict[str, Any], where: str, owner: dict[str, Any] | None
) -> None:
    body = annotation.get("body")
    bodies = body if isinstance(body, list) else [body]
    if body is None or not bodies:
        found.must("body-missing", where, "A painting Annotation must have a body.", "5.6")
        return
    for one in bodies:
        _check_body(found, one, f"{where}.body", owner)


def _check_body(found: Findings, body: Any, where: str, owner: dict[str, Any] | None) -> None:
    if not isinstance(body, dict) or not isinstance(body.get("type"), str):
        found.must("body-type", where, "The body must be an object with a type.", "5.7")
        return
    if body["type"] == "Choice":
        for place, item in objects(found, body.get("items"), f"{where}.items", "items"):
            _check_body(found, item, place, owner)
        return
    if body["type"] in _WITHOUT_ID:
        return
    _check_content(found, body, where)
    if owner is not None:
        _check_dimensions(found, body, where, owner)


def _check_content(found: Findings, body: dict[str, Any], where: str) -> None:
    if "id" not in body:
        found.must("id-missing", where, "A content resource must have an id.", "5.7")
    else:
        check_uri(found, body["id"], f"{where}.id")
    if "label" in body:
        check_language_map(found, body["label"], f"{where}.label")
    if "format" not in body:
        found.should("format-missing", where, "The body should name its format.", "3.2 format")
    check_format_and_language(found, body, where)
    check_size(found, body, where)
    check_links(found, body, where)
    if body["type"] == "Image":
        _check_image(found, body, where)


def _check_image(found: Findings, body: dict[str, Any], where: str) -> None:
    if ("width" in body) != ("height" in body):
        found.should("size-half", where, "Width and height belong together.", "3.2 height")
    elif "width" not in body:
        found.should("size-missing", where, "An Image should tell its size.", "3.2 height")
    services = body.get("service")
    bases = (
        [s.get("id", s.get("@id")) for s in services if isinstance(s, dict)]
        if isinstance(services, list)
        else []
    )
    if body.get("id") in bases:
        found.must("body-is-service", where, "The body must be an image, not its service.", "5.7")


def _check_dimensions(
    found: Findings, body: dict[str, Any], where: str, owner: dict[str, Any]
) -> None:
    if body["type"] in {"Image", "Video"} and "width" not in owner:
        found.must("body-dimension", where, "The Canvas has no width and height for it.", "5.3")
    if body["type"] in {"Sound", "Video"} and "duration" not in owner:
        found.must("body-dimension", where, "The Canvas has no duration for it.", "5.3")
