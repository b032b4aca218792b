"""What a content state asks for, in every form that the text has for it.

Source: IIIF Content State API 1.0, section 2.2 (annotation, address of one, bare target, address
of a target), 5 (regions, points, several targets); Web Annotation Data Model, 4 (selectors); Media
Fragments URI 1.0, 4.2.2 (xywh in pixels or percent). A link that somebody copied out of a viewer
('…?iiif-content=…', '…?manifest=…&canvas=…') is read, too. Nothing here asks any server.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urldefrag, urlsplit

from catalog.errors import BadAddress
from catalog.language import holds_unkeepable, without_turns
from catalog.uris import check_web_address
from iiif.content_state import encoding
from iiif.content_state.errors import BadContentState

ADDRESS_LENGTH_MAX: Final = 2000
# More than anybody compares; a list of thousands is not read to its end.
TARGETS_MAX: Final = 12
_STEPS_MAX: Final = 6
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_NUMBER: Final = r"(-?\d{1,9}(?:\.\d{1,9})?)"
_REGION: Final = re.compile(
    rf"(?:.*[&#])?(?:xywh=)?(pixel:|percent:|pct:)?{_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}(?:&.*)?"
)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a canvas: x, y, width, height in its pixels, or in hundredths of its sides.

    A point has neither width nor height.
    """

    x: float
    y: float
    width: float
    height: float
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What one target names: its address without a fragment, and the books that it is a part of.

    `kind` is its type ('Canvas', 'Manifest' …), '' where it was not said.
    """

    address: str
    kind: str = ""
    manifests: tuple[str, ...] = ()
    box: Box | None = None


def read_state(text: str) -> tuple[Target, ...]:
    """The targets of a content state: encoded, as JSON, or an address; in the order given.

    Raises:
        BadContentState: it cannot be read, is too long, names nothing, too much, or something
            that is no address of the web.
    """
    encoding.within_limits(text)
    bare = text.strip()
    if not bare:
        encoding.refuse()
    if bare.startswith(("{", "[", '"')):
        return _targets(encoding.parse(bare))
    if _SCHEME.match(bare):
        return _of_link(bare)
    return _targets(encoding.decode(bare))


def read_box(text: object) -> Box | None:
    """A region as a fragment has it, such as 'xywh=1,2,30,40' or 'percent:0,0,50,50'; or None."""
    found = _REGION.fullmatch(text) if isinstance(text, str) and len(text) < 400 else None
    if found is None:
        return None
    x, y, width, height = (float(number) for number in found.groups()[1:])
    if width <= 0 or height <= 0:
        return None
    return Box(x, y, width, height, is_percent=found[1] in ("percent:", "pct:"))


def _of_link(link: str) -> tuple[Target, ...]:
    """An address: of a resource, or of a viewer that was opened with a content state."""
    try:
        asked = parse_qs(urlsplit(link).query, max_num_fields=40)
    except ValueError:
        encoding.refuse()
    inner = asked.get("iiif-content", [""])[0].strip()
    if inner and not _SCHEME.match(inner):
        return _targets(encoding.decode(inner) if inner[0] not in '{["' else encoding.parse(inner))
    if inner:
        return _targets(inner)
    if manifest := asked.get("manifest", [""])[0].strip():
        canvas = asked.get("canvas", [""])[0].strip()
        return (_target(canvas or manifest, "", (manifest,), None),)
    return _targets(link)


def _targets(state: object) -> tuple[Target, ...]:
    found = []
    for one in _unfolded(state, 0):
        found.append(_read(one))
        if len(found) > TARGETS_MAX:
            raise BadContentState(
                f"The link names more than {TARGETS_MAX} places: name two, to compare them.",
                key="many",
                max=TARGETS_MAX,
            )
    if not found:
        encoding.refuse()
    return tuple(dict.fromkeys(found))


def _unfolded(value: object, depth: int) -> Iterator[object]:
    """The targets in an annotation, in a list of annotations, in a list of targets."""
    if depth > _STEPS_MAX:
        encoding.refuse()
    if isinstance(value, list):
        for one in value:
            yield from _unfolded(one, depth + 1)
    elif isinstance(value, dict) and _kind(value) == "Annotation" and "target" in value:
        # Whether its motivation is contentState or not: what is shown of an annotation is the
        # place that it is about (2.2.4).
        yield from _unfolded(value["target"], depth + 1)
    else:
        yield value


def _read(value: object) -> Target:
    if isinstance(value, str):
        return _target(value, "", (), None)
    if not isinstance(value, dict):
        encoding.refuse()
    if _kind(value) == "SpecificResource" or ("source" in value and "selector" in value):
        inner = _read_source(value.get("source"))
        box = _selected(value.get("selector"))
        return inner if box is None else Target(inner.address, inner.kind, inner.manifests, box)
    return _target(_id(value), _kind(value), tuple(_part_of(value)), None)


def _read_source(source: object) -> Target:
    if isinstance(source, list):
        source = source[0] if source else None
    if isinstance(source, str):
        return _target(source, "", (), None)
    if not isinstance(source, dict):
        encoding.refuse()
    return _target(_id(source), _kind(source), tuple(_part_of(source)), None)


def _target(address: object, kind: str, manifests: tuple[str, ...], box: Box | None) -> Target:
    bare, fragment = urldefrag(_checked(address))
    return Target(
        bare, kind, tuple(_checked(each) for each in manifests), box or read_box(fragment)
    )


def _checked(address: object) -> str:
    """The same, if it is an address of the web that a person can read as it is."""
    if not isinstance(address, str) or not _SCHEME.match(address):
        encoding.refuse()
    hides = holds_unkeepable(address) or without_turns(address) != address
    try:
        if hides or len(address) > ADDRESS_LENGTH_MAX:
            raise BadAddress("")
        return check_web_address(address, "The link")
    except BadAddress:
        raise BadContentState(
            "The link names something that is no address of the web: nothing is opened.",
            key="address",
        ) from None


def _kind(value: dict[str, Any]) -> str:
    """The type; that of version 2 of Presentation loses its prefix ('sc:Canvas')."""
    kind = value.get("type") or value.get("@type")
    if isinstance(kind, list):
        kind = kind[0] if kind else ""
    return kind.removeprefix("sc:").removeprefix("oa:") if isinstance(kind, str) else ""


def _id(value: dict[str, Any]) -> object:
    return value.get("id") or value.get("@id")


def _part_of(value: dict[str, Any]) -> Iterator[str]:
    """The addresses of what it is part of; of what that is part of, nothing is asked."""
    parents = value.get("partOf") or value.get("within") or ()
    for parent in (parents if isinstance(parents, list) else [parents])[:TARGETS_MAX]:
        address = _id(parent) if isinstance(parent, dict) else parent
        if isinstance(address, str) and address:
            yield address


def _selected(selector: object) -> Box | None:
    """The place of a fragment or of a point; of other selectors the whole canvas is shown."""
    if isinstance(selector, list):
        return next((box for one in selector if (box := _selected_by(one))), None)
    return _selected_by(selector)


def _selected_by(selector: object) -> Box | None:
    if not isinstance(selector, dict):
        return None
    if _kind(selector) == "PointSelector":
        x, y = selector.get("x"), selector.get("y")
        if _is_number(x) and _is_number(y):
            return Box(float(x), float(y), 0, 0)  # type: ignore[arg-type]
        return None
    return read_box(selector.get("value"))


def _is_number(value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and abs(value) < 1e9 and math.isfinite(value)  # type: ignore[arg-type]
