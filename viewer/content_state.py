"""Which part of a manuscript a link asks for: plain parameters or an IIIF content state."""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urldefrag

_REGION = re.compile(r"(?:xywh=)?(?:pixel:)?(\d{1,9}),(\d{1,9}),(\d{1,9}),(\d{1,9})")

Region = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class View:
    """A canvas by its identifier, and a region of it: x, y, width, height in canvas pixels."""

    canvas_id: str | None = None
    region: Region | None = None


def read_view(canvas: str | None, xywh: str | None, state: str | None) -> View:
    """Read what a link asks for.

    `canvas` is an identifier or a whole canvas URI, perhaps with '#xywh='; `state` an encoded
    content state (IIIF Content State API 1.0, section 6). What cannot be read asks for nothing: an
    old or foreign link still opens the book.
    """
    if canvas:
        return _view(canvas, xywh)
    target = _target(_decoded(state)) if state else None
    return _view(target, xywh) if target else View()


def _view(uri: str, xywh: str | None) -> View:
    address, fragment = urldefrag(uri)
    canvas_id = unquote(address.rstrip("/").rsplit("/", 1)[-1])
    return View(canvas_id or None, _region(xywh) or _region(fragment))


def _region(text: str | None) -> Region | None:
    found = _REGION.fullmatch(text or "")
    if found is None:
        return None
    x, y, width, height = (int(number) for number in found.groups())
    return (x, y, width, height) if width and height else None


def _decoded(state: str) -> object:
    """Undo base64url without padding and percent-encoding (Content State 1.0, 6.1)."""
    if state.startswith(("http://", "https://")):
        return state
    try:
        raw = base64.urlsafe_b64decode(state + "=" * (-len(state) % 4))
        return json.loads(unquote(raw.decode("utf-8")))
    except (binascii.Error, ValueError, RecursionError):
        return None


def _target(value: object) -> str | None:
    """Find the canvas in an annotation, a bare target, or a list of them (the first counts)."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict) and value.get("type") == "Annotation":
            value = value.get("target")
        elif isinstance(value, dict) and value.get("type") == "SpecificResource":
            value = _with_selector(value)
    if isinstance(value, dict):
        value = value.get("id") if value.get("type") == "Canvas" else None
    return value if isinstance(value, str) else None


def _with_selector(resource: dict[str, Any]) -> object:
    source, selector = resource.get("source"), resource.get("selector")
    identifier = source.get("id") if isinstance(source, dict) else source
    fragment = selector.get("value") if isinstance(selector, dict) else None
    if isinstance(identifier, str) and isinstance(fragment, str):
        return f"{identifier}#{fragment}"
    return source
