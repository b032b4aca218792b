"""Which of our own books an address is about, told from the address alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from catalog import paths
from catalog.arks.errors import ArkNotFound
from catalog.arks.names import canvas_id_in, manuscript_id_of, read_ark
from catalog.uris import Uris
from iiif.content_state.reading import Box, read_box

_ID: Final = "[0-9A-Za-z]{1,40}"


@dataclass(frozen=True, slots=True)
class Place:
    """A book, a canvas of it or a place on that; or a list, by the path of its page for people.

    A list has no `manuscript_id`.
    """

    manuscript_id: str = ""
    canvas_id: str | None = None
    box: Box | None = None
    listed: str = ""


def _pattern(path: str) -> re.Pattern[str]:
    named = re.escape(path).replace(r"\{", "{").replace(r"\}", "}")
    for name in ("manuscript_id", "canvas_id"):
        named = named.replace(f"{{{name}}}", f"(?P<{name}>{_ID})")
    return re.compile(re.sub(r"\{\w+\}", "[^/]+", named))


# What stands under these has no other name than that of the book or canvas it belongs to.
_IIIF: Final = (
    paths.MANIFEST_PATH, paths.CANVAS_PATH, paths.ANNOTATION_PAGE_PATH, paths.ANNOTATION_PATH,
    paths.RANGE_PATH, paths.TRANSCRIBED_CANVAS_PATH, paths.CONDITION_PAGE_PATH,
    paths.CONDITION_ANNOTATIONS_PATH,
)  # fmt: skip
_PAGES: Final = (paths.READER_PATH, paths.MIRADOR_PATH, paths.COMPARE_PATH, paths.MANUSCRIPT_PATH)
_KNOWN: Final = tuple(
    _pattern(path) for path in (*_IIIF, *(paths.older(each) for each in _IIIF), *_PAGES)
)
_LISTS: Final = re.compile(r"/iiif/(?:v2/)?collection/.+")
_ARK: Final = re.compile(r"/ark:(.+)", re.IGNORECASE)


def is_ours(uris: Uris, address: str) -> bool:
    """Whether the address is one of this house."""
    try:
        told, own = urlsplit(address), urlsplit(uris.base)
    except ValueError:
        return False
    return told.netloc.lower() == own.netloc.lower() and told.path.startswith(f"{own.path}/")


def place_of(uris: Uris, address: str) -> Place | None:
    """The place of this house that the address names; None where it is elsewhere, or names none.

    The scheme may differ, as a house moves from http to https.
    """
    if not is_ours(uris, address):
        return None
    told = urlsplit(address)
    try:
        asked = parse_qs(told.query, max_num_fields=40)
    except ValueError:
        return None
    path = unquote(told.path[len(urlsplit(uris.base).path) :])
    if found := _ARK.fullmatch(path):
        return _of_ark(found[1], asked)
    if _LISTS.fullmatch(path):
        is_found = path.endswith(paths.FOUND_COLLECTION_PATH.rpartition("/")[2])
        return Place(listed=uris.found(told.query if is_found else ""))
    for pattern in _KNOWN:
        if found := pattern.fullmatch(path):
            parts = found.groupdict()
            canvas_id = parts.get("canvas_id") or _tail(asked.get("canvas", [""])[0])
            return Place(parts["manuscript_id"], canvas_id or None, _box_in(asked))
    return None


def _of_ark(text: str, asked: dict[str, list[str]]) -> Place | None:
    try:
        ark = read_ark(text)
        return Place(manuscript_id_of(ark), canvas_id_in(ark), _box_in(asked))
    except ArkNotFound:
        return None


def _box_in(asked: dict[str, list[str]]) -> Box | None:
    return next((box for name in ("marked", "xywh") if (box := read_box(asked.get(name, [""])[0]))),
                None)  # fmt: skip


def _tail(canvas: str) -> str:
    """The identifier of a canvas that is named by it, or by its whole address."""
    tail = unquote(canvas.partition("#")[0]).rstrip("/").rpartition("/")[2]
    return tail if re.fullmatch(_ID, tail) else ""
